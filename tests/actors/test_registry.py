"""Whom a name means: by its letters or its spelling, by the date and the countries of the text; or nobody, or open."""

import pytest

from vedette.actors.registry import Context, Registry, entry_of
from vedette.assets.registry import indexed

RED = {
    "id": "red-front", "name": "Red Front of Azmar", "short": ["RFA"], "names": ["The Red Front"],
    "kind": "armed_group", "countries": ["MLI", "NER"], "code": "MLIREB", "from": "2007-01", "until": "2012",
    "former": [{"name": "Salvation Column", "from": "2003", "until": "2007-01"}],
    "ties": [{"is": "split_from", "of": "green-front", "from": "2007-01"}],
}  # fmt: skip
GREEN = {"id": "green-front", "name": "Green Front", "short": ["GF"], "kind": "armed_group", "countries": ["MLI"]}
OTHER_RED = {
    "id": "red-front-yemen",
    "name": "Red Front (Yemen)",
    "names": ["The Red Front"],
    "kind": "party",
    "countries": ["YEM"],
}
LEADER = {
    "id": "abu-karim", "name": "Abu Karim al-Sahrawi", "kind": "person", "countries": ["MLI"],
    "offices": [{"office": "leader", "of": "red-front", "from": "2009", "until": "2011"}],
}  # fmt: skip
PRESIDENT = {
    "id": "ann-dolo", "name": "Ann Dolo", "last": "Dolo", "kind": "person", "countries": ["MLI"],
    "offices": [{"office": "president", "of": "MLI", "from": "2010"}],
}  # fmt: skip
ROWS = [RED, GREEN, OTHER_RED, LEADER, PRESIDENT]


REGISTRY = Registry(**indexed(ROWS))


def resolved(name, **context):
    countries = frozenset(context.pop("countries", ()))
    return REGISTRY.resolve(name, Context(countries=countries, **context))


@pytest.mark.parametrize(
    "name", ["Red Front of Azmar", "RFA", "the Red Front of Azmar", "Rêd Front of Azmâr", "Salvation Column"]
)
def test_an_entry_is_found_by_any_of_its_names(name):
    assert resolved(name).match.entry.id == "red-front"


def test_an_answer_says_what_spoke_for_it():
    match = resolved("RFA", date="2009-05", countries=["NER"]).match
    assert match.reasons == ("'RFA' is its abbreviation", "active from 2007-01 until 2012", "acts in NER")


def test_a_name_that_two_bear_is_left_open_with_both():
    found = resolved("The Red Front")
    assert found.match is None
    assert {candidate.entry.id for candidate in found.candidates} == {"red-front", "red-front-yemen"}


@pytest.mark.parametrize(("countries", "id_"), [(["YEM"], "red-front-yemen"), (["MLI", "FRA"], "red-front")])
def test_the_countries_of_the_text_decide_between_two(countries, id_):
    assert resolved("The Red Front", countries=countries).match.entry.id == id_


def test_an_entry_that_the_text_names_beside_it_decides_between_two():
    assert resolved("The Red Front", ids=frozenset({"green-front"}), countries=["MLI"]).match.entry.id == "red-front"


def test_a_group_is_nobody_before_it_was_founded():
    assert resolved("RFA", date="1999-03").match is None
    assert resolved("RFA", date="2007").match is not None  # as far as the coarser date says


def test_a_former_name_is_still_the_group_and_the_answer_says_when_it_was_called_so():
    match = resolved("Salvation Column", date="2011").match
    assert match.entry.id == "red-front"
    assert "called so from 2003 until 2007-01" in match.reasons


def test_bare_letters_in_a_text_about_other_countries_mean_somebody_else():
    assert resolved("GF", countries=["PHL"], strict=True).match is None
    assert resolved("GF", countries=["MLI"], strict=True).match is not None
    assert resolved("Green Front", countries=["PHL"], strict=True).match is not None


def test_the_name_of_a_leader_means_him_only_where_his_group_or_country_is_spoken_of():
    assert resolved("Abu Karim al-Sahrawi", countries=["FRA"], strict=True).match is None
    assert resolved("Abu Karim al-Sahrawi", countries=["MLI"], strict=True).match.entry.id == "abu-karim"
    assert resolved("Abu Karim al-Sahrawi", ids=frozenset({"red-front"}), strict=True).match.entry.id == "abu-karim"


@pytest.mark.parametrize(
    ("context", "found"),
    [
        ({"countries": ["MLI"]}, True),
        ({"countries": ["FRA"]}, False),
        ({"date": "1995"}, False),
        ({"date": "2012"}, True),
    ],
)
def test_a_last_name_alone_needs_its_country_and_its_time(context, found):
    assert (resolved("Dolo", strict=True, **context).match is not None) == found


def test_who_led_a_group_hangs_on_the_date():
    assert [person.id for person, _ in REGISTRY.leaders("red-front", "2010-06")] == ["abu-karim"]
    assert REGISTRY.leaders("red-front", "2014") == ()


@pytest.mark.parametrize("name", ["", "  ", "Nobody We Know", "the front", "rf", "GFX"])
def test_a_name_that_nobody_bears_means_nobody(name):
    assert resolved(name) == resolved("nobody at all")


def test_a_row_becomes_an_entry_without_loss():
    entry = entry_of(RED)
    assert (entry.country, entry.active.since, entry.active.until) == ("MLI", "2007-01", "2012")
    assert [(alias.text, alias.sort) for alias in entry.aliases] == [
        ("Red Front of Azmar", "name"), ("RFA", "short"), ("The Red Front", "other"), ("Salvation Column", "former"),
    ]  # fmt: skip
    assert [(tie.kind, tie.of, tie.since) for tie in entry.ties] == [("split_from", "green-front", "2007-01")]
