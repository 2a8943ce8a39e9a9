"""Dates as days and places: what is known to the year stays a year wide, and the axis is marked as its span needs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.charts.scale import Moment, Scale, fit_scale, read_moment


@pytest.mark.parametrize(
    ("iso", "first", "days"),
    [
        ("2014-09-14", date(2014, 9, 14), 0),
        ("2014-09", date(2014, 9, 1), 30),
        ("2016-02", date(2016, 2, 1), 29),
        ("2014", date(2014, 1, 1), 365),
        ("1896", date(1896, 1, 1), 366),
        ("0850", date(850, 1, 1), 365),
        ("9999", date(9999, 1, 1), 365),
    ],
)
def test_a_date_is_as_wide_as_what_is_not_known_of_it(iso, first, days):
    assert read_moment(iso) == Moment(first.toordinal(), first.toordinal() + days)


@pytest.mark.parametrize(
    ("dates", "labels"),
    [
        (["2014-09-03", "2014-09-04"], ["1 Sep 2014", "8 Sep", "15 Sep", "22 Sep", "1 Oct"]),
        (["2014-09-01", "2014-10-01"], ["1 Sep 2014", "8 Sep", "15 Sep", "22 Sep", "1 Oct"]),
        (["2014-11", "2015-05"], ["Nov 2014", "Dec", "2015", "Feb", "Mar", "Apr", "May", "Jun"]),
        (["2013-06", "2014-12"], ["Jun 2013", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "2014"]),
        (["2006", "2020-11"], ["2006", "2007", "2008", "2009", "2010", "2011", "2012", "2013"]),
        (["1979-05-03", "2022"], ["1980", "1985", "1990", "1995", "2000", "2005", "2010", "2015"]),
        (["9998", "9999"], ["9998", "Apr", "Jul", "Oct", "9999", "Apr", "Jul", "Oct"]),
    ],
)
def test_the_axis_is_marked_by_days_months_or_years_as_its_span_needs(dates, labels):
    scale = fit_scale(map(read_moment, dates), 18, 767)
    assert [tick.label for tick in scale.ticks()][:8] == labels


days = st.integers(1, date.max.toordinal())


@given(days, days)
def test_any_span_is_marked_in_order_and_on_the_axis(one, other):
    scale = fit_scale([Moment(one, one), Moment(other, other)], 18, 767)
    places = [scale.x(tick.day) for tick in scale.ticks()]
    assert places == sorted({*places})
    assert all(18 <= x <= 767.001 for x in places)
    assert 18 <= scale.x(one) <= 767.001


def test_a_day_stands_where_its_share_of_the_span_is():
    assert Scale(100, 200, 0, 50).x(150) == 25
