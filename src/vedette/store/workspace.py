"""A workspace: opened, made, brought forward; and what a process remembers of it."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, select, text

from vedette.errors import InputError, WorkspaceDamaged, WorkspaceMissing, WorkspaceNewer
from vedette.network.ledger import Joined
from vedette.store import databases
from vedette.store.schema import REVISION, TERM

_MIGRATIONS = Path(__file__).parent / "migrations"


class Workspace:
    """An open workspace. where: a file's path or a server's address."""

    def __init__(self, where: str, engine: Engine) -> None:
        self.where, self.engine = where, engine
        self.known: dict[str, dict[str, int]] = {"actor": {}, "place": {}, "term": {}}
        """Numbers by key, of what is never changed: remembered so that it is asked for once."""
        self.joined: tuple[int, Joined] | None = None
        """Who is one, with the number of the judgement up to which that was worked out."""

    @property
    def shown(self) -> str:
        """Where it lies, for people."""
        return databases.shown(self.where)

    def reading(self) -> AbstractContextManager[Connection]:
        """A look at the workspace as it is at one moment."""
        return databases.reading(self.engine, self.where)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all that is written inside is kept, or nothing."""
        try:
            with databases.writing(self.engine, self.where) as connection:
                yield connection
        except BaseException:
            self.forget()
            raise

    def forget(self) -> None:
        """Remember nothing: what a transaction that failed had made is not there."""
        for numbers in self.known.values():
            numbers.clear()
        self.joined = None

    def close(self) -> None:
        """Let go of it."""
        self.engine.dispose()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def now() -> int:
    """This moment, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def make_workspace(where: str) -> Workspace:
    """Make a workspace, and open it. InputError where one, or something else, is there already."""
    workspace = make_empty(where)
    try:
        bring_forward(workspace.engine, where)
    except BaseException:
        workspace.close()
        raise
    return workspace


def make_empty(where: str) -> Workspace:
    """Make a workspace without any table yet. InputError where something is there already."""
    if not databases.is_url(where):
        path = Path(where)
        if path.exists() and path.stat().st_size and not _is_begun(path):
            raise InputError(f"{path} is there already: name another file, or remove it first")
        if not path.absolute().parent.is_dir():
            raise InputError(
                f"there is no folder {path.absolute().parent} for the workspace {path.name}: make it first"
            )
    workspace = Workspace(where, databases.engine_of(where))
    try:
        _mark(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _mark(workspace: Workspace) -> None:
    """Make a file ours, or see that a database is empty."""
    where, engine = workspace.where, workspace.engine
    if engine.dialect.name == "sqlite":
        with databases.saying(where), closing(sqlite3.connect(where, isolation_level=None)) as raw:
            raw.execute(f"PRAGMA application_id = {databases.MARK}")  # before WAL, so that it stands in the file itself
            raw.execute("PRAGMA journal_mode = WAL")
        return
    with databases.saying(where), engine.connect() as connection:
        if inspect(connection).get_table_names():
            raise InputError(f"the database {workspace.shown} holds tables already: make an empty one for vedette")


def _is_begun(path: Path) -> bool:
    """Whether a workspace was to be made there, and that ended (killed, a full disk) before it had any table."""
    try:
        _look_at(path)
    except WorkspaceDamaged:
        return False
    with databases.saying(str(path)), closing(sqlite3.connect(path)) as raw:
        found: tuple[int] = raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return found == (0,)


def remove(where: str) -> None:
    """Remove a workspace that could not be filled: its file, or its tables."""
    if not databases.is_url(where):
        for end in ("", "-wal", "-shm"):
            Path(where + end).unlink(missing_ok=True)
        return
    engine = databases.engine_of(where)
    with databases.writing(engine, where) as connection:
        for name in inspect(connection).get_table_names():
            connection.exec_driver_sql(f'DROP TABLE "{name}" CASCADE')
        connection.exec_driver_sql("DROP TEXT SEARCH CONFIGURATION IF EXISTS vedette")
        connection.exec_driver_sql("DROP TEXT SEARCH DICTIONARY IF EXISTS vedette_stem")
        connection.exec_driver_sql("DROP FUNCTION IF EXISTS ledger_stays")
    engine.dispose()


def open_workspace(where: str, patience_s: float = databases.PATIENCE_S) -> Workspace:
    """Open a workspace, and bring it forward to the newest schema where it has an older one.

    Raises WorkspaceMissing, WorkspaceDamaged or WorkspaceNewer, each saying what to do.
    """
    if not databases.is_url(where):
        _look_at(Path(where))
    workspace = Workspace(where, databases.engine_of(where, patience_s))
    try:
        _bring_to_newest(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _bring_to_newest(workspace: Workspace) -> None:
    found = _revision(workspace.engine, workspace.where)
    if found is None:
        raise WorkspaceDamaged(f"{workspace.shown} holds no workspace of vedette: `vedette init` makes one")
    if found not in revisions():
        raise WorkspaceNewer(
            f"the workspace {workspace.shown} has schema {found}, made by a newer vedette than this one, which knows "
            f"{REVISION}: update vedette (pip install -U vedette)"
        )
    if found != REVISION:
        bring_forward(workspace.engine, workspace.where)


def _look_at(path: Path) -> None:
    """See that a file is a workspace before SQLite makes one where there is none."""
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except FileNotFoundError:
        raise WorkspaceMissing(
            f"there is no workspace {path}: `vedette init` makes one, and --workspace or VEDETTE_WORKSPACE says where"
        ) from None
    except OSError as error:
        raise WorkspaceMissing(f"the workspace {path} cannot be opened: {error.strerror or error}") from error
    if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != databases.MARK:
        raise WorkspaceDamaged(f"{path} is no workspace of vedette, or its beginning is damaged: restore a backup")


def _revision(engine: Engine, where: str) -> str | None:
    with databases.saying(where), engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def revisions() -> tuple[str, ...]:
    """All schemas that this program knows, the oldest first: the names of its migrations."""
    return tuple(sorted(path.name[:4] for path in (_MIGRATIONS / "versions").glob("[0-9]*.py")))


def bring_forward(engine: Engine, where: str, revision: str = REVISION) -> None:
    """Run the migrations up to a schema, in one transaction."""
    with databases.writing(engine, where) as connection:
        upgrade(connection, revision)


def upgrade(connection: Connection, revision: str = REVISION) -> None:
    """Run the migrations up to a schema, in a transaction that is there."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def terms(workspace: Workspace, connection: Connection) -> dict[str, int]:
    """The numbers of the small vocabularies, by `facet:value`; read once."""
    known = workspace.known["term"]
    if not known:
        rows = connection.execute(select(TERM.c.facet, TERM.c.value, TERM.c.id))
        known.update({f"{facet}:{value}": id_ for facet, value, id_ in rows})
    return known
