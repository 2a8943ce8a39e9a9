"""Sources by name: a file, a folder, standard input; and the table of the forms in which they hold pages."""

import gzip
import re
import zlib
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from vedette.intake.addresses import is_web
from vedette.intake.feeds import is_feed, read_feeds
from vedette.intake.found import HEAD, NO_TEXT, Found, Pages, note, one_page
from vedette.intake.json_lines import read_json_lines
from vedette.intake.mail import is_mail, read_mail
from vedette.intake.pdf import is_pdf, read_pdf
from vedette.intake.sitemaps import is_sitemap, read_sitemaps
from vedette.intake.tables import is_table, read_table
from vedette.intake.warc import is_warc, read_warc
from vedette.intake.xml import root_of
from vedette.reading.encodings import what_it_is

_JSON = re.compile(rb"""\{ \s* (?: " | \} )""", re.VERBOSE)  # how a line of JSON begins
_GZIP = b"\x1f\x8b"
_NAMED = 5  # files that are named where some are passed over


def read_text(found: Found) -> Pages:
    """One page of plain text."""
    yield from one_page(found, "text")


def read_html(found: Found) -> Pages:
    """One HTML page."""
    yield from one_page(found, "html")


class Intake(NamedTuple):
    """A form that pages come in.

    endings: of the names of its files. shared: endings that files of other forms have too, which are of this form where
    they begin so. binary: what begins so is of this form whatever its name says.
    """

    read: Callable[[Found], Pages]
    begins: Callable[[bytes], bool]
    endings: tuple[str, ...]
    shared: tuple[str, ...] = ()
    binary: bool = False


def _is_html(head: bytes) -> bool:
    begins = _bare(head)[:200].lower()
    if begins.startswith(b"<?xml") or begins.startswith(b"<!--"):
        return root_of(head) == "html"
    return begins.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>"))


def _is_json(head: bytes) -> bool:
    return _JSON.match(_bare(head)) is not None


# A new form is a module of its own, and a line in this table. Where a name says nothing, the first to fit counts.
INTAKES = {
    "warc": Intake(read_warc, is_warc, (".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz"), binary=True),
    "pdf": Intake(read_pdf, is_pdf, (".pdf",), binary=True),
    "feed": Intake(read_feeds, is_feed, (".rss", ".atom"), shared=(".xml", ".json")),
    "sitemap": Intake(read_sitemaps, is_sitemap, (), shared=(".xml",)),
    "html": Intake(read_html, _is_html, (".html", ".htm", ".xhtml"), shared=(".xml",)),
    "jsonl": Intake(read_json_lines, _is_json, (".jsonl", ".ndjson")),
    "mail": Intake(read_mail, is_mail, (".eml",)),
    "table": Intake(read_table, is_table, (".csv", ".tsv", ".tab")),
    "text": Intake(read_text, lambda _: True, (".txt", ".text")),
}


def open_source(source: str, stdin: BinaryIO, allow: tuple[str, ...] = ()) -> Pages:
    """Yield the pages of a file, a folder (its files sorted by path), an address, or standard input (`-`).

    allow: hosts whose addresses may lie in the user's own network.
    """
    path = Path(source)
    if is_web(source):
        from vedette.intake.fetched import read_web  # it reads what it fetched with the table above

        yield from read_web(source, allow)
    elif source == "-":
        yield from read_stream("standard input", stdin, "")
    elif path.is_dir():
        yield from _folder(path)
    else:
        yield from read_file(path)


def read_file(path: Path) -> Pages:
    """Yield the pages of one file."""
    try:
        with path.open("rb") as stream:
            yield from read_stream(str(path), stream, path.name.lower())
    except FileNotFoundError:
        yield note(f"no file or folder {str(path)!r}{_near(path)}")
    except OSError as error:
        yield note(f"{path} cannot be read: {error.strerror or error}")


def read_stream(name: str, stream: BinaryIO, ending: str) -> Pages:
    """Yield the pages of something open, read in the form that its name's ending says, or that it begins like."""
    head = stream.readline(HEAD)
    if head.startswith(_GZIP):
        yield from _packed(name, head + stream.read(HEAD), stream, ending)
        return
    form = form_of(ending, head)
    while not _tells(head, form, ending) and len(head) < HEAD and (more := stream.readline(HEAD)):
        head += more
        form = form_of(ending, head)
    if form and (INTAKES[form].binary or not (what := what_it_is(head))):
        yield from INTAKES[form].read(Found(name, head, stream))
    elif form:
        yield note(NO_TEXT.format(name, what))
    else:
        root = root_of(head)
        what = (
            f"XML of a kind that is not read here (<{root}>)"
            if root
            else what_it_is(head) or "of no form that is known"
        )
        yield note(f"{name} is {what}: give a feed, a sitemap, HTML, text, PDF, mail, a table, WARC or JSON lines")


def form_of(name: str, head: bytes) -> str | None:
    """The form of what has this name (or ending) and begins so; None for XML of a kind that is not known."""
    if binary := next((form for form, intake in INTAKES.items() if intake.binary and intake.begins(head)), None):
        return binary
    if named := next((form for form, intake in INTAKES.items() if _ends(name, intake.endings)), None):
        return named
    begins = (form for form, intake in INTAKES.items() if intake.begins(head))
    return next((form for form in begins if not name.endswith(".xml") or _ends(name, INTAKES[form].shared)), None)


def _tells(head: bytes, form: str | None, ending: str) -> bool:
    """Whether enough was read to tell a form by, or its name does: more than what may stand before anything."""
    bare = _bare(head)
    if any(_ends(ending, intake.endings) for intake in INTAKES.values()) or form not in (None, "text", "jsonl"):
        return True
    if bare.startswith(b"{"):  # a line of JSON ends with its brace; a JSON Feed may be on many lines
        return form == "jsonl" and bare.rstrip().endswith(b"}")
    return bool(bare) and not bare.startswith((b"<?", b"<!"))


def _packed(name: str, head: bytes, stream: BinaryIO, ending: str) -> Pages:
    """Yield the pages of a gzip file: a WARC archive, or one file of another form, read as if it were unpacked."""
    try:
        inside = zlib.decompressobj(31).decompress(head, HEAD)
        if is_warc(inside):
            yield from INTAKES["warc"].read(Found(name, head, stream))
            return
        with gzip.GzipFile(fileobj=cast("BinaryIO", Found(name, head, stream).joined())) as unpacked:
            yield from read_stream(name, cast("BinaryIO", unpacked), ending.removesuffix(".gz"))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield note(f"{name} is a damaged gzip file ({error}): get it anew")


def _folder(folder: Path) -> Pages:
    """Yield the pages of the files in a folder and the folders in it, less hidden ones and those of no known form."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(folder)))
    read = [path for path in files if _is_known(path)]
    if others := [path for path in files if path not in read]:
        names = ", ".join(str(path.relative_to(folder)) for path in others[:_NAMED])
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        known = ", ".join(sorted({ending for intake in INTAKES.values() for ending in intake.endings}))
        yield note(f"{folder}: passed over {names}{more}, which do not end in {known}, and are no feed")
    elif not read:
        yield note(f"{folder} holds no files")
    for path in read:
        yield from read_file(path)


def _is_known(path: Path) -> bool:
    """Whether a file's name tells its form; where that ending is shared, whether it begins so."""
    name = path.name.lower().removesuffix(".gz")
    if any(_ends(name, intake.endings) for intake in INTAKES.values()):
        return True
    maybe = [intake for intake in INTAKES.values() if _ends(name, intake.shared)]
    return bool(maybe) and any(intake.begins(_head_of(path)) for intake in maybe)


def _head_of(path: Path) -> bytes:
    """The first bytes of a file, unpacked; b"" where they cannot be read, which is told when all of it is."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
        return zlib.decompressobj(31).decompress(head, HEAD) if head.startswith(_GZIP) else head
    except (OSError, zlib.error):
        return b""


def _ends(name: str, endings: tuple[str, ...]) -> bool:
    return bool(endings) and name.endswith(endings)


def _bare(head: bytes) -> bytes:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _near(path: Path) -> str:
    """What stands where a file was looked for, if it may have been meant."""
    alike = get_close_matches(path.name, (p.name for p in path.parent.iterdir()), 3) if path.parent.is_dir() else []
    return f" (there is: {', '.join(alike)})" if alike else ""
