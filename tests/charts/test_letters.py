"""Widths are guessed on the safe side; what is cut says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.charts.letters import break_lines, clean, measure, shorten


def test_wide_letters_are_wider_than_narrow_ones():
    assert measure("illi", 10) < measure("aeno", 10) < measure("MWMW", 10) < measure("北京自衛", 10)
    assert measure("e\u0301", 10) == measure("é", 10) == measure("e", 10)
    assert measure("AQIM", 10) < measure("AQIM", 10, bold=True)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("AQIM", 100, "AQIM"),
        ("Movement for Oneness", 70, "Movement f…"),
        ("Movement for Oneness", 62, "Movement…"),
        ("Caf" + "e\u0301" * 9, 42, "Cafe\u0301e\u0301…"),
        ("", 10, ""),
    ],
)
def test_what_has_no_room_ends_in_an_ellipsis(text, width, short):
    assert shorten(text, 10, width) == short


def test_what_xml_cannot_carry_is_replaced_and_lines_become_one():
    assert clean("A\x00B\n\t C\ud800 ") == "A\ufffdB C\ufffd"


@given(st.lists(st.text(), max_size=5), st.integers(40, 300))
def test_broken_lines_have_room_and_lose_no_letter(items, width):
    lines = break_lines(items, 7, width)
    assert all(measure(line, 7) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join("; ".join(items).split())
