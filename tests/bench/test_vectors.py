"""Clustering and its measures, on a handful of documents."""

import json

import numpy as np
import pytest

from bench.vectors import (
    REFERENCE,
    adjusted_rand,
    average_link,
    b_cubed,
    clustered,
    cut_at,
    distances,
)

# 0 and 1 are near, 2 and 3 are nearer; the two pairs are 3, 4, 5 and 6 apart: 4.5 on average.
PAIRS = np.array([[0, 2, 3, 4], [2, 0, 5, 6], [3, 5, 0, 1], [4, 6, 1, 0]], float)


def test_the_nearest_are_merged_first_and_clusters_by_their_mean():
    assert average_link(PAIRS) == [(1.0, 2, 3), (2.0, 0, 1), (4.5, 0, 2)]


def test_the_mean_is_over_pairs_of_members_not_over_clusters():
    chain = np.array([[0, 1, 2, 9], [1, 0, 2, 9], [2, 2, 0, 3], [9, 9, 3, 0]], float)
    assert [height for height, _, _ in average_link(chain)] == [1.0, 2.0, (9 + 9 + 3) / 3]


@pytest.mark.parametrize(
    ("height", "names"), [(0.5, [0, 1, 2, 3]), (1, [0, 1, 2, 2]), (2, [0, 0, 2, 2]), (9, [0, 0, 0, 0])]
)
def test_what_is_farther_than_the_cut_stays_apart(height, names):
    assert cut_at(average_link(PAIRS), 4, height) == names


def test_one_document_is_one_cluster():
    assert average_link(np.zeros((1, 1))) == []
    assert cut_at([], 1, 0.5) == [0]


def test_the_measures_of_the_same_clusters_are_one_whatever_their_names():
    assert b_cubed("aabb", [7, 7, 3, 3]) == adjusted_rand("aabb", [7, 7, 3, 3]) == 1.0


def test_the_measures_by_hand():
    # precision (1/3 + 2/3 + 2/3 + 1) / 4, recall (1 + 1 + 1 + 1) / 4 with a alone and bb, c: found {a, b, b}, {c}
    precision, recall = (1 / 3 + 2 / 3 + 2 / 3 + 1) / 4, 1.0
    assert b_cubed("abbc", [0, 0, 0, 1]) == pytest.approx(2 * precision * recall / (precision + recall))
    # both 1 pair, gold 1, found 3, of 6: expected 0.5, most 2
    assert adjusted_rand("abbc", [0, 0, 0, 1]) == pytest.approx((1 - 0.5) / (2 - 0.5))


def test_the_cut_is_chosen_on_train_and_used_on_dev():
    train = np.array([[1, 0], [1, 0.1], [0, 1], [0.1, 1]])
    assert clustered(train, "aabb", train[::-1], "aabb") == (100.0, 100.0)
    # a cut that joins all of train joins all of dev
    b3, ari = clustered(train, "aaaa", train, "aabb")
    assert ari == 0.0
    assert b3 == pytest.approx(100 * 2 * 0.5 / 1.5)


def test_a_distance_is_that_of_directions():
    assert distances(np.array([[2, 0], [0, 3], [-1, 0]])) == pytest.approx(np.array([[0, 1, 2], [1, 0, 1], [2, 1, 0]]))


def test_the_figures_of_the_original_say_how_they_were_made():
    reference = json.loads(REFERENCE.read_text(encoding="utf-8"))
    assert set(reference) == {"how", "b3", "ari"}
    assert "python -m bench.vectors" in reference["how"]
