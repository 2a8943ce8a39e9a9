"""Days as numbers that one can compare, and dates as coarse as they are told: "2014", "2014-09", "2014-09-14"."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

from vedette.errors import InputError
from vedette.records.time import Precision, Time, moment

Day: TypeAlias = int
"""A day as its proleptic Gregorian ordinal; LONG_AGO stands before all of them, NEVER behind them."""

LONG_AGO: Day = 0
NEVER: Day = 9_999_999

_COARSE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_LENGTHS: dict[Precision, int] = {"decade": 4, "year": 4, "vague": 4, "season": 7, "month": 7}


@lru_cache(maxsize=65536)
def day_of(iso: str) -> Day:
    """The day of an ISO date or date-time, in UTC."""
    return moment(iso).date().toordinal()


@lru_cache(maxsize=65536)
def day_before(iso: str) -> Day:
    """The last day that begins before an ISO date or date-time: of a half-open stretch, its last day."""
    return (moment(iso) - timedelta(microseconds=1)).date().toordinal()


def first_day(coarse: str) -> Day:
    """The first day of "2014", "2014-09" or "2014-09-14"."""
    return date.fromisoformat(f"{coarse}-01-01"[:10]).toordinal()


def last_day(coarse: str) -> Day:
    """The last day of "2014", "2014-09" or "2014-09-14". Raises InputError for what is no date."""
    if not _COARSE.fullmatch(coarse):
        raise InputError(f"a date is 2014, 2014-09 or 2014-09-14, not {coarse!r}")
    year, month = int(coarse[:4]), int(coarse[5:7] or 12)
    try:
        return date(year, month, int(coarse[8:] or calendar.monthrange(year, month)[1])).toordinal()
    except ValueError as error:
        raise InputError(f"no calendar has the day {coarse!r}") from error


def iso(day: Day) -> str:
    """A day as an ISO date."""
    return date.fromordinal(day).isoformat()


@lru_cache(maxsize=16384)
def time_of(coarse: str) -> Time:
    """The time that "2014", "2014-09" or "2014-09-14" stands for, all of it."""
    end = date.fromordinal(last_day(coarse)) + timedelta(days=1)
    return Time(
        start=iso(first_day(coarse)),
        end=end.isoformat(),
        precision=_PRECISIONS[len(coarse)],
        text=coarse,
        anchor="explicit",
    )


def coarse_of(time: Time | None) -> str | None:
    """When a time begins, as finely as it was told; None where that is not known."""
    if time is None or time.start is None:
        return None
    return time.start[: _LENGTHS.get(time.precision, 10)]
