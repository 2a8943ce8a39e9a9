"""Who is where, without an act."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ActorId, doc
from vedette.records.place import PlaceRole
from vedette.records.quantity import Quantity
from vedette.records.record import Statement
from vedette.records.time import Time

PresenceKind: TypeAlias = Literal["seen", "operates", "controls", "lost_control", "moves"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence(Statement):
    """Organised actors in a place, as a report tells it afterwards; never a live position."""

    who: Annotated[tuple[ActorId, ...], doc("ids of the actors")]
    kind: Annotated[PresenceKind, doc("how they are there")]
    places: Annotated[tuple[PlaceRole, ...], doc("the places, with what each is in it")]
    quantity: Annotated[Quantity | None, doc("how many they are, or null")] = None
    time: Annotated[Time | None, doc("when, or null")] = None
