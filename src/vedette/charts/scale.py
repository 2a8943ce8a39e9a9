"""The time axis: dates of any precision as days, days as places across the page, and where the axis is marked."""

from calendar import isleap, monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

# The least room that a mark needs for its label, in points: "14 Sep 2014", "Sep 2014", "2014".
_DAY_ROOM, _MONTH_ROOM, _YEAR_ROOM = 46, 34, 24
_WEEKS = (1, 8, 15, 22)


@dataclass(frozen=True, slots=True)
class Moment:
    """When something changed, as days since year 1: not before `first`, and before `after`.

    Of a date that is known to the day both are that day: the change came at its beginning.
    """

    first: int
    after: int

    @property
    def middle(self) -> float:
        """Where it stands if it must stand somewhere."""
        return (self.first + self.after) / 2


def read_moment(iso: str) -> Moment:
    """Read an ISO date: 2014, 2014-09 or 2014-09-14."""
    year, *rest = map(int, iso.split("-"))
    month, day = (*rest, 1, 1)[:2]
    first = date(year, month, day).toordinal()
    days = {0: 365 + isleap(year), 1: monthrange(year, month)[1]}.get(len(rest), 0)
    return Moment(first, first + days)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis. `major`: a year begins there."""

    day: int
    label: str
    major: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """Days `first` to `after`, from `left` to `right` on the page, in points."""

    first: int
    after: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + (day - self.first) * (self.right - self.left) / (self.after - self.first)

    def ticks(self) -> tuple[Tick, ...]:
        """Return the marks of the axis: days, months or years, as close as their labels allow."""
        days = [day for day in self._days() if self.first <= day <= self.after]
        return tuple(self._tick(day, begins=n == 0) for n, day in enumerate(days))

    def _days(self) -> Iterator[int]:
        """Yield the days to mark, and some around them."""
        points = (self.right - self.left) / (self.after - self.first)
        first, last = (_date(day) for day in (self.first, self.after))
        years = range(first.year, last.year + 1)
        if points >= _DAY_ROOM:
            yield from range(self.first, self.after + 1)
        elif points * 7 >= _DAY_ROOM:
            yield from (date(y, m, d).toordinal() for y in years for m in range(1, 13) for d in _WEEKS)
        elif step := next((n for n in (1, 3, 6) if points * 30 * n >= _MONTH_ROOM), None):
            yield from (date(y, m, 1).toordinal() for y in years for m in range(1, 13, step))
        else:
            step = next(n for n in (1, 5, 10, 50, 100, 500, 10_000) if points * 365 * n >= _YEAR_ROOM)
            yield from (date(y, 1, 1).toordinal() for y in years if y % step == 0)

    def _tick(self, day: int, *, begins: bool) -> Tick:
        """Return the mark of one day; the first one always says its year."""
        then = _date(day)
        major = (then.month, then.day) == (1, 1)
        fine = (self.right - self.left) / (self.after - self.first) * 7 >= _DAY_ROOM
        words = [str(then.day)] if fine else []
        words += [MONTHS[then.month - 1]] if fine or not major else []
        words += [str(then.year)] if begins or major else []
        return Tick(day, " ".join(words), major)


def fit_scale(moments: Iterable[Moment], left: float, right: float) -> Scale:
    """Return a scale on which all moments stand, from the turn of a day, a month or a year to another."""
    known = list(moments)
    first, after = min(m.first for m in known), max(m.after for m in known)
    return Scale(*_rounded(first, max(after, first + 1)), left, right)


def _rounded(first: int, after: int) -> tuple[int, int]:
    """Widen a span to whole years if it has several; else to whole months, unless it is a month of its own."""
    begin, end = _date(first), _date(after - 1)
    if after - first > 3 * 365:
        return date(begin.year, 1, 1).toordinal(), date(end.year, 12, 31).toordinal() + 1
    if not 14 <= after - first <= 31:
        last = monthrange(end.year, end.month)[1]
        return date(begin.year, begin.month, 1).toordinal(), date(end.year, end.month, last).toordinal() + 1
    return first, after


def _date(day: int) -> date:
    return date.fromordinal(min(day, date.max.toordinal()))
