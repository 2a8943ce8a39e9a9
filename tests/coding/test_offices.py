from dataclasses import replace

import pytest

from tests.coding.casts import cast_of
from tests.coding.readings import reading_of
from vedette.actors.cast import Cast
from vedette.assets.resources import read_table
from vedette.coding.offices import OfficeLexicon, find_members, find_offices, find_parts
from vedette.records import ActorKind

LEXICON = OfficeLexicon.from_table(read_table("lexicons", "offices"))
WHO: dict[str, ActorKind] = {
    "Omar Diallo": "person",
    "Marie Petit": "person",
    "Desert Brigade": "armed_group",
    "Northern Front": "armed_group",
    "Red Fund": "ngo",
    "Radio Kidal": "media",
    "Foreign Ministry": "state",
    "Israel": "state",
    "spokesman": "unidentified",
    "spokesmen": "unidentified",
    "ally": "unidentified",
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
        ("UN Secretary General Omar Diallo left.", ("leads", "Omar Diallo", "UN", "holds")),  # one office, not two
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


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("the commander of", "leads"),
        ("commander of", "leads"),
        ("a commander of", "member_of"),
        ("a senior commander in", "member_of"),
        ("a local leader of", "member_of"),
        ("vice chairman of", "member_of"),
        ("the deputy commander of", "member_of"),
        ("assistant director of", "member_of"),
        ("a president of", "leads"),  # there is one at a time, whatever the article
    ],
)
def test_who_is_one_of_several_or_below_the_top_is_a_member_and_no_leader(role, kind):
    assert offices(f"Omar Diallo, {role} the Northern Front, fled.") == [
        (kind, "Omar Diallo", "Northern Front", "holds")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for the Northern Front denied it.",
        "The Northern Front's spokesman denied it.",
        "The Northern Front spokesman denied it.",
    ],
)
def test_who_is_known_by_the_office_alone_holds_it(text):
    assert offices(text) == [("spokesperson_of", "spokesman", "Northern Front", "holds")]


@pytest.mark.parametrize(
    "text",
    [
        "The spokesman denied it.",
        "A spokesman for the villagers denied it.",
        "The Northern Front's spokesmen denied it.",
        "An ally of the Northern Front denied it.",  # which is no office
    ],
)
def test_an_office_of_no_body_or_of_several_people_is_nobodys(text):
    assert offices(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Israel Foreign Ministry spokesman Omar Diallo spoke.",
        "Israel's Foreign Ministry spokesman, Omar Diallo, spoke.",
    ],
)
def test_of_two_bodies_the_nearest_has_the_office(text):
    assert offices(text) == [("spokesperson_of", "Omar Diallo", "Foreign Ministry", "holds")]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Omar Diallo, UN envoy for Mali, left.", ["UN"]),
        ("Omar Diallo, Mali's envoy to the UN, left.", ["Mali"]),
        ("Omar Diallo, envoy to Mali, left.", []),  # whose?
        ("Omar Diallo, a spokesman for Mali, left.", ["Mali"]),  # he is sent nowhere
    ],
)
def test_an_envoy_is_of_those_who_send_him_and_not_of_where_he_is_sent(text, bodies):
    assert [body for _, _, body, _ in offices(text)] == bodies


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Omar Diallo, a French analyst, spoke.", []),
        ("French journalist Omar Diallo spoke.", []),
        ("Omar Diallo, a French militant leader, fled.", []),  # one of several, and no leader of France
        ("Omar Diallo, an analyst at the Red Fund, spoke.", ["Red Fund"]),
        ("Omar Diallo, a French diplomat, spoke.", ["French"]),
    ],
)
def test_a_states_adjective_makes_nobody_its_own_who_works_outside_of_it(text, bodies):
    reading = reading_of(text)
    assert [office.body for office in find_offices(reading, cast_of(reading, WHO), LEXICON)] == bodies


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


@pytest.mark.parametrize(
    ("office", "bodies"),
    [
        ("President", ["Mali"]),
        ("Foreign Minister", ["Mali"]),
        ("Ambassador", ["Mali"]),
        ("Commander", []),  # of whom nobody says
        ("Chairman", []),
        ("Director", []),
    ],
)
def test_without_a_body_only_an_office_that_states_have_is_of_the_registrys_state(office, bodies):
    assert of_state(f"{office} Omar Diallo arrived. Mali was quiet.", "MLI") == bodies


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
        ("Mali's Foreign Ministry spoke.", [("Ministry", "Mali")]),
        ("The Desert Brigade left.", []),
        ("Mali's rebels left.", []),  # of a state, but no part of it
        ("", []),
    ],
)
def test_a_body_that_is_named_by_another_is_a_part_of_it(text, expected):
    reading = reading_of(text)
    parts = find_parts(reading, cast_of(reading, WHO))
    assert [(reading.words[part].text, reading.words[whole].text) for part, whole in parts] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Diallo of the Red Fund spoke.", [("Omar", "Fund")]),
        ("Omar Diallo from the Northern Front fled.", [("Omar", "Front")]),
        ("The Red Fund's Omar Diallo spoke.", [("Omar", "Fund")]),
        ("Radio Kidal's Omar Diallo saw it.", [("Omar", "Kidal")]),
        ("Omar Diallo of Mali spoke.", []),  # where somebody is from
        ("Mali's Omar Diallo spoke.", []),
        ("Omar Diallo met the Red Fund.", []),
        ("Omar Diallo fled from the Northern Front.", []),
        ("The spokesman of the Red Fund met Omar Diallo.", []),
        ("", []),
    ],
)
def test_who_is_named_with_a_body_is_one_of_it(text, expected):
    reading = reading_of(text)
    members = find_members(reading, cast_of(reading, WHO))
    assert [(reading.words[person].text, reading.words[body].text) for person, body in members] == expected


def test_hyphens_and_plus_signs_join_an_office_alike():
    words = {"former": "ex", "coming": "elect", "of_states": "president", "outside": "analyst"}
    lexicon = OfficeLexicon.from_table({"leads": "president-elect vice+chair"} | words)
    assert set(lexicon.ties) == {"president+elect", "vice+chair"}
    assert (lexicon.former, lexicon.of_states, lexicon.outside) == ({"ex"}, {"president"}, {"analyst"})
