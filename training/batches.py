"""Sentences become segments, segments become batches of tensors.

A segment is one sentence, or a run of a document's sentences: so the network also learns to see where sentences begin.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.treebank import ENTITY_KINDS, Sentence, shout
from vedette.reading.lemmas import rule_for
from vedette.reading.shapes import shape_of

IGNORE = -100


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The labels of each tagging head and of the tree, in the order of their numbers."""

    tags: dict[str, tuple[str, ...]]
    relations: tuple[str, ...]


def vocabulary(parts: dict[str, list[Sentence]], min_rule: int = 3) -> Vocabulary:
    """Collect the labels of the training data; a lemma rule must be seen `min_rule` times."""
    trees = parts["ewt"] + parts["gum"]
    rules: dict[str, int] = {}
    for s in trees:
        for word, lemma in zip(s.words, s.lemmas or (), strict=True):
            rule = rule_for(word, lemma)
            rules[rule] = rules.get(rule, 0) + 1

    def seen(name: str, sentences: Iterable[Sentence]) -> tuple[str, ...]:
        return tuple(sorted({label for s in sentences for label in getattr(s, name) or ()}))

    return Vocabulary(
        tags={
            "upos": seen("upos", trees),
            "xpos": seen("xpos", trees),
            "lemma": tuple(sorted(r for r, n in rules.items() if n >= min_rule)),
            "names": seen("names", parts["ewt"]),
            "mentions": seen("mentions", parts["re3d"]),
            "kind": ENTITY_KINDS,
            "begins": ("no", "yes"),
            "factuality": ("value",),
        },
        relations=seen("deprels", trees),
    )


@dataclass(frozen=True, slots=True)
class Encoded:
    """A segment as numbers: pieces and shapes with [CLS] and [SEP], first pieces, and targets by head."""

    ids: list[int]
    shapes: list[int]
    firsts: list[int]
    targets: dict[str, list[float]]


class Numbering:
    """Turns segments into numbers; piece ids of words are cached."""

    def __init__(self, tokenizer: Tokenizer, vocabulary: Vocabulary) -> None:
        self.tokenizer, self.cache = tokenizer, {}
        self.cls, self.sep = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        self.unknown = tokenizer.token_to_id("[UNK]")
        self.index = {name: {x: i for i, x in enumerate(labels)} for name, labels in vocabulary.tags.items()}
        self.relation = {x: i for i, x in enumerate(vocabulary.relations)}

    def pieces(self, word: str) -> list[int]:
        """A word's piece ids, at most 12; a word without pieces is one unknown piece."""
        if word not in self.cache:
            self.cache[word] = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [self.unknown]
        return self.cache[word]

    def encode(self, segment: Sequence[Sentence], case: str = "") -> Encoded:
        """`case`: "" as written, "lower" hides the shapes of the words."""
        ids, shapes, firsts = [self.cls], [0], []
        for word in (w for s in segment for w in s.words):
            firsts.append(len(ids))
            pieces = self.pieces(word)
            ids += pieces
            shapes += [shape_of(word.lower() if case == "lower" else word)] * len(pieces)
        return Encoded([*ids, self.sep], [*shapes, 0], firsts, self.targets(segment))

    def targets(self, segment: Sequence[Sentence]) -> dict[str, list[float]]:
        """Label numbers for each word of the segment, `IGNORE` where its source has none."""
        out: dict[str, list[float]] = {n: [] for n in (*self.index, "head", "relation")}
        for s in segment:
            offset, n = len(out["head"]), len(s.words)
            nothing = [IGNORE] * n
            for name in ("upos", "xpos", "names", "mentions", "kind"):
                labels = s.kinds if name == "kind" else getattr(s, name)
                out[name] += [self.index[name].get(x, IGNORE) for x in labels] if labels else nothing
            rules = map(rule_for, s.words, s.lemmas) if s.lemmas else []
            out["lemma"] += [self.index["lemma"].get(r, IGNORE) for r in rules] or nothing
            out["head"] += [h + offset if h else 0 for h in s.heads] if s.heads else nothing
            out["relation"] += [self.relation.get(r, IGNORE) for r in s.deprels] if s.deprels else nothing
            tree = s.heads is not None
            out["begins"] += [int(i == 0) if tree else IGNORE for i in range(n)]
            out["factuality"] += [s.factuality.get(i, IGNORE) for i in range(n)]
        return out


@dataclass(frozen=True, slots=True)
class Batch:
    """ids, shapes, mask (B, P); firsts and each target (B, W)."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    firsts: Tensor
    targets: dict[str, Tensor]


def collate(items: Sequence[Encoded]) -> Batch:
    """Pad segments to one batch."""
    pieces, words = max(len(e.ids) for e in items), max(len(e.firsts) for e in items)

    def pad(rows: Iterable[list], width: int, fill: float, dtype: type) -> Tensor:
        out = np.full((len(items), width), fill, dtype)
        for i, row in enumerate(rows):
            out[i, : len(row)] = row
        return torch.from_numpy(out)

    return Batch(
        ids=pad((e.ids for e in items), pieces, 0, np.int64),
        shapes=pad((e.shapes for e in items), pieces, 0, np.int64),
        mask=pad(([1] * len(e.ids) for e in items), pieces, 0, np.int64),
        firsts=pad((e.firsts for e in items), words, 0, np.int64),
        targets={
            name: pad((e.targets[name] for e in items), words, IGNORE, np.float32 if name == "factuality" else np.int64)
            for name in items[0].targets
        },
    )


def segments(sentences: Sequence[Sentence], chance: random.Random, alone: float) -> Iterator[list[Sentence]]:
    """Cut documents into segments: a sentence alone with chance `alone`, else a run of 20 to 90 words."""
    for _, document in groupby(sentences, key=lambda s: s.document):
        run: list[Sentence] = []
        limit = 0
        for sentence in document:
            if run and sum(len(s.words) for s in run) + len(sentence.words) > limit:
                yield run
                run = []
            if not run:
                limit = 0 if chance.random() < alone else chance.randint(20, 90)
            run.append(sentence)
        yield run


def epoch(parts: dict[str, list[Sentence]], numbering: Numbering, seed: int, size: int,
          repeat: dict[str, int], alone: float = 0.5) -> list[list[Encoded]]:  # fmt: skip
    """Give the batches of one pass, each of about `size` pieces, in random order, with little padding."""
    chance = random.Random(seed)
    encoded = []
    for name, sentences in parts.items():
        for _ in range(repeat.get(name, 1)):
            for segment in segments(sentences, chance, alone):
                dice = chance.random()
                case = "lower" if dice < 0.05 else ""
                loud = [shout(s) for s in segment] if dice > 0.96 else segment
                plain = numbering.encode(loud, case)
                if loud is not segment:  # the lemma rule of a shouted word is another one: leave it out
                    plain.targets["lemma"] = [IGNORE] * len(plain.firsts)
                if len(plain.ids) <= 256:
                    encoded.append(plain)
    encoded.sort(key=lambda e: len(e.ids) + chance.random() * 8)
    batches: list[list[Encoded]] = [[]]
    longest = 0
    for e in encoded:
        longest = max(longest, len(e.ids))
        if batches[-1] and longest * (len(batches[-1]) + 1) > size:
            batches.append([])
            longest = len(e.ids)
        batches[-1].append(e)
    chance.shuffle(batches)
    return batches
