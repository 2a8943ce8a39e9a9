"""Stamps are read strictly: what is no date is none, and nobody gets today instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.archives import NOW
from vedette.intake.stamps import read_stamp
from vedette.records import moment


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Tue, 14 May 2024 10:02:00 GMT", "2024-05-14T10:02:00+00:00"),
        ("Tue, 14 May 2024 10:02:00 EST", "2024-05-14T10:02:00-05:00"),
        ("14 May 2024 10:02 EDT", "2024-05-14T10:02:00-04:00"),
        ("Tue, 14 May 24 10:02:00 +0300 (EAT)", "2024-05-14T10:02:00+03:00"),
        ("Tuesday, 14 September 2021 10:02:00 CEST", "2021-09-14T10:02:00+02:00"),
        ("Tue, 14 May 2024 10:02:00 Z", "2024-05-14T10:02:00+00:00"),
        ("2024-05-14T10:02:00Z", "2024-05-14T10:02:00+00:00"),
        ("2024-05-14T10:02:00.123456789+02:00", "2024-05-14T10:02:00+02:00"),
        ("2024-05-14 10:02:00 +0545", "2024-05-14T10:02:00+05:45"),
        ("2024-05-14T10:02+03", "2024-05-14T10:02:00+03:00"),
        ("2024-05-14", "2024-05-14"),
    ],
)
def test_a_stamp_keeps_its_day_and_its_offset(written, iso):
    assert read_stamp(written, NOW) == (iso, None)


@pytest.mark.parametrize(
    "written", ["2024-05-14 10:02", "Tue, 14 May 2024 10:02:00", "14 May 2024 10:02 IST", "14 May 2024 10:02:00 -0000"]
)
def test_a_zone_that_is_not_told_is_said_to_be_unknown(written):
    iso, problem = read_stamp(written, NOW)
    assert iso == "2024-05-14T10:02:00"
    assert "time zone" in problem


@pytest.mark.parametrize(
    "written",
    [
        "Mon, 32 Jan 2024 10:00:00 GMT", "Thu, 30 Feb 2024 10:00:00 GMT", "Tue, 14 May 2024 25:00:00 GMT", "2024-13-01",
        "2024-02-30T10:00:00Z", "yesterday", "10:02", "14", "05/03/2024", "0000-00-00", "2024-05-14T10:02:00+99:99",
        "now", "Tue, 14 May 2024", "0000-01-01",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(written):
    iso, problem = read_stamp(written, NOW)
    assert iso is None
    assert "no date" in problem


@pytest.mark.parametrize("written", ["Tue, 14 May 2124 10:02:00 GMT", "2024-06-03T00:00:00Z", "9999-12-31"])
def test_a_date_in_the_future_is_not_believed(written):
    iso, problem = read_stamp(written, NOW)
    assert iso is None
    assert "future" in problem


def test_tomorrow_may_be_today_elsewhere():
    assert read_stamp("2024-06-01T14:00:00", NOW).iso == "2024-06-01T14:00:00"


@given(st.datetimes(min_value=NOW.replace(year=1970, tzinfo=None), max_value=NOW.replace(tzinfo=None, year=2023)))
def test_what_is_written_out_is_read_back(when):
    when = when.replace(microsecond=0)
    assert moment(read_stamp(when.strftime("%a, %d %b %Y %H:%M:%S +0000"), NOW).iso) == moment(when.isoformat())
    assert moment(read_stamp(f"{when.isoformat()}Z", NOW).iso) == moment(when.isoformat())


@given(st.text(max_size=40) | st.from_regex(r"[0-9A-Za-z:+\-., ]{0,40}"))
def test_anything_else_is_a_stamp_or_a_problem(written):
    iso, problem = read_stamp(written, NOW)
    assert iso or problem
    assert iso is None or moment(iso)
