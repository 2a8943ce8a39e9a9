"""Whom and where a question means: actors by name or id, places by name or position."""

import math
import re
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from vedette.errors import InputError
from vedette.store.ledgers import joined_now
from vedette.store.schema import ACTOR, PLACE, TALLY
from vedette.store.words import fold

EARTH_KM = 6371.0088  # IUGG mean radius
_POSITION = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*")
_SEVERAL = 50


def actors_named(connection: Connection, asked: str, notes: list[str]) -> list[int]:
    """The numbers of an actor by id or name, with all that the ledger says is the same; [] where nobody is called so.

    Several of one name are alternatives, and a note says who they are.
    """
    found = connection.execute(select(ACTOR.c.id, ACTOR.c.key, ACTOR.c.name).where(ACTOR.c.key == asked)).all()
    if not found:
        named = select(ACTOR.c.id, ACTOR.c.key, ACTOR.c.name).where(ACTOR.c.folded == fold(asked)).limit(_SEVERAL)
        found = connection.execute(named).all()
    if not found:
        near = fold(asked)
        begins = (ACTOR.c.folded >= near) & (ACTOR.c.folded < near + "\uffff")
        like = connection.execute(select(ACTOR.c.name).where(begins).limit(5)).scalars().all() if near else []
        notes.append(f"nobody called {asked!r} is here" + (f"; names like it: {', '.join(like)}" if like else ""))
        return []
    if len(found) > 1:
        notes.append(
            f"{asked!r} is {len(found)} actors here, all of them looked for: {', '.join(row.key for row in found)}"
        )
    joins = joined_now(connection)
    same = {id_ for row in found for id_ in [row.key, *_same(joins.classes, joins.of(row.key))]}
    return sorted(connection.execute(select(ACTOR.c.id).where(ACTOR.c.key.in_(same))).scalars())


def _same(classes: Mapping[str, str], stands: str) -> list[str]:
    return [id_ for id_, other in classes.items() if other == stands]


def places_near(connection: Connection, asked: str, within_km: float, notes: list[str]) -> list[int]:
    """The numbers of the places within a distance of a place by name, or of a position "lat,lon" in degrees.

    Left out is what is less surely placed than the distance asked for; a note says how much that is.
    """
    lat, lon = _centre(connection, asked, notes)
    high = math.degrees(within_km / EARTH_KM)
    wide = high / max(math.cos(math.radians(lat)), 0.01)
    box = (PLACE.c.lat.between(lat - high, lat + high)) & (PLACE.c.lon.between(lon - wide, lon + wide))
    rows = connection.execute(select(PLACE.c.id, PLACE.c.lat, PLACE.c.lon, PLACE.c.radius_km).where(box)).all()
    inside = [row for row in rows if distance_km(lat, lon, row.lat, row.lon) <= within_km]
    sure = [row.id for row in inside if (row.radius_km or 0) <= within_km]
    if len(sure) < len(inside):
        notes.append(f"{len(inside) - len(sure)} places whose position is less sure than {within_km:g} km are left out")
    return sure


def _centre(connection: Connection, asked: str, notes: list[str]) -> tuple[float, float]:
    if match := _POSITION.fullmatch(asked):
        lat, lon = float(match[1]), float(match[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise InputError(f"near wants a latitude and a longitude in degrees, not {asked!r}")
        return lat, lon
    used = func.coalesce(TALLY.c.count, 0)
    rows = connection.execute(
        select(PLACE.c.name, PLACE.c.country, PLACE.c.admin1, PLACE.c.lat, PLACE.c.lon)
        .outerjoin(TALLY, (TALLY.c.facet == "place") & (TALLY.c.value == PLACE.c.id))
        .where(PLACE.c.folded == fold(asked), PLACE.c.lat.is_not(None))
        .order_by(used.desc(), PLACE.c.id)
        .limit(_SEVERAL)
    ).all()  # fmt: skip
    if not rows:
        raise InputError(f"no place called {asked!r} is here: give another name, or a position such as 16.27,-0.04")
    if len({(row.country, row.admin1) for row in rows}) > 1:
        others = ", ".join(dict.fromkeys(f"{row.name} ({row.country})" for row in rows[1:]))
        notes.append(
            f"{asked!r} is taken for {rows[0].name} ({rows[0].country}), which most records name; also: {others}"
        )
    return rows[0].lat, rows[0].lon


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance of two positions in degrees, by the haversine formula."""
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
