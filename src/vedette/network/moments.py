"""From which day on a report counts for a tie, or against it, and which day it attests."""

from typing import Literal, NamedTuple, TypeAlias

from vedette.network.days import LONG_AGO, Day, day_before, day_of
from vedette.network.reports import Report
from vedette.network.rules import AS_TOLD, CHANGES, ENDS, NOT_ENDED, WHILE_BOTH_EXIST

Sense: TypeAlias = Literal["affirms", "ends", "denies"]


class Moment(NamedTuple):
    """What a report says of a tie, on the scale of days.

    since: the first day on which it counts. attests: the day whose state it tells, for what may have changed after it;
    LONG_AGO where it tells of no day. change: whether it dates a change. rule: by what a day was given where no words
    give one.
    """

    sense: Sense
    since: Day
    attests: Day
    change: bool = False
    rule: str | None = None


class Exists(NamedTuple):
    """The days on which something exists, as far as known."""

    since: Day = LONG_AGO
    until: Day | None = None


ALWAYS = Exists()


def moments_of(report: Report, life: Exists = ALWAYS) -> tuple[Moment, ...]:
    """What a report says, as one moment, or two: "until 2016" affirms before and ends then.

    life: when both ends exist, for what the registry tells without a date. A date of publication is no date of a
    change: what has begun by then may be over long before, and outweighs no end that is dated.
    """
    first, last = _range(report)
    told = day_of(report.known) if report.known else LONG_AGO
    if report.polarity == "denied" and report.change in ENDS:
        return (Moment("affirms", told, told, rule=NOT_ENDED),)
    if report.polarity == "denied":
        return (Moment("denies", _or(first, told), _or(last, first, told), rule=None if first else AS_TOLD),)
    if report.change in ENDS:
        return (ending_of(report),)
    return _changes(first, last, told) if report.change in CHANGES else _holds(report, first, last, told, life)


def ending_of(report: Report) -> Moment:
    """The end of a tie at the time of a report: "in 2016" counts from the last day of 2016 on."""
    first, last = _range(report)
    day = _or(last, first, day_of(report.known) if report.known else LONG_AGO)
    return Moment("ends", day, day, change=True, rule=AS_TOLD if first is None and last is None else None)


def _changes(first: Day | None, last: Day | None, told: Day) -> tuple[Moment, ...]:
    if first is not None:
        return (Moment("affirms", first, first, change=True),)
    return (Moment("affirms", _or(last, told), LONG_AGO, rule=AS_TOLD if last is None else None),)


def _holds(report: Report, first: Day | None, last: Day | None, told: Day, life: Exists) -> tuple[Moment, ...]:
    if first is None and last is not None:  # "until 2016"
        return Moment("affirms", last, last), Moment("ends", last + 1, last + 1)
    still = max(told - 1, LONG_AGO)  # what is told as it stands is known of the day before it is printed
    if first is not None and last is None:  # "since 2014", and still when it is told
        return (Moment("affirms", first, max(first, still), change=True),)
    if first is not None:
        return (Moment("affirms", first, first),)
    if not report.of_registry:
        return (Moment("affirms", told, still, rule=AS_TOLD),)
    begun = Moment("affirms", life.since, LONG_AGO, rule=WHILE_BOTH_EXIST)
    return (begun,) if life.until is None else (begun, Moment("ends", life.until, life.until, rule=WHILE_BOTH_EXIST))


def _range(report: Report) -> tuple[Day | None, Day | None]:
    """The first and the last day of its time."""
    time = report.time
    if time is None:
        return None, None
    return day_of(time.start) if time.start else None, day_before(time.end) if time.end else None


def _or(*days: Day | None) -> Day:
    return next((day for day in days if day is not None), LONG_AGO)
