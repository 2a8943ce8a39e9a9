"""The learned head for the sources of claims: whom it names where the grammar finds nobody."""

from dataclasses import dataclass

import numpy as np

from tests.coding.around import around_of
from tests.coding.lexicons import reporting
from vedette.coding.attributions import find_attributions
from vedette.coding.candidates import Candidates
from vedette.coding.claims import spoken_of
from vedette.coding.quotations import find_quotations
from vedette.coding.source_head import with_sources
from vedette.coding.sources import Sources

TEXT = "The army waited. Rebels burned the mill, the mayor said."
CAST = {"army": "state_force", "Rebels": "armed_group", "mayor": "person"}


@dataclass(frozen=True)
class Names:
    """A head that is as sure of one word as it is told, and of no other."""

    word: str
    sure: float = 5.0

    def logits(self, reading, pairs):
        meant = [reading.words[pair.other].text == self.word for pair in pairs]
        return np.array([[self.sure if here else -9.0] for here in meant], np.float32).reshape(len(pairs), 1)


def told(head, actors=CAST):
    """The one who says it, with what said so."""
    reading, around = around_of(TEXT, actors)
    attributions = find_attributions(reading, find_quotations(TEXT), reporting())
    spoken = spoken_of(reading, attributions, Sources(reading, around.cast, reporting()))
    (found,) = with_sources(Candidates(reading, around.cast), spoken, head)
    return found.source and reading.words[found.source.word].text, found.attribution.by


def source(head, actors=CAST):
    """Who says it, by word."""
    return told(head, actors)[0]


def test_whom_the_rules_name_stays_the_source():
    assert source(Names("Rebels")) == "mayor"


def test_where_the_rules_find_nobody_the_head_may():
    nobody = {name: kind for name, kind in CAST.items() if name != "mayor"}
    assert source(Names("nobody"), nobody) is None
    assert source(Names("army"), nobody) == "army"
    assert source(Names("army", sure=0.0), nobody) is None


def test_a_source_from_the_head_is_told_as_the_work_of_both():
    nobody = {name: kind for name, kind in CAST.items() if name != "mayor"}
    assert told(Names("army"), nobody) == ("army", "both")
    assert told(Names("army")) == ("mayor", "frame")
