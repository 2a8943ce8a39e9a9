"""Documents as they are kept: listed, looked up, with their versions; and what a workspace holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from vedette.errors import InputError
from vedette.reading.dates import read_date
from vedette.records import Coded, Judgement
from vedette.store.asking import FoundDocuments, Seen
from vedette.store.keeping import document_of, present, row_of
from vedette.store.ledgers import judgements_on
from vedette.store.naming import full_id
from vedette.store.reviewing import Reviewed
from vedette.store.rows import day_of
from vedette.store.schema import ACTOR, CODING, DOCUMENT, JUDGED, JUDGEMENT, PLACE, SIGHTING, TALLY
from vedette.store.search import MATCHES, end_of_day, end_of_days, newest_with
from vedette.store.words import fold
from vedette.store.workspace import Workspace, terms

_SHOWN = (DOCUMENT.c.id, DOCUMENT.c.sha, DOCUMENT.c.title, DOCUMENT.c.outlet, DOCUMENT.c.url, DOCUMENT.c.published,
          DOCUMENT.c.kept_at, DOCUMENT.c.replaced_at)  # fmt: skip


def find_documents(
    connection: Connection, *, words: str | None = None, outlets: Sequence[str] = (), since: str | None = None,
    until: str | None = None, known_on: str | None = None, undated: bool = False,
    limit: int = 20, offset: int = 0,
) -> FoundDocuments:  # fmt: skip
    """Documents by their words, outlet and date of publication; the last version of each article, or as known then.

    undated: those that wait for a date. Words: the last kept first, else the last published first.
    """
    at = end_of_day(known_on)
    asked = select(*_SHOWN)
    if at is None:
        asked = asked.where(DOCUMENT.c.replaced_at.is_(None))
    else:
        asked = asked.where(DOCUMENT.c.kept_at <= at, DOCUMENT.c.replaced_at.is_(None) | (DOCUMENT.c.replaced_at > at))
    if outlets:
        asked = asked.where(DOCUMENT.c.outlet.in_(outlets))
    if since is not None:
        asked = asked.where(DOCUMENT.c.published_day >= day_of((read_date(since) or (since,))[0]))
    if until is not None:
        asked = asked.where(DOCUMENT.c.published_day < end_of_days(until))
    if undated:
        asked = asked.where(DOCUMENT.c.published.is_(None))
    if words is None:
        asked = asked.order_by(DOCUMENT.c.published_day.desc(), DOCUMENT.c.id.desc())
        if not undated:
            asked = asked.where(DOCUMENT.c.published_day.is_not(None))
    else:
        asked = asked.where(DOCUMENT.c.id.in_(newest_with(connection, words))).order_by(DOCUMENT.c.id.desc())
    total, at_least = _counted(connection, asked)
    rows = connection.execute(asked.limit(limit).offset(offset)).mappings()
    return FoundDocuments(documents=tuple(map(_seen, rows)), total=min(total, MATCHES), at_least=at_least)


def _counted(connection: Connection, asked: Any) -> tuple[int, bool]:
    some = asked.order_by(None).with_only_columns(DOCUMENT.c.id).limit(MATCHES + 1).subquery()
    total = int(connection.execute(select(func.count()).select_from(some)).scalar() or 0)
    return total, total > MATCHES


def _seen(row: RowMapping) -> Seen:
    return Seen(
        number=row["id"], id=row["sha"], title=row["title"], outlet=row["outlet"], url=row["url"],
        published=row["published"], kept_at=row["kept_at"], is_current=row["replaced_at"] is None,
    )  # fmt: skip


def seen_by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, Seen]:
    """Documents by their numbers."""
    rows = connection.execute(select(*_SHOWN).where(DOCUMENT.c.id.in_(numbers))).mappings()
    return {row["id"]: _seen(row) for row in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document as it was seen at an address; id: the contract's."""

    id: str
    address: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    kept_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that is kept of a document: what stands, where it was seen, who coded it, what people decided."""

    seen: Seen
    reviewed: Reviewed
    program: str
    versions: tuple[Version, ...]  # of all articles that it is a version of, in the order in which they were seen
    judgements: tuple[Judgement, ...]


def page_of(connection: Connection, given: str, known_on: str | None = None) -> Page:
    """A document by its id, which may be cut short. InputError where there is none, or it was not known then."""
    sha = full_id(connection, given).partition("#")[0]
    row = row_of(connection, sha)
    if row is None:
        raise InputError(f"there is no document {given!r} here: `vedette list documents` shows what there is")
    at = end_of_day(known_on)
    if at is not None and row["kept_at"] > at:
        raise InputError(f"the document {given!r} was not known on {known_on}")
    judgements = judgements_on(connection, row["id"], at)
    here = select(SIGHTING.c.address).where(SIGHTING.c.document == row["id"])
    versions = connection.execute(
        select(DOCUMENT.c.sha.label("id"), SIGHTING.c.address, SIGHTING.c.url, SIGHTING.c.outlet, SIGHTING.c.title,
               SIGHTING.c.published, SIGHTING.c.kept_at)
        .join(DOCUMENT, DOCUMENT.c.id == SIGHTING.c.document)
        .where(SIGHTING.c.address.in_(here)).order_by(SIGHTING.c.id)
    ).mappings()  # fmt: skip
    coder = select(CODING.c.program).where(CODING.c.document == row["id"], CODING.c.replaced_at.is_(None))
    return Page(
        seen=_seen(row), reviewed=present(connection, row, judgements, at), judgements=judgements,
        program=connection.execute(coder).scalar_one(), versions=tuple(Version(**version) for version in versions),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor or a place, and how many records that stand have it; key: the id to ask for it by."""

    key: str
    name: str
    kind: str | None
    country: str | None
    records: int
    lat: float | None = None
    lon: float | None = None


def actors(connection: Connection, *, limit: int = 20, offset: int = 0) -> tuple[Named, ...]:
    """Who takes part in most records, first."""
    most = select(TALLY.c.value, TALLY.c.count).where(TALLY.c.facet == "actor").order_by(
        TALLY.c.count.desc(), TALLY.c.value).limit(limit).offset(offset).subquery()  # fmt: skip
    rows = connection.execute(select(ACTOR, most.c.count).join(most, most.c.value == ACTOR.c.id).order_by(
        most.c.count.desc(), ACTOR.c.id)).mappings()  # fmt: skip
    return tuple(
        Named(key=row["key"], name=row["name"], kind=row["kind"], country=row["country"], records=row["count"])
        for row in rows
    )


def actor_of(connection: Connection, key: str) -> Named | None:
    """An actor by id, else by name where one alone is called so."""
    asked = select(ACTOR, func.coalesce(TALLY.c.count, 0).label("count")).outerjoin(
        TALLY, (TALLY.c.facet == "actor") & (TALLY.c.value == ACTOR.c.id))  # fmt: skip
    rows = connection.execute(asked.where(ACTOR.c.key == key)).mappings().all()
    rows = rows or connection.execute(asked.where(ACTOR.c.folded == fold(key)).limit(2)).mappings().all()
    if len(rows) != 1:
        return None
    (row,) = rows
    return Named(key=row["key"], name=row["name"], kind=row["kind"], country=row["country"], records=row["count"])


def places(connection: Connection, *, limit: int = 20, offset: int = 0) -> tuple[Named, ...]:
    """Where most records are, first."""
    most = select(TALLY.c.value, TALLY.c.count).where(TALLY.c.facet == "place").order_by(
        TALLY.c.count.desc(), TALLY.c.value).limit(limit).offset(offset).subquery()  # fmt: skip
    rows = connection.execute(select(PLACE, most.c.count).join(most, most.c.value == PLACE.c.id).order_by(
        most.c.count.desc(), PLACE.c.id)).mappings()  # fmt: skip
    return tuple(
        Named(key=row["key"], name=row["name"], kind=None, country=row["country"], records=row["count"],
              lat=row["lat"], lon=row["lon"])
        for row in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a workspace holds. records: how many of each kind stand; states: of the statements, and what was judged."""

    documents: int
    replaced: int
    undated: int
    records: Mapping[str, int]
    states: Mapping[str, int]
    judgements: int
    programs: Mapping[str, int]
    first_published: str | None
    last_published: str | None
    last_kept_at: int | None
    schema: str


def holdings(workspace: Workspace, connection: Connection) -> Holdings:
    """Count what there is, by tallies where these are kept."""
    from vedette.store.schema import REVISION

    names = {number: key.partition(":")[2] for key, number in terms(workspace, connection).items()}
    tallies = connection.execute(
        select(TALLY.c.facet, TALLY.c.value, TALLY.c.count).where(TALLY.c.facet.in_(("all", "state", "documents")))
    ).all()
    counted = {facet: {names.get(value, ""): n for f, value, n in tallies if f == facet} for facet in ("all", "state")}
    programs = select(CODING.c.program, func.count()).where(CODING.c.replaced_at.is_(None)).group_by(CODING.c.program)
    day = DOCUMENT.c.published_day
    first, last = (
        connection.execute(select(DOCUMENT.c.published).where(day.is_not(None)).order_by(order).limit(1)).scalar()
        for order in (day, day.desc())
    )
    return Holdings(
        documents=next((n for facet, _, n in tallies if facet == "documents"), 0),
        replaced=_number(connection, select(func.count()).select_from(DOCUMENT).where(
            DOCUMENT.c.replaced_at.is_not(None))),
        undated=_number(connection, select(func.count()).select_from(DOCUMENT).where(
            DOCUMENT.c.published_day.is_(None), DOCUMENT.c.replaced_at.is_(None))),
        records=counted["all"],
        states=counted["state"],
        judgements=_number(connection, select(func.count()).select_from(JUDGEMENT)),
        programs={row[0]: row[1] for row in connection.execute(programs)},
        first_published=first,
        last_published=last,
        last_kept_at=connection.execute(select(DOCUMENT.c.kept_at).order_by(DOCUMENT.c.id.desc()).limit(1)).scalar(),
        schema=REVISION,
    )  # fmt: skip


def _number(connection: Connection, asked: Any) -> int:
    return int(connection.execute(asked).scalar() or 0)


def standing(workspace: Workspace, *, batch: int = 200) -> Iterator[Coded]:
    """Every document that stands, corrected, without what was rejected; in the order in which they were kept."""
    number = 0
    while True:
        with workspace.reading() as connection:
            asked = select(DOCUMENT).where(DOCUMENT.c.id > number, DOCUMENT.c.replaced_at.is_(None))
            rows = connection.execute(asked.order_by(DOCUMENT.c.id).limit(batch)).mappings().all()
            found = [present(connection, row).standing for row in rows]
        yield from found
        if len(rows) < batch:
            return
        number = rows[-1]["id"]


def coded_by_others(connection: Connection, program: str) -> list[str]:
    """The ids of the documents whose coding that stands is another program's."""
    asked = select(DOCUMENT.c.sha).join(CODING, CODING.c.document == DOCUMENT.c.id)
    other = asked.where(CODING.c.replaced_at.is_(None), CODING.c.program != program, DOCUMENT.c.replaced_at.is_(None))
    return list(connection.execute(other.order_by(DOCUMENT.c.id)).scalars())


def reviewed(workspace: Workspace) -> Iterator[Reviewed]:
    """Every document of which people judged a record, as it stands."""
    with workspace.reading() as connection:
        asked = select(JUDGED.c.document).where(JUDGED.c.document.is_not(None)).distinct().order_by(JUDGED.c.document)
        for number in connection.execute(asked).scalars().all():
            found = present(connection, document_of(connection, number))
            if found.states:
                yield found
