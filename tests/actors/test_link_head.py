"""The learned head for coreference: whom it is asked about, and when it has its way against the rules."""

from dataclasses import dataclass

import numpy as np
import pytest

from tests.actors.casts import lexicon
from tests.coding.readings import reading_of
from vedette.actors.finding import find_actors
from vedette.actors.found import Named
from vedette.actors.link_head import LinkHead

TWO = "The army shelled the town. The rebels left the town. They counted their dead."


@dataclass(frozen=True)
class Prefers:
    """A head that is sure of one antecedent, by its word, and of no other."""

    word: str
    sure: float = 5.0

    def logits(self, reading, pairs):
        meant = [reading.words[pair.other].text == self.word for pair in pairs]
        return np.array([[self.sure if here else -9.0] for here in meant], np.float32).reshape(len(pairs), 1)


def mentions(text, head=None):
    """The words of each actor that has more than one mention."""
    links = LinkHead(head).weighed if head else None
    cast = find_actors(Named(reading_of(text), lexicon()), None, links)
    chains = [tuple(mention.span.of(text) for mention in actor.mentions) for actor in cast.actors]
    return [chain for chain in chains if len(chain) > 1]


@pytest.mark.parametrize("word", ["army", "rebels"])
def test_a_pronoun_goes_to_whom_the_head_prefers(word):
    (found,) = [chain for chain in mentions(TWO, Prefers(word)) if "They" in chain]
    assert found[0].lower().endswith(word)


def test_a_pronoun_that_the_head_is_not_sure_of_stays_with_the_rules():
    assert mentions(TWO, Prefers("army", sure=-9.0)) == mentions(TWO)


def test_descriptions_are_left_to_the_rules():
    text = "Militants held the bridge. Gunmen fired on the post. The militants withdrew."
    assert mentions(text, Prefers("Gunmen")) == mentions(text)


def test_we_may_be_who_speaks_behind_the_words():
    text = '"We burned the post last night," a rebel spokesman said on Monday.'
    assert any({"We"} < set(chain) for chain in mentions(text))


@pytest.mark.parametrize("text", ["They left.", "It rained.", ""])
def test_where_nobody_stands_before_it_means_nobody(text):
    assert mentions(text, Prefers("army")) == []
