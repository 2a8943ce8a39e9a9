"""Acts and ties that know of each other: a pledge is both, and a leader who is killed leads no more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vedette.records import Affiliation, AffiliationType, Event, EventType

# The acts that bring about a tie, or end it, where one word tells both.
_ACTS: Mapping[AffiliationType, frozenset[EventType]] = {
    "pledged_allegiance": frozenset({"SUPPORT", "REJECT", "AGREE"}),
    "split_from": frozenset({"REJECT", "SANCTION", "RETREAT"}),
    "defected_from": frozenset({"REJECT", "RETREAT", "CONCEDE"}),
    "defected_to": frozenset({"SUPPORT", "RETREAT", "CONCEDE"}),
    "merged_into": frozenset({"AGREE", "COOPERATE", "SUPPORT"}),
    "allied_with": frozenset({"AGREE", "COOPERATE", "SUPPORT"}),
    "negotiates_with": frozenset({"AGREE", "CONSULT", "RETREAT"}),
    "recognises": frozenset({"AGREE", "SUPPORT", "SANCTION"}),
    "supports": frozenset({"SUPPORT", "AID", "MOBILIZE"}),
    "criticises": frozenset({"ACCUSE"}),
    "fights": frozenset({"ASSAULT"}),
}
_KILLED = "who led it was killed"


def acquainted(
    events: Sequence[Event], ties: Sequence[Affiliation]
) -> tuple[tuple[Event, ...], tuple[Affiliation, ...]]:
    """Return the events with the ties that they are too (`same_as`), and the ties with their events.

    A tie by which somebody leads ends with the act that kills them, and has its time.
    """
    told = tuple(_ended(events, _with_act(events, tie)) for tie in ties)
    same: dict[str, list[str]] = {}
    for tie in told:
        if tie.event is not None and "event" not in tie.inferred:
            same.setdefault(tie.event, []).append(tie.id)
    return tuple(replace(e, same_as=(*e.same_as, *same[e.id])) if e.id in same else e for e in events), told


def _with_act(events: Sequence[Event], tie: Affiliation) -> Affiliation:
    """A tie with the event that its own word tells, where they are said alike and share an actor."""
    for event in events:
        alike = event.type in _ACTS.get(tie.type, ()) and event.status == tie.status
        actors = {*event.sources, *event.targets}
        if alike and event.trigger in tie.support.get("type", ()) and actors & {tie.subject, tie.object}:
            return replace(tie, event=event.id, support={**tie.support, "event": (event.trigger,)})
    return tie


def _ended(events: Sequence[Event], tie: Affiliation) -> Affiliation:
    """A tie of a leader, over where an act is told as a fact that killed them."""
    if tie.type != "leads" or tie.change != "holds":
        return tie
    for event in events:
        if event.status == "asserted" and tie.subject in event.targets and _killed(event, tie.subject):
            why = {"change": _KILLED, "event": _KILLED, **({"time": _KILLED} if event.time else {})}
            return replace(
                tie, change="ends", event=event.id, time=event.time, inferred={**tie.inferred, **why},
                support={name: spans for name, spans in tie.support.items() if name not in why},
            )  # fmt: skip
    return tie


def _killed(event: Event, who: str) -> bool:
    return any(toll.outcome == "killed" and toll.who == who for toll in event.casualties)
