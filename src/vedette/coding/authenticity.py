"""Whether a message is what it claims to be, as the article says: "purported", "could not be verified"."""

from collections.abc import Iterable
from typing import Literal, TypeAlias, cast

from vedette.coding.clauses import sentence_of
from vedette.coding.cues import ReportingLexicon
from vedette.coding.hedges import Hedges
from vedette.coding.status import status_at
from vedette.reading.reading import Reading, Word
from vedette.records import Span

Authenticity: TypeAlias = Literal["stated", "unverified", "disputed"]


def authenticity_of(
    reading: Reading, lexicon: ReportingLexicon, hedges: Hedges, cue: int, heads: Iterable[int | None]
) -> tuple[Authenticity, Span] | None:
    """What the sentence of a cue and the one after it say of the words' being genuine, and where; None where nothing.

    heads: the words that head the source and its channel. "Purported" counts only on one of them.
    """
    first, last = sentence_of(reading, cue)
    last = sentence_of(reading, last)[1] if last < len(reading.words) else last
    wanted = {head for head in heads if head is not None}
    for word in reading.words[first:last]:
        kind = lexicon.authenticity.get(word.text.lower())
        if kind == "purported" and word.head in wanted:
            return "unverified", word.span
        if kind in {"verify", "stated", "disputed"} and _is_of_words(reading, lexicon, word):
            denied = status_at(reading, word.index, hedges).polarity == "denied"
            if kind == "verify" and not denied:
                continue
            return cast(Authenticity, "unverified" if denied else kind), word.span
    return None


def _is_of_words(reading: Reading, lexicon: ReportingLexicon, word: Word) -> bool:
    """Whether it is said of words: "the claim could not be verified", "a fake statement"."""
    about = [c for c in reading.children[word.index] if reading.words[c].relation.startswith(("nsubj", "obj"))]
    if word.relation == "amod" and word.head >= 0:
        about.append(word.head)
    carriers = lexicon.channels | lexicon.nouns | {"authenticity", "authorship"}
    return any(reading.words[i].text.lower() in carriers for i in about)
