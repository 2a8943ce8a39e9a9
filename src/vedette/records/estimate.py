"""How many, said of somebody."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ActorId, PlaceId, doc
from vedette.records.quantity import Quantity
from vedette.records.record import Statement
from vedette.records.time import Time

Counted: TypeAlias = Literal[
    "fighters", "killed", "injured", "abducted", "detained", "displaced", "weapons", "territory", "money", "other"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Statement):
    """A figure at one of its mentions. A toll that is already on an event is still listed here."""

    what: Annotated[Counted, doc("what is counted")]
    unit: Annotated[str | None, doc('what one of them is, as written: "tanks", "dollars", "square miles", or null')] = (
        None
    )
    subject: Annotated[ActorId | None, doc("id of the actor that the figure is about, or null")] = None
    includes: Annotated[tuple[ActorId, ...], doc("ids of the actors that the figure is said to include")] = ()
    quantity: Annotated[Quantity, doc("how many")]
    place: Annotated[PlaceId | None, doc("id of the place that it holds for, or null")] = None
    time: Annotated[Time | None, doc("when it holds, or null")] = None
