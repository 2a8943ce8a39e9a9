"""Figures that cannot fall: those without a floor, and those that depend on the machine."""

import pytest

from bench.floors import Floor, check, read_floors, report

SHOWN = Floor(what="words")
SPEED = Floor(what="words in a second", floor=4000, aim=6000, gate=False)


@pytest.mark.parametrize("measured", [{}, {"shown": 1.0, "speed": 10.0}])
def test_what_is_only_shown_or_depends_on_the_machine_is_no_problem(measured):
    assert check({"shown": SHOWN, "speed": SPEED}, measured) == []


def test_the_table_says_so():
    lines = report({"a": SHOWN, "b": SPEED, "c": SPEED}, {"a": 1.0, "b": 10.0, "c": 6000.0}).splitlines()
    assert [line.split()[1:5] for line in lines[1:]] == [
        ["1.00", "-", "-", "shown"],
        ["10.00", "4000", "6000", "misses"],
        ["6000.00", "4000", "6000", "aim"],
    ]


def test_a_figure_without_a_floor_is_read_with_its_definition():
    assert read_floors('[a]\nb = { what = "words" }') == {"a.b": SHOWN}
    with pytest.raises(ValueError, match=r"a\.b: a floor has an aim"):
        read_floors('[a]\nb = { what = "words", floor = 1 }')


def test_a_share_of_one_is_shown_with_three_digits():
    assert report({"a": SHOWN}, {"a": 0.6584}).splitlines()[1].split()[1] == "0.658"
