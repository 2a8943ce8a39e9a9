import pytest

from tests.coding.lexicons import hedges
from vedette.assets.resources import read_table
from vedette.coding.hedges import Hedges
from vedette.errors import AssetDamaged


def test_the_shipped_bands_are_within_their_scales():
    assert {band.scale for band in hedges().bands} == {"ICD 203", "IPCC", "PHIA"}
    assert all(0 <= band.low < band.high <= 1 for band in hedges().bands)


def test_no_phrase_has_two_bands():
    phrases = [phrase for band in hedges().bands for phrase in band.phrases]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It is Very Likely to rain.", "Very Likely"),
        ("It will almost certainly rain.", "almost certainly"),
        ("more likely than not", "more likely than not"),
    ],
)
def test_the_longest_phrase_counts(text, phrase):
    found = hedges().likelihood(text)
    assert found is not None
    start, end, likelihood = found
    assert text[start:end] == likelihood.phrase == phrase


@pytest.mark.parametrize("text", ["", "It rains.", "They dislikely left.", "The likelihood is unknown."])
def test_without_a_phrase_there_is_no_likelihood(text):
    assert hedges().likelihood(text) is None


def test_a_lexicon_without_a_table_says_which():
    table = read_table("lexicons", "hedges")
    del table["modals"]
    with pytest.raises(AssetDamaged, match="modals"):
        Hedges.from_table(table)
