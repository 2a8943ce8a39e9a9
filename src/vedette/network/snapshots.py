"""The ties of a network at a date, by what was known on another one."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from vedette.network.days import NEVER, Day, last_day
from vedette.network.reports import Nodes, Report
from vedette.network.rows import SURE, Row, key_of, level_of
from vedette.network.rules import AGAIN, ANSWERS
from vedette.network.standings import IN_FORCE, Standing, State
from vedette.network.tables import NONE, ORDER, Numbers, Shares, Tables, decide
from vedette.records.affiliation import AffiliationType
from vedette.records.time import Time

if TYPE_CHECKING:  # a network makes its snapshots
    from vedette.network.network import Network


class Snapshot:
    """The ties of a network at a date, by what was known on another one.

    states: of each tie the number of its state in `ORDER`, -1 where nothing was known of it. weights, sources: as in
    `Standing`. within: the numbers of the ties that it shows, all that were known or those around somebody.
    """

    def __init__(
        self, network: "Network", on: str, known_on: str | None, tables: Tables, within: Numbers | None = None
    ) -> None:
        self.network, self.on, self.known_on = network, on, known_on
        self._tables = tables
        self._on = last_day(on)
        self._counts = tables.counting(NEVER if known_on is None else last_day(known_on))
        self.states, self._ended = decide(tables.columns, self._on, self._counts)
        in_force = self.states >= 0
        weights, sources = tables.weigh(self._counts & (tables.columns.since <= self._on))
        stands = np.isin(self.states, [ORDER.index(state) for state in IN_FORCE])
        self.weights: Shares = np.where(stands, weights, 0.0)
        self.sources: Numbers = np.where(in_force, sources, 0)
        self.within: Numbers = np.flatnonzero(in_force) if within is None else within

    def __len__(self) -> int:
        return len(self.within)

    def __iter__(self) -> Iterator[Standing]:
        return (self.standing(int(number)) for number in self.within)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """All ties that were known, in whatever state, by type and ends."""
        return tuple(self)

    @cached_property
    def in_force(self) -> tuple[Standing, ...]:
        """The ties that hold at the date, those that are disputed or hedged among them."""
        return tuple(self.standing(int(n)) for n in self.within if ORDER[self.states[n]] in IN_FORCE)

    @property
    def nodes(self) -> Nodes:
        """The nodes that its ties in force lead between."""
        keys = (self.network.keys[int(n)] for n in self.within if ORDER[self.states[n]] in IN_FORCE)
        ids = sorted({end for key in keys for end in (key.subject, key.object)})
        return {id_: self.network.nodes[id_] for id_ in ids}

    def tie(self, type_: AffiliationType, subject: str, object_: str) -> Standing | None:
        """One tie; None where nothing was known of it."""
        number = self.network.number(key_of(type_, subject, object_))
        return None if number is None or self.states[number] < 0 else self.standing(number)

    def about(self, node: str, steps: int = 1) -> "Snapshot":
        """The part around a node: who is that many ties in force away, and all known ties between these."""
        if node not in self.network.nodes:
            raise KeyError(node)
        ring = {node}
        for _ in range(steps):
            ring |= {
                end for one in ring for number in self.network.ties_of(one) for end in self._ends(number, IN_FORCE)
            }
        known = {number for one in ring for number in self.network.ties_of(one) if self.states[number] >= 0}
        shown = [n for n in sorted(known) if node in (ends := self.network.keys[n][1:]) or ring.issuperset(ends)]
        return Snapshot(self.network, self.on, self.known_on, self._tables, np.array(shown, np.int64))

    def _ends(self, number: int, states: frozenset[State]) -> tuple[str, ...]:
        code = int(self.states[number])
        return self.network.keys[number][1:] if code >= 0 and ORDER[code] in states else ()

    def standing(self, number: int) -> Standing:
        """The tie of a number, with its reports."""
        tables, reports, key = self._tables, self.network.reports, self.network.keys[number]
        rows = [tables.flat[at] for at in range(*tables.bounds(number)) if self._counts[at]]
        live = [row for row in rows if row.moment.since <= self._on]
        state, ended = ORDER[int(self.states[number])], int(self._ended[number])
        counted = live if state == "hedged" else [row for row in live if level_of(reports[row.report]) == SURE]
        held = max((row.moment.attests for row in counted if row.moment.sense == "affirms"), default=NONE)
        # Its last stretch: what ended before it was last held is of an earlier one.
        before = max(
            (row.moment.attests for row in counted if row.moment.sense == "ends" and row.moment.attests < held),
            default=NONE,
        )
        last = [row for row in counted if row.moment.attests > before]
        return Standing(
            type=key.type,
            subject=key.subject,
            object=key.object,
            state=state,
            since=_times(reports, last, "affirms"),
            until=_times(reports, last, "ends") if state in ("over", "disputed") else (),
            refused=_refused(reports, live),
            weight=float(self.weights[number]),
            sources=int(self.sources[number]),
            last_told=max((known for row in rows if (known := reports[row.report].known)), default=None),
            affirming=_of(reports, rows, ("affirms",)),
            against=_of(reports, rows, ("ends", "denies")),
            inferred=_inferred(reports, state, last, ended),
        )


def _of(reports: Sequence[Report], rows: Iterable[Row], senses: Container[str]) -> tuple[Report, ...]:
    numbers = sorted({row.report for row in rows if row.moment.sense in senses})
    return tuple(sorted((reports[n] for n in numbers), key=lambda report: (report.known or "", report.id)))


def _times(reports: Sequence[Report], rows: Iterable[Row], sense: str) -> tuple[Time, ...]:
    """The times of the changes, each once, in their order."""
    found = {reports[row.report].time for row in rows if row.moment.sense == sense and row.moment.change}
    dated = [time for time in found if time is not None and (time.start or time.end)]
    return tuple(sorted(dated, key=lambda time: (time.start or "", time.end or "", time.text or "")))


def _refused(reports: Sequence[Report], rows: Iterable[Row]) -> bool:
    """Whether the last answer to it was no."""
    answers = [
        (row.moment.since, reports[row.report].change == "refuses")
        for row in rows
        if row.moment.sense == "affirms" and row.rule is None and reports[row.report].change in ANSWERS
    ]
    return bool(answers) and max(answers)[1]


def _inferred(reports: Sequence[Report], state: State, rows: Sequence[Row], ended: Day) -> dict[str, str]:
    """By which rules a state came about: `tie` and `until` where they follow from another tie, `state` of its day."""
    rules = defaultdict[str, set[str]](set)
    for row in rows:
        if row.rule is not None:
            rules["tie" if row.moment.sense == "affirms" else "until"].add(row.rule)
    wanted = {"holds": "affirms", "over": "ends", "denied": "denies"}.get(state)
    deciding = [row.moment for row in rows if row.moment.sense == wanted and level_of(reports[row.report]) == SURE]
    if not deciding:
        return _in_words(rules)
    dated = any(moment.change and moment.attests > ended for moment in deciding)
    last = max(moment.attests for moment in deciding)
    latest = [moment for moment in deciding if moment.attests == last]
    if not (state == "holds" and dated) and all(moment.rule for moment in latest):
        rules["state"].update(moment.rule for moment in latest if moment.rule)
    if state == "holds" and ended > NONE and not dated:
        rules["state"].add(AGAIN)
    return _in_words(rules)


def _in_words(rules: Mapping[str, set[str]]) -> dict[str, str]:
    return {name: "; ".join(sorted(some)) for name, some in sorted(rules.items())}
