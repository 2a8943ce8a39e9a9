"""The ledger inside a workspace: read by what a judgement is on, and added to."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, insert, select

from vedette.network.ledger import Joined, joined, standing
from vedette.records import Judgement, wire
from vedette.store.schema import DOCUMENT, JUDGED, JUDGEMENT
from vedette.store.workspace import Workspace

_WHO_IS_WHO = ("same_actor", "different_actor", "merge")
_NEWEST = select(func.max(JUDGEMENT.c.number))


def all_judgements(connection: Connection, until: int | None = None) -> tuple[Judgement, ...]:
    """The whole ledger, in the order in which it was made; until: only what had been decided then."""
    asked = select(JUDGEMENT.c.line).order_by(JUDGEMENT.c.number)
    if until is not None:
        asked = asked.where(JUDGEMENT.c.kept_at <= until)
    return tuple(map(_read, connection.execute(asked).scalars()))


def judgements_on(connection: Connection, document: int, until: int | None = None) -> tuple[Judgement, ...]:
    """The judgements on a document and its records, undone ones and undos among them, in their order."""
    numbers = select(JUDGED.c.judgement).where(JUDGED.c.document == document)
    asked = select(JUDGEMENT.c.line).where(JUDGEMENT.c.number.in_(numbers)).order_by(JUDGEMENT.c.number)
    if until is not None:
        asked = asked.where(JUDGEMENT.c.kept_at <= until)
    return tuple(map(_read, connection.execute(asked).scalars()))


def judgements_by_document(
    connection: Connection, documents: Sequence[int], until: int | None = None
) -> dict[int, tuple[Judgement, ...]]:
    """The judgements on each of several documents and its records, as `judgements_on` gives them."""
    asked = (
        select(JUDGED.c.document, JUDGEMENT.c.number, JUDGEMENT.c.line)
        .join(JUDGEMENT, JUDGEMENT.c.number == JUDGED.c.judgement)
        .where(JUDGED.c.document.in_(documents))
        .distinct()
        .order_by(JUDGEMENT.c.number)
    )
    if until is not None:
        asked = asked.where(JUDGEMENT.c.kept_at <= until)
    found: dict[int, tuple[Judgement, ...]] = {}
    for row in connection.execute(asked):
        found[row.document] = (*found.get(row.document, ()), _read(row.line))
    return found


def who_is_one(workspace: Workspace, connection: Connection) -> Joined:
    """Who is one by the ledger; worked out anew only when the ledger has grown."""
    number = connection.execute(_NEWEST).scalar() or 0
    if workspace.joined is None or workspace.joined[0] != number:
        workspace.joined = number, joined_now(connection)
    return workspace.joined[1]


def joined_now(connection: Connection) -> Joined:
    """Who is one by the ledger."""
    kinds = [*_WHO_IS_WHO, "undo"]
    asked = select(JUDGEMENT.c.line).where(JUDGEMENT.c.kind.in_(kinds)).order_by(JUDGEMENT.c.number)
    return joined(_about(map(_read, connection.execute(asked).scalars())))


def _about(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that say who is one, with what undoes them, and what undoes that."""
    ids: set[str] = set()
    kept = []
    for judgement in judgements:
        if judgement.kind in _WHO_IS_WHO or judgement.undoes in ids:
            ids.add(judgement.id)
            kept.append(judgement)
    return kept


def dated(judgements: Sequence[Judgement], sha: str) -> str | None:
    """The date that people gave a document, by the judgements on it that stand; None where they gave none."""
    dates = [j.after for j in standing(judgements) if j.kind == "correct" and j.field == "published" and sha in j.on]
    return str(dates[-1]) if dates else None


def next_id(connection: Connection) -> str:
    """The id of the next judgement: j1, j2, ..."""
    number = 1 + (connection.execute(select(func.max(JUDGEMENT.c.number))).scalar() or 0)
    while connection.execute(select(JUDGEMENT.c.number).where(JUDGEMENT.c.id == f"j{number}")).first():
        number += 1  # a ledger that was brought in may have used it
    return f"j{number}"


def judgement_of(connection: Connection, id_: str) -> Judgement | None:
    """A judgement by its id."""
    line = connection.execute(select(JUDGEMENT.c.line).where(JUDGEMENT.c.id == id_)).scalar()
    return None if line is None else _read(line)


def add_judgements(connection: Connection, judgements: Iterable[Judgement], at: int) -> None:
    """Add judgements at the end of the ledger."""
    for judgement in judgements:
        line = wire.encode(judgement).decode()
        added = connection.execute(
            insert(JUDGEMENT)
            .values(id=judgement.id, kind=judgement.kind, undoes=judgement.undoes, kept_at=at, line=line)
            .returning(JUDGEMENT.c.number)
        )
        number = added.scalar_one()
        shas = {on.partition("#")[0] for on in judgement.on}
        found = dict(connection.execute(select(DOCUMENT.c.sha, DOCUMENT.c.id).where(DOCUMENT.c.sha.in_(shas))).all())
        connection.execute(
            insert(JUDGED),
            [
                {"record": on, "judgement": number, "document": found.get(on.partition("#")[0])}
                for on in dict.fromkeys(judgement.on)
            ],
        )


def _read(line: str) -> Judgement:
    return wire.decode_as(Judgement, line.encode())
