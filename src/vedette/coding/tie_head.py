"""The learned head for ties: what two actors that one sentence mentions are to each other.

It weighs what the rules for offices and frames say with the way from one mention to the other in the tree, the words
between them, and the encoder's vectors. Trained by training/heads.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from vedette.coding.candidates import Candidates
from vedette.coding.clauses import up
from vedette.coding.paths import path
from vedette.reading.pairs import Pair, PairHead, bucket, sigmoid
from vedette.reading.reading import Reading

WAYS = (">", "<")
LEAST = 0.75  # from this probability on a tie is told; set on the dev articles and passages of ../shared
_FARTHEST = 20  # words between two mentions
_BETWEEN = 6  # words between them that are looked at one by one

Told = Mapping[tuple[str, str], tuple[str, ...]]
"""What rules tell, by the ids of two actors, subject first: the types."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A tie that the head sees. subject, object: the words that mention both; trigger: the word that tells it."""

    kind: str
    subject: int
    object: int
    trigger: int
    sure: float


def find_tied(candidates: Candidates, told: Told, head: PairHead, least: float = LEAST) -> Iterator[Tied]:
    """Yield the ties that the head sees, in text order of their first words.

    The head's labels are the two ways, ">" where the earlier mention is the subject, and the types.
    """
    pairs = pairs_of(candidates, told)
    rows = head.logits(candidates.reading, pairs)
    for pair, row, ways in zip(pairs, rows, sigmoid(rows[:, : len(WAYS)]), strict=True):
        kind = head.labels[len(WAYS) + int(np.argmax(row[len(WAYS) :]))]
        for sure, ends in zip(ways.tolist(), ((pair.one, pair.other), (pair.other, pair.one)), strict=True):
            if sure >= least:
                yield Tied(kind, *ends, trigger_of(candidates.reading, pair.one, pair.other), sure)


def pairs_of(candidates: Candidates, told: Told) -> list[Pair]:
    """Give any two actors of one sentence of whom one is named, by their nearest mentions, in text order.

    Of two who are only described ("the rebels", "residents") the head is seldom right.
    """
    by_word, words = candidates.cast.by_word, candidates.reading.words
    pairs = []
    for heads in candidates.heads:
        named = {word for word in heads if candidates.cast.in_name(words[word])}
        nearest: dict[frozenset[str], tuple[int, int]] = {}
        for at, one in enumerate(heads):
            for other in heads[at + 1 :]:
                both = frozenset((by_word[one], by_word[other]))
                known = nearest.get(both, (0, _FARTHEST + 1))
                if len(both) == 2 and other - one < known[1] - known[0]:
                    nearest[both] = one, other
        ends = [pair for pair in nearest.values() if not named.isdisjoint(pair)]
        pairs += [Pair(one, other, tuple(_features(candidates, one, other, told))) for one, other in ends]
    return pairs


def trigger_of(reading: Reading, one: int, other: int) -> int:
    """The word that tells a tie: where the ways up from both meet, unless that is a bare name."""
    above = set(up(reading, one))
    return next((word for word in up(reading, other) if word in above), other)


def _features(candidates: Candidates, one: int, other: int, told: Told) -> Iterator[str]:
    reading, cast, words = candidates.reading, candidates.cast, candidates.reading.words
    first, second = cast.by_word[one], cast.by_word[other]
    kinds = f"{cast.actor(first).kind} {cast.actor(second).kind}"
    lemmas = [words[w].lemma.lower() if w not in candidates.pronouns else "pronoun" for w in (one, other)]
    for way, ends in ((">", (first, second)), ("<", (second, first))):
        for kind in told.get(ends, ()):
            yield f"rule {kind} {way}"
    yield f"kinds {kinds}"
    yield f"one {lemmas[0]}"
    yield f"other {lemmas[1]}"
    yield f"apart {bucket(other - one)}"
    way, steps = path(reading, one, other)
    yield f"steps {bucket(steps)}"
    if way:
        yield f"path {way}"
        yield f"path {way} {kinds}"
        yield f"path {way} {lemmas[0]}"
        yield f"path {way} {lemmas[1]}"
        top = trigger_of(reading, one, other)
        yield f"top {words[top].lemma.lower()}"
        yield f"top {words[top].lemma.lower()} {way}"
    between = words[one + 1 : other]
    if len(between) <= _BETWEEN:
        yield from (f"between {word.lemma.lower()}" for word in between)
        yield "between " + " ".join(word.lemma.lower() for word in between)
    else:
        yield from (f"verb {word.lemma.lower()}" for word in between if word.upos == "VERB")
    for at, name in ((one - 1, "before"), (other + 1, "after")):
        if 0 <= at < len(words):
            yield f"{name} {words[at].lemma.lower()}"
    for name, word in (("of one", one), ("of other", other)):
        for child in reading.children[word]:
            if (
                words[child].relation in {"amod", "compound", "appos", "nmod:desc"}
                and candidates.cast.at(child) is None
            ):
                yield f"{name} {words[child].lemma.lower()}"
