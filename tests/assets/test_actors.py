"""The words that actors are found with, as they are shipped."""

from typing import get_args

from vedette.assets.actors import open_actors
from vedette.records import ActorKind


def test_the_shipped_lexicon_knows_states_groups_and_people():
    lexicon = open_actors()
    assert lexicon.states["mali"].code == "MLI"
    assert lexicon.adjectives["malians"].code == "MLI"
    (group,) = lexicon.registry.named("boko haram")
    assert group.kind == "armed_group"


def test_every_kind_in_the_lists_is_one_of_the_contract():
    lexicon = open_actors()
    kinds = {*lexicon.nouns.values(), *lexicon.modifiers.values(), *lexicon.names.values()}
    assert kinds <= set(get_args(ActorKind))
