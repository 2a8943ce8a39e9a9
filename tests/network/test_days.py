"""Dates as coarse as they are told."""

import pytest

from vedette.errors import InputError
from vedette.network.days import coarse_of, first_day, iso, last_day, time_of


@pytest.mark.parametrize(
    ("coarse", "first", "last"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-09-14", "2014-09-14", "2014-09-14"),
        ("2014-12", "2014-12-01", "2014-12-31"),
    ],
)
def test_a_coarse_date_has_a_first_and_a_last_day(coarse, first, last):
    assert (iso(first_day(coarse)), iso(last_day(coarse))) == (first, last)
    assert coarse_of(time_of(coarse)) == coarse


@pytest.mark.parametrize("date", ["", "14", "2014-13", "2014-02-30", "last year", "2014-09-14T10:00"])
def test_what_is_no_date_is_told(date):
    with pytest.raises(InputError):
        last_day(date)
