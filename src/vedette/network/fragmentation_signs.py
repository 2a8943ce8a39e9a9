"""The table of indicators of a coming split, and the function behind each: from what was known at a month to signs."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from vedette.network.fragmentation_known import Known
from vedette.network.rules import ENDS, LEAVES
from vedette.network.signals import PARTS, Signal

MANY = 3  # organisations that a group is tied to, from which on they are many
UNEVEN = 2  # how many times the ties of the least tied leader the most tied one has, and how many more, at least

_MEMBERSHIP = frozenset({"leads", "member_of", "spokesperson_of"})
_FAVOUR = frozenset({"pledged_allegiance", "allied_with", "supports", "recognises", "merged_into", "SUPPORT", "AGREE"})
_FRIENDLY = frozenset({"allied_with", "supports", "recognises"})
_HOSTILE = frozenset({"fights", "rival_of"})
_CRITICAL = frozenset({"criticises", "ACCUSE", "REJECT"})


class Sign(NamedTuple):
    """One thing that an indicator counts.

    who: the nodes that make it one thing, so that several reports of it count once. counts: for how much it counts.
    """

    who: tuple[str, ...]
    words: str
    rests_on: tuple[Signal, ...]
    counts: float = 1.0


class Measure(NamedTuple):
    """An indicator: what it is, where it comes from, and what finds its signs in what is known of a group."""

    definition: str
    source: str
    find: Callable[[Known, str], Iterator[Sign]]


def ties_of_parts(known: Known, group: str) -> Iterator[Sign]:
    """Find friendly ties of a group's parts with its rivals, and hostile ones of its parts with itself or its heads."""
    parts, rivals = known.parts_of(group), known.rivals_of(group)
    for signal in _told(known.fresh):
        for part, other in _both_ways(signal):
            if part not in parts or signal.change in ENDS:
                continue
            if signal.kind in _FRIENDLY and other in rivals:
                words = f"{known.name(part)} is on good terms with {known.name(other)}, a rival of the group"
                yield Sign((part, other, "+"), words, (signal,))
            if signal.kind in _HOSTILE and other in _heads(known, group) - {part}:
                yield Sign((part, other, "-"), f"{known.name(part)} is at odds with {known.name(other)}", (signal,))


def many_ties(known: Known, group: str) -> Iterator[Sign]:
    """Find the organisations that a group was said to be tied to, where they are many and one of them is new."""
    tied: dict[str, list[Signal]] = defaultdict(list)
    for signal in _told(known.window):
        if signal.change is not None and signal.change not in ENDS:
            for one, other in _both_ways(signal):
                if one == group and known.is_group(other):
                    tied[other].append(signal)
    new = [signals for signals in tied.values() if min(s.known for s in signals) == known.month]
    if len(tied) >= MANY and new:
        for other, signals in tied.items():
            yield Sign((other,), known.name(other), tuple(signals))


def cross_membership(known: Known, group: str) -> Iterator[Sign]:
    """Find people who belong to a group and, by reports of the same months, to another that is at odds or no kin."""
    places: dict[str, dict[str, list[Signal]]] = defaultdict(lambda: defaultdict(list))
    for signal in _told(known.window):
        person = known.nodes[signal.subject]
        belongs = signal.kind in _MEMBERSHIP and signal.change not in ENDS and signal.object
        if belongs and person.kind == "person" and not person.described:
            places[person.id][signal.object or ""].append(signal)
    for person_id, groups in places.items():
        if person_id not in known.parts_of(group):
            continue
        for other in sorted(groups.keys() - {group}):
            apart = other in known.rivals_of(group) or not known.kin(group, other)
            if group in groups and known.is_group(other) and apart:
                words = f"{known.name(person_id)} is counted among {known.name(other)} too"
                yield Sign((person_id, other), words, (*groups[group], *groups[other]))


def contradictory_statements(known: Known, group: str) -> Iterator[Sign]:
    """Find two voices of one group that say the opposite of each other, or do: one sides with whom another rejects."""
    voices = {group, *known.parts_of(group)}
    for yes, no in _of_one_thing(known, voices):
        yield _contradiction(known, (yes.said_by or "", yes), (no.said_by or "", no))
    for yes, no in _towards_one(known, voices):
        yield _contradiction(known, (yes.subject, yes), (no.subject, no))


def criticism_of_parent(known: Known, group: str) -> Iterator[Sign]:
    """Find parts of a group that criticise, accuse or reject it or its leaders in public."""
    heads, parts = _heads(known, group), known.parts_of(group)
    for signal in _told(known.fresh):
        said = signal.kind in _CRITICAL and signal.change not in ENDS
        if said and signal.subject in parts and signal.object in heads - {signal.subject}:
            about = known.name(signal.object or "")
            yield Sign((signal.subject,), f"{known.name(signal.subject)} speaks against {about}", (signal,))


def defections(known: Known, group: str) -> Iterator[Sign]:
    """Find those who are said to have left a group, in the first month in which it is said."""
    told = [signal for signal in _told(known.signals) if _leaves(signal, known, group)]
    for signal in _first_told(told, known):
        yield Sign((signal.subject,), f"{known.name(signal.subject)} is said to have left", (signal,))


def pledges_elsewhere(known: Known, group: str) -> Iterator[Sign]:
    """Find parts of a group that pledge themselves to somebody else, in the first month in which it is said.

    The pledge of a group's only leader is the group's own, and no sign of a split. "The leader" without a name is he.
    """
    parts, chain = known.parts_of(group), known.chain_of(group)
    leaders = known.leaders_of(group)
    alone = leaders if sum(not known.nodes[leader].described for leader in leaders) < 2 else frozenset()
    told = [
        signal
        for signal in _told(known.signals)
        if signal.kind == "pledged_allegiance" and signal.change not in ENDS
        if signal.subject in parts.keys() - alone and signal.object not in chain | parts.keys()
    ]
    for signal in _first_told(told, known):
        whom = known.name(signal.object or "")
        yield Sign((signal.subject,), f"{known.name(signal.subject)} pledges itself to {whom}", (signal,))


def uneven_leadership(known: Known, group: str) -> Iterator[Sign]:
    """Find leaders and spokesmen of whom one has far more ties than another (degree centrality in the network)."""
    people = [
        part
        for part, role in known.parts_of(group).items()
        if role in ("leader", "spokesman") and known.nodes[part].kind == "person" and not known.nodes[part].described
    ]
    tied: dict[str, dict[str, list[Signal]]] = defaultdict(lambda: defaultdict(list))
    for signal in _told(known.signals) if len(people) > 1 else ():
        named = not any(known.nodes[node].described for node in (signal.subject, signal.object or signal.subject))
        if signal.change is not None and named:
            for one, other in _both_ways(signal):
                tied[one][other].append(signal)
    degrees = {person: len(tied[person].keys() - {group}) for person in people}
    degrees = {person: degree for person, degree in degrees.items() if degree}
    if len(degrees) < 2:
        return
    least, most = (choose(sorted(degrees), key=lambda person: degrees[person]) for choose in (min, max))
    if degrees[most] >= max(UNEVEN * degrees[least], UNEVEN + degrees[least]):
        words = f"{known.name(most)} has {degrees[most]} ties, {known.name(least)} {degrees[least]}"
        rests_on = tuple(s for person in (most, least) for signals in tied[person].values() for s in signals)
        yield Sign((most, least), words, rests_on, (degrees[most] - degrees[least]) / (len(tied) - 1))


def disputes_within(known: Known, group: str) -> Iterator[Sign]:
    """Find reports that a group is divided."""
    for signal in _told(known.fresh):
        if signal.kind == "disputes_within" and signal.object == group and signal.change not in ENDS:
            yield Sign((signal.subject,), f"{known.name(signal.subject)}: a quarrel inside the group", (signal,))


FACTIONS_SPLIT = "Gartenstein-Ross, Hodgson, Bellutta, Pulice, Subrahmanian (2023)"
TRIADS = "Bellutta, Chen, Gartenstein-Ross, Pulice, Subasic, Subrahmanian (2020)"
OURS = "vedette's own"

# A new indicator is a function above, a line here, and one in docs/fragmentation.md.
INDICATORS: Mapping[str, Measure] = {
    "ties_of_parts": Measure(
        "a part of the group has a friendly tie with a rival of it, or a hostile one with the group or its leader",
        TRIADS,
        ties_of_parts,
    ),
    "many_ties": Measure(
        f"the group is said to be tied to {MANY} other groups or more within the window, one of them new this month",
        FACTIONS_SPLIT,
        many_ties,
    ),
    "cross_membership": Measure(
        "a person belongs to the group and, within the window, to another that is its rival or no kin of it",
        FACTIONS_SPLIT,
        cross_membership,
    ),
    "contradictory_statements": Measure(
        "one voice of the group denies or rejects what another affirms or sides with, within the window",
        OURS,
        contradictory_statements,
    ),
    "criticism_of_parent": Measure(
        "a part of the group criticises, accuses or rejects the group or its leader in public",
        OURS,
        criticism_of_parent,
    ),
    "defections": Measure(
        "somebody is said, for the first time, to have left the group, or to owe it no allegiance any more",
        OURS,
        defections,
    ),
    "pledges_elsewhere": Measure(
        "a part of the group pledges itself to somebody outside the group's own line, told for the first time",
        OURS,
        pledges_elsewhere,
    ),
    "uneven_leadership": Measure(
        f"one leader or spokesman of the group has at least {UNEVEN} times the ties of another, and {UNEVEN} more",
        FACTIONS_SPLIT,
        uneven_leadership,
    ),
    "disputes_within": Measure("the group is said to be divided within", OURS, disputes_within),
}


def _told(signals: tuple[Signal, ...]) -> Iterator[Signal]:
    """Those that are told as facts and are no past."""
    return (signal for signal in signals if signal.settled and not signal.past)


def _both_ways(signal: Signal) -> Iterator[tuple[str, str]]:
    if signal.object is not None:
        yield signal.subject, signal.object
        yield signal.object, signal.subject


def _heads(known: Known, group: str) -> frozenset[str]:
    return known.leaders_of(group) | {group}


def _leaves(signal: Signal, known: Known, group: str) -> bool:
    if known.nodes[signal.subject].kind not in PARTS:
        return False
    if signal.kind in LEAVES:
        return signal.object == group and signal.change not in ENDS
    if signal.kind == "defected_to":
        return signal.subject in known.parts_of(group) and signal.object not in known.chain_of(group)
    over = signal.kind in ("member_of", "branch_of", "pledged_allegiance") and signal.change in ENDS
    return over and signal.object in _heads(known, group)


def _first_told(signals: list[Signal], known: Known) -> Iterator[Signal]:
    """Those of this month by somebody of whom no earlier month told it."""
    before = {signal.subject for signal in signals if signal.known < known.month}
    return (signal for signal in signals if signal.known == known.month and signal.subject not in before)


def _contradiction(known: Known, affirms: tuple[str, Signal], denies: tuple[str, Signal]) -> Sign:
    (one, yes), (other, no) = affirms, denies
    words = f"{known.name(other)} denies or rejects what {known.name(one)} affirms of {known.name(no.object or '')}"
    return Sign(tuple(sorted((one, other))), words, (yes, no))


def _of_one_thing(known: Known, voices: set[str]) -> Iterator[tuple[Signal, Signal]]:
    """Yield what one voice affirms of a tie or an act beside what another denies of the same."""
    same: dict[tuple[str, str, str], list[Signal]] = defaultdict(list)
    for signal in known.window:
        if signal.said_by in voices and signal.object and signal.modality == "actual":
            same[signal.kind, signal.subject, signal.object].append(signal)
    for signals in same.values():
        for one, other in combinations(signals, 2):
            if _against(one) != _against(other) and one.said_by != other.said_by:
                yield (other, one) if _against(one) else (one, other)


def _against(signal: Signal) -> bool:
    return signal.polarity == "denied" or signal.change in ENDS


def _towards_one(known: Known, voices: set[str]) -> Iterator[tuple[Signal, Signal]]:
    """Yield what one voice does for an outsider beside how another rejects the same."""
    favours = [s for s in _told(known.window) if s.kind in _FAVOUR and s.change not in ENDS]
    rejects = [s for s in _told(known.window) if s.kind in ("REJECT", "criticises") and s.subject in voices]
    for no in rejects:
        for yes in favours if no.object and no.object not in voices else ():
            if yes.object == no.object and yes.subject in voices - {no.subject}:
                yield yes, no
