"""The words and the registry that actors are found with."""

import pytest

from tests.actors.casts import open_lexicon
from tests.coding.readings import reading_of
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.registry import Registry
from vedette.assets.resources import read_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qaeda", "Al Qaeda"),
        ("The Guardian", "Guardian"),
        ("U.S.", "US"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
    ],
)
def test_names_that_differ_in_marks_only_are_one(one, other):
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("IS", "is"), ("AU", "au"), ("Niger", "Nigeria"), ("Mali", "Malian")])
def test_other_names_stay_apart(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [("authorities", "authority"), ("gunmen", "gunman"), ("mercenaries", "mercenary"), ("troops", "troop")],
)
def test_a_plural_that_a_list_has_in_the_singular_is_found(text, lemma):
    (word,) = reading_of(text).words
    assert open_lexicon().lemma(word) == lemma


def test_a_word_under_two_kinds_has_the_first():
    words = {
        "nouns": {"militia": "band", "party": "band bloc"},
        "modifiers": {},
        "roles": {},
        "names": {},
        "sorts": {},
        "people": {},
    }
    lexicon = ActorLexicon.from_tables(words, {"states": []}, {"organs": []}, Registry([], {}, {}))
    assert lexicon.nouns == {"band": "militia", "bloc": "party"}
    assert not lexicon.has("collective", "band")


def test_each_state_is_there_once_and_no_name_means_two():
    rows = read_table("registry", "states")["states"]
    keys = [key for row in rows for key in {name_key(name) for name in (row["name"], *row.get("aliases", ()))}]
    assert len({row["code"] for row in rows}) == len(rows)
    assert sorted(set(keys)) == sorted(keys)
