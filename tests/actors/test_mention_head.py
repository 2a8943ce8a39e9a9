"""The learned head for mentions: kinds that it gives, mentions that it adds, and what it leaves alone."""

from dataclasses import dataclass, field
from typing import get_args

import pytest

from tests.actors.casts import lexicon
from tests.coding.readings import reading_of
from vedette.actors.finding import find_actors
from vedette.actors.found import Named
from vedette.actors.mention_head import Likely
from vedette.records import ActorKind


@dataclass(frozen=True)
class Told:
    """A head that has been told what to say of some words."""

    words: dict[str, tuple[float, str, float]] = field(default_factory=dict)

    def likely(self, text, _found):
        spoken = {w.index: self.words[w.text] for w in text.words if w.text in self.words}
        return {i: Likely(some, spread(kind, sure)) for i, (some, kind, sure) in spoken.items()}


def spread(kind, sure):
    """Chances of all kinds, with one that stands out."""
    rest = (1 - sure) / (len(get_args(ActorKind)) - 1)
    return {each: sure if each == kind else rest for each in get_args(ActorKind)}


def kinds(text, head):
    """The kinds of the actors, by name."""
    return {actor.name: actor.kind for actor in find_actors(Named(reading_of(text), lexicon()), head).actors}


def test_a_kind_that_the_head_is_sure_of_stands_against_the_rules():
    text = "The column raided two villages at night."
    assert kinds(text, Told({"column": (0.9, "armed_group", 0.9)})) == {"column": "armed_group"}


def test_one_that_it_is_not_sure_of_does_not():
    text = "Rebels raided two villages at night."
    assert kinds(text, Told({"Rebels": (0.9, "civilians", 0.4)}))["Rebels"] == "armed_group"


def test_a_state_stays_a_state():
    assert kinds("Kenya closed the border.", Told({"Kenya": (0.9, "company", 0.9)})) == {"Kenya": "state"}


@pytest.mark.parametrize(("some", "names"), [(0.9, {"whisper"}), (0.2, set())])
def test_a_word_that_no_rule_knows_may_be_an_actor(some, names):
    assert set(kinds("The whisper raided the hill.", Told({"whisper": (some, "igo", 0.8)}))) == names
