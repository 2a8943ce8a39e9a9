"""Records and documents are found by words and facets, on both databases alike; what was not looked at is said."""

import pytest

from tests.store.articles import MARKET, POST, TEACHERS, article
from vedette.errors import InputError
from vedette.store import search
from vedette.store.asking import Query
from vedette.store.documents import find_documents, holdings, page_of
from vedette.store.judging import judge
from vedette.store.keeping import keep
from vedette.store.likeness import documents_like
from vedette.store.search import find


@pytest.fixture
def desk(workspace):
    """A workspace with three reports, one of them undated."""
    for at, (words, published) in enumerate(((POST, "2019-05-07"), (TEACHERS, "2019-06-15"), (MARKET, None)), 1):
        keep(workspace, article(words, published), program="vedette 1", at=at * 86_400_000)
    return workspace


def ask(desk, **asked):
    with desk.reading() as connection:
        return find(desk, connection, Query(**asked), with_facets=True)


REPORTS = {1: "post", 2: "teachers", 3: "market"}


@pytest.mark.parametrize(
    ("asked", "reports"),
    [
        ({"types": ("ACCUSE",)}, "teachers"),
        ({"kinds": ("claim",)}, "post teachers market"),
        ({"countries": ("MLI",), "kinds": ("event",)}, "post"),
        ({"countries": ("MLI", "NER"), "kinds": ("event",)}, "post teachers"),
        ({"actors": ("Boko Haram",)}, "teachers"),
        ({"actors": ("ansar-dine",)}, "post"),
        ({"words": "teachers"}, "teachers"),
        ({"words": "attacked", "types": ("ASSAULT",)}, "post teachers market"),
        ({"near": "Gao"}, "post"),
        ({"near": "13.3,12.6"}, "teachers"),
        ({"near": "gao", "types": ("ACCUSE",)}, ""),
        ({"since": "2019-06"}, "teachers"),
        ({"until": "2019-05-31", "kinds": ("event",)}, "post"),
        ({"since": "2019-05-06", "until": "2019-06", "types": ("ASSAULT",)}, "post teachers"),
        ({"sources": ("official",)}, "teachers"),
        ({"sources": ("article",), "actors": ("United Nations",)}, "teachers"),
        ({"outlets": ("The Gao Post",), "kinds": ("event",)}, ""),
    ],
)  # fmt: skip
def test_each_thing_asked_for_narrows_what_is_found(desk, asked, reports):
    assert {REPORTS[hit.document] for hit in ask(desk, **asked).hits} == set(reports.split())


def test_several_actors_must_all_take_part(desk):
    assert ask(desk, actors=("Ansar Dine",)).total > 0
    assert ask(desk, actors=("Ansar Dine", "Boko Haram")).total == 0


def test_facets_count_what_was_found(desk):
    found = ask(desk)
    assert dict(found.facets["kind"])["event"] == sum(hit.kind == "event" for hit in found.hits)
    assert not found.at_least


def test_one_facet_alone_is_counted_exactly_however_little_was_looked_at(desk, monkeypatch):
    whole = ask(desk, kinds=("event",)).total
    monkeypatch.setattr(search, "MATCHES", 1)
    assert (ask(desk, kinds=("event",)).total, ask(desk, kinds=("event",)).at_least) == (whole, False)
    assert ask(desk, kinds=("event",), since="2019").at_least, "with a filter beside it, what was counted is a part"


def test_the_undated_come_last(desk):
    days = [hit.begins for hit in ask(desk, kinds=("event",)).hits]
    known = [day for day in days if day is not None]
    assert days == [*sorted(known, reverse=True), *[None] * (len(days) - len(known))]


def test_no_act_is_dated_by_its_report(desk):
    with desk.reading() as connection:
        (attack,) = [
            hit for hit in find(desk, connection, Query(words="market", kinds=("event",))).hits if hit.type == "ASSAULT"
        ]
        assert attack.begins is None, "Sunday cannot be counted from an undated report"
        assert [seen.published for seen in find_documents(connection, undated=True).documents] == [None]


def test_nobody_of_that_name_is_said_with_names_like_it(desk):
    found = ask(desk, actors=("Ansar",))
    assert found.total == 0
    assert found.notes == ("nobody called 'Ansar' is here; names like it: Ansar Dine",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"near": "Atlantis"}, "no place called 'Atlantis'"),
        ({"near": "95,0"}, "in degrees"),
        ({"since": "soon"}, "a date such as"),
        ({"kinds": ("rumour",)}, "no kind 'rumour'"),
        ({"words": "-war"}, "no word to look for"),
        ({"document": "4f1c22ab90"}, "no document here"),
    ],
)
def test_what_cannot_be_asked_says_what_to_ask(desk, asked, said):
    with pytest.raises(InputError, match=said):
        ask(desk, **asked)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("attack", 3), ("attacked army", 1), ('"army post"', 1), ('"post army"', 0), ("teach*", 1), ("teacher", 1),
        ("attack -market", 2), ("teachers OR market", 2), ("Diallo", 1), ("café", 0),
    ],
)  # fmt: skip
def test_words_find_documents_in_any_form(desk, words, count):
    with desk.reading() as connection:
        assert find_documents(connection, words=words).total == count


def test_as_known_on_an_earlier_day(desk):
    with desk.reading() as connection:
        assert find_documents(connection, known_on="1970-01-02").total == 1
        assert {hit.type for hit in find(desk, connection, Query(kinds=("event",), known_on="1970-01-02")).hits} == {
            hit.type for hit in find(desk, connection, Query(kinds=("event",), until="2019-05-31")).hits
        }
    coded = article(POST)
    id_ = f"{coded.document.id}#{coded.events[0].id}"
    judge(desk, "correct", [id_], field="type", after="COERCE", why="a test", at=10 * 86_400_000)
    with desk.reading() as connection:
        for day, type_ in (("1970-01-09", "ASSAULT"), ("1970-01-12", "COERCE")):
            found = find(desk, connection, Query(document=coded.document.id, kinds=("event",), known_on=day))
            assert type_ in {hit.type for hit in found.hits}, day
            page = page_of(connection, coded.document.id, known_on=day)
            assert page.reviewed.coded.events[0].type == type_
        with pytest.raises(InputError, match="was not known on 1970-01-01"):
            page_of(connection, coded.document.id, known_on="1970-01-01")


def test_documents_like_one_say_what_they_share(desk):
    again = article(POST.replace("Monday", "Tuesday").replace("at least 12", "13"))
    keep(desk, again, program="vedette 1")
    with desk.reading() as connection:
        (best, *_) = documents_like(connection, article(POST).document.id)
    assert best.seen.id == again.document.id
    assert {"Ansar Dine", "near Gao"} <= {*best.why}
    assert 0 < best.score <= 1


def test_status_counts_what_is_there(desk):
    with desk.reading() as connection:
        held = holdings(desk, connection)
    assert (held.documents, held.undated, held.replaced, held.judgements) == (3, 1, 0, 0)
    assert held.records["event"] == sum(len(article(*given).events) for given in
                                        ((POST,), (TEACHERS, "2019-06-15"), (MARKET, None)))  # fmt: skip
    assert (held.first_published, held.last_published) == ("2019-05-07", "2019-06-15")


def test_words_narrow_within_one_document_as_well(desk):
    id_ = article(POST).document.id
    assert ask(desk, document=id_, words="gunmen").total > 0
    assert ask(desk, document=id_, words="teachers").total == 0
