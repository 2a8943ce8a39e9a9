"""The history of groups: names, parents, leaders, and the turns that lead from one to another."""

from hypothesis import given

from tests.network.examples import listed, network_of, told
from tests.network.test_network import reports
from vedette.network.histories import Life, Stretch
from vedette.network.lanes import history, kin_of
from vedette.network.leadership import line_of
from vedette.network.stretches import stretches


def spans(found):
    return [(stretch.since, stretch.until, stretch.sure) for stretch in found]


def turns(network, *nodes, known_on=None):
    return [(t.kind, t.at, t.origin, t.goal, t.sure) for t in history(network, nodes, known_on).turns]


def test_a_beginning_and_an_end_make_a_stretch():
    found = stretches("B", [told("A begins branch_of B", "2014-09"), told("A ends branch_of B", "2016")])
    assert spans(found) == [("2014-09", "2016", True)]


def test_it_may_begin_again():
    told_ = [
        told(f"A {change} branch_of B", at) for change, at in (("begins", "2011"), ("ends", "2013"), ("begins", "2015"))
    ]
    assert spans(stretches("B", told_)) == [("2011", "2013", True), ("2015", None, True)]


def test_dates_that_may_be_one_are_one_as_fine_as_any():
    found = stretches("B", [told("A begins branch_of B", at) for at in ("2014", "2014-09-14", "2014-09")])
    assert spans(found) == [("2014-09-14", None, True)]


def test_dates_that_contradict_each_other_stand_side_by_side():
    found = stretches("B", [told("A begins branch_of B", at) for at in ("2014-09", "2015")])
    assert spans(found) == [("2014-09", None, False), ("2015", None, False)]


def test_no_date_of_publication_becomes_one_of_a_stretch():
    assert spans(stretches("B", [told("A holds branch_of B", known="2015-01-01")])) == [(None, None, True)]
    ended = [told("A begins branch_of B", "2014"), told("A ends branch_of B", known="2015-01-01")]
    assert spans(stretches("B", ended)) == [("2014", None, False)]


def test_a_hedge_or_a_denial_makes_it_unsure():
    assert spans(stretches("B", [told("A begins branch_of B", "2014", hearsay=True)])) == [("2014", None, False)]
    denied = [told("A begins branch_of B", "2014"), told("A holds branch_of B", polarity="denied")]
    assert spans(stretches("B", denied)) == [("2014", None, False)]


def test_a_line_of_leaders_has_its_gaps_and_overlaps():
    line = line_of(
        network_of(
            *(listed(f"{who} {change} leads A", at) for who, change, at in (
                ("Paul", "begins", "2002"), ("Paul", "ends", "2009"), ("Peter", "begins", "2011-05"),
                ("Peter", "ends", "2016-08"), ("Mary", "begins", "2016-06"), ("Ada", "holds", None),
            ))
        ),
        "A",
    )  # fmt: skip
    assert [stretch.label for stretch in line.leaders] == ["Paul", "Peter", "Mary", "Ada"]
    assert line.gaps == (("2009", "2011-05"),)
    assert [(one.label, other.label) for one, other in line.overlaps] == [("Peter", "Mary")]


def test_who_follows_in_the_same_year_leaves_no_gap():
    dates = [("Paul", "begins", "2002"), ("Paul", "ends", "2009"), ("Peter", "begins", "2009-07")]
    assert line_of(network_of(*(listed(f"{who} {how} leads A", at) for who, how, at in dates)), "A").gaps == ()


def test_each_kind_of_turn():
    network = network_of(
        told("B begins split_from A", "2012-01"),
        told("C begins merged_into A", "2013"),
        told("A begins renamed_to D", "2014"),
        told("A begins pledged_allegiance E", "2015-03-07"),
        told("E accepts pledged_allegiance A", "2015-03-12"),
        told("A begins branch_of E", "2015-03"),
        told("A ends branch_of E", "2016-08"),
        told("Paul begins defected_from A", "2016"),
        told("F begins succeeded A", "2017"),
    )
    assert turns(network, "A") == [
        ("splits", "2012-01", "A", "B", True),
        ("merges", "2013", "C", "A", True),
        ("renamed", "2014", "A", "D", True),
        ("joins", "2015-03", "A", "E", True),
        ("pledges", "2015-03-07", "A", "E", True),
        ("pledges", "2015-03-12", "E", "A", True),  # not gathered from a document, whose answers are turned round
        ("leaves", "2016", "A", "Paul", True),
        ("leaves", "2016-08", "E", "A", True),
        ("revives", "2017", "A", "F", True),
    ]


def test_one_turn_for_all_reports_of_it_and_one_for_each_date_that_differs():
    network = network_of(*(told("B begins split_from A", at) for at in ("2012", "2012-01", None)))
    (turn,) = history(network, ["A"]).turns
    assert (turn.at, turn.sure, len(turn.reports)) == ("2012-01", True, 3)
    network = network_of(*(told("B begins split_from A", at) for at in ("2012", "2013")))
    assert [(turn.at, turn.sure) for turn in history(network, ["A"]).turns] == [("2012", False), ("2013", False)]


def test_what_was_not_known_yet_makes_no_turn():
    network = network_of(told("B begins split_from A", "2012", known="2014-01-01"))
    assert turns(network, "A", known_on="2013") == []


def test_a_pledge_on_behalf_of_a_group_is_its_turn():
    network = network_of(told("Paul begins pledged_allegiance B", "2015", on_behalf_of="A"))
    assert turns(network, "A") == [("pledges", "2015", "A", "B", True)]


def test_a_split_ends_a_stretch_under_a_parent():
    network = network_of(told("A begins branch_of B", "2012"), told("A begins split_from B", "2014-09"))
    (lane,) = history(network, ["A"]).lanes
    assert lane.parents[0].label == "B"
    assert spans(lane.parents) == [("2012", "2014-09", True)]


def test_a_lane_has_the_life_and_the_names_that_the_registry_knows():
    names = (Stretch(label="Old A", until="2008"), Stretch(label="A", since="2008"))
    network = network_of(told("B holds fights A"), lives={"A": Life(since="2003", until="2019", names=names)})
    lanes = history(network, ["A", "B"]).lanes
    assert [(lane.since, lane.until, [name.label for name in lane.names]) for lane in lanes] == [
        ("2003", "2019", ["Old A", "A"]),
        (None, None, ["B"]),
    ]


def test_kin_stand_beside_each_other():
    network = network_of(
        told("C begins split_from A", "2012"),
        told("D begins split_from B", "2011"),
        lives={id_: Life(since=since) for id_, since in (("A", "2001"), ("B", "2002"), ("C", "2012"), ("D", "2011"))},
    )
    assert [lane.node.id for lane in history(network, "ABCD").lanes] == ["A", "C", "B", "D"]
    assert kin_of(network, "A") == ("A", "C")


@given(reports)
def test_every_turn_and_stretch_names_its_reports_and_undated_ones_are_last(some):
    network = network_of(*some)
    told_ = {report.id for report in some}
    found = history(network, network.nodes)
    assert len(found.lanes) == len(network.nodes)
    undated = [turn.at is None for turn in found.turns]
    assert undated == sorted(undated)
    for turn in found.turns:
        assert turn.reports
        assert told_.issuperset(turn.reports)
    for lane in found.lanes:
        for stretch in (*lane.parents, *lane.leaders):
            assert told_.issuperset(stretch.reports)


def test_who_is_only_described_leads_no_lane():
    network = network_of(told("Paul holds leads B"), told("doc#a2 holds leads B"))
    assert [stretch.label for stretch in line_of(network, "B").leaders] == ["Paul"]
