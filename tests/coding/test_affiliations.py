import pytest
from hypothesis import given, settings

from tests.coding.around import around_of, document_of
from tests.news import news
from vedette.assets.ontology import open_ties
from vedette.assets.resources import read_table
from vedette.coding.affiliations import find_affiliations
from vedette.coding.offices import OfficeLexicon
from vedette.records import ActorKind, Affiliation, Coded
from vedette.records.checks import problems

TIES = open_ties()
OFFICES = OfficeLexicon.from_table(read_table("lexicons", "offices"))
WHO: dict[str, ActorKind] = {
    "Omar Diallo": "person",
    "Desert Brigade": "armed_group",
    "Northern Front": "armed_group",
    "Islamic State": "armed_group",
    "The group": "armed_group",
    "villagers": "civilians",
    "army": "state_force",
    "Mali": "state",
    "UN": "igo",
    "agency": "igo",
}


def ties(text: str, means: dict[str, str] | None = None) -> tuple[Affiliation, ...]:
    reading, around = around_of(text, WHO, ("Gao", "Kidal"), means=means)
    return find_affiliations(reading, around, TIES, OFFICES)


def told(found: tuple[Affiliation, ...]) -> list[tuple[str, str, str, str]]:
    return [(tie.type, tie.subject, tie.object, tie.change) for tie in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Desert Brigade pledged allegiance to the Islamic State.",
            ("pledged_allegiance", "Desert Brigade", "Islamic State", "begins"),
        ),
        (
            "The Islamic State accepted the pledge of the Desert Brigade.",
            ("pledged_allegiance", "Islamic State", "Desert Brigade", "accepts"),
        ),
        (
            "The Desert Brigade split from the Northern Front.",
            ("split_from", "Desert Brigade", "Northern Front", "begins"),
        ),
        (
            "The Desert Brigade, an offshoot of the Northern Front, left.",
            ("split_from", "Desert Brigade", "Northern Front", "holds"),
        ),
        (
            "The Desert Brigade merged with the Northern Front.",
            ("merged_into", "Desert Brigade", "Northern Front", "begins"),
        ),
        ("The Desert Brigade is led by Omar Diallo.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("Omar Diallo leads the Desert Brigade.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("Omar Diallo, leader of the Desert Brigade, fled.", ("leads", "Omar Diallo", "Desert Brigade", "holds")),
        ("The Desert Brigade is based in Gao.", ("based_in", "Desert Brigade", "Gao", "holds")),
        ("The Gao-based Desert Brigade left.", ("based_in", "Desert Brigade", "Gao", "holds")),
        ("The Northern Front is tied to the Islamic State.", ("linked_to", "Northern Front", "Islamic State", "holds")),
        ("A UN agency left.", ("branch_of", "agency", "UN", "holds")),
    ],
)
def test_a_tie_reads_from_subject_to_object(text, expected):
    assert told(ties(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Desert Brigade left Gao.",
        "The Desert Brigade pledged to leave.",
        "The Desert Brigade pledged allegiance.",  # to nobody that is named
        "The road split from the river.",
        "Omar Diallo leads villagers.",  # nobody's leader: they are no body
        "The Desert Brigade merged with itself.",
    ],
)
def test_what_ties_nobody_makes_no_record(text):
    assert ties(text) == ()


def test_who_speaks_for_a_body_is_one_of_it():
    assert told(ties("Desert Brigade spokesman Omar Diallo left.")) == [
        ("spokesperson_of", "Omar Diallo", "Desert Brigade", "holds"),
        ("member_of", "Omar Diallo", "Desert Brigade", "holds"),
    ]


def test_a_tie_told_twice_is_one_record_with_both_evidences():
    text = "The Desert Brigade is led by Omar Diallo. Omar Diallo leads the Desert Brigade."
    (tie,) = ties(text)
    assert [span.of(text) for span in tie.evidence] == [
        "The Desert Brigade is led by Omar Diallo",
        "Omar Diallo leads the Desert Brigade",
    ]


def test_what_is_told_and_what_may_come_are_two():
    found = ties(
        "The Desert Brigade merged with the Northern Front. The Desert Brigade may merge with the Northern Front."
    )
    assert [tie.status for tie in found] == ["asserted", "possible"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Desert Brigade reportedly split from the Northern Front.", "reported"),
        ("The Desert Brigade may merge with the Northern Front.", "possible"),
        ("The Desert Brigade is not led by Omar Diallo.", "denied"),
        ("The Desert Brigade plans to merge with the Northern Front.", "planned"),
        ("Mali's president-elect, Omar Diallo, fled.", "planned"),
    ],
)
def test_a_tie_carries_how_it_is_said(text, status):
    assert [tie.status for tie in ties(text)] == [status]


@pytest.mark.parametrize(
    ("text", "claim", "start"),
    [
        ("The Desert Brigade split from the Northern Front on Monday.", None, "2024-04-29"),
        ("The army said the Desert Brigade had split from the Northern Front.", "c1", None),
        ("The Desert Brigade, linked to the Northern Front, attacked villagers on Monday.", None, None),
        ("The Desert Brigade, linked since 2012 to the Northern Front, attacked villagers.", None, "2012-01-01"),
        ("The army said on Tuesday that the Desert Brigade had split from the Northern Front.", "c1", None),
    ],
)
def test_a_tie_has_its_claim_and_its_time(text, claim, start):
    (tie,) = ties(text)
    assert (tie.claim, tie.time and tie.time.start) == (claim, start)


def test_a_leader_may_pledge_for_his_group():
    (tie,) = ties("Omar Diallo pledged allegiance to the Islamic State on behalf of the Desert Brigade.")
    assert (tie.subject, tie.object, tie.on_behalf_of) == ("Omar Diallo", "Islamic State", "Desert Brigade")


def test_every_field_rests_on_words_or_on_a_rule():
    text = "The Desert Brigade reportedly pledged allegiance to the Islamic State on Monday."
    (tie,) = ties(text)
    words = {field: [span.of(text) for span in spans] for field, spans in tie.support.items()}
    assert words["type"] == words["change"] == ["pledged"]
    assert words["subject"] == ["Brigade"]
    assert words["object"] == ["State"]
    assert words["time"] == ["Monday"]
    assert words["hearsay"] == ["reportedly"]
    assert tie.inferred == {"time": "published + weekday"}
    assert (tie.how.by, tie.how.name) == ("frame", "pledged_allegiance: pledge allegiance")


def test_an_office_says_by_what_word_and_what_it_rests_on():
    text = "The Desert Brigade's leader, Omar Diallo, fled."
    (tie,) = ties(text)
    assert tie.how.name == "office: leader"
    assert tie.support["type"][0].of(text) == "leader"
    assert tie.evidence[0].of(text) == "Desert Brigade's leader, Omar Diallo"
    assert tie.inferred == {"change": "words beside the office"}


@given(news("pledged allegiance to", "Islamic State", "The group", "leader Omar Diallo", "of the UN", "split from"))
@settings(max_examples=40)
def test_the_contract_is_kept_whatever_the_text(text):
    reading, around = around_of(text, WHO)
    found = find_affiliations(reading, around, TIES, OFFICES)
    coded = Coded(
        document=document_of(text, "2024-05-03"), actors=around.cast.actors, places=around.scene.places,
        claims=around.claims.records, affiliations=found,
    )  # fmt: skip
    assert [problem for problem in problems(coded) if problem.startswith("affiliations")] == []
    assert [tie.id for tie in found] == [f"t{i}" for i in range(1, len(found) + 1)]
