import pytest

from vedette.coding.numerals import read_numeral
from vedette.reading.words import find_words


def words_of(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("1,00,000", 100_000),
        ("2.5 million", 2_500_000),
        ("2.3 million", 2_300_000),
        ("10 thousand", 10_000),
        ("12.5", 12.5),
        ("twenty-three", 23),
        ("Twenty three", 23),
        ("a hundred and fifty", 150),
        ("one hundred fifty-six", 156),
        ("three hundred thousand", 300_000),
        ("two million three hundred thousand and six", 2_300_006),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("half a dozen", 6),
        ("a couple of hundred", 200),
        ("a pair of", 2),
        ("two lakh", 200_000),
        ("１２", 12),
    ],
)
def test_a_number_is_read_as_long_as_it_goes(text, value):
    words = words_of(text)
    numeral = read_numeral(words, 0)
    assert numeral
    assert (numeral.last, numeral.low, numeral.high, type(numeral.low)) == (len(words), value, value, type(value))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, 99),
        ("hundreds", 200, 999),
        ("thousands", 2000, 9999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("millions", 2_000_000, None),
        ("several hundred", 200, 999),
        ("a few thousand", 2000, 9999),
        ("several", 3, None),
    ],
)
def test_a_vague_number_is_a_range(text, low, high):
    words = words_of(text)
    numeral = read_numeral(words, 0)
    assert numeral
    assert (numeral.last, numeral.low, numeral.high, numeral.vague) == (len(words), low, high, True)


@pytest.mark.parametrize(
    ("text", "rest"), [("two six", "six"), ("5 m", "m"), ("six and a", "and"), ("12 and 15", "and")]
)
def test_a_number_ends_where_the_next_word_is_none_of_it(text, rest):
    words = words_of(text)
    numeral = read_numeral(words, 0)
    assert numeral
    assert words[numeral.last] == rest


@pytest.mark.parametrize("text", ["", "first", "20th", "a", "many", "a few", "IV", "9" * 5000, "tens", "hundredth"])
def test_what_is_no_number_is_left_alone(text):
    words = words_of(text) or [""]
    assert read_numeral(words, 0) is None
