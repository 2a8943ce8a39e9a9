"""What words that tell a time mean on the calendar, once it is known from which day they are counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from vedette.records import Precision

Unit: TypeAlias = Literal["day", "week", "weekend", "month", "year", "decade"]
Which: TypeAlias = Literal["nearest", "last", "next"]
Stretch: TypeAlias = tuple[date, date, Precision]
"""From the first day up to and without the second, and how finely the words told it."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, or several in a row. `years` is counted from the anchor's year ("3 May last year": -1)."""

    month: int
    day: int
    last_day: int | None = None
    year: int | None = None
    years: int | None = None

    def stretches(self, year: int) -> Iterator[Stretch]:
        """Yield it in that year, or nothing where the year does not have it."""
        try:
            first, last = date(year, self.month, self.day), date(year, self.month, self.last_day or self.day)
        except ValueError:
            return
        if first <= last:
            yield first, last + timedelta(1), "day"


@dataclass(frozen=True, slots=True)
class Month:
    """A month; with `which`, the last or the next one of that name."""

    month: int
    year: int | None = None
    years: int | None = None
    which: Which = "nearest"

    def stretches(self, year: int) -> Iterator[Stretch]:
        """Yield it in that year."""
        yield _months(year, self.month, 1, "month")


@dataclass(frozen=True, slots=True)
class Season:
    """Spring, summer or autumn, as meteorologists of the northern hemisphere count them: three whole months."""

    month: int
    year: int | None = None
    years: int | None = None
    which: Which = "nearest"

    def stretches(self, year: int) -> Iterator[Stretch]:
        """Yield it in that year."""
        yield _months(year, self.month, 3, "season")


@dataclass(frozen=True, slots=True)
class Year:
    """One year, or the ten of a decade."""

    year: int
    count: Literal[1, 10] = 1


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0; `part` is a part of that day, which changes nothing."""

    number: int
    which: Which = "nearest"


@dataclass(frozen=True, slots=True)
class Shift:
    """The calendar's day, week, month ... that is `by` of them after the anchor's own: "yesterday", "two weeks ago"."""

    unit: Unit
    by: int
    narrative: bool = False  # counted from what the story told last, as in "two days later"
    to_the_day: bool = False  # the anchor's own day of another week, month or year: "a year ago today"


@dataclass(frozen=True, slots=True)
class Run:
    """So many days, weeks ... that end with the anchor's day, or begin with it: "the past four days"."""

    unit: Unit
    count: int
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Indefinite:
    """Words that say no day, whatever they are counted from: "in recent weeks"."""


Expression: TypeAlias = Day | Month | Season | Year | Weekday | Shift | Run | Indefinite


def is_explicit(expression: Expression) -> bool:
    """Whether it needs no anchor."""
    return isinstance(expression, Year) or getattr(expression, "year", None) is not None


def resolve(expression: Expression, anchor: date | None, ahead: bool = False) -> Stretch | None:
    """Where it lies on the calendar; None where it needs an anchor and there is none, or no calendar has it.

    ahead: whether what is told lies in the future, so that "on Friday" is the one to come.
    """
    try:
        if isinstance(expression, Day | Month | Season):
            return _yearly(expression, anchor, ahead)
        if isinstance(expression, Year):
            until = date(expression.year + expression.count, 1, 1)
            return date(expression.year, 1, 1), until, "year" if expression.count == 1 else "decade"
        if anchor is None or isinstance(expression, Indefinite):
            return None
        if isinstance(expression, Weekday):
            return _weekday(expression, anchor, ahead)
        return _shifted(expression, anchor) if isinstance(expression, Shift) else _run(expression, anchor)
    except (ValueError, OverflowError):  # before the year 1, or after 9999
        return None


def name_of(expression: Expression) -> str:
    """A word for it in the rule that worked out a date."""
    if isinstance(expression, Shift | Run):
        return expression.unit
    return {Day: "day and month", Month: "month", Season: "season", Weekday: "weekday"}.get(type(expression), "year")


def precision_of(expression: Expression) -> Precision:
    """How finely the words tell it, wherever it lies."""
    if isinstance(expression, Shift) and expression.to_the_day:
        return "day"
    if isinstance(expression, Shift | Run):
        return "day" if expression.unit == "weekend" else expression.unit
    if isinstance(expression, Year) and expression.count == 10:
        return "decade"
    precisions: dict[type, Precision] = {Day: "day", Weekday: "day", Month: "month", Season: "season", Year: "year"}
    return precisions.get(type(expression), "vague")


def _yearly(expression: Day | Month | Season, anchor: date | None, ahead: bool) -> Stretch | None:
    if expression.year is not None:
        return next(expression.stretches(expression.year), None)
    if anchor is None:
        return None
    if expression.years is not None:
        return next(expression.stretches(anchor.year + expression.years), None)
    which = getattr(expression, "which", "nearest")
    near = [s for year in range(anchor.year - 4, anchor.year + 5) for s in expression.stretches(year)]
    if which == "next" or (ahead and which == "nearest"):
        return next((s for s in near if (s[0] > anchor if which == "next" else s[1] > anchor)), None)
    past = [s for s in near if (s[1] <= anchor if which == "last" else s[0] <= anchor)]
    return past[-1] if past else None


def _weekday(expression: Weekday, anchor: date, ahead: bool) -> Stretch:
    """The last such day on or before the anchor's; "last Friday" is before it, and "next Friday" after it."""
    back = (anchor.weekday() - expression.number) % 7
    if expression.which == "next":
        day = anchor + timedelta(7 - back)
    elif expression.which == "last":
        day = anchor - timedelta(back or 7)
    else:
        day = anchor + timedelta((7 - back) % 7) if ahead else anchor - timedelta(back)
    return day, day + timedelta(1), "day"


def _shifted(expression: Shift, anchor: date) -> Stretch:
    by = expression.by
    if expression.to_the_day:
        day = _moved(anchor, expression.unit, by)
        return day, day + timedelta(1), "day"
    if expression.unit == "day":
        return anchor + timedelta(by), anchor + timedelta(by + 1), "day"
    if expression.unit == "week":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * by)
        return monday, monday + timedelta(7), "week"
    if expression.unit == "weekend":
        saturday = anchor - timedelta((anchor.weekday() - 5) % 7) + timedelta(7 * by)
        return saturday, saturday + timedelta(2), "day"
    if expression.unit == "month":
        return _months(anchor.year, anchor.month + by, 1, "month")
    years = 10 if expression.unit == "decade" else 1
    first = (anchor.year + years * by) // years * years
    return date(first, 1, 1), date(first + years, 1, 1), "decade" if years == 10 else "year"


def _run(expression: Run, anchor: date) -> Stretch:
    """From as many units before the anchor until the end of its day, or the other way round."""
    end = _moved(anchor, expression.unit, expression.count if expression.ahead else -expression.count)
    first, last = sorted((anchor, end))
    precision: Precision = "day" if expression.unit == "weekend" else expression.unit
    return first, last + timedelta(1), precision


def _moved(day: date, unit: Unit, by: int) -> date:
    if unit in {"day", "week", "weekend"}:
        return day + timedelta(by * (1 if unit == "day" else 7))
    months = by * {"month": 1, "year": 12, "decade": 120}[unit]
    first, after, _ = _months(day.year, day.month + months, 1, "month")
    return min(first + timedelta(day.day - 1), after - timedelta(1))


def _months(year: int, month: int, count: int, precision: Precision) -> Stretch:
    """So many whole months; `month` may lie outside 1..12, and then counts into other years."""
    at, until = 12 * year + month - 1, 12 * year + month - 1 + count
    return date(at // 12, at % 12 + 1, 1), date(until // 12, until % 12 + 1, 1), precision
