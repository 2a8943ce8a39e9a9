"""Whatever a reader can meet is explained: commands, records, rooms, table entries, public names."""

import ast
import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from vedette.cli.main import COMMANDS, main
from vedette.records.page import meanings, record_types

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "vedette"
MODULES = [path.relative_to(PACKAGE).as_posix() for path in sorted(PACKAGE.rglob("*.py"))]
ROOMS = [path.parent.name for path in sorted(PACKAGE.glob("*/__init__.py"))]

# The tables to which things are added, and the page that explains each entry. A new table is a line here.
TABLES = {
    "bench.__main__:BENCHES": "bench.md",
    "vedette.cli.main:COMMANDS": "commands.md",
    "vedette.exports.formats:FORMATS": "exports.md",
    "vedette.intake.sources:INTAKES": "intake.md",
    "vedette.records:KINDS": "records.md",
}


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def explains(text: str, name: str) -> bool:
    """Tell whether a page has a name as its heading, or as code: alone, or as the last word of a command."""
    name = re.escape(name)
    return re.search(rf"`(?:[a-z]+ )*{name}`|^#+ {name}$", text, re.MULTILINE | re.IGNORECASE) is not None


@pytest.mark.parametrize("table", TABLES)
def test_every_entry_of_a_table_stands_on_its_page(table):
    module, _, name = table.partition(":")
    entries = getattr(import_module(module), name)
    assert entries
    text = page(TABLES[table])
    assert [entry for entry in entries if not explains(text, entry)] == []


@pytest.mark.parametrize("kind", record_types())
def test_every_field_of_a_record_has_its_meaning_on_the_page_of_records(kind):
    text = page("records.md")
    assert [name for name, meaning in meanings(kind).items() if not (meaning and explains(text, name))] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(name):
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help is not None
    assert re.search(rf"^ *vedette {name}\b", command.help, re.MULTILINE), f"the help of {name} lacks a line to paste"


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_has_a_docstring(module):
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")
    ]
    assert ast.get_docstring(tree), f"{module} does not say what lives in it"
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_a_page_that_the_index_names(room):
    assert page(f"{room}.md").startswith("# ")
    assert f"]({room}.md)" in page("README.md")


def test_the_changelog_has_a_place_for_the_next_change():
    assert "\n## [Unreleased]\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
