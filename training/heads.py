"""Pilot of the learned heads: which word tells an act, and of which type, from the frozen encoder's word vectors.

    python -m training.heads               trains on corpus/train, measures on corpus/test and on the dev articles' text

A linear layer on the vector of a word and of the word that it hangs on; softmax over the 16 event types and "none". The
encoder is not touched: a head adds one small matrix to the pass that is made anyway.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from training.annotations import Annotated
from training.corpus import read_passages
from vedette.assets.heads import FOLDER
from vedette.assets.model import open_model
from vedette.coding.triggers import features
from vedette.reading.model import Model
from vedette.reading.reading import Reading, read
from vedette.records import EventType, Span

Floats = NDArray[np.float32]
TYPES = ("none", *get_args(EventType))


@dataclass(frozen=True, slots=True)
class Examples:
    """x (words, features), y (words,) type numbers; passages: which passage each word stands in."""

    x: Floats
    y: NDArray[np.int64]
    passages: NDArray[np.int64]


def trigger_word(reading: Reading, span: Span) -> int | None:
    """The word of a marked trigger that the others hang on."""
    inside = [w.index for w in reading.words if span.start <= w.start and w.end <= span.end]
    return next((i for i in inside if reading.words[i].head not in inside), None)


def examples(files: Sequence[Path], model: Model) -> Examples:
    """Read passages and label each word with the type of the act whose main trigger it is."""
    xs, ys, numbers = [], [], []
    passages = [passage for file in files for passage in read_passages(file.read_text(encoding="utf-8"))]
    for number, passage in enumerate(passages):
        annotated = Annotated(passage)
        reading = read(passage.text, model)
        y = np.zeros(len(reading.words), np.int64)
        for event in annotated.events.values():
            word = trigger_word(reading, event.triggers[0])
            if word is not None:
                y[word] = TYPES.index(event.type)
        xs.append(features(reading))
        ys.append(y)
        numbers.append(np.full(len(y), number))
    return Examples(np.concatenate(xs), np.concatenate(ys), np.concatenate(numbers))


def train(data: Examples, seed: int, steps: int = 600, decay: float = 3e-3) -> tuple[Floats, Floats]:
    """Softmax regression by Adam with weight decay; half of each batch are words that tell an act."""
    chance = np.random.default_rng(seed)
    weights, bias = np.zeros((data.x.shape[1], len(TYPES)), np.float32), np.zeros(len(TYPES), np.float32)
    first = [np.zeros_like(weights), np.zeros_like(bias)]
    second = [np.zeros_like(weights), np.zeros_like(bias)]
    acts, others = np.flatnonzero(data.y), np.flatnonzero(data.y == 0)
    for step in range(1, steps + 1):
        batch = np.concatenate([chance.choice(acts, 64), chance.choice(others, 192)])
        x, y = data.x[batch], data.y[batch]
        p = _softmax(x @ weights + bias)
        p[np.arange(len(y)), y] -= 1
        slopes = [x.T @ p / len(y) + decay * weights, p.mean(0)]
        rate = 3e-3 * (1 - step / steps)
        for value, slope, m, v in zip((weights, bias), slopes, first, second, strict=True):
            m += 0.1 * (slope - m)
            v += 0.01 * (slope**2 - v)
            value -= rate * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
    return weights, bias


def probabilities(x: Floats, head: tuple[Floats, Floats]) -> Floats:
    """(words, types): how likely each word tells an act of each type."""
    return _softmax(x @ head[0] + head[1])


def _softmax(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


def score(p: Floats, y: NDArray[np.int64], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of triggers with their type, where the best type reaches the threshold."""
    best = p[:, 1:].argmax(1) + 1
    told = p[np.arange(len(p)), best] >= threshold
    hits = int((told & (best == y)).sum())
    precision, recall = hits / max(1, int(told.sum())), hits / max(1, int((y > 0).sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Train three seeds, and print what they are worth on the frozen part."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=Path("corpus"))
    ask.add_argument("--install", action="store_true", help="write the head to where vedette opens it")
    given = ask.parse_args()
    model = open_model()
    data = examples(sorted((given.corpus / "train").glob("*.txt")), model)
    test = examples(sorted((given.corpus / "test").glob("*.txt")), model)
    print(
        json.dumps({"train words": len(data.y), "acts": int((data.y > 0).sum()), "test acts": int((test.y > 0).sum())})
    )
    for share in (0.25, 0.5, 1.0):
        part = data.passages < share * (data.passages.max() + 1)
        some = Examples(data.x[part], data.y[part], data.passages[part])
        heads = [train(some, seed) for seed in range(3)]
        for threshold in (0.3, 0.5, 0.7):
            rows = [score(probabilities(test.x, head), test.y, threshold) for head in heads]
            print(f"{share:.0%} at {threshold}:", *(f"{np.mean(column):.3f}" for column in zip(*rows, strict=True)))
    if given.install:
        install(heads, len(data.y), int((data.y > 0).sum()))


def install(heads: Sequence[tuple[Floats, Floats]], words: int, acts: int) -> None:
    """Write the mean of the seeds' heads, with a card."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    weights, bias = (np.mean(part, 0, dtype=np.float32) for part in zip(*heads, strict=True))
    np.savez(FOLDER / "triggers.npz", types=np.array(TYPES), weights=weights, bias=bias)
    digest = hashlib.sha256((FOLDER / "triggers.npz").read_bytes()).hexdigest()
    source = f"training/heads.py on corpus/train, {words} words, {acts} acts"
    card = f'sha256 = "{digest}"\nlicence = "CC-BY-SA-4.0"\nsource = "{source}"\n'
    (FOLDER / "triggers.toml").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
