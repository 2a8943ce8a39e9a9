"""Whether a workspace is whole after `kill -9`: 200 times on SQLite, and 200 times on PostgreSQL.

kills           how often a process that was keeping reports was killed (SIGKILL)
in_the_midst    how many of these came after the first report was kept, and before the last one
half_written    after how many of them the workspace did not open, or was not whole: its pages, a report without its
                records, a list, a tally or the index of words that says something else than what is kept
lost            how many reports that were said to be kept were not there, and how many runs, begun again after each
                kill until they came to their end, ended with another content than a run that nobody killed

Kills come at random moments (the same each time, as far as the clock allows). There are two kinds of runs in turn: 100
new reports, new versions and copies among them, into a workspace that is made first; and all of them coded anew, where
some records were reviewed before. A killed client is not a crashed server: PostgreSQL's own promises are not tried.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import msgspec
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

from bench.crowd import crowd, samples
from bench.given import Figures, Given
from bench.killed import BEGINS, Line, ingest, read_lines
from bench.whole import content, problems
from bench.workspace import server
from vedette.errors import WorkspaceError
from vedette.records import Coded, Event
from vedette.store.judging import judge
from vedette.store.keeping import is_kept
from vedette.store.workspace import Workspace, make_workspace, open_workspace

KILLS, REPORTS, SEED = 200, 100, 20150601

_ROOT = Path(__file__).parent.parent
_FOUND = dict[str, list[str]]


class Place(Protocol):
    """Somewhere workspaces can be made."""

    def fresh(self) -> str:
        """Where there is none yet."""

    def copy(self, where: str) -> str:
        """Where there is a copy of one that is closed."""

    def drop(self, where: str) -> None:
        """Remove one."""


class Files:
    """Workspaces in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fresh(self) -> str:
        """A file that is not there yet."""
        return str(self._folder / f"{uuid.uuid4().hex}.db")

    def copy(self, where: str) -> str:
        """A copy of a file."""
        return str(shutil.copyfile(where, self.fresh()))

    def drop(self, where: str) -> None:
        """Remove a file, and what lies beside it."""
        for path in self._folder.glob(f"{Path(where).name}*"):
            path.unlink()


class Databases:
    """Workspaces on a server of PostgreSQL."""

    def __init__(self, server: str) -> None:
        self._url = make_url(server).set(drivername="postgresql+psycopg")

    @contextmanager
    def _server(self) -> Iterator[Engine]:
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        try:
            yield engine
        finally:
            engine.dispose()

    def _do(self, statement: str) -> None:
        with self._server() as engine, engine.connect() as connection:
            connection.exec_driver_sql(statement)

    def fresh(self, template: str = "template0") -> str:
        """A database without tables."""
        name = f"vedette_killing_{uuid.uuid4().hex}"
        self._do(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    def copy(self, where: str) -> str:
        """A copy of a database."""
        return self.fresh(str(make_url(where).database))

    def drop(self, where: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._do(f"DROP DATABASE {make_url(where).database} WITH (FORCE)")


@dataclass(slots=True)
class Count:
    """What came of kills."""

    kills: int = 0
    in_the_midst: int = 0
    half_written: int = 0
    lost: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Something to ingest. base: the workspace that it begins with; ends: what is in it after an uninterrupted run."""

    path: Path
    program: str
    base: str | None
    ends: _FOUND
    seconds: float


def measure(_: Given) -> Figures:
    """Give the figures of both databases together."""
    counted = Count()
    with tempfile.TemporaryDirectory() as folder, server() as url:
        from vedette.assets.coder import Coder

        write_lines(Path(folder), list(crowd(samples(Coder()), REPORTS, SEED)))
        for name, place in {"SQLite": Files(Path(folder)), "PostgreSQL": Databases(url)}.items():
            before = replace(counted)
            kill(place, Path(folder), KILLS, counted)
            kills, midst = counted.kills - before.kills, counted.in_the_midst - before.in_the_midst
            print(f"killing: {name}, {kills} kills, {midst} in the midst", file=sys.stderr)
    return {"store.killing": {name: float(getattr(counted, name)) for name in Count.__slots__}}


def write_lines(folder: Path, reports: Sequence[Coded]) -> None:
    """Write what is ingested: new.jsonl, and again.jsonl, the same as another program would code it."""
    lines = list(_lines(reports))
    again = [Line(line.address, _other(line.coded)) for line in lines]
    for name, written in {"new": lines, "again": again}.items():
        (folder / f"{name}.jsonl").write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in written))


def _lines(reports: Sequence[Coded]) -> Iterator[Line]:
    """Each report at an address of its own, but every fifth, which is a new version of the one before, or a copy."""
    for number, coded in enumerate(reports):
        dated = replace(coded, document=replace(coded.document, fetched=f"2025-06-01T10:{number % 60:02}:00Z"))
        yield Line(f"https://desk.example/{number - (number % 5 == 4)}", dated)
        if number % 5 == 2:
            yield Line(f"https://elsewhere.example/{number}", dated)


def _other(coded: Coded) -> Coded:
    """The report as a program would code it that is less sure of its events."""
    return replace(coded, events=tuple(_less_sure(event) for event in coded.events))


def _less_sure(event: Event) -> Event:
    return replace(event, confidence=round(event.confidence * 0.9, 3))


def kill(place: Place, folder: Path, kills: int, counted: Count, seed: int = SEED) -> None:
    """Ingest and kill until that was done so often; what came of it is added to `counted`."""
    chance = random.Random(seed)
    runs = _runs(place, folder)
    until = counted.kills + kills
    while counted.kills < until:
        for run in runs:
            _live(place, run, chance, counted, until)
    for base in {run.base for run in runs if run.base}:
        place.drop(base)


def _runs(place: Place, folder: Path) -> list[Run]:
    """Both kinds of runs, each once uninterrupted."""
    first = _uninterrupted(place, folder / "new.jsonl", "one", None)
    base = place.fresh()
    with make_workspace(base) as workspace:
        _quietly(workspace, folder / "new.jsonl", "one")
        _review(workspace, read_lines(folder / "new.jsonl"))
    return [first, _uninterrupted(place, folder / "again.jsonl", "two", base)]


def _uninterrupted(place: Place, path: Path, program: str, base: str | None) -> Run:
    where = place.copy(base) if base else place.fresh()
    process = _start(where, path, program)
    began = time.monotonic()
    _end(process)
    seconds = time.monotonic() - began
    with open_workspace(where) as workspace:
        ends = content(workspace)
        if wrong := next(problems(workspace), None):
            raise RuntimeError(f"a run that nobody killed is not whole: {wrong}")
    place.drop(where)
    return Run(path=path, program=program, base=base, ends=ends, seconds=seconds)


def _quietly(workspace: Workspace, path: Path, program: str) -> None:
    ingest(workspace, read_lines(path), program, told=lambda _: None)


def _review(workspace: Workspace, lines: Sequence[Line]) -> None:
    """Accept the first event of some documents, reject the last of others."""
    for number, line in enumerate(lines[::4]):
        if events := line.coded.events:
            kind, event = ("reject", events[-1]) if number % 2 else ("accept", events[0])
            on = [f"{line.coded.document.id}#{event.id}"]
            judge(workspace, kind, on, why=None, who="bench", at=BEGINS + 10_000 + number)  # type: ignore[arg-type]


def _live(place: Place, run: Run, chance: random.Random, counted: Count, until: int) -> None:
    """Begin a run, and again after each kill, until it comes to its end."""
    where = place.copy(run.base) if run.base else place.fresh()
    lines = read_lines(run.path)
    told = -1
    while True:
        process = _start(where, run.path, run.program)
        delay = chance.uniform(0, 0.8 * run.seconds) if counted.kills < until else None
        killed, numbers = _end(process, delay)
        told = max([told, *numbers])
        if not killed:
            break
        counted.kills += 1
        counted.in_the_midst += 0 <= told < len(lines) - 1
        _look(where, run, lines[: told + 1], counted)
    with open_workspace(where) as workspace:
        if content(workspace) != run.ends:
            counted.lost += 1
            print(f"killing: {where} ended with another content", file=sys.stderr)
    place.drop(where)


def _look(where: str, run: Run, told: Sequence[Line], counted: Count) -> None:
    """See whether a workspace is whole after a kill, and has what it was said to have."""
    try:
        workspace = open_workspace(where)
    except WorkspaceError as error:
        if told or run.base:  # else it was killed while it made the workspace, which the next run makes then
            counted.half_written += 1
            print(f"killing: {error}", file=sys.stderr)
        return
    with workspace:
        wrong = list(problems(workspace))
        counted.half_written += bool(wrong)
        gone = [line for line in told if not is_kept(workspace, line.coded.document, run.program, line.address)]
        counted.lost += len(gone)
    for says in wrong[:3]:
        print(f"killing: {where}: {says}", file=sys.stderr)


def _start(where: str, path: Path, program: str) -> subprocess.Popen[str]:
    """Start a process that ingests, and wait until it is ready."""
    command = [sys.executable, "-m", "bench.killed", where, str(path), program]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        process.communicate()
        raise RuntimeError(f"{' '.join(command)} did not begin: see above")
    return process


def _end(process: subprocess.Popen[str], delay_s: float | None = None) -> tuple[bool, list[int]]:
    """Let a process come to its end, or kill it after a while; returns whether that was so, and what it told of."""
    try:
        told, _ = process.communicate(timeout=delay_s)
    except subprocess.TimeoutExpired:
        process.kill()
        told, _ = process.communicate()
    if process.returncode not in (0, -9):
        raise RuntimeError(f"{process.args} ended with {process.returncode}: see above")
    return process.returncode == -9, [int(number) for number in told.split("\n")[:-1]]


if __name__ == "__main__":
    from bench.given import given

    print(json.dumps(measure(given()), indent=2))
