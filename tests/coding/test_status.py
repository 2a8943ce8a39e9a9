import pytest
from hypothesis import given, settings

from tests.coding.lexicons import hedges
from tests.coding.readings import reading_of
from tests.examples import unmark
from tests.news import news
from vedette.coding.status import Said, status_at


def said(marked: str) -> Said:
    """How the [act] in a sentence is said."""
    text, (act,) = unmark(marked)
    reading = reading_of(text)
    word = next(w.index for w in reading.words if w.start <= act.start < w.end)
    return status_at(reading, word, hedges())


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("The army [attacked] the village.", "asserted"),
        ("The army did not [attack] the village.", "denied"),
        ("No troops were [deployed] to the north.", "denied"),
        ("The group denied [attacking] the convoy.", "denied"),
        ("The Taliban denied responsibility for the [attack], which killed 12 worshippers.", "denied"),
        ("The Taliban claimed responsibility for the [attack], which killed 12 worshippers.", "asserted"),
        ("The group dismissed accusations that it [attacked] the convoy.", "denied"),
        ("Rwanda rejected accusations that it has been [supplying] arms to the rebels.", "denied"),
        ("The general denied that his men had [killed] civilians.", "denied"),
        ("The president refused to [sign] the deal.", "denied"),
        ("The troops left without [attacking] the camp.", "denied"),
        ("Police foiled an [attack] on the station.", "denied"),
        ("The [attack] did not take place.", "denied"),
        ("The rebels plan to [attack] the capital.", "planned"),
        ("The government will [withdraw] its forces.", "planned"),
        ("The forces are to [withdraw] on Monday.", "planned"),
        ("The troops are set to [withdraw] next week.", "planned"),
        ("The group is going to [attack] the port.", "planned"),
        ("The minister said the army would [attack] the camp.", "planned"),
        ("The government announced plans to [attack] the camp.", "planned"),
        ("The militants may [attack] the port.", "possible"),
        ("The rebels could carry out an [attack].", "possible"),
        ("It is feared that the rebels will [attack] the town.", "possible"),
        ("The minister warned that the rebels could [strike] again.", "possible"),
        ("If the rebels [attack], the army will answer.", "conditional"),
        ("If the rebels advance, the army would [attack] them.", "conditional"),
        ("The minister urged the rebels to [withdraw] from the town.", "called_for"),
        ("He demanded that the army [withdraw] from the town.", "called_for"),
        ("He called for an [attack] on the base.", "called_for"),
        ("The army reportedly [attacked] the camp.", "reported"),
        ("The group is said to have [attacked] a patrol.", "reported"),
        ("Reports say that the rebels [attacked] a base.", "reported"),
        ("The alleged [attack] shocked the town.", "reported"),
    ],
)
def test_the_words_around_an_act_say_how_it_is_said(marked, status):
    assert said(marked).status == status


@pytest.mark.parametrize(
    "marked",
    [
        "The minister said that the rebels [attacked] the town.",
        "The minister did not deny [attacking] the camp.",
        "The rebels not only [attacked] the town but burned it.",
        "The [attack] did not kill the governor.",
        "The army did not condemn the [attack].",
        "The army [attacked] the town and will stay there.",
        "Soldiers [killed] suspected rebels near the border.",
        "The president did not speak, but the army [attacked] the town.",
        "No group had claimed the [attack] by Tuesday.",
    ],
)
def test_what_is_said_of_something_else_says_nothing_of_the_act(marked):
    assert said(marked) == Said()


def test_two_coordinated_acts_share_what_stands_before_the_first():
    assert said("The army will attack the town and [kill] the leaders.").modality == "planned"
    assert said("The rebels have not attacked or [killed] anyone.").polarity == "denied"


def test_polarity_modality_and_hearsay_stand_beside_each_other():
    both = said("The government has no plan to [attack] the town.")
    assert (both.polarity, both.modality, both.status) == ("denied", "planned", "denied")
    other = said("The army will reportedly [withdraw] its forces.")
    assert (other.modality, other.hearsay, other.status) == ("planned", True, "planned")


def test_the_support_is_the_words_that_say_so():
    text, (denied, planned, act) = unmark("The army [denied] that it [planned] to [attack] the town.")
    reading = reading_of(text)
    word = next(w for w in reading.words if w.span == act)
    assert status_at(reading, word.index, hedges()).support == {"polarity": (denied,), "modality": (planned,)}


@settings(max_examples=25)
@given(news("did not attack", "will", "denied", "no troops were killed", "reportedly", "if the army", "plans to"))
def test_whatever_the_text_each_field_that_is_not_the_default_has_words(text):
    reading = reading_of(text)
    for word in reading.words:
        found = status_at(reading, word.index, hedges())
        filled = {
            "polarity": found.polarity != "affirmed",
            "modality": found.modality != "actual",
            "hearsay": found.hearsay,
        }
        assert set(found.support) == {field for field, is_filled in filled.items() if is_filled}
        assert all(0 <= s.start < s.end <= len(text) for spans in found.support.values() for s in spans)
