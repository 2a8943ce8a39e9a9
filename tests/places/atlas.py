"""A small gazetteer in memory, for tests: an invented country beside real ones, and names that several places bear."""

from collections.abc import Sequence

from vedette.places.gazetteer import Entry, Grade, Kind
from vedette.places.names import fold, loose

# name, kind, country, admin1, latitude, longitude, radius, population, other names, adjective
_PLACES: list[tuple[str, Kind, str | None, str | None, float, float, float, int, str, str]] = [
    ("Mali", "country", "MLI", None, 17.4, -3.5, 630, 19_000_000, "", "Malian"),
    ("Niger", "country", "NER", None, 17.4, 9.4, 635, 22_000_000, "", "Nigerien"),
    ("Libya", "country", "LBY", None, 27.0, 18.0, 750, 6_600_000, "", "Libyan"),
    ("Tunisia", "country", "TUN", None, 34.1, 9.6, 230, 11_000_000, "", "Tunisian"),
    ("Lebanon", "country", "LBN", None, 33.9, 35.9, 58, 6_800_000, "", "Lebanese"),
    ("Somalia", "country", "SOM", None, 4.8, 45.7, 450, 15_000_000, "", "Somali"),
    ("Afghanistan", "country", "AFG", None, 33.8, 66.0, 454, 37_000_000, "", "Afghan"),
    ("United States", "country", "USA", None, 39.5, -99.1, 1750, 327_000_000, "US|U.S.", "American"),
    ("Sahel", "region", None, None, 15.0, 2.0, 2000, 0, "", ""),
    ("Indian Ocean", "region", None, None, -10.0, 70.0, 4000, 0, "", ""),
    ("Gao", "province", "MLI", None, 15.0, -1.3, 240, 0, "Gao Region", ""),
    ("Gao", "town", "MLI", "Gao", 16.27, -0.04, 6, 133_000, "", ""),
    ("Gao", "town", "BFA", "Centre-Ouest", 11.7, -2.2, 3, 26_000, "", ""),
    ("Ansongo", "town", "MLI", "Gao", 15.66, 0.5, 2, 20_000, "", ""),
    ("Kidal", "town", "MLI", "Kidal", 18.44, 1.41, 3, 25_000, "", ""),
    ("Tillabéri", "province", "NER", None, 14.1, 2.0, 147, 0, "Tillaberi", ""),
    ("Niamey", "town", "NER", "Niamey", 13.5, 2.1, 18, 1_300_000, "", ""),
    ("Tripoli", "town", "LBY", "Tripoli", 32.9, 13.2, 18, 1_150_000, "", ""),
    ("Tripoli", "town", "LBN", "Liban-Nord", 34.4, 35.8, 8, 230_000, "", ""),
    ("Helmand", "province", "AFG", None, 31.6, 64.2, 128, 0, "", ""),
    ("Al Qāmishlī", "town", "SYR", "Al Ḩasakah", 37.05, 41.2, 7, 184_000, "", ""),
    ("Hobyo", "town", "SOM", "Mudug", 5.35, 48.5, 2, 12_000, "", ""),
    ("Silva", "town", "ITA", "Veneto", 45.6, 12.3, 2, 6_000, "", ""),
]


class MemoryGazetteer:
    """The places above, by name."""

    def __init__(self) -> None:
        self._named: dict[str, list[Entry]] = {}
        for key, (name, kind, country, admin1, lat, lon, radius, people, others, adjective) in enumerate(_PLACES, 1):

            def entry(
                grade: Grade, key: int = key, name: str = name, kind: Kind = kind, country: str | None = country,
                admin1: str | None = admin1, point: tuple[float, float] = (lat, lon), radius: float = radius,
                people: int = people,
            ) -> Entry:  # fmt: skip
                return Entry(key, 1000 + key, name, kind, None, *point, radius, people, country, admin1, grade)

            for other in filter(None, [name, *others.split("|")]):
                self._named.setdefault(fold(other), []).append(entry("name"))
                self._named.setdefault(f"~{loose(other)}", []).append(entry("loose"))
            if adjective:
                self._named.setdefault(fold(adjective), []).append(entry("adjective"))

    def named(self, name: str) -> Sequence[Entry]:
        """Give the entries of that name, then those of a looser spelling."""
        found = list(self._named.get(fold(name), ()))
        known = {entry.key for entry in found}
        return [*found, *(e for e in self._named.get(f"~{loose(name)}", ()) if loose(name) and e.key not in known)]

    def wide(self, name: str) -> Sequence[Entry]:
        """Give the countries and regions of that name or adjective."""
        return [entry for entry in self._named.get(fold(name), ()) if entry.kind in {"country", "region"}]

    def country(self, alpha3: str) -> Entry | None:
        """Give a country by its code."""
        every = (entry for entries in self._named.values() for entry in entries)
        return next((e for e in every if e.kind == "country" and e.country == alpha3), None)
