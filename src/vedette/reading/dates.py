"""Dates that pages give of themselves: in their metadata, under a headline, in a dateline, in a caption."""

import re
from datetime import UTC, date, timedelta
from email.utils import parsedate_to_datetime
from typing import Literal, NamedTuple, TypeAlias

from vedette.records import Time, moment

Precise: TypeAlias = Literal["minute", "day", "month", "year"]

_MONTHS = {
    month[:3]: number
    for number, month in enumerate(
        "january february march april may june july august september october november december".split(), 1
    )
}
_MONTH = r"""(?P<{0}> Jan(?:uary)? | Feb(?:ruary)? | Mar(?:ch)? | Apr(?:il)? | May | June? | July? | Aug(?:ust)?
    | Sept?(?:ember)? | Oct(?:ober)? | Nov(?:ember)? | Dec(?:ember)? ) \b \.?"""
IN_WORDS = re.compile(
    rf"""(?: \b (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun) day ,? \s+ )?
    \b (?: (?P<day> \d{{1,2}} ) (?:st|nd|rd|th)? \s+ {_MONTH.format("month")} ,? \s+ (?P<year> \d{{4}} )
      | {_MONTH.format("us_month")} \s+ (?P<us_day> \d{{1,2}} ) (?:st|nd|rd|th)? ,? \s+ (?P<us_year> \d{{4}} ) ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
_ISO = re.compile(
    r"""(?P<year> \d{4} ) (?: -? (?P<month> \d\d ) (?: -? (?P<day> \d\d ) )? )?
    (?: [T ] (?P<clock> \d\d:\d\d (?: :\d\d (?: [.,] \d+ )? )? ) \s? (?P<zone> Z | [+-]\d\d:?\d\d )? )?""",
    re.VERBOSE | re.ASCII,
)


class Dated(NamedTuple):
    """An ISO 8601 date or date-time, and how finely it was told: of a month or a year the date is its first day."""

    iso: str
    precision: Precise


def read_date(written: str) -> Dated | None:
    """Read one date as pages write it; None for what is none, is ambiguous (3/5/2014), or stands in no calendar."""
    written = written.strip()
    try:
        if match := _ISO.fullmatch(written):
            return _from_iso(match)
        if match := IN_WORDS.fullmatch(written):
            return Dated(day_in(match).isoformat(), "day")
        return _from_mail(written)
    except ValueError:
        return None


def find_date(text: str) -> tuple[date, re.Match[str]] | None:
    """The first full date in words ("Friday, 18 July 2014", "July 18, 2014") of a text, and where it stands."""
    for match in IN_WORDS.finditer(text):
        try:
            return day_in(match), match
        except ValueError:
            continue
    return None


def day_in(match: re.Match[str]) -> date:
    """The day that a match of IN_WORDS names; ValueError where no calendar has it."""
    month = _MONTHS[(match["month"] or match["us_month"])[:3].lower()]
    return date(int(match["year"] or match["us_year"]), month, int(match["day"] or match["us_day"]))


def time_of(day: date, text: str) -> Time:
    """The whole of a day that the words name in full."""
    after = (day + timedelta(days=1)).isoformat() if day < date.max else None
    return Time(start=day.isoformat(), end=after, precision="day", text=text, anchor="explicit")


def _from_iso(match: re.Match[str]) -> Dated:
    day = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)).isoformat()
    if match["clock"] is None:
        return Dated(day, "day" if match["day"] else "month" if match["month"] else "year")
    if match["day"] is None:
        raise ValueError("a clock time without a day")
    zone = match["zone"] or ""
    zone = zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
    clock = match["clock"].replace(",", ".")
    iso = f"{day}T{clock[:15]}{zone}"  # at most microseconds
    moment(iso)
    return Dated(iso, "minute")


def _from_mail(written: str) -> Dated | None:
    """A date as mail and RSS write it: Fri, 19 Jun 2020 06:15:00 GMT."""
    try:
        return Dated(parsedate_to_datetime(written).isoformat(), "minute")
    except (ValueError, TypeError, IndexError):
        return None


def is_later(one: str, other: str) -> bool:
    """Whether an ISO date lies more than a day after another: less may be the time zone."""
    return moment(one).astimezone(UTC) > moment(other).astimezone(UTC) + timedelta(days=1)
