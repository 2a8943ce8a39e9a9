import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.tags import best_tags

LABELS = ("B-LOC", "B-ORG", "I-LOC", "I-ORG", "O")


def scores_of(*tags):
    return np.array([[3.0 * (label == tag) for label in LABELS] for tag in tags], np.float32)


def test_a_name_of_two_words_is_one_span():
    assert list(best_tags(scores_of("O", "B-ORG", "I-ORG", "O", "B-LOC"), LABELS)) == [(1, 3, "ORG"), (4, 5, "LOC")]


def test_two_names_side_by_side_are_two():
    assert list(best_tags(scores_of("B-LOC", "B-LOC", "I-LOC"), LABELS)) == [(0, 1, "LOC"), (1, 3, "LOC")]


def test_no_name_no_span():
    assert list(best_tags(scores_of("O", "O"), LABELS)) == []


def test_a_continuation_of_nothing_is_mended():
    scores = scores_of("O", "I-ORG")
    scores[0, LABELS.index("B-ORG")] = 2.5
    assert list(best_tags(scores, LABELS)) == [(0, 2, "ORG")]


def allowed(path):
    return all(not b.startswith("I-") or a[2:] == b[2:] for a, b in zip(("O", *path), path, strict=False))


@given(st.lists(st.lists(st.integers(-5, 5), min_size=5, max_size=5), min_size=1, max_size=4))
def test_no_allowed_sequence_scores_higher(rows):
    scores = np.array(rows, np.float32)
    spans = list(best_tags(scores, LABELS))
    path = ["O"] * len(rows)
    for first, last, kind in spans:
        path[first:last] = ["B-" + kind] + ["I-" + kind] * (last - first - 1)
    worth = {
        p: sum(scores[i, LABELS.index(x)] for i, x in enumerate(p)) for p in itertools.product(LABELS, repeat=len(rows))
    }
    assert worth[tuple(path)] == pytest.approx(max(w for p, w in worth.items() if allowed(p)))
