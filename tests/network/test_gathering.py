"""Nodes and reports of documents and of the registry: who is the same, which way a tie goes, since when it is known."""

from dataclasses import replace

import pytest

from tests.network.examples import document
from vedette.actors.registry import Alias, Entry, Office, Registry, Term, Tie
from vedette.network.gathering import both, gather, known_of, life_of, registry_reports
from vedette.network.identity import SAME_NAME, identify, members_of
from vedette.network.network import Network
from vedette.records import Judgement

FIRST = document("2015-01-05", "Red Army begins fights: Blue Front")
SECOND = document("2015-02-05", "Red Army begins supports: Green League")


def judge(kind: str, *on: str) -> Judgement:
    return Judgement(id="j1", kind=kind, on=on, who="Ada", when="2026-01-01")


def actor(coded, number: int) -> str:
    return f"{coded.document.id}#a{number}"


def test_a_report_says_who_whom_when_known_and_in_which_words():
    (report,) = gather([FIRST]).reports
    assert (report.subject, report.object) == ("name:red army", "name:blue front")
    assert (report.known, report.outlet, report.words) == (
        "2015-01-05",
        "Sample Wire",
        "Red Army begins fights: Blue Front",
    )
    assert report.document == FIRST.document.id
    assert report.time is None  # the date of the report is none of the tie


def test_bearers_of_one_full_name_are_one_by_a_rule_that_is_shown():
    gathered = gather([FIRST, SECOND], when="2026-01-01")
    assert len(gathered.nodes) == 3
    (join,) = gathered.joins
    assert (join.who, join.kind, set(join.on)) == (SAME_NAME, "same_actor", {actor(FIRST, 1), actor(SECOND, 1)})


def test_the_same_document_twice_counts_once():
    assert len(gather([FIRST, FIRST]).reports) == 1


@pytest.mark.parametrize("pair", [(FIRST, SECOND), (SECOND, FIRST)])
def test_a_judgement_takes_a_document_s_actor_out_of_its_name(pair):
    kept, leaves = (actor(coded, 1) for coded in pair)
    gathered = gather([FIRST, SECOND], [judge("different_actor", kept, leaves)])
    subjects = {report.document: report.subject for report in gathered.reports}
    assert subjects == {kept.partition("#")[0]: "name:red army", leaves.partition("#")[0]: leaves}
    assert gathered.joins == ()


def test_a_judgement_joins_what_no_rule_does():
    both_ = gather([FIRST, SECOND], [judge("same_actor", "name:blue front", "name:green league")])
    assert {report.object for report in both_.reports} == {"name:blue front"}


def test_what_a_judgement_says_of_one_of_a_name_goes_for_the_name():
    gathered = gather([FIRST, SECOND], [judge("same_actor", actor(FIRST, 1), "red-army")])
    assert {report.subject for report in gathered.reports} == {"red-army"}


@pytest.mark.parametrize(
    ("name", "fields", "node"),
    [
        ("Red Army", {}, "name:red army"),
        ("The Red-Army", {}, "name:red army"),
        ("Red Army", {"registry": "red-army"}, "red-army"),
        ("Ada Lark", {"kind": "person"}, "name:person:ada lark"),
        ("Lark", {"kind": "person"}, None),  # a last name is many people's
        ("gunmen", {}, None),
        ("Gunmen", {"kind": "unidentified"}, None),
        ("Villagers", {"kind": "civilians"}, None),
    ],
)
def test_only_a_full_name_or_the_registry_makes_a_node_of_many_documents(name, fields, node):
    coded = document("2015-01-05", f"{name} begins fights: Blue Front", **{name.replace(" ", ""): fields})
    (report,) = gather([coded]).reports
    assert report.subject == (node or actor(coded, 1))
    assert gather([coded]).nodes[report.subject].described == (node is None)


def test_one_name_in_two_countries_is_two_nodes_and_who_has_none_stays_alone():
    members = [
        member
        for country in ("MLI", "NER", None)
        for member in members_of(
            document(
                f"2015-01-0{len(country or 'x')}", "Red Army begins fights: Blue Front", RedArmy={"country": country}
            )
        )
    ]
    members = [replace(member, id=f"{n}#{member.id[-2:]}") for n, member in enumerate(members)]
    nodes = identify(members).nodes
    assert [nodes[m.id] for m in members if m.name == "Red Army"] == ["name:red army@MLI", "name:red army@NER", "4#a1"]


def test_who_accepts_a_pledge_is_whom_it_is_made_to():
    (report,) = gather([document("2015-01-05", "Blue Front accepts pledged_allegiance: Red Army")]).reports
    assert (report.subject, report.object) == ("name:red army", "name:blue front")


def test_a_document_without_a_date_is_known_on_no_day_and_a_note_says_so():
    gathered = gather([document(None, "Red Army begins fights: Blue Front")])
    assert gathered.reports[0].known is None
    assert "has no date" in gathered.notes[0].text


def test_a_tie_of_a_node_to_itself_is_left_out_and_told():
    gathered = gather([FIRST], [judge("same_actor", "name:red army", "name:blue front")])
    assert gathered.reports == ()
    assert "to itself" in gathered.notes[0].text


@pytest.mark.parametrize(
    ("published", "precision", "fetched", "known"),
    [
        ("2015-01-05T23:00Z", "minute", None, "2015-01-05"),
        ("2015-02-01", "month", None, "2015-02-28"),
        ("2015-12-01", "month", None, "2015-12-31"),
        ("2015-01-01", "year", None, "2015-12-31"),
        (None, None, "2016-03-04T10:00Z", "2016-03-04"),
        (None, None, None, None),
    ],
)
def test_a_document_is_known_from_the_last_day_on_which_it_may_have_come_out(published, precision, fetched, known):
    given = replace(FIRST.document, published=published, published_precision=precision, fetched=fetched)
    assert known_of(given) == known


# --- the registry

FRONT = {
    "id": "front", "name": "Front", "kind": "armed_group", "from": "2003", "until": "2019", "sources": ["https://x.example/1"],
    "ties": [
        {"is": "branch_of", "of": "body", "from": "2007", "until": "2015"},
        {"is": "allied_with", "of": "league"},
        {"is": "branch_of", "of": "nobody"},
    ],
    "former": [{"name": "Old Front", "names": ["Former Front"], "from": "2003", "until": "2008-05"}],
}  # fmt: skip
BODY = {"id": "body", "name": "Body", "kind": "armed_group", "ties": [{"is": "allied_with", "of": "league"}]}
LEAGUE = {"id": "league", "name": "League", "kind": "militia"}
PAUL = {
    "id": "paul", "name": "Paul Lark", "kind": "person",
    "offices": [{"office": "leader", "of": "front", "from": "2010"}, {"office": "spokesman", "of": "front"}],
}  # fmt: skip
REGISTRY = Registry([FRONT, BODY, LEAGUE, PAUL], {}, {})


def test_dated_terms_are_reports_that_begin_and_end_and_undated_ones_hold():
    found = registry_reports(REGISTRY, (), ["front"])
    told = [(r.subject, r.change, r.type, r.object, r.time.text if r.time else None) for r in found.reports]
    assert told == [
        ("front", "begins", "branch_of", "body", "2007"),
        ("front", "ends", "branch_of", "body", "2015"),
        ("front", "holds", "allied_with", "league", None),
        ("body", "holds", "allied_with", "league", None),  # between neighbours of whom it is about
        ("paul", "begins", "leads", "front", "2010"),
    ]
    assert all(report.known is None and report.of_registry for report in found.reports)
    assert found.reports[0].words == "https://x.example/1"
    assert "nobody" not in found.nodes


def test_without_a_question_only_facts_between_the_named_are_told():
    assert registry_reports(REGISTRY, ["front"]).reports == ()
    assert {report.object for report in registry_reports(REGISTRY, ["front", "league"]).reports} == {"league"}


def test_names_have_their_stretches():
    life = registry_reports(REGISTRY, (), ["front"]).lives["front"]
    assert [(name.label, name.since, name.until) for name in life.names] == [
        ("Old Front", "2003", "2008-05"),
        ("Front", "2008-05", "2019"),
    ]


def test_a_later_name_stands_behind_the_usual_one():
    later = Alias(text="New Front", sort="former", since="2016-07", until="2017")
    entry = Entry(id="f", name="Front", kind="party", active=Term(since="2012", until="2017"), aliases=(later,))
    life = life_of(entry)
    assert life is not None
    assert [(name.label, name.since, name.until) for name in life.names] == [
        ("Front", "2012", "2016-07"),
        ("New Front", "2016-07", "2017"),
    ]
    assert life_of(Entry(id="f", name="Front", kind="party", ties=(Tie(kind="branch_of", of="x"),))) is None


def test_documents_and_registry_make_one_network():
    told = document("2016-01-05", "Front holds branch_of: Body", Front={"registry": "front"}, Body={"registry": "body"})
    gathered = gather([told])
    network = Network.of(both(gathered, registry_reports(REGISTRY, gathered.nodes.keys())))
    standing = network.snapshot("2016-06").tie("branch_of", "front", "body")
    assert standing is not None
    assert (standing.state, standing.sources) == ("holds", 2)  # told to hold after it ended
    assert network.snapshot("2015-12-31").tie("branch_of", "front", "body").state == "over"


def test_an_office_that_is_not_a_leader_s_leads_nobody():
    entry = Entry(id="p", name="P", kind="person", offices=(Office(office="spokesman", of="front"),))
    assert entry.offices[0].office == "spokesman"
    found = registry_reports(REGISTRY, (), ["paul"])
    assert [report.type for report in found.reports if report.subject == "paul"] == ["leads"]
