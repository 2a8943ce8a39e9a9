"""Words broken at the end of a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.news import news
from vedette.reading.words import find_words
from vedette.reading.wraps import rejoin

KNOWN = {"provisional", "well", "armed", "government", "ceasefire", "fire", "the", "cease"}


def words_of(text):
    spans, forms = rejoin(text, find_words(text), KNOWN.__contains__)
    return [forms.get(start) or text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a provi-\nsional count", ["a", "provisional", "count"]),
        ("a Provi-\r\n  sional count", ["a", "Provisional", "count"]),
        ("the cease-\nfire held", ["the", "ceasefire", "held"]),
        ("of Mourabi-\ntoun", ["of", "Mourabitoun"]),
    ],
)
def test_a_broken_word_is_one_word(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("well-\narmed men", ["well", "-", "armed", "men"]),
        ("Anti-\nGovernment", ["Anti", "-", "Government"]),
        ("the -\nprovi sional", ["the", "-", "provi", "sional"]),
        ("provi-sional", ["provi", "-", "sional"]),
        ("provi-\n\nsional", ["provi", "-", "sional"]),
        ("12-\n14 men", ["12", "-", "14", "men"]),
        ("a-\nb", ["a", "-", "b"]),
    ],
)
def test_what_may_be_two_words_stays_as_it_is(text, words):
    assert [word.replace("\n", "") for word in words_of(text)] == words


@given(news("-\n", "provi", "sional", "well-\narmed", "\n"), st.booleans())
def test_every_word_is_there_once_and_in_order(text, known):
    spans, forms = rejoin(text, find_words(text), lambda _: known)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join("".join(text[a:b] for a, b in find_words(text)).split())
    assert set(forms) <= {start for start, _ in spans}
