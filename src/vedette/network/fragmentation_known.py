"""What one could know of groups at the end of a month: from documents published until then, never from later ones."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vedette.network.reports import Node
from vedette.network.rules import ENDS, LEAVES
from vedette.network.signals import GROUPS, PARTS, Heard, Month, Signal

Role: TypeAlias = Literal["leader", "member", "branch", "spokesman", "commander of a branch"]

# What makes somebody a part of a group, and as what.
_ROLES: Mapping[str, Role] = {
    "leads": "leader",
    "member_of": "member",
    "branch_of": "branch",
    "spokesperson_of": "spokesman",
    "media_arm_of": "branch",
}
_STANDS = frozenset({"begins", "holds", "renews", "accepts"})
_UPWARD = frozenset({"branch_of", "member_of", "media_arm_of", "pledged_allegiance", "merged_into", "renamed_to"})
_AT_ODDS = frozenset({"rival_of", "fights", "criticises"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The state of knowledge at the end of a month.

    signals: all until then. fresh: those of this month that are no past. window: those of the last `within` months,
    this one included, that are no past. parts: for each group who belongs to it, and as what. above: for each actor the
    groups that it is a part of or owes allegiance to. odds: pairs of groups that are rivals, fight or have split.
    """

    month: Month
    nodes: Mapping[str, Node]
    signals: tuple[Signal, ...]
    fresh: tuple[Signal, ...]
    window: tuple[Signal, ...]
    parts: Mapping[str, Mapping[str, Role]]
    above: Mapping[str, frozenset[str]]
    odds: frozenset[frozenset[str]]

    def parts_of(self, group: str) -> Mapping[str, Role]:
        """Who belongs to a group, and as what."""
        return self.parts.get(group, {})

    def leaders_of(self, group: str) -> frozenset[str]:
        """Who leads a group."""
        return frozenset(part for part, role in self.parts_of(group).items() if role == "leader")

    def chain_of(self, group: str) -> frozenset[str]:
        """The group, its leaders, and those whom it is under with theirs: to side with them is no turning away."""
        groups = {group, *self.lines_above(group)}
        return frozenset(groups.union(*(self.leaders_of(each) for each in groups)))

    def lines_above(self, group: str) -> frozenset[str]:
        """All that a group is under, by however many steps."""
        found: set[str] = set()
        waiting = [group]
        while waiting:
            new = self.above.get(waiting.pop(), frozenset()) - found
            found |= new
            waiting += new
        return frozenset(found - {group})

    def kin(self, one: str, other: str) -> bool:
        """Whether one group is under the other, or both are under a third."""
        lines = [{group, *self.lines_above(group)} for group in (one, other)]
        return bool(lines[0] & lines[1])

    def rivals_of(self, group: str) -> frozenset[str]:
        """The groups that are at odds with a group, its own parts and those that it is under left out."""
        others = {other for pair in self.odds if group in pair for other in pair - {group}}
        return frozenset(others - self.lines_above(group) - self.parts_of(group).keys())

    def is_group(self, node: str) -> bool:
        """Whether it is an armed group, a militia or a party, by name."""
        return self.nodes[node].kind in GROUPS and not self.nodes[node].described

    def name(self, node: str) -> str:
        """What it is called."""
        return self.nodes[node].name


def known_at(heard: Heard, month: Month, *, within: int, least: float) -> Known:
    """What one could know at the end of a month, of records with at least this confidence.

    A part that leaves in this very month still counts as one: what it says and does on its way out is what is looked
    for. From the next month on it is none.
    """
    signals = tuple(s for s in heard.signals if s.known <= month and s.confidence >= least)
    settled = [s for s in signals if s.settled and not s.past]
    over = _ends(s for s in settled if s.known < month)
    standing = [s for s in settled if s.change in _STANDS and s.known > over.get((s.subject, s.object), -1)]
    parts = _parts([s for s in standing if heard.nodes[s.subject].kind in PARTS], over)
    leaders = {leader: group for group, all_ in parts.items() for leader, role in all_.items() if role == "leader"}
    return Known(
        month=month,
        nodes=heard.nodes,
        signals=signals,
        fresh=tuple(s for s in signals if s.known == month and not s.past),
        window=tuple(s for s in signals if s.known > month - within and not s.past),
        parts=parts,
        above=_above(standing, leaders),
        odds=frozenset(_odds(settled, heard.nodes)),
    )


def _ends(settled: Iterable[Signal]) -> dict[tuple[str, str | None], Month]:
    """For each pair, the last month in which it was said that the one left the other, or was replaced there."""
    over: dict[tuple[str, str | None], Month] = {}
    for signal in settled:
        pair = (signal.subject, signal.object)
        if signal.kind == "succeeded":
            pair = (signal.object or "", None)  # whoever was succeeded leads no more, whatever it was that they led
        elif signal.kind not in LEAVES and signal.change not in ENDS:
            continue
        over[pair] = max(signal.known, over.get(pair, signal.known))
    return over


def _parts(standing: Iterable[Signal], over: Mapping[tuple[str, str | None], Month]) -> dict[str, Mapping[str, Role]]:
    """Who belongs to each group: directly, or as the leader or spokesman of a direct branch of it."""
    direct: dict[str, dict[str, Role]] = {}
    for signal in standing:
        role = _ROLES.get(signal.kind)
        replaced = role == "leader" and signal.known <= over.get((signal.subject, None), -1)
        if role and signal.object and not replaced:
            own = direct.setdefault(signal.object, {})
            if own.get(signal.subject) != "leader":
                own[signal.subject] = role
    parts: dict[str, Mapping[str, Role]] = {}
    for group, own in direct.items():
        below: dict[str, Role] = {
            commander: "commander of a branch"
            for part, role in own.items()
            if role in ("branch", "member")
            for commander, rank in direct.get(part, {}).items()
            if rank in ("leader", "spokesman") and commander != group
        }
        parts[group] = {**below, **own}
    return parts


def _above(standing: Iterable[Signal], leaders: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Whom each is directly under; a pledge to a leader is one to the group that he leads."""
    above: dict[str, frozenset[str]] = {}
    for signal in standing:
        if signal.kind in _UPWARD and signal.object:
            over = leaders.get(signal.object, signal.object)
            if over != signal.subject:
                above[signal.subject] = above.get(signal.subject, frozenset()) | {over}
    return above


def _odds(settled: Iterable[Signal], nodes: Mapping[str, Node]) -> Iterator[frozenset[str]]:
    """Yield the pairs of named groups that are rivals, fight, criticise each other, or of which one left the other."""
    for signal in settled:
        apart = signal.kind == "split_from" or (signal.kind in _AT_ODDS and signal.change in _STANDS)
        pair = frozenset((signal.subject, signal.object or signal.subject))
        groups = all(nodes[node].kind in GROUPS and not nodes[node].described for node in pair)
        if apart and groups and len(pair) == 2:
            yield pair
