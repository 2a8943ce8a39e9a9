"""Outlooks: what is said about the future, as feared, planned, threatened, hoped for, warned of or foreseen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from vedette.coding.acts import Surroundings
from vedette.coding.clauses import clause_head, sentence_of, trimmed
from vedette.coding.hedges import Hedges
from vedette.coding.slots import is_passive, preposition, slots_of
from vedette.coding.status import status_at
from vedette.coding.times import TimeMention
from vedette.reading.pairs import Pair, PairHead, softmax
from vedette.reading.reading import Reading, Word
from vedette.records import How, Likelihood, Modality, Outlook, OutlookKind, Span

# How often an outlook of each pattern is right: priors, to be calibrated on hand-coded text.
_PRIORS = {"verb": 0.6, "noun": 0.55, "adjective": 0.55, "will": 0.65, "would": 0.5, "may": 0.55, "to come": 0.65}
_BEFORE = {name: rank for rank, name in enumerate(_PRIORS)}  # of two on the same words the first kind is kept

_VERBAL = frozenset({"VERB", "AUX"})
# The modality that an outlook has by its kind, where no word beside its predicate says another one.
_MODALITY: dict[OutlookKind, Modality] = {
    "forecast": "possible", "fear": "possible", "warning": "possible", "plan": "planned", "threat": "planned",
    "hope": "possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sight:
    """A word that looks ahead, and the predicate of what it sees. `span`: the clause; by: what gave it its kind."""

    pattern: str
    kind: OutlookKind
    word: int
    predicate: int
    span: Span
    by: Literal["frame", "both"] = "frame"


def find_outlooks(reading: Reading, around: Surroundings, head: PairHead | None = None) -> tuple[Outlook, ...]:
    """Return what the text says of the future, in text order: one outlook for a clause, whatever in it looks ahead.

    What might have been ("could have killed") is none. `proposes` is filled by who has the other records.
    head: the learned one for outlooks; without it, the lexicon alone.
    """
    sights = find_sights(reading, around.hedges)
    kept = _distinct(sights if head is None else _weighed(reading, sights, head))
    outlooks = sorted((_outlook(reading, sight, around) for sight in kept), key=lambda o: o.evidence[0])
    return tuple(replace(outlook, id=f"o{i}") for i, outlook in enumerate(outlooks, 1))


def find_sights(reading: Reading, hedges: Hedges) -> list[Sight]:
    """Every word that looks ahead, in text order."""
    return [sight for word in reading.words for sight in _sights(reading, word, hedges)]


# --- the learned head: whether a word looks ahead here, and in what spirit

KINDS: tuple[OutlookKind, ...] = get_args(OutlookKind)
# From this probability on a word looks ahead to nothing. Across folds of the corpus 0.9 is as good; the dev articles
# lose by it.
DENIES = 0.98


def _weighed(reading: Reading, sights: Sequence[Sight], head: PairHead) -> list[Sight]:
    """The sights that the head does not deny, each of the kind that it makes likeliest."""
    rows = softmax(head.logits(reading, sight_pairs(reading, sights)))
    return [
        replace(sight, kind=KINDS[int(np.argmax(row[1:]))], by="both")
        for sight, row in zip(sights, rows, strict=True)
        if row[0] < DENIES
    ]


def sight_pairs(reading: Reading, sights: Sequence[Sight]) -> list[Pair]:
    """Give each word that looks ahead with the predicate of what it sees, and what is known of them."""
    return [Pair(sight.word, sight.predicate, tuple(_told(reading, sight))) for sight in sights]


def _told(reading: Reading, sight: Sight) -> Iterator[str]:
    words = reading.words
    word, predicate = words[sight.word], words[sight.predicate]
    yield f"rule {sight.kind}"
    yield f"rule {sight.kind} {sight.pattern}"
    yield f"word {word.text.lower()}"
    yield f"predicate {predicate.lemma.lower()}"
    yield f"predicate {predicate.upos} {predicate.relation} {sight.pattern}"
    if predicate.head >= 0:
        yield f"under {words[predicate.head].lemma.lower()}"
    for child in reading.children[sight.predicate]:
        relation = words[child].relation
        if relation.startswith("nsubj"):
            yield f"who {words[child].lemma.lower()}"
            yield f"who {words[child].kind} {word.text.lower()}"
        elif relation in {"mark", "advmod", "aux"}:
            yield f"{relation} {words[child].text.lower()}"
        elif relation == "advcl":
            yield "hangs on a clause"


def _distinct(sights: Sequence[Sight]) -> list[Sight]:
    """One for each clause: the one whose word says most, then the earliest."""
    kept: list[Sight] = []
    for sight in sorted(sights, key=lambda s: (_BEFORE[s.pattern], s.word)):
        if not any(_overlap(sight.span, other.span) for other in kept):
            kept.append(sight)
    return kept


def _overlap(a: Span, b: Span) -> bool:
    both = min(a.end, b.end) - max(a.start, b.start)
    return 2 * both > min(a.end - a.start, b.end - b.start)


# --- words that look ahead


def _sights(reading: Reading, word: Word, hedges: Hedges) -> Iterator[Sight]:
    """Yield how a word looks ahead; most do not."""
    text = word.text.lower()
    if word.relation.startswith("aux") or word.relation == "cop":
        yield from _modal(reading, word, hedges)
    elif word.upos in _VERBAL and text in hedges.outlook_verbs:
        yield from _verb(reading, word, hedges.outlook_verbs[text])
    elif word.upos in _VERBAL and text == "going" and (below := _infinitive(reading, word.index)) is not None:
        yield _sight(reading, "to come", "forecast", word.index, below, word.index)
    elif word.upos == "NOUN" and text in hedges.outlook_nouns:
        yield from _noun(reading, word, hedges.outlook_nouns[text])
    elif word.upos in {"ADJ", "ADV", "VERB"} and text in hedges.outlook_adjectives:
        yield from _adjective(reading, word, hedges.outlook_adjectives[text])


def _sight(reading: Reading, pattern: str, kind: OutlookKind, word: int, predicate: int, top: int) -> Sight:
    return Sight(pattern, kind, word, predicate, _evidence(reading, top, word))


def _evidence(reading: Reading, top: int, word: int) -> Span:
    """The clause that `top` stands in, without asides, as long as it stays a clause."""
    head = clause_head(reading, top)
    left_out = {
        i for c in reading.children[head] if reading.words[c].relation == "parataxis" for i in reading.subtree(c)
    }
    words = [i for i in reading.subtree(head) if i not in left_out and reading.words[i].upos != "PUNCT"]
    while len(words) > 1 and reading.words[words[0]].upos in {"CCONJ", "SCONJ"} and words[0] != word:
        words = words[1:]
    return trimmed(reading, words)


def _modal(reading: Reading, word: Word, hedges: Hedges) -> Iterator[Sight]:
    """ "Will", "would", "may", and "is to leave"."""
    predicate = reading.words[word.head] if word.head >= 0 else word
    if any(reading.words[c].text.lower() in {"have", "has"} and reading.words[c].relation == "aux" and c > word.index
           for c in reading.children[predicate.index]):  # fmt: skip
        return
    effects = hedges.effects("modals", word)
    pattern = next(
        (p for p, e in (("will", "planned"), ("would", "shifted"), ("may", "possible")) if e in effects), None
    )
    if (
        word.text.lower() == "can"
        or _is_wish(predicate)
        or (pattern == "may" and _is_ability(reading, word, predicate))
    ):
        return
    if pattern is not None and word.relation.startswith("aux"):
        yield _sight(
            reading, pattern, _kind(reading, word, predicate, hedges), word.index, predicate.index, predicate.index
        )
    elif word.xpos in {"VBZ", "VBP", "VBD"} and word.lemma.lower() == "be" and _is_to(reading, word, predicate):
        yield _sight(reading, "to come", "plan", word.index, predicate.index, predicate.index)


def _is_wish(predicate: Word) -> bool:
    """ "Would like to": a wish of now."""
    return predicate.text.lower() in {"like", "rather", "prefer"}


def _is_ability(reading: Reading, word: Word, predicate: Word) -> bool:
    """Whether "could" tells what was possible then: "could not find them", "so loud that it could be heard"."""
    if word.text.lower() != "could":
        return False
    negated = any(reading.words[c].text.lower() in {"not", "n't", "n’t"} for c in reading.children[predicate.index])
    return negated or predicate.text.lower() in {"see", "hear", "feel", "felt", "seen", "heard", "find", "tell"}


# "The aim was to ..." tells an aim, and nothing to come.
_AIMS = frozenset("aim aims purpose goal goals mission task role objective idea point meeting job".split())


def _is_to(reading: Reading, word: Word, predicate: Word) -> bool:
    """ "Are to be held": a form of "be" with "to" close behind it, before the same verb."""
    near = range(word.index + 1, min(word.index + 3, predicate.index))
    subjects = (reading.words[c].text.lower() for c in reading.children[predicate.index] if c < word.index)
    if reading.words[word.index + 1].text.lower() == "yet" or not _AIMS.isdisjoint(subjects):
        return False
    return predicate.upos in _VERBAL and any(
        reading.words[i].text.lower() == "to" and reading.words[i].head == predicate.index for i in near
    )


def _kind(reading: Reading, word: Word, predicate: Word, hedges: Hedges) -> OutlookKind:
    """In what spirit a modal looks ahead: by the verb that governs its clause; "we will" is a plan."""
    above = reading.words[predicate.head] if predicate.head >= 0 else None
    if above is not None and (kind := hedges.outlook_verbs.get(above.text.lower())):
        return kind
    subjects = slots_of(reading, predicate.index).get("subject", ())
    own = any(reading.words[i].text.lower() in {"we", "i"} for i in subjects)
    return "plan" if own and "planned" in hedges.effects("modals", word) else "forecast"


def _infinitive(reading: Reading, word: int) -> int | None:
    return next((c for c in reading.children[word] if reading.words[c].relation in {"xcomp", "ccomp"}), None)


def _verb(reading: Reading, word: Word, kind: OutlookKind) -> Iterator[Sight]:
    """ "Fears that", "plans to", "was expected to", "warned of": a verb with what it sees; a plan has an infinitive."""
    below = next((c for c in reading.children[word.index] if reading.words[c].relation in {"xcomp", "ccomp"}), None)
    if below is None and word.relation == "amod":
        return
    if below is None and (kind != "plan" or is_passive(reading, word.index) or word.text.lower().startswith("await")):
        wanted = {"fear": {"obj", "nsubj:pass"}, "warning": {"obl"}, "hope": {"obl"}}.get(kind, {"obj", "nsubj:pass"})
        below = next(
            (c for c in reading.children[word.index] if reading.words[c].relation in wanted
             and (reading.words[c].relation != "obl" or preposition(reading, c) in {"of", "for", "against"})), None,
        )  # fmt: skip
    if below is not None:
        yield _sight(reading, "verb", kind, word.index, below, word.index)


def _noun(reading: Reading, word: Word, kind: OutlookKind) -> Iterator[Sight]:
    """ "Fears of a famine", "plans to leave", "concerns that"."""
    for child in reading.children[word.index]:
        below = reading.words[child]
        if child < word.index:
            continue
        if (below.relation in {"acl", "ccomp"} and _is_ahead(reading, below)) or (
            below.relation == "nmod" and preposition(reading, child) in {"of", "about", "over"}
        ):
            top = word.index
            span = trimmed(reading, reading.subtree(top))
            yield Sight("noun", kind, word.index, child, span)
            return


def _is_ahead(reading: Reading, below: Word) -> bool:
    """Whether a clause is an infinitive or has "that": "plans to leave", not "plans made months ago"."""
    return any(reading.words[c].text.lower() in {"to", "that"} for c in reading.children[below.index]) or any(
        reading.words[c].relation.startswith("aux") for c in reading.children[below.index]
    )


def _adjective(reading: Reading, word: Word, kind: OutlookKind) -> Iterator[Sight]:
    """ "Is likely to rise", "is set to leave", "planned elections"."""
    below = next(
        (c for c in reading.children[word.index] if reading.words[c].relation in {"xcomp", "ccomp", "csubj"}), None
    )
    if below is not None and _is_ahead(reading, reading.words[below]):
        yield _sight(reading, "adjective", kind, word.index, below, word.index)
    elif word.relation == "advmod" and word.head >= 0 and reading.words[word.head].upos in _VERBAL:
        return
    elif word.relation == "amod" and word.text.lower() in {"planned", "scheduled", "upcoming", "impending", "imminent"}:
        yield _sight(reading, "adjective", kind, word.index, word.head, word.head)


# --- records


def _outlook(reading: Reading, sight: Sight, around: Surroundings) -> Outlook:
    said = status_at(reading, sight.predicate, around.hedges)
    support: dict[str, tuple[Span, ...]] = {**said.support, "kind": (reading.words[sight.word].span,)}
    inferred: dict[str, str] = {}
    modality = said.modality
    if modality == "actual":
        modality = _MODALITY[sight.kind]
        support["modality"] = (reading.words[sight.word].span,)
    inside = [w.index for w in _words_of(reading, sight)]
    about = _about(reading, sight, around)
    if about:
        support["about"] = tuple(reading.words[i].span for i, _ in about)
    place = next(((i, p) for i in inside if (p := around.scene.at(i)) is not None), None)
    if place:
        support["place"] = (reading.words[place[0]].span,)
    horizon = _horizon(around.times, inside, sight.word)
    if horizon is not None:
        support["horizon"] = (reading.span(horizon.first, horizon.last),)
        if horizon.rule:
            inferred["horizon"] = horizon.rule
    likelihood, phrase = _likelihood(reading, sight, around.hedges)
    support["likelihood"] = (phrase,)
    return Outlook(
        id="o",
        evidence=(sight.span,),
        support=support,
        inferred=inferred,
        confidence=_PRIORS[sight.pattern],
        how=How(by=sight.by, name=f"outlook:{sight.pattern}"),
        claim=around.claims.claim_at(sight.span) or around.claims.claim_at(reading.words[sight.word].span),
        polarity=said.polarity,
        modality=modality,
        hearsay=said.hearsay,
        kind=sight.kind,
        about=tuple(dict.fromkeys(actor for _, actor in about)),
        place=place[1] if place else None,
        horizon=horizon.time if horizon else None,
        likelihood=likelihood,
        condition=_brought_in(reading, sight, around.hedges.conditions, ()),
        because=_brought_in(
            reading, sight, frozenset({"because"}), ("because of", "due to", "owing to", "as a result of")
        ),
    )


def _words_of(reading: Reading, sight: Sight) -> list[Word]:
    first, last = sentence_of(reading, sight.word)
    return [w for w in reading.words[first:last] if sight.span.start <= w.start and w.end <= sight.span.end]


def _about(reading: Reading, sight: Sight, around: Surroundings) -> list[tuple[int, str]]:
    """The actors that do or suffer what is seen ahead; without them, those of the words that see it."""
    for predicate in (sight.predicate, sight.word):
        slots = slots_of(reading, predicate)
        heads = [i for slot in ("subject", "object") for i in slots.get(slot, ())]
        found = [(i, actor) for i in heads if (actor := around.cast.at(i)) is not None]
        if found:
            return found
    return []


def _horizon(times: Sequence[TimeMention], inside: list[int], word: int) -> TimeMention | None:
    """The time in the clause: behind the word that looks ahead rather than before it."""
    words = set(inside)
    found = [t for t in times if t.first in words]
    return min(found, key=lambda t: (t.first < word, abs(t.first - word)), default=None)


def _likelihood(reading: Reading, sight: Sight, hedges: Hedges) -> tuple[Likelihood, Span]:
    """The words that say how probable it is: those of a published scale, else the word that looks ahead alone."""
    found = hedges.likelihood(sight.span.of(reading.text))
    if found is not None:
        start, end, likelihood = found
        return likelihood, Span(sight.span.start + start, sight.span.start + end)
    behind = range(sight.word + 1, sight.predicate) if sight.pattern == "to come" else ()
    last = next((i for i in behind if reading.words[i].text.lower() == "to"), sight.word)  # "is to", "going to"
    phrase = reading.span(sight.word, last + 1)
    return Likelihood(phrase=phrase.of(reading.text)), phrase


def _brought_in(reading: Reading, sight: Sight, marks: frozenset[str], prepositions: tuple[str, ...]) -> Span | None:
    """A clause with one of these marks, or a phrase with one of these prepositions, on the predicate or above."""
    for word in dict.fromkeys((sight.predicate, sight.word, clause_head(reading, sight.word))):
        for child in reading.children[word]:
            relation = reading.words[child].relation
            if relation == "advcl" and any(
                reading.words[c].relation == "mark" and reading.words[c].text.lower() in marks
                for c in reading.children[child]
            ):
                return trimmed(reading, reading.subtree(child))
            if relation.startswith("obl") and preposition(reading, child) in prepositions:
                return trimmed(reading, reading.subtree(child))
    return None
