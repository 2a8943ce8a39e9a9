"""Sources by name: a file, a folder, standard input; and the table of the forms in which they hold pages."""

import json
import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeAlias

from vedette.reading.encodings import decode, what_it_is, whole
from vedette.reading.pages import Form, Page
from vedette.records import Note

LARGEST = 10_000_000  # bytes of one page; of a file of JSON lines each line may have as many
_HEAD = 4096  # bytes that tell what a file is
_FIELDS = ("title", "url", "outlet", "published", "fetched")  # of a line of JSON, beside its text and byline
_JSON = re.compile(rb"""\{ \s* (?: " | \} )""", re.VERBOSE)  # how a line of JSON begins
_NO_TEXT = "{} is {}, and no text: give text, HTML or JSON lines"
_NAMED = 5  # files that are named where some are passed over

Pages: TypeAlias = Iterator[Page | Note]
"""Pages in the source's own order. What could not be read is a Note: one for each page that was missed."""


class Found(NamedTuple):
    """Something open, to be read once: its name for people, its bytes, of which `head` has been read."""

    name: str
    head: bytes
    stream: BinaryIO

    def rest(self) -> bytes:
        """All of its bytes, or as many as show that it is too large."""
        return self.head + self.stream.read(LARGEST + 1 - len(self.head))

    def lines(self) -> Iterator[bytes]:
        """Its lines, one at a time; of a line that is too large as much as shows it."""
        pending = self.head
        while pending or (pending := self.stream.readline(LARGEST + 1)):
            line, end, pending = pending.partition(b"\n")
            if not end:
                line += (more := self.stream.readline(LARGEST + 1)).rstrip(b"\n")
                while len(more) > LARGEST and not more.endswith(b"\n"):  # the rest of it is passed over
                    more = self.stream.readline(LARGEST + 1)
            yield line


def read_text(found: Found) -> Pages:
    """One page of plain text."""
    yield from _one(found, "text")


def read_html(found: Found) -> Pages:
    """One HTML page."""
    yield from _one(found, "html")


def read_json_lines(found: Found) -> Pages:
    """A page for each line, `{"id", "title", "published", "url", "text", ...}`, of which only the text must be there.

    A line that is no page yields a Note and then an empty page, so that what comes out stays beside what went in; so
    does a blank line between others. Those at the beginning and at the end are no matter.
    """
    blank: list[int] | None = None  # blank lines since the last other one; None before the first
    for number, line in enumerate(found.lines(), 1):
        if not line.strip():
            if blank is not None:
                blank.append(number)
            continue
        for missed in blank or ():
            note = _note(f"{found.name}:{missed} is blank")
            yield from (note, Page(name=f"{found.name}:{missed}", content="", notes=(note,)))
        blank = []
        name = f"{found.name}:{number}"
        page = _page_of(name, line)
        if isinstance(page, Note):
            yield page
            page = Page(name=name, content="", notes=(page,))
        yield page


class Intake(NamedTuple):
    """A form that pages come in: what reads it, and the endings of its files' names."""

    read: Callable[[Found], Pages]
    endings: tuple[str, ...]


# A new form is a function here or in a module of its own, and a line in this table.
INTAKES = {
    "text": Intake(read_text, (".txt", ".text")),
    "html": Intake(read_html, (".html", ".htm", ".xhtml")),
    "jsonl": Intake(read_json_lines, (".jsonl", ".ndjson")),
}


def open_source(source: str, stdin: BinaryIO) -> Pages:
    """Yield the pages of a file, of a folder (its files sorted by path), or of standard input (`-`)."""
    path = Path(source)
    if source == "-":
        yield from read_stream("standard input", stdin, "")
    elif path.is_dir():
        yield from _folder(path)
    else:
        yield from read_file(path)


def read_file(path: Path) -> Pages:
    """Yield the pages of one file."""
    try:
        with path.open("rb") as stream:
            yield from read_stream(str(path), stream, path.suffix.lower())
    except FileNotFoundError:
        yield _note(f"no file or folder {str(path)!r}{_near(path)}")
    except OSError as error:
        yield _note(f"{path} cannot be read: {error.strerror or error}")


def read_stream(name: str, stream: BinaryIO, ending: str) -> Pages:
    """Yield the pages of something open, read in the form that its name's ending says, or that it begins like."""
    head = stream.readline(_HEAD)
    if what := what_it_is(head):
        yield _note(_NO_TEXT.format(name, what))
        return
    form = next((form for form, intake in INTAKES.items() if ending in intake.endings), None)
    while form is None and not head.strip() and (more := stream.readline(_HEAD)):
        head += more
    yield from INTAKES[form or _form_of(head)].read(Found(name, head, stream))


def _form_of(head: bytes) -> str:
    """What a text of no known ending begins like."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if begins.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<article", b"<div", b"<p>")):
        return "html"
    return "jsonl" if _JSON.match(begins) else "text"


def _folder(folder: Path) -> Pages:
    """Yield the pages of the files in a folder and the folders in it, less hidden ones and those of no known ending."""
    known = {ending for intake in INTAKES.values() for ending in intake.endings}
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(folder)))
    read = [path for path in files if path.suffix.lower() in known]
    if others := [path for path in files if path not in read]:
        names = ", ".join(str(path.relative_to(folder)) for path in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield _note(f"{folder}: passed over {names}{more}, which do not end in {', '.join(sorted(known))}")
    elif not read:
        yield _note(f"{folder} holds no files")
    for path in read:
        yield from read_file(path)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _one(found: Found, form: Form) -> Pages:
    """One page, unless it is too large or turns out to be no text."""
    content = found.rest()
    if len(content) > LARGEST:
        size = f"more than {LARGEST // 1_000_000} MB"
        yield _note(
            f"{found.name} has {size}, and is too large for one report: part it, or give JSON lines, one for each"
        )
    elif what := what_it_is(content[:_HEAD]):
        yield _note(_NO_TEXT.format(found.name, what))
    else:
        yield Page(name=found.name, content=content, form=form)


def _page_of(name: str, line: bytes) -> Page | Note:
    """The page of one line of JSON, or what is wrong with it."""
    if len(line) > LARGEST:
        return _note(f"{name} has more than {LARGEST // 1_000_000} MB, and is too large for one report")
    try:
        given = json.loads(decode(line).text)
    except (ValueError, RecursionError) as error:
        return _note(f"{name} is no line of JSON: {error}")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        here = ", ".join(map(repr, given)) if isinstance(given, dict) else f"a {type(given).__name__}"
        return _note(f'{name} wants an object with a "text" (there is: {here or "nothing"})')
    wrong = [field for field in _FIELDS if not isinstance(given.get(field), str | None)]
    if wrong:
        return _note(f"{name} wants text or null in {', '.join(map(repr, wrong))}")
    byline = given.get("byline") or []
    names = [byline] if isinstance(byline, str) else byline
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        return _note(f"{name} wants names, or none, in 'byline'")
    title, url, outlet, published, fetched = (whole(given.get(field) or "") or None for field in _FIELDS)
    return Page(
        name=name,
        content=given["text"],
        title=title,
        url=url,
        outlet=outlet,
        byline=tuple(map(whole, names)),
        published=published,
        fetched=fetched,
    )


def _near(path: Path) -> str:
    """What stands where a file was looked for, if it may have been meant."""
    alike = get_close_matches(path.name, (p.name for p in path.parent.iterdir()), 3) if path.parent.is_dir() else []
    return f" (there is: {', '.join(alike)})" if alike else ""


def _note(text: str) -> Note:
    return Note(room="intake", text=text)
