"""When something was published, as feeds, mail and sitemaps stamp it: read strictly, never filled up with today."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from vedette.records import moment

_ISO = re.compile(
    r"""\d{4}-\d\d (?: -\d\d (?: (?: [Tt] | [ ] ) \d\d:\d\d (?: :\d\d (?: [.,] \d{1,9} )? )?
        \s? (?P<zone> [Zz] | UTC | GMT | [+-]\d\d (?: :? \d\d )? )? )? )?""",
    re.VERBOSE | re.ASCII,
)
_MAIL = re.compile(
    r"""(?: [A-Za-z]{3,9} \.? ,? \s+ )? (?P<day> \d{1,2} ) [ -] (?P<month> [A-Za-z]{3,9} ) \.? [ -]
        (?P<year> \d{4} | \d\d )
        ,? \s+ (?P<clock> \d{1,2}:\d\d (?: :\d\d )? )
        (?: \s* (?P<zone> [+-]\d\d:?\d\d | [A-Za-z]{1,5} ) )? (?: \s* \( [^()]* \) )?""",
    re.VERBOSE | re.ASCII,
)
# Zones beyond those of RFC 5322 that mean one thing only. BST, IST and CST of China are each several, and stay unknown.
_ZONES = {
    "z": "+0000", "utc": "+0000", "wet": "+0000", "west": "+0100", "cet": "+0100", "cest": "+0200", "mez": "+0100",
    "mesz": "+0200", "eet": "+0200", "eest": "+0300", "msk": "+0300", "trt": "+0300", "wat": "+0100", "cat": "+0200",
    "sast": "+0200", "eat": "+0300", "pkt": "+0500", "npt": "+0545", "wib": "+0700", "jst": "+0900", "kst": "+0900",
    "akst": "-0900", "akdt": "-0800", "hst": "-1000", "aest": "+1000", "aedt": "+1100", "nzst": "+1200",
    "nzdt": "+1300",
}  # fmt: skip
_SLACK = timedelta(days=1)  # a time zone that was not told may be as far away


class Stamp(NamedTuple):
    """An ISO 8601 date or date-time, and what is to be said of it; iso is None where the stamp cannot be believed."""

    iso: str | None
    problem: str | None = None


def read_stamp(written: str, now: datetime) -> Stamp:
    """Read a stamp as RFC 5322 or ISO 8601 have it. One in the future, or of no calendar, is none, and said to be so.

    The offset from UTC stays as it was written: the day that it makes is the day that "on Tuesday" counts from.
    """
    written = " ".join(written.split())
    try:
        iso = _iso(written) or _mail(written)
        when = moment(iso) if iso else None
    except (ValueError, OverflowError):
        iso = when = None
    if iso is None or when is None:
        return Stamp(None, f"the publication date {written[:60]!r} is no date that can be read, and was left out")
    if when.astimezone(UTC) - now > _SLACK:
        return Stamp(None, f"the publication date {written[:60]!r} lies in the future, and was left out")
    if len(iso) > 10 and datetime.fromisoformat(iso).tzinfo is None:
        return Stamp(iso, f"the publication date {written[:60]!r} does not tell its time zone")
    return Stamp(iso)


def _iso(written: str) -> str | None:
    match = _ISO.fullmatch(written)
    if match is None:
        return None
    if len(written) < 10:
        datetime.fromisoformat(f"{written}-01")
        return f"{written}-01"
    zone = match["zone"] or ""
    if len(written) == 10:
        return datetime.fromisoformat(written).date().isoformat()
    clock = written[11 : match.start("zone") if zone else len(written)].strip().replace(",", ".")
    zone = "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone if len(zone) != 3 else f"{zone}:00"
    zone = zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    return datetime.fromisoformat(f"{written[:10]}T{clock[:15]}{zone}").replace(microsecond=0).isoformat()


def _mail(written: str) -> str | None:
    match = _MAIL.fullmatch(written)
    if match is None:
        return None
    zone = (match["zone"] or "").replace(":", "")
    day, month, year, clock = match["day"], match["month"][:3], match["year"], match["clock"]
    return parsedate_to_datetime(f"{day} {month} {year} {clock} {_ZONES.get(zone.lower(), zone)}").isoformat()
