"""Who says so."""

from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ActorId, ClaimId, derived, doc
from vedette.records.record import Statement
from vedette.records.span import Span
from vedette.records.time import Time

SourceKind: TypeAlias = Literal[
    "official", "security", "armed_group", "witness", "media", "expert", "document", "unknown"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Statement):
    """Something that the article hands to somebody else to say.

    What is claimed stands in the records whose `claim` is this one's id. Polarity, modality and hearsay here are those
    of the saying itself: "is said to have admitted".
    """

    claim: Annotated[ClaimId | None, derived("the same as `parent`")] = field(init=False, default=None)
    source: Annotated[ActorId, doc("id of the actor who says it")]
    named: Annotated[bool, doc('false for "security sources", "a senior official"')]
    source_kind: Annotated[SourceKind, doc("in what capacity the source speaks")]
    to: Annotated[ActorId | None, doc("id of the outlet that was told, or null")] = None
    addressee: Annotated[ActorId | None, doc("id of the actor whom the words address, or null")] = None
    cue: Annotated[Span | None, doc('the word or words that hand it over ("said", "according to"), or null')] = None
    content: Annotated[
        tuple[Span, ...], doc("the words of the source, in text order; never empty, and may stand apart")
    ]
    insertions: Annotated[tuple[Span, ...], doc('what the editor put inside: "our brothers [in the north]"')] = ()
    quotation: Annotated[Literal["direct", "indirect", "mixed"], doc("whether the words are the source's own")]
    time: Annotated[Time | None, doc("when it was said, or null")] = None
    parent: Annotated[ClaimId | None, doc("id of the claim that this one stands in, or null")] = None
    channel: Annotated[str | None, doc('how it was made known: "audio message", "statement", or null')] = None
    publisher: Annotated[ActorId | None, doc("id of the actor who put it out, or null")] = None
    authenticity: Annotated[
        Literal["stated", "unverified", "disputed"] | None, doc("what the article says of its being genuine, or null")
    ] = None

    def __post_init__(self) -> None:
        Statement.__post_init__(self)
        if not self.content:
            raise ValueError(f"a claim needs content, and {self.id!r} has none")
        object.__setattr__(self, "claim", self.parent)
