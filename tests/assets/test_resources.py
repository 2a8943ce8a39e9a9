import pytest

import vedette
from vedette.assets.resources import read_table, resource_folder
from vedette.errors import AssetDamaged, AssetMissing


def test_the_resources_are_found_beside_the_code():
    assert {path.name for path in resource_folder().iterdir()} >= {"lexicons", "ontology", "registry"}


def test_a_package_without_resources_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(vedette, "__file__", str(tmp_path / "src" / "vedette" / "__init__.py"))
    with pytest.raises(AssetMissing, match="install vedette again"):
        resource_folder()


def test_the_packages_own_resources_come_first(tmp_path, monkeypatch):
    package = tmp_path / "src" / "vedette"
    (tmp_path / "resources").mkdir(parents=True)
    monkeypatch.setattr(vedette, "__file__", str(package / "__init__.py"))
    assert resource_folder() == tmp_path / "resources"
    (package / "resources").mkdir(parents=True)
    assert resource_folder() == package / "resources"


def test_a_table_is_read_by_its_name(tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "words.toml").write_text('said = "told added"\n', encoding="utf-8")
    assert read_table("lists", "words", folder=tmp_path) == {"said": "told added"}


def test_a_missing_table_is_named_with_those_that_are_there(tmp_path):
    (tmp_path / "words.toml").write_text("", encoding="utf-8")
    with pytest.raises(AssetMissing, match=r"no 'verbs.toml' in .* \(there is: words\)"):
        read_table("verbs", folder=tmp_path)
    with pytest.raises(AssetMissing, match=r"there is: nothing"):
        read_table("lists", "verbs", folder=tmp_path)


@pytest.mark.parametrize("content", [b"said = told", b"[open", b"\xff\xfe"])
def test_what_is_not_toml_is_named_with_its_fault(tmp_path, content):
    (tmp_path / "words.toml").write_bytes(content)
    with pytest.raises(AssetDamaged, match=r"words.toml is not TOML: \S+"):
        read_table("words", folder=tmp_path)


def test_every_table_of_ours_can_be_read_and_opens_with_source_and_licence():
    paths = sorted(resource_folder().rglob("*.toml"))
    assert len(paths) > 40
    for path in paths:
        read_table(*path.relative_to(resource_folder()).with_suffix("").parts)
        opening = path.read_text(encoding="utf-8").split("\n\n")[0]
        assert "SOURCE" in opening, path
        assert "LICENCE" in opening, path
