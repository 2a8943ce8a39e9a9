"""Bars: solid where a group is known to have been, hatched where it came or went, open where nobody says."""

import pytest

from tests.charts.histories import held, lane
from vedette.charts.bars import bar, moments_of, strokes
from vedette.charts.scale import Scale, read_moment
from vedette.network.histories import Turn

SCALE = Scale(read_moment("2010").first, read_moment("2020").first, 0, 3652)  # a point a day


def hows(given, turns=()):
    return [piece.how for piece in bar(given, moments_of(given, turns), SCALE).pieces]


@pytest.mark.parametrize(
    ("since", "until", "how"),
    [
        ("2014-09-13", "2016-02-01", ["known"]),
        ("2014", "2016-02-01", ["rough", "known"]),
        ("2014-09", "2016", ["rough", "known", "rough"]),
        ("2014", "2014", ["rough"]),
        ("2014", "2014-05-03", ["rough"]),
        ("2014-09-13", "2014-09-13", ["known"]),
        ("2016", "2014", ["rough"]),
        ("2014-09-13", None, ["known", "open"]),
        ("2014", None, ["rough", "open"]),
        (None, "2016-02-01", ["faint", "known"]),
    ],
)
def test_a_bar_says_how_well_its_ends_are_known(since, until, how):
    assert hows(lane("Jund", since=since, until=until)) == how


def test_a_bar_is_solid_as_far_as_anything_is_known_of_its_group():
    jund = lane("Jund", id="jund", since="2014-09-13", leaders=(held("Gouri", "2014-09-13", "2014-12-22"),))
    pledge = Turn(kind="pledges", at="2015-03-01", origin="jund", goal="name:somebody")
    known, still = bar(jund, moments_of(jund, [pledge]), SCALE).pieces
    assert known.right == still.left == SCALE.x(read_moment("2015-03-01").first)
    assert still.right > SCALE.right


def test_leaders_who_follow_each_other_share_a_line_and_rivals_do_not():
    leaders = (held("A", "2012", "2014-05"), held("B", "2014-05", "2016"), held("C", "2015-02-03"))
    group = lane("Front", since="2012", leaders=leaders)
    found = strokes(leaders, bar(group, moments_of(group, ()), SCALE), SCALE)
    assert [(each.stretch.label, each.step) for each in found] == [("A", 0), ("B", 0), ("C", 1)]
