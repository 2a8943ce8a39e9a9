"""The scene of a document: its places, and which word means which of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from vedette.records import Place


@dataclass(frozen=True)
class Scene:
    """The places of a document. `by_word` maps the words of each mention (indices into the reading) to a place id."""

    places: tuple[Place, ...]
    by_word: Mapping[int, str]

    def at(self, word: int) -> str | None:
        """The place that the mention headed by `word` means."""
        return self.by_word.get(word)
