"""The embedded model: word lists in, what its heads say of them out.

One pass of the encoder serves every head. What is heavy or from the disk (the network, the word pieces) comes in.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from vedette.reading.lemmas import lemma_of
from vedette.reading.shapes import shape_of
from vedette.reading.tags import best_tags
from vedette.reading.trees import Floats, Ints, best_tree

BATCH = 8  # segments of like length in one call: more is slower on one core, fewer too
PIECES_IN_WORD = 12  # of a longer word the rest is not read
MOST_PIECES = 510  # in a segment, beside the two special ones
_CACHE = 100_000  # words whose pieces are remembered


@dataclass(frozen=True, slots=True)
class Scores:
    """What a network says of a batch of B segments of at most W words; node 0 of a segment is the root.

    words (B, W, 384); upos, xpos, lemma, kind (B, W) label numbers; names, mentions (B, W, labels) scores; begins
    (B, W) the probability that a sentence begins; factuality (B, W) in -3..3; arcs (B, W, W + 1); dependents (B, W, d),
    heads (B, W + 1, d).
    """

    words: NDArray[np.float16] | Floats
    upos: Ints
    xpos: Ints
    lemma: Ints
    kind: Ints
    names: Floats
    mentions: Floats
    begins: Floats
    factuality: Floats
    arcs: Floats
    dependents: Floats
    heads: Floats


class Network(Protocol):
    """The encoder with its heads, however it runs."""

    def __call__(self, ids: Ints, shapes: Ints, mask: Ints, firsts: Ints) -> Scores:
        """ids, shapes, mask (B, P); firsts (B, W): the first piece of each word, 0 where there is none."""


class Pieces(Protocol):
    """Word pieces, as the package `tokenizers` gives them."""

    def __call__(self, word: str) -> list[int]:
        """Give the piece ids of one word, without special pieces; none for a word that is all control characters."""

    def knows(self, word: str) -> bool:
        """Say whether a lower-case word is a piece of its own: a plain English word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the label numbers mean, and the special pieces."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    kind: tuple[str, ...]
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    relations: tuple[str, ...]
    cls: int
    sep: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The small matrices that run outside the network, since they wait for its decisions.

    label (d, relations) and label_bias (relations,) score a relation; vector (384, 384) and vector_bias (384,) carry
    the mean of a sentence's words into the space of the original MiniLM sentence vectors.
    """

    label: Floats
    label_bias: Floats
    vector: Floats
    vector_bias: Floats


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence as the model reads it: for each word its tags, its head and relation.

    heads: a word's index in the sentence, -1 for the word that the sentence hangs on. names and mentions: (first word,
    word after the last, kind). vector (384,), of length 1; vectors (words, 384) float16.
    """

    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    kinds: tuple[str, ...]
    factuality: tuple[float, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]
    mentions: tuple[tuple[int, int, str], ...]
    vector: Floats
    vectors: NDArray[np.float16]


Cut = Callable[[int, Floats], Sequence[int]]
"""From a segment's number and its words' probabilities of beginning a sentence to the words that begin one."""


def whole(_segment: int, _begins: Floats) -> Sequence[int]:
    """Take each segment for one sentence."""
    return (0,)


class Model:
    """The network, its word pieces and the meaning of its numbers, ready to read."""

    def __init__(self, network: Network, pieces: Pieces, labels: Labels, weights: Weights) -> None:
        self.network, self.pieces, self.labels, self.weights = network, pieces, labels, weights
        self._ids: dict[str, tuple[list[int], int]] = {}
        self._lemmas: dict[tuple[str, int, int], str] = {}
        self._root = labels.relations.index("root")

    def parse(self, segments: Sequence[Sequence[str]], cut: Cut = whole) -> list[list[Parse]]:
        """Read segments of words; give the sentences of each, in order.

        An empty segment has none; a segment has 510 words at most.
        """
        parses: list[list[Parse]] = [[] for _ in segments]
        for batch, numbers in self.batches(segments):
            scores = self.network(*batch)
            for row, number in enumerate(numbers):
                words = segments[number]
                starts = [*cut(number, scores.begins[row, : len(words)]), len(words)]
                parses[number] = [self._sentence(words[a:b], scores, row, a, b) for a, b in pairwise(starts)]
        return parses

    def batches(self, segments: Sequence[Sequence[str]]) -> Iterator[tuple[tuple[Ints, Ints, Ints, Ints], list[int]]]:
        """Yield what the network takes, with the numbers of the segments in it: like lengths together, none empty."""
        coded = [_fitted([self._piece_ids(w) for w in words]) for words in segments]
        lengths = [sum(len(ids) for ids, _ in words) for words in coded]
        order = sorted((i for i, n in enumerate(lengths) if n), key=lengths.__getitem__)
        for at in range(0, len(order), BATCH):
            numbers = order[at : at + BATCH]
            yield self._pad([coded[i] for i in numbers], max(lengths[i] for i in numbers)), numbers

    def _pad(self, rows: list[list[tuple[list[int], int]]], pieces: int) -> tuple[Ints, Ints, Ints, Ints]:
        ids, shapes, mask = (np.zeros((len(rows), pieces + 2), np.int64) for _ in range(3))
        firsts = np.zeros((len(rows), max(map(len, rows))), np.int64)
        for r, words in enumerate(rows):
            flat, forms, starts = [self.labels.cls], [0], []
            for word, shape in words:
                starts.append(len(flat))
                flat += word
                forms += [shape] * len(word)
            flat.append(self.labels.sep)
            ids[r, : len(flat)] = flat
            shapes[r, : len(forms)] = forms
            mask[r, : len(flat)] = 1
            firsts[r, : len(starts)] = starts
        return ids, shapes, mask, firsts

    def _piece_ids(self, word: str) -> tuple[list[int], int]:
        known = self._ids.get(word)
        if known is None:
            if len(self._ids) >= _CACHE:
                self._ids.clear()
            known = (self.pieces(word)[:PIECES_IN_WORD] or [self.labels.unknown], shape_of(word))
            self._ids[word] = known
        return known

    def _sentence(self, words: Sequence[str], scores: Scores, row: int, a: int, b: int) -> Parse:
        arcs = np.concatenate([scores.arcs[row, a:b, :1], scores.arcs[row, a:b, a + 1 : b + 1]], 1)
        heads = best_tree(arcs)
        labels = self.labels
        nodes = scores.heads[row, np.where(heads, heads + a, 0)]
        relations = np.maximum(scores.dependents[row, a:b] + nodes, 0) @ self.weights.label + self.weights.label_bias
        relations[:, self._root] = np.where(heads, -np.inf, np.inf)
        vector = scores.words[row, a:b].mean(0, dtype=np.float32) @ self.weights.vector + self.weights.vector_bias
        xpos = _named(labels.xpos, scores.xpos[row, a:b])
        return Parse(
            words=tuple(words),
            upos=tuple(map(_agreed, _named(labels.upos, scores.upos[row, a:b]), xpos)),
            xpos=xpos,
            lemmas=tuple(map(self._lemma, words, scores.lemma[row, a:b].tolist(), scores.xpos[row, a:b].tolist())),
            kinds=_named(labels.kind, scores.kind[row, a:b]),
            factuality=tuple(scores.factuality[row, a:b].tolist()),
            heads=tuple((heads - 1).tolist()),
            relations=_named(labels.relations, relations.argmax(1)),
            names=tuple(best_tags(scores.names[row, a:b], labels.names)),
            mentions=tuple(best_tags(scores.mentions[row, a:b], labels.mentions)),
            vector=vector / np.linalg.norm(vector),
            vectors=scores.words[row, a:b].astype(np.float16, copy=False),
        )

    def _lemma(self, word: str, rule: int, xpos: int) -> str:
        known = self._lemmas.get((word, rule, xpos))
        if known is None:
            if len(self._lemmas) >= _CACHE:
                self._lemmas.clear()
            known = lemma_of(word, self.labels.lemma[rule], self.labels.xpos[xpos], self.pieces.knows)
            self._lemmas[word, rule, xpos] = known
        return known


def _fitted(words: list[tuple[list[int], int]]) -> list[tuple[list[int], int]]:
    """Shorten the pieces of words until the segment fits the encoder's positions: for the rare text of long codes."""
    if sum(len(ids) for ids, _ in words) <= MOST_PIECES:
        return words
    share = MOST_PIECES // len(words)
    return [(ids[:share], shape) for ids, shape in words]


def _agreed(upos: str, xpos: str) -> str:
    """The universal tag, unless the Penn tag says the opposite: that tells nouns from verbs better."""
    if upos == "VERB" and xpos in {"NN", "NNS"}:
        return "NOUN"
    return "VERB" if upos == "NOUN" and xpos in {"VB", "VBD", "VBP", "VBZ"} else upos


def _named(names: tuple[str, ...], numbers: Ints) -> tuple[str, ...]:
    return tuple([names[i] for i in numbers.tolist()])
