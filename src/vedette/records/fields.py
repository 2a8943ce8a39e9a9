"""How a field says what it means, and which list an id points into.

Both stand in the annotation, so that the types, the published JSON Schema, `docs/records.md` and the checks read the
same words: `sources: Annotated[tuple[ActorId, ...], doc("who did it")] = ()`.
"""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from msgspec import Meta


def doc(meaning: str) -> Meta:
    """What a field means; it becomes the `description` in the JSON Schema."""
    return Meta(description=meaning)


def derived(meaning: str) -> Meta:
    """What a field means that is worked out from others: printed, never given, and checked where it is read back."""
    return Meta(description=f"Derived: {meaning}", extra_json_schema={"readOnly": True})


@dataclass(frozen=True, slots=True)
class Link:
    """Marks a string as the id of a record in one of these lists of the same `Coded`."""

    lists: tuple[str, ...]


ActorId: TypeAlias = Annotated[str, Link(("actors",))]
PlaceId: TypeAlias = Annotated[str, Link(("places",))]
ActorOrPlaceId: TypeAlias = Annotated[str, Link(("actors", "places"))]
ClaimId: TypeAlias = Annotated[str, Link(("claims",))]
EventId: TypeAlias = Annotated[str, Link(("events",))]
ProposalId: TypeAlias = Annotated[str, Link(("events", "affiliations", "presence", "estimates"))]
StatementId: TypeAlias = Annotated[str, Link(("events", "affiliations", "presence", "claims", "estimates", "outlooks"))]
RecordId: TypeAlias = Annotated[
    str, Link(("actors", "places", "events", "affiliations", "presence", "claims", "estimates", "outlooks"))
]
