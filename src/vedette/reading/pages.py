"""A page: what an intake found, before it is read."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from vedette.records import Note

Form: TypeAlias = Literal["text", "html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as it was found, with what is known about it from elsewhere; that overrules what it says of itself.

    name: what people call it (a path, "reports.jsonl:12"). content: bytes where its encoding is yet to be found out,
    text where it is known, and kept as it is. published, fetched: as written there, yet to be read. notes: what went
    wrong on the way here.
    """

    name: str
    content: str | bytes
    form: Form = "text"
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    fetched: str | None = None
    notes: tuple[Note, ...] = ()
