"""The place that a report is filed from, and the line under a headline that says who published it and when."""

import re
from datetime import date
from typing import NamedTuple

from vedette.reading.dates import find_date
from vedette.reading.sentences import find_dateline

__all__ = ["Imprint", "find_dateline", "place_in", "read_imprint"]

# What follows the place in a dateline: a date, an agency in brackets, the dash.
_AFTER_PLACE = re.compile(
    r""",? \s+ (?: \d | (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
        | (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec) [a-z.]* \s+ \d )
    | \s* \( [A-Z] | \s* [)\]]? \s* (?: [–—―:_-] | -- ) \s* \Z""",
    re.VERBOSE,
)
_LONGEST_IMPRINT = 120  # characters
_SEPARATORS = " \t\u00a0,|·•–—-:/"
_LABEL = re.compile(
    r"\b(?:last )?(?:updated?|published|posted|modified|created|date|filed)(?: (?:on|at))?\W*\Z", re.IGNORECASE
)
_BYLINE = re.compile(r"\s*By (?P<names>[A-Z][^\n.,;:|]{2,60}(?: and [A-Z][^\n.,;:|]{2,60})?)\s*")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|[AP]\.?M\.?|GMT|UTC|[A-Z]{3,4}T|\d+ min(?:ute)?s?(?: read)?", re.IGNORECASE)
_ENDS_OF_DATELINES = ("-", "–", "—", "―", "_", ":")
_REST = 40  # characters beside outlet and date


class Imprint(NamedTuple):
    """What a line under a headline says: outlet and date ("Daily Desk, 3 May 2014"), or who wrote it ("By A. Name")."""

    outlet: str | None
    published: date | None
    byline: tuple[str, ...]


def place_in(dateline: str) -> str:
    """The place of a dateline, as written: of "GENEVA, 3 May (Agency) - " it is GENEVA."""
    place = dateline.strip().lstrip("([")
    cut = _AFTER_PLACE.search(place)
    return (place[: cut.start()] if cut else place).strip(" )]")


def read_imprint(line: str) -> Imprint | None:
    """Read a line that holds nothing but an outlet, a date, a signature; None for a line that says more."""
    if len(line) > _LONGEST_IMPRINT or line.rstrip().endswith(_ENDS_OF_DATELINES):
        return None
    if signed := _BYLINE.fullmatch(line):
        return Imprint(None, None, tuple(signed["names"].split(" and ")))
    found = find_date(line)
    if found is None:
        return None
    day, match = found
    before, after = _LABEL.sub("", line[: match.start()]), line[match.end() :]
    outlet = before.strip(_SEPARATORS)
    rest = _CLOCK.sub("", after).strip(_SEPARATORS)
    if len(rest) > _REST or rest.endswith(".") or not _may_be_outlet(before, outlet):
        return None
    return Imprint(outlet.split(",")[0] or None, day, ())


def _may_be_outlet(before: str, outlet: str) -> bool:
    """A name of a few words, set off from the date: "The army said on 3 May 2014" is none."""
    if not outlet:
        return True
    set_off = before.rstrip(" \t\u00a0")[-1] in _SEPARATORS
    return set_off and outlet[0].isupper() and not any(map(str.isdigit, outlet)) and len(outlet.split()) <= 6
