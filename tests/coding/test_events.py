import pytest
from hypothesis import given, settings

from tests.coding.around import around_of, document_of
from tests.news import news
from vedette.assets.ontology import open_events
from vedette.coding.acts import find_time
from vedette.coding.events import find_events
from vedette.records import ActorKind, Coded, Event, Span
from vedette.records.checks import problems

ONTOLOGY = open_events()
WHO: dict[str, ActorKind] = {
    **dict.fromkeys(("Gunmen", "gunmen", "Rebels", "rebels", "The group", "Desert Front"), "armed_group"),
    **dict.fromkeys(("army", "soldiers", "Soldiers", "Police", "police", "policemen"), "state_force"),
    **dict.fromkeys(("villagers", "civilians", "hostages", "protesters"), "civilians"),
    **dict.fromkeys(("government", "France", "Mali"), "state"),
    "UN": "igo",
}
PLACES = ("Gao", "Kidal", "Mopti")


def events(text: str, published: str | None = "2024-05-03") -> tuple[Event, ...]:
    reading, around = around_of(text, WHO, PLACES, published=published)
    return find_events(reading, around, ONTOLOGY)


def sides(event: Event) -> tuple[str, str, str]:
    return event.type, " ".join(event.sources), " ".join(event.targets)


# --- who did what to whom


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen attacked soldiers near Gao.", ("ASSAULT", "Gunmen", "soldiers")),
        ("Police arrested 12 protesters in Gao.", ("COERCE", "Police", "protesters")),
        ("The UN sent food to the villagers.", ("AID", "UN", "villagers")),
        ("Two villagers were killed in Gao.", ("ASSAULT", "", "villagers")),  # no doer is supplied
        ("The army and the rebels clashed near Gao.", ("ASSAULT", "army rebels", "army rebels")),
        ("Fighting erupted in Gao between the army and the rebels.", ("ASSAULT", "army rebels", "army rebels")),
        ("Four soldiers were killed in a clash with rebels.", ("ASSAULT", "rebels", "soldiers")),
        ("Soldiers repelled an attack by rebels.", ("ASSAULT", "rebels", "Soldiers")),
        ("The group claimed responsibility for the attack on the soldiers.", ("ASSAULT", "The group", "soldiers")),
    ],
)
def test_an_act_has_its_sides(text, told):
    assert [sides(event) for event in events(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The market in Gao was quiet.",
        "Villagers feared attacks.",  # of a kind only, and nothing more is told of it
        "There was an attack.",
        "The Strike Force has offices.",  # a name tells no act
    ],
)
def test_what_tells_no_act_makes_no_event(text):
    assert events(text) == ()


# --- one act told twice


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen killed four soldiers and wounded six policemen.", ("ASSAULT", "Gunmen", "soldiers policemen")),
        ("Gunmen attacked police near Gao, killing four soldiers.", ("ASSAULT", "Gunmen", "police soldiers")),
        ("Gunmen attacked the army near Gao. The attack was short.", ("ASSAULT", "Gunmen", "army")),
        ("Gunmen attacked a post near Gao. The attack killed four soldiers.", ("ASSAULT", "Gunmen", "soldiers")),
        ("Gunmen killed four soldiers. Gunmen killed four soldiers near Gao.", ("ASSAULT", "Gunmen", "soldiers")),
        (
            "Gunmen attacked soldiers. Gunmen attacked soldiers and policemen.",
            ("ASSAULT", "Gunmen", "soldiers policemen"),
        ),
    ],
)
def test_drafts_of_one_act_are_joined(text, told):
    assert [sides(event) for event in events(text)] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the army near Gao. Rebels attacked the police near Kidal.",
        "Gunmen attacked the army near Gao. Gunmen attacked the army near Kidal.",
        "Gunmen attacked soldiers on Monday. Gunmen attacked soldiers on Tuesday.",
        "Gunmen killed four soldiers. Gunmen killed nine soldiers.",
        "Gunmen attacked the army. Gunmen may attack the army.",
        "Gunmen attacked soldiers. Soldiers arrested gunmen.",
    ],
)
def test_acts_that_differ_stay_two(text):
    assert len(events(text)) == 2


def test_two_tellers_of_two_tolls_are_two_events_with_two_claims():
    one, other = events("The army said gunmen killed four civilians. Police said gunmen killed nine civilians.")
    assert [e.casualties[0].quantity.best for e in (one, other)] == [4, 9]
    assert None not in (one.claim, other.claim)
    assert one.claim != other.claim


def test_what_is_joined_points_at_both_sentences():
    text = "Gunmen attacked the army near Gao. The attack was short."
    (event,) = events(text)
    assert [span.of(text) for span in event.evidence] == ["Gunmen attacked the army near Gao", "The attack was short"]


# --- what another act swallows


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The government urged the rebels to release the hostages.", ["REQUEST"]),
        ("The government demanded the release of the hostages.", ["REQUEST"]),
        ("The rebels threatened to attack the army.", ["THREATEN"]),
        ("The rebels refused to release the hostages.", ["REJECT"]),
        ("The government criticised the rebels after talks with the army.", ["ACCUSE", "CONSULT"]),
        ("The government criticised the rebels. Police arrested protesters.", ["ACCUSE", "COERCE"]),
        ("The army said rebels attacked the police.", ["ASSAULT"]),  # to say is to swallow nothing
    ],
)
def test_what_is_asked_for_threatened_or_refused_is_no_event_of_its_own(text, kinds):
    assert [event.type for event in events(text)] == kinds


def test_of_a_fight_with_one_side_the_other_is_not_made_up():
    (event,) = events("Days of fighting with the army followed.")
    assert (event.sources, event.targets) == ((), ("army",))


# --- where and when


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen attacked soldiers near Gao.", "Gao"),
        ("In Gao, gunmen attacked soldiers.", "Gao"),
        ("Gunmen attacked soldiers.", None),
        ("Gunmen from Kidal attacked soldiers in Gao.", "Gao"),
        ("Gunmen captured Gao.", "Gao"),  # the place that is taken
        ("Gunmen near Kidal captured the town of Gao.", "Gao"),
        ("Gao was shelled by gunmen.", "Gao"),
        ("Gunmen attacked soldiers. The government was silent in Gao.", None),
    ],
)
def test_the_place_is_the_nearest_that_the_sentence_brings_in(text, place):
    assert [event.place for event in events(text)] == [place]


def test_two_acts_of_one_sentence_have_each_its_own_place_and_time():
    text = "Gunmen killed soldiers near Gao on Monday, and police arrested protesters in Kidal on Tuesday."
    killed, arrested = events(text)
    assert (killed.place, killed.time.start) == ("Gao", "2024-04-29")
    assert (arrested.place, arrested.time.start) == ("Kidal", "2024-04-30")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Gunmen attacked soldiers on Monday.", "2024-04-29"),
        ("Gunmen attacked soldiers on 12 March 2024.", "2024-03-12"),
        ("Gunmen attacked soldiers.", None),
        ("The army said on Tuesday that gunmen attacked soldiers.", None),  # when it was said
        ("Gunmen attacked soldiers on Monday, the army said on Tuesday.", "2024-04-29"),
        ("Talks ended on Monday after gunmen attacked soldiers.", None),  # some time before
        ("Talks ended after gunmen attacked soldiers on Monday.", "2024-04-29"),
    ],
)
def test_the_time_is_when_it_happened_and_not_when_it_was_said(text, start):
    assert [event.time and event.time.start for event in events(text)] == [start]


def test_without_a_date_of_publication_a_weekday_stays_open():
    (event,) = events("Gunmen attacked soldiers on Monday.", published=None)
    assert (event.time.start, event.time.text) == (None, "Monday")


def test_no_times_no_time():
    reading, _ = around_of("Gunmen attacked soldiers.", WHO)
    assert find_time(reading, 1, ()) is None


# --- tolls


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Gunmen killed four soldiers and wounded six.", [("killed", 4), ("injured", 6)]),
        ("Gunmen abducted 12 villagers.", [("abducted", 12)]),
        ("Police arrested 12 protesters.", [("detained", 12)]),
        ("The rebels released 12 hostages.", [("released", 12)]),
        ("Gunmen attacked soldiers.", []),
        ("Rebels met the government after 12 civilians died.", []),  # told beside the talks, and not come of them
    ],
)
def test_an_act_has_the_tolls_that_an_act_of_its_kind_may_have(text, tolls):
    found = [(c.outcome, c.quantity.best) for event in events(text) for c in event.casualties]
    assert found == tolls


def test_the_killed_and_the_injured_are_derived_from_the_tolls():
    (event,) = events("Gunmen killed at least four soldiers and wounded six policemen near Gao.")
    assert (event.killed.low, event.killed.high) == (4, None)
    assert event.injured.best == 6
    assert {c.side for c in event.casualties} == {"target"}


# --- how it is said, and who says so


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gunmen attacked soldiers.", "asserted"),
        ("Gunmen reportedly attacked soldiers.", "reported"),
        ("Gunmen may attack soldiers.", "possible"),
        ("The army plans to attack rebels.", "planned"),
        ("The army did not attack villagers.", "denied"),
        ("The army denied that it attacked villagers.", "denied"),
        ("The group denied responsibility for the attack on the soldiers.", "denied"),
        ("The group claimed responsibility for the attack on the soldiers.", "asserted"),
    ],
)
def test_an_event_carries_how_it_is_said(text, status):
    assert [event.status for event in events(text)] == [status]


def test_an_event_stands_in_the_claim_that_holds_its_words_and_so_does_its_toll():
    said, seen = events("Gunmen killed four soldiers in Gao, the army said. Police arrested rebels in Kidal.")
    assert said.claim == "c1"
    assert [toll.claim for toll in said.casualties] == ["c1"]
    assert seen.claim is None


# --- what it rests on


def test_every_field_rests_on_words_or_on_a_rule():
    text = "Gunmen reportedly abducted four soldiers near Gao on Monday."
    (event,) = events(text)
    words = {field: [span.of(text) for span in spans] for field, spans in event.support.items()}
    assert words["type"] == ["abducted"]
    assert words["mode"] == ["abducted"]
    assert words["sources"] == ["Gunmen"]
    assert words["targets"] == ["four soldiers"]
    assert [phrase.split()[-1] for phrase in words["place"]] == ["Gao"]
    assert words["time"] == ["Monday"]
    assert words["hearsay"] == ["reportedly"]
    assert event.inferred["time"] == "published + weekday"
    assert event.inferred["cameo"].startswith("frame ")
    assert event.trigger.of(text) == "abducted"
    assert (event.how.by, event.how.name.split(":")[0]) == ("frame", "assault")


def test_more_sides_make_an_event_surer():
    sure = [events(text)[0].confidence for text in ("Gunmen attacked soldiers.", "Soldiers were killed.")]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 2


def test_a_long_sentence_is_quoted_by_its_clause():
    filler = ", where the market was open and the river was low and the road was long and the wind was cold" * 4
    text = f"The town lay in the north{filler}. Gunmen attacked soldiers in Gao."
    (event,) = events(text)
    assert event.evidence[0].of(text) == "Gunmen attacked soldiers in Gao"


def test_ids_count_in_the_order_of_the_text():
    found = events("Gunmen attacked soldiers. Police arrested protesters. The UN sent food to the villagers.")
    assert [event.id for event in found] == ["e1", "e2", "e3"]
    assert [event.evidence[0].start for event in found] == sorted(event.evidence[0].start for event in found)


@given(news("Gunmen attacked soldiers", "the attack", "near Gao", "the army said", "killed four", "on Monday"))
@settings(max_examples=40)
def test_the_contract_is_kept_whatever_the_text(text):
    reading, around = around_of(text, WHO, PLACES)
    found = find_events(reading, around, ONTOLOGY)
    coded = Coded(
        document=document_of(text, "2024-05-03"), actors=around.cast.actors, places=around.scene.places,
        claims=around.claims.records, events=found,
    )  # fmt: skip
    assert [problem for problem in problems(coded) if problem.startswith("events")] == []
    assert all(isinstance(span, Span) and span.of(text) for event in found for span in event.evidence)


# --- whose version it is, where and when


def test_an_attack_that_is_claimed_is_no_hearsay():
    (attack,) = events("The attack on the soldiers was claimed by rebels.")
    assert (sides(attack), attack.status, attack.claim) == (("ASSAULT", "rebels", "soldiers"), "asserted", "c1")


def test_what_two_claim_each_for_themselves_is_two_versions():
    found = events("The attack on the soldiers was claimed by rebels and by gunmen.")
    assert [(event.sources, event.claim) for event in found] == [(("rebels",), "c1"), (("gunmen",), "c2")]


def test_one_verb_may_tell_of_two_places():
    found = events("Gunmen struck a barracks in Gao and a mine at Kidal on Thursday.")
    assert [(event.sources, event.place) for event in found] == [(("Gunmen",), "Gao"), (("Gunmen",), "Kidal")]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers stormed the Gao plant.",
        "The capture of Gao by rebels ended a battle.",
        "Gao fell to rebels.",
    ],
)
def test_a_place_that_is_aimed_at_is_where_it_happened(text):
    assert "Gao" in {event.place for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The confirmation of the killing of two soldiers came on Thursday.",
        "No group had claimed the attack on the soldiers by Thursday.",
    ],
)
def test_when_an_act_is_spoken_of_is_not_when_it_happened(text):
    assert [event.time for event in events(text) if event.type == "ASSAULT"] == [None]
