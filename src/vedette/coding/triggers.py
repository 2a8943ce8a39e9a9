"""The learned head for acts: which word tells one, and of which type, from the encoder's word vectors.

One matrix on what the encoder's one pass gives anyway. It proposes acts where no frame holds, and says of each frame's
match whether it would have told the same. Trained by training/heads.py on our own corpus.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from vedette.coding.frames import Frame
from vedette.reading.reading import Reading
from vedette.reading.trees import Floats

PROPOSES = 0.95  # from this probability on a word tells an act though no frame says so; set on the dev articles
_ROWS = 16
AGREES = 0.25  # from this one on the head bears a frame out

# Where the sides of an act stand that only the head tells, whatever its type.
_ROLES = {"source": ("subject",), "target": ("object", "on", "against", "with", "to", "from", "at")}


@dataclass(frozen=True)
class TriggerHead:
    """types: the names of the columns, the first being "none"; weights (2 * 384, types), bias (types,)."""

    types: tuple[str, ...]
    weights: Floats
    bias: Floats

    def probabilities(self, reading: Reading) -> Floats:
        """(words, types): how likely each word tells an act of each type."""
        if not reading.words:
            return np.zeros((0, len(self.types)), np.float32)
        own, width = reading.vectors.astype(np.float32), reading.vectors.shape[1]
        both = np.concatenate([self.weights[:width], self.weights[width:]], 1)
        # a few rows at a time: a larger product would wake the threads of the linear algebra, which cost more than it
        parts = np.concatenate([own[at : at + _ROWS] @ both for at in range(0, len(own), _ROWS)])
        columns = len(self.types)
        scores = parts[:, :columns] + parts[heads_of(reading), columns:] + self.bias
        odds = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(odds / odds.sum(1, keepdims=True), np.float32)

    def proposals(self, probabilities: Floats) -> Iterator[tuple[int, Frame]]:
        """Yield the words that tell an act, each with a frame for the sides."""
        best = probabilities[:, 1:].argmax(1) + 1
        for word in np.flatnonzero(probabilities[np.arange(len(best)), best] >= PROPOSES).tolist():
            yield word, self._frames[best[word] - 1]

    @cached_property
    def _frames(self) -> tuple[Frame, ...]:
        none: frozenset[str] = frozenset()
        return tuple(
            Frame(name="trigger head", kind=kind, verbs=none, nouns=none, adjectives=none, roles=_ROLES)
            for kind in self.types[1:]
        )


def features(reading: Reading) -> Floats:
    """(words, 768): each word's vector beside that of the word it hangs on (its own for the root)."""
    own = reading.vectors.astype(np.float32)
    return np.concatenate([own, own[heads_of(reading)]], 1)


def heads_of(reading: Reading) -> list[int]:
    """For each word the one it hangs on; for a root itself."""
    return [word.head if word.head >= 0 else word.index for word in reading.words]
