"""Labels beside a line find a place each."""

from hypothesis import given
from hypothesis import strategies as st

from vedette.charts.labels import Box, Room, Skyline, Wish, place


def wish(text: str, x: float, **more) -> Wish:
    return Wish(text=text, full=text, style="leader", x=x, **more)


def test_labels_with_room_share_a_row_and_stand_where_they_want():
    placed = place([wish("Droukdel", 10), wish("Annabi", 200)], Room(left=0, right=500))
    assert sorted((each.text, each.left, each.row) for each in placed) == [("Annabi", 200, 0), ("Droukdel", 10, 0)]


def test_labels_that_crowd_become_flags_whose_stems_cross_nothing():
    placed = place([wish(f"Commander {n}", 100 + 15 * n, stem=True) for n in range(5)], Room(left=0, right=500))
    assert [each.row for each in sorted(placed, key=lambda p: p.wish.x)] == [4, 3, 2, 1, 0]


def test_a_label_at_the_right_edge_ends_there():
    (placed,) = place([wish("Abu Obaida Yusuf al-Annabi", 480)], Room(left=0, right=500))
    assert placed.right == 500


def test_a_label_slides_along_what_it_names_rather_than_into_another_row():
    first, second = place([wish("Droukdel", 10), wish("under al-Qaeda", 10, reach=400)], Room(left=0, right=500))
    assert (first.row, second.row) == (0, 0)
    assert second.left > first.right


def test_a_label_steps_aside_for_a_line_that_would_cut_its_first_letters():
    (placed,) = place([wish("Gouri", 100)], Room(left=0, right=500, lines=[104]))
    assert placed.left == 106.5


@given(st.lists(st.tuples(st.sampled_from(["A", "Commander", "W" * 40]), st.floats(0, 300)), max_size=12))
def test_no_two_labels_of_a_row_touch(wanted):
    placed = place([wish(text, x, stem=True) for text, x in wanted], Room(left=0, right=300))
    assert len(placed) == len(wanted)
    for n, a in enumerate(placed):
        assert not any(a.row == b.row and a.left < b.right and b.left < a.right for b in placed[:n])


def test_what_comes_next_slides_up_until_it_meets_something():
    skyline = Skyline(100, 0)
    skyline.add([Box(0, 0, 40, 30)])
    assert skyline.under(Box(60, -5, 90, 5)) == 7
    assert skyline.under(Box(30, -5, 90, 5)) == 37
