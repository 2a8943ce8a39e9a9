"""The training of heads that judge two words: what it learns, keeps and writes."""

import numpy as np
import pytest

from training.heads import write
from training.pairs import Labelled, Schooling, answers, train, vocabulary
from vedette.assets.heads import open_head
from vedette.reading.pairs import sigmoid

QUICK = Schooling(hidden=8, passes=30, batch=32, rare=2)


def examples(count=200):
    """Pairs whose label is told by one feature, with vectors of noise."""
    chance = np.random.default_rng(1)
    right = chance.random(count) < 0.5
    features = [
        ("slot subject",) if yes else ("slot object", "rare thing")[: 1 + (i == 3)] for i, yes in enumerate(right)
    ]
    noise = chance.standard_normal((2, count, 384)).astype(np.float32) * 0.1
    y = np.stack([right, ~right], 1).astype(np.float32)
    return Labelled(noise[0], noise[1], features, y, np.arange(count) % 5)


def test_a_head_learns_what_a_feature_tells():
    data = examples()
    head = train(data, ("source", "target"), seed=0, how=QUICK)
    assert ((sigmoid(answers(head, data)) > 0.5) == (data.y > 0)).mean() > 0.95


def test_the_same_seed_gives_the_same_head():
    one, other = (train(examples(), ("source", "target"), seed=3, how=QUICK) for _ in range(2))
    assert (one.out == other.out).all()


def test_what_is_rarely_seen_is_no_feature():
    assert set(vocabulary(examples().features, rare=2)) == {"slot subject", "slot object"}


def test_one_of_several_labels_is_learned_too():
    data = examples()
    numbers = Labelled(data.one, data.other, data.features, data.y.argmax(1), data.groups)
    head = train(numbers, ("none", "act"), seed=0, how=QUICK)
    assert (answers(head, numbers).argmax(1) == numbers.y).mean() > 0.95


def test_a_head_that_is_written_can_be_opened(tmp_path):
    data = examples()
    head = train(data, ("source", "target"), 0, QUICK)
    write(head, tmp_path / "sides.npz", "a test")
    read = open_head("sides", tmp_path)
    assert (read.labels, read.rows) == (head.labels, head.rows)
    assert answers(read, data) == pytest.approx(answers(head, data), abs=0.05)  # half precision


def test_where_none_is_installed_there_is_none(tmp_path):
    assert open_head("sides", tmp_path) is None
