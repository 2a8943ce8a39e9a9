"""Saved searches, and what is new in them: each alert says why it matched, and the same words are told once.

New is what the workspace did not know before; when it happened is another question, and an act that a late report
tells of is not called new by that report's date.
"""

import getpass
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from vedette.errors import InputError
from vedette.records import Coded, Record
from vedette.store.asking import Hit, Query, Seen, as_plain
from vedette.store.documents import seen_by_number
from vedette.store.drawing import parts_of
from vedette.store.keeping import document_of, present
from vedette.store.reviewing import record_of
from vedette.store.rows import ROLES, iso_day
from vedette.store.schema import ACTOR, CODING, ENTRY, SAVED, TOLD
from vedette.store.search import MATCHES, documents_with, find
from vedette.store.whereabouts import actors_named
from vedette.store.words import fold, read_words, snippet
from vedette.store.workspace import Workspace, now

WEEK_MS = 7 * 86_400_000
_BATCH = 500  # documents that are looked through at once


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query with a name. since: from when on it is told of, in milliseconds."""

    name: str
    query: Query
    who: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Something new that a saved search found. hit, record: None where only words were asked for.

    happened: the day of the act itself, None where the text does not tell it; why: one reason for each thing asked for.
    """

    search: str
    seen: Seen
    coded: Coded
    hit: Hit | None
    record: Record | None
    words: str
    happened: str | None
    why: tuple[str, ...]


def save_search(workspace: Workspace, name: str, query: Query, who: str | None = None) -> int:
    """Save a search under a name, and tell of what comes from now on; returns how many it found in the last week.

    InputError where the name is taken, or nothing is asked for.
    """
    if query == Query():
        raise InputError("a saved search asks for something: words, an actor, a place, a type")
    if not name.strip() or len(name) > 80:
        raise InputError(f"a saved search has a name of up to 80 characters, not {name!r}")
    at = now()
    with workspace.writing() as connection:
        if connection.execute(select(SAVED.c.name).where(SAVED.c.name == name)).first():
            raise InputError(f"there is a saved search {name!r} already: forget it first, or take another name")
        values = {
            "name": name, "query": msgspec.json.encode(as_plain(query)).decode(), "who": who or getpass.getuser(),
            "made_at": at, "mark": _newest(connection),
        }  # fmt: skip
        connection.execute(insert(SAVED).values(values))
    with workspace.reading() as connection:
        before = select(func.max(CODING.c.id)).where(CODING.c.kept_at < at - WEEK_MS)
        return len(_new(workspace, connection, query, connection.execute(before).scalar() or 0))


def forget_search(workspace: Workspace, name: str) -> None:
    """Forget a saved search; InputError names those that there are."""
    with workspace.writing() as connection:
        _saved(connection, name)
        connection.execute(delete(TOLD).where(TOLD.c.search == name))
        connection.execute(delete(SAVED).where(SAVED.c.name == name))


def saved_searches(connection: Connection) -> tuple[SavedSearch, ...]:
    """All saved searches, by name."""
    return tuple(_read(row) for row in connection.execute(select(SAVED).order_by(SAVED.c.name)))


def news(workspace: Workspace, names: tuple[str, ...] = (), *, keep: bool = False) -> tuple[Alert, ...]:
    """What is new in saved searches (all without names) since it was asked last; keep: tell it again next time.

    The last known first. What was told is noted in one transaction after it was found.
    """
    with workspace.reading() as connection:
        searches = [_saved(connection, name) for name in names] or list(saved_searches(connection))
        mark = _newest(connection)
        alerts, digests = [], []
        for search in searches:
            since = connection.execute(select(SAVED.c.mark).where(SAVED.c.name == search.name)).scalar_one()
            told = set(connection.execute(select(TOLD.c.digest).where(TOLD.c.search == search.name)).scalars())
            for digest, alert in _alerts(workspace, connection, search, since):
                if digest not in told:
                    told.add(digest)
                    alerts.append(alert)
                    digests.append({"search": search.name, "digest": digest})
    if not keep:
        with workspace.writing() as connection:
            for search in searches:
                connection.execute(update(SAVED).where(SAVED.c.name == search.name).values(mark=mark))
            if digests:
                connection.execute(insert(TOLD), digests)
    return tuple(alerts)


def _new(workspace: Workspace, connection: Connection, query: Query, since: int) -> list[tuple[int, Hit | None]]:
    """The documents and records that codings after one brought."""
    if query.is_of_records:
        hits = [hit for some in _since(connection, since) for hit in _hits(workspace, connection, query, some)]
        return [(hit.document, hit) for hit in sorted(hits, key=lambda hit: -hit.document)]
    documents = documents_with(connection, query.words or "").subquery()
    new = select(CODING.c.document).where(CODING.c.id > since)
    asked = select(documents.c.document).where(documents.c.document.in_(new)).limit(MATCHES)
    return [(number, None) for number in connection.execute(asked).scalars()]


def _since(connection: Connection, coding: int) -> Iterator[dict[int, int]]:
    """The documents that codings after one are of, some hundreds at a time, each with the moment of its coding."""
    rows = connection.execute(
        select(CODING.c.document, CODING.c.kept_at).where(CODING.c.id > coding).order_by(CODING.c.id)
    ).all()
    for at in range(0, len(rows), _BATCH):
        yield {row.document: row.kept_at for row in rows[at : at + _BATCH]}


def _hits(workspace: Workspace, connection: Connection, query: Query, documents: Mapping[int, int]) -> list[Hit]:
    """What a query finds in documents of what their codings brought, and had not been known before."""
    found = find(workspace, connection, query, limit=MATCHES, among=tuple(documents)).hits
    here = ENTRY.c.document.in_(sorted({hit.document for hit in found})) & ENTRY.c.until.is_(None)
    since = {
        (row.document, row.name): row.since
        for row in connection.execute(select(ENTRY.c.document, ENTRY.c.name, ENTRY.c.since).where(here))
    }
    return [hit for hit in found if since.get((hit.document, hit.name), -1) >= documents[hit.document]]


def _alerts(workspace: Workspace, connection: Connection, search: SavedSearch, since: int) -> list[tuple[str, Alert]]:
    found = _new(workspace, connection, search.query, since)
    seen = seen_by_number(connection, sorted({number for number, _ in found}))
    made, coded_of = [], dict[int, Coded]()
    for number, hit in found:
        if number not in coded_of:
            coded_of[number] = present(connection, document_of(connection, number)).coded
        coded = coded_of[number]
        record = record_of(coded, hit.name)[1] if hit else None
        words = _words(coded, record, search.query)
        digest = hashlib.sha256(
            f"{hit.kind if hit else ''} {hit.type if hit else ''} {fold(words)}".encode()
        ).hexdigest()
        alert = Alert(
            search=search.name, seen=seen[number], coded=coded, hit=hit, record=record, words=words,
            happened=iso_day(hit.begins) if hit else None, why=_why(connection, search.query, hit, coded),
        )  # fmt: skip
        made.append((digest, alert))
    return made


def _words(coded: Coded, record: Record | None, query: Query) -> str:
    if record is not None:
        return record.evidence[0].of(coded.document.text)
    found = snippet(coded.document.text, read_words(query.words or "")) if query.words else None
    return found.text if found else coded.document.text[:160]


def _why(connection: Connection, query: Query, hit: Hit | None, coded: Coded) -> tuple[str, ...]:
    """One reason for each thing that was asked for."""
    why = []
    if query.words is not None:
        found = snippet(coded.document.text, read_words(query.words))
        words = dict.fromkeys(found.text[start:end] for start, end in found.found) if found else {}
        why.append(f"its text has {', '.join(f'“{word}”' for word in words) or query.words}")
    if hit is None:
        return tuple(why)
    for asked, what, value in (
        (query.kinds, "kind", hit.kind), (query.types, "type", hit.type), (query.statuses, "status", hit.status),
        (query.countries, "country", hit.country), (query.sources, "told by", hit.source),
        (query.states, "review", hit.state),
    ):  # fmt: skip
        if asked:
            why.append(f"{what}: {value}")
    here = (ENTRY.c.document == hit.document) & (ENTRY.c.name == hit.name) & (ENTRY.c.revision == hit.revision)
    who = parts_of(connection.execute(select(ENTRY.c.who).where(here)).scalar())
    roles = {number: role for role, number in ROLES.items()}
    for actor in query.actors:
        numbers = set(actors_named(connection, actor, []))
        for role, number in who:
            if number in numbers:
                name = connection.execute(select(ACTOR.c.name).where(ACTOR.c.id == number)).scalar()
                why.append(f"{roles[role]}: {name}")
    if query.near is not None:
        why.append(f"within {query.within_km:g} km of {query.near}")
    if query.since or query.until:
        why.append(f"happened {iso_day(hit.begins)}")
    return tuple(why)


def _saved(connection: Connection, name: str) -> SavedSearch:
    row = connection.execute(select(SAVED).where(SAVED.c.name == name)).first()
    if row is None:
        known = ", ".join(search.name for search in saved_searches(connection)) or "none"
        raise InputError(f"there is no saved search {name!r} (there is: {known})")
    return _read(row)


def _read(row: Row[Any]) -> SavedSearch:
    query = msgspec.convert(msgspec.json.decode(row.query), Query)
    return SavedSearch(name=row.name, query=query, who=row.who, since=row.made_at)


def _newest(connection: Connection) -> int:
    return int(connection.execute(select(func.max(CODING.c.id))).scalar() or 0)
