"""Acts and ties that know of each other, with records made by hand, and then from a report."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.examples import FRAME, raid, span
from vedette.assets.coder import code
from vedette.coding.acquainting import acquainted
from vedette.records import Affiliation, Casualty, Coded, Event, Time
from vedette.records.checks import problems

# One report: "Gunmen (a1) reportedly killed at least 12 soldiers (a2) near Gao on Monday, the army (a3) said."
TOLD, ELSEWHERE = span("killed"), span("hold")
DAY = Time(start="2014-09-15", end="2014-09-16", precision="day", text="Monday", anchor="published")


def act(**changes) -> Event:
    """An act by the gunmen against the soldiers, told as a fact."""
    return replace(raid(), hearsay=False, claim=None, **changes)


def tie(**changes) -> Affiliation:
    """A tie between the two, told by the same word."""
    made = Affiliation(
        id="t1", type="fights", subject="a1", object="a2", change="holds", evidence=(TOLD,),
        support={"type": (TOLD,), "subject": (span("Gunmen"),), "object": (span("soldiers"),)},
        inferred={"change": "words beside the office"}, confidence=0.6, how=FRAME,
    )  # fmt: skip
    return replace(made, **changes)


def killed(who: str) -> tuple[Casualty, ...]:
    return (Casualty(outcome="killed", who=who, side="target", quantity=None, claim=None, evidence=(TOLD,)),)


def led(**changes) -> Affiliation:
    """A tie by which a soldier leads the army, told by other words."""
    support = {"type": (ELSEWHERE,), "change": (ELSEWHERE,), "time": (ELSEWHERE,), "object": (span("the army"),)}
    return tie(type="leads", subject="a2", object="a3", support=support, evidence=(ELSEWHERE,), **changes)


def test_what_one_word_tells_as_an_act_and_as_a_tie_is_both():
    (event,), (known,) = acquainted([act()], [tie()])
    assert event.same_as == ("t1",)
    assert (known.event, known.support["event"]) == ("e1", (TOLD,))


def test_an_act_may_be_several_ties():
    (event,), ties = acquainted([act(same_as=("t0",))], [tie(), tie(id="t2", subject="a2", object="a1")])
    assert event.same_as == ("t0", "t1", "t2")
    assert [known.event for known in ties] == ["e1", "e1"]


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (act(), tie(support={"type": (ELSEWHERE,)})),  # another word
        (act(), tie(hearsay=True)),  # the one a fact, the other hearsay
        (act(type="CONSULT"), tie()),  # an act that brings about no fight
        (act(), tie(type="linked_to")),  # a tie that no act brings about
        (act(sources=(), targets=("a3",)), tie()),  # of nobody whom it ties
    ],
)
def test_an_act_and_a_tie_of_other_things_stay_apart(event, told):
    assert acquainted([event], [told]) == ((event,), (told,))


def test_who_led_and_is_killed_leads_no_more():
    (event,), (over,) = acquainted([act(time=DAY, casualties=killed("a2"))], [led()])
    assert (over.change, over.event, over.time) == ("ends", "e1", DAY)
    assert set(over.inferred) == {"change", "event", "time"}
    assert set(over.support) == {"type", "object"}  # no words tell what is worked out
    assert event.same_as == ()  # the act is no tie itself


def test_where_nobody_says_when_the_leader_was_killed_the_end_has_no_time():
    _, (over,) = acquainted([act(time=None, casualties=killed("a2"))], [led(time=DAY)])
    assert (over.change, over.time) == ("ends", None)
    assert "time" not in over.inferred


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (act(casualties=(replace(killed("a2")[0], outcome="injured"),)), led()),
        (act(casualties=killed("a3")), led()),  # somebody else was
        (act(casualties=killed("a2"), targets=("a3",)), led()),
        (act(casualties=killed("a2"), modality="possible"), led()),
        (act(casualties=killed("a2"), polarity="denied"), led()),
        (act(casualties=killed("a2")), replace(led(), type="member_of")),
        (act(casualties=killed("a2")), led(change="ends")),  # a former leader
        (act(casualties=killed("a2")), led(change="begins")),
    ],
)
def test_who_is_not_killed_for_sure_or_does_not_lead_keeps_the_tie(event, told):
    _, ties = acquainted([event], [told])
    assert ties == (told,)


TYPES = st.sampled_from(["fights", "leads", "supports", "linked_to"])
ties_made = st.lists(st.tuples(TYPES, st.sampled_from([TOLD, ELSEWHERE]), st.sampled_from(["a1", "a2"])), max_size=4)


@given(ties_made, st.sampled_from(["actual", "possible"]))
def test_an_event_names_the_ties_that_name_it_and_no_others(made, modality):
    ties = [
        tie(id=f"t{n}", type=kind, subject=who, object="a3", support={"type": (word,)})
        for n, (kind, word, who) in enumerate(made)
    ]
    (event,), known = acquainted([act(modality=modality, casualties=killed("a2"))], ties)
    assert list(event.same_as) == [one.id for one in known if one.event and "event" not in one.inferred]
    assert [one.id for one in known] == [one.id for one in ties]


@cache
def coded(text: str) -> Coded:
    """Code a report of 3 May 2024; the same report is coded once."""
    return code(text, published="2024-05-03")


@pytest.mark.parametrize(
    "text",
    [
        "The Tana Dawn Front pledged allegiance to the Islamic State on Monday.",
        "Chad denounced the Tana Dawn Front on Monday.",
        "The Tana Dawn Front may pledge allegiance to the Islamic State.",
    ],
)
def test_in_a_report_an_act_that_is_a_tie_too_says_so(text):
    (event,), (told,) = coded(text).events, coded(text).affiliations
    assert (event.same_as, told.event) == ((told.id,), event.id)
    assert list(problems(coded(text))) == []


@pytest.mark.parametrize(
    ("text", "change", "start"),
    [
        ("Musa Bello, leader of Boko Haram, was killed on Monday.", "ends", "2024-04-29"),
        ("Leader killed. Soldiers shot dead Musa Bello, leader of Boko Haram, on Monday.", "ends", "2024-04-29"),
        ("Musa Bello, leader of Boko Haram, was killed.", "ends", None),
        ("Musa Bello, leader of Boko Haram, may have been killed on Monday.", "holds", None),
        ("Musa Bello, leader of Boko Haram, was wounded on Monday.", "holds", None),
        ("The army killed ten men of Boko Haram on Monday. Musa Bello, leader of Boko Haram, fled.", "holds", None),
    ],
)  # fmt: skip
def test_in_a_report_the_act_that_kills_a_leader_ends_the_tie(text, change, start):
    (told,) = [one for one in coded(text).affiliations if one.type == "leads"]
    assert (told.change, told.time and told.time.start) == (change, start)
    assert (told.event is not None) == (change == "ends")
    assert list(problems(coded(text))) == []
