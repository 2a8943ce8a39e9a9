"""Who may take part in what a word tells: the actors that are mentioned near it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vedette.actors.cast import Cast
from vedette.coding.paths import path
from vedette.coding.slots import nobody
from vedette.reading.reading import Reading

_LONGEST = 6  # words between parts of one mention
_BACK = 3  # sentences before a word in which actors are looked for


@dataclass(frozen=True)
class Candidates:
    """The mentions of a document, asked for by who stands near a word: each actor by its nearest one."""

    reading: Reading
    cast: Cast

    @staticmethod
    def of_text(reading: Reading, cast: Cast) -> "Candidates":
        """The candidates of a text, worked out once for all who ask."""
        known: Candidates | None = reading.memory.get(("candidates", 0))
        if known is None or known.cast is not cast:
            known = reading.memory["candidates", 0] = Candidates(reading, cast)
        return known

    @cached_property
    def heads(self) -> tuple[tuple[int, ...], ...]:
        """For each sentence the words in it that head a mention, in text order."""
        found: list[list[int]] = [[] for _ in self.reading.sentences]
        by_word, words = self.cast.by_word, self.reading.words
        for word in sorted(by_word):
            above = words[word].head
            apart = above < 0 or by_word.get(above) != by_word[word] or abs(above - word) > _LONGEST
            if apart and not nobody(self.reading, word):  # "no group claimed it" names none
                found[self.sentence[word]].append(word)
        return tuple(map(tuple, found))

    @cached_property
    def sentence(self) -> tuple[int, ...]:
        """The number of each word's sentence."""
        return tuple(n for n, s in enumerate(self.reading.sentences) for _ in range(s.first, s.last))

    @cached_property
    def pronouns(self) -> frozenset[int]:
        """The words that are mentions by pronoun."""
        starts = {m.start for actor in self.cast.actors for m in actor.mentions if m.form == "pronoun"}
        return frozenset(w.index for w in self.reading.words if w.start in starts)

    def of(self, at: int) -> Iterator[tuple[int, int]]:
        """Yield (word, sentences back) of each actor's nearest mention to a word, in its sentence or a few before."""
        here = self.sentence[at]
        seen: set[str] = set()
        own = sorted(self.heads[here], key=lambda w: (path(self.reading, at, w)[1], abs(w - at)))
        for back, words in enumerate(
            (own, *(reversed(self.heads[here - b]) for b in range(1, _BACK + 1) if here >= b))
        ):
            for word in words:
                id_ = self.cast.by_word[word]
                if id_ not in seen and word != at:
                    seen.add(id_)
                    yield word, back
