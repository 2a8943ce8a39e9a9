"""The rows of a network as columns of numbers, over which numpy finds the state of every tie at once."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from vedette.network.days import Day
from vedette.network.reports import Report
from vedette.network.rows import HEDGED, REPORTED, SURE, Condition, Key, Row, known_day, level_of
from vedette.network.standings import STATES, State, independent

Days: TypeAlias = npt.NDArray[np.int32]
Codes: TypeAlias = npt.NDArray[np.int8]
Shares: TypeAlias = npt.NDArray[np.float64]
Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]

ORDER: Final[tuple[State, ...]] = tuple(STATES)
"""The states by their number in `Snapshot.states`; -1 is a tie of which nothing was known yet."""

NONE: Final = -1
"""Stands before LONG_AGO: there is no such row."""

_AFFIRMS, _ENDS, _DENIES = range(3)
_SENSES = {"affirms": _AFFIRMS, "ends": _ENDS, "denies": _DENIES}


class Columns(NamedTuple):
    """Rows of several ties, a tie's rows beside each other. starts: where each tie begins.

    own: whether a row makes its tie known; an end that follows from another tie does not.
    """

    starts: Numbers
    sense: Codes
    level: Codes
    change: Flags
    own: Flags
    since: Days
    attests: Days
    known: Days

    def take(self, rows: Numbers, starts: Numbers) -> "Columns":
        """Some of the rows, with the starts of their ties among them."""
        return Columns(
            starts=starts,
            sense=self.sense[rows],
            level=self.level[rows],
            change=self.change[rows],
            own=self.own[rows],
            since=self.since[rows],
            attests=self.attests[rows],
            known=self.known[rows],
        )


class Decided(NamedTuple):
    """Of each tie the number of its state, and the day of its last end in force."""

    states: Codes
    ended: Days


class Tables:
    """The rows of a network as columns.

    Rows of a tie are sorted by source, so that the best report of each source is one pass away. A row that needs a
    condition counts where the tie of that condition holds on its day, which is decided first.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        rows: Sequence[Sequence[Row]],
        numbers: Mapping[Key, int],
        conditions: Sequence[Condition],
    ) -> None:
        groups = [_by_source(reports, some) for some in rows]
        self.flat: Sequence[Row] = [row for group in groups for row, _ in group]
        told = [reports[row.report] for row in self.flat]
        starts: Numbers = np.cumsum([0, *map(len, groups)])[:-1].astype(np.int64)
        self.columns = Columns(
            starts=starts,
            sense=np.array([_SENSES[row.moment.sense] for row in self.flat], np.int8),
            level=np.array([level_of(report) for report in told], np.int8),
            change=np.array([row.moment.change for row in self.flat], np.bool_),
            own=np.array([row.rule is None or row.moment.sense == "affirms" for row in self.flat], np.bool_),
            since=np.array([row.moment.since for row in self.flat], np.int32),
            attests=np.array([row.moment.attests for row in self.flat], np.int32),
            known=np.array([known_day(report) for report in told], np.int32),
        )
        self.confidence: Shares = np.array([report.confidence for report in told], np.float64)
        self.needs: Numbers = np.array([row.needs for row in self.flat], np.int64)
        firsts = [at == 0 or source != group[at - 1][1] for group in groups for at, (_, source) in enumerate(group)]
        self.source_starts: Numbers = np.flatnonzero(np.array(firsts, np.bool_)).astype(np.int64)
        self.first_sources: Numbers = np.searchsorted(self.source_starts, starts).astype(np.int64)
        self._conditions = self._columns_of([numbers[condition.key] for condition in conditions])
        self._days: Days = np.array([condition.day for condition in conditions], np.int32)

    def _columns_of(self, ties: Sequence[int]) -> Columns:
        """The rows of the tie of each condition, one after the other."""
        rows: list[int] = []
        starts: list[int] = []
        for number in ties:
            starts.append(len(rows))
            rows.extend(range(*self.bounds(number)))
        return self.columns.take(np.array(rows, np.int64), np.array(starts, np.int64))

    def bounds(self, number: int) -> tuple[int, int]:
        """Where the rows of a tie begin and end."""
        starts = self.columns.starts
        return int(starts[number]), int(starts[number + 1]) if number + 1 < len(starts) else len(self.flat)

    def counting(self, known: Day) -> Flags:
        """Which rows count by what was known on a day."""
        counts: Flags = self.columns.known <= known
        if len(self._days):
            lengths = np.diff(np.append(self._conditions.starts, len(self._conditions.sense)))
            counted = self._conditions.known <= known
            met = decide(self._conditions, np.repeat(self._days, lengths), counted).states == ORDER.index("holds")
            counts &= (self.needs < 0) | met[self.needs]
        return counts

    def weigh(self, counts: Flags) -> tuple[Shares, Numbers]:
        """How sure each tie is by independent sources that affirm it as a fact or a report, and how many these are."""
        if not len(counts):
            return np.zeros(0), np.zeros(0, np.int64)
        for_it = counts & (self.columns.sense == _AFFIRMS) & (self.columns.level > HEDGED)
        best = np.maximum.reduceat(np.where(for_it, self.confidence, -1.0), self.source_starts)
        told = best >= 0
        doubt = np.multiply.reduceat(np.where(told, 1.0 - best, 1.0), self.first_sources)
        return 1.0 - doubt, np.add.reduceat(told.astype(np.int64), self.first_sources)


def _by_source(reports: Sequence[Report], rows: Sequence[Row]) -> list[tuple[Row, int]]:
    """The rows of a tie with the number of their source, those of one source beside each other."""
    numbers = [0] if len(rows) == 1 else independent(reports[row.report] for row in rows)
    return sorted(zip(rows, numbers, strict=True), key=lambda pair: pair[1])


def decide(columns: Columns, on: Day | Days, counts: Flags) -> Decided:
    """The state of each tie on a day (or each row's own), by the rows that count.

    What attests the later day wins: a tie that ended and is told to hold on a later day holds again. Of one day, both
    stand, and it is disputed. A denial speaks against a tie until a dated change after it.
    """
    if not len(columns.starts):
        return Decided(np.zeros(0, np.int8), np.zeros(0, np.int32))
    live = counts & (columns.since <= on)
    sure = live & (columns.level == SURE)
    affirms = columns.sense == _AFFIRMS

    def last(rows: Flags) -> Days:
        latest: Days = np.maximum.reduceat(np.where(rows, columns.attests, NONE), columns.starts)
        return latest

    held = last(sure & affirms)
    ended = last(sure & (columns.sense == _ENDS))
    denied = last(sure & (columns.sense == _DENIES))
    changed = last(sure & affirms & columns.change)
    reported = last(live & affirms & (columns.level == REPORTED)) > NONE
    told = last(live) > NONE
    known = np.logical_or.reduceat(counts & columns.own, columns.starts)

    against = (denied > NONE) & ~(changed > denied)
    holding = (held > NONE) & (held > ended)
    clash = (held > NONE) & (held == ended)
    states = np.select(
        [~known, clash | (holding & against), holding, ended > NONE, against & reported, against, told],
        [-1, *(ORDER.index(state) for state in ("disputed", "holds", "over", "disputed", "denied", "hedged"))],
        ORDER.index("not_yet"),
    )
    return Decided(states.astype(np.int8), ended)
