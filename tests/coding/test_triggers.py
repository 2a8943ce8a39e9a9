"""The learned head for acts: which words tell one."""

import numpy as np
import pytest

from tests.coding.around import around_of
from vedette.assets.heads import open_heads
from vedette.coding.triggers import frame_of


@pytest.fixture(scope="module")
def head():
    """The shipped head."""
    found = open_heads().triggers
    assert found is not None
    return found


def likely(head, text, actors):
    """The chances of each word that may tell an act, by the word."""
    reading, around = around_of(text, actors)
    return {reading.words[i].text: row for i, row in head.probabilities(reading, [], around.cast).items()}


@pytest.mark.parametrize(
    ("text", "actors", "word", "kind"),
    [
        ("Gunmen killed soldiers in Gao.", {"Gunmen": "unidentified", "soldiers": "state_force"}, "killed", "ASSAULT"),
        ("The president met the envoy in the capital.", {"president": "person", "envoy": "person"}, "met", "CONSULT"),
        ("Thousands of students marched against the government.", {"students": "civilians", "government": "state"},
         "marched", "PROTEST"),
    ],
)  # fmt: skip
def test_a_plain_act_is_told_by_its_verb(head, text, actors, word, kind):
    assert head.types[int(np.argmax(likely(head, text, actors)[word]))] == kind


def test_weather_tells_no_act(head):
    chances = likely(head, "Rain fell on the hills all night.", {})
    assert all(row[0] > 0.5 for row in chances.values())


def test_each_word_has_one_chance_in_all(head):
    chances = likely(head, "The army said so.", {"army": "state_force"})
    assert all(row.sum() == pytest.approx(1, abs=1e-5) for row in chances.values())


def test_only_what_is_sure_is_proposed(head):
    row = np.full(len(head.types), 0.01, np.float32)
    row[head.types.index("ASSAULT")] = 0.9
    assert list(head.proposals({3: row}, least=0.95)) == []
    assert list(head.proposals({3: row}, least=0.85)) == [(3, frame_of("ASSAULT"))]


def test_no_words_no_chances(head):
    assert likely(head, "", {}) == {}
