"""Positions worked out from other positions: a part of a region, a way from a town, the middle between two."""

import math
from typing import Final, NamedTuple

from vedette.places.extents import Part
from vedette.places.gazetteer import Entry, Kind
from vedette.records import PlacePrecision

EARTH_KM: Final = 6371.0088  # mean radius (IUGG)
BEARINGS: Final[dict[str, float]] = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315,
}  # fmt: skip

NEAR_KM: Final = 20.0  # what "near" adds to a radius, and "south of" is taken to mean beside a town
COAST_KM: Final = 150.0  # what "off" adds
_ROUGHLY: Final = 0.25  # of a distance: how far off a "15 km southeast" may be


class Position(NamedTuple):
    """A centre, the kilometres around it that a place may lie in, and how finely that is known."""

    lat: float
    lon: float
    radius_km: float
    precision: PlacePrecision


_OF_KIND: Final[dict[Kind, PlacePrecision]] = {
    "town": "town", "district": "district", "province": "province", "country": "country", "region": "region",
}  # fmt: skip


def position_of(entry: Entry) -> Position:
    """The position of an entry."""
    return Position(entry.lat, entry.lon, entry.radius_km, _OF_KIND[entry.kind])


def part_of(whole: Position, part: Part) -> Position:
    """The position of "southern X": half way from the middle to the edge; the middle itself for "central"."""
    precision = "region" if whole.precision == "country" else whole.precision
    if part == "central":
        return Position(whole.lat, whole.lon, round(0.5 * whole.radius_km, 1), precision)
    moved = moved_from(whole, BEARINGS[part], 0.5 * whole.radius_km)
    return Position(*moved, round(0.6 * whole.radius_km, 1), precision)


def near(place: Position, distance_km: float | None = None) -> Position:
    """The position of "near X", or of "10 km from X"."""
    radius = place.radius_km + (distance_km or NEAR_KM)
    return Position(place.lat, place.lon, round(radius, 1), _coarser(place.precision, radius))


def direction_from(place: Position, direction: str, distance_km: float | None) -> Position:
    """The position of "15 km southeast of X". Where no distance is told, it is the land on that side of it."""
    if distance_km is None:
        distance_km, radius = place.radius_km + NEAR_KM, place.radius_km + NEAR_KM
    else:
        radius = place.radius_km + _ROUGHLY * distance_km
    lat, lon = moved_from(place, BEARINGS[direction], distance_km)
    return Position(lat, lon, round(radius, 1), _coarser(place.precision, radius))


def between(a: Position, b: Position) -> Position:
    """The position of "between X and Y"."""
    radius = max(5.0, km(a, b) / 2)
    return Position(*_middle(a, b, 0.5), round(radius, 1), _by_radius(radius))


def border(a: Position, b: Position | None) -> Position:
    """The position of a border: of two countries the point between them by their sizes; of one, all of it."""
    if b is None:
        return Position(a.lat, a.lon, round(1.2 * a.radius_km, 1), "region")
    share = a.radius_km / max(1.0, a.radius_km + b.radius_km)
    return Position(*_middle(a, b, share), round(max(50.0, 0.7 * min(a.radius_km, b.radius_km)), 1), "region")


def off(place: Position) -> Position:
    """The position of "off the coast of X": its own, and the water before it."""
    return Position(place.lat, place.lon, round(place.radius_km + COAST_KM, 1), "region")


def km(a: Position, b: Position) -> float:
    """Great-circle kilometres between two centres."""
    p, q = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, h)))


def moved_from(place: Position, bearing: float, distance_km: float) -> tuple[float, float]:
    """The point at a distance in a direction (degrees from north, clockwise), on the sphere."""
    way, turn, lat = distance_km / EARTH_KM, math.radians(bearing), math.radians(place.lat)
    end = math.asin(min(1.0, max(-1.0, math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(turn))))
    aside = math.atan2(
        math.sin(turn) * math.sin(way) * math.cos(lat), math.cos(way) - math.sin(lat) * math.sin(end)
    )  # fmt: skip
    return round(math.degrees(end), 4), _wrapped(place.lon + math.degrees(aside))


def _middle(a: Position, b: Position, share: float) -> tuple[float, float]:
    """The point at a share of the way, on the flat map of degrees: good enough for what is this uncertain."""
    step = (b.lon - a.lon + 180) % 360 - 180
    return round(a.lat + share * (b.lat - a.lat), 4), _wrapped(a.lon + share * step)


def _wrapped(lon: float) -> float:
    return round((lon + 180) % 360 - 180, 4)


def _by_radius(radius_km: float) -> PlacePrecision:
    return "district" if radius_km <= 60 else "province" if radius_km <= 250 else "region"


def _coarser(precision: PlacePrecision, radius_km: float) -> PlacePrecision:
    """The precision of what lies around a place: never finer than a district, or than the place is."""
    return _by_radius(radius_km) if precision in {"point", "town"} else precision
