"""The registry as it is shipped, and the quicker form that it is kept in."""

import pytest

from vedette.assets.registry import open_registry
from vedette.errors import AssetDamaged

ROW = """[[groups]]
id = "red"
name = "Red Front"
kind = "militia"
leaders = [{ name = "Ann Dolo", from = "2009" }]
sources = []
"""


def resources_of(folder, row=ROW):
    (folder / "groups").mkdir(parents=True)
    (folder / "groups" / "somewhere.toml").write_text(row, encoding="utf-8")
    for name in ("bodies", "people"):
        (folder / f"{name}.toml").write_text(f"{name} = []\n", encoding="utf-8")
    return folder


def test_the_shipped_registry_is_large():
    registry = open_registry()
    kinds = [entry.kind for entry in registry]
    armed = sum(kind in {"armed_group", "militia", "party"} for kind in kinds)
    assert armed >= 700  # issue 6
    assert len(registry) > 4000


def test_what_is_kept_says_the_same_and_follows_a_change(tmp_path):
    resources, cache = resources_of(tmp_path / "registry"), tmp_path / "cache"
    first = open_registry(resources, cache)
    assert len(list(cache.glob("registry-*.json"))) == 1
    again = open_registry(resources, cache)
    assert list(first) == list(again)
    (resources / "groups" / "somewhere.toml").write_text(ROW.replace("Red Front", "Blue Front"), encoding="utf-8")
    assert open_registry(resources, cache).resolve("Blue Front").match.entry.id == "red"


def test_a_kept_form_that_is_damaged_is_made_again(tmp_path):
    resources, cache = resources_of(tmp_path / "registry"), tmp_path / "cache"
    open_registry(resources, cache)
    next(cache.glob("*.json")).write_text("{not JSON")
    assert open_registry(resources, cache).resolve("Red Front").match is not None


def test_where_nothing_can_be_kept_the_registry_still_opens(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert open_registry(resources_of(tmp_path / "registry"), tmp_path / "file" / "cache").entry("red") is not None


def test_leaders_of_groups_are_people_of_their_own(tmp_path):
    registry = open_registry(resources_of(tmp_path / "registry"), tmp_path / "cache")
    assert [(person.name, office.since) for person, office in registry.leaders("red")] == [("Ann Dolo", "2009")]


def test_no_registry_at_all_says_what_to_do(tmp_path):
    with pytest.raises(AssetDamaged, match="install vedette again"):
        open_registry(tmp_path, tmp_path)
