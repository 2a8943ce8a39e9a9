"""The drawing: whatever stands in a history stands in it, it is sound XML, and it is the same every time."""

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from tests.charts.histories import JUND, SAMPLE, histories, lane, node
from vedette.charts.labels import Box
from vedette.charts.lanes import draw, rows
from vedette.charts.layout import lay_out
from vedette.charts.letters import clean
from vedette.charts.wording import Names, say_turn
from vedette.network.histories import History, Lane, Stretch, Turn


def words(svg: str) -> str:
    """All text of a drawing: what is seen, and what a pointer that rests on it shows."""
    return " ".join(fromstring(svg).itertext())


def close(text: str) -> str:
    """Return text without blanks, which lines may be broken at."""
    return "".join(clean(text).split())


def seen(svg: str) -> list[str]:
    return [element.text for element in fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def touching(boxes: tuple[Box, ...]) -> list[tuple[Box, Box]]:
    return [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if a.overlaps(b)]


def test_the_sample_shows_who_split_from_whom():
    svg = draw(SAMPLE, title="Splits & pledges")
    assert {"AQIM", "Jund al-Khilafah", "Algeria Province", "Abdelmalek Droukdel", "under Islamic State"} <= {
        *seen(svg)
    }
    assert "14 Sep 2014: Jund al-Khilafah pledges to Islamic State (2 reports)" in words(svg)
    assert "Splits & pledges" in seen(svg)


def test_a_drawing_stands_on_its_own():
    svg = draw(SAMPLE)
    assert "<script" not in svg
    assert "href" not in svg
    assert " id=" not in svg  # two charts of one page would share it
    assert fromstring(svg).attrib["role"] == "img"
    assert fromstring(svg).attrib["width"] == "277mm"


def test_nothing_to_draw_is_said():
    assert seen(draw(History())) == ["Nothing to draw: there are no groups and no turns."]
    assert len(rows(History())) == 1


def test_a_group_without_dates_is_listed_under_the_chart():
    assert seen(draw(History(lanes=[lane("Valley Hunters")]))) == ["Undated: Valley Hunters"]


def test_a_turn_to_somebody_without_a_lane_carries_the_name():
    pledge = Turn(kind="pledges", at="2014-09-14", origin=JUND, goal="name:islamic state", sure=False)
    history = History(lanes=[lane("Jund", since="2014-09-13", id=JUND)], turns=[pledge])
    assert "pledges to Islamic State ?" in seen(draw(history))


@pytest.mark.parametrize(
    ("id", "names", "said"),
    [
        ("is", {"is": "Islamic State"}, "pledges to Islamic State"),
        ("name:abu bakr", {}, "pledges to Abu Bakr"),
        ("desert-guard", {}, "pledges to Desert Guard"),
        ("a-page#12", {}, "pledges to somebody unnamed"),
    ],
)
def test_somebody_without_a_lane_is_called_as_the_history_says_or_after_the_id(id, names, said):  # noqa: A002
    pledge = Turn(kind="pledges", at="2014-09-14", origin=JUND, goal=id)
    history = History(lanes=[lane("Jund", since="2014-09-13", id=JUND)], turns=[pledge], names=names)
    assert said in seen(draw(history))


def test_a_turn_between_others_and_one_without_a_date_are_listed():
    turns = [
        Turn(kind="merges", at="2013-08", origin="name:mujao", goal="name:the signatories"),
        Turn(kind="pledges", at=None, origin=JUND, goal="name:islamic state"),
    ]
    said = " ".join(seen(draw(History(lanes=[lane("Jund", since="2014", id=JUND)], turns=turns))))
    assert "Undated: Jund pledges to Islamic State" in said
    assert "Between others: Aug 2013: Mujao merges into The Signatories" in said


@pytest.mark.parametrize("absent", ["merges", "pledges allegiance", "renamed", "beginning not known"])
def test_the_legend_has_only_what_occurs(absent):
    svg = draw(History(lanes=[lane("A", since="2014", until="2015-02-01")]))
    assert {"known to be there", "began or ended within"} <= {*seen(svg)}
    assert absent not in seen(svg)


def test_a_width_without_room_for_labels_is_refused():
    with pytest.raises(ValueError, match="needs 80 mm"):
        draw(SAMPLE, width_mm=20)


def test_the_table_goes_by_date_and_ends_with_what_has_none():
    table = rows(SAMPLE)
    assert table[0] == ("When", "Who", "What", "Whom", "How told", "Reports")
    assert table[1][:3] == ("2006-10", "Islamic State", "begins")
    assert ("2014-09-14", "Jund al-Khilafah", "pledges to", "Islamic State", "undisputed", "2") in table
    assert (
        "2014-09-13 to 2014-12-22",
        "Jund al-Khilafah",
        "is led by",
        "Abdelmalek Gouri",
        "disputed or hedged",
        "1",
    ) in table
    assert ("2016", "Jund al-Khilafah", "ends", "", "", "") in table
    assert table[-1][0] == "undated"


@given(histories())
def test_whatever_the_names_a_drawing_is_sound_xml_with_every_lane_and_turn(history):
    svg = draw(history)
    said = close(words(svg))
    for each in history.lanes:
        assert close(each.node.name) in said
        stretches = (*each.names, *each.parents, *each.leaders)
        assert [s.label for s in stretches if close(s.label) not in said] == []
    assert [turn for turn in history.turns if close(say_turn(turn, Names(history))) not in said] == []


@given(histories())
@settings(max_examples=60)
def test_no_two_labels_touch(history):
    assert touching(lay_out(history, width_mm=277, title="A title").boxes) == []


@given(histories())
def test_labels_stay_on_the_page(history):
    layout = lay_out(history, width_mm=120)
    assert all(box.left >= 0 and box.right <= layout.width + 2 and box.bottom <= layout.height for box in layout.boxes)


@given(histories())
def test_the_same_history_gives_the_same_bytes(history):
    again = History(lanes=tuple(history.lanes), turns=tuple(history.turns))
    assert draw(history, title="x") == draw(again, title="x")


@given(histories())
def test_the_table_has_every_lane_stretch_and_turn(history):
    table = rows(history)
    stretches = [s for each in history.lanes for s in (*each.names, *each.parents, *each.leaders)]
    ends = sum(1 + bool(each.since and each.until) for each in history.lanes)
    assert len(table) == 1 + ends + len(stretches) + len(history.turns)
    assert all(len(row) == len(table[0]) for row in table)


def test_twenty_groups_of_fifteen_years_with_many_leaders_have_labels_that_do_not_touch():
    lanes = [
        Lane(
            node=node(f"Front number {n}"),
            since=f"{2006 + n % 7}",
            leaders=tuple(
                Stretch(label=f"Commander {k} of {n}", since=f"{2014 + k // 3}-0{1 + k % 3}", until=None)
                for k in range(8)
            ),
        )
        for n in range(20)
    ]
    turns = [
        Turn(
            kind="pledges", at="2014-11-13", origin=lanes[n].node.id, goal=lanes[(n * 7) % 20].node.id, sure=n % 2 == 0
        )
        for n in range(1, 20)
    ]
    layout = lay_out(History(lanes=lanes, turns=turns), width_mm=277)
    assert touching(layout.boxes) == []
    assert len(layout.rows) == 20
