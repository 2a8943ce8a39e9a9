"""Who is tied to whom, and since when."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ActorId, ActorOrPlaceId, EventId, doc
from vedette.records.record import Statement
from vedette.records.time import Time

AffiliationType: TypeAlias = Literal[
    "pledged_allegiance",
    "branch_of",
    "split_from",
    "merged_into",
    "renamed_to",
    "defected_from",
    "defected_to",
    "allied_with",
    "linked_to",
    "rival_of",
    "disputes_within",
    "fights",
    "supports",
    "criticises",
    "recognises",
    "negotiates_with",
    "leads",
    "member_of",
    "spokesperson_of",
    "media_arm_of",
    "founded",
    "succeeded",
    "based_in",
]
Change: TypeAlias = Literal["begins", "holds", "ends", "renews", "accepts", "refuses", "revokes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation(Statement):
    """A tie between two actors, or what becomes of it. It reads from subject to object: "Gouri leads the brigade"."""

    type: Annotated[
        AffiliationType,
        doc('what ties them; linked_to says no more than "tied to"; disputes_within has the divided group as object'),
    ]
    subject: Annotated[ActorId, doc("id of the actor that the tie starts from")]
    object: Annotated[ActorOrPlaceId, doc("id of the actor that it leads to; of a place, for based_in")]
    change: Annotated[Change, doc("whether the words tell that the tie is, or what becomes of it")]
    on_behalf_of: Annotated[ActorId | None, doc("id of the actor for whom the subject acts, or null")] = None
    time: Annotated[Time | None, doc("when the change came, or the tie was seen to hold, or null")] = None
    event: Annotated[EventId | None, doc("id of the event that made the change, or null")] = None
