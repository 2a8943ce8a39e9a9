"""The text that everything points into, and what was known about it before it was read."""

import hashlib
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import doc
from vedette.records.span import Span
from vedette.records.time import Time, moment

BlockKind: TypeAlias = Literal[
    "headline", "subhead", "dateline", "caption", "paragraph", "list", "quote", "table", "entry"
]
Reason: TypeAlias = Literal[
    "navigation", "subscription", "newsletter", "related", "advert", "comments", "legal", "repeated"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of the page as its layout shows it. Blocks tile the text of a document, in order and without overlap."""

    kind: Annotated[BlockKind, doc("what the part is; an entry is one of a live blog")]
    start: Annotated[int, doc("offset of its first code point")]
    end: Annotated[int, doc("offset after its last code point")]
    time: Annotated[Time | None, doc("its own date, which anchors the times inside it, or null")] = None

    def __post_init__(self) -> None:
        _ = self.span

    @property
    def span(self) -> Span:
        """Where the block stands in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Something that was cut away from the page before it was read."""

    reason: Annotated[Reason, doc("why it was cut away; repeated is what stood in the page twice")]
    text: Annotated[str, doc("what it said")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A cleaned text with what its page says about itself. Offsets everywhere are code points of `text`."""

    id: Annotated[str, doc("sha256: and the hexadecimal digest of the text in UTF-8")]
    url: Annotated[str | None, doc("where the page was, or null")] = None
    outlet: Annotated[str | None, doc("who published it, or null")] = None
    title: Annotated[str | None, doc("its headline, or null")] = None
    byline: Annotated[tuple[str, ...], doc("who signed it, one name each")] = ()
    dateline: Annotated[str | None, doc("the place it was filed from, as written, or null")] = None
    published: Annotated[str | None, doc("ISO 8601 date or date-time, or null")] = None
    published_precision: Annotated[
        Literal["minute", "day", "month", "year"] | None, doc("how finely the publication time is known, or null")
    ] = None
    fetched: Annotated[str | None, doc("when the page was fetched, ISO 8601 date-time, or null")] = None
    language: Annotated[str | None, doc("ISO 639-1 code, or null")] = None
    text: Annotated[str, doc("the cleaned text")]
    blocks: Annotated[tuple[Block, ...], doc("the parts of the text, in its order")] = ()
    removed: Annotated[tuple[Removed, ...], doc("what was cut away, in page order")] = ()

    def __post_init__(self) -> None:
        for date in (self.published, self.fetched):
            if date is not None:
                moment(date)
        if (self.published is None) != (self.published_precision is None):
            raise ValueError(
                f"published and its precision go together, not {self.published!r} and {self.published_precision!r}"
            )


def document_id(text: str) -> str:
    """The id of the document that has this text."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
