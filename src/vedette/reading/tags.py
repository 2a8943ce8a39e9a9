"""Spans from BIO scores."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from vedette.reading.trees import Floats


def best_tags(scores: Floats, labels: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, word after the last, kind) of the best sequence in which every I- continues its own kind.

    scores: (words, labels), any real numbers; `labels` are "O", "B-X" and "I-X" in the order of the columns.
    """
    outside = labels.index("O")
    path: list[int] = scores.argmax(1).tolist()
    if path.count(outside) == len(path):
        return
    before = _before(labels)
    if any(a not in before[b] for a, b in pairwise([outside, *path])):
        path = _viterbi(scores, labels)
    start: int | None = None
    for i, label in enumerate([labels[j] for j in path] + ["O"]):
        if start is not None and not label.startswith("I-"):
            yield start, i, labels[path[start]][2:]
            start = None
        if label.startswith("B-"):
            start = i


@cache
def _before(labels: tuple[str, ...]) -> tuple[frozenset[int], ...]:
    """For each label the labels that may stand before it: any before O and B-, its own kind before I-."""
    anything = frozenset(range(len(labels)))
    kinds = {label: frozenset(i for i, other in enumerate(labels) if other[2:] == label[2:]) for label in labels}
    return tuple(kinds[label] if label.startswith("I-") else anything for label in labels)


@cache
def _forbidden(labels: tuple[str, ...]) -> Floats:
    """(labels, labels): minus infinity where label j may not follow label i."""
    table = np.zeros((len(labels), len(labels)), np.float32)
    for j, allowed in enumerate(_before(labels)):
        table[[i for i in range(len(labels)) if i not in allowed], j] = -np.inf
    return table


def _viterbi(scores: Floats, labels: Sequence[str]) -> list[int]:
    """The highest-scoring label sequence that takes no forbidden step. For few sentences the greedy one is not it."""
    forbidden = _forbidden(tuple(labels))
    best = scores[0] + forbidden[labels.index("O")]
    back = []
    for row in scores[1:]:
        steps = best[:, None] + forbidden
        back.append(steps.argmax(0))
        best = steps.max(0) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]
