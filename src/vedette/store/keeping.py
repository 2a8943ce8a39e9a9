"""Documents into the workspace: each in one transaction, nothing twice, and nothing lost that a newer one replaces."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, func, insert, select, update

from vedette.network.identity import Member
from vedette.reading.dates import read_date
from vedette.records import Coded, Document, Judgement
from vedette.store.carrying import carried
from vedette.store.databases import pipelined
from vedette.store.drawing import Deltas, Numbers, count, draw_again, draw_new, index_words, term
from vedette.store.ledgers import dated, judgements_by_document, judgements_on, who_is_one
from vedette.store.lists import LISTS, records_of
from vedette.store.packing import bare, pack, plain, unpack
from vedette.store.reviewing import Reviewed, review
from vedette.store.rows import Drawn, day_of, draw
from vedette.store.schema import CODING, DOCUMENT, SIGHTING
from vedette.store.workspace import Workspace, now

GIVEN = "whoever wrote the lines"
"""The program of what came as records: lines of JSON do not say which vedette wrote them."""

Turn: TypeAlias = Literal["new", "edited", "copy", "recoded", "known"]
"""What came of a document: new; a new version of an article; an old text at another address; coded anew; nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of a document. id: the contract's; carried: how many reviewed records a new coding left alone."""

    id: str
    turn: Turn
    carried: int = 0


def keep(
    workspace: Workspace, coded: Coded, *, program: str, address: str | None = None, at: int | None = None,
    seen: bool = True,
) -> Kept:  # fmt: skip
    """Keep a coded document in one transaction; the same document, coded by the same program, is kept once.

    address: what tells the article from others, so that another text there is its new version; without one the text
    stands for itself. program: who coded it, and with what. at: when, in milliseconds since 1970; now by default.
    seen: false where a document that is kept is only coded anew, and was not seen anywhere.
    """
    at = now() if at is None else at
    where = address or coded.document.id
    with workspace.writing() as connection:
        found = row_of(connection, coded.document.id)
        if found is None:
            return _keep_new(workspace, connection, coded, program, where, at)
        turn = _see(workspace, connection, coded.document, found["id"], where, at) if seen else None
        carried_over = _code_again(workspace, connection, coded, found, program, at)
        if carried_over is not None:
            return Kept(id=coded.document.id, turn="recoded", carried=carried_over)
        return Kept(id=coded.document.id, turn=turn or "known")


def is_kept(workspace: Workspace, document: Document, program: str, address: str | None = None) -> bool:
    """Whether a document was coded by this program and seen here last: keeping it again would change nothing."""
    with workspace.reading() as connection:
        found = row_of(connection, document.id)
        if found is None or (found["published"] is None and document.published is not None):
            return False
        coder = select(CODING.c.program).where(CODING.c.document == found["id"], CODING.c.replaced_at.is_(None))
        seen = _is_seen(connection, document, found["id"], address or document.id)
        return connection.execute(coder).scalar() == program and seen


def row_of(connection: Connection, sha: str) -> RowMapping | None:
    """The row of a document, by the contract's id."""
    return connection.execute(_ROW, {"sha": sha}).mappings().first()


_ROW = select(DOCUMENT).where(DOCUMENT.c.sha == bindparam("sha"))


def document_of(connection: Connection, number: int) -> RowMapping:
    """The row of a document, by its number here."""
    return connection.execute(select(DOCUMENT).where(DOCUMENT.c.id == number)).mappings().one()


def text_of(row: RowMapping) -> str:
    """The text of a document."""
    return unpack(Document, row["packed"]).text


def published_of(workspace: Workspace, sha: str) -> str | None:
    """The date of publication that a kept document has, None where it has none or is not kept."""
    with workspace.reading() as connection:
        found = row_of(connection, sha)
        return unpack(Document, found["packed"]).published if found else None


def decided(workspace: Workspace, document: Document) -> Document:
    """The document with the date that a person gave it, where one did."""
    with workspace.reading() as connection:
        found = row_of(connection, document.id)
        date = found and dated(judgements_on(connection, found["id"]), document.id)
    return with_date(document, date) if date else document


def with_date(document: Document, date: str | None) -> Document:
    """The document as published on another date, or on none."""
    found = read_date(date) if date else None
    iso, precision = found or (None, None)
    return replace(document, published=iso, published_precision=precision)


def present(
    connection: Connection, row: RowMapping, judgements: Sequence[Judgement] | None = None, at: int | None = None
) -> Reviewed:
    """A document as it stands; at: as it stood at a moment."""
    asked = select(CODING.c.packed).where(CODING.c.document == row["id"], _codings_at(at))
    coded = unpack(Coded, connection.execute(asked).scalar_one())
    whole = replace(coded, document=unpack(Document, row["packed"]))
    return review(whole, judgements_on(connection, row["id"], at) if judgements is None else judgements)


@dataclass(frozen=True, slots=True)
class State:
    """A document as it stands, with the rows that are drawn of it."""

    reviewed: Reviewed
    drawn: Drawn


def state_of(workspace: Workspace, connection: Connection, reviewed: Reviewed, *, is_replaced: bool = False) -> State:
    """Draw a document by who is one now. is_replaced: no address shows it any more, so that nothing of it stands."""
    if is_replaced:
        return State(reviewed, Drawn(rows=(), actors={}, places={}))
    states = dict(reviewed.states)
    if "rejected" in states.values():  # what cannot be without the rejected is listed as they are
        left = {record.id for record in records_of(reviewed.standing)}
        states |= {record.id: "rejected" for record in records_of(reviewed.coded) if record.id not in left}
    return State(reviewed, draw(reviewed.coded, states, _nodes(workspace, connection)))


def _codings_at(at: int | None) -> ColumnElement[bool]:
    """The codings that stand, or stood at a moment."""
    if at is None:
        return CODING.c.replaced_at.is_(None)
    return (CODING.c.kept_at <= at) & ((CODING.c.replaced_at > at) | CODING.c.replaced_at.is_(None))


def presents(connection: Connection, numbers: Sequence[int], at: int | None = None) -> dict[int, Reviewed]:
    """Several documents as they stand, by their numbers, at the price of three questions; at: as for `present`."""
    rows = connection.execute(select(DOCUMENT.c.id, DOCUMENT.c.packed).where(DOCUMENT.c.id.in_(numbers))).all()
    asked = select(CODING.c.document, CODING.c.packed).where(CODING.c.document.in_(numbers), _codings_at(at))
    codings = {row.document: row.packed for row in connection.execute(asked)}
    ledger = judgements_by_document(connection, numbers, at)
    found = {}
    for row in rows:
        coded = replace(unpack(Coded, codings[row.id]), document=unpack(Document, row.packed))
        found[row.id] = review(coded, ledger.get(row.id, ()))
    return found


def redraw(workspace: Workspace, connection: Connection, document: int, before: State, after: State, at: int) -> None:
    """Bring the drawn rows from one state of a document to another."""
    was, is_ = _stand(before), _stand(after)
    changed = {id_ for id_ in {**was, **is_} if was.get(id_) != is_.get(id_)}
    deltas = draw_again(workspace, connection, document, after.drawn, changed, at)
    deltas.update(counts(workspace, connection, after.reviewed.coded))
    deltas.subtract(counts(workspace, connection, before.reviewed.coded))
    count(connection, deltas)


def _stand(state: State) -> dict[str, object]:
    """All that a change of which makes a new revision of a row, by the record's id."""
    rows = {row.name: row for row in state.drawn.rows}
    return {record.id: (record, rows.get(record.id)) for record in records_of(state.reviewed.coded)}


def _keep_new(workspace: Workspace, connection: Connection, coded: Coded, program: str, address: str, at: int) -> Kept:
    document = coded.document
    values = {
        "sha": document.id, "url": document.url, "outlet": document.outlet, "title": document.title,
        "language": document.language, **_dates(document), "kept_at": at, "bytes": len(document.text.encode()),
        "packed": pack(document),
    }  # fmt: skip
    last = None if address == document.id else _last_at(connection, address)
    drawn = draw(coded, {}, _nodes(workspace, connection))
    numbers = Numbers(workspace, connection, drawn)
    deltas = counts(workspace, connection, coded)
    deltas["documents", 0] = 1
    number = connection.execute(_DOCUMENT, values).scalar_one()
    with pipelined(connection):
        _add_sighting(connection, document, number, address, at)
        _add_coding(connection, number, coded, _digest(coded), program, at)
        index_words(connection, number, document.text)
        deltas.update(draw_new(connection, number, drawn, numbers, at))
        count(connection, deltas)
    if last is not None:
        _replace(workspace, connection, last, at)
    return Kept(id=document.id, turn="new" if last is None else "edited")


_DOCUMENT = insert(DOCUMENT).returning(DOCUMENT.c.id)
_SIGHTING = insert(SIGHTING).inline()
_CODING = insert(CODING).inline()  # without asking for its number: nothing may come back while statements are sent on


def _see(
    workspace: Workspace, connection: Connection, document: Document, number: int, address: str, at: int
) -> Turn | None:
    """Note where a document was seen; None where that is known."""
    if _is_seen(connection, document, number, address):
        return None
    last = _last_at(connection, address)
    _add_sighting(connection, document, number, address, at)
    _set_replaced(workspace, connection, number, None, at)
    if last is None:
        return "copy"
    _replace(workspace, connection, last, at)
    return "edited"


def _is_seen(connection: Connection, document: Document, number: int, address: str) -> bool:
    """Whether a document was seen at an address last, or was seen there before and this is no later look at it."""
    if _last_at(connection, address) == number:
        return True
    if address.startswith("file:"):
        return False  # a file holds what it holds now, though it held the same before
    asked = select(SIGHTING.c.fetched).where(SIGHTING.c.document == number, SIGHTING.c.address == address)
    known = connection.execute(asked).scalars().all()
    return bool(known) and (document.fetched is None or document.fetched in known)


def _add_sighting(connection: Connection, document: Document, number: int, address: str, at: int) -> None:
    values = {
        "document": number, "address": address, "url": document.url, "outlet": document.outlet, "kept_at": at,
        "title": document.title, "published": document.published, "fetched": document.fetched,
    }  # fmt: skip
    connection.execute(_SIGHTING, values)


def _replace(workspace: Workspace, connection: Connection, last: int, at: int) -> None:
    """Let a document end that its address shows no more, unless another address still does."""
    if not _shown_anywhere(connection, last):
        _set_replaced(workspace, connection, last, at, at)


def _set_replaced(workspace: Workspace, connection: Connection, number: int, replaced_at: int | None, at: int) -> None:
    """Let a document end, or stand again, and what is drawn of it with it."""
    row = document_of(connection, number)
    if (row["replaced_at"] is None) == (replaced_at is None):
        return
    connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == number).values(replaced_at=replaced_at))
    reviewed = present(connection, row)
    before, after = (
        state_of(workspace, connection, reviewed, is_replaced=gone is not None)
        for gone in (row["replaced_at"], replaced_at)
    )
    redraw(workspace, connection, number, before, after, at)


def _last_at(connection: Connection, address: str) -> int | None:
    """The number of the document that was seen at an address last."""
    number: int | None = connection.execute(_LAST, {"address": address}).scalar()
    return number


_LAST = (
    select(SIGHTING.c.document)
    .where(SIGHTING.c.address == bindparam("address"))
    .order_by(SIGHTING.c.id.desc())
    .limit(1)
)


def _shown_anywhere(connection: Connection, number: int) -> bool:
    """Whether a document is the last that was seen at some address."""
    here = select(SIGHTING.c.address).where(SIGHTING.c.document == number)
    newest = select(func.max(SIGHTING.c.id)).where(SIGHTING.c.address.in_(here)).group_by(SIGHTING.c.address)
    asked = select(SIGHTING.c.id).where(SIGHTING.c.id.in_(newest), SIGHTING.c.document == number)
    return connection.execute(asked).first() is not None


def _code_again(
    workspace: Workspace, connection: Connection, coded: Coded, row: RowMapping, program: str, at: int
) -> int | None:
    """Put a new coding in the place of the one that stands; None where it is the same one.

    Returns how many reviewed records were carried over.
    """
    stands = connection.execute(
        select(CODING.c.id, CODING.c.program, CODING.c.digest)
        .where(CODING.c.document == row["id"], CODING.c.replaced_at.is_(None))
    ).mappings().one()  # fmt: skip
    if program == GIVEN and stands["program"] != GIVEN:
        return None  # lines do not say who coded them: what a program made of the document here stands
    digest = _digest(coded)
    is_dated_now = row["published"] is None and coded.document.published is not None
    if (stands["program"], stands["digest"]) == (program, digest) and not is_dated_now:
        return None
    judgements = judgements_on(connection, row["id"])
    before = present(connection, row, judgements)
    document = before.coded.document
    if is_dated_now:
        document = replace(
            document, published=coded.document.published, published_precision=coded.document.published_precision
        )
        store_document(connection, row["id"], document)
    new = carried(before, replace(coded, document=document))
    connection.execute(update(CODING).where(CODING.c.id == stands["id"]).values(replaced_at=at))
    _add_coding(connection, row["id"], new, digest, program, at)
    gone = row["replaced_at"] is not None
    was, is_ = (state_of(workspace, connection, each, is_replaced=gone) for each in (before, review(new, judgements)))
    redraw(workspace, connection, row["id"], was, is_, at)
    return len(before.states)


def store_document(connection: Connection, number: int, document: Document) -> None:
    """Write a document's date anew."""
    connection.execute(
        update(DOCUMENT).where(DOCUMENT.c.id == number).values(packed=pack(document), **_dates(document))
    )


def _add_coding(connection: Connection, number: int, coded: Coded, digest: str, program: str, at: int) -> None:
    values = {"document": number, "program": program, "digest": digest, "kept_at": at, "packed": pack(bare(coded))}
    connection.execute(_CODING, values)


def _digest(coded: Coded) -> str:
    return hashlib.sha256(plain(bare(coded))).hexdigest()


def _dates(document: Document) -> dict[str, Any]:
    length = {"year": 4, "month": 7}.get(document.published_precision or "")
    told = document.published[:length] if document.published else None  # no day where none was told
    return {"published": told, "published_day": day_of(document.published)}


def counts(workspace: Workspace, connection: Connection, coded: Coded) -> Deltas:
    """How many records of each kind stand in a document, actors and places among them."""
    return Counter(
        {("all", term(workspace, connection, "kind", kind)): len(getattr(coded, name)) for name, kind in LISTS.items()}
    )


def _nodes(workspace: Workspace, connection: Connection) -> Callable[[Member], str | None]:
    """Who the actors of a document are among all documents, by the registry, a full name, and the ledger."""
    joins = who_is_one(workspace, connection)

    def node(member: Member) -> str | None:
        if member.id in joins.classes:
            return joins.of(member.id)
        return member.registry or member.name_id

    return node
