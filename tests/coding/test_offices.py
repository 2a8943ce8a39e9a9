from dataclasses import replace

import pytest

from tests.coding.casts import cast_of
from tests.coding.readings import reading_of
from vedette.actors.cast import Cast
from vedette.assets.resources import read_table
from vedette.coding.offices import OfficeLexicon, find_offices, find_parts
from vedette.records import ActorKind

LEXICON = OfficeLexicon.from_table(read_table("lexicons", "offices"))
WHO: dict[str, ActorKind] = {
    "Omar Diallo": "person",
    "Marie Petit": "person",
    "Desert Brigade": "armed_group",
    "Northern Front": "armed_group",
    "armed wing": "armed_group",
    "rebels": "armed_group",
    "villagers": "civilians",
    "Mali": "state",
    "French": "state",
    "UN": "igo",
    "agency": "igo",
}


def offices(text: str) -> list[tuple[str, str, str, str]]:
    reading = reading_of(text)
    found = find_offices(reading, cast_of(reading, WHO), LEXICON)
    return [(office.kind, office.holder, office.body, office.change) for office in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Diallo, leader of the Desert Brigade, fled.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("The Desert Brigade's leader, Omar Diallo, fled.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("Desert Brigade leader Omar Diallo fled.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("Omar Diallo is the leader of the Desert Brigade.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("Omar Diallo was sworn in as president of Mali.", ("leads", "Omar Diallo", "Mali", "holds")),
        ("Desert Brigade spokesman Omar Diallo left.", ("spokesperson_of", "Omar Diallo", "Desert Brigade", "holds")),
        ("Mali's prime minister, Omar Diallo, resigned.", ("leads", "Omar Diallo", "Mali", "holds")),
        ("French foreign minister Marie Petit left.", ("member_of", "Marie Petit", "French", "holds")),
        (
            "Omar Diallo, deputy leader of the Northern Front, fled.",
            ("member_of", "Omar Diallo", "Northern Front", "holds"),
        ),
        ("Omar Diallo, former president of Mali, left.", ("leads", "Omar Diallo", "Mali", "ends")),
        ("Mali's president-elect, Omar Diallo, left.", ("leads", "Omar Diallo", "Mali", "begins")),
    ],
)
def test_an_office_has_its_holder_and_its_body(text, expected):
    assert offices(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Omar Diallo met the Desert Brigade.",  # no office
        "The leader of the Desert Brigade fled.",  # nobody is named
        "Omar Diallo, leader of the villagers, fled.",  # no body that one could lead
        "The leader, Omar Diallo, fled.",
        "Omar Diallo fled. The leader of the Desert Brigade stayed.",
    ],
)
def test_without_a_holder_or_a_body_there_is_no_office(text):
    assert offices(text) == []


def of_state(text: str, country: str | None) -> list[str]:
    """The bodies of the offices where the registry knows which state Omar Diallo is of, and that Mali is MLI."""
    reading = reading_of(text)
    cast = cast_of(reading, WHO)
    countries = {"Omar Diallo": country, "Mali": "MLI", "French": "FRA"}
    actors = tuple(replace(actor, country=countries.get(actor.id)) for actor in cast.actors)
    return [office.body for office in find_offices(reading, Cast(actors, cast.by_word), LEXICON)]


@pytest.mark.parametrize(
    ("country", "bodies"),
    [("MLI", ["Mali"]), ("NER", []), (None, [])],
)
def test_a_president_without_a_body_leads_the_state_that_the_registry_gives(country, bodies):
    assert of_state("President Omar Diallo arrived. Mali was quiet.", country) == bodies


def test_a_state_that_is_named_far_before_is_no_part_of_the_evidence():
    text = "Mali closed the border. Lorries waited for days. President Omar Diallo said nothing."
    reading, cast = reading_of(text), cast_of(reading_of(text), WHO)
    people = (replace(actor, country="MLI") if actor.name == "Omar Diallo" else actor for actor in cast.actors)
    states = (replace(actor, country="MLI") if actor.name == "Mali" else actor for actor in people)
    (office,) = find_offices(reading, Cast(tuple(states), cast.by_word), LEXICON)
    assert office.span.of(text) == "President Omar Diallo"


def test_a_state_named_beside_the_office_comes_before_the_registrys():
    assert of_state("Omar Diallo, a French adviser, was in Mali.", "MLI") == ["French"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Desert Brigade's armed wing left.", [("wing", "Brigade")]),
        ("A UN agency left.", [("agency", "UN")]),
        ("The Desert Brigade left.", []),
        ("Mali's rebels left.", []),  # of a state, but no part of it
        ("", []),
    ],
)
def test_a_body_that_is_named_by_another_is_a_part_of_it(text, expected):
    reading = reading_of(text)
    parts = find_parts(reading, cast_of(reading, WHO))
    assert [(reading.words[part].text, reading.words[whole].text) for part, whole in parts] == expected


def test_hyphens_and_plus_signs_join_an_office_alike():
    lexicon = OfficeLexicon.from_table({"leads": "president-elect vice+chair", "former": "ex", "coming": "elect"})
    assert set(lexicon.ties) == {"president+elect", "vice+chair"}
    assert lexicon.former == {"ex"}
