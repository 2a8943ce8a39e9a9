import random
from collections import Counter
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.examples import document
from tests.records import examples
from tests.store.codings import codings, ids
from tests.store.rulings import ledger
from vedette.records import Coded, Note
from vedette.records.checks import problems
from vedette.store.carrying import carried, pointed_at
from vedette.store.lists import LISTS, records_of
from vedette.store.pruning import without
from vedette.store.reviewing import record_of, review

CODED = examples.coded()
RAID = examples.raid()


def in_json(value):
    return msgspec.json.decode(msgspec.json.encode(value))


def renamed(coded, names):
    """A document in which records have other ids."""

    def walk(value):
        if isinstance(value, dict):
            return {name: walk(each) for name, each in value.items()}
        if isinstance(value, list):
            return [walk(each) for each in value]
        return names.get(value, value) if isinstance(value, str) else value

    return msgspec.convert(walk(in_json(coded)), Coded)


def renumbered(coded, chance):
    """A document whose records have each other's ids, and some new ones."""
    names = {}
    for name in LISTS:
        old = [record.id for record in getattr(coded, name)]
        new = [*old, *(f"{id_[0]}{90 + number}" for number, id_ in enumerate(old))]
        names |= dict(zip(old, chance.sample(new, len(old)), strict=True))
    return renamed(coded, names)


def newer(coded, chance):
    """What a newer program might make of the text: other ids, less of some, more sure, other types."""
    less = without(coded, chance.sample(ids(coded), chance.randint(0, 3)))
    surer = {
        name: tuple(replace(r, confidence=chance.random()) for r in getattr(less, name))
        for name in ("events", "claims")
    }
    types = tuple(replace(e, type=chance.choice([e.type, e.type, "AID"])) for e in surer["events"])
    some = [record.id for record in records_of(less)]
    notes = (Note(room="coding", text="A note.", record=chance.choice(some) if some else None),)
    return renumbered(replace(less, claims=surer["claims"], events=types, notes=notes), chance)


def some_rulings(coded, chance):
    """Judgements that keep the contract, some of them undone, and some of these undos undone."""
    actors = [actor.id for actor in coded.actors]
    possible = [(kind, id_) for kind in ("accept", "reject", "same_actor") for id_ in ids(coded)]
    for event in coded.events:
        given_whole = {**in_json(event), "support": {}, "inferred": {}, "mode": "raid"}
        possible += [
            ("correct", event.id, "weapon", "mortar"),
            ("correct", event.id, "type", "COERCE"),
            ("correct", event.id, "sources", [chance.choice(actors)]),
            ("correct", event.id, "sources", [chance.choice(actors)]),
            ("correct", event.id, None, given_whole),
            ("correct", f"e{chance.choice([2, 50, 91])}", None, given_whole),
        ]
    rulings = chance.choices(possible, k=chance.randint(0, 6))
    for number in range(chance.randint(0, 3)):
        rulings.append(("undo", f"j{chance.randint(1, len(rulings))}") if rulings else ("accept", ids(coded)[number]))
    return rulings


def ends(coded):
    """What each record is, by where it and all that it points at stand: whatever the ids are."""
    at = {record.id: record.evidence[0] for record in records_of(coded)}
    return Counter(
        (name, getattr(r, "type", None), r.evidence[0], getattr(r, "trigger", None), tuple(map(at.get, pointed_at(r))))
        for name in LISTS for r in getattr(coded, name)
    )  # fmt: skip


@st.composite
def recodings(draw):
    """A document, a ledger that is on it, and a newer coding."""
    coded, chance = draw(st.sampled_from(codings())), random.Random(draw(st.integers(0, 1 << 32)))
    return coded, ledger(coded, *some_rulings(coded, chance)), newer(coded, chance)


@given(recodings())
def test_what_was_reviewed_stands_as_it_did_and_the_contract_is_kept(recoding):
    coded, judgements, new = recoding
    old = review(coded, judgements)
    made = carried(old, new)
    assert list(problems(made)) == []
    again = review(made, judgements)
    assert list(problems(again.coded)) == []
    assert again.states == old.states
    for id_ in old.states:
        assert record_of(again.coded, id_) == record_of(old.coded, id_)


@given(recodings())
def test_what_is_taken_back_after_a_recoding_is_as_it_was_proposed(recoding):
    coded, judgements, new = recoding
    made = carried(review(coded, judgements), new)
    undone = [
        replace(judgement, id=f"u{number}", kind="undo", undoes=judgement.id, field=None, after=None)
        for number, judgement in enumerate(judgements)
        if judgement.kind != "undo"
    ]
    kept = review(coded, judgements).states.keys() & set(ids(coded))
    now = review(made, [*(j for j in judgements if j.kind != "undo"), *undone])
    assert (now.coded, now.states) == (made, {})
    for id_ in kept:
        assert record_of(made, id_) == record_of(coded, id_)


@given(recodings())
def test_what_the_newer_coding_says_besides_is_all_there(recoding):
    coded, judgements, new = recoding
    old = review(coded, judgements)
    made = carried(old, new)
    assert ends(made) <= ends(new) | ends(coded)
    assert Counter(key[:2] for key in ends(made).elements()).total() >= len(ids(new)) - len(old.states) * 2
    for name in LISTS:
        there = {record.evidence[0] for record in getattr(made, name)}
        assert {record.evidence[0] for record in getattr(new, name)} <= there


@given(recodings())
def test_an_id_that_was_judged_never_means_another_thing(recoding):
    coded, judgements, new = recoding
    made = carried(review(coded, judgements), new)
    before = {record.id: (type(record), record.evidence[0]) for record in records_of(coded)}
    after = {record.id: (type(record), record.evidence[0]) for record in records_of(made)}
    for judgement in judgements:
        id_ = judgement.on[0].partition("#")[2]
        assert id_ not in after or after[id_] == before.get(id_, after[id_])


@given(recodings())
def test_the_same_coding_again_changes_nothing(recoding):
    coded, judgements, _ = recoding
    assert carried(review(coded, judgements), coded) == coded


@given(recodings())
def test_where_nothing_was_judged_the_newer_coding_stands(recoding):
    coded, _, new = recoding
    assert carried(review(coded, []), new) is new


@given(recodings(), st.integers(0, 99))
def test_many_recodings_lose_no_more_than_one(recoding, seed):
    coded, judgements, new = recoding
    old = review(coded, judgements)
    made = carried(old, new)
    again = review(carried(review(made, judgements), newer(coded, random.Random(seed))), judgements)
    assert again.states == old.states
    assert all(record_of(again.coded, id_) == record_of(old.coded, id_) for id_ in old.states)


def judged(*rulings, coded=CODED):
    return review(coded, ledger(coded, *rulings))


def test_a_reviewed_record_keeps_its_id_its_words_and_all_that_it_points_at():
    new = renamed(CODED, {"a1": "a2", "a2": "a1", "e1": "e7", "p1": "p3", "c1": "c2"})
    surer = replace(new, events=(replace(new.events[0], confidence=0.99),))
    made = carried(judged(("accept", "e1")), surer)
    assert made.events == CODED.events
    assert [actor.id for actor in made.actors] == ["a1", "a2", "a3"]
    assert made.affiliations[0].subject == "a1"
    assert made.affiliations[0].event == "e1"


def test_a_rejected_record_that_is_proposed_again_stays_rejected():
    old = judged(("reject", "e1"))
    made = carried(old, renamed(CODED, {"e1": "e5"}))
    again = review(made, ledger(CODED, ("reject", "e1")))
    assert [event.id for event in again.coded.events] == ["e1"]
    assert again.standing.events == ()


def test_a_record_of_another_kind_at_the_same_words_is_another_record():
    new = replace(CODED, events=(replace(RAID, type="AID"),))
    made = carried(judged(("accept", "e1")), new)
    assert [(event.id, event.type) for event in made.events] == [("e2", "AID"), ("e1", "ASSAULT")]
    assert made.affiliations[0].event == "e2"


def test_a_newer_record_gives_way_to_one_that_a_person_gave_and_has_its_words_again_when_that_is_undone():
    given_whole = {**in_json(RAID), "support": {}, "inferred": {}, "mode": "raid"}
    less = without(CODED, ["e1"])
    ruling = ("correct", "e9", None, given_whole)
    old = judged(ruling, coded=less)
    made = carried(old, renamed(CODED, {"e1": "e3"}))
    assert [event.id for event in made.events] == ["e9"]
    assert made.affiliations[0].event == "e9"
    assert review(made, ledger(CODED, ruling)).coded.events == old.coded.events
    assert review(made, ledger(CODED, ruling, ("undo", "j1"))).coded.events[0].mode is None


def test_a_newer_record_gives_way_to_the_corrected_form_as_well_as_to_the_proposed_one():
    old = judged(("correct", "e1", "type", "COERCE"))
    right = replace(CODED, events=(replace(RAID, id="e4", type="COERCE"), replace(RAID, id="e5")))
    made = carried(old, replace(right, affiliations=(replace(CODED.affiliations[0], event="e4"),)))
    assert [event.id for event in made.events] == ["e1"]
    assert made.affiliations[0].event == "e1"


def test_the_id_of_a_record_that_is_found_no_more_is_given_to_no_other():
    old = judged(("same_actor", "a2"), ("accept", "e1"), ("undo", "j2"))
    new = renamed(without(CODED, ["a2", "e1"]), {"a3": "a2"})
    made = carried(old, new)
    assert [actor.id for actor in made.actors] == ["a1", "a3"]
    assert made.claims[0].source == "a3"


def test_an_actor_that_was_joined_with_others_keeps_its_id_and_gets_its_new_words():
    new = renamed(CODED, {"a1": "a3", "a3": "a1"})
    new = replace(new, actors=tuple(replace(actor, country="MLI") for actor in new.actors))
    made = carried(judged(("same_actor", "a3")), new)
    by_name = {actor.name: (actor.id, actor.country) for actor in made.actors}
    assert by_name == {"Gunmen": ("a4", "MLI"), "soldiers": ("a2", "MLI"), "the army": ("a3", "MLI")}


def test_who_stood_in_a_correction_between_is_still_there():
    rulings = [("correct", "e1", "sources", ["a2"]), ("correct", "e1", "sources", ["a3"])]
    old = judged(*rulings)
    made = carried(old, without(CODED, ["a2"]))
    assert review(made, ledger(CODED, *rulings)).coded.events == old.coded.events


def test_two_ties_in_one_sentence_are_told_apart_by_their_ends():
    coded = document("2015-03-07", "Red Army begins fights: Blue Front", "Green Front begins fights: Blue Front")
    first, second = coded.affiliations
    both = replace(coded, affiliations=(first, replace(second, evidence=first.evidence)))
    swapped = replace(both, affiliations=(replace(both.affiliations[1], id="t1"), replace(first, id="t2")))
    made = carried(judged(("accept", "t2"), coded=both), swapped)
    assert [(tie.id, tie.subject) for tie in made.affiliations] == [("t2", second.subject), ("t3", first.subject)]


@pytest.mark.parametrize(("ruling", "about"), [(("accept", "p1"), "p1"), (("accept", "a1"), "p1")])
def test_a_note_follows_its_record(ruling, about):
    noted = replace(CODED, notes=(Note(room="places", text="Two towns have this name.", record="p1"),))
    new = renamed(noted, {"p1": "p2"}) if ruling[1] == "p1" else noted
    assert carried(judged(ruling), new).notes[0].record == about
