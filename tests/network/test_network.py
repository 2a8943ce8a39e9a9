"""Where ties stand at a date, by what was known on another one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.examples import listed, network_of, since, states, told
from vedette.network.days import time_of
from vedette.network.histories import Life
from vedette.network.network import Network
from vedette.network.reports import Node
from vedette.network.rules import AGAIN, AS_TOLD, BY_ITS_LEADER, LEAVES, ON_BEHALF, SIGNS, WHILE_BOTH_EXIST
from vedette.records import Affiliation

BEGINS = told("A begins branch_of B", at="2014-09", known="2014-10-01")
ENDS = told("A ends branch_of B", at="2016", known="2017-01-05")


def tie(network, on, known_on=None, of="A branch_of B"):
    subject, type_, object_ = of.split()
    return network.snapshot(on, known_on).tie(type_, subject, object_)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2014-08-31", "not_yet"),
        ("2014-09-01", "holds"),
        ("2016-12-30", "holds"),  # some time in 2016: over on its last day at the latest
        ("2016-12-31", "over"),
        ("2020", "over"),
    ],
)
def test_a_tie_holds_from_its_beginning_until_its_end(on, state):
    assert tie(network_of(BEGINS, ENDS), on).state == state


def test_what_was_true_and_what_was_known_are_two_questions():
    network = network_of(BEGINS, ENDS)
    assert tie(network, "2016-12-31", "2016-12-31").state == "holds"  # nobody had told of the end
    assert tie(network, "2015-01-01", "2014-09-30") is None  # and before October nobody of anything


def test_dates_stay_as_coarse_as_they_were_told_and_side_by_side():
    network = network_of(BEGINS, told("A begins branch_of B", at="2014-11-02"), ENDS)
    standing = tie(network, "2017")
    assert standing.since == (time_of("2014-09"), time_of("2014-11-02"))
    assert standing.until == (time_of("2016"),)
    assert len(standing.reports) == 3


def test_a_tie_that_begins_anew_has_its_last_beginning_and_no_end():
    again = told("A begins branch_of B", at="2018-03")
    standing = tie(network_of(BEGINS, ENDS, again), "2019")
    assert (standing.state, standing.since, standing.until) == ("holds", (time_of("2018-03"),), ())


def test_what_is_told_without_a_date_holds_as_told_and_has_no_beginning():
    network = network_of(told("A holds branch_of B", known="2015-03-01"))
    assert tie(network, "2015-02-28").state == "not_yet"
    standing = tie(network, "2015-03-01")
    assert (standing.state, standing.since, standing.inferred) == ("holds", (), {"state": AS_TOLD})
    assert standing.last_told == "2015-03-01"


def test_since_2014_is_a_beginning_and_seen_in_2014_is_none():
    open_ = told("A holds branch_of B", known="2016-01-01")
    seen = told("A holds branch_of B", at="2014", known="2016-01-01")
    assert tie(network_of(_at(open_, since("2014-01-01"))), "2015").since == (since("2014-01-01"),)
    assert tie(network_of(seen), "2015").since == ()
    assert tie(network_of(seen), "2015").state == "holds"


def test_a_beginning_without_a_date_outweighs_no_dated_end():
    background = told("A begins branch_of B", known="2018-05-05")
    assert tie(network_of(BEGINS, ENDS, background), "2019").state == "over"


def test_what_is_told_to_hold_after_its_end_holds_again_and_says_so():
    standing = tie(network_of(BEGINS, ENDS, told("A holds branch_of B", known="2018-05-05")), "2019")
    assert standing.state == "holds"
    assert AGAIN in standing.inferred["state"]


def test_news_of_an_end_outweighs_what_is_told_as_it_was_on_the_same_day():
    holds, ends = told("A holds branch_of B"), told("A ends branch_of B")
    assert tie(network_of(holds, ends), "2015-06").state == "over"


@pytest.mark.parametrize(
    ("reports", "state"),
    [
        ([told("A begins branch_of B", at="2014-05-05"), told("A ends branch_of B", at="2014-05-05")], "disputed"),
        ([told("A holds branch_of B"), told("A holds branch_of B", polarity="denied")], "disputed"),
        ([told("A holds branch_of B", polarity="denied")], "denied"),
        ([told("A begins branch_of B", modality="planned")], "hedged"),
        ([told("A holds branch_of B", hearsay=True)], "hedged"),
        ([told("A holds branch_of B", hearsay=True), told("A holds branch_of B", polarity="denied")], "disputed"),
        ([told("A begins branch_of B", modality="possible"), told("A holds branch_of B", polarity="denied")], "denied"),
        ([told("A ends branch_of B", modality="possible")], "hedged"),
        ([told("A holds branch_of B"), told("A ends branch_of B", hearsay=True)], "holds"),
        ([told("A ends branch_of B", polarity="denied")], "holds"),
        ([told("A revokes pledged_allegiance B")], "over"),
    ],
)
def test_how_it_is_said_decides(reports, state):
    assert set(states(network_of(*reports), "2015-06").values()) == {state}


def test_a_dated_change_after_a_denial_settles_it():
    denied = told("A holds branch_of B", known="2014-01-01", polarity="denied")
    assert tie(network_of(denied, BEGINS), "2015").state == "holds"
    assert tie(network_of(denied, BEGINS), "2014-02").state == "denied"


def test_a_change_on_the_day_of_its_denial_settles_nothing():
    denied = told("A holds branch_of B", at="2014-09-01", polarity="denied")
    assert tie(network_of(denied, told("A begins branch_of B", at="2014-09-01")), "2015").state == "disputed"


def test_a_beginning_and_an_end_on_one_day_are_both_told():
    day = "2014-05-05"
    standing = tie(network_of(*(told(f"A {how} branch_of B", at=day) for how in ("begins", "ends"))), "2015")
    assert (standing.state, standing.since, standing.until) == ("disputed", (time_of(day),), (time_of(day),))


def test_both_sides_are_kept():
    reports = [told("A holds branch_of B"), told("A holds branch_of B", polarity="denied", source="other")]
    standing = tie(network_of(*reports), "2015-06")
    assert (standing.affirming, standing.against) == ((reports[0],), (reports[1],))


def test_a_refused_pledge_is_there_and_is_refused_until_it_is_accepted():
    pledge = told("A begins pledged_allegiance B", at="2014-01")
    no = told("A refuses pledged_allegiance B", at="2014-03")
    yes = told("A accepts pledged_allegiance B", at="2014-06")
    of = "A pledged_allegiance B"
    assert [
        (s.state, s.refused) for s in (tie(network_of(pledge, no, yes), on, of=of) for on in ("2014-04", "2014-07"))
    ] == [("holds", True), ("holds", False)]


def test_ties_that_count_both_ways_are_one():
    network = network_of(told("B holds allied_with A"), told("A holds allied_with B", source="other"))
    assert states(network, "2016") == {"A allied_with B": "holds"}
    assert tie(network, "2016", of="B allied_with A").sources == 2


# --- weights


def test_independent_sources_add_up_and_copies_do_not():
    once = told("A holds branch_of B", outlet="Wire", known="2015-01-01", source="one")
    copy = told("A holds branch_of B", outlet="Wire", known="2015-01-01", source="two")
    later = told("A holds branch_of B", outlet="Wire", known="2015-01-02", source="three")
    assert tie(network_of(once, copy), "2016").weight == pytest.approx(0.5)
    assert tie(network_of(once, copy, later), "2016").weight == pytest.approx(0.75)
    same_text = [told("A holds branch_of B", source="one"), told("A begins branch_of B", at="2014", source="one")]
    assert tie(network_of(*same_text), "2016").sources == 1


def test_what_does_not_hold_weighs_nothing():
    assert tie(network_of(BEGINS, ENDS), "2017").weight == 0
    assert tie(network_of(told("A begins branch_of B", modality="planned")), "2017").weight == 0


def test_every_type_of_tie_has_a_sign():
    types = Affiliation.__annotations__["type"].__args__[0].__args__
    assert set(SIGNS) == set(types)
    assert tie(network_of(told("A holds fights B")), "2016", of="A fights B").sign == -1


# --- what follows across types


@pytest.mark.parametrize("left", ["split_from", "defected_from"])
def test_whoever_leaves_is_no_part_any_more(left):
    network = network_of(BEGINS, told(f"A begins {left} B", at="2015-05"))
    assert tie(network, "2015-04").state == "holds"
    standing = tie(network, "2015-06")
    assert (standing.state, standing.inferred["until"]) == ("over", LEAVES[left])
    assert standing.until == (time_of("2015-05"),)


def test_to_leave_makes_up_no_tie_that_nobody_tells_of():
    assert states(network_of(told("A begins split_from B", at="2015-05")), "2016") == {"A split_from B": "holds"}


def test_a_split_that_is_only_possible_ends_nothing():
    network = network_of(BEGINS, told("A begins split_from B", at="2015-05", modality="possible"))
    assert tie(network, "2016").state == "holds"


def test_what_merged_is_a_part():
    network = network_of(told("A begins merged_into B", at="2015-05"))
    assert tie(network, "2014", of="A member_of B").state == "not_yet"
    standing = tie(network, "2016", of="A member_of B")
    assert standing.state == "holds"
    assert "tie" in standing.inferred


def test_a_pledge_to_a_leader_counts_where_he_led_then():
    pledge = told("A begins pledged_allegiance Paul", at="2015-03-07")
    leads = told("Paul begins leads B", at="2014", known="2016-06-01")
    network = network_of(pledge, leads)
    standing = tie(network, "2016-12", of="A pledged_allegiance B")
    assert (standing.state, standing.inferred["tie"]) == ("holds", BY_ITS_LEADER)
    assert tie(network, "2016-12", "2016-05-31", of="A pledged_allegiance B") is None  # that he led was not known
    earlier = told("Paul ends leads B", at="2015-01")
    assert tie(network_of(pledge, leads, earlier), "2016-12", of="A pledged_allegiance B") is None


def test_a_pledge_to_one_s_own_leader_is_none_to_oneself():
    network = network_of(told("B begins pledged_allegiance Paul", at="2015"), told("Paul begins leads B", at="2014"))
    assert set(states(network, "2016")) == {"B pledged_allegiance Paul", "Paul leads B"}


def test_a_pledge_on_behalf_of_a_group_is_its_own():
    network = network_of(told("Paul begins pledged_allegiance B", at="2015", on_behalf_of="A"))
    assert tie(network, "2016", of="A pledged_allegiance B").inferred["tie"] == ON_BEHALF


# --- the registry


def test_an_undated_fact_of_the_registry_holds_while_both_exist():
    lives = {"A": Life(since="2010", until="2016-05"), "B": Life(since="2005")}
    network = network_of(listed("A holds branch_of B"), lives=lives)
    assert [tie(network, on).state for on in ("2009", "2011", "2017")] == ["not_yet", "holds", "over"]
    assert tie(network, "2011", "2001").inferred == {"state": WHILE_BOTH_EXIST}  # known at all times


def test_a_report_without_any_date_is_known_on_no_day():
    network = network_of(told("A holds branch_of B", known=None))
    assert tie(network, "2015").state == "holds"
    assert tie(network, "2015", "2026") is None


# --- around somebody


def test_the_part_around_a_node_has_its_neighbours_and_their_ties():
    network = network_of(
        told("A holds branch_of B"),
        told("C holds fights B"),
        told("A holds supports C"),
        told("C holds supports D"),
        told("E begins supports B", at="2020"),
    )
    around = network.snapshot("2016").about("B")
    shown = {(standing.subject, standing.object, standing.state) for standing in around}
    assert shown == {("A", "B", "holds"), ("B", "C", "holds"), ("A", "C", "holds"), ("E", "B", "not_yet")}
    assert set(around.nodes) == {"A", "B", "C"}
    assert set(network.snapshot("2016").about("B", steps=2).nodes) == {"A", "B", "C", "D"}


def test_an_empty_network_answers():
    network = network_of()
    assert (len(network), states(network, "2016")) == (0, {})


def test_reports_of_nobody_are_a_bug():
    with pytest.raises(ValueError, match="B is none"):
        Network({"A": Node(id="A", name="A", kind="armed_group")}, [BEGINS])


def test_two_reports_of_one_id_are_a_bug():
    network_of(BEGINS, BEGINS)
    with pytest.raises(ValueError, match="two reports have the id"):
        network_of(BEGINS, replace(BEGINS, confidence=0.1))


# --- whatever is told

DATES = ["2012", "2013-05", "2014-02-03", "2014-02", "2015"]
reports = st.lists(
    st.builds(
        lambda words, at, known, source, more: told(words, at, known, source, **more),
        st.sampled_from(
            [
                f"{ends[0]} {change} {type_} {ends[1]}"
                for ends in (("A", "B"), ("B", "A"), ("A", "Paul"))
                for change in ("begins", "holds", "ends", "refuses")
                for type_ in ("branch_of", "split_from", "allied_with", "pledged_allegiance")
            ]
            + [f"Paul {change} leads B" for change in ("begins", "holds", "ends")]
        ),
        st.none() | st.sampled_from(DATES),
        st.none() | st.sampled_from(["2012-06-01", "2014-02-03", "2016-01-01"]),
        st.sampled_from(["one", "two", "registry:x"]),
        st.sampled_from([{}, {"polarity": "denied"}, {"hearsay": True}, {"modality": "possible"}]),
    ),
    max_size=8,
)
days = st.sampled_from([*DATES, "2011", "2017"])


@given(reports, days, days, st.randoms())
def test_the_order_of_reports_makes_no_difference(some, on, known_on, chance):
    other = list(some)
    chance.shuffle(other)
    assert network_of(*some).snapshot(on, known_on).standings == network_of(*other).snapshot(on, known_on).standings


@given(reports, reports, days)
def test_what_is_published_later_changes_nothing_that_was_known_before(some, more, on):
    later = [told("A begins branch_of B", "2013", "2018-01-01", f"late {n}") for n, _ in enumerate(more)]
    later += [report for report in more if report.known == "2016-01-01" and not report.of_registry]
    before, after = (network_of(*given).snapshot(on, "2015-12-31").standings for given in (some, [*some, *later]))
    assert before == after


@given(reports, days)
def test_no_report_is_lost_and_weights_are_shares(some, on):
    network = network_of(*some)
    standings = network.snapshot(on).standings
    assert {report.id for standing in standings for report in standing.reports} >= {report.id for report in some}
    assert all(0 <= standing.weight <= 1 and (standing.in_force or not standing.weight) for standing in standings)


def _at(report, time):
    return replace(report, time=time)
