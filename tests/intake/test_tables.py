"""Tables give a page a row; what is wrong with one is said, and its place kept."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake import found as limits
from vedette.intake.found import Found
from vedette.intake.tables import is_table, read_table
from vedette.reading.pages import Page
from vedette.records import Note


def read(data):
    data = data if isinstance(data, bytes) else data.encode()
    found = list(read_table(Found("x.csv", data[:20], BytesIO(data[20:]))))
    return [each for each in found if isinstance(each, Page)], [each for each in found if isinstance(each, Note)]


def test_columns_are_found_by_their_names():
    pages, notes = read(
        "\ufeffID,Headline,Date,Link,Publisher,Author,Full Text\r\n"
        "a7,Post attacked,2024-05-14,https://desk.invalid/1,Desk,A. Writer,"
        '"Gunmen attacked\r\na post, say ""residents""."\r\n'
    )
    (page,) = pages
    assert page.content == 'Gunmen attacked\na post, say "residents".'
    assert (page.title, page.published, page.outlet, page.byline) == (
        "Post attacked",
        "2024-05-14",
        "Desk",
        ("A. Writer",),
    )
    assert (page.name, page.url) == ("x.csv:2 (a7)", "https://desk.invalid/1")
    assert "'a7'" in page.notes[0].text
    assert notes == []


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    rows = [["title", "text", "n"], ["Gao", "Gunmen attacked", "1"]]
    pages, _ = read("\n".join(delimiter.join(row) for row in rows))
    assert [(page.title, page.content) for page in pages] == [("Gao", "Gunmen attacked")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_found(encoding):
    pages, _ = read("title\ttext\r\nDéjà\tTrois blessés à Gao\r\n".encode(encoding))
    assert [(page.title, page.content) for page in pages] == [("Déjà", "Trois blessés à Gao")]


def test_the_best_name_counts_where_several_fit():
    pages, _ = read("content,text\nteaser,Gunmen attacked")
    assert pages[0].content == "Gunmen attacked"


def test_without_a_column_of_texts_the_columns_are_listed():
    pages, (note,) = read("who,when\nx,y")
    assert pages == []
    assert "text, body, content, article" in note.text
    assert "who, when" in note.text


@pytest.mark.parametrize("row", ["x,,", "x", "x,a,b,c", "x,  ,y"])
def test_a_bad_row_keeps_its_place_and_is_named(row):
    pages, (note,) = read(f"id,text,n\n1,Gunmen attacked,\n{row}\n3,Troops left,\n")
    assert [page.content for page in pages] == ["Gunmen attacked", "", "Troops left"]
    assert note.text.startswith("x.csv:3 ")
    assert pages[1].notes == (note,)


def test_many_bad_rows_are_counted():
    pages, notes = read("id,text\n" + "1,\n" * 9 + "1,Gunmen attacked\n")
    assert (len(pages), len(notes)) == (10, 6)
    assert "9 of 10 rows" in notes[-1].text


def test_blank_rows_are_no_rows():
    assert [page.content for page in read("text\n\nGunmen attacked\n,\n\n")[0]] == ["Gunmen attacked", ""][:1]


def test_a_large_field_is_read_and_one_that_is_too_large_is_not(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 300_000)
    pages, notes = read(f"text,n\n{'word ' * 50_000},1\n{'word ' * 90_000},2\nGunmen attacked,3\n")
    assert [len(page.content) > 200_000 for page in pages] == [True, False, False]
    assert pages[2].content == "Gunmen attacked"
    assert len(notes) == 1


@pytest.mark.parametrize(
    ("data", "word"), [("", "column names"), ("text,n\n", "without rows"), (b"\x89PNG\r\n\x1a\n", "a picture")]
)
def test_what_is_no_table_says_so(data, word):
    pages, (note,) = read(data)
    assert pages == []
    assert word in note.text


@pytest.mark.parametrize(
    ("head", "table"),
    [
        ("id,title,text\n1,a,b", True),
        ("date;body;url\n", True),
        ("text,body\n", False),
        ("Gunmen attacked a post, the army said.\nIt was the third.", False),
        ("Text, title and name were changed.\n", False),
        ("", False),
    ],
)
def test_a_table_without_a_name_is_known_by_its_columns(head, table):
    assert is_table(head.encode()) is table


@given(
    st.lists(
        st.lists(st.sampled_from(["Gao", "a,b", 'say "no"', "two\nlines", "é", "x;y\tz"]), min_size=2, max_size=2),
        min_size=1,
    )
)
def test_what_is_written_is_read_back(rows):
    lines = [",".join('"{}"'.format(field.replace('"', '""')) for field in row) for row in [["title", "text"], *rows]]
    pages, notes = read("\r\n".join(lines))
    assert [[page.title, page.content] for page in pages] == rows
    assert notes == []


@given(st.binary(max_size=200))
def test_any_bytes_give_pages_or_notes(data):
    pages, notes = read(b"title,text\n" + data)
    assert pages or notes
