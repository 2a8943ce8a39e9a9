"""The lexicon of hedges: words that say how something is said (`resources/lexicons/hedges.toml`)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from vedette.coding.inflections import all_forms
from vedette.errors import AssetDamaged
from vedette.reading.reading import Word
from vedette.records import Likelihood, OutlookKind

Lemmas = Mapping[str, frozenset[str]]
"""What words do to what they govern: `planned`, `denied`, `hearsay`, ..., each with its lemmas."""

# Which forms the lemmas of each table have.
_TABLES = {
    "modals": "word", "adverbs": "word", "determiners": "word", "verbs": "verb", "passives": "verb", "nouns": "noun",
    "adjectives": "word",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Phrases of likelihood with the band that a published scale gives them, both ends in 0..1."""

    phrases: tuple[str, ...]
    low: float
    high: float
    scale: str


@dataclass(frozen=True, kw_only=True)
class Hedges:
    """What the tables of `hedges.toml` say. Each of the first seven maps an effect to lemmas, all in lower case."""

    modals: Lemmas
    adverbs: Lemmas
    determiners: Lemmas
    verbs: Lemmas
    passives: Lemmas
    nouns: Lemmas
    adjectives: Lemmas
    rumours: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    outlook_verbs: Mapping[str, OutlookKind] = field(default_factory=dict)
    outlook_nouns: Mapping[str, OutlookKind] = field(default_factory=dict)
    outlook_adjectives: Mapping[str, OutlookKind] = field(default_factory=dict)
    bands: tuple[Band, ...] = ()

    @staticmethod
    def from_table(table: Mapping[str, Any]) -> "Hedges":
        """Read the parsed file. Raises AssetDamaged where a table is missing."""
        try:
            effects = {name: _effects(table[name]) for name in _TABLES}
            outlooks = {part: _kinds(words, part[:-1]) for part, words in table["outlooks"].items()}
            return Hedges(
                **effects,
                rumours=all_forms(table["rumours"]["nouns"].split(), "noun"),
                conditions=frozenset(table["conditions"]["marks"].split()),
                outlook_verbs=outlooks["verbs"],
                outlook_nouns=outlooks["nouns"],
                outlook_adjectives=outlooks["adjectives"],
                bands=tuple(Band(**{**band, "phrases": tuple(band["phrases"])}) for band in table["likelihood"]),
            )
        except (KeyError, TypeError) as error:
            raise AssetDamaged(f"the lexicon of hedges lacks {error}") from error

    def effects(self, table: str, word: Word) -> tuple[str, ...]:
        """What a word of that table does to what it governs: of "planned" among the verbs, ("planned",)."""
        return self._effects[table].get(word.text.lower(), ())

    @cached_property
    def _effects(self) -> dict[str, dict[str, tuple[str, ...]]]:
        index: dict[str, dict[str, tuple[str, ...]]] = {}
        for name, part in _TABLES.items():
            words: dict[str, tuple[str, ...]] = {}
            for effect, lemmas in getattr(self, name).items():
                words |= {form: (*words.get(form, ()), effect) for form in sorted(all_forms(lemmas, part))}
            index[name] = words
        return index

    def likelihood(self, text: str) -> tuple[int, int, Likelihood] | None:
        """The first phrase of likelihood in a text, the longest one there, as start, end and band; None without one."""
        match = self._phrase.search(text)
        if not match:
            return None
        band = self._bands[match[0].lower()]
        return *match.span(), Likelihood(phrase=match[0], low=band.low, high=band.high, scale=band.scale)

    @cached_property
    def _bands(self) -> dict[str, Band]:
        return {phrase: band for band in self.bands for phrase in band.phrases}

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        phrases = sorted(self._bands, key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})\b", re.IGNORECASE)


def _effects(table: Mapping[str, str]) -> Lemmas:
    return {effect: frozenset(words.split()) for effect, words in table.items()}


def _kinds(table: Mapping[OutlookKind, str], part: str) -> dict[str, OutlookKind]:
    return {form: kind for kind, words in table.items() for form in all_forms(words.split(), part)}
