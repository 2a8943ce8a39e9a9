"""What people and rules decided: the ledger of a workspace, append-only."""

import dataclasses
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias

from vedette.records.fields import doc
from vedette.records.time import moment

JudgementKind: TypeAlias = Literal[
    "accept",
    "correct",
    "reject",
    "same_actor",
    "different_actor",
    "same_incident",
    "different_incident",
    "split",
    "merge",
    "move",
    "undo",
]
Value: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision. Nothing is overwritten: the present state is computed from the ledger."""

    id: Annotated[str, doc("unique in the workspace")]
    kind: Annotated[JudgementKind, doc("what was decided")]
    on: Annotated[tuple[str, ...], doc("the records it is about: incident ids, or document#record; never empty")]
    field: Annotated[str | None, doc("the field that was corrected, or null")] = None
    before: Annotated[Value, doc("what stood there, as JSON has it, or null")] = dataclasses.field(
        default=None, hash=False
    )
    after: Annotated[Value, doc("what stands there now, as JSON has it, or null")] = dataclasses.field(
        default=None, hash=False
    )
    who: Annotated[str, doc("the person, or the rule by its name")]
    when: Annotated[str, doc("ISO 8601 date-time")]
    why: Annotated[str | None, doc("the reason in words, or null")] = None
    undoes: Annotated[str | None, doc("id of the judgement that an undo takes back, else null")] = None

    def __post_init__(self) -> None:
        moment(self.when)
        if not self.on:
            raise ValueError(f"a judgement is on some record, and {self.id!r} on none")
        if (self.kind == "undo") != (self.undoes is not None):
            raise ValueError(
                f"an undo, and nothing else, names what it undoes: {self.id!r}, {self.kind}, {self.undoes!r}"
            )
