"""`vedette who` says who bears a name."""

import json

import pytest
from click.testing import CliRunner

from vedette.cli.main import main


def run(*arguments):
    return CliRunner().invoke(main, ["who", *arguments])


def test_a_group_is_told_with_the_reasons_its_ties_and_its_leaders():
    result = run("AQIM")
    assert result.exit_code == 0, result.output
    first, *rest = result.stdout.splitlines()
    assert first == "Al-Qaeda in the Islamic Maghreb (aqim)"
    told = "\n".join(rest)
    for words in (
        "'AQIM' is its abbreviation",
        "DZAREB",
        "branch of",
        "Abdelmalek Droukdel, from 2007-01 until 2020-06-03",
    ):
        assert words in told


def test_the_date_chooses_the_leaders():
    assert "Droukdel" not in run("AQIM", "--date", "2022").stdout


def test_an_open_name_shows_who_bears_it_and_what_may_decide():
    result = run("Ansar", "al-Sharia")
    assert result.exit_code == 0
    assert "A --country or a --date may decide" in result.stdout
    assert "ansar-al-sharia-tunisia" in result.stdout


@pytest.mark.parametrize("country", ["Libya", "LBY", "lby", "Libyan"])
def test_a_country_decides(country):
    assert run("Ansar al-Sharia", "--country", country).stdout.startswith("Ansar al-Sharia in Libya")


def test_json_holds_the_entry_and_the_runners_up():
    answer = json.loads(run("Ansar al-Sharia", "--country", "LBY", "--format", "json").stdout)
    assert answer["match"]["id"] == "ansar-al-sharia-libya"
    assert {other["id"] for other in answer["candidates"]} >= {"ansar-al-sharia-tunisia", "ansar-al-sharia-yemen"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["Zork Front of Azawad"], "nobody in the registry is called 'Zork Front of Azawad'"),
        (["AQIM", "--date", "last year"], "--date wants 2014, 2014-06 or 2014-06-29"),
        (["AQIM", "--date", "2014-13"], "--date wants"),
        (["AQIM", "--country", "Atlantis"], "--country wants a state's name or its ISO code"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
