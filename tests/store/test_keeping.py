"""Documents into the workspace: nothing twice, nothing lost, and all that is drawn fits what is kept."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from bench.whole import content, problems
from tests.store.articles import MARKET, POST, POST_LATER, TEACHERS, URL, article, less_sure
from vedette.store.asking import Query
from vedette.store.keeping import GIVEN, Kept, is_kept, keep, row_of
from vedette.store.pruning import without
from vedette.store.schema import CODING, DOCUMENT, ENTRY, SIGHTING
from vedette.store.search import find
from vedette.store.workspace import make_workspace, open_workspace


@pytest.fixture
def workspace(workspace):
    """A workspace in which, after each test, all that is drawn is what one gets by drawing and counting anew."""
    yield workspace
    assert list(problems(workspace)) == []


def rows(workspace, table, **where):
    asked = select(table).order_by(*table.primary_key.columns)
    for name, value in where.items():
        asked = asked.where(table.c[name] == value)
    with workspace.reading() as connection:
        return connection.execute(asked).mappings().all()


def replaced(workspace, coded):
    with workspace.reading() as connection:
        return row_of(connection, coded.document.id)["replaced_at"]


def revisions(workspace):
    """Of each record, from when until when its rows stood."""
    found = {}
    for row in rows(workspace, ENTRY):
        found.setdefault(row["name"], []).append((row["since"], row["until"]))
    return found


def test_a_report_has_what_the_samples_need():
    coded = article(POST)
    assert coded.events
    assert coded.claims
    assert coded.estimates
    assert coded.places


def test_a_report_is_kept_once_however_often_it_comes(workspace):
    reports = [(article(POST), f"{URL}1"), (article(TEACHERS), f"{URL}2"), (article(MARKET), None)]
    first = [keep(workspace, coded, program="one", address=address, at=1).turn for coded, address in reports]
    before = content(workspace)
    again = [keep(workspace, coded, program="one", address=address, at=2).turn for coded, address in reports]
    assert (first, again) == (["new"] * 3, ["known"] * 3)
    assert content(workspace) == before


def test_another_text_at_an_address_is_a_new_version_and_the_old_one_stays(workspace):
    old, new = article(POST), article(POST_LATER)
    keep(workspace, old, program="one", address=f"{URL}1", at=1)
    assert keep(workspace, new, program="one", address=f"{URL}1", at=2) == Kept(id=new.document.id, turn="edited")
    assert [(row["sha"], row["replaced_at"]) for row in rows(workspace, DOCUMENT)] == [
        (old.document.id, 2),
        (new.document.id, None),
    ]
    assert [row["kept_at"] for row in rows(workspace, SIGHTING, address=f"{URL}1")] == [1, 2]


def test_an_article_that_goes_back_to_its_first_words_shows_them_again(workspace):
    first, second = article(POST), article(POST_LATER)
    again = article(POST, fetched="2019-05-09T08:00:00Z")
    for at, coded in enumerate([first, second, again], 1):
        turn = keep(workspace, coded, program="one", address=f"{URL}1", at=at).turn
    assert turn == "edited"
    assert (replaced(workspace, first), replaced(workspace, second)) == (None, 3)
    assert len(rows(workspace, DOCUMENT)) == 2
    assert len(rows(workspace, CODING)) == 2
    assert [row["kept_at"] for row in rows(workspace, SIGHTING)] == [1, 2, 3]


def test_of_an_older_version_nothing_is_listed_until_it_is_shown_again(workspace):
    first, second = article(POST), article(POST_LATER)
    again = article(POST, fetched="2019-05-09T08:00:00Z")
    shown = []
    for at, coded in enumerate([first, second, again], 1):
        keep(workspace, coded, program="one", address=f"{URL}1", at=at * 86_400_000)
        with workspace.reading() as connection:
            shown.append({hit.document for hit in find(workspace, connection, Query()).hits})
    assert shown == [{1}, {2}, {1}]
    with workspace.reading() as connection:
        assert {hit.document for hit in find(workspace, connection, Query(known_on="1970-01-02")).hits} == {1}


def test_a_file_that_is_edited_back_is_its_first_version_again(workspace):
    for at, coded in enumerate([article(POST), article(POST_LATER), article(POST)], 1):
        turn = keep(workspace, coded, program="one", address="file:///desk/gao.txt", at=at).turn
    assert turn == "edited"


def test_lines_that_come_after_do_not_undo_what_a_program_made(workspace):
    keep(workspace, article(POST), program="vedette 1")
    assert keep(workspace, article(POST, published=None), program=GIVEN).turn == "known"
    keep(workspace, article(TEACHERS), program=GIVEN)
    assert keep(workspace, article(TEACHERS), program="vedette 1").turn == "recoded"
    assert keep(workspace, article(TEACHERS), program=GIVEN).turn == "known"


def test_the_same_words_at_another_address_are_a_copy(workspace):
    coded = article(POST)
    keep(workspace, coded, program="one", address=f"{URL}1", at=1)
    assert keep(workspace, coded, program="one", address=f"{URL}2", at=2).turn == "copy"
    assert keep(workspace, coded, program="one", address=f"{URL}2", at=3).turn == "known"
    assert len(rows(workspace, DOCUMENT)) == 1
    assert [row["address"] for row in rows(workspace, SIGHTING)] == [f"{URL}1", f"{URL}2"]


def test_words_that_another_address_still_shows_are_not_replaced(workspace):
    old, new = article(POST), article(POST_LATER)
    keep(workspace, old, program="one", address=f"{URL}1", at=1)
    keep(workspace, old, program="one", address=f"{URL}2", at=2)
    keep(workspace, new, program="one", address=f"{URL}1", at=3)
    assert replaced(workspace, old) is None
    keep(workspace, new, program="one", address=f"{URL}2", at=4)
    assert replaced(workspace, old) == 4


def test_words_that_were_replaced_stand_again_where_another_address_shows_them(workspace):
    old, new = article(POST), article(POST_LATER)
    keep(workspace, old, program="one", address=f"{URL}1", at=1)
    keep(workspace, new, program="one", address=f"{URL}1", at=2)
    assert replaced(workspace, old) == 2
    assert keep(workspace, old, program="one", address=f"{URL}2", at=3).turn == "copy"
    assert replaced(workspace, old) is None


def test_a_file_with_two_versions_of_an_article_adds_nothing_the_second_time(workspace):
    versions = [article(POST, fetched="2019-05-07T08:00:00Z"), article(POST_LATER, fetched="2019-05-07T18:00:00Z")]
    for coded in versions:
        keep(workspace, coded, program="one", address=f"{URL}1", at=1)
    before = content(workspace)
    assert all(is_kept(workspace, coded.document, "one", f"{URL}1") for coded in versions)
    assert [keep(workspace, coded, program="one", address=f"{URL}1", at=2).turn for coded in versions] == ["known"] * 2
    assert content(workspace) == before


def test_the_first_words_fetched_again_are_a_version_though_their_text_was_there(workspace):
    times = ["2019-05-07T08:00:00Z", "2019-05-07T18:00:00Z", "2019-05-08T08:00:00Z"]
    for at, (text, fetched) in enumerate(zip([POST, POST_LATER, POST], times, strict=True), 1):
        assert not is_kept(workspace, article(text, fetched=fetched).document, "one", f"{URL}1")
        keep(workspace, article(text, fetched=fetched), program="one", address=f"{URL}1", at=at)
    assert [row["kept_at"] for row in rows(workspace, SIGHTING)] == [1, 2, 3]


def test_another_program_keeps_the_old_coding_and_only_what_changed_is_a_new_revision(workspace):
    coded = article(POST)
    changed = less_sure(coded)
    keep(workspace, coded, program="one", at=1)
    assert keep(workspace, changed, program="two", at=2).turn == "recoded"
    assert [(row["program"], row["kept_at"], row["replaced_at"]) for row in rows(workspace, CODING)] == [
        ("one", 1, 2),
        ("two", 2, None),
    ]
    first = coded.events[0].id
    found = revisions(workspace)
    assert found.pop(first) == [(1, 2), (2, None)]
    assert set(map(tuple, found.values())) == {((1, None),)}


def test_a_program_that_finds_the_same_changes_no_row(workspace):
    coded = article(POST)
    keep(workspace, coded, program="one", at=1)
    before = content(workspace)
    assert keep(workspace, coded, program="two", at=2).turn == "recoded"
    after = content(workspace)
    assert [row["program"] for row in rows(workspace, CODING)] == ["one", "two"]
    assert {name for name in before if before[name] != after[name]} == {"coding"}


def test_a_record_that_is_found_no_more_ends_and_may_come_back(workspace):
    coded = article(POST)
    gone = coded.estimates[-1].id
    keep(workspace, coded, program="one", at=1)
    keep(workspace, without(coded, [gone]), program="two", at=2)
    assert revisions(workspace)[gone] == [(1, 2)]
    keep(workspace, coded, program="three", at=3)
    assert revisions(workspace)[gone] == [(1, 2), (3, None)]


def test_an_actor_that_is_named_no_more_is_counted_no_more(workspace):
    coded = article(TEACHERS)
    keep(workspace, coded, program="one", at=1)
    keep(workspace, without(coded, [actor.id for actor in coded.actors]), program="two", at=2)
    assert not [line for line in content(workspace)["tally"] if '"actor"' in line]


def test_a_report_that_got_its_date_later_has_it_then(workspace):
    undated, dated = article(MARKET, published=None), article(MARKET, published="2019-05-08")
    keep(workspace, undated, program="one", at=1)
    assert not is_kept(workspace, dated.document, "one")
    assert keep(workspace, dated, program="one", at=2).turn == "recoded"
    assert [row["published"] for row in rows(workspace, DOCUMENT)] == ["2019-05-08"]
    assert is_kept(workspace, dated.document, "one")
    assert is_kept(workspace, undated.document, "one")


def test_a_date_that_changes_no_record_is_kept_as_well(workspace):
    undated, dated = article(MARKET, published=None), article(MARKET, published="2019-05-08")
    keep(workspace, undated, program="one", at=1)
    keep(workspace, replace(undated, document=dated.document), program="one", at=2)
    assert [row["published"] for row in rows(workspace, DOCUMENT)] == ["2019-05-08"]
    assert is_kept(workspace, dated.document, "one")


def test_a_date_is_not_taken_away_by_a_copy_without_one(workspace):
    undated, dated = article(MARKET, published=None), article(MARKET, published="2019-05-08")
    keep(workspace, dated, program="one", at=1)
    keep(workspace, undated, program="two", at=2)
    assert [row["published"] for row in rows(workspace, DOCUMENT)] == ["2019-05-08"]


def test_what_is_kept_is_known_by_its_text_its_program_and_its_address(workspace):
    coded, other = article(POST), article(TEACHERS)
    assert not is_kept(workspace, coded.document, "one", f"{URL}1")
    keep(workspace, coded, program="one", address=f"{URL}1", at=1)
    assert is_kept(workspace, coded.document, "one", f"{URL}1")
    assert not is_kept(workspace, coded.document, "two", f"{URL}1")
    assert not is_kept(workspace, coded.document, "one", f"{URL}2")
    assert not is_kept(workspace, other.document, "one", f"{URL}1")


def test_a_report_without_an_address_stands_for_itself(workspace):
    coded, other = article(POST), article(POST_LATER)
    keep(workspace, coded, program="one", at=1)
    assert keep(workspace, other, program="one", at=2).turn == "new"
    assert is_kept(workspace, coded.document, "one")
    assert replaced(workspace, coded) is None


def test_two_programs_that_write_in_turn_do_not_get_into_each_other_s_way(where):
    with make_workspace(where) as one, open_workspace(where) as other:
        keep(one, article(MARKET), program="one", at=1)
        keep(other, article(TEACHERS), program="one", at=2)
        keep(one, article(POST), program="one", at=3)
        keep(other, article(POST_LATER), program="one", at=4)
        keep(one, less_sure(article(TEACHERS)), program="two", at=5)
        assert list(problems(one)) == list(problems(other)) == []
        assert content(one) == content(other)


def test_both_databases_hold_the_same(tmp_path, on_server):
    found = []
    for where in (str(tmp_path / "desk.db"), on_server):
        with make_workspace(where) as workspace:
            keep(workspace, article(POST), program="one", address=f"{URL}1", at=1)
            keep(workspace, article(POST_LATER), program="one", address=f"{URL}1", at=2)
            keep(workspace, less_sure(article(POST)), program="two", address=f"{URL}1", at=3)
            found.append(content(workspace))
    assert found[0] == found[1]


def test_nothing_is_kept_of_a_report_that_cannot_be_kept_whole(workspace, monkeypatch):
    keep(workspace, article(POST), program="one", at=1)
    before = content(workspace)
    monkeypatch.setattr("vedette.store.keeping.count", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(workspace, article(TEACHERS), program="one", at=2)
    assert content(workspace) == before
    monkeypatch.undo()
    assert keep(workspace, article(TEACHERS), program="one", at=3).turn == "new"
