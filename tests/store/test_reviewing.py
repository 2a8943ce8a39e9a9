from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import examples
from tests.store.codings import codings, ids
from tests.store.rulings import ledger
from vedette.errors import InputError
from vedette.records import Note, Quantity
from vedette.records.checks import problems
from vedette.store.lists import records_of
from vedette.store.reviewing import Reviewed, correctable, local, record_of, review, value_of

CODED = examples.coded()
IDS = ids(CODED)
AGAIN = "corrected by Ines (j1)"


def reviewed(*rulings, coded=CODED) -> Reviewed:
    made = review(coded, ledger(coded, *rulings))
    assert list(problems(made.coded)) == []
    assert list(problems(made.standing)) == []
    return made


def seen(made, id_):
    return record_of(made.coded, id_)[1]


def in_json(value):
    return msgspec.json.decode(msgspec.json.encode(value))


def given_whole(record, **changes):
    """A record as a person would give it: what it is in JSON, without the program's reasons."""
    return {**in_json(record), "support": {}, "inferred": {}, **changes}


SECOND_RAID = given_whole(examples.raid(), id="e2", support={"weapon": [{"start": 23, "end": 30}]}, weapon="gun")


def test_without_judgements_a_document_stands_as_it_was_proposed():
    assert reviewed() == Reviewed(coded=CODED, proposed=CODED, states={})


@pytest.mark.parametrize(
    ("rulings", "states"),
    [
        ([("accept", "e1")], {"e1": "accepted"}),
        ([("reject", "e1"), ("accept", "p1")], {"e1": "rejected", "p1": "accepted"}),
        ([("accept", "e1"), ("reject", "e1")], {"e1": "rejected"}),
        ([("reject", "e1"), ("correct", "e1", "mode", "raid")], {"e1": "corrected"}),
        ([("correct", "e1", "mode", "raid"), ("accept", "e1")], {"e1": "accepted"}),
        ([("accept", "e1"), ("reject", "e1"), ("undo", "j2")], {"e1": "accepted"}),
        ([("accept", "e1"), ("undo", "j1")], {}),
        ([("accept", "e1"), ("undo", "j1"), ("undo", "j2")], {"e1": "accepted"}),
        ([("same_actor", "a1"), ("same_incident", "e1")], {}),
        ([("accept", "e9")], {}),
    ],
)
def test_the_last_judgement_that_stands_gives_a_record_its_state(rulings, states):
    assert reviewed(*rulings).states == states


def test_a_judgement_on_several_records_is_on_each_of_them_here():
    (judgement,) = ledger(CODED, ("accept", "e1"))
    other = "sha256:" + "0" * 64
    on = (*judgement.on, f"{CODED.document.id}#c1", f"{other}#q1", CODED.document.id)
    assert review(CODED, [replace(judgement, on=on)]).states == {"e1": "accepted", "c1": "accepted"}


@pytest.mark.parametrize(("on", "id_"), [("#e1", "e1"), ("#", None), ("", None), ("0#e1", None)])
def test_an_id_is_of_a_record_of_this_document_or_of_none(on, id_):
    assert local(f"{CODED.document.id}{on}", CODED) == id_


def test_an_undo_of_nothing_is_refused():
    (judgement,) = ledger(CODED, ("accept", "e1"))
    with pytest.raises(InputError, match="undoes 'j9'"):
        review(CODED, [replace(judgement, kind="undo", undoes="j9")])


@pytest.mark.parametrize(
    ("on", "field", "after", "held"),
    [
        ("e1", "type", "COERCE", "COERCE"),
        ("e1", "sources", ["a3"], ("a3",)),
        ("e1", "sources", [], ()),
        ("e1", "place", None, None),
        ("e1", "claim", None, None),
        ("e1", "weapon", "mortar", "mortar"),
        ("p1", "lat", 17, 17.0),
        ("a1", "name", "the raiders", "the raiders"),
        ("c1", "named", False, False),
        ("q1", "quantity", {"low": 15, "qualifier": "at_least"}, Quantity(low=15, qualifier="at_least")),
    ],
)
def test_a_corrected_field_holds_its_value_and_rests_on_the_judgement(on, field, after, held):
    record = seen(reviewed((kind := "correct", on, field, after)), on)
    before = record_of(CODED, on)[1]
    assert kind == "correct"
    assert getattr(record, field) == held
    assert (record.inferred[field], field in record.support) == (AGAIN, False)
    untouched = set(record.__dataclass_fields__) - {field, "support", "inferred"}
    assert all(getattr(record, name) == getattr(before, name) for name in untouched)
    assert record.support == {name: spans for name, spans in before.support.items() if name != field}


def test_what_is_derived_follows_a_correction():
    denied = seen(reviewed(("correct", "e1", "polarity", "denied")), "e1")
    (toll,) = in_json(examples.raid().casualties)
    more = seen(
        reviewed(("correct", "e1", "casualties", [toll | {"quantity": {"low": 20, "qualifier": "at_least"}}])), "e1"
    )
    assert (denied.status, more.killed.low) == ("denied", 20)


def test_a_later_correction_of_a_field_counts_and_an_undone_one_does_not():
    rulings = [("correct", "e1", "type", "COERCE"), ("correct", "e1", "type", "AID")]
    assert seen(reviewed(*rulings), "e1").type == "AID"
    assert seen(reviewed(*rulings, ("undo", "j2")), "e1").type == "COERCE"
    assert reviewed(*rulings, ("undo", "j2"), ("undo", "j1")).coded == CODED


@pytest.mark.parametrize(
    ("on", "field", "after", "said"),
    [
        ("e9", "type", "AID", r"no record 'e9' \(it has: a1, a2"),
        ("e1", "colour", "red", r"'colour' of e1 is not for correcting \(these are: claim, polarity"),
        ("e1", "id", "e2", "'id' of e1 is not for correcting"),
        ("e1", "status", "denied", "'status' of e1 is not for correcting"),
        ("e1", "killed", None, "'killed' of e1 is not for correcting"),
        ("e1", "evidence", [], "'evidence' of e1 is not for correcting"),
        ("c1", "claim", None, "'claim' of c1 is not for correcting"),
        ("e1", "type", "RAID", "'j1' cannot stand: this is no Event"),
        ("e1", "type", None, "'j1' cannot stand: this is no Event"),
        ("e1", "sources", "a1", "'j1' cannot stand: this is no Event"),
        ("e1", "sources", ["a9"], "points at 'a9'"),
        ("e1", "sources", ["p1"], "points at 'p1'"),
        ("e1", "time", {"start": "2014-02-30", "precision": "day", "anchor": "explicit"}, "this is no Event"),
        ("e1", "time", {"precision": "vague", "anchor": "none", "ends": "2014"}, "no field 'ends' is known"),
        ("e1", "trigger", {"start": 0, "end": 100_000}, "ends at 100000"),
        ("p1", "lat", 91, "a position has a latitude"),
        ("c1", "content", [], "a claim needs content"),
        ("c1", "parent", "c7", "points at 'c7'"),
    ],
)
def test_a_correction_that_the_contract_does_not_allow_is_refused(on, field, after, said):
    with pytest.raises(InputError, match=said):
        review(CODED, ledger(CODED, ("correct", on, field, after)))


def test_a_correction_need_not_mend_what_was_wrong_before():
    flawed = replace(CODED, notes=(Note(room="places", text="No position.", record="p9"),))
    made = review(flawed, ledger(flawed, ("correct", "e1", "type", "AID")))
    assert seen(made, "e1").type == "AID"
    with pytest.raises(InputError, match="points at 'a9'"):
        review(flawed, ledger(flawed, ("correct", "e1", "sources", ["a9"])))


def every_field():
    return [(coded, r, field) for coded in codings() for r in records_of(coded) for field in correctable(r)]


def test_every_field_may_be_given_again_what_it_holds():
    for coded, record, field in every_field():
        again = seen(reviewed(("correct", record.id, field, value_of(record, field)), coded=coded), record.id)
        support = {name: why for name, why in record.support.items() if name != field}
        assert again == replace(record, support=support, inferred={**record.inferred, field: AGAIN})


WORDS = [*IDS, "", "AID", "2014-09-15", "actual", "day", "published", "exact", "start", "🔴"]
KEYS = ["start", "end", "precision", "anchor", "low", "qualifier", "place", "role", "actor"]
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 200) | st.floats(allow_nan=False) | st.sampled_from(WORDS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=6,
)


def outcome(*ruling, coded=CODED):
    """The document as it stands by one judgement, or why that is refused."""
    try:
        return reviewed(ruling, coded=coded)
    except InputError as error:
        return str(error)


@given(st.data(), anything)
def test_whatever_is_given_for_a_field_is_refused_clearly_or_keeps_the_contract(data, after):
    coded, record, field = data.draw(st.sampled_from(every_field()))
    made = outcome("correct", record.id, field, after, coded=coded)
    if isinstance(made, str):
        assert made.startswith("the correction 'j1' cannot stand: ")
    else:
        assert seen(made, record.id).inferred[field] == AGAIN


def test_a_person_may_give_a_record_that_the_program_missed():
    made = reviewed(("correct", "e2", None, SECOND_RAID))
    record = seen(made, "e2")
    assert [event.id for event in made.coded.events] == ["e1", "e2"]
    assert made.states == {"e2": "corrected"}
    assert (record.type, record.killed.low, record.status) == ("ASSAULT", 12, "reported")
    assert record.inferred == dict.fromkeys(
        ["claim", "polarity", "modality", "hearsay", "type", "sources", "targets", "place", "places", "time",
         "casualties", "trigger"], "given by Ines (j1)",
    )  # fmt: skip
    assert list(record.support) == ["weapon"]


def test_a_record_that_was_given_may_be_corrected_accepted_and_taken_back():
    given_it = [("correct", "e2", None, SECOND_RAID), ("correct", "e2", "type", "COERCE"), ("accept", "e2")]
    made = reviewed(*given_it)
    assert (seen(made, "e2").type, made.states) == ("COERCE", {"e2": "accepted"})
    assert reviewed(*given_it, ("undo", "j2"), ("undo", "j1")).coded == CODED
    assert reviewed(*given_it, ("undo", "j2"), ("undo", "j1")).states == {}
    with pytest.raises(InputError, match="no record 'e2'"):
        review(CODED, ledger(CODED, *given_it, ("undo", "j1")))


def test_a_whole_record_may_take_the_place_of_one_and_stays_in_text_order():
    where = examples.span("The army fears a new raid")
    moved = given_whole(examples.actors()[0], evidence=[{"start": where.start, "end": where.end}], name="raiders")
    made = reviewed(("correct", "a1", None, moved))
    assert [actor.id for actor in made.coded.actors] == ["a2", "a3", "a1"]
    assert seen(made, "a1").name == "raiders"


def test_a_record_keeps_the_reasons_that_it_is_given_with():
    given_it = given_whole(examples.gao(), inferred={"lat": "a better map"})
    record = seen(reviewed(("correct", "p1", None, given_it)), "p1")
    assert (record.inferred["lat"], record.inferred["lon"]) == ("a better map", "given by Ines (j1)")
    assert "admin1" not in record.inferred


@pytest.mark.parametrize(
    ("on", "after", "said"),
    [
        ("e2", "AID", "names no field, so that it wants a whole record"),
        ("e2", None, "names no field, so that it wants a whole record"),
        ("x1", SECOND_RAID, r"by its kind's letter \(a for actors, p for places, .*\) and a number, as e12, not 'x1'"),
        ("event", SECOND_RAID, "a number, as e12, not 'event'"),
        ("e02", SECOND_RAID, "a number, as e12, not 'e02'"),
        ("e2#", SECOND_RAID, "a number, as e12, not 'e2#'"),
        ("a9", SECOND_RAID, "this is no Actor"),
        ("e2", {}, "this is no Event"),
        ("e2", SECOND_RAID | {"evidence": []}, "a record needs evidence"),
        ("e2", SECOND_RAID | {"evidence": [{"start": 0, "end": 9999}]}, "ends at 9999"),
        ("e2", SECOND_RAID | {"colour": "red"}, "no field 'colour' is known"),
        ("e2", SECOND_RAID | {"support": {"colour": []}}, "has support for 'colour'"),
        ("e2", SECOND_RAID | {"support": ["weapon"]}, "not by the names of fields"),
        ("e2", SECOND_RAID | {"inferred": "a guess"}, "not by the names of fields"),
        ("e2", SECOND_RAID | {"sources": ["a9"]}, "points at 'a9'"),
    ],
)
def test_a_whole_record_that_the_contract_does_not_allow_is_refused(on, after, said):
    with pytest.raises(InputError, match=said):
        review(CODED, ledger(CODED, ("correct", on, None, after)))


GIVEN = st.dictionaries(st.sampled_from([*SECOND_RAID, "colour"]), anything, max_size=4)


@given(GIVEN, st.sampled_from(["e1", "e2", "p1"]))
def test_whatever_is_given_as_a_record_is_refused_clearly_or_keeps_the_contract(changes, on):
    made = outcome("correct", on, None, SECOND_RAID | changes)
    if isinstance(made, str):
        assert made.startswith("the correction 'j1' ")
    else:
        assert seen(made, on).id == on


def test_what_is_rejected_stands_no_more_and_is_still_there_to_be_seen():
    made = reviewed(("reject", "p1"))
    assert made.coded == CODED
    assert made.standing.places == ()
    assert made.standing.events[0].place is None


rulings = st.lists(
    st.tuples(st.sampled_from(["accept", "reject"]), st.sampled_from(IDS))
    | st.sampled_from(
        [
            ("correct", "e1", "type", "COERCE"),
            ("correct", "e1", "sources", ["a3"]),
            ("correct", "f1", "object", "p1"),
            ("correct", "a1", "name", "raiders"),
            ("correct", "e1", None, given_whole(examples.raid(), type="AID")),
            ("correct", "e2", None, SECOND_RAID),
            ("same_actor", "a2"),
        ]
    ),
    max_size=8,
)


@given(rulings)
def test_what_was_decided_and_taken_back_leaves_no_trace(rulings):
    undone = reversed([("undo", f"j{number}") for number, _ in enumerate(rulings, 1)])
    assert reviewed(*rulings, *undone).coded == CODED


@given(rulings)
def test_a_document_knows_what_judgements_name(rulings):
    made = reviewed(*rulings)
    on = {ruling[1] for ruling in rulings}
    assert set(made.states) <= made.needed <= made.named
    assert on <= made.named
    assert ("p1" in made.needed) >= (("correct", "f1", "object", "p1") in rulings)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "ASSAULT"),
        ("sources", ["a1"]),
        ("weapon", None),
        ("trigger", in_json(examples.span("killed"))),
    ],
)
def test_the_value_of_a_field_is_as_json_has_it(field, value):
    assert value_of(examples.raid(), field) == value


def test_the_value_of_no_field_is_refused():
    with pytest.raises(InputError, match=r"e1 has no field 'colour' \(it has: claim, polarity"):
        value_of(examples.raid(), "colour")
