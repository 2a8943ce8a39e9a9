"""What is said about the future."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ActorId, PlaceId, ProposalId, doc
from vedette.records.record import Statement
from vedette.records.span import Span
from vedette.records.time import Time

OutlookKind: TypeAlias = Literal["forecast", "fear", "warning", "plan", "threat", "hope"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likelihood:
    """Words of probability, and the band that a published scale gives them; no band for words that no scale has."""

    phrase: Annotated[str, doc('the words as written: "highly likely", "will"')]
    low: Annotated[float | None, doc("lower end of the band, 0 to 1, or null")] = None
    high: Annotated[float | None, doc("upper end of the band, 0 to 1, or null")] = None
    scale: Annotated[str | None, doc("the published scale that the band is from, by name, or null")] = None

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None) or (self.low is None) != (self.scale is None):
            raise ValueError("a likelihood has a band with its scale, or neither")
        if self.low is not None and self.high is not None and not 0 <= self.low <= self.high <= 1:
            raise ValueError(f"a likelihood needs 0 <= low <= high <= 1, not {self.low}..{self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook(Statement):
    """Somebody's view of what may come: theirs, never the program's."""

    kind: Annotated[OutlookKind, doc("in what spirit the future is spoken of")]
    about: Annotated[tuple[ActorId, ...], doc("ids of the actors that it is about")] = ()
    proposes: Annotated[
        tuple[ProposalId, ...],
        doc("ids of the events, ties, presence records or estimates that it foresees; they stand in their lists"),
    ] = ()
    place: Annotated[PlaceId | None, doc("id of the place that it is about, or null")] = None
    horizon: Annotated[Time | None, doc("when it would come, or null")] = None
    likelihood: Annotated[Likelihood | None, doc("how probable the words make it, or null")] = None
    condition: Annotated[
        Span | None, doc("the words that say on what it hangs, perhaps in another sentence, or null")
    ] = None
    because: Annotated[Span | None, doc("the words that give the reason, perhaps in another sentence, or null")] = None
