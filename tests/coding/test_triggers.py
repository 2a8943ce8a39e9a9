import numpy as np
import pytest

from tests.coding.readings import reading_of
from vedette.assets.heads import open_triggers
from vedette.coding.triggers import TriggerHead, features


@pytest.fixture(scope="module")
def head():
    """The shipped head."""
    found = open_triggers()
    assert found is not None
    return found


def best(head, text):
    """The type that each word is likeliest to tell, where that is none of "none"."""
    reading = reading_of(text)
    likely = head.probabilities(reading)
    return {word.text: head.types[i] for word, i in zip(reading.words, likely.argmax(1), strict=True) if i}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gunmen killed four soldiers near the border.", "killed", "ASSAULT"),
        ("The president met the envoy in the capital.", "met", "CONSULT"),
        ("Thousands of people marched against the government.", "marched", "PROTEST"),
    ],
)
def test_a_plain_act_is_told_by_its_verb(head, text, word, kind):
    assert best(head, text).get(word) == kind


def test_weather_tells_no_act(head):
    assert best(head, "Rain fell on the hills all night.") == {}


def test_each_word_has_one_chance_in_all(head):
    likely = head.probabilities(reading_of("The army said so."))
    assert likely.sum(1) == pytest.approx(np.ones(len(likely)), abs=1e-5)


def test_no_words_no_chances():
    empty = TriggerHead(("none", "ASSAULT"), np.zeros((768, 2), np.float32), np.zeros(2, np.float32))
    assert empty.probabilities(reading_of("")).shape == (0, 2)


def test_a_word_is_seen_beside_what_it_hangs_on():
    reading = reading_of("Gunmen fled.")
    seen = features(reading)
    assert seen.shape == (3, 768)
    assert (seen[0, 384:] == seen[1, :384]).all()
