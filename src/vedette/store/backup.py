"""A workspace as one file, and back: into either database, whichever it came from.

The file is JSON lines under gzip: a head, a line for each row of what is kept (vedette.store.schema.KEPT), and an end
that counts them. What is drawn is not in it: restoring draws it anew. A file that ends too soon is refused.
"""

import base64
import gzip
import io
import os
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select, text

from vedette.errors import InputError, WorkspaceDamaged, WorkspaceNewer
from vedette.store import workspace as workspaces
from vedette.store.drawing import Deltas, Numbers, count, draw_new, index_words
from vedette.store.keeping import counts, document_of, present, redraw, state_of
from vedette.store.ledgers import judgements_on
from vedette.store.schema import CODING, DOCUMENT, JUDGEMENT, KEPT, REVISION
from vedette.store.workspace import Workspace, now

FORM = 1
_ROWS = 500  # rows of a table that are held at once


class Copied(NamedTuple):
    """How much a backup holds."""

    documents: int
    codings: int
    judgements: int


def back_up(workspace: Workspace, path: Path, told: Callable[[int], None] = lambda _: None) -> Copied:
    """Write a backup as the workspace is at one moment, while others may go on writing to it.

    The file is made beside `path` and put there when it is whole. told: is called with the rows written so far.
    """
    part = path.with_name(f"{path.name}.part")
    counted: Counter[str] = Counter()
    try:
        with gzip.open(part, "wb", compresslevel=1) as file, workspace.reading() as connection:
            file.write(_line({"vedette_backup": FORM, "schema": REVISION, "made_at": now()}))
            for table in KEPT:
                asked = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_ROWS)
                for row in connection.execute(asked).mappings():
                    values = {str(name): _plain(value) for name, value in row.items()}
                    file.write(_line({"table": str(table.name), "row": values}))
                    counted[str(table.name)] += 1
                    if sum(counted.values()) % _ROWS == 0:
                        told(sum(counted.values()))
            file.write(_line({"end": counted}))
        with part.open("rb") as whole:
            os.fsync(whole.fileno())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise InputError(f"the backup {path} cannot be written: {error.strerror or error}") from error
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return Copied(counted["document"], counted["coding"], counted["judgement"])


def restore(path: Path, where: str, told: Callable[[int], None] = lambda _: None) -> Copied:
    """Make a workspace of a backup, all of it or nothing. told: is called with the documents drawn so far.

    Raises InputError where something is there already, WorkspaceDamaged where the file is no whole backup, and
    WorkspaceNewer where a newer vedette made it.
    """
    counted = _check(path)
    workspace = workspaces.make_empty(where)
    try:
        _fill(path, workspace, told)
    except BaseException:
        workspace.close()
        workspaces.remove(where)
        raise
    workspace.close()
    return Copied(counted["document"], counted["coding"], counted["judgement"])


def _fill(path: Path, workspace: Workspace, told: Callable[[int], None]) -> None:
    lines = _lines(path)
    schema = next(lines)["schema"]
    with workspace.writing() as connection:  # one: ended by force, it leaves nothing that would open
        workspaces.upgrade(connection, schema)
        for line in lines:
            if "table" in line:
                _insert(connection, line["table"], line["row"])
        if schema != REVISION:
            workspaces.upgrade(connection)
        _go_on_counting(connection)
        numbers = connection.execute(select(DOCUMENT.c.id).order_by(DOCUMENT.c.id)).scalars().all()
        for done, number in enumerate(numbers, 1):
            _draw(workspace, connection, number)
            if done % _ROWS == 0:
                told(done)


def _draw(workspace: Workspace, connection: Connection, number: int) -> None:
    """Draw a document as it was after each coding and judgement, in the order in which they came."""
    row = document_of(connection, number)
    moments = {*connection.execute(select(CODING.c.kept_at).where(CODING.c.document == number)).scalars()}
    for judgement in judgements_on(connection, number):
        kept_at = select(JUDGEMENT.c.kept_at).where(JUDGEMENT.c.id == judgement.id)
        moments.add(connection.execute(kept_at).scalar_one())
    ended = row["replaced_at"]
    first, *later = sorted({*moments, *([] if ended is None else [ended])})
    before = state_of(workspace, connection, present(connection, row, at=first))
    deltas: Deltas = counts(workspace, connection, before.reviewed.coded)
    deltas["documents", 0] = 1
    deltas.update(draw_new(connection, number, before.drawn, Numbers(workspace, connection, before.drawn), first))
    count(connection, deltas)
    index_words(connection, number, before.reviewed.coded.document.text)
    for at in later:
        gone = ended is not None and ended <= at
        after = state_of(workspace, connection, present(connection, row, at=at), is_replaced=gone)
        redraw(workspace, connection, number, before, after, at)
        before = after


def _insert(connection: Connection, table: str, row: Mapping[str, Any]) -> None:
    values = {
        name: base64.b64decode(value["base64"]) if isinstance(value, dict) else value for name, value in row.items()
    }
    columns = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({columns}) VALUES ({marks})"), values)


def _go_on_counting(connection: Connection) -> None:
    """Let PostgreSQL hand out numbers after those that came with the backup, as SQLite does by itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in KEPT:
        key = next(iter(table.primary_key.columns))
        if len(table.primary_key.columns) == 1 and key.autoincrement and key.type.python_type is int:
            top = select(func.coalesce(func.max(key), 0)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, key.name)
            connection.execute(select(func.setval(sequence, top + 1, False)))


def _check(path: Path) -> Counter[str]:
    """Read a backup through; returns how many rows of which table it has."""
    counted: Counter[str] = Counter()
    lines = _lines(path)
    head = next(lines, {})
    if head.get("vedette_backup") != FORM:
        newer = isinstance(head.get("vedette_backup"), int)
        if newer:
            raise WorkspaceNewer(f"the backup {path} has form {head['vedette_backup']}: update vedette to restore it")
        raise WorkspaceDamaged(f"{path} is no backup of vedette")
    if head["schema"] not in workspaces.revisions():
        raise WorkspaceNewer(
            f"the backup {path} has schema {head['schema']}, made by a newer vedette than this one, which knows "
            f"{REVISION}: update vedette"
        )
    end = None
    for line in lines:
        if "table" in line:
            counted[line["table"]] += 1
        else:
            end = line.get("end")
    if end != dict(counted):
        raise WorkspaceDamaged(
            f"the backup {path} is not whole: it says that it holds {end}, and {dict(counted)} is there"
        )
    return counted


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with gzip.open(path, "rb") as file, io.BufferedReader(file) as lines:
            for line in lines:
                yield msgspec.json.decode(line)
    except FileNotFoundError:
        raise InputError(f"there is no backup {path}") from None
    except (EOFError, zlib.error, gzip.BadGzipFile, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise WorkspaceDamaged(f"the backup {path} is damaged or not whole: {error}") from error
    except OSError as error:
        raise InputError(f"the backup {path} cannot be read: {error.strerror or error}") from error


def _plain(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _given(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def _line(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
