"""The whole program on the sample reports: every record keeps the contract, and the demo shows what it should."""

import json

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from vedette.cli.demo import SAMPLES
from vedette.cli.main import main
from vedette.records import wire
from vedette.records.checks import problems

REPORTS = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".html"))


@pytest.fixture(scope="module")
def lines():
    result = CliRunner().invoke(main, ["code", *map(str, REPORTS)])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes.splitlines()


def test_every_sample_is_coded_and_keeps_the_contract(lines):
    assert len(lines) == len(REPORTS)
    schema = Draft202012Validator(wire.schema())
    for path, line in zip(REPORTS, lines, strict=True):
        assert [error.message for error in schema.iter_errors(json.loads(line))] == [], path.name
        assert list(problems(wire.decode(line))) == [], path.name


def test_what_the_pages_say_of_themselves_is_what_the_index_says(lines):
    index = {row["file"]: row for row in json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))}
    for path, line in zip(REPORTS, lines, strict=True):
        document, row = json.loads(line)["document"], index[path.name]
        assert document["published"][:10] == row["published"], path.name
        assert row["title"] in document["title"], path.name
        assert document["language"] == "en", path.name


def test_plain_text_is_kept_to_the_letter(lines):
    for path, line in zip(REPORTS, lines, strict=True):
        if path.suffix == ".txt":
            assert json.loads(line)["document"]["text"] == path.read_text(encoding="utf-8")


def test_the_demo_shows_actors_ties_and_acts():
    result = CliRunner().invoke(main, ["demo"])
    assert result.exit_code == 0, result.output
    for heading in ("MAIN ACTORS", "TIES THAT CHANGED", "ACTS WITH FIGURES", "TRY NEXT"):
        assert heading in result.stdout
    assert "none was found" not in result.stdout
    assert "“" in result.stdout
