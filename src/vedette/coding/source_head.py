"""The learned head for the sources of claims: which actor says it, where the grammar finds nobody in the cast.

It weighs where each actor stands to the cue, in the tree and in the text, what kind it is, and the encoder's vectors of
both. It learns from all claims, and is asked where the rules are silent: where they name a source, it corrected too few
to be worth its cost. Trained by training/heads.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vedette.coding.attributions import Attribution
from vedette.coding.candidates import Candidates
from vedette.coding.paths import path
from vedette.coding.sources import Source
from vedette.reading.pairs import Pair, PairHead, bucket, sigmoid

TAKES = 0.7  # from this probability on an actor is the source; set on the corpus, across folds (training/heads.py)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution with its source, or None where the rules find nobody in the cast."""

    attribution: Attribution
    source: Source | None


def with_sources(candidates: Candidates, found: Sequence[Spoken], head: PairHead) -> list[Spoken]:
    """The attributions; of those without a source, each with the one that the head finds."""
    asked = [pairs_of(candidates, spoken) if spoken.source is None else [] for spoken in found]
    likely = iter(sigmoid(head.logits(candidates.reading, [pair for pairs in asked for pair in pairs]))[:, 0].tolist())
    done = []
    for spoken, pairs in zip(found, asked, strict=True):
        sure, word = max(((next(likely), pair.other) for pair in pairs), default=(0.0, 0))
        actor = candidates.cast.at(word)
        if actor is not None and sure >= TAKES:
            by: Literal["head", "both"] = "head" if spoken.attribution.by == "head" else "both"
            done.append(Spoken(replace(spoken.attribution, by=by), Source(actor, word)))
        else:
            done.append(spoken)
    return done


def pairs_of(candidates: Candidates, spoken: Spoken) -> list[Pair]:
    """Give the cue with each actor that may have said it, by its nearest mention, and what is known of both."""
    cue = spoken.attribution.words[0]
    whole = tuple(_about_cue(candidates, spoken))
    return [
        Pair(cue, word, (*whole, *_about(candidates, spoken, word, back, rank)))
        for rank, (word, back) in enumerate(candidates.of(cue))
    ]


def _about_cue(candidates: Candidates, spoken: Spoken) -> Iterator[str]:
    attribution, word = spoken.attribution, candidates.reading.words[spoken.attribution.words[0]]
    yield f"cue {word.lemma.lower()}"
    yield f"cue {word.upos} {word.relation} {attribution.pattern}"
    yield f"found {spoken.source is not None}"
    yield f"head {candidates.reading.words[attribution.source].upos}"


def _about(candidates: Candidates, spoken: Spoken, word: int, back: int, rank: int) -> Iterator[str]:
    reading, cue, own = candidates.reading, spoken.attribution.words[0], spoken.attribution.source
    id_ = candidates.cast.by_word[word]
    kind, source = candidates.cast.actor(id_).kind, spoken.source
    rule = source is not None and source.actor == id_
    yield f"rule {rule}"
    yield f"rule {rule} {source is not None} {spoken.attribution.pattern}"
    yield f"kind {kind} {rule}"
    yield f"back {back} {rule}"
    yield f"rank {min(rank, 5)} {source is not None}"
    yield f"head word {word == own} {rule}"
    yield f"form {'pronoun' if word in candidates.pronouns else reading.words[word].upos} {rule}"
    yield f"in content {any(s.start <= reading.words[word].start < s.end for s in spoken.attribution.content)} {rule}"
    if back:
        yield f"stands {reading.words[word].relation} back {back} {source is not None}"
        return
    yield f"side {word > cue} {bucket(word - cue)}"
    way, steps = path(reading, cue, word)
    yield f"steps {bucket(steps)} {rule}"
    if way:
        yield f"path {way}"
        yield f"path {way} {rule}"
    way, steps = path(reading, own, word)
    if way and steps:
        yield f"from head {way} {source is not None}"
