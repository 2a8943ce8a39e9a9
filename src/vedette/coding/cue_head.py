"""The learned head for cues: which verbs and nouns hand words over to a source.

The lexicon of reporting knows the common verbs; the head knows by their company those that it lacks ("put the toll at
nine", "boasted that"), and that a common one hands nothing over here. Trained by training/heads.py.
"""

from collections.abc import Collection, Iterator

from vedette.coding.cues import ReportingLexicon
from vedette.coding.quotations import Quotations
from vedette.reading.pairs import Pair, PairHead, sigmoid
from vedette.reading.reading import Reading

# Set on the corpus, across folds (training/heads.py).
PROPOSES = 0.7  # from this probability on a verb is a cue though no rule says so
DENIES = 0.02  # below this one what a rule takes for a cue is none
_TELLING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "ccomp", "xcomp", "obj", "parataxis", "mark"})
_NEAR = 60  # code points on each side in which a quotation counts


def likely_cues(
    reading: Reading, told: Collection[int], quotations: Quotations, lexicon: ReportingLexicon, head: PairHead
) -> dict[int, float]:
    """How likely each word that may be a cue is one. told: the first words of the cues that rules find."""
    pairs = pairs_of(reading, told, quotations, lexicon)
    likely = sigmoid(head.logits(reading, pairs))[:, 0]
    return {pair.one: sure for pair, sure in zip(pairs, likely.tolist(), strict=True)}


def pairs_of(reading: Reading, told: Collection[int], quotations: Quotations, lexicon: ReportingLexicon) -> list[Pair]:
    """Give each verb and each word that rules take for a cue with the one that it hangs on, and what is known of it."""
    return [
        Pair(
            word.index,
            word.head if word.head >= 0 else word.index,
            tuple(_features(reading, word.index, told, quotations, lexicon)),
        )
        for word in reading.words
        if word.upos == "VERB" or word.index in told
    ]


def _features(
    reading: Reading, at: int, told: Collection[int], quotations: Quotations, lexicon: ReportingLexicon
) -> Iterator[str]:
    words = reading.words
    word, reporting = words[at], lexicon.verb(words[at])
    yield f"lemma {word.lemma.lower()}"
    yield f"tag {word.xpos} {word.relation}"
    yield f"told {at in told}"
    yield f"told {at in told} {word.upos}"
    yield f"listed {reporting.kind if reporting else 'no'}"
    for child in reading.children[at]:
        relation = words[child].relation
        if relation in _TELLING:
            yield f"has {relation}"
            yield f"has {relation} {words[child].upos} {words[child].kind}"
    if word.head >= 0:
        yield f"under {word.relation} {words[word.head].upos}"
    if quotations.between(max(0, word.start - _NEAR), word.end + _NEAR):
        yield "quotation"
