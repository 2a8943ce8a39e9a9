"""`vedette why` and `vedette read` show what a person needs to check a record."""

import pytest
from click.testing import CliRunner

from vedette.cli.main import main

OWN = """
type = "BLOODSHED"
definition = "Somebody is killed."
[[frames]]
name = "spill blood"
verbs = "kill"
source = "subject"
target = "object"
"""
KILLED = "Gunmen killed 12 soldiers near the town of Gao on Friday.\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(KILLED)
    return str(path)


@pytest.mark.usefixtures("fake_coder")
def test_why_shows_the_frame_the_way_and_the_words(article):
    result = CliRunner().invoke(main, ["why", article, "e1"])
    assert result.exit_code == 0, result.output
    shown = result.stdout
    assert "ASSAULT.kill" in shown
    assert "“Gunmen killed 12 soldiers”" in shown
    tree = [line for line in shown.splitlines() if "─" in line]
    assert any("nsubj: Gunmen" in line and "sources" in line for line in tree)
    assert any("obj: soldiers" in line and "targets" in line for line in tree)
    assert not any("Gao" in line for line in tree)  # no part of the way
    assert any(line.startswith("sources") and "a1 Gunmen" in line for line in shown.splitlines())


def test_why_explains_what_was_coded_with_event_types_of_ones_own(article, tmp_path):
    (tmp_path / "own.toml").write_text(OWN)
    result = CliRunner().invoke(main, ["why", article, "e1", "--ontology", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "bloodshed: spill blood" in result.stdout


@pytest.mark.usefixtures("fake_coder")
def test_why_names_the_records_that_there_are(article):
    result = CliRunner().invoke(main, ["why", article, "e9"])
    assert result.exit_code == 2
    assert "e1, a1, a2" in result.stderr


@pytest.mark.usefixtures("fake_coder")
def test_why_says_what_it_cannot_read():
    result = CliRunner().invoke(main, ["why", "no-such-file", "e1"])
    assert result.exit_code == 2
    assert "no-such-file" in result.stderr


def test_read_shows_words_tree_and_names(article):
    result = CliRunner().invoke(main, ["read", article, "--words"])
    assert result.exit_code == 0, result.output
    (row,) = [line for line in result.stdout.splitlines() if line.startswith("4 ")]
    assert row.split()[1:7] == ["soldiers", "soldier", "NOUN", "NNS", "obj", "2"]
    assert "the town of Gao (Location)" in result.stdout
