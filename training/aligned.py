"""Passages of the corpus as the program reads them, with what a person marked held against its words and actors."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from training.annotations import Annotated
from training.corpus import Passage, read_passages
from vedette.actors.cast import Cast
from vedette.reading.model import Model
from vedette.reading.reading import Reading, read
from vedette.records import Block, Document, Span, document_id


def passages_of(files: Iterable[Path]) -> list[Passage]:
    """Read the passages of some files."""
    return [passage for file in files for passage in read_passages(file.read_text(encoding="utf-8"))]


def document_of(passage: Passage) -> Document:
    """A passage as the document that `vedette code` would make of it."""
    whole = Block(kind="paragraph", start=0, end=len(passage.text))
    return Document(
        id=document_id(passage.text), text=passage.text, published=str(passage.published), published_precision="day",
        blocks=(whole,), language="en",
    )  # fmt: skip


def head_word(reading: Reading, span: Span) -> int | None:
    """The word of a mark that the others hang on."""
    inside = [w.index for w in reading.words if span.start <= w.start and w.end <= span.end]
    return next((i for i in inside if reading.words[i].head not in inside), None)


@dataclass(frozen=True)
class Aligned:
    """One passage with its reading."""

    annotated: Annotated
    reading: Reading

    @staticmethod
    def of(passage: Passage, model: Model) -> "Aligned":
        """Read a passage."""
        return Aligned(Annotated(passage), read(passage.text, model))

    @property
    def date(self) -> str:
        """When the passage was published."""
        return str(self.annotated.passage.published)

    @cached_property
    def actor_at(self) -> Mapping[int, str]:
        """The marked actor by the head word of each of its mentions."""
        words = ((head_word(self.reading, m), a.id) for a in self.annotated.actors.values() for m in a.mentions)
        return {word: id_ for word, id_ in words if word is not None}

    def meant(self, cast: Cast) -> dict[str, str]:
        """For each actor of a cast the marked one that most of its mentions mean."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for word, id_ in self.actor_at.items():
            if (own := cast.at(word)) is not None:
                votes[own][id_] += 1
        return {own: told.most_common(1)[0][0] for own, told in votes.items()}
