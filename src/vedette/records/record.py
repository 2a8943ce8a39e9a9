"""What every record carries: evidence, support, how sure the program is; for statements, also how it is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ClaimId, derived, doc
from vedette.records.span import Span

Polarity: TypeAlias = Literal["affirmed", "denied"]
Modality: TypeAlias = Literal["actual", "planned", "possible", "conditional", "called_for"]
Status: TypeAlias = Literal["denied", "planned", "possible", "conditional", "called_for", "reported", "asserted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """What proposed a record."""

    by: Annotated[
        Literal["frame", "head", "both", "person"],
        doc("a written pattern, a learned head, or both: each gave a part; or a person who saw what was missed"),
    ]
    name: Annotated[str, doc("which frame or head, by its own name; who, for a person")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What holds for everything that one document's coding finds.

    A field that is filled has an entry in `support` (the words that it rests on) or in `inferred` (the rule that worked
    it out); a field with neither is null. Fields that are spans, or hold them, are their own support.
    """

    id: Annotated[str, doc("local to the document (a1, p1, e1, ...), the same for the same text and program version")]
    evidence: Annotated[tuple[Span, ...], doc("the words that it stands on, the main ones first; never empty")]
    support: Annotated[Mapping[str, tuple[Span, ...]], doc("for each field that was read: the words it rests on")] = (
        field(default_factory=dict, hash=False)
    )
    inferred: Annotated[Mapping[str, str], doc("for each field that was worked out and not read: by which rule")] = (
        field(default_factory=dict, hash=False)
    )
    confidence: Annotated[float, doc("calibrated, 0 to 1: of the records at 0.8, about 80% are right")]
    how: Annotated[How, doc("what proposed the record")]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a record needs evidence, and {self.id!r} has none")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence is in 0..1, and that of {self.id!r} is {self.confidence}")
        for name in (*self.support, *self.inferred):
            if name not in self.__dataclass_fields__:
                raise ValueError(f"{self.id!r} has support for {name!r}, which is no field of {type(self).__name__}")


# In Python 3.11, `super()` does not find its way in a dataclass with slots: the parent is called by its name.
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """A record that somebody states: who says so, and how."""

    claim: Annotated[
        ClaimId | None, doc("id of the claim in whose content it stands, or null where the article says it itself")
    ] = None
    polarity: Annotated[Polarity, doc("whether it is said to be so, or not to be so")] = "affirmed"
    modality: Annotated[Modality, doc("whether it is told as a fact, or as something else")] = "actual"
    hearsay: Annotated[bool, doc("true for reportedly, allegedly, is said to")] = False
    status: Annotated[
        Status,
        derived("denied if denied, else the modality if it is not actual, else reported if hearsay, else asserted"),
    ] = field(init=False, default="asserted")

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        object.__setattr__(self, "status", status_of(self.polarity, self.modality, self.hearsay))


def status_of(polarity: Polarity, modality: Modality, hearsay: bool) -> Status:
    """The one-word view of how something is said, for tables."""
    if polarity == "denied":
        return "denied"
    if modality != "actual":
        return modality
    return "reported" if hearsay else "asserted"
