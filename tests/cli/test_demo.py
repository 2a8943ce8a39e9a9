"""The digest of the demo, from records made by hand."""

from tests.cli.fakes import FakeCoder
from vedette.cli.demo import Report, digest
from vedette.reading.pages import Page


def test_the_digest_gives_acts_with_figures_and_their_evidence():
    coder = FakeCoder()
    texts = ["Gunmen killed 12 soldiers near Gao.", "Troops left the town."]
    names = ["01-serval-begins", "03-in-amenas-seized"]
    lines = list(
        digest([Report(name, coder(Page(name=name, content=text))) for name, text in zip(names, texts, strict=True)])
    )
    assert lines[0].startswith("2 sample reports")
    shown = "\n".join(lines)
    assert "killed: 12" in shown
    assert "“Gunmen killed 12 soldiers”" in shown
    assert "01-serval-begins e1" in shown
    assert shown.count("none was found") == 2  # no named actors, no ties


def test_a_digest_of_nothing_is_no_error():
    report = Report("01-serval-begins", FakeCoder()(Page(name="x", content="")))
    assert any("vedette code" in line for line in digest([report]))


def test_what_to_try_next_can_be_pasted_where_the_shell_does_not_know_the_command(monkeypatch):
    monkeypatch.setattr("sys.argv", [".venv/bin/vedette", "demo"])
    monkeypatch.setenv("PATH", "/nowhere")
    lines = list(digest([Report("01-serval-begins", FakeCoder()(Page(name="x", content="")))]))
    assert any(line.startswith("  .venv/bin/vedette code ") for line in lines)
