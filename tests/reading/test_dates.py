"""Dates as pages write them."""

import pytest

from vedette.reading.dates import is_later, read_date


@pytest.mark.parametrize(
    ("written", "iso", "precision"),
    [
        ("2024-05-03", "2024-05-03", "day"),
        ("20240503", "2024-05-03", "day"),
        ("2024-05", "2024-05-01", "month"),
        ("2024", "2024-01-01", "year"),
        ("2024-05-03T10:02:00Z", "2024-05-03T10:02:00Z", "minute"),
        ("2024-05-03 10:02:00.123456789+0100", "2024-05-03T10:02:00.123456+01:00", "minute"),
        ("3 May 2024", "2024-05-03", "day"),
        ("Friday, 3rd May, 2024", "2024-05-03", "day"),
        ("Sept. 14, 2014", "2014-09-14", "day"),
        ("Fri, 19 Jun 2020 06:15:00 GMT", "2020-06-19T06:15:00+00:00", "minute"),
        (" 2024-05-03\n", "2024-05-03", "day"),
    ],
)
def test_a_date_is_read_with_its_precision(written, iso, precision):
    assert read_date(written) == (iso, precision)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "3/5/2024",
        "2024-13-01",
        "31 February 2024",
        "2024-05-03T25:00",
        "yesterday",
        "٢٠٢٤-٠٥-٠٣",
        "Fri, 32 Jan 2024",
    ],
)
def test_what_is_no_date_is_none(written):
    assert read_date(written) is None


def test_later_is_more_than_a_day_later():
    assert is_later("2024-05-05", "2024-05-03T12:00:00Z")
    assert not is_later("2024-05-04", "2024-05-03T12:00:00Z")
    assert not is_later("2024-05-04T01:00:00+14:00", "2024-05-03")
