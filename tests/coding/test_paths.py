"""The way from one word of a sentence to another."""

import pytest

from tests.coding.readings import reading_of
from vedette.coding.paths import path


def way(text, one, other):
    """The path between two words of a text."""
    reading = reading_of(text)
    at = {word.text: word.index for word in reading.words}
    return path(reading, at[one], at[other])


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("attacked", "Gunmen", ("nsubj", 1)),
        ("Gunmen", "attacked", ("^nsubj", 1)),
        ("Gunmen", "post", ("^nsubj obj", 2)),
        ("attacked", "attacked", ("", 0)),
    ],
)
def test_the_way_goes_up_and_then_down(one, other, told):
    assert way("Gunmen attacked the post.", one, other) == told


def test_a_preposition_is_told_with_its_noun():
    assert way("Gunmen waited near Gao.", "waited", "Gao") == ("obl:near", 1)


def test_there_is_no_way_into_another_sentence():
    assert way("Gunmen fled. Soldiers came.", "Gunmen", "Soldiers") == ("", 99)
