"""The shape of every learned head that judges two words: an act and an actor, two actors, a cue and its source.

A hidden layer on the encoder's vectors of both words, which the one pass gives anyway, and on what the rules know of
the pair, as named features ("path nsubj", "frame source"): whatever a rule sees, a head may weigh. Trained by
training/heads.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat
from typing import NamedTuple

import numpy as np

from vedette.reading.reading import Reading
from vedette.reading.trees import Floats

_ROWS = 16  # a larger product would wake the threads of the linear algebra, which cost more than it


class Pair(NamedTuple):
    """Two words of a reading, and the features that hold of them, by name; a head passes over those it never saw."""

    one: int
    other: int
    features: tuple[str, ...]


@dataclass(frozen=True)
class PairHead:
    """labels: what each column of the answer means.

    one, other (384, hidden): weights of the two words' vectors; rows: the row of `table` (features, hidden) of each
    feature; bias (hidden,); out (hidden, labels); out_bias (labels,).
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    one: Floats
    other: Floats
    table: Floats
    bias: Floats
    out: Floats
    out_bias: Floats

    def logits(self, reading: Reading, pairs: Sequence[Pair]) -> Floats:
        """(pairs, labels): log-odds or scores before the softmax, as the head was trained."""
        if not pairs:
            return np.zeros((0, len(self.labels)), np.float32)
        hidden = self._seen(reading, pairs)
        hidden += self._told(pairs)
        hidden += self.bias
        np.maximum(hidden, 0, out=hidden)
        return np.asarray(hidden @ self.out + self.out_bias, np.float32)

    @cached_property
    def _both(self) -> Floats:
        """(384, 2 hidden): the weights of the first word beside those of the second."""
        return np.concatenate([self.one, self.other], 1)

    def _seen(self, reading: Reading, pairs: Sequence[Pair]) -> Floats:
        """What the vectors of both words say: each word's product is made once."""
        numbers: dict[int, int] = {}
        first = [numbers.setdefault(pair.one, len(numbers)) for pair in pairs]
        second = [numbers.setdefault(pair.other, len(numbers)) for pair in pairs]
        vectors = reading.vectors[list(numbers)].astype(np.float32)
        products = [vectors[at : at + _ROWS] @ self._both for at in range(0, len(vectors), _ROWS)]
        made = products[0] if len(products) == 1 else np.concatenate(products)
        hidden = len(self.bias)
        return np.asarray(made[first, :hidden] + made[second, hidden:], np.float32)

    def _told(self, pairs: Sequence[Pair]) -> Floats:
        """What the features say: the sum of their rows. The table's last row is nothing."""
        nothing = len(self.table) - 1
        told = [pair.features or ("",) for pair in pairs]
        numbers = np.fromiter(map(self.rows.get, chain.from_iterable(told), repeat(nothing)), np.intp)
        starts = np.fromiter(accumulate(map(len, told[:-1]), initial=0), np.intp, len(told))
        return np.asarray(np.add.reduceat(self.table[numbers], starts), np.float32)


def bucket(number: int) -> str:
    """A whole number, coarser the larger it is."""
    size = abs(number)
    coarse = size if size <= 3 else 5 if size <= 5 else 9 if size <= 9 else 20 if size <= 20 else 99
    return f"{'-' if number < 0 else ''}{coarse}"


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(odds / odds.sum(-1, keepdims=True), np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Probabilities, each for itself."""
    return np.asarray(1 / (1 + np.exp(-scores)), np.float32)
