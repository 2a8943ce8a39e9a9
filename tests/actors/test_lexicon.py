"""The words and the registry that actors are found with."""

import pytest

from tests.actors.casts import open_lexicon
from tests.coding.readings import reading_of
from vedette.actors.lexicon import ActorLexicon, name_key
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
    lexicon = ActorLexicon.from_tables(words, {"states": []}, {"organisations": []}, {"people": []})
    assert lexicon.nouns == {"band": "militia", "bloc": "party"}
    assert not lexicon.has("collective", "band")


@pytest.mark.parametrize(("file", "key"), [("states", "code"), ("organisations", "id"), ("people", "id")])
def test_each_entry_of_the_registry_is_there_once_and_no_name_means_two(file, key):
    rows = read_table("registry", file)[file]
    keys = [key_ for row in rows for key_ in {name_key(name) for name in (row["name"], *row.get("aliases", ()))}]
    assert len({row[key] for row in rows}) == len(rows)
    assert sorted(set(keys)) == sorted(keys)
