"""Training of heads that judge two words (vedette.reading.pairs): a hidden layer, by Adam, in plain numpy.

Minutes of a laptop's time at most; no framework is needed to make the heads again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vedette.reading.pairs import PairHead, softmax

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Labelled:
    """Pairs with what a person said of them.

    one, other (pairs, 384): the words' vectors; features: names, for each pair; y: (pairs, labels) of 0 and 1 where
    each label stands for itself, or (pairs,) label numbers where one of them holds; groups (pairs,): the passage.
    """

    one: Floats
    other: Floats
    features: Sequence[tuple[str, ...]]
    y: NDArray[np.float32] | NDArray[np.int64]
    groups: NDArray[np.int64]

    def part(self, keep: NDArray[np.bool_]) -> "Labelled":
        """Those that are kept."""
        features = [f for f, k in zip(self.features, keep, strict=True) if k]
        return Labelled(self.one[keep], self.other[keep], features, self.y[keep], self.groups[keep])


@dataclass(frozen=True, slots=True, kw_only=True)
class Schooling:
    """How a head is trained. rare: features seen less often are passed over. drop: share of inputs hidden at each step.

    Set on the corpus, across folds.
    """

    hidden: int = 48
    passes: int = 40
    batch: int = 256
    rate: float = 6e-3
    decay: float = 1e-4
    drop: float = 0.3
    rare: int = 3


def vocabulary(features: Sequence[tuple[str, ...]], rare: int) -> dict[str, int]:
    """Number the features that are seen often enough, in order of their names."""
    seen = Counter(name for names in features for name in set(names))
    return {name: row for row, name in enumerate(sorted(name for name, count in seen.items() if count >= rare))}


def train(data: Labelled, labels: Sequence[str], seed: int, how: Schooling = Schooling()) -> PairHead:
    """Train one head. Labels that stand for themselves are learned by log-odds, one of several by softmax."""
    chance = np.random.default_rng(seed)
    rows = vocabulary(data.features, how.rare)
    width, nothing = data.one.shape[1], len(rows)
    longest = max(map(len, data.features))
    numbers = np.full((len(data.features), longest), nothing)
    for i, names in enumerate(data.features):
        own = [rows[name] for name in names if name in rows]
        numbers[i, : len(own)] = own

    def start(*shape: int) -> Floats:
        return (chance.standard_normal(shape) / np.sqrt(shape[0])).astype(np.float32)

    weights = [
        start(width, how.hidden) * 0.3, start(width, how.hidden) * 0.3,
        (0.1 * chance.standard_normal((nothing + 1, how.hidden))).astype(np.float32),
        np.zeros(how.hidden, np.float32), start(how.hidden, len(labels)), np.zeros(len(labels), np.float32),
    ]  # fmt: skip
    weights[2][nothing] = 0
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    steps = how.passes * (len(numbers) // how.batch + 1)
    order: list[int] = []
    for step in range(1, steps + 1):
        if len(order) < how.batch:
            order = chance.permutation(len(numbers)).tolist()
        batch = np.array([order.pop() for _ in range(min(how.batch, len(order)))])
        slopes = _slopes(weights, data, numbers[batch], batch, chance, how.drop)
        slopes[2][nothing] = 0
        rate = how.rate * (1 - step / steps)
        for value, slope, (m, v) in zip(weights, slopes, moments, strict=True):
            m += 0.1 * (slope - m)
            v += 0.001 * (slope**2 - v)
            value -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
            if value.ndim == 2:
                value *= 1 - rate * how.decay * 100
    return PairHead(tuple(labels), rows, *weights)


def _slopes(
    weights: Sequence[Floats], data: Labelled, numbers: NDArray[np.int64], batch: NDArray[np.int64],
    chance: np.random.Generator, drop: float,
) -> list[Floats]:  # fmt: skip
    first, second, table, bias, out, out_bias = weights
    keep = 1 - drop
    x = data.one[batch] * (chance.random((len(batch), first.shape[0]), np.float32) < keep) / keep
    z = data.other[batch] * (chance.random((len(batch), first.shape[0]), np.float32) < keep) / keep
    seen = np.where(chance.random(numbers.shape) < keep, numbers, len(table) - 1)
    before = x @ first + z @ second + table[seen].sum(1) / keep + bias
    alive = (before > 0) * (chance.random(before.shape) < keep) / keep
    hidden = before * alive
    scores = hidden @ out + out_bias
    y = data.y[batch]
    if y.ndim == 2:
        wrong = (1 / (1 + np.exp(-scores)) - y) / len(batch)
    else:
        wrong = softmax(scores)
        wrong[np.arange(len(batch)), y] -= 1
        wrong /= len(batch)
    wrong = wrong.astype(np.float32)
    back = ((wrong @ out.T) * alive).astype(np.float32)
    rows = np.zeros_like(table)
    np.add.at(rows, seen.ravel(), np.repeat(back / keep, seen.shape[1], 0))
    return [x.T @ back, z.T @ back, rows, back.sum(0), hidden.T @ wrong, wrong.sum(0)]


def answers(head: PairHead, data: Labelled) -> Floats:
    """(pairs, labels): the head's scores for pairs with their vectors at hand."""
    nothing = len(head.table) - 1
    told = np.stack(
        [
            head.table[[head.rows[name] for name in names if name in head.rows] or [nothing]].sum(0)
            for names in data.features
        ]
    )
    hidden = np.maximum(data.one @ head.one + data.other @ head.other + told + head.bias, 0)
    return np.asarray(hidden @ head.out + head.out_bias, np.float32)
