"""The measure of the CoNLL 2018 shared task, for parses of raw text (Zeman et al. 2018, "CoNLL 2018 Shared Task:
Multilingual Parsing from Raw Text to Universal Dependencies"), written from its published definition.

Two analyses of one text are held against each other by the offsets of their non-space characters. Tokens and sentences
are right where both ends are. A word is right if it is aligned with a gold word: outside multiword tokens that is one
with the same characters; where either side has a multiword token, the words in the region that it covers are aligned
by the longest common subsequence of their lower-cased forms. A tag or lemma is right on an aligned word if it is equal
(a gold lemma "_" takes any); a head (UAS) if it is the root in both, or if the two heads are aligned with each other;
a labelled head (LAS) if besides the relations agree, without subtypes. Each figure is F1: 2 * right / (gold + system),
in percent.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROOT = -1

MEASURES = ("tokens", "sentences", "words", "upos", "xpos", "lemmas", "uas", "las")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `start` and `end` count the text's non-space characters.

    The words of a multiword token have its ends. head: the index of a word of the whole analysis, or `ROOT`.
    """

    start: int
    end: int
    form: str
    upos: str
    xpos: str
    lemma: str
    head: int
    relation: str
    fused: bool = False  # in a multiword token


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text without its spaces, as tokens and sentences (half-open ranges of characters) and words, left to right."""

    characters: str
    tokens: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]


def without_spaces(text: str) -> str:
    """What is left of a text when its white space is taken out."""
    return "".join(text.split())


def score(pairs: Iterable[tuple[Analysis, Analysis]]) -> dict[str, float]:
    """Give F1 in percent by measure, over all (gold, system) pairs together."""
    right: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for gold, system in pairs:
        right += _right(gold, system)
        for side in (gold, system):
            for name in MEASURES:
                sizes[name] += len(getattr(side, name) if name in ("tokens", "sentences") else side.words)
    return {name: 200 * right[name] / sizes[name] if sizes[name] else 0.0 for name in MEASURES}


def _right(gold: Analysis, system: Analysis) -> Counter[str]:
    """Count what is right by measure."""
    if gold.characters != system.characters:
        at = next((i for i, (a, b) in enumerate(zip(gold.characters, system.characters, strict=False)) if a != b), 0)
        raise ValueError(f"the two analyses are of different texts, from non-space character {at} on")
    right = Counter(
        tokens=len(set(gold.tokens) & set(system.tokens)),
        sentences=len(set(gold.sentences) & set(system.sentences)),
    )
    partner = {s: g for g, s in align(gold.words, system.words)} | {ROOT: ROOT}
    for s, g in partner.items():
        if s == ROOT:
            continue
        ours, theirs = system.words[s], gold.words[g]
        attached = partner.get(ours.head) == theirs.head
        right.update(
            words=1,
            upos=ours.upos == theirs.upos,
            xpos=ours.xpos == theirs.xpos,
            lemmas=theirs.lemma in ("_", ours.lemma),
            uas=attached,
            las=attached and ours.relation.partition(":")[0] == theirs.relation.partition(":")[0],
        )
    return right


def align(gold: Sequence[Word], system: Sequence[Word]) -> list[tuple[int, int]]:
    """Give the aligned words as pairs of indices (gold, system), left to right."""
    regions = _regions(word for side in (gold, system) for word in side if word.fused)
    gold_in, gold_out = _divided(gold, regions)
    system_in, system_out = _divided(system, regions)
    at = {(system[s].start, system[s].end): s for s in system_out}
    pairs = [(g, at[span]) for g in gold_out if (span := (gold[g].start, gold[g].end)) in at]
    for ours, theirs in zip(gold_in, system_in, strict=True):
        forms = ([gold[g].form.lower() for g in ours], [system[s].form.lower() for s in theirs])
        pairs += [(ours[i], theirs[j]) for i, j in common(*forms)]
    return sorted(pairs)


def _regions(fused: Iterable[Word]) -> list[tuple[int, int]]:
    """Give the ranges of characters that multiword tokens cover, those that overlap as one."""
    regions: list[tuple[int, int]] = []
    for start, end in sorted({(word.start, word.end) for word in fused}):
        if regions and start < regions[-1][1]:
            regions[-1] = (regions[-1][0], max(end, regions[-1][1]))
        else:
            regions.append((start, end))
    return regions


def _divided(words: Sequence[Word], regions: Sequence[tuple[int, int]]) -> tuple[list[list[int]], list[int]]:
    """Part the words by the region that they lie in wholly, and those that lie in none or across an end."""
    inside: list[list[int]] = [[] for _ in regions]
    outside: list[int] = []
    at = 0
    for i, word in enumerate(words):
        while at < len(regions) and regions[at][1] <= word.start:
            at += 1
        within = at < len(regions) and regions[at][0] <= word.start and word.end <= regions[at][1]
        (inside[at] if within else outside).append(i)
    return inside, outside


def common(first: Sequence[str], second: Sequence[str]) -> list[tuple[int, int]]:
    """Give a longest common subsequence as pairs of indices."""
    longest = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            equal = first[i] == second[j]
            longest[i][j] = longest[i + 1][j + 1] + 1 if equal else max(longest[i + 1][j], longest[i][j + 1])
    pairs = []
    i = j = 0
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif longest[i][j] == longest[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
