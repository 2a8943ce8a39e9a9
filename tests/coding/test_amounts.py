import pytest
from hypothesis import given

from tests.examples import unmark
from tests.news import news
from vedette.coding.amounts import Amount, find_amounts
from vedette.reading.words import find_words


def amounts(text: str) -> list[tuple[Amount, int, int]]:
    """Return the amounts of a text with their offsets."""
    spans = find_words(text)
    found = find_amounts([text[start:end] for start, end in spans])
    return [(amount, spans[amount.first][0], spans[amount.last - 1][1]) for amount in found]


@pytest.mark.parametrize(
    ("marked", "low", "high", "qualifier"),
    [
        ("The army said [at least 12] fighters died.", 12, None, "at_least"),
        ("[More than 1,000] fled.", 1000, None, "at_least"),
        ("[over 20] rebels", 20, None, "at_least"),
        ("[no fewer than forty] homes", 40, None, "at_least"),
        ("[at least another 12] men", 12, None, "at_least"),
        ("[20 or more] gunmen", 20, None, "at_least"),
        ("🔴 Gao: [as many as 1,000], say residents.", None, 1000, "at_most"),
        ("[up to several hundred] men", None, 999, "at_most"),
        ("[nearly 20] men", None, 20, "at_most"),
        ("[around 120] men", 120, 120, "about"),
        ("[an estimated 300] men", 300, 300, "about"),
        ("[some two dozen] men", 24, 24, "about"),
        ("[30 or so] men", 30, 30, "about"),
        ("[eight] men", 8, 8, "exact"),
        ("[dozens] of men", 24, 99, "vague"),
        ("[between 200 and 300] men", 200, 300, "range"),
        ("[200 to 300] men", 200, 300, "range"),
        ("[10-15 million] people", 10_000_000, 15_000_000, "range"),
        ("[some 200 to 300] men", 200, 300, "range"),
        ("[23 or 27] sailors", 23, 27, "range"),
        ("[three, four] trucks", 3, 4, "range"),
        ("[two or three] trucks", 2, 3, "range"),
        ("groups ranging [from 20 to 30] men", 20, 30, "range"),
    ],
)
def test_a_number_keeps_its_bounds_and_its_open_end(marked, low, high, qualifier):
    text, spans = unmark(marked)
    ((amount, start, end),) = amounts(text)
    assert (amount.low, amount.high, amount.qualifier, start, end) == (
        low,
        high,
        qualifier,
        spans[0].start,
        spans[0].end,
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("cut it from 8,000 to 5,500 men", [8000, 5500]),
        ("3, 5 and 9 men", [3, 5, 9]),
        ("12 to 3", [12, 3]),
        ("between the two towns", [2]),
    ],
)
def test_two_numbers_that_are_no_range_stay_two(text, values):
    found = [(amount.low, amount.high) for amount, _, _ in amounts(text)]
    assert found == [(value, value) for value in values]


def test_a_sum_of_money_has_its_sign_and_its_short_scale():
    ((amount, start, end),) = amounts("paid nearly US$1.5bn in May")
    assert (amount.high, amount.currency, "paid nearly US$1.5bn"[start:end]) == (1_500_000_000, 2, "nearly US$1.5bn")
    ((amount, _, _),) = amounts("between $2m and $3m")
    assert (amount.low, amount.high) == (2_000_000, 3_000_000)


PIECES = [
    "at least 12",
    "up to 1,000",
    "as many as",
    "dozens of",
    "ten to 15",
    " men ",
    "two",
    "hundred",
    "and",
    "half a",
]


@given(news(*PIECES))
def test_the_words_quoted_say_the_same_on_their_own(text):
    for amount, start, end in amounts(text):
        alone = [a for a, _, _ in amounts(text[start:end])]
        assert len(alone) == 1
        assert (alone[0].low, alone[0].high, alone[0].best) == (amount.low, amount.high, amount.best)


@given(news(*PIECES), news(*PIECES))
def test_a_sentence_before_only_moves_the_numbers(before, text):
    shift = len(before) + 3
    moved = {(a.low, a.high, start + shift, end + shift) for a, start, end in amounts(text)}
    assert moved <= {(a.low, a.high, start, end) for a, start, end in amounts(f"{before} ; {text}")}


@given(news(*PIECES))
def test_amounts_do_not_overlap(text):
    reached = 0
    for _, start, end in amounts(text):
        assert reached <= start < end
        reached = end
