from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import examples
from tests.records.strategies import times
from tests.store.codings import codings
from vedette.network.identity import NAME
from vedette.records import Mention, Other, PlaceRole, Relation, Time, moment
from vedette.store.lists import LISTS, STATEMENTS, records_of
from vedette.store.rows import ROLES, ActorRow, PlaceRow, day_of, draw, iso_day
from vedette.store.schema import UNDATED

CODED = examples.coded()
NAMES = {number: role for role, number in ROLES.items()}
NODES = {"a1": "raiders", "a2": "MLI:army", "a3": "MLI:army"}


def node(member):
    return NODES[member.id.rpartition("#")[2]]


def drawn(coded=CODED, states=None, nodes=node):
    return draw(coded, states or {}, nodes)


def row(id_, coded=CODED, **states):
    (found,) = [row for row in drawn(coded, states).rows if row.name == id_]
    return found


def parts(id_, coded=CODED):
    return [(NAMES[role], key) for role, key in row(id_, coded).parts]


def with_actors(**changes):
    """The example, with fields of its actors changed: `a1={"country": "MLI"}`."""
    return replace(CODED, actors=tuple(replace(actor, **changes.get(actor.id, {})) for actor in CODED.actors))


def with_time(**fields):
    return replace(CODED, events=(replace(CODED.events[0], time=Time(anchor="explicit", precision="day", **fields)),))


def test_every_statement_has_a_row_and_what_else_was_judged():
    assert [row.name for row in drawn().rows] == ["e1", "f1", "r1", "c1", "q1", "o1"]
    states = {"a1": "rejected", "p1": "accepted", "e1": "corrected"}
    assert {row.name: row.state for row in drawn(states=states).rows} == {
        "a1": "rejected", "p1": "accepted", "e1": "corrected", "f1": "proposed", "r1": "proposed", "c1": "proposed",
        "q1": "proposed", "o1": "proposed",
    }  # fmt: skip


def test_the_row_of_an_event_says_all_that_lists_ask_for():
    event = row("e1")
    assert (event.kind, event.type, event.status, event.state) == ("event", "ASSAULT", "reported", "proposed")
    assert (event.country, event.source, event.confidence) == ("MLI", "official", 70)
    assert (event.place, iso_day(event.begins), iso_day(event.ends)) == ("geonames:1", "2014-09-15", "2014-09-16")


@pytest.mark.parametrize(
    ("id_", "kind", "type_", "status", "source"),
    [
        ("f1", "affiliation", "fights", "asserted", "article"),
        ("r1", "presence", "controls", "asserted", "article"),
        ("c1", "claim", "indirect", "asserted", "official"),
        ("q1", "estimate", "killed", "asserted", "official"),
        ("o1", "outlook", "fear", "asserted", "article"),
        ("a1", "actor", "unidentified", None, None),
        ("p1", "place", "town", None, None),
    ],
)
def test_each_kind_has_its_type_and_says_who_says_so(id_, kind, type_, status, source):
    found = row(id_, a1="accepted", p1="accepted")
    assert (found.kind, found.type, found.status, found.source) == (kind, type_, status, source)


@pytest.mark.parametrize(
    ("id_", "taking_part"),
    [
        ("e1", [("source", "raiders"), ("target", "MLI:army")]),
        ("f1", [("subject", "raiders"), ("object", "MLI:army")]),
        ("r1", [("who", "raiders")]),
        ("c1", [("speaker", "MLI:army")]),
        ("q1", [("about", "MLI:army")]),
        ("o1", [("about", "MLI:army")]),
    ],
)
def test_a_row_says_who_takes_part_and_as_what(id_, taking_part):
    assert parts(id_) == taking_part


def test_all_who_take_part_are_found_each_once():
    (event,), (tie,), (claim,), (estimate,) = CODED.events, CODED.affiliations, CODED.claims, CODED.estimates
    more = replace(
        CODED,
        events=(replace(event, targets=("a2", "a3"), others=(Other(actor="a1", role="host"),)),),
        affiliations=(replace(tie, on_behalf_of="a1"),),
        claims=(replace(claim, to="a1", addressee="a2", publisher="a1"),),
        estimates=(replace(estimate, subject=None, includes=("a1", "a2")),),
    )
    assert parts("e1", more) == [("source", "raiders"), ("target", "MLI:army"), ("other", "raiders")]
    assert parts("f1", more)[2:] == [("other", "raiders")]
    assert parts("c1", more) == [("speaker", "MLI:army"), ("other", "raiders"), ("other", "MLI:army")]
    assert parts("q1", more) == [("other", "raiders"), ("other", "MLI:army")]


def test_who_is_only_described_takes_part_in_no_list():
    made = drawn(nodes=lambda member: None if member.id.endswith("#a1") else "MLI:army")
    assert [*made.actors] == ["MLI:army"]
    assert [(row.name, len(row.parts)) for row in made.rows][:3] == [("e1", 1), ("f1", 1), ("r1", 0)]
    assert drawn(nodes=lambda _: None).actors == {}


def test_actors_that_are_one_are_called_as_the_first_of_them():
    made = drawn(with_actors(a2={"country": "MLI"}))
    assert made.actors == {
        "raiders": ActorRow("raiders", "Gunmen", "gunmen", "unidentified", None),
        "MLI:army": ActorRow("MLI:army", "soldiers", "soldiers", "state_force", "MLI"),
    }


def test_members_are_asked_for_with_their_names():
    asked = []
    draw(with_actors(a1={"name": "Ansar Dine", "kind": "armed_group",
                         "mentions": (Mention(start=0, end=4, form="name"),)}), {}, asked.append)  # fmt: skip
    assert [(member.id, member.name_id) for member in asked] == [
        (f"{CODED.document.id}#a1", f"{NAME}ansar dine"),
        (f"{CODED.document.id}#a2", None),
        (f"{CODED.document.id}#a3", None),
    ]


@pytest.mark.parametrize(
    ("fields", "begins", "ends"),
    [
        ({"start": "2014-09-15", "end": "2014-09-16"}, "2014-09-15", "2014-09-16"),
        ({"start": "2014-09-15T10:30", "end": "2014-09-15T10:31"}, "2014-09-15", "2014-09-16"),
        ({"start": "2014-09-15T10:30", "end": "2014-09-16T00:00Z"}, "2014-09-15", "2014-09-16"),
        ({"start": "2014-09-15T00:30+02:00", "end": "2014-09-15T01:00+02:00"}, "2014-09-14", "2014-09-15"),
        ({"start": "2014-01-01"}, "2014-01-01", None),
        ({"end": "2014-01-01"}, None, "2014-01-01"),
        ({"start": "1893-01-01", "end": "1894-01-01"}, "1893-01-01", "1894-01-01"),
    ],
)
def test_a_time_is_the_days_from_its_first_to_before_its_end(fields, begins, ends):
    found = row("e1", with_time(**fields))
    assert (iso_day(found.begins), iso_day(found.ends)) == (begins, ends)


@given(times())
def test_all_of_a_time_lies_within_its_days(time):
    found = row("e1", replace(CODED, events=(replace(CODED.events[0], time=time),)))
    assert (found.begins == UNDATED) == (time.start is None)
    assert (found.ends is None) == (time.end is None)
    if time.start:
        assert iso_day(found.begins) <= time.start
    if time.end:
        assert found.ends * 86400 >= moment(time.end).timestamp() > (found.ends - 1) * 86400
        assert found.begins < found.ends


def test_what_has_no_time_has_no_day():
    assert (row("f1").begins, row("f1").ends, iso_day(UNDATED), iso_day(None)) == (UNDATED, None, None, None)


@given(st.dates())
def test_a_day_and_its_number_are_one(day):
    assert iso_day(day_of(day.isoformat())) == day.isoformat()
    assert day_of(f"{day}T23:59Z") == day_of(day.isoformat()) > UNDATED


def test_the_day_of_no_date_is_none():
    assert day_of(None) is None


@pytest.mark.parametrize(
    ("changes", "place", "country"),
    [
        ({"place": "p1", "places": ()}, "geonames:1", "MLI"),
        ({"place": None}, "geonames:1", "MLI"),
        ({"place": None, "places": ()}, None, "NER"),
        ({"place": None, "places": (), "sources": ()}, None, "TCD"),
        ({"place": None, "places": (), "sources": (), "targets": ()}, None, None),
    ],
)
def test_a_country_is_that_of_the_place_or_else_of_the_first_who_takes_part(changes, place, country):
    coded = with_actors(a1={"country": "NER"}, a2={"country": "TCD"})
    found = row("e1", replace(coded, events=(replace(coded.events[0], **changes),)))
    assert (found.place, found.country) == (place, country)


def test_who_is_only_spoken_about_gives_no_country():
    coded = with_actors(a2={"country": "TCD"}, a3={"country": "NER"})
    assert (row("q1", coded).country, row("o1", coded).country, row("c1", coded).country) == (None, None, "NER")


def test_where_a_record_is():
    (tie,), (presence,), (estimate,), (outlook,) = CODED.affiliations, CODED.presence, CODED.estimates, CODED.outlooks
    coded = replace(
        CODED,
        affiliations=(replace(tie, type="based_in", object="p1"),),
        presence=(replace(presence, places=(PlaceRole(place="p1", role="at"),)),),
        estimates=(replace(estimate, place="p1"),),
        outlooks=(replace(outlook, place="p1"),),
    )
    assert {row.name: row.place for row in drawn(coded, {"p1": "accepted"}).rows if row.name != "c1"} == dict.fromkeys(
        ["p1", "e1", "f1", "r1", "q1", "o1"], "geonames:1"
    )
    assert parts("f1", coded) == [("subject", "raiders")]
    assert row("c1", coded).place is None


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "geonames:1"),
        ({"relations": (Relation(kind="in", reference="p1"),)}, "geonames:1"),
        ({"relations": (Relation(kind="near", reference="p1"),)}, "16.270,-0.040:gao"),
        ({"geonameid": None}, "16.270,-0.040:gao"),
        ({"geonameid": None, "lat": -0.0001, "lon": 0.0001, "name": "Null Île"}, "0.000,0.000:null ile"),
        ({"geonameid": None, "lat": None, "lon": None}, "MLI:gao"),
        ({"geonameid": None, "lat": None, "lon": None, "country": None}, None),
    ],
)
def test_a_place_is_known_by_its_number_or_by_where_it_lies(fields, key):
    coded = replace(CODED, places=(replace(examples.gao(), **fields),))
    assert row("e1", coded).place == key
    assert list(drawn(coded).places) == ([key] if key else [])


def test_a_place_keeps_what_maps_need():
    assert drawn().places == {"geonames:1": PlaceRow("geonames:1", "Gao", "gao", "MLI", None, 16.27, -0.04, 5.0)}


def test_a_name_is_folded_for_those_who_look_for_it():
    made = drawn(with_actors(a1={"name": "Les Éclaireurs (du Nord)"}))
    assert made.actors["raiders"].folded == "les eclaireurs du nord"


def test_every_record_of_coded_reports_is_drawn_soundly():
    for coded in codings():
        states = {record.id: "accepted" for record in records_of(coded)}
        made = draw(coded, states, lambda member: member.registry or member.name_id)
        assert [row.name for row in made.rows] == [record.id for record in records_of(coded)]
        for row in made.rows:
            assert row.kind in LISTS.values()
            assert 0 <= row.confidence <= 100
            assert row.place is None or row.place in made.places
            assert all(key in made.actors for _, key in row.parts)
            assert (row.source is None) == (row.kind not in STATEMENTS)
