"""Coded documents for commands that compare them: sources are coded, and what was coded before is read as it is."""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from vedette.cli.tally import Tally
from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.reading.pages import Page
    from vedette.records import Coded, Judgement

NOTHING_READ = 2  # exit code, as of any input that cannot be used
SOME_FAILED = 4  # exit code: some of what was given could not be read; the rest was used

_BEGINS = re.compile(rb'\s*\{\s*"vedette"\s*:')
"""How the first line begins that `vedette code --format jsonl` wrote."""

_SQLITE = re.compile(rb"SQLite format 3\0")

_HEAD = 64  # bytes that are enough to tell


def coded_of(sources: Iterable[str], allow: tuple[str, ...], tally: Tally) -> Iterator["Coded"]:
    """Yield the coded documents of sources, and tell what cannot be read: pages are coded as `vedette code` does."""
    from vedette.assets.coder import Coder
    from vedette.records import Coded

    coder = Coder()
    for given in inputs_of(sources, allow, tally):
        if isinstance(given, Coded):
            yield given
            continue
        coded = coder(given)
        tally.clear()
        tally.warn(given.name, coded)
        yield coded
    tally.clear()


def inputs_of(sources: Iterable[str], allow: tuple[str, ...], tally: Tally) -> Iterator["Coded | Page"]:
    """Yield pages to code, and what was coded before; tell what cannot be read.

    A file of coded lines, or standard input that holds them, is decoded; a workspace gives what stands in it;
    everything else is pages. A folder holds pages: a file of coded lines is named by itself.
    """
    for source in sources:
        if source == "-":
            stdin = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
            if _BEGINS.match(stdin.peek(_HEAD)):
                yield from _decoded("standard input", stdin, tally)
            else:
                yield from _pages(source, stdin, allow, tally)
            stdin.detach()
        elif _begins(source, _BEGINS):
            with Path(source).open("rb") as file:
                yield from _decoded(source, file, tally)
        elif is_workspace(source):
            yield from _kept(source, tally)
        else:
            yield from _pages(source, sys.stdin.buffer, allow, tally)


def judgements_of(sources: Iterable[str], ledger: Path | None) -> tuple["Judgement", ...]:
    """The judgements of a ledger, and of the workspaces among the sources."""
    from vedette.assets.ledger import read_ledger

    found: list[Judgement] = list(read_ledger(ledger)) if ledger else []
    for source in filter(is_workspace, sources):
        from vedette.store.ledgers import all_judgements
        from vedette.store.workspace import open_workspace

        with open_workspace(source) as workspace, workspace.reading() as connection:
            found += all_judgements(connection)
    return tuple(found)


def is_workspace(source: str) -> bool:
    """Whether a source is a workspace: a file of SQLite, or a database's address."""
    return source.startswith(("postgresql://", "postgres://")) or _begins(source, _SQLITE)


def exit_code_of(tally: Tally) -> int:
    """The exit code that tells a script whether all, some or nothing could be read."""
    return 0 if not tally.failed else SOME_FAILED if tally.read else NOTHING_READ


def _begins(source: str, pattern: re.Pattern[bytes]) -> bool:
    try:
        with Path(source).open("rb") as file:
            return pattern.match(file.read(_HEAD)) is not None
    except (OSError, ValueError):
        return False  # a folder, an address, or nothing: whoever opens it next says so


def _kept(source: str, tally: Tally) -> Iterator["Coded"]:
    from vedette.store.documents import standing
    from vedette.store.workspace import open_workspace

    with open_workspace(source) as workspace:
        for coded in standing(workspace):
            tally.read += 1
            yield coded


def _decoded(name: str, lines: BinaryIO, tally: Tally) -> Iterator["Coded"]:
    from vedette.records import Note, wire

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            coded = wire.decode(line)
        except InputError as error:
            tally.fail(Note(room="cli", text=f"{name}:{number}: {error}"))
            continue
        tally.read += 1
        yield coded


def _pages(source: str, stdin: BinaryIO, allow: tuple[str, ...], tally: Tally) -> Iterator["Page"]:
    from vedette.intake.found import Remark
    from vedette.intake.sources import open_source
    from vedette.records import Note

    for page in open_source(source, stdin, allow):
        if isinstance(page, Note):
            (tally.remark if isinstance(page, Remark) else tally.fail)(page)
            continue
        tally.begin(page.name)
        tally.read += bool(page.content)
        yield page
