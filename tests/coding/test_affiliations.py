import pytest
from hypothesis import given, settings

from tests.coding.around import around_of, document_of
from tests.examples import unmark
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
    "River Guard": "militia",
    "United Front": "armed_group",
    "People Opposed to Niger": "party",
    "The group": "armed_group",
    "affiliates": "armed_group",
    "militias": "militia",
    "rebels": "armed_group",
    "villagers": "civilians",
    "president": "person",
    "army": "state_force",
    "government": "state",
    "Mali": "state",
    "Niger": "state",
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


@pytest.mark.parametrize(
    ("text", "kind", "change"),
    [
        ("An alliance between the Desert Brigade and the Northern Front held.", "allied_with", "holds"),
        ("The Desert Brigade and the Northern Front are allies.", "allied_with", "holds"),
        ("The Desert Brigade and the Northern Front are rivals.", "rival_of", "holds"),
        ("The Desert Brigade and the Northern Front signed a truce.", "negotiates_with", "begins"),
        ("Talks between the Desert Brigade and the Northern Front resumed.", "negotiates_with", "holds"),
        ("The war between the Desert Brigade and the Northern Front goes on.", "fights", "holds"),
    ],
)
def test_who_does_something_together_is_tied_to_each_other(text, kind, change):
    assert told(ties(text)) == [(kind, "Desert Brigade", "Northern Front", change)]


def test_of_several_who_merge_each_merges_with_each():
    found = ties("The Desert Brigade, the River Guard and the Islamic State merged in May.")
    assert {tie.type for tie in found} == {"merged_into"}
    assert [(tie.subject, tie.object) for tie in found] == [
        ("Desert Brigade", "River Guard"),
        ("Desert Brigade", "Islamic State"),
        ("River Guard", "Islamic State"),
    ]


def test_who_sign_with_another_are_tied_to_that_one_and_not_to_each_other():
    found = ties("The Desert Brigade and the Northern Front signed a truce with the army.")
    assert [(tie.subject, tie.object) for tie in found] == [("Desert Brigade", "army"), ("Northern Front", "army")]


@pytest.mark.parametrize(
    "text",
    [
        "The River Guard merged.",  # with whom?
        "The Desert Brigade signed a truce.",
        "The Desert Brigade and the Northern Front signed a letter.",
        "The Desert Brigade and the Northern Front left.",
    ],
)
def test_one_alone_or_two_who_only_do_the_same_are_not_tied(text):
    assert ties(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The army has been fighting the rebels.",
        "The army fights the rebels.",
        "The army fought the rebels for nine years.",
        "The army fought the rebels throughout 2012.",
        "The army fought a war against the rebels.",
    ],
)
def test_a_fight_that_lasts_is_a_tie(text):
    assert told(ties(text)) == [("fights", "army", "rebels", "holds")]


@pytest.mark.parametrize(
    "text",
    [
        "The army fought the rebels near the bridge on Monday.",
        "The army battled the rebels on Monday.",
        "The army fought the rebels for the bridge.",  # what for, and not how long
        "The army fought the rebels over water.",
    ],
)
def test_a_fight_of_one_day_is_an_act_and_no_tie(text):
    assert ties(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Northern Front's affiliates, such as the Desert Brigade and the River Guard, left.",
            [("branch_of", "Desert Brigade", "Northern Front"), ("branch_of", "River Guard", "Northern Front")],
        ),
        (
            "The Desert Brigade and the River Guard, branches of the Northern Front, left.",
            [("branch_of", "Desert Brigade", "Northern Front"), ("branch_of", "River Guard", "Northern Front")],
        ),
        (
            "Niger funds militias such as the Desert Brigade and the River Guard.",
            [("supports", "Niger", "Desert Brigade"), ("supports", "Niger", "River Guard")],
        ),
        (
            "The Niger-backed militias, including the Desert Brigade and the River Guard, left.",
            [("supports", "Niger", "Desert Brigade"), ("supports", "Niger", "River Guard")],
        ),
        ("The army fled the affiliates of the Northern Front.", []),  # nobody says which
    ],
)
def test_whom_a_list_names_are_tied_one_by_one(text, expected):
    assert [(tie.type, tie.subject, tie.object) for tie in ties(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger marched in support of the Northern Front.", [("supports", "Niger", "Northern Front")]),
        ("The support of the Northern Front mattered to Niger.", []),
        (
            "The Desert Brigade remains the Northern Front's branch.",
            [("branch_of", "Desert Brigade", "Northern Front")],
        ),
        ("The River Guard acts as an arm of the Northern Front.", [("branch_of", "River Guard", "Northern Front")]),
        ("The River Guard met an arm of the Northern Front.", []),
    ],
)
def test_a_noun_ties_whom_its_preposition_or_a_verb_like_be_brings_in(text, expected):
    assert [(tie.type, tie.subject, tie.object) for tie in ties(text)] == expected


def test_a_pronoun_is_tied_as_whom_it_means():
    text = "The army views it as an extension of the Northern Front."
    (tie,) = ties(f"The Desert Brigade left. {text}", {"it": "Desert Brigade"})
    assert (tie.type, tie.subject, tie.object, tie.status) == (
        "branch_of", "Desert Brigade", "Northern Front", "reported",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army met the internationally recognised president.", []),  # by whom?
        ("The recognised government left.", []),
        ("The UN recognised the government.", [("recognises", "UN", "government")]),
        ("The government recognised by the UN left.", [("recognises", "UN", "government")]),
        ("The United Front met the Northern Front.", []),  # united in name
        ("The United Front and the Northern Front left.", []),
        ("The People Opposed to Niger left.", []),
        ("The united rebels and army left Gao.", []),
        ("The Desert Brigade united with the Northern Front.", [("merged_into", "Desert Brigade", "Northern Front")]),
    ],
)
def test_a_bare_participle_or_a_word_of_a_name_ties_nobody(text, expected):
    assert [(tie.type, tie.subject, tie.object) for tie in ties(text)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Niger was [accused] of backing the Northern Front.", ("supports", "Niger", "Northern Front")),
        ("The army [accused] Niger of backing the Northern Front.", ("supports", "Niger", "Northern Front")),
        ("Niger is [suspected] of arming the Northern Front.", ("supports", "Niger", "Northern Front")),
        ("The Desert Brigade is [seen] as allied with the Northern Front.",
         ("allied_with", "Desert Brigade", "Northern Front")),
        ("The Desert Brigade is [seen] as an arm of the Northern Front.",
         ("branch_of", "Desert Brigade", "Northern Front")),
        ("The army [views] the Desert Brigade as an extension of the Northern Front.",
         ("branch_of", "Desert Brigade", "Northern Front")),
    ],
)  # fmt: skip
def test_what_others_ascribe_is_hearsay_and_the_verb_says_so(marked, expected):
    text, spans = unmark(marked)
    (tie,) = ties(text)
    assert (tie.type, tie.subject, tie.object) == expected
    assert (tie.status, tie.support["hearsay"]) == ("reported", tuple(spans))


@pytest.mark.parametrize(
    ("text", "kind", "change"),
    [
        ("The River Guard became a branch of the Northern Front.", "branch_of", "begins"),
        ("The River Guard remains a branch of the Northern Front.", "branch_of", "holds"),
        ("Omar Diallo had led the Desert Brigade.", "leads", "ends"),
        ("Omar Diallo has led the Desert Brigade.", "leads", "holds"),
        ("The Desert Brigade had fought the rebels for years.", "fights", "holds"),
    ],
)
def test_what_became_so_begins_and_who_had_led_leads_no_more(text, kind, change):
    assert [(tie.type, tie.change) for tie in ties(text)] == [(kind, change)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Omar Diallo left the Desert Brigade.", ["defected_from"]),
        ("The River Guard left the Desert Brigade.", ["split_from"]),
        ("Omar Diallo left Mali.", []),  # a journey
        ("The River Guard became the Northern Front.", ["renamed_to"]),
        ("The River Guard became an army.", []),
        ("The army merged with the government.", []),  # states do not merge, nor do people
        ("The villagers merged with the Desert Brigade.", []),
    ],
)
def test_a_tie_is_between_such_as_can_have_it(text, kinds):
    assert [tie.type for tie in ties(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Niger is backing the Northern Front.",
        "Niger's support for the Northern Front was described by the army.",
        "Omar Diallo, accused of theft, leads the Northern Front.",  # of something else
        "The army accused the River Guard, which backs the Northern Front.",
    ],
)
def test_a_verb_of_ascribing_beside_it_leaves_a_tie_a_fact(text):
    assert [tie.status for tie in ties(text)] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Niger-led army left.", ("leads", "Niger", "army", "leads: X-led", "what a modifier tells holds")),
        (
            "Omar Diallo of the Northern Front spoke.",
            ("member_of", "Omar Diallo", "Northern Front", "member_of: named with it", "named with it"),
        ),
        ("A UN agency left.", ("branch_of", "agency", "UN", "branch_of: named by it", "named by it")),
    ],
)
def test_what_stands_in_how_somebody_is_called_says_by_which_rule_it_was_read(text, expected):
    (tie,) = ties(text)
    assert (tie.type, tie.subject, tie.object, tie.how.name, tie.inferred["change"]) == expected


def test_a_renaming_may_tie_an_actor_to_its_own_old_name_and_nothing_else_may():
    (tie,) = ties("The River Guard, formerly known as Ansar, left.", {"Ansar": "River Guard"})
    assert (tie.type, tie.subject, tie.object, tie.change) == ("renamed_to", "River Guard", "River Guard", "begins")
    assert ties("Ansar merged with the River Guard.", {"Ansar": "River Guard"}) == ()


def test_in_a_hedge_a_modifiers_tie_is_as_sure_as_the_hedge():
    (tie,) = ties("The reportedly Niger-backed River Guard left.")
    assert tie.status == "reported"


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


@given(news("Niger-backed", "militias such as", "River Guard", "merged", "and", "formerly", "accused of backing", "UN"))
@settings(max_examples=40)
def test_nobody_is_tied_to_themselves_but_by_another_name(text):
    reading, around = around_of(text, WHO)
    for tie in find_affiliations(reading, around, TIES, OFFICES):
        assert tie.subject != tie.object or tie.type == "renamed_to"
        assert any(tie.support["type"][0].of(text) in span.of(text) for span in tie.evidence)


def test_a_headline_that_leaves_out_is_tells_hearsay_all_the_same():
    (tie,) = ties("Desert Brigade said to join Islamic State")
    assert (tie.type, tie.status) == ("member_of", "reported")
