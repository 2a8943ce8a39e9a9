"""All reports of one act, with their disagreement. A record of a workspace.

In a workspace, a record of a document is named by the document's id, `#`, and its own id: `sha256:4f1c...#e2`.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.casualty import Outcome, Side
from vedette.records.event import EventType
from vedette.records.fields import doc
from vedette.records.quantity import Quantity
from vedette.records.record import Status
from vedette.records.time import Time, moment

Review: TypeAlias = Literal["unreviewed", "accepted", "corrected", "rejected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An event that belongs to an incident, and why."""

    document: Annotated[str, doc("id of its document")]
    event: Annotated[str, doc("its id in that document")]
    score: Annotated[float, doc("calibrated probability that it tells this act, 0 to 1")]
    reason: Annotated[str, doc("why it joined, in words")]

    def __post_init__(self) -> None:
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score is in 0..1, and that of {self.document}#{self.event} is {self.score}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One toll as one report gives it."""

    document: Annotated[str, doc("id of the document that gives it")]
    event: Annotated[str, doc("id of the event there that gives it")]
    said_by: Annotated[str | None, doc("name of the source that gives it, or null where the article does itself")] = (
        None
    )
    quantity: Annotated[Quantity, doc("how many; its offsets are that document's")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What the act did to people, over all reports."""

    outcome: Annotated[Outcome, doc("what became of them")]
    side: Annotated[Side | None, doc("on whose side they were, as in an event's casualties, or null")] = None
    quantity: Annotated[Quantity, doc("the range over independent sources; an open end stays open")]
    versions: Annotated[tuple[Version, ...], doc("each version with who says so, first reported first")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One act, as all its reports tell it. It keeps what they disagree on."""

    id: Annotated[str, doc("unique in the workspace")]
    events: Annotated[tuple[Member, ...], doc("the reports of it, first reported first; never empty")]
    type: Annotated[EventType, doc("PLOVER category")]
    sources: Annotated[tuple[str, ...], doc("who did it: registry ids, else document#actor")] = ()
    targets: Annotated[tuple[str, ...], doc("to whom it was done: registry ids, else document#actor")] = ()
    place: Annotated[str | None, doc("document#place of the best resolved report, or null")] = None
    time: Annotated[Time | None, doc("when it happened, or null")] = None
    casualties: Annotated[tuple[Toll, ...], doc("each toll, with all its versions")] = ()
    status: Annotated[Status, doc("how it stands over all reports")]
    independent_sources: Annotated[int, doc("how many sources; copies of one agency text count once")]
    first_reported: Annotated[str | None, doc("earliest publication, ISO 8601 date or date-time, or null")] = None
    last_reported: Annotated[str | None, doc("latest publication, ISO 8601 date or date-time, or null")] = None
    review: Annotated[Review, doc("what a person decided about it")] = "unreviewed"
    look_again: Annotated[str | None, doc("why a person should look again after a review, or null")] = None

    def __post_init__(self) -> None:
        if not self.events:
            raise ValueError(f"an incident needs an event, and {self.id!r} has none")
        if not 0 <= self.independent_sources <= len(self.events):
            raise ValueError(f"{self.id!r} has {len(self.events)} events, not {self.independent_sources} sources")
        first, last = (date and moment(date) for date in (self.first_reported, self.last_reported))
        if first and last and not first <= last:
            raise ValueError(f"{self.id!r} is reported from {self.first_reported} to {self.last_reported}")
