"""`python -m bench`: the table of benches, what it writes, and what it says of a fall."""

import json

import pytest

import bench.__main__ as bench
from bench.floors import FLOORS, read_floors
from bench.given import Given

FLOOR = '[model.part]\nlas = { what = "labelled heads, %", floor = 88, aim = 90 }\nseen = { what = "words" }\n'


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run `python -m bench` with one bench that measures what is given, and floors of its own."""

    def go(*arguments, **figures):
        floors = tmp_path / "floors.toml"
        floors.write_text(FLOOR, encoding="utf-8")
        table = {"part": bench.Bench(lambda _: {"model.part": figures}, ("model.part",))}
        monkeypatch.setattr(bench.floors, "FLOORS", floors)
        monkeypatch.setattr(bench, "BENCHES", table)
        monkeypatch.setattr(bench, "RESULTS", tmp_path / ".runs" / "bench.json")
        monkeypatch.setattr(bench, "given", lambda archive: Given(None, archive, tmp_path))
        return bench.main(list(arguments)), tmp_path / ".runs" / "bench.json"

    return go


def test_every_floor_belongs_to_one_bench():
    sections = [section for entry in bench.BENCHES.values() for section in entry.sections]
    assert len(set(sections)) == len(sections)
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    assert {name.rpartition(".")[0] for name in floors} == set(sections)


def test_what_holds_is_written_and_passes(run, capsys):
    status, results = run(las=88.5, seen=7)
    assert status == 0
    assert json.loads(results.read_text(encoding="utf-8")) == {"model": {"part": {"las": 88.5, "seen": 7}}}
    assert "labelled heads, %" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"las": 87.5}, "model.part.las: 87.5 is below 88 (tolerance 0): labelled heads, %"),
        ({"seen": 7}, "model.part.las: has a floor of 88, and was not measured"),
        ({"las": 88, "uas": 90}, "model.part.uas: measured 90, and has no floor in floors.toml"),
    ],
)
def test_what_fell_or_is_absent_is_named(run, capsys, figures, says):
    status, _ = run("part", **figures)
    assert status == 1
    assert says in capsys.readouterr().err


def test_a_figure_without_a_floor_may_be_absent(run):
    assert run(las=88)[0] == 0


def test_a_bench_that_is_not_there_is_named_with_those_that_are(run, capsys):
    with pytest.raises(SystemExit):
        run("parts", las=88)
    assert "there is no bench parts; there are part" in capsys.readouterr().err
