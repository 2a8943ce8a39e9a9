"""Lines of turns: side by side where they would hide each other."""

from tests.charts.histories import lane
from vedette.charts.bars import bar, moments_of
from vedette.charts.links import find_links
from vedette.charts.scale import Scale, read_moment
from vedette.network.histories import Turn

SCALE = Scale(read_moment("2010").first, read_moment("2020").first, 0, 700)
LANES = [lane(name, id=name, since="2010-01-01", until="2019-12-31") for name in "abcd"]


def links(*turns):
    built = [Turn(kind=kind, at=at, origin=origin, goal=goal) for kind, at, origin, goal in turns]
    bars = [bar(each, moments_of(each, built), SCALE) for each in LANES]
    return find_links(built, {each.node.id: n for n, each in enumerate(LANES)}, bars, SCALE)


def test_lines_of_one_day_through_one_room_stand_side_by_side():
    one, other = links(("pledges", "2014-11-13", "c", "a"), ("pledges", "2014-11-13", "b", "a"))
    assert abs(one.x - other.x) > 3


def test_lines_of_one_day_in_different_rooms_stand_on_it():
    one, other = links(("pledges", "2014-11-13", "b", "a"), ("pledges", "2014-11-13", "d", "c"))
    assert one.x == other.x == SCALE.x(read_moment("2014-11-13").first)


def test_a_turn_known_to_the_year_stands_in_its_middle():
    (link,) = links(("splits", "2014", "a", "c"))
    assert link.x == SCALE.x(read_moment("2014").middle)
    assert [link.below(n) for n in range(4)] == [True, True, False, False]
    assert [link.above(n) for n in range(4)] == [False, True, True, False]


def test_what_has_no_date_or_touches_no_lane_has_no_line():
    assert links(("splits", None, "a", "b"), ("splits", "2014", "x", "y")) == []
