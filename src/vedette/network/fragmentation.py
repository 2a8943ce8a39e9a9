"""The fragmentation watch: which indicators of a coming split are lit for a group, in which months, on what evidence.

It gives no probability. What it sums up is counted: how many different indicators were lit within the last months.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vedette.network.fragmentation_known import Known, known_at
from vedette.network.fragmentation_signs import INDICATORS, Sign
from vedette.network.reports import Node
from vedette.network.signals import GROUPS, Evidence, Heard, Month, Signal, month_of, month_text

WITHIN = 6  # months, the current one included, in which indicators count together
LEAST = 0.4  # confidence of a record that may light one; most ties that a written pattern proposes have 0.43
ALARM = 2  # different indicators within these months


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator that is lit for a group in a month.

    name: of the table `INDICATORS`. group: id of a node. month: 2014-09. value: how many signs there are (of
    `uneven_leadership`, by how much the centralities differ). words: the signs. evidence: by date, never empty, and at
    least one of it was published in the month.
    """

    name: str
    group: str
    month: str
    value: float
    words: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A group and its lit indicators, by month.

    first: the month of the first document that named it. last: that of the last of all documents. within: months.
    """

    group: Node
    first: str
    last: str
    within: int = WITHIN
    indicators: tuple[Indicator, ...] = ()

    def months(self) -> Iterator[str]:
        """All months in which it was watched, the silent ones included."""
        return map(month_text, range(month_of(self.first), month_of(self.last) + 1))

    def lit_by(self, month: str) -> tuple[str, ...]:
        """The different indicators that were lit within the months up to this one, by name."""
        until = month_of(month)
        recent = {i.name for i in self.indicators if until - self.within < month_of(i.month) <= until}
        return tuple(name for name in INDICATORS if name in recent)

    def alarms(self) -> tuple[str, ...]:
        """The months in which the alarm is on: two or more different indicators within the last months."""
        return tuple(month for month in self.months() if len(self.lit_by(month)) >= ALARM)

    def since(self, indicator: Indicator) -> str:
        """Since when an indicator is lit without a break: the months that light it are less than `within` apart."""
        since = month_of(indicator.month)
        for earlier in sorted((month_of(i.month) for i in self.indicators if i.name == indicator.name), reverse=True):
            if since - self.within < earlier < since:
                since = earlier
        return month_text(since)


def watch(heard: Heard, *, within: int = WITHIN, least: float = LEAST) -> tuple[Watched, ...]:
    """Watch every group that the documents name, by name: silent ones too.

    An indicator of a month rests on documents published until its end alone; what comes later changes nothing of it.
    """
    groups = sorted(
        (node for node in heard.nodes.values() if node.kind in GROUPS and not node.described),
        key=lambda node: (heard.named[node.id], node.id),
    )
    lit: dict[str, list[Indicator]] = {node.id: [] for node in groups}
    for month in sorted({signal.known for signal in heard.signals}):
        known = known_at(heard, month, within=within, least=least)
        heard_of = {node for s in known.fresh for node in (s.subject, s.object, s.said_by)}
        for node in groups:
            if not heard_of.isdisjoint({node.id, *known.parts_of(node.id)}):  # of the others nothing is new
                lit[node.id] += indicators_at(known, node.id)
    return tuple(
        Watched(
            group=node,
            first=month_text(heard.named[node.id]),
            last=month_text(_last(heard, node)),
            within=within,
            indicators=tuple(lit[node.id]),
        )
        for node in groups
    )


def indicators_at(known: Known, group: str) -> Iterator[Indicator]:
    """Yield the indicators that are lit for a group in a month: those to which the month itself added something."""
    for name, measure in INDICATORS.items():
        signs = list(measure.find(known, group))
        if any(signal.known == known.month for sign in signs for signal in sign.rests_on):
            yield _indicator(name, group, known.month, signs)


def _indicator(name: str, group: str, month: Month, signs: list[Sign]) -> Indicator:
    """Put signs together. Who has no name ("some fighters") may be one of the named: then the named alone count."""
    named = [sign for sign in signs if not any("#" in node for node in sign.who)]
    told = {sign.who: sign for sign in named or signs}
    return Indicator(
        name=name,
        group=group,
        month=month_text(month),
        value=round(sum(sign.counts for sign in told.values()), 3),
        words="; ".join(sorted({sign.words for sign in told.values()})),
        evidence=_evidence(signal for sign in signs for signal in sign.rests_on),
    )


def _evidence(signals: Iterator[Signal]) -> tuple[Evidence, ...]:
    found = {(e.published, e.document, e.record): e for e in (signal.evidence for signal in signals)}
    return tuple(found[key] for key in sorted(found))


def _last(heard: Heard, node: Node) -> Month:
    return heard.named[node.id] if heard.last is None else heard.last
