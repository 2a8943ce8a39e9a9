"""The benches of coding: they code as the command does, read the scorers right, and the floors hold."""

import json

import pytest
from click.testing import CliRunner

from bench import coding
from bench.floors import FLOORS, check, read_floors
from bench.given import Given
from vedette.assets.model import FOLDER
from vedette.assets.tools import open_tools
from vedette.cli.main import main

ARTICLES = [
    {
        "id": "one",
        "title": "Twelve die near Gao",
        "published": "2024-05-03",
        "url": None,
        "text": "GAO, Mali — Gunmen killed 12 soldiers near Gao on Thursday, the army said.\n\nRebels denied it.",
        "gold": {},
    },
    {"id": "two", "published": None, "text": "Les hommes armés ont tué douze soldats près de la ville dans la nuit."},
]
SCORE = {
    "records": {"actors": {"precision": 1.0, "recall": 0.5, "f1": 0.667}, "wdw": {"f1": 0.25}},
    "accuracy": {"actor kind": 0.9},
    "event status macro F1": 0.8,
    "not asserted": [3, 4],
    "mean_f1": 0.458,
}


@pytest.fixture(scope="module")
def tools():
    return open_tools()


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(f"{json.dumps(article)}\n" for article in ARTICLES), encoding="utf-8")
    return path


def test_what_is_scored_is_what_the_command_prints(archive, tools):
    written = coding.write_coded(
        coding.pages_of(archive), coding.coder_of(tools), archive.with_name("runs") / "coded.jsonl"
    )
    printed = CliRunner().invoke(main, ["code", str(archive), "--format", "jsonl"])
    assert written.read_bytes() == printed.stdout_bytes
    assert len(json.loads(written.read_text(encoding="utf-8").splitlines()[0])["events"]) == 1


def test_a_line_that_is_no_article_stops_the_bench(archive):
    archive.write_text('{"text": "First."}\n{"title": "Second"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"articles\.jsonl:2"):
        coding.pages_of(archive)


def test_the_figures_of_records_are_the_scorers():
    assert coding.record_figures(json.dumps(SCORE)) == {
        "coding.records": {"mean": 0.458, "actors": 0.667, "wdw": 0.25},
        "coding.accuracy": {"actor_kind": 0.9, "event_status_macro_f1": 0.8, "event_not_asserted": 0.75},
    }
    assert (
        coding.record_figures(json.dumps({**SCORE, "not asserted": [0, 0]}))["coding.accuracy"]["event_not_asserted"]
        == 0
    )


def test_the_figures_of_plover_are_those_of_the_scorers_last_line():
    printed = "  AID        recall 1/2\nprecision 0.500 recall 0.250 F1 0.333 triple 0.125 over 8 events\n"
    assert coding.plover_figures(printed) == {"precision": 0.5, "recall": 0.25, "f1": 0.333, "triple": 0.125}
    with pytest.raises(ValueError, match="ends with 'no events'"):
        coding.plover_figures("  AID        recall 1/2\nno events")


def test_the_figures_of_ties_are_the_scorers():
    row = {"precision": 0.5, "recall": 0.25, "f1": 0.333, "hits": 1}
    told = {
        "scores": {"ties": row, "ties with status": row, "hedged with status": row},
        "counts": {"hedged ties coded as asserted": [1, 4]},
    }
    figures = coding.tie_figures(json.dumps(told))
    assert (figures["f1"], figures["hedged_found"], figures["hedged_as_facts"]) == (0.333, 4, 1)
    assert figures["hedged_heeded"] == 0.25
    told["counts"]["hedged ties coded as asserted"] = [0, 0]
    assert coding.tie_figures(json.dumps(told))["hedged_heeded"] == 0


def test_coding_is_never_faster_than_the_encoder_but_for_noise(archive, tools):
    figures = coding.speeds(tools, coding.pages_of(archive)[:1] * 20, rounds=3)
    assert 0 < figures["words_per_cpu_second"] < 1.5 * figures["encoder_words_per_cpu_second"]
    assert 0 < figures["share_of_encoder"] < 150


def test_the_memory_is_that_of_a_process_of_its_own(archive):
    assert 50 < coding.memory_mb(archive) < 500


# Three points are a few records of a kind: what this test finds has broken, not worsened.
@pytest.mark.shared
@pytest.mark.parametrize("measure", [coding.measure_records, coding.measure_plover, coding.measure_ties])
def test_quality_has_not_broken(measure, tools, shared, tmp_path, monkeypatch):
    monkeypatch.setattr(coding, "RUNS", tmp_path)
    monkeypatch.setattr(coding, "ROUNDS", 1)
    figures = measure(Given(tools.model, FOLDER / "reader.zip", shared))
    measured = {
        f"{section}.{name}": value + 0.03 for section, values in figures.items() for name, value in values.items()
    }
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    assert check({name: floor for name, floor in floors.items() if name in measured}, measured) == []
