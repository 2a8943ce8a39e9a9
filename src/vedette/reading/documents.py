"""A page becomes a document: its text with blocks, and what is known about it."""

from collections.abc import Iterator
from typing import NamedTuple

from vedette.reading.blocks import blocks_of, find_blocks, find_title
from vedette.reading.datelines import place_in, read_imprint
from vedette.reading.dates import Dated, find_date, is_later, read_date
from vedette.reading.encodings import Decoded, decode, whole
from vedette.reading.html import Part, read_html
from vedette.reading.languages import LanguageOf, is_plainly_english
from vedette.reading.metadata import Metadata, date_in_address
from vedette.reading.pages import Page
from vedette.records import Block, Document, Note, Removed, Span, document_id


class Read(NamedTuple):
    """A document, and what could not be read of its page."""

    document: Document
    notes: tuple[Note, ...]


class _Text(NamedTuple):
    """A text with its blocks, and what its page says beside it."""

    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    metadata: Metadata


def read_document(page: Page, language_of: LanguageOf) -> Read:
    """Read a page. Text that came as text is kept to the letter; what the page's finder knew overrules what it says."""
    content, problem = decode(page.content) if isinstance(page.content, bytes) else _checked(page.content)
    notes = [*page.notes, *([_note(problem)] if problem else [])]
    read = _from_html(content, page) if page.form == "html" else _from_text(content, page)
    lines = [block.span.of(read.text) for block in read.blocks if block.kind == "dateline"]
    imprints = [imprint for line in lines[:4] if (imprint := read_imprint(line))]
    filed = next((line for line in lines if not read_imprint(line)), None)
    fetched = read_date(page.fetched) if page.fetched else None
    dates = list(_dates(page, read.metadata, lines))
    published, problems = _choose(dates, fetched)
    document = Document(
        id=document_id(read.text),
        url=page.url or read.metadata.url,
        outlet=page.outlet or read.metadata.outlet or next((i.outlet for i in imprints if i.outlet), None),
        title=whole(page.title or read.metadata.title or "") or None,
        byline=page.byline or read.metadata.byline or next((i.byline for i in imprints if i.byline), ()),
        dateline=place_in(filed) if filed else None,
        published=published.iso if published else None,
        published_precision=published.precision if published else None,
        fetched=fetched.iso if fetched else None,
        language=language(read.text, language_of),
        text=read.text,
        blocks=read.blocks,
        removed=read.removed,
    )
    return Read(document, (*notes, *map(_note, problems)))


def told(document: Document) -> list[Span]:
    """The parts of a document that tell something, each to be read by itself: all but its datelines."""
    return [block.span for block in document.blocks if block.kind != "dateline"]


def language(text: str, language_of: LanguageOf) -> str | None:
    """The language of a text; `language_of`, which may be slow to open, is asked where common words do not tell."""
    return "en" if is_plainly_english(text) else language_of(text)


def _from_text(text: str, page: Page) -> _Text:
    title = page.title or find_title(text)
    return _Text(text, find_blocks(text, title), (), Metadata(title=title))


def _from_html(html: str, page: Page) -> _Text:
    body = read_html(html, page.url)
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for part in body.parts:
        blocks += _part_blocks(part, at)
        pieces.append(part.text)
        at += len(part.text) + 2
    return _Text("\n\n".join(pieces), tuple(blocks), body.removed, body.metadata)


def _part_blocks(part: Part, at: int) -> list[Block]:
    if part.kind == "paragraph" and read_imprint(part.text):
        return [Block(kind="dateline", start=at, end=at + len(part.text))]
    return blocks_of(part.kind, at, part.text)


def _checked(text: str) -> Decoded:
    kept = whole(text)
    return Decoded(kept, None if kept == text else "halves of characters (lone surrogates) were replaced by U+FFFD")


class _Candidate(NamedTuple):
    """What may be the publication date, as written; guess: where it was found, if that makes it one, else None."""

    written: str
    guess: str | None = None


def _dates(page: Page, metadata: Metadata, lines: list[str]) -> Iterator[_Candidate]:
    """Yield what may be the date of publication, the best first: as given, as the page says, as it is likely."""
    if page.published is not None:
        yield _Candidate(page.published)
    for written in metadata.published:
        yield _Candidate(written)
    for line in lines:
        if (imprint := read_imprint(line)) and imprint.published:
            yield _Candidate(imprint.published.isoformat())
    if (url := page.url or metadata.url) and (day := date_in_address(url)):
        yield _Candidate(day, f"the address {url}")
    for line in lines:
        if found := find_date(line):
            yield _Candidate(found[0].isoformat(), f"the dateline “{line}”")


def _choose(candidates: list[_Candidate], fetched: Dated | None) -> tuple[Dated | None, list[str]]:
    """The first candidate that is a date and not later than the fetching, and a sentence on each before it."""
    problems: list[str] = []
    for written, guess in candidates:
        read = read_date(written)
        if read is None:
            problems.append(
                f"the publication date {written!r} is no date that can be read (YYYY-MM-DD), and was left out"
            )
        elif fetched and is_later(read.iso, fetched.iso):
            problems.append(
                f"the publication date {written!r} is later than the fetching, {fetched.iso}, and was left out"
            )
        else:
            if guess:
                problems.append(f"the page gives no publication date: {read.iso} was taken from {guess}")
            return read, problems
    return None, problems


def _note(text: str) -> Note:
    return Note(room="reading", text=text)
