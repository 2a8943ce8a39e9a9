"""Joining what tells one act: two triggers of a sentence, or a later sentence that points back."""

from collections.abc import Sequence
from dataclasses import replace

from vedette.coding.acts import Draft, steps
from vedette.coding.casualties import Toll
from vedette.coding.clauses import distance, sentence_of, up
from vedette.reading.reading import Reading

_ARTICLES = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def joined(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Join the drafts that tell one act: in one sentence where nothing speaks against it, across sentences where the
    later one only points back ("the attack") or names the same sides."""
    kept: list[Draft] = []
    for draft in drafts:
        for i in reversed(range(len(kept))):
            if _same_act(reading, kept[i], draft):
                kept[i] = _merged(kept[i], draft)
                break
        else:
            kept.append(draft)
    return kept


def _same_act(reading: Reading, one: Draft, other: Draft) -> bool:
    if one.kind != other.kind or one.said.status != other.said.status:
        return False
    if one.place and other.place and one.place[0] != other.place[0]:
        return False
    trigger, beside = other.match.trigger, _beside(reading, one, other)
    if beside is not None and _outcomes_of_one(reading, beside, trigger, _agree(one.sources, other.sources)):
        return True
    if not (_agree(one.sources, other.sources) and _agree(one.targets, other.targets)):
        return False
    if beside == one.match.trigger:
        return _linked(reading, beside, trigger)
    shared = set(one.sources) & set(other.sources) or set(one.targets) & set(other.targets)
    return (_points_back(reading, other) or bool(shared)) and _same_day(one, other) and _same_tolls(one, other)


def _beside(reading: Reading, one: Draft, other: Draft) -> int | None:
    """The trigger of one draft that stands in the other's sentence: the one that names it where that one does."""
    first, last = sentence_of(reading, other.match.trigger)
    return next((m.trigger for m in one.matches if first <= m.trigger < last), None)


# Verbs that tell what an act did to people, not the act: one act kills some and wounds others.
_RESULTS = frozenset("kill wound injure die hurt maim".split())


def _outcomes_of_one(reading: Reading, one: int, other: int, may_be_one_doer: bool) -> bool:
    """Whether two triggers tell what one act did: "killed four and wounded six", "killed in a clash", "attacked the
    post, killing four"."""
    triggers = [reading.words[at] for at in (one, other)]
    if not any(word.lemma.lower() in _RESULTS for word in triggers):
        return False
    if all(word.lemma.lower() in _RESULTS for word in triggers):
        return steps(reading, one, other) <= 2 and may_be_one_doer
    result, act = sorted(triggers, key=lambda word: word.lemma.lower() not in _RESULTS)
    if act.upos == "NOUN":
        return steps(reading, result.index, act.index) <= 2
    beside = result.head == act.index and (
        result.relation == "conj" or (result.xpos, result.relation) == ("VBG", "advcl")
    )
    return beside and may_be_one_doer


def _same_tolls(one: Draft, other: Draft) -> bool:
    """Whether no count of the killed in one is another than in the other."""
    counts = [
        {t.casualty.quantity.best for t in draft.tolls if t.casualty.outcome == "killed"} for draft in (one, other)
    ]
    return not (counts[0] and counts[1]) or bool(counts[0] & counts[1])


def _agree(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not some or not others or bool(set(some) & set(others))


def _same_day(one: Draft, other: Draft) -> bool:
    return not (one.time and other.time) or one.time.time.start == other.time.time.start


def _linked(reading: Reading, one: int, other: int) -> bool:
    """Whether one trigger stands under the other in the tree, or both beside each other."""
    return one in set(up(reading, other)) or other in set(up(reading, one)) or distance(reading, one, other) <= 2


def _points_back(reading: Reading, draft: Draft) -> bool:
    """Whether a noun with "the" or "that" tells nothing of its own: "the attack"."""
    word = reading.words[draft.match.trigger]
    if word.upos != "NOUN" or draft.targets or draft.sources:
        return False
    return any(reading.words[c].lemma.lower() in _ARTICLES for c in reading.children[word.index])


def _merged(one: Draft, other: Draft) -> Draft:
    """The fuller of two drafts, filled up with what the other knows."""
    one, other = _facing(one, other), _facing(other, one)
    first, second = (other, one) if _fullness(other) > _fullness(one) else (one, other)
    sources = first.sources or second.sources
    targets = tuple(dict.fromkeys(first.targets + second.targets))
    if len(sources) == 1:  # "killed in a clash with rebels": of two sides that are now known, one is not both
        targets = tuple(t for t in targets if t not in sources) or targets
    return replace(
        first,
        matches=first.matches + second.matches,
        sources=sources,
        targets=targets,
        source_words=first.source_words or second.source_words,
        target_words=tuple(dict.fromkeys(first.target_words + second.target_words)),
        place=first.place or second.place,
        time=first.time or second.time,
        tolls=first.tolls + tuple(toll for toll in second.tolls if not _told(toll, first.tolls)),
    )


def _facing(draft: Draft, other: Draft) -> Draft:
    """Of "killed in a clash with rebels" the clash: the one side that it tells is whoever faces the killed."""
    alone = draft.match.frame.facts.get("reciprocal") and not (draft.sources or other.sources)
    if not alone or not other.targets or set(draft.targets) & set(other.targets):
        return draft
    return replace(draft, sources=draft.targets, source_words=draft.target_words, targets=(), target_words=())


def _told(toll: Toll, tolls: Sequence[Toll]) -> bool:
    """Whether a toll is there already: the same one, or the same figure told again."""
    figures = {(t.casualty.outcome, t.casualty.quantity.low, t.casualty.quantity.high) for t in tolls}
    return toll in tolls or (toll.casualty.outcome, toll.casualty.quantity.low, toll.casualty.quantity.high) in figures


def _fullness(draft: Draft) -> int:
    return 2 * bool(draft.sources) + 2 * bool(draft.targets) + bool(draft.place) + bool(draft.tolls)
