"""Which words stand in the proper name of an actor."""

import pytest
from hypothesis import given, settings

from tests.actors.casts import cast_of
from tests.coding.casts import cast_of as by_hand
from tests.coding.readings import reading_of
from tests.news import news


def in_names(text: str) -> list[str]:
    cast = cast_of(text)
    return [word.text for word in reading_of(text).words if cast.in_name(word)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen of the Green Dawn Movement fled.", ["Green", "Dawn", "Movement"]),
        ("The Green Dawn Movement met Boko Haram.", ["Green", "Dawn", "Movement", "Boko", "Haram"]),
        ("Al-Qaida in the Islamic Maghreb fled.", ["Al", "-", "Qaida", "in", "the", "Islamic", "Maghreb"]),
        ("The rebels of the north fled.", []),
        ("The group fled. It left arms.", []),
        ("", []),
    ],
)
def test_the_words_of_a_name_are_in_it_and_those_of_a_description_are_not(text, words):
    assert in_names(text) == words


def test_of_a_name_in_a_name_the_whole_outer_one_counts():
    reading = reading_of("The Kidal Fano Tyre Company closed.")
    cast = by_hand(reading, {"Kidal Fano Tyre Company": "company", "Fano": "militia"})
    assert [word.text for word in reading.words if cast.in_name(word)] == ["Kidal", "Fano", "Tyre", "Company"]


@given(news("the Green Dawn Movement", "Boko Haram", "(GDM)", "of", "President Jo Doe", "rebels"))
@settings(max_examples=60)
def test_a_word_is_in_a_name_just_where_a_mention_by_name_holds_it(text):
    cast = cast_of(text)
    names = [m for actor in cast.actors for m in actor.mentions if m.form == "name"]
    for word in reading_of(text).words:
        assert cast.in_name(word) == any(m.start <= word.start < m.end for m in names)
