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
    from vedette.assets.coder import Coder
    from vedette.records import Coded

NOTHING_READ = 2  # exit code, as of any input that cannot be used
SOME_FAILED = 4  # exit code: some of what was given could not be read; the rest was used

_BEGINS = re.compile(rb'\s*\{\s*"vedette"\s*:')
"""How the first line begins that `vedette code --format jsonl` wrote."""

_HEAD = 64  # bytes that are enough to tell


def coded_of(sources: Iterable[str], allow: tuple[str, ...], tally: Tally) -> Iterator["Coded"]:
    """Yield the coded documents of sources, and tell what cannot be read.

    A file of coded lines, or standard input that holds them, is decoded; everything else is coded as `vedette code`
    does. A folder holds pages: a file of coded lines is named by itself.
    """
    from vedette.assets.coder import Coder

    coder = Coder()
    for source in sources:
        if source == "-":
            stdin = io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer))
            if _BEGINS.match(stdin.peek(_HEAD)):
                yield from _decoded("standard input", stdin, tally)
            else:
                yield from _coded(source, stdin, allow, coder, tally)
            stdin.detach()
        elif _is_coded(Path(source)):
            with Path(source).open("rb") as file:
                yield from _decoded(source, file, tally)
        else:
            yield from _coded(source, sys.stdin.buffer, allow, coder, tally)
    tally.clear()


def exit_code_of(tally: Tally) -> int:
    """The exit code that tells a script whether all, some or nothing could be read."""
    return 0 if not tally.failed else SOME_FAILED if tally.read else NOTHING_READ


def _is_coded(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return _BEGINS.match(file.read(_HEAD)) is not None
    except (OSError, ValueError):
        return False  # a folder, an address, or nothing: whoever opens it next says so


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


def _coded(source: str, stdin: BinaryIO, allow: tuple[str, ...], coder: "Coder", tally: Tally) -> Iterator["Coded"]:
    from vedette.intake.found import Remark
    from vedette.intake.sources import open_source
    from vedette.records import Note

    for page in open_source(source, stdin, allow):
        if isinstance(page, Note):
            (tally.remark if isinstance(page, Remark) else tally.fail)(page)
            continue
        tally.begin(page.name)
        coded = coder(page)
        tally.clear()
        tally.warn(page.name, coded)
        tally.read += bool(page.content)
        yield coded
