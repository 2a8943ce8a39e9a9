import pytest

from tests.coding.lexicons import reporting
from tests.coding.readings import reading_of
from tests.examples import unmark
from vedette.assets.resources import read_table
from vedette.coding.cues import ReportingLexicon, find_according, find_verbs
from vedette.errors import AssetDamaged


@pytest.mark.parametrize(
    "marked",
    [
        "The minister [said] that the army had left.",
        "Residents [deny] that the army had left.",
        "The army left the town.",
        "He [pointed] out that the army left, and ruled out a truce.",
    ],
)
def test_reporting_verbs_are_found_and_those_with_a_particle_are_not(marked):
    text, spans = unmark(marked)
    reading = reading_of(text)
    assert [reading.words[verb].span for verb, _ in find_verbs(reading, reporting())] == spans


def test_according_to_is_one_cue():
    reading = reading_of("According to the army, all went according to plan.")
    assert list(find_according(reading, reporting())) == [(0, 1), (7, 8)]


def test_every_verb_says_where_its_content_stands():
    assert all(verb.content for verb in reporting().verbs.values())


def test_a_lexicon_without_a_table_says_which():
    table = read_table("lexicons", "reporting")
    del table["channels"]
    with pytest.raises(AssetDamaged, match="channels"):
        ReportingLexicon.from_table(table)
