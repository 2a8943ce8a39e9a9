"""Pieces of news hold what they promise."""

import unicodedata

import pytest
from hypothesis import find, given, settings

from tests.news import PIECES, news

ENOUGH = settings(
    max_examples=1000, database=None
)  # each is in about one text of 25: a thousand without one do not happen


@pytest.mark.parametrize(
    ("what", "holds"),
    [
        ("nothing at all", lambda text: text == ""),
        ("a Windows line end", lambda text: "\r\n" in text),
        ("a no-break space", lambda text: "\u00a0" in text),
        ("a combining mark", lambda text: any(map(unicodedata.combining, text))),
        ("an emoji beyond the basic plane", lambda text: any(ord(letter) > 0xFFFF for letter in text)),
        ("Arabic", lambda text: any("ARABIC" in unicodedata.name(letter, "") for letter in text)),
        ("a curly quote that opens", lambda text: "“" in text),
        ("a curly quote that closes", lambda text: "”" in text),
        ("a control character", lambda text: "\x00" in text),
        ("a zero-width joiner", lambda text: "\u200d" in text),
        ("letters that grow in lower case", lambda text: len(text.lower()) > len(text)),
        ("digits that are not 0 to 9", lambda text: any(c.isdigit() and not c.isascii() for c in text)),
    ],
)
def test_news_holds(what, holds):
    assert holds(find(news(), holds, settings=ENOUGH)), what


def test_no_piece_stands_twice():
    assert len(PIECES) == len(set(PIECES))


@given(news("as many as eleven"))
def test_every_text_can_be_written_as_utf_8(text):
    assert text.encode().decode() == text
