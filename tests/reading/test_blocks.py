"""The parts of a plain text, as a reader sees them."""

import pytest

from tests.examples import unmark
from vedette.reading.blocks import find_blocks, find_title


def kinds(text, title=None):
    return [block.kind for block in find_blocks(text, title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army retakes Dahra\n\nTroops entered the town.", ["headline", "paragraph"]),
        ("Who rules Dahra?\nDaily Desk, 3 May 2024\n\nTroops left.", ["headline", "dateline", "paragraph"]),
        ("ARMY RETAKES THE TOWN OF DAHRA\n\nTroops entered it.", ["headline", "paragraph"]),
        ("Army retakes Dahra\nBy Our Writer\n\nTroops left.", ["headline", "dateline", "paragraph"]),
        ("Troops entered the town.\n\nThey left.", ["paragraph", "paragraph"]),
        ("GAO, Mali — Troops entered the town.", ["dateline", "paragraph"]),
        ("GAO (Agency) -- Troops left.\n\nBAMAKO (Agency) -- They voted.", ["dateline", "paragraph"] * 2),
        ("Troops left.\n\nThe background\n\nFighting began in May.", ["paragraph", "subhead", "paragraph"]),
        ("Troops left.\n\nSources", ["paragraph", "paragraph"]),
        ("The demands:\n- a ceasefire\n- an exchange\n\nNone was met.", ["paragraph", "list", "list", "paragraph"]),
        ("He wrote:\n\n> We will not leave.\n> Never.", ["paragraph", "quote"]),
        ("Troops left.\n\nA market in Dahra. Photo: A. Name / Agency", ["paragraph", "caption"]),
        ("Troops left.\n\nA street in Gao, 3 May 2014. REUTERS/A. Name", ["paragraph", "caption"]),
        ("Troops left.\n\nSOLDIERS WALK THROUGH A MARKET IN DAHRA", ["paragraph", "caption"]),
        ("", []),
        (" \n\r\n\t", []),
    ],
)
def test_each_part_is_what_its_layout_says(text, expected):
    assert kinds(text) == expected


def test_lines_of_a_wrapped_paragraph_are_one_part_and_long_lines_are_each_one():
    wrapped = (
        "Government troops retook the town of Dahra\non Tuesday after two days of fighting with\nthe Northern Front."
    )
    assert kinds(wrapped) == ["paragraph"]
    assert kinds("\n".join(["Troops entered the town at dawn. " * 5] * 3)) == ["paragraph"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Troops entered the town.\n\nThey left.",
        "Troops entered Dahra",  # nothing follows
        "Troops entered Dahra\nand left again",
        "GAO, Mali — Troops\n\nThey left.",
        "- a ceasefire\n\nNone was met.",
        "",
    ],
)
def test_what_is_no_headline(text):
    assert find_title(text) is None


def test_a_title_given_is_found_in_the_first_line_only():
    assert kinds("Dahra falls.\n\nTroops left.", "Dahra  falls.") == ["headline", "paragraph"]
    assert kinds("Troops left.\n\nDahra falls.", "Dahra falls.") == ["paragraph", "paragraph"]


def test_a_dated_caption_carries_its_day():
    text, (day,) = unmark("Troops left.\n\nA street in Gao on [May 3, 2014]. Photo: A. Name")
    caption = find_blocks(text)[1]
    assert caption.time is not None
    assert (caption.time.start, caption.time.end, caption.time.anchor) == ("2014-05-03", "2014-05-04", "explicit")
    assert caption.time.text == day.of(text)


def test_a_dateline_is_parted_from_its_paragraph():
    text, spans = unmark("[GAO, Mali —] [Troops entered the town.]")
    assert [block.span for block in find_blocks(text)] == spans


@pytest.mark.parametrize(
    "caption",
    [
        "A market in Bamako, Mali. AF",
        "Soldiers walk through Gao (GETT",
        "A street in Dahra. AP P",
        "People flee / Anadolu Age",
    ],
)
def test_a_credit_that_was_cut_off_marks_a_caption(caption):
    assert kinds(f"Troops left.\n\n{caption}") == ["paragraph", "caption"]


@pytest.mark.parametrize(
    "line",
    [
        "He left the town at dawn. AFP",
        "The army said so. AP",
        "They left the area.",
        "They met in the EU. He",
        "(Reuters)",
    ],
)
def test_a_sign_off_of_an_agency_is_no_caption(line):
    assert kinds(f"Troops left.\n\n{line}")[1] != "caption"
