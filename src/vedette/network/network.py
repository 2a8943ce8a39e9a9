"""The network: all reports of all ties, and what they come to at a date, by what was known on another one.

Every report becomes rows of numbers (from which day on it counts, for or against, known since when), sorted by tie.
A snapshot is then a few passes of numpy over these rows; `Standing` objects are made of the ties that are asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from vedette.network.days import NEVER, last_day
from vedette.network.gathering import Gathered
from vedette.network.histories import Life
from vedette.network.reports import Nodes, Report
from vedette.network.rows import Key, known_day, rows_of
from vedette.network.snapshots import Snapshot
from vedette.network.tables import Tables
from vedette.records.affiliation import AffiliationType
from vedette.records.judgement import Judgement


class Network:
    """Nodes, and reports of the ties between them. The order in which reports are given makes no difference.

    lives: when nodes existed, by the registry. joins: which actors of documents were made one by rule.
    """

    def __init__(
        self,
        nodes: Nodes,
        reports: Iterable[Report],
        lives: Mapping[str, Life] = MappingProxyType({}),
        joins: Iterable[Judgement] = (),
    ) -> None:
        self.nodes: Nodes = dict(nodes)
        self.lives, self.joins = dict(lives), tuple(joins)
        self.reports = _each_once(reports)
        ends = {end for r in self.reports for end in (r.subject, r.object, r.on_behalf_of) if end is not None}
        missing = ends - self.nodes.keys()
        if missing:
            raise ValueError(f"reports are of nodes, and {', '.join(sorted(missing)[:5])} is none")
        people = {id_ for id_, node in self.nodes.items() if node.kind == "person"}
        rows, conditions = rows_of(self.reports, self.lives, people)
        self.keys = tuple(sorted(rows))
        self._numbers = {key: number for number, key in enumerate(self.keys)}
        self._tables = Tables(self.reports, [rows[key] for key in self.keys], self._numbers, conditions)

    @classmethod
    def of(cls, gathered: Gathered) -> "Network":
        """The network of all that was gathered."""
        return cls(gathered.nodes, gathered.reports, gathered.lives, gathered.joins)

    def __len__(self) -> int:
        return len(self.keys)

    def snapshot(self, on: str, known_on: str | None = None) -> "Snapshot":
        """The ties at a date; with `known_on`, by what could be known then. A year or a month is its last day."""
        return Snapshot(self, on, known_on, self._tables)

    def number(self, key: Key) -> int | None:
        """The number of a tie; None where nobody tells of it."""
        return self._numbers.get(key)

    def told_of(
        self,
        type_: AffiliationType,
        subject: str | None = None,
        object_: str | None = None,
        known_on: str | None = None,
    ) -> tuple[Report, ...]:
        """The reports of one type from a node, to a node, or both, by id; with `known_on`, those known then."""
        node = subject if subject is not None else object_
        some = self.reports if node is None else [self.reports[n] for n in self._touching.get(node, ())]
        limit = NEVER if known_on is None else last_day(known_on)
        return tuple(
            report
            for report in some
            if report.type == type_
            and subject in (None, report.subject)
            and object_ in (None, report.object)
            and known_day(report) <= limit
        )

    def ties_of(self, node: str) -> Sequence[int]:
        """The numbers of the ties that a node is an end of."""
        return self._ties.get(node, ())

    def near(self, node: str) -> frozenset[str]:
        """The nodes that somebody ties to a node, at whatever date."""
        keys = (self.keys[number] for number in self.ties_of(node))
        return frozenset(end for key in keys for end in (key.subject, key.object)) - {node}

    @cached_property
    def _touching(self) -> Mapping[str, Sequence[int]]:
        found = defaultdict[str, list[int]](list)
        for number, report in enumerate(self.reports):
            for end in {report.subject, report.object}:
                found[end].append(number)
        return found

    @cached_property
    def _ties(self) -> Mapping[str, Sequence[int]]:
        found = defaultdict[str, list[int]](list)
        for number, key in enumerate(self.keys):
            for end in {key.subject, key.object}:
                found[end].append(number)
        return found


def _each_once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports by their ids. Two of one id are the same report, or somebody's mistake."""
    found: dict[str, Report] = {}
    for report in reports:
        if found.setdefault(report.id, report) != report:
            raise ValueError(f"two reports have the id {report.id!r}")
    return tuple(found[id_] for id_ in sorted(found))
