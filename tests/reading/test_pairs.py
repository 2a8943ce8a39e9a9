"""Heads that judge two words: what they read of a pair, and that nothing else matters."""

import numpy as np
import pytest

from tests.coding.readings import reading_of
from vedette.reading.pairs import Pair, PairHead, bucket, sigmoid, softmax


def head_of(labels=("no", "yes"), features=("path nsubj",), hidden=4):
    """A head with weights from a fixed source."""
    chance = np.random.default_rng(7)

    def some(*shape):
        return chance.standard_normal(shape).astype(np.float32)

    return PairHead(
        labels=labels, rows={name: row for row, name in enumerate(features)}, one=some(384, hidden),
        other=some(384, hidden), table=np.vstack([some(len(features), hidden), np.zeros((1, hidden), np.float32)]),
        bias=some(hidden), out=some(hidden, len(labels)), out_bias=some(len(labels)),
    )  # fmt: skip


def test_each_pair_has_a_score_for_each_label():
    assert head_of().logits(reading_of("Gunmen fled."), [Pair(0, 1, ()), Pair(1, 0, ())]).shape == (2, 2)


def test_no_pairs_no_scores():
    assert head_of().logits(reading_of("Gunmen fled."), []).shape == (0, 2)


def test_what_a_head_never_saw_changes_nothing():
    reading = reading_of("Gunmen fled.")
    plain, strange = head_of().logits(reading, [Pair(0, 1, ()), Pair(0, 1, ("never seen",))])
    assert (plain == strange).all()


def test_what_it_knows_counts():
    reading = reading_of("Gunmen fled.")
    plain, known = head_of().logits(reading, [Pair(0, 1, ()), Pair(0, 1, ("path nsubj",))])
    assert (plain != known).any()


def test_the_scores_of_a_pair_do_not_depend_on_its_neighbours():
    reading, pair = reading_of("Gunmen attacked the post near Gao."), Pair(1, 0, ("path nsubj",))
    (alone,) = head_of().logits(reading, [pair])
    among = head_of().logits(reading, [Pair(i, 5 - i, ()) for i in range(5)] + [pair])
    assert among[-1] == pytest.approx(alone, abs=1e-4)


def test_chances_of_one_of_several_sum_to_one():
    assert softmax(np.array([[1.0, 2.0, 3.0]], np.float32)).sum() == pytest.approx(1)


def test_each_for_itself():
    assert sigmoid(np.array([0.0], np.float32)) == pytest.approx([0.5])


@pytest.mark.parametrize(("number", "name"), [(0, "0"), (3, "3"), (4, "5"), (-4, "-5"), (12, "20"), (500, "99")])
def test_far_numbers_are_told_coarsely(number, name):
    assert bucket(number) == name
