"""The learned head for the sides of an act: who may be one, and what becomes of what frames say."""

from dataclasses import dataclass

import numpy as np
import pytest

from tests.coding.around import around_of
from vedette.assets.heads import open_heads
from vedette.assets.ontology import open_events
from vedette.coding.arguments import pairs_of, with_sides
from vedette.coding.candidates import Candidates
from vedette.coding.events import find_drafts

ONTOLOGY = open_events(None)


@dataclass(frozen=True)
class Sure:
    """A head that gives the same answer of every pair."""

    source: float
    target: float

    def logits(self, _reading, pairs):
        return np.array([[self.source, self.target]] * len(pairs), np.float32).reshape(len(pairs), 2)


def drafted(text, actors):
    """A text's surroundings and its acts, by frames alone."""
    reading, around = around_of(text, actors)
    return reading, around, find_drafts(reading, around, ONTOLOGY, None)


RAID = "Gunmen attacked the camp on Monday. The rebels said nothing. Soldiers found four bodies."
CAST = {"Gunmen": "unidentified", "rebels": "armed_group", "Soldiers": "state_force"}


def test_those_of_the_sentence_and_of_the_three_before_may_be_sides():
    reading, around = around_of(
        RAID + " Villagers buried them. Elders wept. Police came.", {**CAST, "Police": "state_force"}
    )
    at = {word.text: word.index for word in reading.words}
    candidates = Candidates(reading, around.cast)
    assert [reading.words[w].text for w, _ in candidates.of(at["buried"])] == ["Soldiers", "rebels", "Gunmen"]
    assert [reading.words[w].text for w, _ in candidates.of(at["came"])] == ["Police", "Soldiers"]


def test_an_actor_stands_for_itself_once_by_its_nearest_mention():
    reading, around = around_of("Gunmen came. Gunmen attacked the camp.", {"Gunmen": "unidentified"})
    at = next(word.index for word in reading.words if word.text == "attacked")
    assert [word for word, _ in Candidates(reading, around.cast).of(at)] == [at - 1]


def test_nobody_is_no_side():
    reading, around = around_of("No group claimed the attack.", {"group": "armed_group"})
    attack = next(word.index for word in reading.words if word.text == "attack")
    assert list(Candidates(reading, around.cast).of(attack)) == []


def test_a_pair_knows_the_slot_that_a_frame_found_it_in():
    reading, around, (raid,) = drafted(
        "Gunmen attacked soldiers.", {"Gunmen": "unidentified", "soldiers": "state_force"}
    )
    told = [set(pair.features) for pair in pairs_of(Candidates(reading, around.cast), raid)]
    assert {"said s", "slot source subject"} <= told[0]
    assert {"said t", "slot target object"} <= told[1]


@pytest.mark.parametrize(
    ("sure", "sources"),
    [(Sure(9, -9), {"Gunmen", "soldiers"}), (Sure(-1, -9), {"Gunmen"}), (Sure(-9, -9), set())],
    ids=["what it sees is taken", "what a frame says is kept", "unless it is sure of the contrary"],
)
def test_frames_and_head_together(sure, sources):
    reading, around, drafts = drafted(
        "Gunmen attacked soldiers.", {"Gunmen": "unidentified", "soldiers": "state_force"}
    )
    (raid,) = with_sides(reading, drafts, around.cast, sure)
    assert set(raid.sources) == sources
    assert raid.targets == ()


def test_the_shipped_head_finds_both_sides_of_a_plain_act():
    reading, around, drafts = drafted(
        "Gunmen attacked soldiers.", {"Gunmen": "unidentified", "soldiers": "state_force"}
    )
    (raid,) = with_sides(reading, drafts, around.cast, open_heads().sides)
    assert (raid.sources, raid.targets) == (("Gunmen",), ("soldiers",))


def test_no_acts_no_sides():
    reading, around = around_of("Rain fell.", {})
    assert with_sides(reading, [], around.cast, Sure(9, 9)) == []
