"""Where: named places, how they lie to each other, and how sure their position is."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.actor import Mention
from vedette.records.fields import PlaceId, doc
from vedette.records.record import Record

RelationKind: TypeAlias = Literal[
    "in",
    "near",
    "between",
    "border_of",
    "off",
    "north_of",
    "northeast_of",
    "east_of",
    "southeast_of",
    "south_of",
    "southwest_of",
    "west_of",
    "northwest_of",
]
PlacePrecision: TypeAlias = Literal["point", "town", "district", "province", "country", "region", "unresolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How a place lies to another one that the text names; several may hold at once."""

    kind: Annotated[RelationKind, doc("how it lies to the reference")]
    reference: Annotated[PlaceId, doc("id of the place that it is told from")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A gazetteer entry that the words could have meant, and lost."""

    geonameid: Annotated[int, doc("its GeoNames id")]
    name: Annotated[str, doc("its name in the gazetteer")]
    country: Annotated[str | None, doc("ISO 3166-1 alpha-3 code, or null")] = None
    admin1: Annotated[str | None, doc("its first-order division, by name, or null")] = None
    lat: Annotated[float, doc("degrees north, WGS 84")]
    lon: Annotated[float, doc("degrees east, WGS 84")]
    score: Annotated[float, doc("probability that the words mean it, 0 to 1")]

    def __post_init__(self) -> None:
        check_position(self.lat, self.lon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """Everything in one document that means the same place. Where it could not be resolved, its position is null."""

    name: Annotated[str, doc("the fullest form in the text, or the gazetteer's")]
    kind: Annotated[str | None, doc('GeoNames feature class and code, such as "P.PPLA", or null')] = None
    lat: Annotated[float | None, doc("degrees north of the centre, WGS 84, or null")] = None
    lon: Annotated[float | None, doc("degrees east of the centre, WGS 84, or null")] = None
    radius_km: Annotated[
        float | None, doc("kilometres around the centre that it may lie in; a region has many, or null")
    ] = None
    geonameid: Annotated[int | None, doc("GeoNames id, or null")] = None
    country: Annotated[str | None, doc("ISO 3166-1 alpha-3 code, or null")] = None
    admin1: Annotated[str | None, doc("first-order division, by name, or null")] = None
    relations: Annotated[tuple[Relation, ...], doc('how it lies to other places: "southeast of Gao"')] = ()
    precision: Annotated[PlacePrecision, doc("how finely the position is known")] = "unresolved"
    candidates: Annotated[tuple[Candidate, ...], doc("the runners-up, the best first")] = ()
    mentions: Annotated[tuple[Mention, ...], doc("all words that mean it, in text order")] = ()

    def __post_init__(self) -> None:
        Record.__post_init__(self)
        check_position(self.lat, self.lon)
        if self.radius_km is not None and not self.radius_km >= 0:
            raise ValueError(f"a radius is not negative, and that of {self.id!r} is {self.radius_km} km")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRole:
    """A place in something that happens or is."""

    place: Annotated[PlaceId, doc("id of the place")]
    role: Annotated[Literal["at", "from", "toward", "over"], doc("what the place is in it")]


def check_position(lat: float | None, lon: float | None) -> None:
    """Raise ValueError unless both are null, or are degrees on the globe."""
    if lat is None and lon is None:
        return
    if lat is None or lon is None or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"a position has a latitude in -90..90 and a longitude in -180..180, not {lat}, {lon}")
