"""Files, folders and streams give pages, and a note for what they cannot give."""

import gzip
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.archives import answer, members, pdf, record, rss
from vedette.intake import found as limits
from vedette.intake.found import Found
from vedette.intake.sources import INTAKES, open_source, read_stream
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
    (page,) = pages(b'{"text": "a", "published": "2024-05-03", "byline": "A. Name", "url": null}', ".jsonl")
    assert (page.published, page.byline, page.url, page.notes) == ("2024-05-03", ("A. Name",), None, ())


@pytest.mark.parametrize("id_", ['"a7"', "7", '" a\\n7 "'])
def test_the_id_of_a_line_stands_in_its_name_and_in_a_note(id_):
    (page,) = pages(b'{"id": %s, "text": "a"}' % id_.encode(), ".jsonl")
    assert page.name in ("x:1 (a7)", "x:1 (7)", "x:1 (a 7)")
    assert page.name[5:-1] in page.notes[0].text


@pytest.mark.parametrize("id_", ["null", '""', "true", "[1]", "{}"])
def test_what_is_no_id_is_left_alone(id_):
    (page,) = pages(b'{"id": %s, "text": "a"}' % id_.encode(), ".jsonl")
    assert (page.name, page.notes) == ("x:1", ())


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=5), st.integers(0, 60))
def test_lines_come_as_they_are_wherever_the_head_was_cut(lines, cut):
    data = b"\n".join(lines)
    stream = BytesIO(data)
    found = Found("x", stream.read(cut), stream)
    assert b"\n".join(found.lines()).rstrip(b"\n") == data.rstrip(b"\n")


def test_a_line_that_is_too_large_does_not_hide_the_next(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 50)
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
    assert all(isinstance(each, Note) or each.content == b"" for each in INTAKES[name].read(Found("x", b"", BytesIO())))
    assert INTAKES[name].endings or INTAKES[name].shared


STORY = "<title>Gao fell</title><link>https://desk.invalid/1</link>"
SITEMAP = b"<urlset><url><loc>https://desk.invalid/1</loc></url></urlset>"
FILES = {
    "a.pdf": (pdf([[(70, 700, 11, "Gunmen attacked a post near Gao on Monday.")]]), "Gunmen attacked a post"),
    "b.warc": (record(answer(b"<p>Gao fell.</p>")), "Gao fell"),
    "c.warc.gz": (members([record(answer(b"<p>Gao fell.</p>"))]), "Gao fell"),
    "d.xml": (rss(STORY), "Gao fell"),
    "e.atom": (b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Gao fell</title></entry></feed>", "Gao fell"),
    "f.json": (b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "title": "Gao fell"}]}', "Gao fell"),
    "f2.json": (
        b'{\n"title": "D",\n"version": "https://jsonfeed.org/version/1",\n"items": [{"id": 1, "title": "Gao fell"}]}',
        "Gao fell",
    ),
    "g.eml": (b"Subject: Gao\nFrom: a@desk.invalid\n\nGao fell.\n", "Gao fell"),
    "h.csv": (b"title,text\nGao,Gao fell.\n", "Gao fell"),
    "i.html.gz": (gzip.compress(b"<html><p>Gao fell.</p>"), "Gao fell"),
    "j.xml": (b"<?xml version='1.0'?>\n<!-- a page -->\n<html><p>Gao fell.</p></html>", "Gao fell"),
    "k.jsonl.gz": (gzip.compress(b'{"text": "Gao fell."}'), "Gao fell"),
}


def content(page):
    return page.content if isinstance(page.content, str) else page.content.decode()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", ["its own", ""])
def test_every_form_is_recognised_by_its_name_and_by_its_first_bytes(name, ending):
    data, words = FILES[name]
    (page,) = pages(data, name if ending else "")
    assert words in content(page)


@pytest.mark.parametrize("name", ["a.pdf", "c.warc.gz"])
def test_what_its_first_bytes_tell_for_certain_goes_before_a_name(name):
    assert FILES[name][1] in content(pages(FILES[name][0], "x.txt")[0])


def test_a_folder_reads_every_form_and_names_what_it_passes_over(tmp_path):
    for name, (data, _) in FILES.items():
        (tmp_path / name).write_bytes(data)
    others = {"list.json": b'[{"file": "a"}]', "settings.xml": b"<settings/>", "page.docx": b"PK", ".hidden.txt": b"x"}
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
    note, *found = open_source(str(tmp_path), BytesIO())
    assert [type(each) for each in found] == [Page] * len(FILES)
    assert "passed over list.json, page.docx, settings.xml, which" in note.text


def test_a_bad_file_does_not_stop_the_others(tmp_path):
    bad = {"a.pdf": b"%PDF-", "b.warc.gz": b"\x1f\x8b\x08bad", "c.csv": b"x", "d.xml": b"<!DOCTYPE a [", "e.eml": b"",
           "f.html.gz": gzip.compress(b"<p>" * 50_000)[:-90], "g.rss": b"", "h.zst.warc": b"(\xb5/\xfd"}  # fmt: skip
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Gao fell.")
    *notes, page = open_source(str(tmp_path), BytesIO())
    assert page.content == b"Gao fell."
    for name in (*bad.keys() - {"d.xml"},):
        assert any(name in note.text for note in notes), name


@pytest.mark.parametrize("name", ["x.xml", "x.xml.gz"])
def test_xml_of_another_kind_is_named(name):
    data = b"<?xml version='1.0'?><settings><a/></settings>"
    (note,) = pages(gzip.compress(data) if name.endswith("gz") else data, name)
    assert "<settings>" in note.text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"GIF89a"])
@pytest.mark.parametrize("ending", ["", ".txt", ".xml", ".csv", ".html"])
def test_pictures_and_archives_are_named_for_what_they_are(data, ending):
    (note,) = pages(data + b"\x00" * 50, ending)
    assert isinstance(note, Note)


@given(st.binary(max_size=100), st.sampled_from(["", ".xml", ".json", ".gz", ".pdf", ".eml", ".csv", ".rss", ".warc"]))
def test_any_bytes_give_pages_or_notes(data, ending):
    for start in (b"", b"\x1f\x8b\x08\x00", b"%PDF-1.4\n", b"WARC/1.0\r\n", b"<?xml", b"(\xb5/\xfd"):
        found = pages(start + data, ending)
        assert found
        assert all(isinstance(each, Page | Note) for each in found)
