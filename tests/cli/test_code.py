"""`vedette code` as people and scripts meet it: what goes in, what comes out, what is said of the rest."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from vedette.cli.main import main
from vedette.records import wire
from vedette.records.checks import problems

KILLED = "Gunmen killed 12 soldiers near the town of Dahra on Friday, the army said.\n"
FRENCH = "Les hommes armés ont tué douze soldats près de la ville de Dahra dans la nuit de jeudi à vendredi.\n"
pytestmark = pytest.mark.usefixtures("fake_coder")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, stdin=None, code=0):
    result = CliRunner().invoke(main, ["code", *arguments], input=stdin)
    assert result.exit_code == code, result.output
    return result


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def texts(result):
    return [line["document"]["text"] for line in lines(result)]


def test_a_file_becomes_one_line_that_keeps_the_contract(folder):
    (folder / "a.txt").write_text("Army buries twelve\nDaily Desk, 4 May 2024\n\n" + KILLED)
    result = run("a.txt")
    (line,) = lines(result)
    assert list(Draft202012Validator(wire.schema()).iter_errors(line)) == []
    assert list(problems(wire.decode(result.stdout_bytes))) == []
    assert (line["document"]["title"], line["document"]["published"]) == ("Army buries twelve", "2024-05-04")
    (event,) = line["events"]
    span = event["trigger"]
    assert line["document"]["text"][span["start"] : span["end"]] == "killed"


def test_json_lines_keep_their_order_and_their_place(folder):
    rows = ['{"id": 1, "text": "First."}', "no JSON", '{"title": "T"}', '{"text": "Last.", "title": "T", "gold": {}}']
    (folder / "all.jsonl").write_text("\n".join(rows))
    result = run("all.jsonl", code=4)
    assert texts(result) == ["First.", "", "", "Last."]
    assert [len(line["notes"]) for line in lines(result)] == [1, 2, 2, 0]
    assert result.stderr.count("all.jsonl:2") == 1
    assert len(result.stderr.splitlines()) == 2
    assert "'title'" in lines(result)[2]["notes"][0]["text"]


def test_text_from_a_line_is_kept_to_the_letter_and_its_facts_beside_it():
    row = {
        "text": "  Gao\u200b\r\n\r\nfell. ",
        "title": "Gao falls",
        "url": "https://desk.example",
        "published": "2024-05-03",
    }
    (line,) = lines(run("-", stdin=json.dumps(row)))
    document = line["document"]
    assert {key: document[key] for key in row} == row


def test_a_folder_is_read_by_path_and_tells_what_it_passed_over(folder):
    for name in ("b.txt", "a/z.html", "a/b.txt", ".hidden.txt", "c.pdf"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"<h1>Dahra</h1><p>{KILLED}</p>" if name.endswith("html") else name)
    result = run(".", code=4)
    assert [text.split("\n")[-1] for text in texts(result)] == ["a/b.txt", KILLED.strip(), "b.txt"]
    assert "c.pdf" in result.stderr
    assert "hidden" not in result.stderr


@pytest.mark.parametrize(
    ("stdin", "text"),
    [(KILLED, KILLED), ('{"text": "Gao fell."}\n', "Gao fell."), ("<html><p>Gao fell to rebels.</p></html>", None)],
)
def test_standard_input_is_what_it_begins_like(stdin, text):
    (got,) = texts(run("-", stdin=stdin))
    assert got == text if text else "Gao fell to rebels." in got


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no text"),
        (b" \n\xef\xbb\xbf\n", "no text"),
        (FRENCH.encode(), "not in English"),
        (b"a " * 600_000, "1,200,000 characters"),
    ],
)
def test_what_is_no_report_gets_a_line_with_a_note_and_fails_nothing(folder, content, said):
    (folder / "odd.txt").write_bytes(content)
    (folder / "good.txt").write_text(KILLED)
    result = run("odd.txt", "good.txt")
    odd, good = lines(result)
    assert said in odd["notes"][0]["text"]
    assert odd["events"] == []
    assert len(good["events"]) == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "no file or folder 'missing.txt'"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        ("paper.pdf", b"%PDF-1.7\n1 0 obj", "a PDF file"),
        ("data.txt", bytes(range(32)) * 200, "a binary file"),
        ("huge.txt", b"word " * 10_000_000, "more than 10 MB"),  # 50 MB
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_coded(folder, name, content, said):
    (folder / "good.txt").write_text(KILLED)
    if content is not None:
        (folder / name).write_bytes(content)
    result = run(name, "good.txt", code=4)
    assert texts(result) == [KILLED]
    assert said in result.stderr
    alone = run(name, code=2)
    assert alone.stdout == ""


def test_bytes_that_are_no_utf_8_are_told_in_a_note(folder):
    (folder / "old.txt").write_bytes("“We left,” he said – at dawn.".encode("cp1252"))
    (line,) = lines(run("old.txt"))
    assert line["document"]["text"] == "“We left,” he said – at dawn."
    assert "Windows-1252" in line["notes"][0]["text"]


def test_a_date_given_overrules_the_page_s(folder):
    (folder / "a.txt").write_text("Gao falls\nDaily Desk, 4 May 2024\n\n" + KILLED)
    (line,) = lines(run("a.txt", "--date", "2020-01-02"))
    assert (line["document"]["published"], line["document"]["published_precision"]) == ("2020-01-02", "day")


def test_a_date_that_is_none_is_refused_before_anything_is_read():
    assert "2024-05-03" in run("missing.txt", "--date", "3/5/24", code=2).stderr


def test_tables_show_the_evidence_beside_each_record(folder):
    (folder / "a.txt").write_text(KILLED)
    shown = run("a.txt", "--format", "table").stdout
    (row,) = [line for line in shown.splitlines() if line.startswith("e1")]
    assert "Gunmen → soldiers" in row
    assert "“Gunmen killed 12 soldiers”" in shown


def test_output_goes_to_a_file_and_a_folder_that_is_not_there_is_named(folder):
    (folder / "a.txt").write_text(KILLED)
    assert run("a.txt", "--output", "out.jsonl").stdout == ""
    assert json.loads((folder / "out.jsonl").read_text())["document"]["text"] == KILLED
    assert "nowhere/out.jsonl" in run("a.txt", "--output", "nowhere/out.jsonl", code=2).stderr


def test_what_is_finished_stays_when_one_interrupts(folder, monkeypatch):
    (folder / "all.jsonl").write_text('{"text": "First."}\n{"text": "Second."}\n')
    monkeypatch.setattr("tests.cli.fakes.FakeCoder.records_of", _interrupted_at_the_second)
    result = run("all.jsonl", "--output", "out.jsonl", code=130)
    assert result.stdout == ""
    (line,) = (folder / "out.jsonl").read_text().splitlines()
    assert json.loads(line)["document"]["text"] == "First."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full")
def test_a_full_disk_is_told_in_a_sentence(folder):
    (folder / "a.txt").write_text(KILLED)
    assert "No space left" in run("a.txt", "--output", "/dev/full", code=2).stderr


def test_the_same_input_gives_the_same_bytes(folder):
    (folder / "a.txt").write_text(KILLED)
    assert run("a.txt").stdout_bytes == run("a.txt").stdout_bytes


def test_code_without_a_source_says_what_is_missing():
    assert "SOURCE" in run(code=2).stderr


def _interrupted_at_the_second(_coder, document):
    from vedette.records import Coded

    if document.text == "Second.":
        raise KeyboardInterrupt
    return Coded(document=document)
