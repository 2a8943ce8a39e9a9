"""What can go wrong under a workspace: each is told with what to do, and what was kept before is whole."""

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.engine import make_url

from bench.whole import content, problems
from tests.store.articles import MARKET, POST, POST_LATER, TEACHERS, article
from vedette.errors import (
    InputError,
    VedetteError,
    WorkspaceDamaged,
    WorkspaceError,
    WorkspaceFull,
    WorkspaceLocked,
    WorkspaceMissing,
    WorkspaceNewer,
)
from vedette.store.databases import engine_of, shown
from vedette.store.keeping import is_kept, keep, present
from vedette.store.schema import DOCUMENT
from vedette.store.workspace import make_workspace, open_workspace

TEXTS = (POST, POST_LATER, TEACHERS, MARKET)
PATIENCE_S = 0.1
SECRET = "rosebud"


def keep_all(workspace, texts=TEXTS, program="one"):
    """Keep some reports, each at a time of its own."""
    for at, text in enumerate(texts, 1):
        keep(workspace, article(text), program=program, at=at)


def read_all(workspace):
    """All that is kept, as it stands."""
    with workspace.reading() as connection:
        rows = connection.execute(select(DOCUMENT).order_by(DOCUMENT.c.id)).mappings().all()
        return [present(connection, row).coded for row in rows]


@contextmanager
def server(where: str) -> Iterator:
    """A second program at the same database."""
    engine = create_engine(make_url(where).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


# --- somebody else writes


@contextmanager
def somebody_writing(where: str) -> Iterator[None]:
    """Another program in the midst of writing to a workspace."""
    if "://" in where:
        with server(where) as connection, connection.execution_options(isolation_level="READ COMMITTED").begin():
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({0x76656477})")
            yield
    else:
        with closing(sqlite3.connect(where, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield


def test_a_workspace_that_another_program_writes_to_is_locked_and_free_again_afterwards(where):
    make_workspace(where).close()
    with open_workspace(where, PATIENCE_S) as workspace:
        with somebody_writing(where), pytest.raises(WorkspaceLocked, match="another program is writing"):
            keep_all(workspace)
        assert read_all(workspace) == []
        keep_all(workspace)
        assert list(problems(workspace)) == []
        assert len(read_all(workspace)) == len(TEXTS)


def test_a_workspace_can_be_read_while_another_program_writes(where):
    with make_workspace(where) as workspace:
        keep_all(workspace)
    with somebody_writing(where), open_workspace(where, PATIENCE_S) as workspace:
        assert len(read_all(workspace)) == len(TEXTS)
        assert is_kept(workspace, article(POST).document, "one")


# --- the disk is full


def filled(workspace, texts=TEXTS):
    """Keep reports until the disk is full; returns those that were kept, as far as their keeper was told."""
    kept, told = [], None
    for at, text in enumerate(texts, 1):
        try:
            keep(workspace, article(text), program="one", at=at)
        except WorkspaceFull as error:
            told = str(error)
            break
        kept.append(article(text))
    assert f"the disk of the workspace {workspace.shown} is full" in told
    assert "make room, and run the same again" in told
    return kept


def larger(count=60):
    """Reports enough for a small disk."""
    return [f"{POST}\nIn all, {n} of the {n + 7} posts of the region were attacked." for n in range(count)]


@pytest.fixture
def uninterrupted(tmp_path):
    """What is kept of these reports where there is room."""
    with make_workspace(str(tmp_path / "uninterrupted.db")) as workspace:
        keep_all(workspace, larger())
        return content(workspace)


def test_a_file_that_may_not_grow_is_full_and_the_same_run_goes_on_once_it_may(tmp_path, uninterrupted):
    with make_workspace(str(tmp_path / "desk.db")) as workspace:
        with workspace.engine.connect() as connection:  # of the one connection that the workspace has and uses again
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 60}")
        kept = filled(workspace, larger())
        assert kept
        assert read_all(workspace) == kept
        assert list(problems(workspace)) == []
        with workspace.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        keep_all(workspace, larger())
        assert list(problems(workspace)) == []
        assert content(workspace) == uninterrupted


class SmallDisk:
    """A folder on a disk of its own; where none may be mounted, one where this program may write small files only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mounted = self._mount("size=600k")
        self._had = resource.getrlimit(resource.RLIMIT_FSIZE)
        if not self.mounted:
            resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, self._had[1]))

    def _mount(self, options: str) -> bool:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.folder)]
        return bool(shutil.which("mount")) and subprocess.run(command, capture_output=True).returncode == 0

    def make_room(self) -> None:
        """Make the disk large enough for all."""
        if self.mounted:
            assert self._mount("remount,size=100m")
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, self._had)

    def close(self) -> None:
        """Leave no disk behind."""
        resource.setrlimit(resource.RLIMIT_FSIZE, self._had)
        if self.mounted:
            subprocess.run(["umount", str(self.folder)], check=True)


@pytest.fixture(params=["disk", "limit"])
def small_disk(request, tmp_path, monkeypatch):
    """A full disk, in two ways: a small one, and a limit on the size of files."""
    folder = tmp_path / "small"
    folder.mkdir()
    if request.param == "limit":
        monkeypatch.setattr(SmallDisk, "_mount", lambda *_: False)
    disk = SmallDisk(folder)
    yield disk
    disk.close()


def test_on_a_full_disk_what_was_kept_is_whole_and_the_same_run_goes_on_once_there_is_room(uninterrupted, small_disk):
    where = str(small_disk.folder / "desk.db")
    with make_workspace(where) as workspace:
        kept = filled(workspace, larger())
        assert kept
        assert read_all(workspace) == kept
    with open_workspace(where) as workspace:
        assert list(problems(workspace)) == []
        small_disk.make_room()
        keep_all(workspace, larger())
        assert list(problems(workspace)) == []
        assert content(workspace) == uninterrupted


def test_a_workspace_that_found_no_room_when_it_was_made_is_made_by_the_same_again(small_disk):
    where = str(small_disk.folder / "desk.db")
    blocks = small_disk.folder / "blocks"
    if small_disk.mounted:
        blocks.write_bytes(bytes(400_000))
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    with pytest.raises(WorkspaceFull):
        make_workspace(where)
    blocks.unlink(missing_ok=True)
    small_disk.make_room()
    with make_workspace(where) as workspace:
        keep_all(workspace)
        assert list(problems(workspace)) == []


# --- what a server says: a trigger raises it in the midst of keeping a report

_RAISES = """
CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'so it is' USING ERRCODE = '{state}'; END $$;
CREATE TRIGGER fails BEFORE INSERT ON {table} EXECUTE FUNCTION fails();
"""


@pytest.mark.parametrize("table", ["document", "coding", "entry", "tally", "wording"])
@pytest.mark.parametrize(
    ("state", "error"),
    [
        ("53100", WorkspaceFull),  # disk_full
        ("55P03", WorkspaceLocked),  # lock_not_available
        ("42501", WorkspaceMissing),  # insufficient_privilege
        ("57P01", WorkspaceMissing),  # admin_shutdown
        ("XX001", WorkspaceDamaged),  # data_corrupted
    ],
)
def test_what_a_server_says_is_told_and_the_same_run_goes_on(on_server, state, error, table):
    with make_workspace(on_server) as workspace:
        keep_all(workspace, [POST])
        before = content(workspace)
        with server(on_server) as connection:
            connection.exec_driver_sql(_RAISES.format(state=state, table=table))
        with pytest.raises(error, match="so it is") as told:
            keep_all(workspace)
        assert on_server.partition("?")[0].partition("@")[2] in str(told.value)
        assert content(workspace) == before
        with server(on_server) as connection:
            connection.exec_driver_sql(f"DROP TRIGGER fails ON {table}")
        keep_all(workspace)
        assert list(problems(workspace)) == []
        assert len(read_all(workspace)) == len(TEXTS)


def test_a_server_that_lets_go_in_the_midst_of_work_is_told_and_the_same_run_goes_on(on_server):
    with make_workspace(on_server) as workspace:
        keep_all(workspace, [POST])
        before = content(workspace)

        def fails():
            with workspace.writing() as connection:
                number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
                connection.exec_driver_sql("DELETE FROM tally")
                with server(on_server) as other:
                    other.exec_driver_sql(f"SELECT pg_terminate_backend({number}, 5000)")
                connection.exec_driver_sql("DELETE FROM part")

        with pytest.raises(WorkspaceMissing, match="cannot be opened"):
            fails()
        assert content(workspace) == before
        keep_all(workspace)
        assert list(problems(workspace)) == []


# --- a file that is not what it should be


@pytest.fixture
def kept_file(tmp_path):
    """A workspace of some reports that was closed."""
    path = tmp_path / "desk.db"
    with make_workspace(str(path)) as workspace:
        keep_all(workspace, [*TEXTS, *larger(10)])
    return path


def overwrite(path, start, content):
    with path.open("r+b") as file:
        file.seek(start)
        file.write(content)


@pytest.mark.parametrize("length", [16, 100, 4096])
def test_a_file_whose_beginning_was_overwritten_is_damaged(kept_file, length):
    overwrite(kept_file, 0, bytes(length))
    with pytest.raises(WorkspaceDamaged, match="restore a backup"):
        open_workspace(str(kept_file))


@pytest.mark.parametrize("size", [100, 4096, 40_960, 100_000])
def test_a_file_that_was_cut_short_is_damaged(kept_file, size):
    with kept_file.open("r+b") as file:
        file.truncate(size)
    with pytest.raises(WorkspaceDamaged), open_workspace(str(kept_file)) as workspace:
        read_all(workspace)


def test_a_file_with_overwritten_pages_is_damaged(kept_file):
    size = kept_file.stat().st_size
    overwrite(kept_file, size // 4 // 4096 * 4096, b"\xa5" * (size // 2))
    with pytest.raises(WorkspaceDamaged, match=r"restore the newest backup"), open_workspace(str(kept_file)) as damaged:
        read_all(damaged)
    with pytest.raises(WorkspaceDamaged), open_workspace(str(kept_file)) as damaged:
        keep_all(damaged, program="two")


@pytest.mark.parametrize("garbage", [b"\xa5" * 4096, bytes(4096), b"\xff" * 64], ids=["page", "zeros", "bytes"])
def test_wherever_a_file_is_damaged_what_is_read_is_right_or_said_to_be_damaged(kept_file, garbage):
    with open_workspace(str(kept_file)) as workspace:
        right = read_all(workspace)
    as_it_was = kept_file.read_bytes()
    damaged = 0
    for start in range(4096, len(as_it_was), 4096):
        overwrite(kept_file, start + (0 if len(garbage) == 4096 else 3000), garbage)
        try:
            with open_workspace(str(kept_file)) as workspace:
                assert read_all(workspace) == right
        except WorkspaceDamaged:
            damaged += 1
        kept_file.write_bytes(as_it_was)
    assert damaged


# --- no workspace at all


def test_a_file_of_something_else_is_no_workspace_and_stays_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Call the desk at noon.\n" * 100, encoding="utf-8")
    with pytest.raises(WorkspaceDamaged, match="no workspace of vedette"):
        open_workspace(str(path))
    with pytest.raises(InputError, match="is there already"):
        make_workspace(str(path))
    assert path.read_text(encoding="utf-8") == "Call the desk at noon.\n" * 100


def test_a_database_of_another_program_is_no_workspace_and_stays_as_it_is(tmp_path):
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE photo (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(WorkspaceDamaged, match="no workspace of vedette"):
        open_workspace(str(path))
    with pytest.raises(InputError, match="is there already"):
        make_workspace(str(path))
    assert path.read_bytes() == before


def test_a_database_on_a_server_that_holds_other_tables_is_no_workspace(on_server):
    with server(on_server) as connection:
        connection.exec_driver_sql("CREATE TABLE photo (name text)")
    with pytest.raises(WorkspaceDamaged, match="holds no workspace"):
        open_workspace(on_server)
    with pytest.raises(InputError, match="holds tables already"):
        make_workspace(on_server)


def test_a_workspace_is_not_made_where_one_is(where):
    with make_workspace(where) as workspace:
        keep_all(workspace)
        with pytest.raises(InputError, match="already"):
            make_workspace(where)
        assert len(read_all(workspace)) == len(TEXTS)


@pytest.mark.parametrize("name", ["", "marked", "wal"])
def test_a_workspace_whose_making_was_ended_early_is_made_by_the_same_again(tmp_path, name):
    where = str(tmp_path / "desk.db")
    with closing(sqlite3.connect(where, isolation_level=None)) as raw:
        if name:
            raw.execute(f"PRAGMA application_id = {0x76656477}")
        if name == "wal":
            raw.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(WorkspaceDamaged, match="no workspace of vedette"):
        open_workspace(where)
    with make_workspace(where) as workspace:
        keep_all(workspace)
        assert list(problems(workspace)) == []


def test_a_file_that_is_not_there_is_missing_and_not_made(tmp_path):
    with pytest.raises(WorkspaceMissing, match="vedette init"):
        open_workspace(str(tmp_path / "desk.db"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_workspace(tmp_path):
    with pytest.raises(WorkspaceMissing, match="cannot be opened"):
        open_workspace(str(tmp_path))


def test_a_workspace_is_not_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="there is no folder"):
        make_workspace(str(tmp_path / "desk" / "desk.db"))


# --- a newer program made it


def test_a_workspace_of_a_newer_program_is_refused_and_stays_as_it_is(where):
    with make_workspace(where) as workspace:
        keep_all(workspace)
        with workspace.writing() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        before = content(workspace)
        with pytest.raises(WorkspaceNewer, match=r"schema 9999.*update vedette"):
            open_workspace(where)
        assert content(workspace) == before


# --- servers and addresses


@pytest.mark.parametrize("patience_s", [0.2])
@pytest.mark.parametrize(
    "where",
    [
        f"postgresql://desk:{SECRET}@127.0.0.1:1/vedette",
        f"postgresql://desk:{SECRET}@/vedette?host=/nowhere/at/all",
        f"postgresql://desk@127.0.0.1:1/vedette?password={SECRET}",
        f"postgresql://desk:{SECRET}@127.0.0.1:1/vedette?sslpassword={SECRET}",
        f"postgres://desk:{SECRET}@127.0.0.1:1/vedette",
    ],
)
def test_a_server_that_does_not_answer_is_missing_and_no_password_is_told(where, patience_s):
    for call in (lambda: open_workspace(where, patience_s), lambda: make_workspace(where)):
        with pytest.raises(WorkspaceMissing, match="cannot be opened") as told:
            call()
        assert SECRET not in str(told.value)


def test_a_database_that_is_not_on_the_server_is_missing(on_server):
    with pytest.raises(WorkspaceMissing, match="cannot be opened"):
        open_workspace(make_url(on_server).set(database="nowhere").render_as_string(hide_password=False))


@pytest.mark.parametrize(
    "where",
    [
        f"mysql://desk:{SECRET}@host/vedette",
        f"sqlite:///{SECRET}.db",
        f"postgresql://desk:{SECRET}@host:port/vedette",
        f"postgresql://desk:a@{SECRET}@host/vedette",
        f"postgresql://desk:{SECRET}@127.0.0.1:1/vedette?colour=red",
        f"://{SECRET}",
        f"postgresql//desk:{SECRET}@host://",
    ],
)
def test_an_address_that_is_none_is_refused_and_no_password_is_told(where):
    for call in (open_workspace, make_workspace, lambda where: engine_of(where).dispose() or open_workspace(where)):
        with pytest.raises(VedetteError) as told:
            call(where)
        assert isinstance(told.value, InputError)
        assert SECRET not in str(told.value)


@pytest.mark.parametrize(
    "where",
    [
        f"postgresql://desk:{SECRET}@host/vedette",
        f"postgresql://desk:a@{SECRET}@host/vedette",
        f"postgresql://desk:{SECRET}@host:port/vedette",
        f"postgresql://host/vedette?user=desk&password={SECRET}",
    ],
)
def test_where_a_workspace_lies_is_shown_without_its_password(where):
    assert SECRET not in shown(where)
    assert shown("desk.db") == "desk.db"


def test_all_that_a_workspace_complains_of_is_of_one_kind():
    kinds = {WorkspaceMissing, WorkspaceLocked, WorkspaceFull, WorkspaceDamaged, WorkspaceNewer}
    assert all(issubclass(kind, WorkspaceError) for kind in kinds)
