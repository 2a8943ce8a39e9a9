"""The learned head for mentions: which words head one, and what kind of actor they mean.

It weighs what the rules say (`mentions`), the words around, and the encoder's vectors: so it knows a "tribal mediator"
that no list has, and that a "column" is an armed group where it raids. Trained by training/heads.py.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from vedette.actors.found import Found, Named
from vedette.reading.pairs import Pair, PairHead, softmax
from vedette.reading.reading import Reading, Word
from vedette.records import ActorKind

PROPOSES = (
    0.6  # from this probability on a word heads a mention though no rule says so; set on the corpus, across folds
)
OVERRULES = 0.5  # from this probability on a kind stands against that of the rules
_HEADS = frozenset({"NOUN", "PROPN", "NUM", "X"})
_TELLING = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "flat", "det", "nummod"})


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely a word heads a mention of an actor, and, if it does, how likely each kind."""

    any: float
    kinds: Mapping[ActorKind, float]

    @property
    def kind(self) -> ActorKind:
        """The likeliest kind."""
        return max(self.kinds, key=lambda kind: self.kinds[kind])


@dataclass(frozen=True)
class MentionHead:
    """head: its labels are "none" and the kinds of actors."""

    head: PairHead

    def likely(self, text: Named, found: Mapping[int, Found]) -> dict[int, Likely]:
        """What the head says of each word that may head a mention."""
        words = candidates(text, found)
        pairs = pairs_of(text, found, words)
        rows = softmax(self.head.logits(text.reading, pairs))
        kinds = cast(tuple[ActorKind, ...], self.head.labels[1:])
        return {
            word: Likely(1 - row[0], dict(zip(kinds, (row[1:] / max(1e-6, 1 - row[0])).tolist(), strict=True)))
            for word, row in zip(words, rows, strict=True)
        }


def candidates(text: Named, found: Mapping[int, Found]) -> list[int]:
    """The words that may head a mention: those that do by rule, unless that settles the kind, and nouns for things."""
    inside = {i for mention in found.values() if mention.form == "name" for i in range(mention.first, mention.last)}
    return [
        word.index
        for word in text.words
        if (not settled(found[word.index]) if word.index in found else _may_head(text, word, inside))
    ]


def settled(mention: Found) -> bool:
    """Whether a mention's kind is no question: a pronoun, a state, a people, a named person, an entry of the registry.

    Nor is it one where the coding guide says whose kind a word has: officials are of the kind that they serve.
    """
    sure = mention.form == "pronoun" or mention.known is not None or mention.sort in {"state", "person"}
    return sure or mention.by_guide


def _may_head(text: Named, word: Word, inside: AbstractSet[int]) -> bool:
    named = word.index in inside or text.has("never", word.index)
    return word.upos in _HEADS and (word.kind != "none" or word.upos == "PROPN") and not named


def pairs_of(text: Named, found: Mapping[int, Found], words: list[int]) -> list[Pair]:
    """Give each word with the one it hangs on, and what is known of it."""
    marked = _Marked(text.reading)
    heads = (text.words[i].head for i in words)
    return [
        Pair(i, head if head >= 0 else i, tuple(_features(text, found.get(i), i, marked)))
        for i, head in zip(words, heads, strict=True)
    ]


@dataclass(frozen=True)
class _Marked:
    """What the model marked, by word."""

    reading: Reading

    @cached_property
    def at(self) -> Mapping[int, tuple[str, ...]]:
        found: dict[int, list[str]] = defaultdict(list)
        for sort, names in (("name", self.reading.names), ("mention", self.reading.mentions)):
            for name in names:
                for i in range(name.first, name.last):
                    found[i].append(f"{sort} {name.kind}")
        return {i: tuple(own) for i, own in found.items()}


def _features(text: Named, rule: Found | None, i: int, marked: _Marked) -> Iterator[str]:
    words = text.words
    word = words[i]
    yield f"lemma {word.lemma.lower()}"
    yield f"tag {word.xpos} {word.relation}"
    yield f"means {word.kind}"
    yield f"ends {word.text[-3:].lower()} {word.text[0].isupper()}"
    yield from marked.at.get(i, ())
    if rule is None:
        yield f"no rule {word.xpos} {word.relation}"
    else:
        yield f"rule {rule.kind}"
        yield f"rule {rule.kind} {rule.sort} {rule.number}"
        if rule.known:
            yield f"known {rule.kind}"
        if rule.country:
            yield f"country {rule.sort}"
        if rule.titles:
            yield "titled"
    for child in text.reading.children[i]:
        relation = words[child].relation
        if relation in _TELLING:
            yield f"{relation} {words[child].lemma.lower()}"
        elif relation == "nmod":
            yield f"of {words[child].lemma.lower()}"
    if word.head >= 0:
        yield f"under {word.relation} {words[word.head].lemma.lower()}"
