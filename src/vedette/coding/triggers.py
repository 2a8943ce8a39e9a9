"""The learned head for acts: which word tells one, and of which type.

It weighs what frames say with the words around and the encoder's vectors of a word and of the one that it hangs on. It
proposes acts where no frame holds, says of each frame's match whether it would have told the same, and passes over
those that it is sure tell none. Trained by training/heads.py on our own corpus.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from vedette.actors.cast import Cast
from vedette.coding.frames import Frame, Match
from vedette.coding.slots import is_passive, preposition
from vedette.reading.pairs import Pair, PairHead, bucket, softmax
from vedette.reading.reading import Reading
from vedette.reading.trees import Floats

# Set on the corpus, across folds (training/heads.py).
PROPOSES = 0.8  # from this probability on a word tells an act though no frame says so
AGREES = 0.25  # from this one on the head bears a frame out
DENIES = 0.005  # below this one a frame's match is passed over

_MAY_TELL = frozenset({"VERB", "NOUN"})
_BESIDE = frozenset(
    {"nsubj", "nsubj:pass", "obj", "obl:agent", "xcomp", "ccomp", "compound:prt", "nmod:poss", "compound", "amod"}
)

# Where the sides of an act stand that only the head tells, whatever its type.
_ROLES = {"source": ("subject",), "target": ("object", "on", "against", "with", "to", "from", "at")}

Told = Mapping[int, tuple[str, ...]]
"""What frames tell, by trigger word: the types."""


@dataclass(frozen=True)
class TriggerHead:
    """head: its labels are "none" and the types of events."""

    head: PairHead

    @property
    def types(self) -> tuple[str, ...]:
        return self.head.labels

    def probabilities(self, reading: Reading, matches: Sequence[Match], cast: Cast) -> dict[int, Floats]:
        """How likely each word that may tell an act tells one of each type, `types` in order."""
        pairs = pairs_of(reading, told_by(matches), cast)
        rows = softmax(self.head.logits(reading, pairs))
        return {pair.one: row for pair, row in zip(pairs, rows, strict=True)}

    def proposals(self, probabilities: Mapping[int, Floats], least: float = PROPOSES) -> Iterator[tuple[int, Frame]]:
        """Yield the words that tell an act, in text order, each with a frame for the sides."""
        for word, row in probabilities.items():
            best = int(np.argmax(row[1:])) + 1
            if row[best] >= least:
                yield word, frame_of(self.types[best])


@cache
def frame_of(kind: str) -> Frame:
    """The frame of an act that only the head tells."""
    none: frozenset[str] = frozenset()
    return Frame(name="trigger head", kind=kind, verbs=none, nouns=none, adjectives=none, roles=_ROLES)


def told_by(matches: Sequence[Match]) -> Told:
    """The types that frames tell, by trigger."""
    found: dict[int, list[str]] = defaultdict(list)
    for match in matches:
        found[match.trigger].append(match.frame.kind)
    return {word: tuple(sorted(kinds)) for word, kinds in found.items()}


def pairs_of(reading: Reading, told: Told, cast: Cast) -> list[Pair]:
    """Give each word that may tell an act with the one that it hangs on, and what is known of it."""
    return [
        Pair(word.index, word.head if word.head >= 0 else word.index, tuple(_features(reading, word.index, told, cast)))
        for word in reading.words
        if word.upos in _MAY_TELL or word.index in told
    ]


def _features(reading: Reading, at: int, told: Told, cast: Cast) -> Iterator[str]:
    words = reading.words
    word = words[at]
    lemma = word.lemma.lower()
    yield f"lemma {lemma}"
    yield f"tag {word.xpos} {word.relation}"
    yield f"means {word.kind}"
    yield f"factual {bucket(round(word.factuality))} {word.upos}"
    for kind in told.get(at, ("none",)):
        yield f"frame {kind}"
        yield f"frame {kind} {lemma}"
    if word.upos == "VERB" and is_passive(reading, at):
        yield "passive"
    for child in reading.children[at]:
        relation = words[child].relation
        if relation in _BESIDE:
            actor = cast.at(child)
            yield f"{relation} {cast.actor(actor).kind if actor else words[child].lemma.lower()}"
        elif relation.startswith(("obl", "nmod")):
            yield f"prep {preposition(reading, child)}"
    if word.head >= 0:
        yield f"under {word.relation} {words[word.head].lemma.lower()}"
        for kind in told.get(word.head, ()):
            yield f"under frame {kind}"
    if cast.at(at):
        yield "actor"
