"""What was not done, in words."""

from dataclasses import dataclass
from typing import Annotated

from vedette.records.fields import RecordId, doc
from vedette.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was skipped or degraded, told instead of passed over."""

    room: Annotated[str, doc("the part of the program that tells it: intake, reading, coding, ...")]
    text: Annotated[str, doc("what was not done, and why, in a sentence for a person")]
    record: Annotated[RecordId | None, doc("id of the record that it is about, or null")] = None
    evidence: Annotated[tuple[Span, ...], doc("the words that it is about; empty where it is about none")] = ()
