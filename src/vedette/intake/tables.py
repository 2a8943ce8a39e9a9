"""Tables (CSV, TSV): a report a row, its text in the column whose name says so."""

import csv
import io
from collections.abc import Iterator
from typing import Any, cast

from vedette.intake import found as limits
from vedette.intake.found import Found, Pages, count, note, too_large
from vedette.intake.json_lines import given_id
from vedette.reading.encodings import decode, what_it_is, whole
from vedette.reading.pages import Page

# The names of columns, in small letters, the best first. A text is wanted, the others are taken where they are there.
COLUMNS = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "article_body", "story"),
    "title": ("title", "headline", "heading"),
    "published": ("published", "date", "publication_date", "published_at", "pub_date", "pubdate", "publishdate"),
    "url": ("url", "link", "address", "source_url", "article_url"),
    "outlet": ("outlet", "publisher", "publication", "newspaper", "source", "source_name"),
    "byline": ("byline", "author", "authors"),
    "fetched": ("fetched", "fetched_at", "retrieved", "crawled"),
    "id": ("id", "article_id", "doc_id", "document_id", "_id"),
}
_DELIMITERS = ",;\t|"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LONGEST_NAMES = 2_000  # characters of a row of names in what has no name of its own
_NAMED = 5  # bad rows that are named


def read_table(found: Found) -> Pages:
    """A page for each row under the names of the columns; of a row that is none an empty page, which keeps its place.

    The first bad rows are named, the others counted in a note at the end.
    """
    if what := what_it_is(found.head):
        yield note(limits.NO_TEXT.format(found.name, what))
        return
    lines = _lines(found)
    first = next((line for line in lines if line.strip()), "")
    delimiter = _delimiter(first)
    csv.field_size_limit(limits.LARGEST)
    rows = csv.reader(_from(first, lines), delimiter=delimiter)
    names = _next(rows)
    if not isinstance(names, list) or not first:
        yield note(f"{found.name} is a table without a row of column names" + (f": {names}" if names else ""))
        return
    columns = columns_of(names)
    if "text" not in columns:
        wanted = ", ".join(COLUMNS["text"])
        yield note(
            f"{found.name} has no column of texts: it wants one named {wanted} (there is: {', '.join(names)[:500]})"
        )
        return
    bad = number = 0
    for number, row in enumerate(_rows(rows), 2):  # as spreadsheets count: the first row has the names
        page = _page(f"{found.name}:{number}", row, names, columns)
        if not page.content:
            bad += 1
            if bad <= _NAMED:
                yield page.notes[0]
        yield page
    if bad > _NAMED:
        yield note(f"{found.name}: {bad:,} of {number - 1:,} rows are no reports; the first {_NAMED} were named")
    if not number:
        yield note(f"{found.name} is a table without rows under its column names")


def is_table(head: bytes) -> bool:
    """Whether something begins with names of columns: that of a text, and another that is known."""
    first = decode(head.lstrip(b"\xef\xbb\xbf\r\n").partition(b"\n")[0]).text.strip()
    columns = columns_of(_fields(first, _delimiter(first))) if len(first) < _LONGEST_NAMES else {}
    return "text" in columns and len(columns) > 1


def columns_of(names: list[str]) -> dict[str, int]:
    """Which column holds what, by its name: the first of the names that fits best."""
    plain = [name.strip().strip("\ufeff").lower().replace(" ", "_").replace("-", "_") for name in names]
    found = {
        what: next((plain.index(name) for name in known if name in plain), None) for what, known in COLUMNS.items()
    }
    return {what: number for what, number in found.items() if number is not None}


def _page(name: str, row: list[str] | str, names: list[str], columns: dict[str, int]) -> Page:
    """The page of a row; an empty one, with a note, where it cannot be read."""
    if isinstance(row, str):
        return _none(name, f"cannot be read ({row})")
    if len(row) > len(names):
        return _none(
            name, f"has {count(len(row), 'field')}, and there are {count(len(names), 'column')}: is one unquoted?"
        )
    said = {what: whole(row[at]).strip() or None for what, at in columns.items() if at < len(row)}
    text = said.pop("text", None)
    if text is None:
        return _none(name, f"has nothing in its column {names[columns['text']]!r}")
    if len(text) > limits.LARGEST:
        problem = too_large(name, "part it")
        return Page(name=name, content="", notes=(problem,))
    id_, byline = said.pop("id", None), said.pop("byline", None)
    return Page(
        name=f"{name} ({id_})" if id_ else name,
        content=text,
        byline=(byline,) if byline else (),
        notes=(given_id(name, id_),) if id_ else (),
        **cast("Any", said),
    )


def _none(name: str, problem: str) -> Page:
    return Page(name=name, content="", notes=(note(f"{name} {problem}"),))


def _rows(rows: "Iterator[list[str]]") -> Iterator[list[str] | str]:
    """Yield the rows that have anything in them, and a sentence for each that cannot be parted into fields."""
    while (row := _next(rows)) is not None:
        if isinstance(row, str) or any(field.strip() for field in row):
            yield row


def _next(rows: "Iterator[list[str]]") -> list[str] | str | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        return str(error)


def _delimiter(first: str) -> str:
    """What parts the fields of the row of names: what makes the names of columns that are known, or most fields."""

    def fit(delimiter: str) -> tuple[int, int]:
        names = _fields(first, delimiter)
        return len(columns_of(names)), len(names)

    return max(_DELIMITERS, key=fit) if first and len(first) < limits.LARGEST else ","


def _fields(line: str, delimiter: str) -> list[str]:
    """The fields of one line, none where it cannot be parted."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _from(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _lines(found: Found) -> Iterator[str]:
    """Its lines as text, with their ends: UTF-16, as spreadsheets save it, as a whole; others line by line."""
    if found.head.startswith(_UTF_16):
        raw = io.BytesIO(found.rest(4 * limits.LARGEST))
        yield from io.TextIOWrapper(raw, encoding="utf-16", errors="replace", newline="")
        return
    for line in found.lines():
        text = decode(line).text.removesuffix("\r")
        yield from (f"{part}\n" for part in text.split("\r"))
