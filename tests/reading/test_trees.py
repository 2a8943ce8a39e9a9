import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.trees import best_tree, is_tree


def sum_of(scores, heads):
    return float(scores[np.arange(len(heads)), heads].sum())


def test_greedy_heads_that_are_a_tree_stay():
    # "Gunmen attacked posts": attacked hangs on the root, the others on it
    scores = np.array([[0, 0, 9, 0], [9, 0, 0, 0], [0, 0, 9, 0]], np.float32)
    assert best_tree(scores).tolist() == [2, 0, 2]


def test_two_words_that_want_each_other_are_parted_at_the_least_cost():
    scores = np.array([[1, 0, 9, 0], [2, 9, 0, 0], [0, 5, 0, 0]], np.float32)
    assert best_tree(scores).tolist() == [2, 0, 1]


def test_one_word_hangs_on_the_root_where_two_would_like_to():
    scores = np.array([[9, 0, 1], [8, 2, 0]], np.float32)
    assert best_tree(scores).tolist() == [0, 1]


@st.composite
def arc_scores(draw, most=5):
    n = draw(st.integers(1, most))
    numbers = st.integers(-4, 4) | st.floats(-5, 5, width=32)
    return np.array(
        draw(st.lists(st.lists(numbers, min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)), np.float32
    )


@given(arc_scores())
def test_no_tree_scores_higher(scores):
    n = len(scores)
    trees = (np.array(heads) for heads in itertools.product(range(n + 1), repeat=n))
    best = max(sum_of(scores, heads) for heads in trees if is_tree(heads))
    heads = best_tree(scores.copy())
    assert is_tree(heads)
    assert sum_of(scores, heads) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize("heads", [[0, 1, 1], [2, 0, 2], [0]])
def test_these_are_trees(heads):
    assert is_tree(np.array(heads))


@pytest.mark.parametrize("heads", [[2, 1, 0], [0, 0], [1, 0], [2, 3, 1]])
def test_these_are_none(heads):
    assert not is_tree(np.array(heads))
