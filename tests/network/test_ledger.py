"""The ledger of judgements: what stands, and who is one by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.errors import InputError
from vedette.network.ledger import joined, standing
from vedette.records import Judgement


def judge(id_: str, kind: str, *on: str, undoes: str | None = None) -> Judgement:
    return Judgement(id=id_, kind=kind, on=on or ("x",), who="Ada", when="2026-01-01T10:00", undoes=undoes)


def undo(id_: str, what: str) -> Judgement:
    return judge(id_, "undo", undoes=what)


SAME, APART = judge("j1", "same_actor", "A", "B"), judge("j2", "different_actor", "A", "B")


def ids(judgements):
    return [judgement.id for judgement in judgements]


def test_an_undo_takes_a_judgement_back_and_an_undo_of_it_restores_it():
    assert ids(standing([SAME])) == ["j1"]
    assert ids(standing([SAME, undo("u1", "j1")])) == []
    assert ids(standing([SAME, undo("u1", "j1"), undo("u2", "u1")])) == ["j1"]
    assert ids(standing([SAME, undo("u1", "j1"), undo("u2", "u1"), undo("u3", "u2")])) == []


@pytest.mark.parametrize(
    ("judgements", "said"),
    [
        ([undo("u1", "j1")], "undoes 'j1', and no judgement before it has that id (there is: none)"),
        ([undo("u1", "j1"), SAME], "no judgement before it"),
        ([undo("u1", "u1")], "no judgement before it"),
        ([SAME, SAME], "two judgements 'j1'"),
    ],
)
def test_a_ledger_that_cannot_be_is_told(judgements, said):
    with pytest.raises(InputError) as error:
        standing(judgements)
    assert said in str(error.value)


def test_who_is_the_same_is_one_along_the_way():
    found = joined([SAME, judge("j2", "merge", "B", "C", "D")])
    assert {found.of(id_) for id_ in "ABCD"} == {"A"}
    assert found.of("E") == "E"


def test_the_registry_s_id_stands_for_names_and_these_for_descriptions():
    found = joined([judge("j1", "same_actor", "doc#a1", "name:red army", "red-army")])
    assert found.of("doc#a1") == found.of("name:red army") == "red-army"
    assert joined([judge("j1", "same_actor", "doc#a1", "name:red army")]).of("doc#a1") == "name:red army"


def test_of_two_that_contradict_each_other_the_later_counts():
    later = judge("j3", "same_actor", "A", "B")
    assert joined([SAME, APART]).of("B") == "B"
    assert ids(joined([SAME, APART]).overruled) == ["j1"]
    assert joined([SAME, APART, later]).of("B") == "A"
    assert ids(joined([SAME, APART, later]).overruled) == ["j2"]


def test_what_is_apart_is_not_joined_by_way_of_others():
    found = joined([judge("j1", "same_actor", "A", "C"), judge("j3", "same_actor", "C", "B"), APART])
    assert found.of("A") != found.of("B")


def test_links_of_rules_give_way():
    assert joined([], [("A", "B")]).of("B") == "A"
    assert joined([APART], [("A", "B")]).of("B") == "B"


def test_other_kinds_of_judgements_join_nobody():
    assert joined([judge("j1", "same_incident", "A", "B")]).of("B") == "B"


names = st.sampled_from("ABCDE")
pairs = st.lists(st.tuples(names, names).filter(lambda pair: pair[0] != pair[1]), max_size=8)


@given(pairs)
def test_to_be_the_same_goes_both_ways_and_on(some):
    found = joined([judge(f"j{n}", "same_actor", *pair) for n, pair in enumerate(some)])
    turned = joined([judge(f"j{n}", "same_actor", *pair[::-1]) for n, pair in enumerate(reversed(some))])
    assert all(found.of(one) == found.of(other) for one, other in some)
    assert [found.of(name) for name in "ABCDE"] == [turned.of(name) for name in "ABCDE"]
    assert all(found.of(found.of(name)) == found.of(name) for name in "ABCDE")


@given(pairs, pairs)
def test_undoing_all_that_was_added_restores_what_was(some, more):
    before = [judge(f"j{n}", "same_actor", *pair) for n, pair in enumerate(some)]
    added = [judge(f"k{n}", "different_actor" if n % 2 else "same_actor", *pair) for n, pair in enumerate(more)]
    undone = [undo(f"u{judgement.id}", judgement.id) for judgement in added]
    assert joined([*before, *added, *undone]) == joined(before)


@given(pairs, pairs)
def test_the_last_word_is_kept(some, more):
    told = [judge(f"j{n}", "same_actor", *pair) for n, pair in enumerate(some)]
    told += [judge(f"k{n}", "different_actor", *pair) for n, pair in enumerate(more)]
    found = joined(told)
    assert all(found.of(one) != found.of(other) for one, other in more)
