"""Clauses: the stretch of a sentence that tells one thing, for evidence, places and times."""

from collections.abc import Iterator

from vedette.reading.reading import Reading
from vedette.records import Span

# A word in one of these relations, with what hangs on it, is a clause of its own.
_CLAUSAL = frozenset("""root ccomp advcl advcl:relcl acl:relcl parataxis csubj csubj:pass csubj:outer conj""".split())
LONGEST_EVIDENCE = 300  # code points of a sentence that still points at something


def clause_head(reading: Reading, word: int) -> int:
    """The word that heads the clause that `word` stands in: its verb, or its predicate."""
    here = reading.words[word]
    while here.head >= 0 and not (
        here.relation in _CLAUSAL and (here.relation != "conj" or here.upos in {"VERB", "AUX"})
    ):
        here = reading.words[here.head]
    return here.index


def up(reading: Reading, word: int) -> Iterator[int]:
    """The word and what it hangs on, up to the root."""
    while word >= 0:
        yield word
        word = reading.words[word].head


def distance(reading: Reading, one: int, other: int) -> int:
    """How many arcs of the tree lie between two words of a sentence; a large number where they share none."""
    above = {w: steps for steps, w in enumerate(up(reading, one))}
    for steps, w in enumerate(up(reading, other)):
        if w in above:
            return steps + above[w]
    return 1_000


def clause_span(reading: Reading, word: int) -> Span:
    """The words of the clause that `word` stands in, without outer punctuation."""
    return trimmed(reading, reading.subtree(clause_head(reading, word)))


def trimmed(reading: Reading, words: list[int]) -> Span:
    """From the first to the last of some words, without punctuation at the ends."""
    inner = [i for i in words if reading.words[i].upos != "PUNCT"] or words
    return Span(reading.words[inner[0]].start, reading.words[inner[-1]].end)


def sentence_of(reading: Reading, word: int) -> tuple[int, int]:
    """The word range of the sentence that `word` stands in."""
    low, high = 0, len(reading.sentences)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if reading.sentences[middle].first <= word else (low, middle)
    return reading.sentences[low].first, reading.sentences[low].last
