import pytest
from hypothesis import given

from tests.examples import unmark
from tests.news import news
from vedette.coding.date_words import find_expressions
from vedette.coding.dates import Day, Expression, Indefinite, Month, Run, Season, Shift, Weekday, Year
from vedette.reading.words import find_words


def expressions(text: str) -> list[tuple[Expression, int, int]]:
    """Return what tells a time in a text, with its offsets."""
    spans = find_words(text)
    found = find_expressions([text[start:end] for start, end in spans])
    return [(expression, spans[first][0], spans[last - 1][1]) for first, last, expression in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("on [3 May 2013]", Day(5, 3, year=2013)),
        ("on [May 3, 2013], troops", Day(5, 3, year=2013)),
        ("on [2013-05-03]", Day(5, 3, year=2013)),
        ("on [May 3]", Day(5, 3)),
        ("the [3rd of May]", Day(5, 3)),
        ("on [Tuesday, 16 December]", Day(12, 16)),
        ("on [3-5 May]", Day(5, 3, 5)),
        ("since [May 7 last year]", Day(5, 7, years=-1)),
        ("in [March 2014]", Month(3, 2014)),
        ("in [December of 2007]", Month(12, 2007)),
        ("in [August of this year]", Month(8, years=0)),
        ("in early [June]", Month(6)),
        ("in [May]", Month(5)),
        ("[last June]", Month(6, which="last")),
        ("in the [summer of 2013]", Season(6, 2013)),
        ("in [2013]", Year(2013)),
        ("in the [1990s]", Year(1990, 10)),
        ("on [Wednesday]", Weekday(2)),
        ("on [Saturday night]", Weekday(5)),
        ("[last Friday]", Weekday(4, "last")),
        ("[next Sunday]", Weekday(6, "next")),
        ("[yesterday]", Shift("day", -1)),
        ("[this morning]", Shift("day", 0)),
        ("[last night]", Shift("day", -1)),
        ("[last month]", Shift("month", -1)),
        ("[two days ago]", Shift("day", -2)),
        ("[a year ago]", Shift("year", -1)),
        ("[a year ago today]", Shift("year", -1, to_the_day=True)),
        ("[three weeks later]", Shift("week", 3, narrative=True)),
        ("[the next day]", Shift("day", 1, narrative=True)),
        ("[the same day]", Shift("day", 0, narrative=True)),
        ("in [the past four days]", Run("day", 4)),
        ("over [the past week]", Run("week", 1)),
        ("in [the last 24 hours]", Run("day", 1)),
        ("in [the next 48 hours]", Run("day", 2, ahead=True)),
        ("in [recent months]", Indefinite()),
        ("in [the coming days]", Indefinite()),
        ("[decades ago]", Indefinite()),
    ],
)
def test_words_that_tell_a_time_are_read(marked, expected):
    text, (span,) = unmark(marked)
    assert expressions(text) == [(expected, span.start, span.end)]


@pytest.mark.parametrize(
    "text",
    [
        "it may rain",
        "May said so",
        "on the march to Gao",
        "the fall of the town",
        "for two weeks",
        "at 10:30 a.m.",
        "on 3/5/2013",
        "32 May be",
        "two days after the vote",
        "last time",
        "sat and sun",
        "2,013 men",
    ],
)
def test_what_tells_no_day_is_left_alone(text):
    assert expressions(text) == []


PIECES = [
    "3 May",
    "May 3, 2013",
    "on Friday",
    "last",
    "week",
    "two days",
    "ago",
    "the past",
    "in March",
    "2014",
    "the next",
]


@given(news(*PIECES), news(*PIECES))
def test_a_sentence_before_only_moves_the_times(before, text):
    shift = len(before) + 3
    moved = {(repr(e), start + shift, end + shift) for e, start, end in expressions(text)}
    assert moved <= {(repr(e), start, end) for e, start, end in expressions(f"{before} ; {text}")}


@given(news(*PIECES))
def test_times_do_not_overlap(text):
    reached = 0
    for _, start, end in expressions(text):
        assert reached <= start < end
        reached = end
