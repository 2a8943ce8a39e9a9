import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.readings import reading_of
from tests.examples import unmark
from vedette.coding.quantities import Count, find_counts


def counts(text: str) -> tuple[Count, ...]:
    return find_counts(reading_of(text))


@pytest.mark.parametrize(
    ("marked", "low", "high", "counted"),
    [
        ("The army said [at least 12] rebel fighters died.", 12, None, "fighters"),
        ("[Dozens] of rebels fled.", 24, 99, "rebels"),
        ("They freed [two] of the hostages.", 2, 2, "hostages"),
        ("The army sent [2,000] soldiers.", 2000, 2000, "soldiers"),
        ("Rebels seized [33] T-72 tanks.", 33, 33, "tanks"),
        ("A [30]-strong group attacked.", 30, 30, "group"),
        ("[One] policeman was killed.", 1, 1, "policeman"),
        ("[Both] soldiers died.", 2, 2, "soldiers"),
        ("A toll of [15] was reported.", 15, 15, None),
        ("[Tens of thousands] of people fled.", 20_000, 99_999, "people"),
    ],
)
def test_a_number_knows_what_it_counts(marked, low, high, counted):
    text, (span,) = unmark(marked)
    (count,) = counts(text)
    quantity = count.quantity
    assert (quantity.low, quantity.high, quantity.span, quantity.text) == (low, high, span, span.of(text))
    noun = None if count.counted is None else reading_of(text).words[count.counted].text
    assert noun == counted


@pytest.mark.parametrize(
    "text",
    [
        "The war began in 2011.",
        "They met on 3 May.",
        "They met on May 3, 2013.",
        "The raid began at 4 a.m. in Gao.",
        "A 22-year-old student was there.",
        "Omar Diallo, 34, was there.",
        "The town lies 30 km from Gao.",
        "They fought for 13 days.",
        "The six-month truce ended.",
        "They flew a Su-25 over Gao.",
        "The council passed Resolution 1701.",
        "The motion got 12 votes.",
        "About 40 percent of the town burned.",
        "Two-thirds of the town burned.",
        "It was the first of many attacks.",
        "No one was there.",
        "A soldier was there.",
        "Many people fled.",
        "They attacked three times.",
        "The licence is CC BY 4.0.",
    ],
)
def test_years_dates_ages_distances_and_the_like_count_nothing(text):
    assert counts(text) == ()


def test_a_preposition_bounds_nothing():
    (count,) = counts("Planes flew over two villages.")
    assert (count.quantity.low, count.quantity.high) == (2, 2)


def test_money_is_told_apart():
    (sign,) = counts("They paid a ransom of $3 million.")
    (noun,) = counts("They paid five million euros.")
    assert (sign.money, sign.quantity.best) == (True, 3_000_000)
    assert (noun.money, noun.quantity.best) == (True, 5_000_000)
    assert not counts("They sent five rifles.")[0].money


def test_nothing_has_no_counts():
    assert counts("") == ()


SENTENCES = [
    "At least 12 fighters died. ",
    "Up to 1,000 people fled 🔴. ",
    "Dozens of rebels were killed in 2011.\n",
    "They paid $3 million. ",
]
texts = st.lists(st.sampled_from(SENTENCES), max_size=3).map("".join)


@settings(max_examples=25)
@given(texts)
def test_the_words_are_quoted_from_the_text_in_its_order(text):
    reached = 0
    for count in counts(text):
        span = count.quantity.span
        assert span.of(text) == count.quantity.text
        assert reached <= span.start
        assert count.first <= count.head < count.last
        reached = span.end
