"""The learned head for cues: what it adds to the lexicon of reporting, and what it takes away."""

from dataclasses import dataclass

import numpy as np

from tests.coding.lexicons import reporting
from tests.coding.readings import reading_of
from vedette.coding.attributions import find_attributions, weighed
from vedette.coding.quotations import find_quotations


@dataclass(frozen=True)
class Sure:
    """A head that is as sure of every word."""

    logit: float

    def logits(self, _reading, pairs):
        return np.full((len(pairs), 1), self.logit, np.float32)


def cues(text, head):
    """The words that hand something over."""
    reading, quotations = reading_of(text), find_quotations(text)
    found = find_attributions(reading, quotations, reporting())
    return [reading.words[a.words[0]].text for a in weighed(reading, quotations, found, reporting(), head)]


def test_a_verb_that_no_list_has_may_be_a_cue():
    text = "The mayor trumpeted that the rebels had left."
    assert "trumpeted" in cues(text, Sure(4))
    assert cues(text, Sure(0)) == []


def test_a_listed_verb_stays_one_unless_the_head_is_sure_of_the_contrary():
    text = "The mayor said the rebels had left."
    assert cues(text, Sure(-2)) == ["said"]
    assert cues(text, Sure(-6)) == []
