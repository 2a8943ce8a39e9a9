"""The history of groups: a lane for each, and the turns that lead from one to another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from vedette.network.days import coarse_of
from vedette.network.histories import History, Lane, Stretch, Turn, TurnKind
from vedette.network.leadership import leaders_of
from vedette.network.network import Network
from vedette.network.reports import Report
from vedette.network.rows import SURE, level_of
from vedette.network.rules import ENDS, LEAVES
from vedette.network.stretches import agree, stretches
from vedette.records.affiliation import AffiliationType

# Which turn a tie makes as it begins, and whether the turn leads from the tie's object to its subject.
TURNS: Final[Mapping[AffiliationType, tuple[TurnKind, bool]]] = {
    "split_from": ("splits", True),
    "merged_into": ("merges", False),
    "renamed_to": ("renamed", False),
    "pledged_allegiance": ("pledges", False),
    "branch_of": ("joins", False),
    "defected_from": ("leaves", True),
    "defected_to": ("joins", False),
    "succeeded": ("revives", True),
}
_ENDED: Final[Mapping[AffiliationType, tuple[TurnKind, bool]]] = {"branch_of": ("leaves", True)}
_PARENTS: Final[tuple[AffiliationType, ...]] = ("branch_of", "member_of")


def history(network: Network, nodes: Iterable[str], known_on: str | None = None) -> History:
    """The history of some nodes, by what was known on a date."""
    wanted = dict.fromkeys(nodes)
    turns = _turns(network, frozenset(wanted), known_on)
    lanes = {node: _lane(network, node, known_on) for node in wanted}
    ends = sorted({*wanted, *(end for turn in turns for end in (turn.origin, turn.goal))})
    return History(
        lanes=tuple(lanes[node] for node in _in_order(lanes, turns)),
        turns=turns,
        names={id_: network.nodes[id_].name for id_ in ends},
    )


def kin_of(network: Network, node: str, known_on: str | None = None) -> tuple[str, ...]:
    """The groups that a node's turns lead to or from, itself first, persons left out."""
    turns = _turns(network, frozenset({node}), known_on)
    ends = dict.fromkeys(end for turn in turns for end in (turn.origin, turn.goal) if end != node)
    return (node, *(end for end in ends if network.nodes[end].kind != "person"))


# --- lanes


def _lane(network: Network, node: str, known_on: str | None) -> Lane:
    life = network.lives.get(node)
    begun = [date for r in network.told_of("founded", object_=node, known_on=known_on) if (date := coarse_of(r.time))]
    own = network.nodes[node]
    return Lane(
        node=own,
        since=life.since if life and life.since else min(begun, default=None),
        until=life.until if life else None,
        names=life.names if life and life.names else (Stretch(label=own.name),),
        parents=tuple(_parents(network, node, known_on)),
        leaders=leaders_of(network, node, known_on),
    )


def _parents(network: Network, node: str, known_on: str | None) -> Iterator[Stretch]:
    """Under whom it was. To split from a parent ends that."""
    told = [report for type_ in _PARENTS for report in network.told_of(type_, node, known_on=known_on)]
    for parent in sorted({r.object for r in told if not network.nodes[r.object].described}):
        left = [
            report
            for type_ in LEAVES
            for report in network.told_of(type_, node, parent, known_on)
            if report.polarity == "affirmed" and report.time is not None and level_of(report) == SURE
        ]
        yield from stretches(network.nodes[parent].name, [r for r in told if r.object == parent], left)


def _in_order(lanes: Mapping[str, Lane], turns: Sequence[Turn]) -> Iterator[str]:
    """The nodes, kin beside each other: from the oldest one along its turns by their dates, then the next oldest."""
    kin = defaultdict[str, list[str]](list)
    for turn in turns:
        kin[turn.origin].append(turn.goal)
        kin[turn.goal].append(turn.origin)
    oldest = sorted(lanes, key=lambda node: (lanes[node].since is None, lanes[node].since or "", node))
    seen: set[str] = set()
    stack = list(reversed(oldest))
    while stack:
        node = stack.pop()
        if node in lanes and node not in seen:
            seen.add(node)
            yield node
            stack.extend(reversed(kin[node]))


# --- turns


def _turns(network: Network, nodes: frozenset[str], known_on: str | None) -> tuple[Turn, ...]:
    """The turns that begin or end at one of some nodes, by date, undated ones last.

    Whom a document only describes makes none, unless it is asked for: it has no history.
    """
    found = defaultdict[tuple[TurnKind, str, str], list[Report]](list)
    for type_ in TURNS:
        told = {r.id: r for node in nodes for r in network.told_of(type_, node, known_on=known_on)}
        told |= {r.id: r for node in nodes for r in network.told_of(type_, object_=node, known_on=known_on)}
        if type_ == "pledged_allegiance":  # made on behalf of somebody, it is theirs
            told |= {r.id: r for r in network.told_of(type_, known_on=known_on) if r.on_behalf_of in nodes}
        for report in told.values():
            if named := _named(report):
                found[named].append(report)
    turns = [
        turn
        for (kind, origin, goal), some in found.items()
        if not any(network.nodes[end].described for end in {origin, goal} - nodes)
        and not (kind == "revives" and "person" in {network.nodes[end].kind for end in (origin, goal)})
        for turn in _accounts(kind, origin, goal, some)
    ]
    return tuple(sorted(turns, key=lambda turn: (turn.at is None, turn.at or "", turn.kind, turn.origin, turn.goal)))


def _named(report: Report) -> tuple[TurnKind, str, str] | None:
    """Which turn a report tells of; None where it tells of a state alone."""
    ended = report.change in ENDS
    if report.type == "branch_of" and report.change == "holds" and _date(report) is None:
        return None
    kind, turned = (_ENDED if ended else TURNS).get(report.type, (None, False))
    if kind is None:
        return None
    subject = report.on_behalf_of or report.subject
    return (kind, report.object, subject) if turned else (kind, subject, report.object)


def _accounts(kind: TurnKind, origin: str, goal: str, reports: Sequence[Report]) -> Iterator[Turn]:
    """One turn for each date that is told of it: dates that may be the same are one, told as finely as any of them."""
    dates: dict[str, list[Report]] = {}
    undated = []
    for report in sorted(reports, key=lambda one: (-len(_date(one) or ""), one.id)):
        date = _date(report)
        if date is None:
            undated.append(report)
            continue
        dates.setdefault(next((known for known in dates if agree(known, date)), date), []).append(report)
    affirmed = [report for report in reports if report.polarity == "affirmed"]
    if not affirmed:
        return
    sure = len(affirmed) == len(reports) and len(dates) < 2
    for at, some in dates.items() or [(None, [])]:
        ids = {report.id for report in (*some, *undated)}
        told = any(level_of(report) == SURE for report in (*some, *undated))
        yield Turn(kind=kind, at=at, origin=origin, goal=goal, sure=sure and told, reports=tuple(sorted(ids)))


def _date(report: Report) -> str | None:
    """When a report dates the change. Of a state that is seen to hold on a day, that day is none of a change."""
    seen = report.change == "holds" and report.time is not None and report.time.end is not None
    return None if seen and not report.of_registry else coarse_of(report.time)
