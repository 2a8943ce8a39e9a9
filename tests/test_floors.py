"""The gate on quality: what it lets pass, what it stops, and what it says."""

import json

import pytest

from bench import floors as gate
from bench.floors import FLOORS, Floor, check, read_floors, read_measured, report

UPOS = Floor(what="tags right, %", floor=96.3, aim=96.8, tolerance=0.1)
LOAD = Floor(what="seconds to load", floor=0.5, aim=0.3, tolerance=0.05, higher_is_better=False)


def said(floor, figure):
    return [problem.says for problem in check({"it": floor}, {"it": figure})]


@pytest.mark.parametrize(
    ("floor", "figure"), [(UPOS, 99.0), (UPOS, 96.3), (UPOS, 96.2), (LOAD, 0.1), (LOAD, 0.5), (LOAD, 0.55)]
)
def test_what_holds_or_is_within_the_tolerance_passes(floor, figure):
    assert said(floor, figure) == []


@pytest.mark.parametrize(
    ("floor", "figure", "says"),
    [
        (UPOS, 96.19, "96.19 is below 96.3 (tolerance 0.1): tags right, %"),
        (UPOS, 0.0, "0 is below 96.3 (tolerance 0.1): tags right, %"),
        (UPOS, float("nan"), "nan is below 96.3 (tolerance 0.1): tags right, %"),
        (LOAD, 0.56, "0.56 is above 0.5 (tolerance 0.05): seconds to load"),
    ],
)
def test_a_fall_is_named_with_its_floor(floor, figure, says):
    assert said(floor, figure) == [says]


def test_a_floor_without_a_figure_and_a_figure_without_a_floor_are_both_problems():
    assert [str(problem) for problem in check({"a.b": UPOS}, {"a.c": 1.0})] == [
        "a.b: has a floor of 96.3, and was not measured",
        "a.c: measured 1, and has no floor in floors.toml",
    ]


def test_the_floors_of_the_project_can_be_read():
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    assert floors["model.ewt_gold.upos"].aim > floors["model.ewt_gold.upos"].floor
    assert not floors["reading.cost.load_s"].higher_is_better


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[a]\nb = { what = "x", floor = 2, aim = 1 }', "a.b: an aim of 1 is worse than the floor of 2"),
        ('[a]\nb = { what = "x", floor = 1, aim = 2, higher_is_better = false }', "a.b: an aim of 2 is worse"),
        ('[a]\nb = { what = "x", floor = 1, aim = 2, measured = 0.5 }', "a.b: the figure measured, 0.5, does not hold"),
        ('[a]\nb = { what = "x", floor = 1, aim = 2, tolerance = -1 }', "a.b: a tolerance is not negative"),
        ('[a]\nb = { what = "x", floor = 1, aim = 2, tolerence = 1 }', "a.b: .*tolerence"),
        ('[a]\nb = { what = "", floor = 1, aim = 2 }', "a.b: a floor says what it measures"),
        ("[a]\nb = { floor = 1, aim = 2 }", "a.b: .*what"),
        ("[a]\nb = 1", "a.b: a floor is a table"),
        ("[a.b]\naim = 2", "a.b.aim: a floor is a table"),
    ],
)
def test_a_floor_that_makes_no_sense_is_named(text, says):
    with pytest.raises(ValueError, match=says):
        read_floors(text)


def test_a_figure_is_a_number():
    assert read_measured('{"a": {"b": {"c": 1}}, "d": 2.5}') == {"a.b.c": 1.0, "d": 2.5}
    with pytest.raises(ValueError, match=r"a\.b: a figure is a number"):
        read_measured('{"a": {"b": "96.3"}}')


def test_the_table_tells_an_aim_from_a_floor_from_a_fall():
    lines = report({"a": UPOS, "b": UPOS, "c": UPOS, "d": UPOS}, {"a": 96.8, "b": 96.5, "c": 90.0}).splitlines()
    assert [line.split()[4] for line in lines[1:]] == ["aim", "holds", "fell", "unknown"]


def test_the_command_fails_when_a_figure_does(tmp_path, monkeypatch, capsys):
    floors, results = tmp_path / "floors.toml", tmp_path / "bench.json"
    floors.write_text('[model]\nupos = { what = "tags right, %", floor = 96.3, aim = 96.8 }')
    monkeypatch.setattr(gate, "FLOORS", floors)

    results.write_text(json.dumps({"model": {"upos": 96.4}}))
    assert gate.main([str(results)]) == 0

    results.write_text(json.dumps({"model": {"upos": 90.0}}))
    assert gate.main([str(results)]) == 1
    assert "model.upos: 90 is below 96.3" in capsys.readouterr().err


def test_the_command_without_results_says_how_it_is_used(capsys):
    assert gate.main([]) == 2
    assert "python -m bench.floors" in capsys.readouterr().err
