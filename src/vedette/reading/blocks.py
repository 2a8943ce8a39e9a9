"""The parts of a text as its layout shows them: blocks that tile it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vedette.reading.datelines import find_dateline, read_imprint
from vedette.reading.dates import find_date, time_of
from vedette.records import Block, BlockKind

_LONGEST_TITLE = 200  # characters
_WORDS_IN_TITLE = 25
_WORDS_IN_SUBHEAD = 12
_LONG_LINE = 120  # characters; where a line is longer, lines are not wrapped, and each is a paragraph
_LONGEST_CAPTION = 500
_IMPRINT_LINES = 3  # lines under the headline that may say who published it, and when
_FINAL = (*".;:,…", "!", "?")
_FINAL_OF_TITLES = _FINAL[:-2]  # a headline may ask
_CLOSERS = "\"'”’»)]"
_ITEM = re.compile(r"(?:[-*•‣▪●–]|\d{1,2}[.)])\s+\S")
_CREDIT = re.compile(
    r"""\b (?: AFP | AP | EPA | EFE | ANSA | DPA | REUTERS? | Reuters | GETTY | Getty )
        (?: \s (?: PHOTO | Photo | IMAGES | Images | FILE ) )? \s? /
    | \b (?: Photo | Picture | Image | Photograph | PHOTO | PICTURE | IMAGE ) (?: \s by | \s credit )? \s? : \s
    | \( (?: AP | AFP | EPA | Reuters | Getty )\ (?: Photo | Images ) \b""",
    re.VERBOSE,
)


# A credit that was cut off at the end of its line: "... in Bamako. AF", "... (GETT", "... / Anadolu Age".
_AGENCIES = (
    "AFP", "AP Photo", "Reuters", "Getty Images", "EPA-EFE", "EFE", "Anadolu Agency", "Anadolu Images", "Xinhua",
    "Shutterstock", "SIPA USA", "DPA", "TASS", "Associated Press", "PA Wire", "PA Media", "Bloomberg", "Handout",
)  # fmt: skip
_STUBS = {agency[:n] for agency in _AGENCIES for n in range(2, len(agency)) if agency[n - 1] != " "}
_STUBS = {form for stub in _STUBS for form in (stub, stub.upper())} - {*_AGENCIES, "AP", "PA", "EPA"}
_STUB = "|".join(re.escape(stub) for stub in sorted(_STUBS, key=len, reverse=True))
_CUT_CREDIT = re.compile(rf"(?:(?<=[.!?”’\"])\s+|[(\[/|]\s*)(?:{_STUB})\Z")


class Line(NamedTuple):
    """A line without the white space around it."""

    start: int
    end: int
    text: str


def find_blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order; between them stands white space only.

    title: the headline where it is known; it need not stand in the text. Otherwise a short first line is the headline
    that has no final stop, and has an empty line after it or a line that tells outlet and date.
    """
    chunks = list(_chunks(text))
    if not chunks:
        return ()
    blocks: list[Block] = []
    headline = title_line(chunks, title)
    if headline is not None:
        blocks.append(Block(kind="headline", start=headline.start, end=headline.end))
        chunks[0] = chunks[0][1:]
    chunks, imprints = _imprints(chunks)
    blocks += [Block(kind="dateline", start=line.start, end=line.end) for line in imprints]
    for number, chunk in enumerate(chunks):
        units = list(_units(text, chunk))
        alone = len(units) == 1 and number + 1 < len(chunks)
        for unit in units:
            blocks += _blocks_of(unit, alone)
    return tuple(blocks)


def find_title(text: str) -> str | None:
    """The headline that a plain text opens with, or None."""
    line = title_line(list(_chunks(text)), None)
    return None if line is None else line.text


def title_line(chunks: list[list[Line]], title: str | None) -> Line | None:
    """The line that is the headline: the given title's, or the first where its form says so."""
    if not chunks:
        return None
    first, *rest = chunks[0]
    if title is not None:
        return first if first.text.split() == title.split() else None
    followed = bool(rest) and read_imprint(rest[0].text) is not None
    apart = not rest and len(chunks) > 1
    return first if (followed or apart) and _may_be_title(first.text) else None


def kind_of(text: str) -> BlockKind:
    """What a part of the text is, by its form alone: a list item, a quote, a caption, or a paragraph."""
    if text.startswith(">"):
        return "quote"
    if is_caption(text):
        return "caption"
    return "list" if _ITEM.match(text) else "paragraph"


def is_caption(text: str) -> bool:
    """Whether a part is a picture's: it carries an agency's credit, or is a sentence in capitals."""
    if len(text) > _LONGEST_CAPTION:
        return False
    return _CREDIT.search(text) is not None or _CUT_CREDIT.search(text) is not None or _is_shouted(text)


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= 20 and len(text.split()) > 4


def blocks_of(kind: BlockKind, start: int, text: str) -> list[Block]:
    """The blocks of one part: a caption with its date; a paragraph that a dateline opens is two."""
    if kind == "caption":
        found = find_date(text)
        time = None if found is None else time_of(found[0], found[1][0])
        return [Block(kind=kind, start=start, end=start + len(text), time=time)]
    if kind == "paragraph" and (span := find_dateline(text)):
        rest = len(text) - len(text[span[1] :].lstrip())
        if rest < len(text):
            return [
                Block(kind="dateline", start=start + span[0], end=start + len(text[: span[1]].rstrip())),
                Block(kind="paragraph", start=start + rest, end=start + len(text)),
            ]
    return [Block(kind=kind, start=start, end=start + len(text))]


def _chunks(text: str) -> Iterator[list[Line]]:
    """Yield the runs of lines between empty lines."""
    chunk: list[Line] = []
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            chunk.append(Line(start, start + len(bare), bare))
        elif chunk:
            yield chunk
            chunk = []
        at += len(line)
    if chunk:
        yield chunk


def _imprints(chunks: list[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """Part the lines at the top that say who published the text, and when, from the rest."""
    imprints: list[Line] = []
    chunks = [chunk for chunk in chunks if chunk]
    while chunks and len(imprints) < _IMPRINT_LINES and read_imprint(chunks[0][0].text):
        imprints.append(chunks[0][0])
        chunks = [rest for rest in (chunks[0][1:], *chunks[1:]) if rest]
    return chunks, imprints


def _units(text: str, chunk: list[Line]) -> Iterator[Line]:
    """Yield the parts of a chunk: each long line, each list item, else all its lines together."""
    if any(line.end - line.start > _LONG_LINE for line in chunk):
        yield from chunk
        return
    begins = [i for i, line in enumerate(chunk) if i == 0 or _ITEM.match(line.text)]
    for first, last in zip(begins, [*begins[1:], len(chunk)], strict=True):
        start, end = chunk[first].start, chunk[last - 1].end
        yield Line(start, end, text[start:end])


def _blocks_of(unit: Line, alone: bool) -> list[Block]:
    kind = kind_of(unit.text)
    if kind == "paragraph" and alone and _is_subhead(unit.text):
        kind = "subhead"
    return blocks_of(kind, unit.start, unit.text)


def _may_be_title(line: str) -> bool:
    short = len(line) <= _LONGEST_TITLE and len(line.split()) <= _WORDS_IN_TITLE
    return (
        short
        and not _ends_in(line, _FINAL_OF_TITLES)
        and find_dateline(line) is None
        and kind_of(line) in ("paragraph", "caption")
    )


def _is_subhead(line: str) -> bool:
    few = len(line.split()) <= _WORDS_IN_SUBHEAD and len(line.splitlines()) == 1
    return few and not _ends_in(line, _FINAL) and line[0].isupper()


def _ends_in(line: str, stops: tuple[str, ...]) -> bool:
    return line.rstrip(_CLOSERS).endswith(stops)
