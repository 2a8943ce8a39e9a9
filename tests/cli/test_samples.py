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


def test_the_feed_and_the_archive_are_coded_as_their_index_says():
    result = CliRunner().invoke(main, ["code", *(str(SAMPLES / name) for name in ("feed.xml", "archive.warc"))])
    assert result.exit_code == 0, result.output
    index = {row["url"]: row for row in json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))}
    found = [json.loads(line) for line in result.stdout_bytes.splitlines()]
    assert len(found) == 7
    for coded, line in zip(found, result.stdout_bytes.splitlines(), strict=True):
        document = coded["document"]
        row = index[document["url"]]
        wanted = (row["title"], row["published"], row["outlet"])
        assert (document["title"], document["published"][:10], document["outlet"]) == wanted
        assert list(problems(wire.decode(line))) == [], row["file"]
    assert "1 warcinfo" in result.stderr


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
    assert result.stdout.startswith("52 sample reports")
    assert "“" in result.stdout
