from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.coding.dates import (
    Day,
    Expression,
    Indefinite,
    Month,
    Run,
    Season,
    Shift,
    Weekday,
    Year,
    is_explicit,
    name_of,
    precision_of,
    resolve,
)  # fmt: skip

FRIDAY = date(2013, 5, 3)


def spelled(expression: Expression, anchor: date | None = FRIDAY, ahead: bool = False) -> str | None:
    stretch = resolve(expression, anchor, ahead)
    return stretch and f"{stretch[0]}/{stretch[1]} {stretch[2]}"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Day(5, 3, year=2012), "2012-05-03/2012-05-04 day"),
        (Day(5, 3, 5, year=2012), "2012-05-03/2012-05-06 day"),
        (Month(3, 2014), "2014-03-01/2014-04-01 month"),
        (Month(12, 2014), "2014-12-01/2015-01-01 month"),
        (Season(6, 2013), "2013-06-01/2013-09-01 season"),
        (Year(2013), "2013-01-01/2014-01-01 year"),
        (Year(1990, 10), "1990-01-01/2000-01-01 decade"),
    ],
)
def test_a_full_date_needs_no_anchor(expression, expected):
    assert is_explicit(expression)
    assert spelled(expression, None) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (Day(5, 3), "2013-05-03/2013-05-04 day"),
        (Day(5, 4), "2012-05-04/2012-05-05 day"),
        (Day(2, 29), "2012-02-29/2012-03-01 day"),
        (Day(5, 7, years=-1), "2012-05-07/2012-05-08 day"),
        (Month(6), "2012-06-01/2012-07-01 month"),
        (Month(5), "2013-05-01/2013-06-01 month"),
        (Month(5, which="last"), "2012-05-01/2012-06-01 month"),
        (Month(1, which="next"), "2014-01-01/2014-02-01 month"),
        (Weekday(2), "2013-05-01/2013-05-02 day"),
        (Weekday(4), "2013-05-03/2013-05-04 day"),
        (Weekday(4, "last"), "2013-04-26/2013-04-27 day"),
        (Weekday(4, "next"), "2013-05-10/2013-05-11 day"),
        (Shift("day", -1), "2013-05-02/2013-05-03 day"),
        (Shift("week", -1), "2013-04-22/2013-04-29 week"),
        (Shift("weekend", 0), "2013-04-27/2013-04-29 day"),
        (Shift("month", -5), "2012-12-01/2013-01-01 month"),
        (Shift("year", 1), "2014-01-01/2015-01-01 year"),
        (Shift("decade", -1), "2000-01-01/2010-01-01 decade"),
        (Run("day", 4), "2013-04-29/2013-05-04 day"),
        (Run("month", 3), "2013-02-03/2013-05-04 month"),
        (Run("day", 2, ahead=True), "2013-05-03/2013-05-06 day"),
    ],
)
def test_a_relative_date_is_counted_from_its_anchor(expression, expected):
    assert not is_explicit(expression)
    assert spelled(expression) == expected
    assert resolve(expression, None) is None


def test_what_is_to_come_lies_after_the_anchor():
    assert spelled(Weekday(2), ahead=True) == "2013-05-08/2013-05-09 day"
    assert spelled(Weekday(4), ahead=True) == "2013-05-03/2013-05-04 day"
    assert spelled(Day(6, 1), ahead=True) == "2013-06-01/2013-06-02 day"
    assert spelled(Month(1), ahead=True) == "2014-01-01/2014-02-01 month"


def test_days_that_no_calendar_has_and_words_that_say_none_stay_unresolved():
    assert spelled(Day(2, 30, year=2013)) is None
    assert spelled(Day(5, 5, 3, year=2013)) is None
    assert spelled(Shift("year", -3000)) is None
    assert spelled(Indefinite()) is None
    assert precision_of(Indefinite()) == "vague"


def test_a_rule_is_named_after_what_was_counted():
    assert [name_of(e) for e in (Weekday(1), Day(5, 3), Month(5), Shift("week", -1))] == [
        "weekday", "day and month", "month", "week",
    ]  # fmt: skip


days = st.dates(date(1950, 1, 1), date(2080, 1, 1))


@given(days, st.integers(0, 6))
def test_a_weekday_is_within_a_week_of_its_anchor_and_on_the_right_side(anchor, number):
    (past, _, _), (future, _, _) = resolve(Weekday(number), anchor), resolve(Weekday(number), anchor, ahead=True)
    assert past.weekday() == future.weekday() == number
    assert 0 <= (anchor - past).days < 7
    assert 0 <= (future - anchor).days < 7


@given(days, st.integers(1, 12), st.integers(1, 31))
def test_a_day_without_a_year_is_the_last_one_on_or_before_its_anchor(anchor, month, day):
    stretch = resolve(Day(month, day), anchor)
    if stretch is None:
        assert (month, day) in {(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)} or (month, day) == (2, 29)
    else:
        assert stretch[0] <= anchor
        assert (anchor - stretch[0]).days <= 366 * (1 if (month, day) != (2, 29) else 8)
