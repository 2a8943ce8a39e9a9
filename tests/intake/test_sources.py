"""Files, folders and streams give pages, and a note for what they cannot give."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake import sources
from vedette.intake.sources import INTAKES, Found, open_source, read_stream
from vedette.reading.pages import Page
from vedette.records import Note


def pages(data, ending=""):
    return list(read_stream("x", BytesIO(data), ending))


@pytest.mark.parametrize(
    ("data", "ending", "form"),
    [
        (b"<p>not a page</p>", ".txt", "text"),
        (b"plain", ".html", "html"),
        (b"\n\n <!DOCTYPE html><p>Gao</p>", "", "html"),
        (b"Gunmen attacked.", "", "text"),
        (b"", "", "text"),
        (b"{curly} words", "", "text"),
    ],
)
def test_the_ending_says_the_form_and_without_one_the_first_words_do(data, ending, form):
    assert pages(data, ending) == [Page(name="x", content=data, form=form)]


def test_blank_lines_before_json_and_behind_it_are_no_matter():
    assert [page.content for page in pages(b'\n \n{"text": "Gao fell."}\n{"text": "Dahra too."}\n\n \n')] == [
        "Gao fell.",
        "Dahra too.",
    ]


def test_a_blank_line_between_others_keeps_its_place():
    first, note, blank, last = pages(b'{"text": "Gao fell."}\n\n{"text": "Dahra too."}')
    assert (first.content, blank.content, last.content) == ("Gao fell.", "", "Dahra too.")
    assert note.text == "x:2 is blank"


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "7",
        "null",
        '{"text": 7}',
        '{"text": "a", "title": 7}',
        '{"text": "a", "byline": {"a": 1}}',
        '{"text": "a"',
        "{}",
    ],
)
def test_a_line_that_is_no_page_leaves_a_note_and_its_place(line):
    note, page = pages(line.encode(), ".jsonl")
    assert isinstance(note, Note)
    assert "x:1" in note.text
    assert page == Page(name="x:1", content="", notes=(note,))


def test_facts_of_a_line_are_kept():
    (page,) = pages(b'{"id": "x", "text": "a", "published": "2024-05-03", "byline": "A. Name", "url": null}', ".jsonl")
    assert (page.published, page.byline, page.url) == ("2024-05-03", ("A. Name",), None)


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=5), st.integers(0, 60))
def test_lines_come_as_they_are_wherever_the_head_was_cut(lines, cut):
    data = b"\n".join(lines)
    stream = BytesIO(data)
    found = Found("x", stream.read(cut), stream)
    assert b"\n".join(found.lines()).rstrip(b"\n") == data.rstrip(b"\n")


def test_a_line_that_is_too_large_does_not_hide_the_next(monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 50)
    found = pages(b'{"text": "' + b"a" * 200 + b'"}\n{"text": "Gao fell."}\n', ".jsonl")
    assert [type(each) for each in found] == [Note, Page, Page]
    assert found[2].content == "Gao fell."


def test_a_file_that_is_not_there_names_its_neighbours(tmp_path):
    (tmp_path / "article.txt").write_text("Gao fell.")
    (note,) = open_source(str(tmp_path / "artcle.txt"), BytesIO())
    assert "article.txt)" in note.text


def test_a_folder_without_files_says_so(tmp_path):
    (note,) = open_source(str(tmp_path), BytesIO())
    assert "no files" in note.text


@pytest.mark.parametrize("name", INTAKES)
def test_every_intake_is_sound_on_nothing_at_all(name):
    assert all(page.content == b"" for page in INTAKES[name].read(Found("x", b"", BytesIO())))
    assert INTAKES[name].endings
