"""Where words stand in a document's text."""

from dataclasses import dataclass
from typing import Annotated

from vedette.records.fields import doc


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets, in Unicode code points, into one document's text. Spans sort in text order."""

    start: Annotated[int, doc("offset of the first code point, counted from 0")]
    end: Annotated[int, doc("offset after the last code point")]

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]
