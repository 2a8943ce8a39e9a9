"""Who somebody is, asked by name, description or office; by the shipped registry."""

import pytest

from tests.actors.casts import lexicon
from vedette.actors.asking import nearest, who_is
from vedette.actors.registry import Context


def asked(name, date=None, countries=()):
    return who_is(name, lexicon(), Context(date=date, countries=frozenset(countries)))


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("AQIM", "aqim"),
        ("al-Qaida in the Islamic Maghreb", "aqim"),
        ("Boko Haram", "boko-haram"),
        ("Mali", "MLI"),
        ("Malian", "MLI"),
        ("Bamako", "MLI"),
        ("Malian navy", "MLI:navy"),
        ("army of Mali", "fama"),
        ("Kenya's interior ministry", "KEN:ministry-of-the-interior"),
        ("the government of Chad", "TCD"),
        ("African Union", "african-union"),
        ("Ban Ki-moon", "ban-ki-moon"),
    ],
)
def test_names_are_who_they_are(name, id_):
    assert asked(name).match.entry.id == id_


@pytest.mark.parametrize(
    ("date", "name"), [("2013-06", "ISIL"), ("2015-01", "Islamic State"), ("2008", "Islamic State of Iraq")]
)
def test_a_group_that_changed_its_name_is_one(name, date):
    assert asked(name, date).match.entry.id == "islamic-state"


@pytest.mark.parametrize(
    ("country", "id_"),
    [("LBY", "ansar-al-sharia-libya"), ("TUN", "ansar-al-sharia-tunisia"), ("YEM", "ansar-al-sharia-yemen")],
)
def test_one_name_in_three_countries_is_three_groups(country, id_):
    assert asked("Ansar al-Sharia", countries=[country]).match.entry.id == id_


def test_without_a_country_it_is_open():
    found = asked("Ansar al-Sharia")
    assert found.match is None
    assert len(found.candidates) >= 3


@pytest.mark.parametrize(("date", "id_"), [("2012", "ahmed-abdi-godane"), ("2019", "ahmed-umar")])
def test_a_leader_is_who_led_at_the_date(date, id_):
    assert asked("the leader of al-Shabaab", date).match.entry.id == id_


@pytest.mark.parametrize("name", ["the Movement", "Zork Front", "will", "he", "", "leader of the Zork Front"])
def test_what_names_nobody_is_nobody(name):
    found = asked(name)
    assert (found.match, found.candidates) == (None, ())


def test_a_miss_tells_names_like_it():
    assert any("Azawad" in name for name in nearest("Zork Front of Azawad", lexicon()))
