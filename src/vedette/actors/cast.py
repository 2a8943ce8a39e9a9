"""The cast of a document: its actors, and which word means which of them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

from vedette.reading.reading import Reading, Word
from vedette.records import Actor


@dataclass(frozen=True)
class Cast:
    """The actors of a document. `by_word` maps each word that stands for one (an index into the reading) to its id."""

    actors: tuple[Actor, ...]
    by_word: Mapping[int, str]

    def at(self, word: int) -> str | None:
        """The actor that the mention headed by `word` means."""
        return self.by_word.get(word)

    def actor(self, id_: str) -> Actor:
        """The actor of that id; KeyError where there is none."""
        return self._by_id[id_]

    @cached_property
    def _by_id(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    def in_name(self, word: Word) -> bool:
        """Whether a word of the reading stands in the proper name of an actor."""
        at = bisect_right(self._names, (word.start, inf)) - 1
        return at >= 0 and word.start < self._names[at][1]

    @cached_property
    def _names(self) -> list[tuple[int, float]]:
        """Where the names begin and end, in text order; of names in a name the outer one."""
        found: list[tuple[int, float]] = []
        for start, end in sorted((m.start, m.end) for a in self.actors for m in a.mentions if m.form == "name"):
            if not found or end > found[-1][1]:
                found.append((start, end))
        return found

    def all_at(self, reading: Reading, word: int) -> tuple[str, ...]:
        """The actors at `word` and at what is coordinated with it ("the army and the police"), each once."""
        found = (self.at(i) for i in conjuncts(reading, word))
        return tuple(dict.fromkeys(id_ for id_ in found if id_))


def conjuncts(reading: Reading, word: int) -> Iterator[int]:
    """The word, then the heads of what is coordinated with it."""
    yield word
    for child in reading.children[word]:
        if reading.words[child].relation == "conj":
            yield child
