"""What the room asks of a gazetteer: the places that bear a name."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

Kind: TypeAlias = Literal["town", "district", "province", "country", "region"]
Grade: TypeAlias = Literal["name", "alternate", "loose", "adjective"]

GRADES: Final[tuple[Grade, ...]] = ("name", "alternate", "loose", "adjective")


class Entry(NamedTuple):
    """A place that bears a name that was asked for.

    key: its own, in this gazetteer. radius_km: what holds most of it. country: ISO 3166-1 alpha-3. admin1: its
    first-order division, by name. grade: how it bears the name: as its own, as another one, by a looser spelling, or as
    the adjective that is made of it ("Malian").
    """

    key: int
    geonameid: int | None
    name: str
    kind: Kind
    feature: str | None
    lat: float
    lon: float
    radius_km: float
    population: int
    country: str | None
    admin1: str | None
    grade: Grade


class Gazetteer(Protocol):
    """Somewhere places are known by name."""

    def named(self, name: str) -> Sequence[Entry]:
        """Give the entries that bear a name as the text writes it, or by a looser spelling of it."""

    def wide(self, name: str) -> Sequence[Entry]:
        """Give the countries and regions that a name or an adjective means, exactly. It is asked of many words."""

    def country(self, alpha3: str) -> Entry | None:
        """Give a country by its code."""
