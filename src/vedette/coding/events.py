"""Events: who did what to whom, where and when, from the frames that hold in a text.

A frame's match becomes a draft of an act; drafts that tell one act are joined; what is left becomes records.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.actors.cast import Cast
from vedette.coding.acts import Draft, Surroundings, draft_of, named_by, places_of, rivals_of
from vedette.coding.arguments import with_sides
from vedette.coding.casualties import as_casualties
from vedette.coding.clauses import LONGEST_EVIDENCE, clause_span, sentence_of, trimmed
from vedette.coding.frames import Match, fill
from vedette.coding.heads import NO_HEADS, Heads
from vedette.coding.joining import joined
from vedette.coding.ontology import Ontology
from vedette.coding.slots import mark_of, preposition
from vedette.coding.triggers import AGREES, DENIES, TriggerHead
from vedette.reading.reading import Reading, Word
from vedette.records import Event, How, Other, PlaceRole, Span

# How often an event of each make is right: priors, to be calibrated on hand-coded text.
_PRIOR = {"both": 0.7, "one": 0.6, "none": 0.4}


def find_events(
    reading: Reading, around: Surroundings, ontology: Ontology, heads: Heads = NO_HEADS
) -> tuple[Event, ...]:
    """Return the events of a text, in text order: those that a frame or the learned head tells, or both."""
    drafts = find_drafts(reading, around, ontology, heads.triggers)
    if heads.sides is not None:
        drafts = with_sides(reading, drafts, around.cast, heads.sides)
    events = [_event(reading, draft, around, ontology) for draft in drafts if draft.named]
    events.sort(key=lambda event: (event.evidence[0].start, event.trigger.start))
    return tuple(replace(event, id=f"e{i}") for i, event in enumerate(events, 1))


def find_drafts(reading: Reading, around: Surroundings, ontology: Ontology, head: TriggerHead | None) -> list[Draft]:
    """Return the acts of a text as their words tell them, each once."""
    matches = list(_matches(reading, around, ontology, head))
    told = [m for m in matches if not _swallowed(reading, m, matches, ontology) and _may_tell(reading, m)]
    drafts = (draft_of(reading, match, around) for match in told)
    versions = (each for draft in drafts for each in rivals_of(reading, draft, around))
    return joined(reading, [each for version in versions for each in places_of(reading, version, around)])


def _matches(reading: Reading, around: Surroundings, ontology: Ontology, head: TriggerHead | None) -> Iterator[Match]:
    """What frames tell, borne out by the head or not, then what only the head tells."""

    def acts(word: int) -> bool:
        return around.cast.at(word) is not None

    found = list(ontology.frames.matches(reading, acts))
    if head is None:
        yield from found
        return
    likely = head.probabilities(reading, found, around.cast)
    for match in found:
        if match.frame.kind not in head.types:  # an ontology of one's own has types that the head never saw
            yield match
            continue
        sure = likely[match.trigger][head.types.index(match.frame.kind)]
        if sure >= DENIES or match.frame.where:  # a frame that asks for more words than its trigger knows better
            yield replace(match, by="both" if sure >= AGREES else "frame", sure=float(sure))
    triggers = {match.trigger for match in found}
    for word, frame in head.proposals(likely):
        match_of_head = fill(reading, frame, word, acts) if frame.kind in ontology.kinds else None
        if match_of_head and word not in triggers:
            yield replace(match_of_head, by="head", sure=float(likely[word][head.types.index(frame.kind)]))


def _may_tell(reading: Reading, match: Match) -> bool:
    """A proper name, or a noun inside one, tells no act ("March", "the Strike Force")."""
    word = reading.words[match.trigger]
    if word.upos in {"VERB", "AUX", "ADJ"}:
        return True
    return word.upos != "PROPN" and not any(name.first <= word.index < name.last for name in reading.names)


def _swallowed(reading: Reading, match: Match, matches: Sequence[Match], ontology: Ontology) -> bool:
    """Whether an act is only what another one asks for, threatens or refuses."""
    swallowing = {m.trigger for m in matches if ontology.kinds[m.frame.kind].swallows and m.trigger != match.trigger}
    here = match.trigger
    while swallowing and reading.words[here].head >= 0:
        word = reading.words[here]
        if word.relation in {"acl:relcl", "parataxis", "root"} or (word.relation == "conj" and word.head in swallowing):
            return False
        if word.head in swallowing:
            return _is_asked_for(reading, word)
        here = word.head
    return False


def _is_asked_for(reading: Reading, word: Word) -> bool:
    """Whether what hangs on a speech act belongs to what is said, and not to its circumstances ("after talks")."""
    if word.relation == "advcl":
        return mark_of(reading, word.index) in {"to", "of", "for", "from", "that", ""}
    if word.relation in {"obl", "nmod"}:
        return preposition(reading, word.index) in {"to", "for", "on", "of", "against", "with", "over", "about", "from"}
    return word.relation in {"ccomp", "xcomp", "obj", "acl", "iobj"}


def _event(reading: Reading, draft: Draft, around: Surroundings, ontology: Ontology) -> Event:
    match, kind = draft.match, ontology.kinds[draft.kind]
    trigger = _trigger(reading, match)
    evidence = tuple(dict.fromkeys(_evidence(reading, m.trigger) for m in draft.matches))
    claim = around.claims.claim_at(trigger, draft.sources)
    support: dict[str, tuple[Span, ...]] = {"type": (trigger,), **draft.said.support}
    inferred: dict[str, str] = {}
    others = tuple(_others(reading, draft, around.cast))
    spans = {
        "sources": draft.source_words,
        "targets": draft.target_words,
        "others": tuple(w for role in _ROLES_OF_OTHERS for w in match.words(role)),
        "place": (draft.place[1],) if draft.place else (),
        "places": (draft.place[1],) if draft.place else (),
    }
    for name, words in spans.items():
        if words:
            support[name] = tuple(_phrase(reading, word) for word in words)
    mode, cameo = match.frame.facts.get("mode"), match.frame.facts.get("cameo", kind.cameo)
    if mode:
        support["mode"] = (trigger,)
    if cameo:
        inferred["cameo"] = f"frame {match.frame.name}"
    if draft.time:
        support["time"] = (reading.span(draft.time.first, draft.time.last),)
        if draft.time.rule:
            inferred["time"] = draft.time.rule
    casualties = as_casualties(draft.tolls, around.cast, sources=draft.sources, targets=draft.targets)
    return Event(
        id="e0",
        evidence=evidence,
        support=support,
        inferred=inferred,
        confidence=_confidence(draft),
        how=How(by=match.by, name=f"{kind.name.lower()}: {match.frame.name}"),
        claim=claim,
        polarity=draft.said.polarity,
        modality=draft.said.modality,
        hearsay=draft.said.hearsay,
        type=kind.name,  # type: ignore[arg-type]  # an ontology of one's own has its own types
        mode=mode,
        cameo=cameo,
        sources=draft.sources,
        targets=draft.targets,
        others=others,
        place=draft.place[0] if draft.place else None,
        places=(PlaceRole(place=draft.place[0], role="at"),) if draft.place else (),
        time=draft.time.time if draft.time else None,
        casualties=tuple(replace(toll, claim=around.claims.claim_at(toll.evidence[0])) for toll in casualties),
        trigger=trigger,
    )


_ROLES_OF_OTHERS = ("partner", "mediator", "beneficiary", "host")


def _others(reading: Reading, draft: Draft, cast: Cast) -> Iterator[Other]:
    for role in _ROLES_OF_OTHERS:
        for id_ in named_by(reading, draft.match.words(role), cast):
            yield Other(actor=id_, role=role)  # type: ignore[arg-type]  # the four are a closed list above


def _confidence(draft: Draft) -> float:
    filled = bool(draft.sources) + bool(draft.targets)
    prior = _PRIOR[("none", "one", "both")[filled]]
    sure = max((match.sure for match in draft.matches if match.sure is not None), default=None)
    return prior if sure is None else (prior + sure) / 2


def _trigger(reading: Reading, match: Match) -> Span:
    words = sorted({match.trigger, match.trigger if match.particle is None else match.particle})
    return reading.span(words[0], words[-1] + 1) if words[-1] - words[0] <= 3 else reading.words[match.trigger].span


def _evidence(reading: Reading, trigger: int) -> Span:
    """The sentence where it is short enough to point at something, else the clause."""
    first, last = sentence_of(reading, trigger)
    whole = trimmed(reading, list(range(first, last)))
    return whole if whole.end - whole.start <= LONGEST_EVIDENCE else clause_span(reading, trigger)


def _phrase(reading: Reading, word: int) -> Span:
    """The words of a phrase from its first premodifier to its head."""
    first = min((c for c in reading.children[word] if c < word and reading.words[c].relation in _BEFORE), default=word)
    return Span(reading.words[first].start, reading.words[word].end)


_BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "case", "nmod:desc", "flat"})
