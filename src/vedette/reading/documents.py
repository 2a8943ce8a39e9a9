"""A page becomes a document: its text with blocks, and what is known about it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from vedette.reading.blocks import blocks_of, find_blocks, find_title
from vedette.reading.datelines import place_in, read_imprint
from vedette.reading.dates import Dated, find_date, is_later, read_date
from vedette.reading.dumps import read_dump
from vedette.reading.encodings import Decoded, decode, whole
from vedette.reading.html import Part, read_html
from vedette.reading.languages import LanguageOf, is_plainly_english
from vedette.reading.lines import SortLines, sort_by_rule
from vedette.reading.live_blogs import dated
from vedette.reading.metadata import Candidate, Metadata, date_in_address, host, same_site
from vedette.reading.page_kinds import WHY_NOT, PageKind
from vedette.reading.pages import Page
from vedette.reading.scripts import doubts
from vedette.records import Block, Document, Note, Removed, Span, document_id, moment

_AGREEING = 2  # dates that agree with each other and show that another is wrong


class Read(NamedTuple):
    """A document, what could not be read of its page, and what the page is. Of no article the document has no text.

    dated: where the date of publication stands, in words; None where there is none.
    """

    document: Document
    notes: tuple[Note, ...]
    kind: PageKind = "article"
    dated: str | None = None


class _Text(NamedTuple):
    """A text with its blocks, and what its page says beside it."""

    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    metadata: Metadata
    kind: PageKind = "article"
    problems: tuple[str, ...] = ()
    clocks: tuple[str | None, ...] = ()  # of each block that tells the hour of an entry, and not its day


def read_document(page: Page, language_of: LanguageOf, sort_lines: SortLines = sort_by_rule) -> Read:
    """Read a page. What the page's finder knew overrules what it says.

    Text that came as text is kept to the letter, unless it is the dump of a whole page: `sort_lines` tells its report.
    """
    content, problem = decode(page.content) if isinstance(page.content, bytes) else _checked(page.content)
    notes = [*page.notes, *([_note(problem)] if problem else [])]
    read = _from_html(content, page) if page.form == "html" else _from_text(content, page, sort_lines)
    lines = [block.span.of(read.text) for block in read.blocks if block.kind == "dateline"]
    imprints = [imprint for line in lines[:4] if (imprint := read_imprint(line))]
    filed = next((line for line in lines if not read_imprint(line)), None)
    fetched = read_date(page.fetched) if page.fetched else None
    published, dated_by, problems = _choose(list(_dates(page, read.metadata, lines)), fetched, read.metadata.modified)
    url, outlet, claims = _served(page, read.metadata)
    document = Document(
        id=document_id(read.text),
        url=url,
        outlet=page.outlet or outlet or next((i.outlet for i in imprints if i.outlet), None),
        title=whole(page.title or read.metadata.title or "") or None,
        byline=page.byline or read.metadata.byline or next((i.byline for i in imprints if i.byline), ()),
        dateline=place_in(filed) if filed else None,
        published=published.iso if published else None,
        published_precision=published.precision if published else None,
        fetched=fetched.iso if fetched else None,
        language=language(read.text, language_of),
        text=read.text,
        blocks=_with_clocks(read, published),
        removed=read.removed,
    )
    why = [WHY_NOT[read.kind]] if read.kind in WHY_NOT else []
    told = (*read.problems, *claims, *problems, *doubts(read.text), *why)
    return Read(document, (*notes, *map(_note, told)), read.kind, dated_by)


def told(document: Document) -> list[Span]:
    """The parts of a document that tell something, each to be read by itself: all but its datelines."""
    return [block.span for block in document.blocks if block.kind != "dateline"]


def language(text: str, language_of: LanguageOf) -> str | None:
    """The language of a text; `language_of`, which may be slow to open, is asked where common words do not tell."""
    return "en" if is_plainly_english(text) else language_of(text)


def _from_text(text: str, page: Page, sort_lines: SortLines) -> _Text:
    if dump := read_dump(text, sort_lines, page.title):
        return _Text(*dump)
    title = page.title or find_title(text)
    return _Text(text, find_blocks(text, title), (), Metadata(title=title))


def _from_html(html: str, page: Page) -> _Text:
    body = read_html(html, page.url)
    pieces: list[str] = []
    blocks: list[Block] = []
    clocks: list[str | None] = []
    at = 0
    for part in body.parts:
        added = _part_blocks(part, at)
        blocks += added
        clocks += [part.clock] * len(added)
        pieces.append(part.text)
        at += len(part.text) + 2
    text = "\n\n".join(pieces)
    return _Text(text, tuple(blocks), body.removed, body.metadata, body.kind, body.problems, tuple(clocks))


def _part_blocks(part: Part, at: int) -> list[Block]:
    if part.kind in ("paragraph", "list", "subhead") and read_imprint(part.text):
        return [Block(kind="dateline", start=at, end=at + len(part.text))]
    if part.kind == "entry":
        return [Block(kind="entry", start=at, end=at + len(part.text), time=part.time)]
    return blocks_of(part.kind, at, part.text)


def _with_clocks(read: _Text, published: Dated | None) -> tuple[Block, ...]:
    """The blocks, where entries that tell only the hour have their times: counted from the day of publication."""
    waiting = [at for at, clock in enumerate(read.clocks) if clock is not None]
    if not waiting or published is None or published.precision not in ("minute", "day"):
        return read.blocks
    times = dated([clock for clock in read.clocks if clock is not None], moment(published.iso).date())
    own = dict(zip(waiting, times, strict=True))
    return tuple(replace(block, time=own.get(at, block.time)) for at, block in enumerate(read.blocks))


def _served(page: Page, metadata: Metadata) -> tuple[str | None, str | None, list[str]]:
    """The address and the outlet of a page, and what it claims: it is the host that served it, whatever it says."""
    if page.url is None or metadata.url is None or not host(page.url) or same_site(page.url, metadata.url):
        return page.url or metadata.url, metadata.outlet, []
    named = f", and to be published by {metadata.outlet!r}" if metadata.outlet else ""
    served = host(page.url).removeprefix("www.")
    return page.url, served, [f"the page was served by {served}, and says that it belongs to {metadata.url}{named}"]


def _checked(text: str) -> Decoded:
    kept = whole(text)
    return Decoded(kept, None if kept == text else "halves of characters (lone surrogates) were replaced by U+FFFD")


def _dates(page: Page, metadata: Metadata, lines: list[str]) -> Iterator[Candidate]:
    """Yield what may be the date of publication, the best first: as given, as the page says, as it is likely."""
    if page.published is not None:
        yield Candidate(page.published, "what was given")
    yield from (one for one in metadata.published if not one.guess)
    for line in lines:
        if (imprint := read_imprint(line)) and imprint.published:
            yield Candidate(imprint.published.isoformat(), f"the line “{line}”")
    if (url := page.url or metadata.url) and (day := date_in_address(url)):
        yield Candidate(day, f"the address {url}", guess=True)
    yield from (one for one in metadata.published if one.guess)
    for line in lines:
        if found := find_date(line):
            yield Candidate(found[0].isoformat(), f"the dateline “{line}”", guess=True)


def _choose(
    candidates: list[Candidate], fetched: Dated | None, modified: Sequence[str]
) -> tuple[Dated | None, str | None, list[str]]:
    """The first candidate that can be the date, where it stands, and a sentence on each that cannot, or that disagrees.

    It cannot be later than the fetching, nor than the last change of the page that another candidate agrees with.
    """
    problems: list[str] = []
    changed = [read.iso for one in modified if (read := read_date(one))]
    others = [read.iso for one in candidates[1:] if (read := read_date(one.written))]
    for written, where, guess in candidates:
        read = read_date(written)
        if read is None:
            problems.append(
                f"the publication date {written!r} is no date that can be read (YYYY-MM-DD), and was left out"
            )
        elif fetched and is_later(read.iso, fetched.iso):
            problems.append(
                f"the publication date {written!r} is later than the fetching, {fetched.iso}, and was left out"
            )
        elif where != "what was given" and (before := _contradicted(read.iso, changed, others)):
            problems.append(
                f"the publication date {written!r} ({where}) is later than the page's last change or its other dates,"
                f" {before}, and was left out"
            )
        else:
            if guess:
                problems.append(f"the page gives no publication date: {read.iso} was taken from {where}")
            problems += _disagreements(read, [one for one in candidates if not one.guess])
            return read, where, problems
    return None, None, problems


def _contradicted(iso: str, changed: list[str], others: list[str]) -> str | None:
    """The date that shows that one is too late: the last change, or that on which at least two others agree."""
    if changed and all(is_later(iso, one) for one in changed):
        return max(changed)
    later = len(others) >= _AGREEING and all(is_later(iso, one) for one in others)
    return (
        others[0]
        if later and not any(is_later(one, others[0]) for one in others) and _years_apart(iso, others)
        else None
    )


def _years_apart(iso: str, others: list[str]) -> bool:
    return all(moment(iso).year - moment(one).year > 1 for one in others)


def _disagreements(chosen: Dated, candidates: list[Candidate]) -> list[str]:
    """A sentence where the page itself gives other days for its publication."""
    apart = []
    for written, where, _ in candidates:
        read = read_date(written)
        if read and read.precision in ("minute", "day") and is_later(chosen.iso, read.iso):
            apart.append(f"{read.iso} ({where})")
    return [f"the page gives other dates too: {', '.join(apart)}; {chosen.iso} was taken"] if apart else []


def _note(text: str) -> Note:
    return Note(room="reading", text=text)
