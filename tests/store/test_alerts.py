"""Saved searches tell what is new and why it matched; the same words once; and when it happened is another question."""

import pytest

from tests.store.articles import MARKET, POST, POST_LATER, TEACHERS, URL, article
from vedette.errors import InputError
from vedette.store.alerts import forget_search, news, save_search, saved_searches
from vedette.store.asking import Query
from vedette.store.keeping import keep


def test_only_what_came_after_is_told_and_told_once(workspace):
    keep(workspace, article(TEACHERS), program="vedette 1")
    assert save_search(workspace, "attacks", Query(types=("ASSAULT", "COERCE"))) == 1, "the last week's volume"
    assert news(workspace) == ()
    keep(workspace, article(POST), program="vedette 1")
    (alert, *_) = news(workspace)
    assert (alert.search, alert.hit.type, alert.happened) == ("attacks", "ASSAULT", "2019-05-06")
    assert "type: ASSAULT" in alert.why
    assert news(workspace) == ()


def test_asked_to_keep_it_tells_the_same_again(workspace):
    save_search(workspace, "army", Query(words="army"))
    keep(workspace, article(POST), program="vedette 1")
    assert len(news(workspace, keep=True)) == len(news(workspace)) == 1


def test_the_same_words_from_another_outlet_or_another_program_are_told_once(workspace):
    save_search(workspace, "attacks", Query(types=("ASSAULT",)))
    keep(workspace, article(POST), program="vedette 1", address="https://one.example/1")
    first = news(workspace)
    keep(workspace, article(f"{POST}\nMore to follow."), program="vedette 1", address="https://two.example/2")
    keep(workspace, article(POST), program="vedette 2", address="https://one.example/1")
    assert first
    assert news(workspace) == ()


def test_each_thing_asked_for_has_its_reason(workspace):
    save_search(workspace, "gao", Query(words="gunmen", actors=("Ansar Dine",), near="16.27,-0.04", since="2019"))
    keep(workspace, article(POST), program="vedette 1")
    told = {reason for alert in news(workspace) for reason in alert.why}
    assert {"its text has “Gunmen”", "within 50 km of 16.27,-0.04", "happened 2019-05-06"} <= told
    assert any(reason.endswith(": Ansar Dine") for reason in told)


def test_an_act_is_not_dated_by_the_report_that_tells_it(workspace):
    save_search(workspace, "market", Query(words="market", types=("ASSAULT",)))
    keep(workspace, article(MARKET, published=None), program="vedette 1")
    (alert,) = news(workspace)
    assert alert.happened is None


def test_searches_are_named_once_and_forgotten_by_name(workspace):
    save_search(workspace, "army", Query(words="army"))
    with pytest.raises(InputError, match="a saved search 'army' already"):
        save_search(workspace, "army", Query(words="navy"))
    with pytest.raises(InputError, match="asks for something"):
        save_search(workspace, "all", Query())
    with workspace.reading() as connection:
        assert [(search.name, search.query) for search in saved_searches(connection)] == [("army", Query(words="army"))]
    forget_search(workspace, "army")
    with pytest.raises(InputError, match=r"no saved search 'army' \(there is: none\)"):
        news(workspace, ("army",))


def test_what_stands_no_more_is_no_news_of_a_search_as_known_on_an_earlier_day(workspace):
    save_search(workspace, "old", Query(types=("ASSAULT",), known_on="2000"))
    keep(workspace, article(POST), program="vedette 1", address=URL, at=1_000)
    keep(workspace, article(POST_LATER), program="vedette 1", address=URL)
    assert news(workspace) == ()
