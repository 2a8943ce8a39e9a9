"""PDF files: their text in reading order by PDFium, lines joined into paragraphs, running heads left out."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from vedette.intake.found import Found, Pages, count, note
from vedette.reading.blocks import find_title
from vedette.reading.dates import find_date
from vedette.reading.encodings import whole
from vedette.reading.pages import Page
from vedette.records import Note

LARGEST = 50_000_000  # bytes of a PDF file: pictures are most of them
_UNPACKED = 64_000_000  # bytes of one of its parts: PDFium, which has no such limit, takes twice as much
PAGES = 500  # that are read
_TEXT = 1_500_000  # characters after which no more pages are read
_EDGE = 3  # lines at the top and at the bottom of a page that may be its furniture
_SOME = 3  # pages of a chapter, whose name then is no sentence
_CHUNK = 1 << 16
_STREAM = re.compile(rb"stream\r?\n")
_NEAR = 8  # lines before and after
_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FINAL = re.compile(r"""[.!?:…]["'”’»)\]]*\Z""")
_ITEM = re.compile(r"(?:[-*•‣▪●–]|\d{1,2}[.)]|\([a-z\d]\))\s+\S")
_HYPHEN = "\ufffe"  # what PDFium has for a hyphen at the end of a line, and for that end
_LINE = re.compile(rf"[^\r\n{_HYPHEN}]* (?: {_HYPHEN} | \r\n? | \n ) | [^\r\n{_HYPHEN}]+ \Z", re.VERBOSE)
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OWN_HYPHEN = frozenset(  # first parts of words that are written with one
    """al an ar as ad at az el ul ex non self anti pro well half mid north south east west vice cross so long short high
    low ill co re pre post semi multi inter two three four five six""".split()
)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?")
_NAMELESS = re.compile(
    r"(?:untitled|microsoft word\b|document\d*\Z|.*\.(?:docx?|pdf|indd|rtf|odt|qxd)\Z)", re.IGNORECASE
)
_ERRORS = {
    3: "is damaged, and cannot be opened as a PDF file: get it anew",
    4: "is encrypted: save it without its password first",
    5: "is protected in a way that is not supported: print it into a new PDF file",
}


class Line(NamedTuple):
    """One line of a page: its text, and where it stands, in points; size: how high its letters are."""

    text: str
    left: float
    right: float
    bottom: float
    size: float


def read_pdf(found: Found) -> Pages:
    """One page: the text of a PDF file, a paragraph a line, with empty lines between."""
    data = found.rest(LARGEST)
    if len(data) > LARGEST:
        yield note(f"{found.name} has more than {LARGEST // 1_000_000} MB, and is too large for one report: part it")
    elif not data[:1024].lstrip().startswith(b"%PDF"):
        yield note(f"{found.name} is no PDF file: it should begin with %PDF")
    elif _bursts(data):
        yield note(
            f"{found.name} unpacks to more than {_UNPACKED // 1_000_000} MB in one of its parts: it was not read"
        )
    else:
        yield _read(found.name, data)


def is_pdf(head: bytes) -> bool:
    """Whether something begins like a PDF file."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"%PDF-")


def _bursts(data: bytes) -> bool:
    """Whether a part that is packed by zlib, as most are, unpacks to more than is good."""
    return any(_unpacks(data, match.end()) > _UNPACKED for match in _STREAM.finditer(data))


def _unpacks(data: bytes, at: int) -> int:
    """How many bytes the packed ones that begin here are; 0 for others."""
    packed, size, chunk = zlib.decompressobj(), 0, b""
    try:
        while size <= _UNPACKED and not packed.eof:
            chunk = packed.unconsumed_tail or data[at : at + _CHUNK]
            at += 0 if packed.unconsumed_tail else len(chunk)
            if not chunk:
                break
            size += len(packed.decompress(chunk, 1 << 20))
    except zlib.error:
        pass
    return size


def _read(name: str, data: bytes) -> Page | Note:
    import pypdfium2

    try:
        file: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return note(f"{name} {_ERRORS.get(getattr(error, 'err_code', 3) or 3, _ERRORS[3])}")
    try:
        number = len(file)
        pages, unread = _lines_of(file)
        about = file.get_metadata_dict()
    finally:
        file.close()
    text = "\n\n".join(paragraphs(pages))
    if sum(map(str.isalnum, text)) < 20:
        if unread:
            return note(f"{name} is damaged: none of its {count(number, 'page')} can be read; get it anew")
        return note(
            f"{name} holds no text in its {count(number, 'page')}, only pictures of it: recognise the text first (OCR)"
        )
    problems = [f"{count(len(unread), 'page')} of {number} could not be read"] if unread else []
    if len(pages) + len(unread) < number:
        problems.append(f"the PDF file has {number:,} pages: the first {len(pages):,} were read")
    return _page(name, text, about, problems)


def _page(name: str, text: str, about: dict[str, str], problems: list[str]) -> Page:
    """The page, with title and date from the file's metadata where the text itself has none."""
    title = find_title(text)
    given = " ".join(whole(about.get("Title", "")).split())
    if given and not _NAMELESS.match(given) and (title is None or given.casefold() in title.casefold()):
        title = given
        problems.append("the title was taken from the metadata of the PDF file") if given not in text[:1000] else None
    published = None
    if find_date(text[:1000]) is None and (day := _day(about.get("CreationDate", ""))):
        published = day
        problems.append(f"the publication date {day} is the day on which the PDF file was made, and a guess")
    return Page(name=name, content=text, title=title, published=published, notes=tuple(map(note, problems)))


def _lines_of(file: Any) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of those that cannot be read."""
    import pypdfium2

    pages: list[list[Line]] = []
    unread = []
    size = 0
    for number in range(min(len(file), PAGES)):
        try:
            page = file[number]
            lines = list(_lines(page.get_textpage()))
            page.close()
        except pypdfium2.PdfiumError:
            unread.append(number)
            continue
        pages.append(lines)
        size += sum(len(line.text) for line in lines)
        if size > _TEXT:
            break
    return pages, unread


def _lines(text_page: Any) -> Iterator[Line]:
    """Yield the lines of a page as PDFium parts them, in its order, which is that of reading."""
    number = text_page.count_chars()
    text = text_page.get_text_range(0, number) if number > 0 else ""
    known = len(text) == number  # else characters and boxes do not go together, and lines stand nowhere
    at = 0
    for raw in _LINE.findall(text):
        bare = raw.strip()
        if bare:
            start = at + len(raw) - len(raw.lstrip())
            yield _line(text_page, bare, start, start + len(bare) - 1) if known else Line(bare, 0, 0, 0, 0)
        at += len(raw)


def _line(text_page: Any, text: str, first: int, last: int) -> Line:
    import pypdfium2.raw as pdfium

    left, bottom, _, _ = text_page.get_charbox(first, loose=True)
    _, _, right, _ = text_page.get_charbox(last, loose=True)
    return Line(text, left, right, bottom, pdfium.FPDFText_GetFontSize(text_page, first))


def paragraphs(pages: list[list[Line]]) -> Iterator[str]:
    """Yield the paragraphs of a text, each on one line; one that goes on on the next page is joined."""
    furniture = _furniture(pages)
    lines = [line for page in pages for line in _without(page, furniture)]
    pitch = _pitch(lines)
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    usual = _median(sizes) or 0.0
    known = " ".join(line.text for line in lines).casefold()
    paragraph = ""
    for at, line in enumerate(lines):
        if paragraph and _begins(lines[at - 1], line, _full(lines, at - 1), pitch, usual):
            yield _clean(paragraph)
            paragraph = ""
        paragraph = _joined(paragraph, line.text, known)
    if paragraph:
        yield _clean(paragraph)


def _begins(before: Line, line: Line, full: float, pitch: float, usual: float) -> bool:
    """Whether a line begins a new paragraph. full: where the lines of the one before it end, if they are full."""
    if _ITEM.match(line.text) or abs(line.size - before.size) > 0.1 * max(usual, 1):
        return True
    ended = _FINAL.search(before.text) is not None
    if line.size == line.right == 0:  # nothing is known but the words
        return ended and len(before.text) < 60
    drop = before.bottom - line.bottom
    is_short = before.right < full - 0.15 * max(full - before.left, 1)
    if drop > 0:
        return (
            drop > 1.4 * pitch
            or (is_short and (ended or drop > 1.2 * pitch))
            or (ended and line.left > before.left + 5)
        )
    return ended or is_short  # the next column, or the next page


def _full(lines: list[Line], at: int) -> float:
    """Where the lines of a column end: the longest of those near by that begin where this one does."""
    near = lines[max(0, at - _NEAR) : at + _NEAR]
    return max(line.right for line in near if abs(line.left - lines[at].left) < 30)


def _pitch(lines: list[Line]) -> float:
    """How far lines of a paragraph are apart."""
    drops = [a.bottom - b.bottom for a, b in pairwise(lines) if 4 < a.bottom - b.bottom < 60]
    return _median(drops) or 14.0


def _median(numbers: list[float]) -> float | None:
    return sorted(numbers)[len(numbers) // 2] if numbers else None


def _furniture(pages: list[list[Line]]) -> set[str]:
    """What stands at the top or the bottom of most pages, its numbers aside, or as the very first or last line of some.

    It must stand on three pages at least: a sentence is not lost for being said twice.
    """
    seen = Counter(key for page in pages for key in {_key(line.text) for line in (*page[:_EDGE], *page[-_EDGE:])})
    edges = Counter(key for page in pages if page for key in {_key(page[0].text), _key(page[-1].text)})
    wanted = max(3, len(pages) // 2)
    return {key for key, times in seen.items() if times >= wanted} | {key for key in edges if edges[key] > _SOME}


def _without(page: list[Line], furniture: set[str]) -> list[Line]:
    """The lines of a page without running heads and page numbers at its edges."""
    first, last = 0, len(page)
    while first < min(_EDGE, last) and _is_furniture(page[first], furniture):
        first += 1
    while last > max(first, len(page) - _EDGE) and _is_furniture(page[last - 1], furniture):
        last -= 1
    return page[first:last]


def _is_furniture(line: Line, furniture: set[str]) -> bool:
    return _key(line.text) in furniture or _NUMBER.fullmatch(line.text) is not None


def _key(text: str) -> str:
    return " ".join(_DIGITS.sub("0", text).casefold().split())


def _joined(paragraph: str, line: str, known: str) -> str:
    """Two lines of one paragraph as one. known: all of the text, in small letters: it may have a parted word whole."""
    if not paragraph.endswith(_HYPHEN):
        return f"{paragraph} {line}" if paragraph else line
    start = paragraph[:-1]
    first, second = _LAST_WORD.search(start), _FIRST_WORD.match(line)
    if first is None or second is None:
        return f"{start}-{line}"
    one, other = first[0].casefold(), second[0].casefold()
    if re.search(rf"\b{one}{other}\b", known):
        return start + line
    own = one in _OWN_HYPHEN or second[0][0].isupper() or re.search(rf"\b{one}-{other}\b", known)
    return f"{start}-{line}" if own else start + line


def _clean(paragraph: str) -> str:
    """One line, without soft hyphens; a hyphen after which nothing came is one."""
    shown = paragraph.replace("\xad", "").replace(_HYPHEN, "-")
    return " ".join(whole("".join(c if c.isprintable() else " " for c in shown)).split())


def _day(written: str) -> str | None:
    """The day of a date as PDF files have it (D:20240514100200Z); None for what is none, or lies in the future."""
    match = _DATE.match(written)
    if match is None or match[3] is None:
        return None
    try:
        day = datetime(int(match[1]), int(match[2]), int(match[3]), tzinfo=UTC)
    except ValueError:
        return None
    return day.date().isoformat() if day <= datetime.now(UTC) else None
