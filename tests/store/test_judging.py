"""Judgements in a workspace: in effect at once, undone at will, never changed by the program, and only ever added."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.store.articles import MARKET, POST, article
from vedette.errors import InputError
from vedette.records import Judgement
from vedette.store.asking import Query
from vedette.store.documents import page_of
from vedette.store.judging import judge
from vedette.store.keeping import keep
from vedette.store.ledgers import all_judgements
from vedette.store.search import find


@pytest.fixture
def attack(workspace):
    """The id of a report's first event, in a workspace that holds the report."""
    coded = article(POST)
    keep(workspace, coded, program="vedette 1")
    return f"{coded.document.id}#{coded.events[0].id}"


def states(workspace, id_):
    with workspace.reading() as connection:
        return dict(page_of(connection, id_).reviewed.states)


def record(workspace, id_):
    with workspace.reading() as connection:
        return next(e for e in page_of(connection, id_).reviewed.coded.events if id_.endswith(f"#{e.id}"))


def found(workspace, **asked):
    with workspace.reading() as connection:
        return [hit.name for hit in find(workspace, connection, Query(**asked)).hits]


def test_a_judgement_says_who_when_and_why_and_is_in_effect_at_once(workspace, attack):
    made = judge(workspace, "accept", [attack], who="Ada", why="the army's own tally")
    assert (made.id, made.kind, made.on, made.who, made.why) == (
        "j1",
        "accept",
        (attack,),
        "Ada",
        "the army's own tally",
    )
    assert states(workspace, attack) == {attack.partition("#")[2]: "accepted"}
    assert found(workspace, states=("accepted",)) == [attack.partition("#")[2]]


def test_an_id_may_be_cut_short(workspace, attack):
    short = attack.removeprefix("sha256:")[:10] + "#" + attack.partition("#")[2]
    assert judge(workspace, "accept", [short], why=None).on == (attack,)


def test_an_undo_takes_all_of_a_bulk_judgement_back_and_may_be_undone(workspace, attack):
    other = attack.replace("#e1", "#a1")
    judge(workspace, "reject", [attack, other], why="sports")
    assert set(states(workspace, attack).values()) == {"rejected"}
    judge(workspace, "undo", ["j1"], why="it was the war after all")
    assert states(workspace, attack) == {}
    judge(workspace, "undo", ["j2"], why="it was not")
    assert set(states(workspace, attack).values()) == {"rejected"}


def test_a_correction_changes_the_field_and_rests_on_the_judgement(workspace, attack):
    made = judge(workspace, "correct", [attack], field="type", after="COERCE", who="Ada", why="nobody was hurt")
    assert (made.before, made.after) == ("ASSAULT", "COERCE")
    now = record(workspace, attack)
    assert (now.type, now.inferred["type"]) == ("COERCE", "corrected by Ada (j1)")
    assert attack.partition("#")[2] in found(workspace, types=("COERCE",))
    assert attack.partition("#")[2] not in found(workspace, types=("ASSAULT",))


def test_what_was_rejected_is_not_listed_until_it_is_asked_for(workspace, attack):
    judge(workspace, "reject", [attack], why="a training exercise")
    id_ = attack.partition("#")[2]
    assert id_ not in found(workspace, kinds=("event",))
    assert id_ in found(workspace, kinds=("event",), states=("rejected",))


@pytest.mark.parametrize(
    ("kind", "on", "more", "said"),
    [
        ("accept", "#e99", {}, "has no record 'e99'"),
        ("accept", "", {}, "is for a record, such as"),
        ("correct", "#e1", {"field": "type", "after": "PARTY"}, "Invalid enum value 'PARTY'"),
        ("correct", "#e1", {"field": "sources", "after": ["a99"]}, "a99"),
        ("correct", "#e1", {"field": "mood", "after": "bad"}, "has no field 'mood'"),
        ("correct", "", {"field": "published", "after": "next week"}, "a date such as 2024-05-03"),
        ("undo", None, {}, "no judgement 'j9'"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_written(workspace, attack, kind, on, more, said):
    target = "j9" if on is None else attack.partition("#")[0] + on
    with pytest.raises(InputError, match=said):
        judge(workspace, kind, [target], why="a try", **more)
    with workspace.reading() as connection:
        assert all_judgements(connection) == ()
    assert states(workspace, attack) == {}


def test_a_judgement_that_is_undone_is_not_undone_again(workspace, attack):
    judge(workspace, "accept", [attack], why=None)
    judge(workspace, "undo", ["j1"], why="too soon")
    with pytest.raises(InputError, match="undone already"):
        judge(workspace, "undo", ["j1"], why="again")


def test_the_ledger_is_only_added_to(workspace, attack):
    judge(workspace, "accept", [attack], why=None)
    for change in ("UPDATE judgement SET line = '{}'", "DELETE FROM judgement"):
        with pytest.raises(DBAPIError, match="only added to"), workspace.writing() as connection:
            connection.execute(text(change))


def test_a_newer_coding_leaves_alone_what_a_person_decided(workspace, attack):
    coded = article(POST)
    judge(workspace, "correct", [attack], field="weapon", after="mortars", who="Ada", why="the colonel says so")
    kept = keep(workspace, article(POST, published=None), program="vedette 2")
    assert (kept.turn, kept.carried) == ("recoded", 1)
    assert record(workspace, attack).weapon == "mortars"
    assert record(workspace, attack).time == coded.events[0].time, "the new coding had no date to count Monday from"
    assert states(workspace, attack) == {attack.partition("#")[2]: "corrected"}


def test_a_person_dates_a_document_and_the_date_stays(workspace):
    undated = article(POST, published=None)
    keep(workspace, undated, program="vedette 1")
    judge(
        workspace, "correct", [undated.document.id], field="published", after="2019-05", why="the volume's title page"
    )
    keep(workspace, undated, program="vedette 2")
    with workspace.reading() as connection:
        document = page_of(connection, undated.document.id).reviewed.coded.document
    assert (document.published, document.published_precision) == ("2019-05-01", "month")
    judge(workspace, "undo", ["j1"], why="the wrong volume")
    with workspace.reading() as connection:
        assert page_of(connection, undated.document.id).reviewed.coded.document.published is None


def test_who_is_the_same_is_found_under_either_name(workspace):
    for words in (POST, MARKET):
        keep(workspace, article(words), program="vedette 1")
    with workspace.reading() as connection:
        keys = {key for (key,) in connection.execute(text("SELECT key FROM actor"))}
    one, other = "ansar-dine", "al-shabaab"
    assert {one, other} <= keys
    before = len(found(workspace, actors=(one,)))
    judge(workspace, "same_actor", [one, other], why="for the sake of the test")
    assert len(found(workspace, actors=(one,))) == len(found(workspace, actors=(other,))) > before
    judge(workspace, "undo", ["j1"], why="it was for the test")
    assert len(found(workspace, actors=(one,))) == before


def test_a_judgement_keeps_all_that_the_contract_has_of_it(workspace, attack):
    made = judge(workspace, "correct", [attack], field="weapon", after="mortars", who="Ada", why="so it says")
    with workspace.reading() as connection:
        (read,) = all_judgements(connection)
    assert read == made
    assert isinstance(read, Judgement)


def test_what_stood_in_a_rejected_claim_is_not_listed_as_what_the_article_says(workspace, attack):
    claim = next(event for event in article(POST).events if attack.endswith(f"#{event.id}")).claim
    judge(workspace, "reject", [attack.partition("#")[0] + f"#{claim}"], why="nobody said so")
    assert attack.partition("#")[2] not in found(workspace, kinds=("event",))
    judge(workspace, "undo", ["j1"], why="the army did")
    assert attack.partition("#")[2] in found(workspace, kinds=("event",))


def test_a_person_adds_a_record_that_was_missed(workspace, attack):
    at = POST.index("will find")
    given = {"evidence": [{"start": at, "end": at + 9}], "type": "THREATEN", "trigger": {"start": at, "end": at + 9}}
    judge(workspace, "correct", [attack.partition("#")[0] + "#e77"], after=given, who="Ada", why="it was missed")
    added = record(workspace, attack.partition("#")[0] + "#e77")
    assert (added.type, added.how.by, added.how.name) == ("THREATEN", "person", "Ada")
    assert "e77" in found(workspace, types=("THREATEN",), states=("corrected",))


def test_another_type_takes_what_was_worked_out_for_the_old_one_with_it(workspace, attack):
    assert record(workspace, attack).cameo is not None
    judge(workspace, "correct", [attack], field="type", after="COERCE", why="nobody was hurt")
    assert (record(workspace, attack).cameo, record(workspace, attack).mode) == (None, None)
