"""`vedette network` says who is tied to whom at a date."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.network.examples import document
from vedette.cli.main import main
from vedette.records import Judgement, wire

PLEDGE = document(
    "2015-03-10", "Red Army begins pledged_allegiance: Islamic State", IslamicState={"registry": "islamic-state"}
)
DENIAL = document(
    "2015-06-10", "Red Army holds pledged_allegiance: Islamic State", IslamicState={"registry": "islamic-state"}
)
DENIAL = replace(DENIAL, affiliations=(replace(DENIAL.affiliations[0], polarity="denied"),))
OTHER = document(
    "2015-07-01", "Ansaru holds fights: Boko Haram", Ansaru={"registry": "ansaru"}, BokoHaram={"registry": "boko-haram"}
)


def run(*arguments, stdin=None, code=0):
    result = CliRunner().invoke(main, ["network", *map(str, arguments)], input=stdin)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def coded(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(b"\n".join(map(wire.encode, (PLEDGE, DENIAL, OTHER))))
    return path


def ties(result):
    told = json.loads(result.stdout)
    return {(tie["type"], tie["subject"], tie["object"]): tie for tie in told["ties"]}


PLEDGED = ("pledged_allegiance", "name:red army", "islamic-state")


def test_a_dispute_shows_both_sides_and_was_none_before_it_was_told(coded):
    tie = ties(run(coded, "--date", "2016", "--no-registry"))[PLEDGED]
    assert tie["state"] == "disputed"
    assert [report["known"] for report in (*tie["affirming"], *tie["against"])] == ["2015-03-10", "2015-06-10"]
    assert ties(run(coded, "--date", "2016", "--known-on", "2015-05", "--no-registry"))[PLEDGED]["state"] == "holds"


def test_the_default_date_is_that_of_the_last_report_and_is_said(coded):
    result = run(coded)
    assert json.loads(result.stdout)["on"] == "2015-07-01"
    assert "As true on 2015-07-01, the date of the last report" in result.stderr


def test_the_registry_s_facts_stand_beside_those_of_the_reports(coded):
    with_, without = (ties(run(coded, *some)) for some in ((), ("--no-registry",)))
    split = with_["split_from", "ansaru", "boko-haram"]
    assert split["since"][0]["text"] == "2012-01"
    assert split["affirming"][0]["words"].startswith("https://")
    assert ("split_from", "ansaru", "boko-haram") not in without
    assert ("fights", "ansaru", "boko-haram") in without


def test_the_table_has_words_speakers_and_the_history_of_whom_it_is_about(coded):
    table = " ".join(run(coded, "--about", "Ansaru", "--format", "table").stdout.split())
    for words in ("Ansaru (ansaru): ", "“Ansaru holds", "Sample Wire", "the registry", "History", "splits into"):
        assert words in table
    assert "Red Army" not in table


def test_the_table_of_all_counts_what_is_not_in_force(coded):
    table = run(coded, "--date", "2015-01", "--no-registry", "--format", "table").stdout
    assert table.splitlines()[-1] == "Beside these: 2 not yet (--about shows them)."


def test_the_registry_alone_answers_about_a_group():
    result = run("--about", "boko haram", "--date", "2010", "--format", "table")
    assert "Mohammed Yusuf" in result.stdout
    assert "told by the registry" in result.stdout


def test_other_forms(coded):
    assert "<svg" in run(coded, "--about", "ansaru", "--format", "svg").stdout
    assert "<svg" in run(coded, "--format", "svg").stdout
    assert "<graphml" in run(coded, "--format", "graphml").stdout


def test_a_node_of_the_reports_is_found_by_its_name(coded):
    found = ties(run(coded, "--about", "Red Army", "--no-registry"))
    assert set(found) == {PLEDGED}


def test_a_ledger_joins_who_is_the_same(coded, tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    same = Judgement(id="j1", kind="same_actor", on=("name:red army", "ansaru"), who="Ada", when="2026-01-01")
    ledger.write_bytes(wire.encode(same) + b"\n")
    found = ties(run(coded, "--ledger", ledger, "--no-registry"))
    assert ("pledged_allegiance", "ansaru", "islamic-state") in found
    ledger.write_text("{}\n")
    assert "ledger.jsonl:1" in run(coded, "--ledger", ledger, code=2).stderr


def test_standard_input_may_hold_coded_lines():
    assert PLEDGED in ties(run("-", "--no-registry", stdin=wire.encode(PLEDGE)))


@pytest.mark.usefixtures("fake_coder")
def test_what_was_not_coded_is_coded_first(tmp_path):
    (tmp_path / "a.txt").write_text("Gunmen killed 12 soldiers near the town of Dahra on Friday, the army said.\n")
    assert ties(run(tmp_path / "a.txt", "--date", "2015", "--no-registry")) == {}


def test_a_damaged_line_is_named_and_the_rest_is_used(coded):
    coded.write_bytes(coded.read_bytes() + b'\n{"vedette": 2}\n')
    result = run(coded, "--no-registry", code=4)
    assert "records.jsonl:4" in result.stderr
    assert PLEDGED in ties(result)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give reports to read, or --about a group"),
        (["--about", "Boko Haram", "--no-registry"], "give reports to read"),
        (["--about", "Zork Front of Azawad"], "nobody called 'Zork Front of Azawad' is tied to anybody here"),
        (["--about", "Ansar al-Sharia"], "may be several: give --about one of ansar-al-sharia"),
        (["--about", "Ansaru", "--date", "last year"], "a date is 2014, 2014-06 or 2014-09-14"),
        (["--about", "Ansaru", "--known-on", "2014-02-30"], "no calendar has the day '2014-02-30'"),
        (["nowhere.txt"], "no file or folder 'nowhere.txt'"),
        (["--about", "Ansaru", "--ledger", "nowhere.jsonl"], "the ledger nowhere.jsonl cannot be read"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(arguments, message):
    assert message.replace("2014-06", "2014-09") in run(*arguments, code=2).stderr


def test_reports_without_a_date_want_one(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(wire.encode(document(None, "Red Army begins fights: Blue Front")))
    assert "say with --date" in run(path, code=2).stderr
    result = run(path, "--date", "2015", "--no-registry")
    assert "has no date" in result.stderr
    assert len(ties(result)) == 1


def test_names_like_a_wrong_one_are_given(coded):
    assert "names like it: Red Army" in run(coded, "--about", "Red Arny", "--no-registry", code=2).stderr


def test_a_judgement_on_somebody_who_is_not_there_is_told(coded, tmp_path):
    ledger = tmp_path / "ledger.jsonl"
    judged = Judgement(id="j1", kind="same_actor", on=("boko-harm", "ansaru"), who="Ada", when="2026-01-01")
    ledger.write_bytes(wire.encode(judged) + b"\n")
    told = run(coded, "--ledger", ledger).stderr
    assert "judgement j1: nobody here has the id 'boko-harm', so that it joins nothing" in told
    assert "'ansaru'" not in told


def test_people_are_found_by_their_last_names(tmp_path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(
        wire.encode(document("2015-03-10", "Omar Siraj holds leads: Red Army", OmarSiraj={"kind": "person"}))
    )
    assert ("leads", "name:person:omar siraj", "name:red army") in ties(run(path, "--about", "Siraj"))


def test_sources_without_text_say_so():
    assert "nothing was read" in run("-", stdin="", code=2).stderr
