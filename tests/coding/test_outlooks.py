import pytest
from hypothesis import given, settings

from tests.coding.casts import cast_of
from tests.coding.lexicons import hedges, reporting
from tests.coding.readings import reading_of
from tests.examples import unmark
from tests.news import news
from vedette.coding.acts import Surroundings
from vedette.coding.claims import find_claims
from vedette.coding.outlooks import find_outlooks
from vedette.coding.times import find_times
from vedette.places.scene import Scene
from vedette.records import ActorKind, Block, Coded, Document, Outlook, document_id
from vedette.records.checks import problems

WHO: dict[str, ActorKind] = {
    "The army": "state_force",
    "the army": "state_force",
    "The rebels": "armed_group",
    "the rebels": "armed_group",
    "The minister": "person",
    "Residents": "civilians",
}


def coded(text: str) -> Coded:
    reading = reading_of(text)
    cast = cast_of(reading, WHO)
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if text else ()
    document = Document(
        id=document_id(text), text=text, blocks=blocks, published="2014-05-07", published_precision="day"
    )
    claims = find_claims(reading, cast, reporting(), hedges())
    around = Surroundings(
        cast=cast,
        scene=Scene((), {}),
        times=find_times(reading, document),
        counts=(),
        tolls=(),
        claims=claims,
        hedges=hedges(),
    )
    return Coded(
        document=document, actors=cast.actors, claims=claims.records, outlooks=find_outlooks(reading, around)
    )  # fmt: skip


def only(text: str) -> Outlook:
    (outlook,) = coded(text).outlooks
    return outlook


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("[The army will attack the town].", "forecast"),
        ("[The talks could fail].", "forecast"),
        ("The minister said [the talks would fail].", "forecast"),
        ("[The death toll is likely to rise].", "forecast"),
        ("[The rebels are expected to return].", "forecast"),
        ("[The situation is going to get worse].", "forecast"),
        ("[Residents fear that the rebels will return].", "fear"),
        ("[The minister warned that the rebels could return].", "warning"),
        ("[The rebels plan to attack the capital].", "plan"),
        ("[The talks are to begin on Monday].", "plan"),
        ("[The rebels threatened to attack the capital].", "threat"),
        ("[Residents hope that the army will return].", "hope"),
        ("The raid raised [fears of a famine].", "fear"),
        ("The army has [plans to attack the town].", "plan"),
    ],
)
def test_words_that_look_ahead_make_an_outlook_of_their_clause(marked, kind):
    text, (clause,) = unmark(marked)
    outlook = only(text)
    assert outlook.kind == kind
    assert outlook.evidence == (clause,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The army attacked the town.",
        "The rebels could have killed the hostages.",
        "The rebels may have left the town.",
        "The army could not find the rebels.",
        "We would like to thank the army.",
        "The government is yet to answer.",
        "The aim of the raid was to free the hostages.",
        "The rebels published plans made months ago.",
    ],
)
def test_what_was_or_might_have_been_is_no_outlook(text):
    assert coded(text).outlooks == ()


@pytest.mark.parametrize(
    ("text", "phrase", "low", "high", "scale"),
    [
        ("The rebels are very likely to return.", "very likely", 0.80, 0.95, "ICD 203"),
        ("The rebels are likely to return.", "likely", 0.55, 0.80, "ICD 203"),
        ("The rebels are unlikely to return.", "unlikely", 0.20, 0.45, "ICD 203"),
        ("The talks will almost certainly fail.", "almost certainly", 0.95, 0.99, "ICD 203"),
        ("The rebels are highly likely to return.", "highly likely", 0.80, 0.90, "PHIA"),
    ],
)
def test_a_phrase_of_likelihood_has_the_band_of_a_published_scale(text, phrase, low, high, scale):
    likelihood = only(text).likelihood
    assert likelihood is not None
    assert (likelihood.phrase, likelihood.low, likelihood.high, likelihood.scale) == (phrase, low, high, scale)


def test_an_outlook_says_whom_when_and_on_what_condition():
    text, (condition,) = unmark("The army will attack the town on Friday [if the rebels refuse the offer].")
    outlook = only(text)
    assert outlook.about == ("The army",)
    assert outlook.condition == condition
    assert outlook.horizon is not None
    assert outlook.horizon.start == "2014-05-09"


def test_an_outlook_gives_its_reason():
    text, (reason,) = unmark("The talks could fail [because the rebels left the town].")
    assert only(text).because == reason


def test_an_outlook_is_its_source_s():
    record = coded("The minister said the rebels would return.")
    assert record.outlooks[0].claim == record.claims[0].id


def test_one_clause_is_one_outlook():
    assert len(coded("Residents fear that the rebels may be likely to return.").outlooks) == 1


@settings(max_examples=40)
@given(
    news("The army will attack", "fears of a famine", "is likely to", "if the rebels", "because", "on Friday", "may",
         "plans to return", "The minister said", "would", "are to")
)  # fmt: skip
def test_whatever_the_text_outlooks_keep_the_contract(text):
    record = coded(text)
    assert list(problems(record)) == []
    assert all(outlook.modality != "actual" for outlook in record.outlooks)
