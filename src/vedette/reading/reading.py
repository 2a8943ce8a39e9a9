"""A reading: a text as sentences, words with tags, lemmas and tree, names and vectors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vedette.reading.model import Model, Parse
from vedette.reading.sentences import Boundary, boundaries
from vedette.reading.trees import Floats
from vedette.reading.words import find_words
from vedette.reading.wraps import rejoin
from vedette.records import Span

LONGEST = 120  # words in what the model reads at once
_BEGINS = 0.5  # from this probability on, a likely or unlikely gap is a sentence boundary


class Word(NamedTuple):
    """One syntactic word. A named tuple, since a long document has a hundred thousand of them.

    index, head: counted over the whole reading; head is -1 for the word that its sentence hangs on. start, end: offsets
    into the text. kind: what the thing is that the word heads a mention of, by the entity kinds of GUM ("person",
    "place", "organization", ...), else "none". factuality: how factual its sentence presents it as an event, from -3
    (did not happen) to 3.
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks a word for
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    kind: str
    factuality: float

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words from `first` up to and without `last`; `vector` (384,) lies in MiniLM's space of sentences."""

    first: int
    last: int
    vector: Floats


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words from `first` up to and without `last` that names or mentions a thing.

    kind is PER, LOC or ORG (proper names, after Universal NER), or one of re3d's, for names and descriptions alike:
    Organisation, Location, Person, Nationality, Temporal, Quantity, Weapon, MilitaryPlatform, DocumentReference, Money.
    """

    first: int
    last: int
    kind: str


@dataclass(frozen=True)
class Reading:
    """What the model reads in one text. `vectors` (words, 384) are the encoder's, for heads that come later."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    mentions: tuple[Name, ...]
    vectors: NDArray[np.float16]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the words that hang on it, left to right."""
        below: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head >= 0:
                below[word.head].append(word.index)
        return tuple(map(tuple, below))

    @cached_property
    def memory(self) -> dict[tuple[str, int], Any]:
        """Where rules keep what they worked out about a word, by their own name and the word's index."""
        return {}

    @cached_property
    def vector(self) -> Floats | None:
        """The document's vector: the mean of its sentences', of length 1; None where there is no sentence."""
        if not self.sentences:
            return None
        mean: Floats = np.mean([s.vector for s in self.sentences], axis=0)
        return mean / np.linalg.norm(mean)

    def subtree(self, index: int) -> list[int]:
        """The word and all that hangs on it, in text order."""
        found, waiting = [], [index]
        while waiting:
            found.append(waiting.pop())
            waiting += self.children[found[-1]]
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """The text from word `first` up to and without word `last`."""
        return Span(self.words[first].start, self.words[last - 1].end)


def read(text: str, model: Model, parts: Sequence[Span] | None = None) -> Reading:
    """Read a text of any length. Offsets are those of `text`, unchanged; an empty text has an empty reading.

    parts: what to read of it, in order and each by itself: no sentence reaches from one into the next, and what lies
    in none is not read. All of it by default. A word that is broken at the end of a line is one word, of both halves.
    """
    spans, forms = rejoin(text, find_words(text), model.pieces.knows)
    firsts: set[int] = set()
    if parts is not None:
        spans, firsts = _inside(spans, parts)
    grades = boundaries(text, spans)
    for first in firsts:
        grades[first - 1] = Boundary.CERTAIN
    segments = list(_segments(text, spans, grades))
    tokens = [[forms.get(a) or text[a:b] for a, b in spans[first:last]] for first, last in segments]

    def cut(number: int, begins: Floats) -> Sequence[int]:
        first = segments[number][0]
        return [0, *(i for i in range(1, len(begins)) if grades[first + i - 1] and begins[i] >= _BEGINS)]

    return _assemble(text, spans, model.parse(tokens, cut))


def _inside(spans: Sequence[tuple[int, int]], parts: Sequence[Span]) -> tuple[list[tuple[int, int]], set[int]]:
    """The words that lie in the parts, and which of them begin a part, the very first aside."""
    kept: list[tuple[int, int]] = []
    firsts: set[int] = set()
    waiting = iter(spans)
    span = next(waiting, None)
    for part in parts:
        firsts.add(len(kept))
        while span is not None and span[0] < part.end:
            if span[0] >= part.start:
                kept.append(span)
            span = next(waiting, None)
    return kept, firsts - {0, len(kept)}


def _segments(text: str, spans: Sequence[tuple[int, int]], grades: Sequence[Boundary]) -> Iterator[tuple[int, int]]:
    """Yield what the model reads at once, as word ranges: from one certain boundary to the next, cut where too long."""
    first = 0
    for i in range(1, len(spans) + 1):
        if i == len(spans) or grades[i - 1] == Boundary.CERTAIN:
            while i - first > LONGEST:
                middle = _best_cut(text, spans, grades, first)
                yield first, middle
                first = middle
            yield first, i
            first = i


def _best_cut(text: str, spans: Sequence[tuple[int, int]], grades: Sequence[Boundary], first: int) -> int:
    """Where to cut a segment that is too long: at the likeliest boundary, else after ; or : or a comma, and late."""

    def worth(i: int) -> tuple[int, int, int]:
        return grades[i - 1], ",:;".find(text[spans[i - 1][0] : spans[i - 1][1]]), i

    return max(range(first + LONGEST // 4, first + LONGEST + 1), key=worth)


def _assemble(text: str, spans: Sequence[tuple[int, int]], parses: Sequence[Sequence[Parse]]) -> Reading:
    words: list[Word] = []
    sentences, names, mentions, vectors = [], [], [], []
    for parse in (p for segment in parses for p in segment):
        first, count = len(words), len(parse.words)
        last = first + count
        starts, ends = zip(*spans[first:last], strict=True)
        heads = [h + first if h >= 0 else -1 for h in parse.heads]
        rows = zip(range(first, last), starts, ends, parse.words, parse.lemmas, parse.upos, parse.xpos, heads,
                   parse.relations, parse.kinds, parse.factuality, strict=True)  # fmt: skip
        words += map(Word._make, rows)
        sentences.append(Sentence(first, last, parse.vector))
        names += [Name(first + a, first + b, kind) for a, b, kind in parse.names]
        mentions += [Name(first + a, first + b, kind) for a, b, kind in parse.mentions]
        vectors.append(parse.vectors)
    return Reading(
        text=text, words=tuple(words), sentences=tuple(sentences), names=tuple(names), mentions=tuple(mentions),
        vectors=np.concatenate(vectors) if vectors else np.zeros((0, 0), np.float16),
    )  # fmt: skip
