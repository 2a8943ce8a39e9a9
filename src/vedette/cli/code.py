"""`vedette code`: reports become records."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from vedette.cli.output import write_out
from vedette.cli.pages import allow_option
from vedette.cli.tally import Tally
from vedette.errors import InputError

if TYPE_CHECKING:  # what a command needs is loaded when it runs: completion by the Tab key loads every command
    from vedette.assets.coder import Coder
    from vedette.records import Coded

NOTHING_READ = 2  # exit code, as of any input that cannot be used
SOME_FAILED = 4  # exit code: some of what was given could not be read; the rest was coded


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(allow_dash=True))
@click.option(
    "--date", "published", metavar="DATE", help="When the reports were published, whatever they say themselves."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "jsonl"]),
    help="Tables for people, or one JSON object a line for each report. Tables by default on a terminal, else JSON.",
)
@click.option(
    "--ontology",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A folder with event types of your own, instead of PLOVER's.",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write there.")
@allow_option
def code(
    sources: tuple[str, ...],
    published: str | None,
    format_: str | None,
    ontology: Path | None,
    output: Path | None,
    allow: tuple[str, ...],
) -> None:
    """Turn reports into records, each with the words that it rests on.

    A SOURCE is a file, a folder (its files, sorted), an address (https://...) or - for standard input. A file holds
    plain text, HTML, PDF, a mail (.eml), a table with a column of texts (.csv, .tsv), a feed (RSS, Atom, JSON Feed), a
    web archive (.warc, .gz or .zst), or JSON lines, {"text", "title", "published", "url", ...}; of those only the text
    must be there.

    What cannot be read is named on standard error, and the rest is coded. A report that is empty or in another
    language gets an output line with a note.

    \b
    Examples:
      vedette code article.txt                     tables, on a terminal
      vedette code article.html --format jsonl     all that is known, as JSON
      vedette code https://desk.example/news/gao   one page, fetched politely
      vedette code reports/ --output records.jsonl
      vedette code archive.jsonl | jq .events      a line out for each line in
      pbpaste | vedette code - --date 2024-05-03   "on Friday" counts from that day

    \b
    Exit codes, beside those of `vedette --help`:
      2  nothing of what was given could be read
      4  some of what was given could not be read; the rest was coded
    """
    from vedette.assets.coder import Coder
    from vedette.reading.dates import read_date

    if published is not None and read_date(published) is None:
        raise InputError(f"--date wants a date such as 2024-05-03, not {published!r}")
    tally = Tally(sys.stderr)
    coder = Coder(ontology)
    with _opened(output) as out:
        as_table = format_ == "table" or (format_ is None and output is None and sys.stdout.isatty())
        for name, coded in _code_all(sources, published, coder, tally, allow):
            tally.clear()
            write_out(out, _as_table(name, coded) if as_table else _as_line(coded), "the records")
            if not as_table:
                tally.warn(name, coded)
    tally.clear()
    if tally.failed:
        click.get_current_context().exit(SOME_FAILED if tally.read else NOTHING_READ)


def _code_all(
    sources: Iterable[str], published: str | None, coder: "Coder", tally: Tally, allow: tuple[str, ...]
) -> Iterator[tuple[str, "Coded"]]:
    """Yield each page that can be read, coded; tell what cannot be."""
    from vedette.intake.found import Remark
    from vedette.intake.sources import open_source
    from vedette.records import Note

    for source in sources:
        for page in open_source(source, sys.stdin.buffer, allow):
            if isinstance(page, Note):
                (tally.remark if isinstance(page, Remark) else tally.fail)(page)
                continue
            tally.begin(page.name)
            yield page.name, coder(page if published is None else replace(page, published=published))
            tally.read += bool(page.content)


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    """The stream that results go to: a file, or standard output."""
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        file = path.open("wb")
    except OSError as error:
        raise InputError(f"{path} cannot be written: {error.strerror or error}") from error
    try:
        yield file
    finally:
        with suppress(OSError):  # all was flushed; what a full disk refused would be tried again
            file.close()


def _as_line(coded: "Coded") -> bytes:
    from vedette.records import wire

    return wire.encode(coded) + b"\n"


def _as_table(name: str, coded: "Coded") -> bytes:
    from vedette.cli.summaries import document_lines

    return "".join(f"{line}\n" for line in (*document_lines(name, coded), "")).encode()
