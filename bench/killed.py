"""What `bench.killing` kills: a process that keeps coded documents, and tells of each one that is kept.

python -m bench.killed WORKSPACE LINES PROGRAM

It says `ready` before it opens or makes the workspace, then the number of each line that is kept; no more is imported
than that needs, so that it starts fast.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vedette.errors import WorkspaceError
from vedette.records import Coded
from vedette.store.keeping import is_kept, keep
from vedette.store.workspace import Workspace, make_workspace, open_workspace

BEGINS = 1_700_000_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A coded document, and where it was seen."""

    address: str
    coded: Coded


def read_lines(path: Path) -> list[Line]:
    """The documents of a file that `bench.killing` wrote."""
    decoder = msgspec.json.Decoder(Line)
    return [decoder.decode(line) for line in path.read_bytes().splitlines()]


def ingest(workspace: Workspace, lines: list[Line], program: str, told: Callable[[int], object]) -> None:
    """Keep what is not kept, each at a time of its own, and tell of it."""
    for number, line in enumerate(lines):
        if not is_kept(workspace, line.coded.document, program, line.address):
            keep(workspace, line.coded, program=program, address=line.address, at=BEGINS + number)
        told(number)


def main(where: str, path: str, program: str) -> None:
    """Open or make the workspace, and keep all lines."""
    lines = read_lines(Path(path))
    os.write(1, b"ready\n")
    try:
        workspace = open_workspace(where)
    except WorkspaceError:
        workspace = make_workspace(where)
    with workspace:
        ingest(workspace, lines, program, lambda number: os.write(1, b"%d\n" % number))


if __name__ == "__main__":
    main(*sys.argv[1:])
