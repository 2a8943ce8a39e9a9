"""The whole way from a page to records, with the tools that it takes; and the same for a text, from Python."""

import gc
import hashlib
from dataclasses import replace
from datetime import date
from functools import cache, cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import vedette
from vedette.assets.languages import language_of
from vedette.assets.lines import open_lines
from vedette.errors import InputError
from vedette.reading.dates import read_date
from vedette.reading.documents import Read, read_document
from vedette.reading.page_kinds import WHY_NOT, PageKind
from vedette.reading.pages import Page
from vedette.records import Coded, Document, Note

if TYPE_CHECKING:  # loaded with the first page that needs them, so that bad input is told at once
    from vedette.pipeline import Tools

LONGEST = 1_000_000  # characters of one report: about 170,000 words


class Coder:
    """Codes pages. The tools are opened with the first page that needs them; ontology: a folder of event types."""

    def __init__(self, ontology: Path | None = None) -> None:
        self._ontology = ontology

    @cached_property
    def tools(self) -> "Tools":
        """Model, gazetteer, ontology and lexicons."""
        from vedette.assets.tools import open_tools

        tools: Tools = open_tools(self._ontology)
        gc.freeze()  # they live as long as the program: the collector need not look through them again and again
        return tools

    @property
    def program(self) -> str:
        """Who codes, and by what event types: what makes the same records of the same document."""
        name = f"vedette {vedette.__version__}"
        if self._ontology is None:
            return name
        files = sorted(self._ontology.rglob("*.toml"))
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
        return f"{name} with {self._ontology.name} {digest[:8]}"

    def __call__(self, page: Page) -> Coded:
        """Read a page and code it. What is no report in English is kept, and a note says why nothing was coded."""
        return self.code_read(self.read(page))

    def read(self, page: Page) -> Read:
        """Read a page as a document, which takes a small part of the time that coding does."""
        return read_document(page, language_of, open_lines())

    def code_read(self, read: Read) -> Coded:
        """Code what was read."""
        if reason := why_not(read.document, read.kind):
            return Coded(document=read.document, notes=_with(read.notes, Note(room="reading", text=reason)))
        coded = self.records_of(read.document)
        return replace(coded, notes=(*read.notes, *coded.notes))

    def records_of(self, document: Document) -> Coded:
        """Code one document."""
        from vedette.pipeline import code

        return code(document, self.tools)


def why_not(document: Document, kind: PageKind = "article") -> str | None:
    """Why a document is not coded, in a sentence; None where it can be. kind: what its page is."""
    if kind in WHY_NOT:
        return WHY_NOT[kind]
    if not any(map(str.isalnum, document.text)):
        return "the page has no text: nothing was coded"
    if len(document.text) > LONGEST:
        return f"the text has {len(document.text):,} characters, more than {LONGEST:,}: nothing was coded"
    if document.language not in (None, "en"):
        return f"the text is not in English (its language seems to be {document.language!r}): nothing was coded"
    return None


def code(
    text: str,
    *,
    published: str | date | None = None,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    ontology: str | PathLike[str] | None = None,
) -> Coded:
    """Code one report, given as text; offsets in the records are offsets into that text.

    published: when it was published (a date, or YYYY-MM-DD, or with a time): "on Thursday" is counted from it.
    ontology: a folder with event types of your own. The first call opens the model, which takes about a second; later
    ones do not. Raises InputError for a date that is none.
    """
    told = published.isoformat() if isinstance(published, date) else None if published is None else str(published)
    if told is not None and read_date(told) is None:
        raise InputError(f"published wants a date such as 2024-05-03, not {published!r}")
    page = Page(name="text", content=text, title=title, url=url, outlet=outlet, published=told)
    return _coder(None if ontology is None else Path(ontology))(page)


def _with(notes: tuple[Note, ...], note: Note) -> tuple[Note, ...]:
    """The notes with one more, unless it is among them."""
    return notes if note in notes else (*notes, note)


@cache
def _coder(ontology: Path | None) -> Coder:
    return Coder(ontology)
