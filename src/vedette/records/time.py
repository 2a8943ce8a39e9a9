"""When something is said to be: a value inside other records."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import doc

Precision: TypeAlias = Literal["minute", "day", "week", "month", "season", "year", "decade", "vague"]
Anchor: TypeAlias = Literal["explicit", "published", "block", "narrative", "none"]

_ISO = re.compile(
    r"\d{4}-\d\d-\d\d (?: T\d\d:\d\d (?: :\d\d (?:\.\d{1,6})? )? (?: Z | [+-]\d\d:\d\d )? )?", re.VERBOSE | re.ASCII
)


def moment(iso: str) -> datetime:
    """Read an ISO 8601 date or date-time: a date is its first instant, and without an offset from UTC it is UTC.

    Raises ValueError where `iso` is neither, or names a day that no calendar has.
    """
    if not _ISO.fullmatch(iso):
        raise ValueError(f"a date is written YYYY-MM-DD or YYYY-MM-DDTHH:MM, not {iso!r}")
    read = datetime.fromisoformat(iso)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A stretch of time, from `start` until just before `end`; an end that is not known is null.

    14 September 2014 is 2014-09-14 to 2014-09-15; "since 2014" starts on 2014-01-01 and has no end. A relative date
    without an anchor stays unresolved: only its text and its precision are known.
    """

    start: Annotated[str | None, doc("ISO 8601 date or date-time at which it begins, or null")] = None
    end: Annotated[str | None, doc("ISO 8601 date or date-time before which it is over, or null")] = None
    precision: Annotated[Precision, doc("how finely the words tell it")]
    text: Annotated[str | None, doc("the words as written, or null where no words say it")] = None
    anchor: Annotated[
        Anchor,
        doc("what the words were counted from: themselves, the publication date, their block, the story, or nothing"),
    ]

    def __post_init__(self) -> None:
        bounds = [moment(bound) for bound in (self.start, self.end) if bound is not None]
        if bounds and self.anchor == "none":
            raise ValueError(f"a time without an anchor stays unresolved, and is not {self.start}..{self.end}")
        if len(bounds) == 2 and not bounds[0] < bounds[1]:
            raise ValueError(f"a time needs start < end (it is half-open), not {self.start}..{self.end}")
