import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.readings import reading_of
from tests.examples import unmark
from vedette.actors.cast import Cast
from vedette.coding.estimates import find_estimates
from vedette.coding.quantities import find_counts
from vedette.places.scene import Scene
from vedette.records import Coded, Document, Estimate, document_id
from vedette.records.checks import problems

NOBODY = Cast((), {})


def estimates(text: str) -> tuple[Estimate, ...]:
    reading = reading_of(text)
    return find_estimates(reading, find_counts(reading), NOBODY)


@pytest.mark.parametrize(
    ("marked", "what", "low", "high"),
    [
        ("Rebels [killed at least 12 soldiers] near Gao.", "killed", 12, None),
        ("[More than 30 people were wounded] on Monday.", "injured", 30, None),
        ("Police [arrested seven suspects].", "detained", 7, 7),
        ("Gunmen [kidnapped 20 schoolgirls].", "detained", 20, 20),
        ("[Tens of thousands of people fled] the town.", "displaced", 20_000, 99_999),
        ("The group has [up to 1,000 fighters].", "fighters", None, 1000),
        ("It raised its force to [9,000].", "fighters", 9000, 9000),
        ("The ship carried [33 T-72 tanks].", "weapons", 33, 33),
        ("They fired [dozens of rockets].", "weapons", 24, 99),
        ("The owner paid a ransom of [$3 million].", "money", 3_000_000, 3_000_000),
        ("[Around 700 demonstrators] came.", "other", 700, 700),
        ("Pirates seized [two tankers].", "other", 2, 2),
        ("The attack [killed one policeman].", "killed", 1, 1),
    ],
)
def test_a_figure_says_what_it_counts(marked, what, low, high):
    text, (span,) = unmark(marked)
    (estimate,) = estimates(text)
    assert (estimate.what, estimate.quantity.low, estimate.quantity.high) == (what, low, high)
    assert estimate.evidence == (span,)


def test_figures_that_share_a_sentence_are_each_told():
    found = estimates("Gunmen killed five people, wounded six others and kidnapped three.")
    assert [(e.id, e.what, e.quantity.best) for e in found] == [
        ("q1", "killed", 5),
        ("q2", "injured", 6),
        ("q3", "detained", 3),
    ]


def test_counts_that_share_a_noun_count_it():
    found = estimates("32 Norwegian, 16 Finnish and three Latvian peacekeepers were there.")
    assert [(e.what, e.quantity.best, e.unit) for e in found] == [("fighters", n, "peacekeepers") for n in (32, 16, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "A soldier was killed.",
        "One policeman said so.",
        "The two sides met.",
        "Five ministers met.",
        "The council has 15 members.",
        "Fighting lasted 13 days in four villages.",
        "There were three attacks.",
        "",
    ],
)
def test_what_is_no_figure_is_left_alone(text):
    assert estimates(text) == ()


def test_a_figure_knows_its_actor_and_its_place():
    text = "Rebels killed 12 soldiers in Gao."
    reading = reading_of(text)
    soldiers, gao = (next(w.index for w in reading.words if w.text == form) for form in ("soldiers", "Gao"))
    (estimate,) = find_estimates(
        reading, find_counts(reading), Cast((), {soldiers: "a2"}), scene=Scene((), {gao: "p1"})
    )
    assert (estimate.subject, estimate.place, estimate.unit) == ("a2", "p1", "soldiers")
    assert [span.of(text) for span in estimate.support["place"]] == ["Gao"]


def test_a_toll_that_rises_is_that_of_its_people():
    reading = reading_of("The number of hostages killed has risen to 37.")
    hostages = next(w.index for w in reading.words if w.text == "hostages")
    (estimate,) = find_estimates(reading, find_counts(reading), Cast((), {hostages: "a1"}))
    assert (estimate.what, estimate.quantity.best, estimate.subject) == ("killed", 37, "a1")


SENTENCES = [
    "Rebels killed at least 12 soldiers and wounded six. ",
    "Up to 1,000 people fled 🔴. ",
    "They paid $3 million.\n",
    "The group has 300 fighters. ",
]
texts = st.lists(st.sampled_from(SENTENCES), max_size=3).map("".join)


@settings(max_examples=25)
@given(texts)
def test_every_figure_keeps_the_contract(text):
    document = Document(id=document_id(text), text=text)
    coded = Coded(document=document, estimates=estimates(text))
    assert [problem for problem in problems(coded) if "no block holds" not in problem] == []
