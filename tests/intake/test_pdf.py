"""PDF files give their text in paragraphs; what cannot be read says what to do."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.archives import pdf
from vedette.intake.found import Found
from vedette.intake.pdf import read_pdf
from vedette.reading.pages import Page
from vedette.records import Note

BODY = [
    "Gunmen attacked an army post near the town of Gao on Monday, killing at least 12 soldiers and",
    "wounding 20, a spokesman for the army said. No group has claimed responsibility for the attack,",
    "which was the third in the region within a month.",
]
SECOND = [
    "The governor of the region said that reinforcements had been sent from the capital. He warned that",
    "the toll could rise.",
]


def column(lines, top=700.0, left=70.0, size=11.0, pitch=14.0):
    return [(left, top - pitch * number, size, line) for number, line in enumerate(lines)]


def read(data, name="x.pdf"):
    (found,) = read_pdf(Found(name, data[:30], BytesIO(data[30:])))
    return found


def test_lines_are_joined_into_paragraphs():
    page = read(pdf([[*column(BODY), *column(SECOND, top=640)]]))
    assert page.content == " ".join(BODY) + "\n\n" + " ".join(SECOND)
    assert page.form == "text"


def test_paragraphs_without_a_gap_are_parted_where_a_line_ends_early():
    page = read(pdf([column([*BODY, *SECOND])]))
    assert page.content.split("\n\n") == [" ".join(BODY), " ".join(SECOND)]


def test_a_headline_in_larger_letters_stands_alone():
    page = read(pdf([[(70, 740, 20, "Post attacked near Gao"), *column(BODY)]]))
    assert page.content.startswith("Post attacked near Gao\n\nGunmen attacked")
    assert page.title == "Post attacked near Gao"


def test_two_columns_are_read_one_after_the_other():
    left = column(["The army said on Monday that", "its soldiers had left the town", "of Gao after two days."], left=50)
    right = column(["Residents said that the men", "came back in the evening and", "took two cars."], left=320)
    page = read(pdf([[*left, *right]]))
    assert page.content.split("\n\n") == [
        "The army said on Monday that its soldiers had left the town of Gao after two days.",
        "Residents said that the men came back in the evening and took two cars.",
    ]


def test_a_paragraph_goes_on_on_the_next_page_and_running_heads_go():
    pages = [
        [(70, 800, 9, "Weekly Bulletin"), *column(BODY[:2]), (290, 30, 9, "1")],
        [(70, 800, 9, "Weekly Bulletin"), *column([BODY[2]]), *column(SECOND, top=640), (290, 30, 9, "2")],
        [(70, 800, 9, "Weekly Bulletin"), *column(["Nobody was hurt in Kidal."]), (290, 30, 9, "Page 3 of 3")],
    ]
    assert read(pdf(pages)).content.split("\n\n") == [
        " ".join(BODY), " ".join(SECOND), "Nobody was hurt in Kidal.",
    ]  # fmt: skip


def test_a_number_that_is_said_and_a_sentence_said_twice_stay():
    pages = [[*column(["Nobody was hurt.", "12 dead, 20 wounded: that is the toll."])], column(["Nobody was hurt."])]
    assert read(pdf(pages)).content.count("Nobody was hurt.") == 2
    assert "12 dead" in read(pdf(pages)).content


@pytest.mark.parametrize(
    ("end", "beginning", "word"),
    [
        ("a spokesman for the govern-", "ment said so.", "government"),
        ("the group known as al-", "Mourabitoun said so.", "al-Mourabitoun"),
        ("the ministry in Burkina-", "Faso said so.", "Burkina-Faso"),
        ("they fought the anti-", "government rebels.", "anti-government"),
        ("they were heavily-", "armed, and the heavily-armed men left.", "heavily-armed,"),
    ],
)
def test_a_word_that_a_line_parts_is_whole_again_and_keeps_a_hyphen_of_its_own(end, beginning, word):
    assert word in read(pdf([column([f"In the evening {end}", beginning])])).content


def test_title_and_date_of_the_file_are_taken_where_the_text_has_none():
    page = read(pdf([column(BODY)], about="/Title (Post attacked) /CreationDate (D:20240514100200Z)"))
    assert (page.title, page.published) == ("Post attacked", "2024-05-14")
    assert any("a guess" in note.text for note in page.notes)


@pytest.mark.parametrize(
    "about",
    [
        "/Title (Microsoft Word - draft3.doc)",
        "/Title (report.pdf)",
        "/CreationDate (D:21240514)",
        "/CreationDate (D:20241399)",
    ],
)
def test_what_a_file_says_of_itself_without_meaning_it_is_not_taken(about):
    page = read(pdf([column(BODY)], about=about))
    assert (page.title, page.published, page.notes) == (None, None, ())


def test_the_date_in_the_text_goes_before_that_of_the_file():
    lines = [(70, 740, 20, "Post attacked near Gao"), (70, 720, 11, "Daily Desk, 3 May 2024"), *column(BODY)]
    assert read(pdf([lines], about="/CreationDate (D:20240514100200Z)")).published is None


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf([column(BODY)], encrypted=True), "password"),
        (pdf([column(BODY)])[:200], "damaged"),
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
        (pdf([[]]), "OCR"),
        (pdf([[(70, 700, 11, "12")]]), "OCR"),
        (b"no such thing", "no PDF"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(data, word):
    note = read(data)
    assert isinstance(note, Note)
    assert "x.pdf" in note.text
    assert word in note.text


def test_a_part_that_unpacks_to_very_much_is_not_opened(monkeypatch):
    monkeypatch.setattr("vedette.intake.pdf._UNPACKED", 100_000)
    assert "unpacks to more" in read(pdf([[(70, 700, 11, " " * 200_000), *column(BODY)]])).text
    assert isinstance(read(pdf([column(BODY)])), Page)


WHOLE = pdf([column(BODY), column(SECOND)])


@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30), st.integers(0, len(WHOLE))
)
def test_a_damaged_file_gives_a_page_or_a_note(changes, cut):
    data = bytearray(WHOLE)
    for at, byte in changes:
        data[at] = byte
    for found in read_pdf(Found("x", b"", BytesIO(bytes(data[: max(cut, 100)])))):
        assert isinstance(found, Page | Note)
