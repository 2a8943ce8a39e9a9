"""Whom a general word means, by the list behind it or before it."""

import pytest
from hypothesis import given, settings

from tests.coding.casts import cast_of
from tests.coding.readings import reading_of
from tests.news import news
from vedette.coding.listings import find_listed, pairs
from vedette.records import ActorKind

WHO: dict[str, ActorKind] = {
    "Omar Diallo": "person",
    "Desert Brigade": "armed_group",
    "Northern Front": "armed_group",
    "Fano": "militia",
    "Iran": "state",
    "groups": "armed_group",
    "affiliates": "armed_group",
    "factions": "armed_group",
    "militia": "militia",
    "militias": "militia",
    "villagers": "civilians",
    "rebels": "armed_group",
}


def listed(text: str) -> dict[str, list[str]]:
    """For each general word, whom its list names."""
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    return {id_: [cast.by_word[word] for word in words] for id_, words in find_listed(reading, cast).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Several groups such as the Desert Brigade and the Northern Front left.",
            {"groups": ["Desert Brigade", "Northern Front"]},
        ),
        (
            "Several groups, including the Desert Brigade, the Northern Front and Fano, left.",
            {"groups": ["Desert Brigade", "Northern Front", "Fano"]},
        ),
        ("The groups, including the Desert Brigade, fought Fano.", {"groups": ["Desert Brigade"]}),
        ("Rebel groups, for example Fano, left.", {"groups": ["Fano"]}),
        ("Two factions (the Desert Brigade and Fano) left.", {"factions": ["Desert Brigade", "Fano"]}),
        ("Two factions: the Desert Brigade and Fano.", {"factions": ["Desert Brigade", "Fano"]}),
        (
            "Its affiliates are the Desert Brigade, the Northern Front and Fano.",
            {"affiliates": ["Desert Brigade", "Northern Front", "Fano"]},
        ),
        ("The groups include the Desert Brigade and Fano.", {"groups": ["Desert Brigade", "Fano"]}),
        ("The Desert Brigade and the Northern Front are militias.", {"militias": ["Desert Brigade", "Northern Front"]}),
        (
            "The Desert Brigade and the Northern Front, militias of the south, left.",
            {"militias": ["Desert Brigade", "Northern Front"]},
        ),
        ("The rebels beat villagers such as Omar Diallo.", {"villagers": ["Omar Diallo"]}),
        # Brackets and descriptions within a list are passed over.
        (
            "Those groups, such as the Desert Brigade (DB), the Northern Front (NF) and Fano, left.",
            {"groups": ["Desert Brigade", "Northern Front", "Fano"]},
        ),
        (
            "Those groups, such as the Iran-based Desert Brigade and the militia Fano, left.",
            {"groups": ["Desert Brigade", "Fano"]},
        ),
        ("The groups backed by Iran, such as Fano, left.", {"groups": ["Fano"]}),
    ],
)  # fmt: skip
def test_a_list_says_whom_a_general_word_means(text, expected):
    assert listed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The groups fought the Desert Brigade.",
        "The groups left Gao, and the Desert Brigade stayed.",
        "The groups said that the Desert Brigade and Fano left.",
        "The groups left. Others, such as the Desert Brigade, stayed.",  # another sentence
        "The groups burned towns such as Gao and Kidal.",  # nobody who acts
        "The groups (Fano) left.",  # one name in brackets is what they are called, and no list
        "The groups attacked villages, including those of the Desert Brigade.",
        "A militia, including Fano, left.",  # one, and no list of several
        "The militias are strong and Fano is weak.",
        "The Northern Front, including Fano, left.",  # a name is no general word
        "The Northern Front and the Desert Brigade left.",
    ],
)
def test_where_nobody_is_listed_a_general_word_means_nobody_else(text):
    assert listed(text) == {}


def test_a_general_word_is_not_listed_for_itself():
    reading = reading_of("The militias, including Fano and the Desert Brigade, left.")
    cast = cast_of(reading, WHO, {"militias": "Fano"}, whole=True)
    ((id_, words),) = find_listed(reading, cast).items()
    assert (id_, [cast.by_word[word] for word in words]) == ("Fano", ["Desert Brigade"])


def tied(text: str, subject: str, object_: str) -> list[tuple[str, str]]:
    """The pairs of a subject with an object, by their words."""
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    at = {word.text: word.index for word in reading.words}
    found = pairs(cast, find_listed(reading, cast), [at[subject]], [at[object_]])
    return [(cast.by_word[one], cast.by_word[other]) for one, other in found]


@pytest.mark.parametrize(
    ("text", "subject", "object_", "expected"),
    [
        (
            "Iran pays several groups, including the Desert Brigade and Fano.",
            "Iran",
            "groups",
            [("Iran", "Desert Brigade"), ("Iran", "Fano")],
        ),
        (
            "Several groups such as the Desert Brigade and Fano fought rebels.",
            "groups",
            "rebels",
            [("Desert Brigade", "rebels"), ("Fano", "rebels")],
        ),
        ("Iran pays several groups.", "Iran", "groups", [("Iran", "groups")]),
        ("Several groups such as Iran and Fano fought Fano.", "groups", "Fano", [("Iran", "Fano")]),  # not with itself
    ],
)
def test_whom_a_list_names_stand_for_the_general_word(text, subject, object_, expected):
    assert tied(text, subject, object_) == expected


@given(news("groups such as", "including", "the Desert Brigade", "Fano", "militias", "(", "are", ", and"))
@settings(max_examples=60)
def test_a_list_names_others_once_and_in_the_sentence_of_its_word(text):
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    for id_, words in find_listed(reading, cast).items():
        ids = [cast.by_word[word] for word in words]
        assert words
        assert id_ not in ids
        own = [s for s in reading.sentences if any(cast.at(w) == id_ for w in range(s.first, s.last))]
        assert all(any(s.first <= word < s.last for s in own) for word in words)
