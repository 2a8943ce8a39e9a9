"""Dumps of pages: what of them is the report, and which texts are left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vedette
from tests.news import news
from vedette.assets.lines import open_lines
from vedette.reading.documents import read_document
from vedette.reading.dumps import find_lines, judge, read_dump
from vedette.reading.lines import Verdict, sort_by_rule
from vedette.reading.pages import Page
from vedette.records import Coded
from vedette.records.checks import problems

DUMP = """\
Skip to content
The Valley Post
News
Sport
Opinion
Sign in
Subscribe
Home > News > Region
Rebels hand back dam after talks in Orvil
By Lena Marsh
6 March 2024
Share
ENGINEERS ENTER THE CONTROL ROOM OF THE DAM ON WEDNESDAY. PHOTO: K. OYE / AF
Rebels of the Tamar Front handed the Orvil dam back to the state on Wednesday after two weeks of talks, a minister said.
Advertisement
The fighters left in eleven trucks at dawn, and two engineers went in to check the gates, the governor's office said.
RELATED
Blast kills 31 at a fuel depot in Port Sel
A commander of the Front denied that it had been paid, and said that its men would come back if the talks failed.
Villagers below the dam had fled twice in February when the level of the lake rose above the mark of 1998.
Sign up for our newsletter
Get the day in your inbox
Enter your email address
Standard
$9 a month, cancel any time
Correction: An earlier version of this article said that the trucks had left at noon.
More from Region
Minister of mines resigns over Kettle Hill
Six hurt as bus leaves road near Amsa
© 2024 The Valley Post. All rights reserved.
Privacy policy
"""
SORTERS = pytest.mark.parametrize("sort", [open_lines(), sort_by_rule], ids=["weights", "rule"])


def document_of(text, sort=None, **known):
    return read_document(Page(name="page", content=text, **known), lambda _: None, sort or open_lines()).document


def kinds_of(document):
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


@SORTERS
def test_the_report_is_kept_and_the_rest_goes_with_its_reason(sort):
    document = document_of(DUMP, sort)
    kept = [text for kind, text in kinds_of(document) if kind == "paragraph"]
    assert [text.split()[0] for text in kept] == ["Rebels", "The", "A", "Villagers", "Correction:"]
    removed = {removed.text: removed.reason for removed in document.removed}
    assert removed["Advertisement"] == "advert"
    assert removed["Sign up for our newsletter"] == "newsletter"
    assert removed["$9 a month, cancel any time"] == "subscription"
    assert removed["RELATED"] == "related"
    assert removed["© 2024 The Valley Post. All rights reserved."] == "legal"
    assert "Blast kills 31 at a fuel depot in Port Sel" in removed


@SORTERS
def test_what_stands_around_the_headline_is_read(sort):
    document = document_of(DUMP, sort)
    assert document.title == "Rebels hand back dam after talks in Orvil"
    assert (document.byline, document.published) == (("Lena Marsh",), "2024-03-06")


@SORTERS
def test_a_line_in_capitals_that_ends_in_a_cut_agency_is_a_caption(sort):
    ((_, caption),) = [block for block in kinds_of(document_of(DUMP, sort)) if block[0] == "caption"]
    assert caption.endswith("K. OYE / AF")


def test_every_line_is_kept_or_removed_to_the_letter_and_in_order():
    document = document_of(DUMP)
    lines = DUMP.splitlines()
    kept = document.text.split("\n\n")
    assert sorted([*kept, *(each.text for each in document.removed)]) == sorted(lines)
    for part in (kept, [each.text for each in document.removed]):
        waiting = iter(lines)
        assert all(line in waiting for line in part)


def test_empty_lines_and_white_space_around_are_no_matter():
    spaced = "".join(f"\t {line} \r\n\r\n" for line in DUMP.splitlines())
    assert document_of(spaced).text == document_of(DUMP).text


def test_a_paragraph_that_stands_there_twice_is_kept_once():
    first = next(line for line in DUMP.splitlines() if line.startswith("The fighters"))
    document = document_of(DUMP.replace("RELATED", f"{first}\nRELATED"))
    assert document.text.count(first) == 1
    assert [each.text for each in document.removed if each.reason == "repeated"] == [first]


def test_a_title_that_is_known_is_the_headline():
    document = document_of(DUMP, title="Rebels hand back dam after talks in Orvil")
    assert kinds_of(document)[0] == ("headline", "Rebels hand back dam after talks in Orvil")


def test_a_table_is_no_menu():
    rows = "District | Attacks | Dead\nOrvil | 12 | 31\nAmsa | 4 | 9\n"
    document = document_of(DUMP.replace("Advertisement\n", f"Advertisement\n{rows}"))
    assert [text for kind, text in kinds_of(document) if kind == "table"] == rows.splitlines()


def test_a_wrapped_dump_keeps_its_paragraphs_whole():
    wrapped = DUMP.replace(" the Orvil dam back to the state on", " the Orvil dam\nback to the state on")
    for words in ("two engineers", "that its men", "February when", "two weeks", "said that the"):
        wrapped = wrapped.replace(f" {words}", f"\n{words}")
    lines = find_lines(wrapped)
    assert "Rebels of the Tamar Front handed the Orvil dam\nback to the state on Wednesday after\n" in "\n".join(
        line.text for line in lines
    )


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a post near Gao on Monday.",
        "Gunmen attacked a post.\n\nThey left at dawn.\n\nNobody claimed it.\n\nThe road is shut.",
        "ORVIL, 6 March - Rebels left.\nAMSA, 6 March - The bridge is open.\nKETTLE HILL, 7 March - Calm.\n",
        "Dear all,\n\nplease find below the report of our team in Orvil; the\nroad is open again, and two trucks came"
        " through on\nMonday. We hope to send the next one on Friday.\n\nRegards,\nLena\n",
        "Dead\nWounded\nMissing\nDetained\nOrvil\nAmsa\nPort Sel\nKettle Hill\n",
        "Rebels leave dam\n\nThe Valley Post, 6 March 2024\n\nRebels left the dam on Wednesday.\n\nComments\n\n"
        "The minister had no comments. His office will share the list when it has one, it said on Thursday night.\n",
        "Q: Who left?\nA: The rebels.\nQ: When?\nA: On Wednesday, at dawn.\n",
        "",
        " \n\t\n",
    ],
)
@SORTERS
def test_clean_text_is_left_alone(text, sort):
    assert read_dump(text, sort) is None
    document = document_of(text, sort)
    assert (document.text, document.removed) == (text, ())


@SORTERS
def test_the_sample_reports_are_left_alone(sort):
    samples = sorted((Path(vedette.__file__).parent / "samples").glob("*.txt"))
    assert samples
    for path in samples:
        assert read_dump(path.read_text(encoding="utf-8"), sort) is None, path


@pytest.mark.shared
@SORTERS
def test_the_hand_coded_articles_are_left_alone(shared, sort):
    for line in (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record.get("text") or record["document"]["text"]
        assert read_dump(text, sort) is None


@pytest.mark.shared
@pytest.mark.parametrize("case", ["S16", "S17", "S19"])
def test_hostile_texts_are_read_as_their_table_says(shared, case):
    cases = map(json.loads, (shared / "data" / "hostile" / "cases.jsonl").read_text(encoding="utf-8").splitlines())
    (row,) = [row for row in cases if row["id"] == case]
    content = (shared / "data" / "hostile" / row["file"]).read_bytes()
    document = document_of(content)
    assert all(words in document.text for words in row["must_contain"])
    assert not any(words in document.text for words in row["must_not_contain"])


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "é" * 500_000 + ".", "A " * 300_000, "News\n" * 30_000, "a\n" * 200_000,
     "| " * 200_000, '"' * 400_000],
    ids=["one word", "one word with a stop", "one line", "one menu", "short lines", "bars", "quotation marks"],
)  # fmt: skip
def test_no_text_takes_long(text):
    document = document_of(text)
    assert document.text in (text, "")


def test_an_index_of_headlines_is_not_read_as_a_report():
    lines = [
        "Home",
        "News",
        "Sport",
        "Sign in",
        "Most read",
        *(f"Bridge number {n} reopens" for n in range(12)),
        "Privacy",
    ]
    document = document_of("\n".join(lines))
    assert document.text == ""
    assert len(document.removed) == len(lines)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Drone strike kills 40 in Kesh, monitors say", "related"),
        ("Let our letter meet your inbox. All that matters, each weekday at seven.", "newsletter"),
        ("Elders wait at the gate of the dam on Wednesday. (Ada Moor/Valley Pictures)", "caption"),
        ("Lake Orvil", "body"),
        ("“They left at dawn, and took the generator with them", "body"),
        ("The elders had written to subscribers of the scheme, the minister said.", "body"),
    ],
)
def test_what_a_sorter_may_take_for_the_report_is_looked_at_again(line, label):
    def all_body(lines):
        return [Verdict("body", 0.6) for _ in lines]

    (verdict,) = judge([line], all_body)
    assert verdict.label == label


def test_running_text_far_from_the_rest_is_a_neighbours():
    report = ["Rebels left the dam on Wednesday, and the minister thanked the elders who had spoken with them."] * 5
    report = [f"{line} ({number})." for number, line in enumerate(report)]
    lines = [
        *report,
        *["Sport"] * 20,
        "A fire in Port Sel killed nine people, the police said on Tuesday evening in a note.",
    ]

    def all_body(lines):
        return [Verdict("body", 0.9) if len(line) > 20 else Verdict("navigation", 0.1) for line in lines]

    labels = [verdict.label for verdict in judge(lines, all_body)]
    assert labels[:5] == ["body"] * 5
    assert labels[-1] == "related"


PIECES = st.lists(st.one_of(st.sampled_from(DUMP.splitlines()), news("- ", "> ", "GAO, Mali — ")), max_size=40)


@given(PIECES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_blocks_tile_what_is_kept_and_nothing_is_lost(pieces, end):
    text = end.join(pieces)
    document = document_of(text)
    assert list(problems(Coded(document=document))) == []
    if document.text != text:
        told = "".join([*(document.text.split()), *("".join(each.text.split()) for each in document.removed)])
        assert sorted(told) == sorted("".join(text.split()))
