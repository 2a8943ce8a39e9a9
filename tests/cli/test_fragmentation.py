"""`vedette fragmentation` shows what is lit for which group, and says when nothing is."""

import json

import pytest
from click.testing import CliRunner

from tests.network.fragmentation_reports import report
from vedette.cli.main import main
from vedette.records import wire

FIRST = report(
    "2014-01-02", "Droukdel leads AQIM", "Gouri member_of AQIM", "Katiba branch_of AQIM", "Gouri fights MUJAO"
)
LATER = [report("2014-03-05", "Gouri criticises AQIM"), report("2014-05-05", "Katiba split_from AQIM")]


@pytest.fixture
def run(tmp_path):
    """Run the command on a file of coded documents."""

    def go(documents, *arguments, to_stdin=False):
        lines = b"".join(wire.encode(coded) + b"\n" for coded in documents)
        path = tmp_path / "records.jsonl"
        path.write_bytes(lines)
        source = "-" if to_stdin else str(path)
        return CliRunner().invoke(main, ["fragmentation", source, *arguments], input=lines if to_stdin else None)

    return go


@pytest.mark.parametrize("to_stdin", [False, True])
def test_each_lit_indicator_is_told_with_its_month_and_its_words(run, to_stdin):
    result = run([FIRST, *LATER], to_stdin=to_stdin)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("groups watched: 3, over 15 months in all; with something lit: 1\n")
    for words in ("AQIM (aqim), watched 2014-01 to 2014-05", "“Gouri criticises AQIM”", "Sample Wire", "2014-03-05"):
        assert words in result.stdout
    assert "alarm 2014-05: begun by criticism of parent, defections, within 6 months" in result.stdout
    assert "MUJAO" not in result.stdout


def test_it_says_when_nothing_is_lit(run):
    result = run([FIRST])
    assert result.exit_code == 0
    assert "Nothing is lit" in result.stdout


def test_fewer_months_let_indicators_count_together_less_often(run):
    assert "alarm" not in run([FIRST, *LATER], "--months", "2").stdout


@pytest.mark.parametrize("asked", ["AQIM", "aqim", "Al-Qaeda in the Islamic Maghreb"])
def test_one_group_is_asked_about_by_id_name_or_alias(run, asked):
    result = run([FIRST, *LATER], "--about", asked)
    assert result.stdout.startswith("groups watched: 1, over 5 months in all; with something lit: 1\n")


def test_a_group_that_no_report_names_is_an_error_that_says_which_there_are(run):
    result = run([FIRST], "--about", "Zork Front")
    assert result.exit_code == 2
    assert "the reports name no group 'Zork Front' (there is: AQIM, Katiba, MUJAO)" in result.stderr


def test_json_has_every_group_and_no_probability(run):
    answer = json.loads(run([FIRST, *LATER], "--format", "json").stdout)
    assert answer["months"] == 6
    groups = {each["group"]["id"]: each for each in answer["groups"]}
    assert set(groups) == {"aqim", "katiba", "mujao"}
    assert groups["mujao"]["indicators"] == []
    criticism, left = groups["aqim"]["indicators"]
    assert (criticism["name"], criticism["since"], left["name"]) == ("criticism_of_parent", "2014-03", "defections")
    assert criticism["evidence"][0]["words"] == "Gouri criticises AQIM"
    assert groups["aqim"]["alarms"] == ["2014-05"]
    assert "probability" not in json.dumps(answer)


def test_a_document_without_a_date_is_told(run):
    assert "1 document has no date of publication" in run([FIRST, report(None, "Gouri criticises AQIM")]).stderr


def test_a_damaged_line_is_named_and_the_rest_is_used(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(wire.encode(FIRST) + b'\n{"vedette": 2}\n')
    result = CliRunner().invoke(main, ["fragmentation", str(path)])
    assert result.exit_code == 4
    assert f"Not read: {path}:2: " in result.stderr
    assert "groups watched: 3" in result.stdout


@pytest.mark.usefixtures("fake_coder")
def test_pages_are_coded_on_the_way(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Gunmen killed 12 soldiers near Gao on Monday.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["fragmentation", str(path)])
    assert result.exit_code == 0, result.output
    assert "groups watched: 0" in result.stdout


def test_where_nothing_can_be_read_the_exit_code_says_so(tmp_path):
    result = CliRunner().invoke(main, ["fragmentation", str(tmp_path / "absent.jsonl")])
    assert result.exit_code == 2
    assert "no file or folder" in result.stderr
