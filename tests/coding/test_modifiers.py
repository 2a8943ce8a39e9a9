"""Ties in compound modifiers: which end the name is, and whom the modifier describes."""

import pytest
from hypothesis import given, settings

from tests.coding.casts import cast_of
from tests.coding.readings import reading_of
from tests.news import news
from vedette.assets.ontology import open_ties
from vedette.coding.modifiers import find_modified
from vedette.records import ActorKind

MODIFIERS = open_ties().modifiers
WHO: dict[str, ActorKind] = {
    "Desert Brigade": "armed_group",
    "Northern Front": "armed_group",
    "Islamic State": "armed_group",
    "IS": "armed_group",
    "Saudi-led coalition": "state_force",
    "Saudi Arabia": "state",
    "fighters": "armed_group",
    "militia": "militia",
    "militias": "militia",
    "troops": "state_force",
    "government": "state",
    "Iran": "state",
    "Mali": "state",
    "Niger": "state",
    "Nigerien": "state",
    "UN": "igo",
}


def modified(text: str) -> list[tuple[str, str, str]]:
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    found = find_modified(reading, cast, MODIFIERS)
    return [(tie.kind, cast.by_word[tie.subject], cast.by_word[tie.object]) for tie in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iran-backed Desert Brigade left.", [("supports", "Iran", "Desert Brigade")]),
        ("UN-supported troops left.", [("supports", "UN", "troops")]),
        ("Niger-led troops left.", [("leads", "Niger", "troops")]),
        ("An Islamic State-linked militia burned the shop.", [("linked_to", "militia", "Islamic State")]),
        ("Islamic State-affiliated fighters left.", [("branch_of", "fighters", "Islamic State")]),
        ("The government-aligned militias left.", [("allied_with", "militias", "government")]),
        # An abbreviation between the name and the hyphen; an adjective before the noun; one modifier after another.
        ("The Islamic State (IS)-linked fighters left.", [("linked_to", "fighters", "IS")]),
        ("Northern Front-linked Nigerien fighters left.", [("linked_to", "fighters", "Northern Front")]),
        (
            "The Mali-trained Iran-backed militias left.",
            [("supports", "Mali", "militias"), ("supports", "Iran", "militias")],
        ),
        (
            "The Iran-backed IS-linked Desert Brigade left.",
            [("supports", "Iran", "Desert Brigade"), ("linked_to", "Desert Brigade", "IS")],
        ),
        # Where the modifier is a part of a name, its state is the one that is named elsewhere.
        (
            "Saudi Arabia paid. The Saudi-led coalition bombed a bridge.",
            [("leads", "Saudi Arabia", "Saudi-led coalition")],
        ),
    ],
)
def test_a_modifier_ties_its_name_to_whom_it_describes(text, expected):
    assert modified(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Iran-backed plan failed.",  # it describes nobody
        "The Iran-backed attack killed fighters.",
        "The Gao-based Desert Brigade left.",  # a place, and a word that ties nobody
        "The well-armed Desert Brigade left.",
        "The state-backed militias left.",  # no actor of this cast
        "Pro-democracy fighters left.",
        "The anti-Iran fighters left.",
        "Iran backed the Desert Brigade.",  # a verb, which frames read
        "Niger said that it backed-up the troops.",
        "The Saudi-led coalition bombed a bridge.",  # the state is named nowhere else
    ],
)
def test_without_a_name_or_whom_it_describes_a_modifier_tells_nothing(text):
    assert modified(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali sent arms. The pro-Mali fighters left.", [("supports", "fighters", "Mali")]),
        ("The pro-government militias met the government.", [("supports", "militias", "government")]),
        ("The pro-Mali fighters left.", []),  # the name stands only in the compound, which is no mention
        ("Mali sent arms. The pro-Mali rally ended.", []),
        ("Mali sent arms. The anti-Mali fighters left.", []),
    ],
)
def test_who_is_for_somebody_supports_whom_the_text_names_elsewhere(text, expected):
    assert modified(text) == expected


def test_every_modifier_says_of_which_end_it_tells():
    assert {end for _, end in MODIFIERS.values()} == {"subject", "object"}
    assert MODIFIERS["backed"] == ("supports", "subject")
    assert MODIFIERS["linked"] == ("linked_to", "object")


@given(news("Iran", "-", "backed", "-led", "pro-", "Mali-linked", "fighters", "the Desert Brigade", "(IS)"))
@settings(max_examples=60)
def test_a_modifier_stands_in_one_sentence_with_whom_it_describes(text):
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    for tie in find_modified(reading, cast, MODIFIERS):
        assert None not in (cast.at(tie.subject), cast.at(tie.object))
        ends = {tie.subject, tie.object}
        assert any(s.first <= tie.word < s.last and ends & set(range(tie.word + 1, s.last)) for s in reading.sentences)
