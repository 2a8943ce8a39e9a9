"""Who did what to whom: one report of an act."""

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from vedette.records.casualty import Casualty, widest
from vedette.records.fields import ActorId, PlaceId, StatementId, derived, doc
from vedette.records.place import PlaceRole
from vedette.records.quantity import Quantity
from vedette.records.record import Statement
from vedette.records.span import Span
from vedette.records.time import Time

EventType: TypeAlias = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """An actor who took part in an act without doing or suffering it."""

    actor: Annotated[ActorId, doc("id of the actor")]
    role: Annotated[
        Literal["partner", "coordinator", "mediator", "beneficiary", "host"], doc("what the actor was in the act")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Statement):
    """One report of an act. All reports of the same act are an incident; whether it happened is for `status` to say."""

    type: Annotated[EventType, doc("PLOVER category, one of its 16")]
    mode: Annotated[str | None, doc("PLOVER mode of that category, as the ontology names it, or null")] = None
    contexts: Annotated[tuple[str, ...], doc("PLOVER contexts, as the ontology names them")] = ()
    cameo: Annotated[
        str | None, doc("CAMEO code as digits (it may begin with 0), worked out by the ontology, or null")
    ] = None
    sources: Annotated[tuple[ActorId, ...], doc("ids of those who did it; empty where the text names nobody")] = ()
    targets: Annotated[tuple[ActorId, ...], doc("ids of those it was done to; empty where the text names nobody")] = ()
    others: Annotated[tuple[Other, ...], doc("who else took part")] = ()
    purpose: Annotated[Span | None, doc("the words that say what it was for, or null")] = None
    place: Annotated[PlaceId | None, doc("id of the place where it happened, or null")] = None
    places: Annotated[tuple[PlaceRole, ...], doc("all places of the act, with what each is in it")] = ()
    time: Annotated[Time | None, doc("when it happened, or null; never the report's date by default")] = None
    casualties: Annotated[tuple[Casualty, ...], doc("each toll, each version by each claim")] = ()
    killed: Annotated[
        Quantity | None,
        derived(
            "the widest account of the killed in `casualties`: within a claim, versions of one count are joined and "
            "counts of different people added; over the claims, from the lowest low to the highest high, and an end "
            "that is open in any of them stays open"
        ),
    ] = field(init=False, default=None)
    injured: Annotated[Quantity | None, derived("the widest account of the injured, likewise")] = field(
        init=False, default=None
    )
    weapon: Annotated[str | None, doc("what it was done with, as written, or null")] = None
    trigger: Annotated[Span, doc("the word or words that tell the act")]
    same_as: Annotated[
        tuple[StatementId, ...], doc("ids of other records that tell this act, such as the tie it begins")
    ] = ()

    def __post_init__(self) -> None:
        Statement.__post_init__(self)
        object.__setattr__(self, "killed", widest(self.casualties, "killed"))
        object.__setattr__(self, "injured", widest(self.casualties, "injured"))
