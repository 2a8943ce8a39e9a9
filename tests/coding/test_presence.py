import pytest
from hypothesis import given, settings

from tests.coding.around import around_of, document_of
from tests.news import news
from vedette.assets.ontology import open_presence
from vedette.coding.presence import find_presence
from vedette.records import ActorKind, Coded, Presence
from vedette.records.checks import problems

ONTOLOGY = open_presence()
WHO: dict[str, ActorKind] = {
    **dict.fromkeys(("Rebels", "rebels", "Gunmen"), "armed_group"),
    **dict.fromkeys(("Soldiers", "policemen", "army", "police"), "state_force"),
}


def presence(text: str) -> tuple[Presence, ...]:
    reading, around = around_of(text, WHO, ("Gao", "Kidal"))
    return find_presence(reading, around, ONTOLOGY)


@pytest.mark.parametrize(
    ("text", "kind", "who", "places"),
    [
        ("Gunmen were seen near Gao.", "seen", ("Gunmen",), [("Gao", "at")]),
        ("Rebels operate in Gao.", "operates", ("Rebels",), [("Gao", "at")]),
        ("Soldiers and policemen were deployed in Gao.", "operates", ("Soldiers", "policemen"), [("Gao", "at")]),
        ("Rebels control Gao and Kidal.", "controls", ("Rebels",), [("Gao", "at"), ("Kidal", "at")]),
        ("Gao is controlled by rebels.", "controls", ("rebels",), [("Gao", "at")]),
        ("The army lost Gao.", "lost_control", ("army",), [("Gao", "at")]),
        ("Gao has been under the control of rebels.", "controls", ("rebels",), [("Gao", "at")]),
        ("Rebels were in full control of Gao.", "controls", ("Rebels",), [("Gao", "at")]),
        ("Gao is in the hands of rebels.", "controls", ("rebels",), [("Gao", "at")]),
        ("Rebels fled Kidal for Gao.", "moves", ("Rebels",), [("Kidal", "from"), ("Gao", "toward")]),
        ("Rebels crossed from Kidal to Gao.", "moves", ("Rebels",), [("Kidal", "from"), ("Gao", "toward")]),
    ],
)
def test_who_is_where(text, kind, who, places):
    (found,) = presence(text)
    assert (found.kind, found.who) == (kind, who)
    assert [(place.place, place.role) for place in found.places] == places


def test_a_place_that_was_held_is_lost_as_it():
    held, lost = presence("Rebels had held Gao for weeks before losing it on 3 May.")
    assert (held.kind, lost.kind, lost.who, lost.places) == ("controls", "lost_control", ("Rebels",), held.places)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rebels control the market.",  # no place that is known
        "The tower was seen near Gao.",  # nobody
        "Rebels attacked Gao.",  # an act
        "Rebels left. Gao was quiet.",
    ],
)
def test_without_somebody_or_somewhere_there_is_no_presence(text):
    assert presence(text) == ()


@pytest.mark.parametrize(
    ("text", "status", "claim"),
    [
        ("Rebels control Gao.", "asserted", None),
        ("The army denied that rebels control Gao.", "denied", "c1"),
        ("Police said rebels control Gao.", "asserted", None),  # `Police` is not in this cast
        ("The army said rebels control Gao.", "asserted", "c1"),
    ],
)
def test_presence_carries_how_it_is_said_and_who_says_so(text, status, claim):
    (found,) = presence(text)
    assert (found.status, found.claim) == (status, claim)


def test_presence_has_its_number_and_its_time_and_rests_on_words():
    text = "About 200 rebels were seen near Gao on Monday."
    (found,) = presence(text)
    words = {field: [span.of(text) for span in spans] for field, spans in found.support.items()}
    assert (found.quantity.best, found.quantity.qualifier) == (200, "about")
    assert (found.time.start, found.inferred["time"]) == ("2024-04-29", "published + weekday")
    assert words == {
        "kind": ["seen"], "who": ["rebels"], "places": ["Gao"], "time": ["Monday"], "quantity": ["About 200"],
    }  # fmt: skip


def test_ids_count_in_the_order_of_the_text():
    assert [p.id for p in presence("Rebels control Gao. Rebels operate in Kidal.")] == ["w1", "w2"]


@given(news("Rebels control", "Gunmen were seen", "near Gao", "to Kidal", "and", "moved from"))
@settings(max_examples=40)
def test_the_contract_is_kept_whatever_the_text(text):
    reading, around = around_of(text, WHO, ("Gao", "Kidal"))
    coded = Coded(
        document=document_of(text, "2024-05-03"), actors=around.cast.actors, places=around.scene.places,
        claims=around.claims.records, presence=find_presence(reading, around, ONTOLOGY),
    )  # fmt: skip
    assert [problem for problem in problems(coded) if problem.startswith("presence")] == []
