"""What people decide, put into the ledger, and into effect, in one transaction."""

import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, select

from vedette.errors import InputError
from vedette.network.ledger import standing
from vedette.reading.dates import read_date
from vedette.records import Judgement, JudgementKind
from vedette.store.keeping import State, present, redraw, row_of, state_of, store_document, with_date
from vedette.store.ledgers import add_judgements, dated, judgement_of, judgements_on, next_id
from vedette.store.naming import full_id
from vedette.store.reviewing import STATES, record_of, value_of
from vedette.store.schema import ACTOR
from vedette.store.workspace import Workspace, now

DATE = "published"
"""The field of a document that people may correct: `on` is the document's id then."""


def judge(
    workspace: Workspace, kind: JudgementKind, on: Sequence[str], *, why: str | None, who: str | None = None,
    field: str | None = None, after: Any = None, at: int | None = None,
) -> Judgement:  # fmt: skip
    """Add a judgement to the ledger, and let lists and search show what stands by it.

    on: records (`document#record`, the document's digest may be cut short), documents, or actors' keys; one judgement
    may be on many. For an undo: the id of the judgement that is taken back. who: the user of this machine by default.
    Raises InputError, and changes nothing, where something is not there or the value does not fit the field.
    """
    at = now() if at is None else at
    with workspace.writing() as connection:
        undone = _undone(connection, on) if kind == "undo" else None
        names = undone.on if undone else tuple(dict.fromkeys(full_id(connection, each) for each in on))
        if kind == "correct" and len(names) != 1:
            raise InputError(f"a correction is of one record, not of {len(names)}: each has a value of its own before")
        rows = _rows(connection, names)
        if kind in STATES:
            for name in names:
                if name.partition("#")[0] not in rows:
                    raise InputError(f"{kind} is for a record, such as 4f1c22ab90#e1, not for {name!r}")
        before = {sha: _state(workspace, connection, row) for sha, row in rows.items()}
        judgement = Judgement(
            id=next_id(connection), kind=kind, on=names, field=field, after=after, who=who or getpass.getuser(),
            before=None if kind != "correct" else _before(before, names[0], field),
            when=datetime.fromtimestamp(at / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            why=why, undoes=undone.id if undone else None,
        )  # fmt: skip
        if not undone:
            _check(connection, judgement, before)
        add_judgements(connection, [judgement], at)
        if DATE in {judgement.field, undone.field if undone else None}:
            _date(connection, rows, names[0], undone)
        for sha in rows:
            row = row_of(connection, sha)
            if row is not None:
                redraw(workspace, connection, row["id"], before[sha], _state(workspace, connection, row), at)
    return judgement


def _state(workspace: Workspace, connection: Connection, row: RowMapping) -> State:
    reviewed = present(connection, row)
    return state_of(workspace, connection, reviewed, is_replaced=row["replaced_at"] is not None)


def _undone(connection: Connection, on: Sequence[str]) -> Judgement:
    """The judgement to take back."""
    if len(on) != 1:
        raise InputError(f"an undo takes back one judgement, not {len(on)}")
    found = judgement_of(connection, on[0])
    if found is None:
        raise InputError(f"the ledger has no judgement {on[0]!r}: `vedette list judgements` shows what there is")
    documents = {id_ for name in found.on if (row := row_of(connection, name.partition("#")[0])) for id_ in [row["id"]]}
    if found.undoes is None and documents:
        stand = {each.id for number in documents for each in standing(judgements_on(connection, number))}
        if found.id not in stand:
            raise InputError(f"the judgement {found.id} is undone already: undo what undid it to have it back")
    return found


def _rows(connection: Connection, names: Sequence[str]) -> dict[str, RowMapping]:
    """The documents that records are of."""
    shas = dict.fromkeys(name.partition("#")[0] for name in names if name.startswith("sha256:"))
    return {sha: row for sha in shas if (row := row_of(connection, sha)) is not None}


def _before(states: dict[str, State], name: str, field: str | None) -> Any:
    """What stood where a correction is."""
    sha, _, id_ = name.partition("#")
    coded = states[sha].reviewed.coded
    if not id_:
        return coded.document.published
    if field is None:
        try:
            return _plain(record_of(coded, id_)[1])
        except InputError:
            return None  # a record that the program missed
    return value_of(record_of(coded, id_)[1], field)


def _plain(record: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(record))


def _check(connection: Connection, judgement: Judgement, states: dict[str, State]) -> None:
    """See that what a judgement is on is there, and is of the right sort."""
    for name in judgement.on:
        sha, _, id_ = name.partition("#")
        if judgement.kind not in STATES:
            if not id_ and connection.execute(select(ACTOR.c.id).where(ACTOR.c.key == name)).first() is None:
                raise InputError(f"nobody here has the id {name!r}: `vedette list actors` shows who there is")
            continue
        if not id_ and judgement.field != DATE:
            raise InputError(f"{judgement.kind} is for a record, such as {name[:16]}#e1, not for a whole document")
        if id_ and not (judgement.kind == "correct" and judgement.field is None):
            record_of(states[sha].reviewed.coded, id_)
    if judgement.field == DATE and (judgement.after is None or read_date(str(judgement.after)) is None):
        raise InputError(f"a document is published on a date such as 2024-05-03, not {judgement.after!r}")


def _date(connection: Connection, rows: dict[str, RowMapping], sha: str, undone: Judgement | None) -> None:
    """Give a document the date that stands for it by the ledger."""
    row = rows[sha]
    date = dated(judgements_on(connection, row["id"]), sha)
    if date is None and undone is not None:
        date = None if undone.before is None else str(undone.before)
    document = present(connection, row).coded.document
    store_document(connection, row["id"], with_date(document, date))
