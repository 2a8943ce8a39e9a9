from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import examples
from tests.store.codings import codings, ids
from vedette.records import Casualty, Coded, Note, Other, PlaceRole, Relation, Statement
from vedette.records.checks import problems
from vedette.store.lists import records_of
from vedette.store.pruning import without

CODED = examples.coded()
RAID = examples.raid()
PLAIN = examples.span("killed")


def with_event(coded=CODED, **changes):
    return replace(coded, events=(replace(RAID, **changes),))


@st.composite
def choices(draw):
    """A document, and two sets of its ids."""
    coded = draw(st.sampled_from(codings()))
    some = st.sets(st.sampled_from(ids(coded)), max_size=6)
    return coded, draw(some), draw(some)


@given(choices())
def test_nothing_points_at_what_is_gone(choice):
    coded, gone, _ = choice
    left = without(coded, gone)
    assert list(problems(left)) == []
    assert not gone & set(ids(left))


@given(choices())
def test_what_stays_says_what_it_said_or_less(choice):
    coded, gone, _ = choice
    before = {record.id: record for record in records_of(coded)}
    for record in records_of(without(coded, gone)):
        was = before[record.id]
        assert (record.evidence, record.confidence, record.how) == (was.evidence, was.confidence, was.how)
        assert dict(record.support).items() <= dict(was.support).items()
        if isinstance(record, Statement):
            assert (record.claim, record.status) == (was.claim, was.status)


@given(choices())
def test_it_does_not_matter_in_which_order_records_go(choice):
    coded, first, second = choice
    assert without(without(coded, first), second) == without(coded, first | second)


def test_without_nothing_a_document_is_itself():
    for coded in codings():
        assert without(coded, ()) == coded
        assert without(coded, ["e99"]) == coded


def test_without_all_nothing_is_left_but_the_text_and_the_notes():
    for coded in codings():
        left = without(coded, ids(coded))
        assert left == Coded(document=coded.document, notes=left.notes)
        assert len(left.notes) == len(coded.notes)


@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ("a1", "a2 a3 p1 e1 c1 q1 o1"),  # a tie without its subject, and a presence of nobody
        ("a2", "a1 a3 p1 e1 f1 r1 c1 q1 o1"),
        ("a3", "a1 a2 p1 r1 o1"),  # the army said all that the claim holds
        ("c1", "a1 a2 a3 p1 f1 r1 o1"),
        ("e1", "a1 a2 a3 p1 f1 r1 c1 q1 o1"),
        ("p1", "a1 a2 a3 e1 f1 r1 c1 q1 o1"),
    ],
)
def test_what_cannot_be_without_a_record_goes_with_it(gone, left):
    assert " ".join(ids(without(CODED, [gone]))) == left


def test_what_a_source_says_goes_with_its_claim_and_never_becomes_what_the_article_says():
    (claim,) = CODED.claims
    inner = replace(claim, id="c2", parent="c1")
    told = replace(CODED.estimates[0], claim="c2")
    coded = replace(CODED, claims=(claim, inner), estimates=(told,))
    assert list(problems(coded)) == []
    left = without(coded, ["c1"])
    assert (left.claims, left.events, left.estimates) == ((), (), ())
    assert [claim.id for claim in without(coded, ["c2"]).claims] == ["c1"]


def test_a_toll_goes_with_the_claim_that_gives_it_and_the_sum_follows():
    (toll,) = RAID.casualties
    two = with_event(claim=None, casualties=(replace(toll, claim=None, who=None), toll))
    assert two.events[0].killed.text is None
    (left,) = without(two, ["c1"]).events
    assert left.casualties == (Casualty(outcome="killed", side="target", quantity=toll.quantity, evidence=(PLAIN,)),)
    assert left.killed == toll.quantity


def test_a_toll_stays_without_who_suffered_it():
    (left,) = without(CODED, ["a2"]).events
    assert (left.casualties[0].who, left.killed.low, left.targets) == (None, 12, ())


def test_parts_that_need_a_record_go_whole():
    coded = with_event(
        others=(Other(actor="a3", role="host"), Other(actor="a2", role="partner")),
        claim=None,
        casualties=(),
        support=RAID.support | {"others": (PLAIN,)},
    )
    assert list(problems(coded)) == []
    (left,) = without(coded, ["a3"]).events
    assert left.others == (Other(actor="a2", role="partner"),)
    (left,) = without(coded, ["p1"]).events
    assert (left.place, left.places) == (None, ())


def test_a_field_that_is_emptied_has_no_reasons_left():
    (left,) = without(CODED, ["p1", "a2"]).events
    assert sorted(left.support) == ["hearsay", "sources", "time", "type"]
    both = with_event(sources=("a1", "a2"))
    assert "sources" in without(both, ["a1"]).events[0].support


def test_why_a_field_was_null_before_stays():
    coded = with_event(place=None, inferred=RAID.inferred | {"place": "corrected by Ines (j1)"})
    assert without(coded, ["a2"]).events[0].inferred == coded.events[0].inferred


def test_a_place_loses_its_relation_to_one_that_is_gone():
    gao = examples.gao()
    near = replace(gao, id="p2", relations=(Relation(kind="near", reference="p1"),),
                   support=gao.support | {"relations": (PLAIN,)})  # fmt: skip
    (left,) = without(replace(CODED, places=(gao, near)), ["p1"]).places
    assert (left.id, left.relations, "relations" in left.support) == ("p2", (), False)


def test_ids_that_may_be_missing_are_left_out():
    coded = replace(
        with_event(same_as=("f1", "q1")),
        outlooks=(replace(CODED.outlooks[0], about=("a1", "a3"), proposes=("e1",)),),
        affiliations=(replace(CODED.affiliations[0], on_behalf_of="a2"),),
    )
    left = without(coded, ["f1", "a1"])
    assert (left.events[0].same_as, left.outlooks[0].about) == (("q1",), ("a3",))
    left = without(coded, ["e1", "a2"])
    tie, outlook = left.affiliations[0], left.outlooks[0]
    assert (tie.event, tie.on_behalf_of, outlook.proposes) == (None, None, ())


def test_a_note_outlives_the_record_that_it_is_about():
    coded = replace(CODED, notes=(Note(room="places", text="Two towns have this name.", record="p1"),))
    assert without(coded, ["p1"]).notes == (Note(room="places", text="Two towns have this name."),)
    assert without(coded, ["e1"]).notes == coded.notes


def test_a_presence_stays_where_one_of_several_is_left():
    (presence,) = CODED.presence
    coded = replace(CODED, presence=(replace(presence, who=("a1", "a2"), places=(PlaceRole(place="p1", role="at"),),
                                             support=presence.support | {"places": (PLAIN,)}),))  # fmt: skip
    assert without(coded, ["a1"]).presence[0].who == ("a2",)
    assert without(coded, ["a1", "a2"]).presence == ()
    assert without(coded, ["p1"]).presence[0].places == ()
