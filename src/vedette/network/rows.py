"""What reports say for ties and against them, as rows: of their own tie, and of others by the rules across types."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from vedette.network.days import LONG_AGO, NEVER, Day, day_of, first_day, last_day
from vedette.network.histories import Life
from vedette.network.moments import ALWAYS, Exists, Moment, ending_of, moments_of
from vedette.network.reports import Report
from vedette.network.rules import BECOMES_PART, BY_ITS_LEADER, CHANGES, LEAVES, ON_BEHALF, PARTS, SYMMETRIC
from vedette.records.affiliation import AffiliationType

HEDGED, REPORTED, SURE = range(3)
"""How a report is said: with a hedge, as hearsay, as a fact."""


class Key(NamedTuple):
    """What makes reports be of one tie."""

    type: AffiliationType
    subject: str
    object: str


def key_of(type_: AffiliationType, subject: str, object_: str) -> Key:
    """The tie of two nodes; of ties that count both ways the ends are sorted."""
    if type_ in SYMMETRIC and object_ < subject:
        subject, object_ = object_, subject
    return Key(type_, subject, object_)


class Row(NamedTuple):
    """One thing that a report says for a tie or against it.

    report: its number. rule: by which it follows, where the report is of another tie; needs: the number of the
    condition under which it does, -1 for none.
    """

    moment: Moment
    report: int
    rule: str | None = None
    needs: int = -1


class Condition(NamedTuple):
    """A row that counts only where a tie holds on a day: "his pledge counts as theirs if he led them then"."""

    key: Key
    day: Day


def rows_of(
    reports: Sequence[Report], lives: Mapping[str, Life], people: Container[str]
) -> tuple[dict[Key, list[Row]], tuple[Condition, ...]]:
    """What each report says of its own tie, and what follows for others. people: ids of the nodes that are persons."""
    rows = defaultdict[Key, list[Row]](list)
    for number, report in enumerate(reports):
        life = _shared(report, lives) if report.of_registry and report.time is None else ALWAYS
        for moment in moments_of(report, life):
            rows[key_of(report.type, report.subject, report.object)].append(Row(moment, number))
    conditions: list[Condition] = []
    _of_others(reports, rows)
    _by_leaders(reports, rows, people, conditions)
    _left(reports, rows)
    return dict(rows), tuple(conditions)


def _shared(report: Report, lives: Mapping[str, Life]) -> Exists:
    """The days on which both ends of a tie exist."""
    ends = [lives[end] for end in (report.subject, report.object) if end in lives]
    since = max((first_day(life.since) for life in ends if life.since), default=LONG_AGO)
    until = min((last_day(life.until) for life in ends if life.until), default=None)
    return Exists(since, until)


def _of_others(reports: Sequence[Report], rows: dict[Key, list[Row]]) -> None:
    """A merger makes a part; a pledge made for somebody is theirs."""
    for number, report in enumerate(reports):
        if report.type in BECOMES_PART and _is_a_change(report):
            type_, rule = BECOMES_PART[report.type]
            _derive(rows, key_of(type_, report.subject, report.object), report, number, rule)
        behalf = report.on_behalf_of
        if report.type == "pledged_allegiance" and behalf and behalf not in (report.subject, report.object):
            _derive(rows, key_of(report.type, behalf, report.object), report, number, ON_BEHALF)


def _by_leaders(
    reports: Sequence[Report], rows: dict[Key, list[Row]], people: Container[str], conditions: list[Condition]
) -> None:
    """A pledge to a person is one to whom he leads, on the condition that he does so then."""
    led = defaultdict[str, list[Key]](list)
    for key in rows:
        if key.type == "leads" and key.subject in people:
            led[key.subject].append(key)
    pledges = [key for key in rows if key.type == "pledged_allegiance" and key.object in led]
    for pledge in sorted(pledges):
        for row in list(rows[pledge]):
            report = reports[row.report]
            if row.moment.sense != "affirms" or not _is_a_change(report):
                continue
            for key in sorted(led[pledge.object]):
                if key.object == pledge.subject:
                    continue
                conditions.append(Condition(key, row.moment.since))
                derived = Row(row.moment, row.report, BY_ITS_LEADER, len(conditions) - 1)
                rows[key_of(pledge.type, pledge.subject, key.object)].append(derived)


def _left(reports: Sequence[Report], rows: dict[Key, list[Row]]) -> None:
    """Whoever splits from another, or defects, is no part of it from then on: of ties that somebody tells of."""
    for number, report in enumerate(reports):
        if report.type not in LEAVES or not _is_a_change(report):
            continue
        for type_ in PARTS:
            key = key_of(type_, report.subject, report.object)
            if key in rows:
                rows[key].append(Row(ending_of(report), number, LEAVES[report.type]))


def _derive(rows: dict[Key, list[Row]], key: Key, report: Report, number: int, rule: str) -> None:
    rows[key].extend(Row(moment, number, rule) for moment in moments_of(report))


def _is_a_change(report: Report) -> bool:
    """Whether it tells as a fact that something began."""
    return report.polarity == "affirmed" and report.change in CHANGES


def known_day(report: Report) -> Day:
    """The day from which on it was known: the registry's facts at all times, what has no date on no day."""
    if report.known is None:
        return LONG_AGO if report.of_registry else NEVER
    return day_of(report.known)


def level_of(report: Report) -> int:
    """How it is said: `HEDGED`, `REPORTED` or `SURE`."""
    if report.modality != "actual":
        return HEDGED
    return REPORTED if report.hearsay else SURE
