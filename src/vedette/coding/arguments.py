"""The learned head for the sides of an act: which actors did it, and to which it was done.

Frames say who stands in which slot; the head weighs that with where an actor stands in the tree and in the text, what
kind it is, and what the encoder sees in both words. So it finds sides that the news tells elsewhere: in the sentence
before, or beside another verb.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.actors.cast import Cast
from vedette.coding.acts import Draft
from vedette.coding.candidates import Candidates
from vedette.coding.paths import path
from vedette.coding.slots import is_passive
from vedette.reading.pairs import Pair, PairHead, bucket, sigmoid
from vedette.reading.reading import Reading

SIDES = ("source", "target")
TAKES = 0.5  # from this probability on an actor is a side though no frame says so; both set on the corpus, across folds
KEEPS = 0.05  # from this one on where a frame says so


def pairs_of(candidates: Candidates, draft: Draft) -> list[Pair]:
    """Give a draft's trigger with each actor that may be a side of it, and what the rules know of them."""
    reading, trigger = candidates.reading, draft.match.trigger
    whole = _about_act(reading, draft)
    return [
        Pair(trigger, word, (*whole, *_about(candidates, draft, word, back, rank)))
        for rank, (word, back) in enumerate(candidates.of(trigger))
    ]


def _about_act(reading: Reading, draft: Draft) -> tuple[str, ...]:
    match = draft.match
    word = reading.words[match.trigger]
    voice = "passive" if word.upos in {"VERB", "AUX"} and is_passive(reading, word.index) else word.upos
    filled = f"{'s' if draft.sources else '-'}{'t' if draft.targets else '-'}"
    return (
        f"type {draft.kind}", f"voice {voice}", f"by {match.by}", f"filled {filled}", f"type {draft.kind} {filled}",
        f"hangs {word.relation}", f"status {draft.said.status}", f"frame {match.frame.name}",
        *(["reciprocal"] if match.frame.facts.get("reciprocal") else ()),
    )  # fmt: skip


def _about(candidates: Candidates, draft: Draft, word: int, back: int, rank: int) -> Iterator[str]:
    reading, match = candidates.reading, draft.match
    id_ = candidates.cast.by_word[word]
    kind = candidates.cast.actor(id_).kind
    said = "".join(side[0] for side, ids in zip(SIDES, (draft.sources, draft.targets), strict=True) if id_ in ids)
    filled = f"{'s' if draft.sources else '-'}{'t' if draft.targets else '-'}"
    yield f"said {said or 'no'}"
    yield f"said {said or 'no'} {filled}"
    yield f"said {said or 'no'} {draft.kind}"
    yield f"actor {kind}"
    yield f"actor {kind} {draft.kind}"
    yield f"back {back} {filled}"
    yield f"rank {min(rank, 5)} back {back}"
    yield f"form {'pronoun' if word in candidates.pronouns else reading.words[word].upos}"
    for role in match.fillers:
        if word in match.words(role):
            yield f"slot {role} {match.fillers[role][0]}"
    relation = reading.words[word].relation
    if back:
        yield f"stands {relation} back {back}"
        yield f"stands {relation} {kind} {draft.kind}"
        return
    way, steps = path(reading, match.trigger, word)
    voice = "passive" if is_passive(reading, match.trigger) else "active"
    yield f"steps {bucket(steps)}"
    yield f"apart {bucket(word - match.trigger)}"
    if way:
        yield f"path {way}"
        yield f"path {way} {voice}"
        yield f"path {way} {draft.kind}"
        first, _, _ = way.partition(" ")
        yield f"first {first} {voice}"
        yield f"last {way.rpartition(' ')[2]} {voice}"


def with_sides(reading: Reading, drafts: Sequence[Draft], cast: Cast, head: PairHead) -> list[Draft]:
    """Give the drafts with the sides that the head finds, and those of the frames' that it does not doubt."""
    candidates = Candidates.of_text(reading, cast)
    asked = [pairs_of(candidates, draft) for draft in drafts]
    likely = iter(sigmoid(head.logits(reading, [pair for pairs in asked for pair in pairs])))
    done = []
    for draft, pairs in zip(drafts, asked, strict=True):
        rows = [next(likely) for _ in pairs]
        source, target = (
            tuple(
                sorted(
                    pair.other
                    for pair, row in zip(pairs, rows, strict=True)
                    if row[side] >= (KEEPS if cast.by_word[pair.other] in told else TAKES)
                )
            )
            for side, told in enumerate((draft.sources, draft.targets))
        )
        sources, targets = (tuple(dict.fromkeys(cast.by_word[w] for w in words)) for words in (source, target))
        done.append(replace(draft, sources=sources, targets=targets, source_words=source, target_words=target))
    return done
