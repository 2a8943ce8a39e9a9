"""Documents like another one: those that share whom and where it tells of, the rarer the more."""

import math
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from vedette.store.asking import Seen
from vedette.store.documents import page_of, seen_by_number
from vedette.store.drawing import parts_of
from vedette.store.rows import day_of
from vedette.store.schema import ACTOR, DOCUMENT, ENTRY, PART, PLACE, TALLY

_MOST = 10_000  # records that have an actor or a place, up to which that says what a document is about
_DAYS = 14  # after so many days between publications, half of the weight is left
_WEIGHED = 5_000  # documents that share most, of which the time is asked for: a question may name no more than so many
_REASONS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """A document like another one. score: 0 to 1, 1 where all is shared; why: what is shared, the rarest first."""

    seen: Seen
    score: float
    why: tuple[str, ...]


def documents_like(connection: Connection, given: str, *, limit: int = 20) -> tuple[Like, ...]:
    """The documents that share most with one, by its id; the most alike first.

    Shared are actors and places, weighed by how few documents name them (inverse document frequency, as in Spärck
    Jones 1972); documents published long before or after weigh less. InputError where there is no such document.
    """
    page = page_of(connection, given)
    number, total = page.seen.number, max(2, _documents(connection))
    shared: dict[int, dict[str, float]] = defaultdict(dict)
    own = 0.0
    for name, documents in [*_actors(connection, number), *_places(connection, number)]:
        weight = math.log(total / max(1, len(documents)))
        own += max(0.0, weight)
        if weight > 0:
            for document in documents:
                shared[document][name] = weight
    shared.pop(number, None)
    most = sorted(shared, key=lambda document: (-sum(shared[document].values()), document))[:_WEIGHED]
    dated = select(DOCUMENT.c.id, DOCUMENT.c.published_day).where(DOCUMENT.c.id.in_(most))
    days = {row.id: row.published_day for row in connection.execute(dated)}
    day = day_of(page.seen.published)
    scores = {
        document: sum(shared[document].values()) / own * _near_in_time(day, days.get(document)) for document in most
    }
    best = sorted(scores, key=lambda document: (-scores[document], document))[:limit]
    seen = seen_by_number(connection, best)
    return tuple(
        Like(seen=seen[each], score=scores[each],
             why=tuple(sorted(shared[each], key=lambda name: (-shared[each][name], name))[:_REASONS]))
        for each in best
    )  # fmt: skip


def _near_in_time(day: int | None, other: int | None) -> float:
    """From 1 for the same day down to a half for long apart, or where a date is not known."""
    if day is None or other is None:
        return 0.5
    return float(0.5 + 0.5 * 0.5 ** (abs(day - other) / _DAYS))


def _documents(connection: Connection) -> int:
    asked = select(TALLY.c.count).where(TALLY.c.facet == "documents", TALLY.c.value == 0)
    return int(connection.execute(asked).scalar() or 0)


def _actors(connection: Connection, number: int) -> list[tuple[str, list[int]]]:
    """Whom a document tells of, with the documents in which they take part in something."""
    who = connection.execute(select(ENTRY.c.who).where(ENTRY.c.document == number, ENTRY.c.until.is_(None))).scalars()
    ids = sorted({actor for each in who for _, actor in parts_of(each)})
    found = []
    counted = select(ACTOR.c.id, ACTOR.c.name, TALLY.c.count).join(
        TALLY, (TALLY.c.facet == "actor") & (TALLY.c.value == ACTOR.c.id)).where(ACTOR.c.id.in_(ids))  # fmt: skip
    for actor, name, count in connection.execute(counted):
        if count <= _MOST:
            there = select(PART.c.document).where(PART.c.actor == actor).distinct()
            found.append((name, list(connection.execute(there).scalars())))
    return found


def _places(connection: Connection, number: int) -> list[tuple[str, list[int]]]:
    """Where a document's records are, with the documents that have records there."""
    asked = select(ENTRY.c.place).where(
        ENTRY.c.document == number, ENTRY.c.until.is_(None), ENTRY.c.place.is_not(None)).distinct()  # fmt: skip
    ids = list(connection.execute(asked).scalars())
    counted = select(PLACE.c.id, PLACE.c.name, TALLY.c.count).join(
        TALLY, (TALLY.c.facet == "place") & (TALLY.c.value == PLACE.c.id)).where(PLACE.c.id.in_(ids))  # fmt: skip
    found = []
    for place, name, count in connection.execute(counted):
        if count <= _MOST:
            there = select(ENTRY.c.document).where(ENTRY.c.place == place, ENTRY.c.until.is_(None)).distinct()
            found.append((name, list(connection.execute(there).scalars())))
    return found
