"""What a watch has seen: a protocol, and a small file that keeps it."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple, Protocol

from vedette.errors import InputError
from vedette.intake.copies import bands, find_original, sketch
from vedette.intake.manners import Ledger
from vedette.intake.robots import Kept

_FORM = 1  # of the file; another one is refused
_MARK = 0x76656465  # "vede", in the file's header
_TABLES = """
CREATE TABLE IF NOT EXISTS polls (source TEXT PRIMARY KEY, etag TEXT, modified TEXT, digest TEXT, at REAL, until REAL);
CREATE TABLE IF NOT EXISTS stories (
    identity TEXT, source TEXT, stamp TEXT, tries INT, done INT, PRIMARY KEY (identity, source)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY, id TEXT, address TEXT, at REAL, sketch BLOB, UNIQUE (address, id));
CREATE INDEX IF NOT EXISTS documents_by_id ON documents (id);
CREATE TABLE IF NOT EXISTS bands (band INT, document INT, PRIMARY KEY (band, document)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS robots (origin TEXT PRIMARY KEY, at REAL, text TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS hosts (host TEXT PRIMARY KEY, until REAL);
"""


class Poll(NamedTuple):
    """What a source said when it was asked last: at, and not again before until, in seconds since 1970."""

    at: float = 0.0
    until: float = 0.0
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None


class Story(NamedTuple):
    """A story of a feed. stamp: what tells one version of its entry from another; tries: how often it was asked for."""

    stamp: str
    tries: int
    done: bool


class Earlier(NamedTuple):
    """A document that was seen before."""

    id: str
    address: str
    at: float


class Seen(Ledger, Protocol):
    """What was seen before, asked about and told. All that is told inside `together` is kept, or none of it."""

    def together(self) -> AbstractContextManager[None]:
        """Keep what is told inside as one."""

    def poll(self, source: str) -> Poll:
        """What a source said when it was asked last."""

    def keep_poll(self, source: str, poll: Poll) -> None:
        """Keep what it said."""

    def story(self, identity: str, source: str) -> Story | None:
        """What is known of a story of a source."""

    def is_known(self, identity: str) -> bool:
        """Whether a story was seen in any source."""

    def keep_story(self, identity: str, source: str, story: Story) -> None:
        """Keep it."""

    def version(self, address: str) -> Earlier | None:
        """The document that was seen at an address last."""

    def original(self, address: str, id_: str, text: str) -> Earlier | None:
        """The document at another address that this text is a copy of."""

    def keep_document(self, address: str, id_: str, text: str, at: float) -> None:
        """Keep a document: what tells it again, and not its text."""


class SeenFile:
    """`Seen` in an SQLite file that one watch at a time has open, or in memory (None). Survives a kill at any point."""

    def __init__(self, path: Path | None = None) -> None:
        self._lock = RLock()
        name = ":memory:" if path is None else str(path)
        try:
            self._db = sqlite3.connect(name, timeout=1.0, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise InputError(f"{name} cannot be opened: {error}") from error
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            self._db.close()
            if "locked" in str(error):
                wanted = "let that end, or name another --state"
                raise InputError(f"{name} is used by another vedette watch: {wanted}") from error
            raise InputError(f"{name} holds no state of vedette watch ({error}): name another --state") from error

    def _open(self) -> None:
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        (mark,), (form,) = (self._db.execute(f"PRAGMA {of}").fetchone() for of in ("application_id", "user_version"))
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and (mark, form) != (_MARK, _FORM):
            raise sqlite3.DatabaseError("it is a database of something else, or of another version")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(f"PRAGMA application_id = {_MARK}")
        self._db.execute(f"PRAGMA user_version = {_FORM}")
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Let another watch have the file."""
        with self._lock:
            self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keep what is told inside as one."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def poll(self, source: str) -> Poll:
        """What a source said when it was asked last."""
        row = self._row("SELECT at, until, etag, modified, digest FROM polls WHERE source = ?", source)
        return Poll(*row) if row else Poll()

    def keep_poll(self, source: str, poll: Poll) -> None:
        """Keep what it said."""
        values = (source, poll.etag, poll.modified, poll.digest, poll.at, poll.until)
        self._do("INSERT OR REPLACE INTO polls VALUES (?, ?, ?, ?, ?, ?)", *values)

    def story(self, identity: str, source: str) -> Story | None:
        """What is known of a story of a source."""
        row = self._row("SELECT stamp, tries, done FROM stories WHERE identity = ? AND source = ?", identity, source)
        return Story(row[0], row[1], bool(row[2])) if row else None

    def is_known(self, identity: str) -> bool:
        """Whether a story was seen in any source."""
        return self._row("SELECT 1 FROM stories WHERE identity = ? AND done", identity) is not None

    def keep_story(self, identity: str, source: str, story: Story) -> None:
        """Keep it."""
        self._do("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?)", identity, source, *story)

    def version(self, address: str) -> Earlier | None:
        """The document that was seen at an address last."""
        row = self._row("SELECT id, address, at FROM documents WHERE address = ? ORDER BY number DESC", address)
        return Earlier(*row) if row else None

    def original(self, address: str, id_: str, text: str) -> Earlier | None:
        """The document at another address that this text is a copy of: the same text, else the most alike."""
        row = self._row(
            "SELECT id, address, at FROM documents WHERE id = ? AND address <> ? ORDER BY number", id_, address
        )
        if row or not (drawn := sketch(text)):
            return Earlier(*row) if row else None
        marks = bands(drawn)
        with self._lock:
            found = self._db.execute(
                f"""SELECT DISTINCT number, sketch, id, address, at FROM bands JOIN documents ON number = document
                WHERE band IN ({", ".join("?" * len(marks))}) AND address <> ? ORDER BY number""",
                (*marks, address),
            ).fetchall()
        rows = {str(number): Earlier(*known) for number, _, *known in found}
        best = find_original(drawn, ((str(number), other) for number, other, *_ in found))
        return rows[best] if best else None

    def keep_document(self, address: str, id_: str, text: str, at: float) -> None:
        """Keep a document as the last at its address: what tells it again, and not its text."""
        drawn = sketch(text)
        with self._lock:
            added = self._db.execute(
                "INSERT OR REPLACE INTO documents (id, address, at, sketch) VALUES (?, ?, ?, ?)",
                (id_, address, at, drawn),
            )
            if drawn:
                rows = [(band, added.lastrowid) for band in bands(drawn)]
                self._db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", rows)

    def robots(self, origin: str) -> Kept | None:
        """What was kept of an origin's robots.txt."""
        row = self._row("SELECT at, text, reason FROM robots WHERE origin = ?", origin)
        return Kept(*row) if row else None

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Keep it."""
        self._do("INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", origin, kept.at, kept.text, kept.reason)

    def held(self, host: str) -> float | None:
        """Until when a host asked to be left alone, in seconds since 1970."""
        row = self._row("SELECT until FROM hosts WHERE host = ?", host)
        return float(row[0]) if row else None

    def hold(self, host: str, until: float) -> None:
        """Keep it."""
        self._do("INSERT OR REPLACE INTO hosts VALUES (?, ?)", host, until)

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._db.execute(query, values).fetchone()
        return row

    def _do(self, command: str, *values: object) -> None:
        with self._lock:
            self._db.execute(command, values)
