"""The learned head for the content of claims: the pieces that it judges, and the content that they make."""

from dataclasses import dataclass

import numpy as np
import pytest

from tests.coding.lexicons import reporting
from tests.coding.readings import reading_of
from vedette.coding.attributions import find_attributions
from vedette.coding.content_head import pieces_of, with_contents
from vedette.coding.quotations import find_quotations

DENIAL = "The colonel denied the raid, which villagers filmed, and left."


@dataclass(frozen=True)
class Takes:
    """A head that takes the pieces in which one of some words stands, and no other."""

    words: tuple[str, ...]

    def logits(self, reading, pairs):
        inside = [any(w in reading.words[pair.other].text for w in self.words) for pair in pairs]
        return np.array([[9.0 if here else -9.0] for here in inside], np.float32).reshape(len(pairs), 1)


@dataclass(frozen=True)
class Unsure:
    """A head that cannot say."""

    def logits(self, _reading, pairs):
        return np.zeros((len(pairs), 1), np.float32)


def contents(text, head):
    """The contents of all claims, in words."""
    reading, quotations = reading_of(text), find_quotations(text)
    found = with_contents(reading, quotations, find_attributions(reading, quotations, reporting()), head)
    return [tuple(span.of(text) for span in attribution.content) for attribution in found]


def test_a_sentence_is_cut_where_punctuation_and_conjunctions_cut_it():
    reading = reading_of(DENIAL)
    (denial,) = find_attributions(reading, find_quotations(DENIAL), reporting())
    pieces = [" ".join(w.text for w in reading.words[p.first : p.last]) for p in pieces_of(reading, denial)]
    assert "the raid" in pieces
    assert "which villagers filmed" in pieces
    assert not any("denied" in piece or "colonel" in piece for piece in pieces)


def test_what_the_head_takes_is_the_content():
    assert contents(DENIAL, Takes(("raid",))) == [("the raid",)]


def test_a_head_that_is_unsure_leaves_the_rules_their_content():
    reading, quotations = reading_of(DENIAL), find_quotations(DENIAL)
    (rules,) = find_attributions(reading, quotations, reporting())
    assert contents(DENIAL, Unsure()) == [tuple(span.of(DENIAL) for span in rules.content)]


@pytest.mark.parametrize(("head", "by"), [(Takes(("raid",)), "both"), (Unsure(), "frame")])
def test_a_content_that_the_head_changed_is_told_as_the_work_of_both(head, by):
    reading, quotations = reading_of(DENIAL), find_quotations(DENIAL)
    (denial,) = with_contents(reading, quotations, find_attributions(reading, quotations, reporting()), head)
    assert denial.by == by


def test_words_on_both_sides_of_the_cue_make_two_spans():
    text = "The old bridge fell, the mayor said, and burned at dawn."
    assert contents(text, Takes(("fell", "burned"))) == [("The old bridge fell", "burned at dawn")]


@pytest.mark.parametrize("text", ["", "It rained.", "Rebels attacked the post."])
def test_where_nobody_speaks_there_is_nothing_to_judge(text):
    assert contents(text, Takes(("post",))) == []
