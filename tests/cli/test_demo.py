"""The digest of the demo, from records made by hand."""

from pathlib import Path

from tests.cli.fakes import FakeCoder
from vedette.cli.demo import SAMPLES, Report, digest
from vedette.reading.pages import Page


def report(name: str, text: str, file: str | None = None) -> Report:
    """A report coded by the fake, from a file of its own or from one with others."""
    return Report(name, Path(SAMPLES / (file or f"{name}.txt")), FakeCoder()(Page(name=name, content=text)))


def test_the_digest_gives_acts_with_figures_and_their_evidence():
    acts = report("01-serval-begins", "Gunmen killed 12 soldiers near Gao.")
    lines = list(digest([acts, report("03-in-amenas-seized", "Troops left the town.")]))
    assert lines[0].startswith("2 sample reports")
    shown = "\n".join(lines)
    assert "killed: 12" in shown
    assert "“Gunmen killed 12 soldiers”" in shown
    assert "01-serval-begins e1" in shown
    assert shown.count("none was found") == 2  # no named actors, no ties


def test_a_digest_of_nothing_is_no_error():
    assert any("vedette code" in line for line in digest([report("01-serval-begins", "")]))


def test_what_to_try_next_is_a_file_that_holds_one_report():
    in_feed = report("21-tripoli", "Gunmen killed 12 soldiers near Gao.", "feed.xml")
    lines = list(digest([in_feed, report("22-jund", "Gunmen killed 7 guards near Gao.")]))
    assert any("22-jund.txt e1" in line for line in lines)
    assert not any("feed.xml" in line for line in lines)


def test_what_to_try_next_can_be_pasted_where_the_shell_does_not_know_the_command(monkeypatch):
    monkeypatch.setattr("sys.argv", [".venv/bin/vedette", "demo"])
    monkeypatch.setenv("PATH", "/nowhere")
    lines = list(digest([report("01-serval-begins", "")]))
    assert any(line.startswith("  .venv/bin/vedette code ") for line in lines)
