"""Where a workspace lies: a file of SQLite, or a database of PostgreSQL; and what goes wrong with either, in words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from vedette.errors import (
    InputError,
    VedetteError,
    WorkspaceDamaged,
    WorkspaceError,
    WorkspaceFull,
    WorkspaceLocked,
    WorkspaceMissing,
)

MARK: Final = 0x76656477
"""`vedw`: what stands in the header of a workspace's file (SQLite's application_id)."""

PATIENCE_S = 10.0
"""How long a command waits for another one that is writing."""

_CACHE_KIB = 65_536  # pages of the file that are held in memory
_ADVISORY = 0x76656477  # the lock that all writers of one workspace on PostgreSQL take


def is_url(where: str) -> bool:
    """Whether this names a database on a server, and no file."""
    return "://" in where


def shown(where: str) -> str:
    """The same for people: without a password."""
    if not is_url(where):
        return where
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        return "the address of the workspace"
    if "@" in (url.host or ""):  # of a password with an @ in it, the rest is taken for the server's name
        url = url.set(host=(url.host or "").rpartition("@")[2])
    public = {name: "***" if "pass" in name else value for name, value in url.query.items()}
    return url.set(query=public).render_as_string(hide_password=True)


def engine_of(where: str, patience_s: float = PATIENCE_S) -> Engine:
    """The way to a workspace. InputError for an address that is none, or without the driver that it needs."""
    if not is_url(where):
        return _sqlite(Path(where), patience_s)
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):  # a port that is no number; either would repeat the password
        raise InputError("this is no address of a database, such as postgresql://desk@host/vedette") from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise InputError(
            f"a workspace is a file, or a database of PostgreSQL (postgresql://...), not {url.get_backend_name()}://"
        )
    return _postgresql(url, patience_s)


def _sqlite(path: Path, patience_s: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path.absolute())), connect_args={"timeout": patience_s})

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy says so, and not before
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode all is whole after a kill; a power cut may undo what was kept last.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA mmap_size = 1073741824")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL, patience_s: float) -> Engine:
    if "@" in (url.host or ""):
        raise InputError("write %40 for the @ in the password of the workspace's address")
    milliseconds = int(1000 * patience_s)
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import make_conninfo

        make_conninfo("", **{name: "" if name == "password" else str(value) for name, value in url.query.items()})
        return create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={
                "connect_timeout": 10,
                # A plan for any value would not know which words, actors and types are rare.
                "options": f"-c lock_timeout={milliseconds} -c timezone=UTC -c jit=off "
                "-c plan_cache_mode=force_custom_plan",
            },
        )
    except (ImportError, NoSuchModuleError) as error:
        raise InputError("PostgreSQL needs its driver: pip install 'vedette[postgresql]'") from error
    except ProgrammingError as error:
        raise InputError(f"the workspace's address has an {error}") from None


@contextmanager
def writing(engine: Engine, where: str) -> Iterator[Connection]:
    """A transaction that writes, the only one at a time: all of it is kept, or nothing."""
    with saying(where), engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY})")
        yield connection


@contextmanager
def reading(engine: Engine, where: str) -> Iterator[Connection]:
    """A transaction that reads: all of it sees the workspace as it was at one moment."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with saying(where), engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def pipelined(connection: Connection) -> Iterator[None]:
    """Let PostgreSQL answer to all statements inside at once, none of which may give rows: a third of the time."""
    if connection.dialect.name != "postgresql":
        yield
        return
    driver: Any = connection.connection.driver_connection
    with driver.pipeline():
        yield


@contextmanager
def saying(where: str) -> Iterator[None]:
    """Turn what a database complains of into a WorkspaceError that says what to do; bugs of ours stay as they are."""
    try:
        yield
    except Exception as error:  # the driver of PostgreSQL, whose errors pass SQLAlchemy by in a pipeline, may be absent
        original = error.orig if isinstance(error, DBAPIError) else error
        if told := _told(original, shown(where)):
            raise told from error
        raise


def _told(original: Any, where: str) -> VedetteError | None:
    words = " ".join(str(original).split())
    kind: type[WorkspaceError] | None = None
    if isinstance(original, sqlite3.Error):
        kind = _SQLITE.get((getattr(original, "sqlite_errorcode", 0) or 0) & 0xFF)
        if words.startswith("Could not decode"):
            kind = WorkspaceDamaged  # a text that is none; this has no code
    elif isinstance(original, UnicodeDecodeError):
        kind = WorkspaceDamaged  # what SQLite complains of, quoting a page that is none
    elif type(original).__module__.startswith("psycopg"):
        words = getattr(original.diag, "message_primary", None) or words
        state = original.sqlstate or ""
        kind = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2])
        if not state and any(each.__name__ == "OperationalError" for each in type(original).__mro__):
            kind = WorkspaceMissing  # no server answered, or none any more
    return kind(_ADVICE[kind].format(where=where, words=words)) if kind else None


_SQLITE: dict[int, type[WorkspaceError]] = {  # primary result codes, https://sqlite.org/rescode.html
    5: WorkspaceLocked,  # BUSY
    6: WorkspaceLocked,  # LOCKED
    8: WorkspaceMissing,  # READONLY
    10: WorkspaceFull,  # IOERR: a full disk shows itself so, too, in the midst of a write
    11: WorkspaceDamaged,  # CORRUPT
    13: WorkspaceFull,  # FULL
    14: WorkspaceMissing,  # CANTOPEN
    26: WorkspaceDamaged,  # NOTADB
}
_POSTGRESQL: dict[str, type[WorkspaceError]] = {  # states and their classes, PostgreSQL's appendix A
    "53100": WorkspaceFull,  # disk_full
    "55P03": WorkspaceLocked,  # lock_not_available
    "40P01": WorkspaceLocked,  # deadlock_detected
    "3D000": WorkspaceMissing,  # no such database
    "08": WorkspaceMissing,  # connection
    "28": WorkspaceMissing,  # authorisation
    "42501": WorkspaceMissing,  # insufficient_privilege
    "57P01": WorkspaceMissing,  # the server is going down
    "57P02": WorkspaceMissing,  # another process of it crashed
    "57P03": WorkspaceMissing,  # it is starting, or going down
    "58030": WorkspaceFull,  # io_error
    "XX001": WorkspaceDamaged,  # data_corrupted
    "XX002": WorkspaceDamaged,  # index_corrupted
}
_ADVICE: dict[type[WorkspaceError], str] = {
    WorkspaceMissing: "the workspace {where} cannot be opened ({words}): see that it is there and that you may use it",
    WorkspaceLocked: "another program is writing to the workspace {where} ({words}): let it end, and try again",
    WorkspaceFull: "the disk of the workspace {where} is full or fails ({words}). What was kept before is whole: make "
    "room, and run the same again",
    WorkspaceDamaged: "the workspace {where} is damaged ({words}): restore the newest backup (`vedette restore`)",
}
