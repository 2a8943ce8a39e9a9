"""What is drawn from a coded document for lists and search: a row for each statement, and who takes part in it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from vedette.network.identity import Member, members_of
from vedette.records import (
    Actor,
    Affiliation,
    Claim,
    Coded,
    Estimate,
    Event,
    Place,
    Record,
    Statement,
    Time,
    moment,
)
from vedette.store.lists import LISTS, STATEMENTS
from vedette.store.reviewing import State
from vedette.store.schema import UNDATED
from vedette.store.words import fold

# Ids of the parts that an actor may have in a record; in the database for good, so that none may change.
ROLES = {
    "named": 0,
    "source": 1,
    "target": 2,
    "subject": 3,
    "object": 4,
    "who": 5,
    "speaker": 6,
    "about": 7,
    "other": 8,
}
_EPOCH = date(1970, 1, 1).toordinal()
ARTICLE = "article"
"""The kind of source of what no source says, but the article in its own voice."""


class ActorRow(NamedTuple):
    """Whom a name means. key: the registry's id, or `name:` and the name's key."""

    key: str
    name: str
    folded: str
    kind: str
    country: str | None


class PlaceRow(NamedTuple):
    """A place that was resolved. key: its GeoNames id, or where it lies where it has none."""

    key: str
    name: str
    folded: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record as it stands, for lists and search. parts: (role, key of the actor)."""

    name: str
    kind: str
    state: State
    type: str | None
    status: str | None
    country: str | None
    source: str | None
    confidence: int
    place: str | None
    begins: int
    ends: int | None
    parts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The rows of one document, and the actors and places that they point at, by key."""

    rows: tuple[Row, ...]
    actors: Mapping[str, ActorRow]
    places: Mapping[str, PlaceRow]


def draw(coded: Coded, states: Mapping[str, State], nodes: Callable[[Member], str | None]) -> Drawn:
    """Draw the rows of a document: its statements, and what else was judged.

    states: of the records that were judged, by id; nodes: who a member is among all documents, None for the described.
    """
    keys = {member.id.rpartition("#")[2]: key for member in members_of(coded) if (key := nodes(member))}
    actors = {keys[a.id]: _actor_row(keys[a.id], a) for a in reversed(coded.actors) if a.id in keys}
    countries = {actor.id: actor.country for actor in coded.actors}
    places = {place.id: row for place in coded.places if (row := _place_row(place))}
    claims = {claim.id: claim for claim in coded.claims}
    rows = []
    for list_, kind in LISTS.items():
        for record in getattr(coded, list_):
            if kind not in STATEMENTS and record.id not in states:
                continue
            who, where = _WHO[kind](record), _WHERE[kind](record)
            place = places.get(where or "")
            told = place.country if place else None
            by = next((c for role, id_ in who if role != ROLES["about"] and (c := countries.get(id_))), None)
            rows.append(
                Row(
                    name=record.id,
                    kind=kind,
                    state=states.get(record.id, "proposed"),
                    type=_TYPE[kind](record),
                    status=record.status if isinstance(record, Statement) else None,
                    country=told or by,
                    source=_source(record, claims),
                    confidence=round(100 * record.confidence),
                    place=place.key if place else None,
                    **_days(_WHEN[kind](record)),
                    parts=tuple(dict.fromkeys((role, keys[id_]) for role, id_ in who if id_ in keys)),
                )
            )
    return Drawn(rows=tuple(rows), actors=actors, places={row.key: row for row in places.values()})


def day_of(iso: str | None) -> int | None:
    """The day of a date or date-time in UTC, as days since 1970-01-01."""
    return None if iso is None else int(moment(iso).timestamp() // 86400)


def iso_day(day: int | None) -> str | None:
    """The date of a day, None for what has none."""
    if day is None or day == UNDATED:
        return None
    return date.fromordinal(_EPOCH + day).isoformat()


def _days(time: Time | None) -> dict[str, Any]:
    begins = day_of(time.start) if time else None
    return {"begins": UNDATED if begins is None else begins, "ends": _end_of(time.end) if time else None}


def _end_of(iso: str | None) -> int | None:
    """The day before which all is over: a time of day is within its day, and midnight is the end of the one before."""
    return None if iso is None else int(-(-moment(iso).timestamp() // 86400))


def _source(record: Record, claims: Mapping[str, Claim]) -> str | None:
    if isinstance(record, Claim):
        return record.source_kind
    if not isinstance(record, Statement):
        return None
    claim = claims.get(record.claim or "")
    return claim.source_kind if claim else ARTICLE


def _actor_row(key: str, actor: Actor) -> ActorRow:
    return ActorRow(key, actor.name, fold(actor.name), actor.kind, actor.country)


def _place_row(place: Place) -> PlaceRow | None:
    if place.geonameid is not None and not any(relation.kind != "in" for relation in place.relations):
        key = f"geonames:{place.geonameid}"
    elif place.lat is not None and place.lon is not None:
        lat, lon = (round(degrees, 3) + 0.0 for degrees in (place.lat, place.lon))  # 0.0: there is no -0.000
        key = f"{lat:.3f},{lon:.3f}:{fold(place.name)}"
    elif place.country:
        key = f"{place.country}:{fold(place.name)}"
    else:
        return None
    where = (place.country, place.admin1, place.lat, place.lon, place.radius_km)
    return PlaceRow(key, place.name, fold(place.name), *where)


def _event_parts(event: Event) -> Iterator[tuple[int, str]]:
    yield from ((ROLES["source"], id_) for id_ in event.sources)
    yield from ((ROLES["target"], id_) for id_ in event.targets)
    yield from ((ROLES["other"], other.actor) for other in event.others)


def _claim_parts(claim: Claim) -> Iterator[tuple[int, str]]:
    yield ROLES["speaker"], claim.source
    yield from ((ROLES["other"], id_) for id_ in (claim.to, claim.addressee, claim.publisher) if id_)


def _estimate_parts(estimate: Estimate) -> Iterator[tuple[int, str]]:
    if estimate.subject:
        yield ROLES["about"], estimate.subject
    yield from ((ROLES["other"], id_) for id_ in estimate.includes)


def _tie_parts(tie: Affiliation) -> Iterator[tuple[int, str]]:
    yield ROLES["subject"], tie.subject
    yield ROLES["object"], tie.object
    if tie.on_behalf_of:
        yield ROLES["other"], tie.on_behalf_of


_WHO: dict[str, Callable[[Any], Sequence[tuple[int, str]]]] = {
    "actor": lambda _: [],
    "place": lambda _: [],
    "event": lambda event: list(_event_parts(event)),
    "affiliation": lambda tie: list(_tie_parts(tie)),
    "presence": lambda presence: [(ROLES["who"], id_) for id_ in presence.who],
    "claim": lambda claim: list(_claim_parts(claim)),
    "estimate": lambda estimate: list(_estimate_parts(estimate)),
    "outlook": lambda outlook: [(ROLES["about"], id_) for id_ in outlook.about],
}
_WHERE: dict[str, Callable[[Any], str | None]] = {
    "actor": lambda _: None,
    "place": lambda place: place.id,
    "event": lambda event: event.place or next((role.place for role in event.places), None),
    "affiliation": lambda tie: tie.object if tie.type == "based_in" else None,
    "presence": lambda presence: next((role.place for role in presence.places), None),
    "claim": lambda _: None,
    "estimate": lambda estimate: estimate.place,
    "outlook": lambda outlook: outlook.place,
}
_WHEN: dict[str, Callable[[Any], Time | None]] = {
    "actor": lambda _: None,
    "place": lambda _: None,
    "event": lambda event: event.time,
    "affiliation": lambda tie: tie.time,
    "presence": lambda presence: presence.time,
    "claim": lambda claim: claim.time,
    "estimate": lambda estimate: estimate.time,
    "outlook": lambda outlook: outlook.horizon,
}
_TYPE: dict[str, Callable[[Any], str | None]] = {
    "actor": lambda actor: actor.kind,
    "place": lambda place: place.precision,
    "event": lambda event: event.type,
    "affiliation": lambda tie: tie.type,
    "presence": lambda presence: presence.kind,
    "claim": lambda claim: claim.quotation,
    "estimate": lambda estimate: estimate.what,
    "outlook": lambda outlook: outlook.kind,
}
