"""The learned head for ties: which pairs it is asked about, and which way it answers."""

from dataclasses import dataclass

import numpy as np
import pytest

from tests.coding.around import around_of
from vedette.coding.candidates import Candidates
from vedette.coding.tie_head import find_tied, pairs_of

OATH = "The Dune Brigade swore loyalty to the Emirate. The army waited."
CAST = {"Brigade": "armed_group", "Emirate": "armed_group", "army": "state_force"}


@dataclass(frozen=True)
class Says:
    """A head that says the same of every pair."""

    ways: tuple[float, float]
    labels = (">", "<", "leads", "pledged_allegiance")

    def logits(self, _reading, pairs):
        return np.array([[*self.ways, -1.0, 2.0]] * len(pairs), np.float32).reshape(len(pairs), 4)


def candidates_of(text, actors):
    return Candidates(*[part if i == 0 else part.cast for i, part in enumerate(around_of(text, actors))])


def test_only_actors_of_one_sentence_are_held_against_each_other():
    candidates = candidates_of(OATH, CAST)
    words = candidates.reading.words
    pairs = [(words[p.one].text, words[p.other].text) for p in pairs_of(candidates, {})]
    assert pairs == [("Brigade", "Emirate")]


@pytest.mark.parametrize(
    ("ways", "told"),
    [((3, -3), [("Brigade", "Emirate")]), ((-3, 3), [("Emirate", "Brigade")]), ((-3, -3), [])],
    ids=["forwards", "backwards", "not at all"],
)
def test_the_way_says_who_is_the_subject(ways, told):
    candidates = candidates_of(OATH, CAST)
    words = candidates.reading.words
    found = list(find_tied(candidates, {}, Says(ways)))
    assert [(words[t.subject].text, words[t.object].text) for t in found] == told
    assert {t.kind for t in found} <= {"pledged_allegiance"}


def test_what_rules_tell_is_among_the_features():
    candidates = candidates_of(OATH, CAST)
    (pair,) = pairs_of(candidates, {("Brigade", "Emirate"): ("pledged_allegiance",)})
    assert "rule pledged_allegiance >" in pair.features
