"""Events: who did what to whom, where and when, from the frames that hold in a text.

A frame's match becomes a draft; drafts that tell one act are joined; what is left becomes records.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.actors.cast import Cast, conjuncts
from vedette.coding.casualties import Toll, as_casualties, near_tolls
from vedette.coding.claims import Claims
from vedette.coding.clauses import LONGEST_EVIDENCE, clause_head, clause_span, distance, sentence_of, trimmed, up
from vedette.coding.frames import Match, fill
from vedette.coding.hedges import Hedges
from vedette.coding.ontology import Ontology
from vedette.coding.quantities import Count
from vedette.coding.slots import mark_of, preposition
from vedette.coding.status import Said, status_at
from vedette.coding.times import TimeMention
from vedette.coding.triggers import AGREES, TriggerHead
from vedette.places.scene import Scene
from vedette.reading.reading import Reading, Word
from vedette.records import Event, How, Other, PlaceRole, Span

# How often an event of each make is right: priors, to be calibrated on hand-coded text.
_PRIOR = {"both": 0.7, "one": 0.6, "none": 0.4}
_BORNE_OUT = {"both": 0.1, "frame": -0.1, "head": -0.15}

_PLACE_ROLES = {
    **dict.fromkeys("in at near on inside outside around within across throughout off along".split(), "at"),
    "from": "from",
    **dict.fromkeys("to into toward towards".split(), "toward"),
    **dict.fromkeys("over above through".split(), "over"),
}
_ARTICLES = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class _Draft:
    """An act as one trigger or several tell it."""

    matches: tuple[Match, ...]  # the first is the one that names it
    said: Said
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_words: tuple[int, ...]
    target_words: tuple[int, ...]
    place: tuple[str, int] | None  # id and word
    time: TimeMention | None
    tolls: tuple[Toll, ...]

    @property
    def match(self) -> Match:
        return self.matches[0]

    @property
    def kind(self) -> str:
        return self.match.frame.kind

    @property
    def named(self) -> bool:
        """Whether the words tell more than that something of the kind exists."""
        return bool(self.sources or self.targets or self.place or self.tolls or self.time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What else is known of the text when events are looked for."""

    cast: Cast
    scene: Scene
    times: Sequence[TimeMention]
    counts: Sequence[Count]
    tolls: Sequence[Toll]
    claims: Claims
    hedges: Hedges


def find_events(
    reading: Reading, around: Surroundings, ontology: Ontology, head: TriggerHead | None = None
) -> tuple[Event, ...]:
    """Return the events of a text, in text order: those that a frame or the learned head tells, or both."""
    matches = list(_matches(reading, around, ontology, head))
    told = [m for m in matches if not _swallowed(reading, m, matches, ontology) and _may_tell(reading, m)]
    drafts = _joined(reading, [_draft(reading, match, around) for match in told])
    events = [_event(reading, draft, around, ontology) for draft in drafts if draft.named]
    events.sort(key=lambda event: (event.evidence[0].start, event.trigger.start))
    return tuple(replace(event, id=f"e{i}") for i, event in enumerate(events, 1))


def _matches(reading: Reading, around: Surroundings, ontology: Ontology, head: TriggerHead | None) -> Iterator[Match]:
    """What frames tell, borne out by the head or not, then what only the head tells."""

    def acts(word: int) -> bool:
        return around.cast.at(word) is not None

    found = list(ontology.frames.matches(reading, acts))
    if head is None:
        yield from found
        return
    likely = head.probabilities(reading)
    for match in found:
        kind = match.frame.kind
        agrees = kind in head.types and likely[match.trigger, head.types.index(kind)] >= AGREES
        yield replace(match, by="both") if agrees else match
    triggers = {match.trigger for match in found}
    for word, frame in head.proposals(likely):
        match_of_head = fill(reading, frame, word, acts) if frame.kind in ontology.kinds else None
        if match_of_head and word not in triggers:
            yield replace(match_of_head, by="head")


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


def _draft(reading: Reading, match: Match, around: Surroundings) -> _Draft:
    source, target = match.words("source"), match.words("target")
    sources, targets = _ids(reading, source, around.cast), _ids(reading, target, around.cast)
    both = tuple(dict.fromkeys(sources + targets))
    if match.frame.facts.get("reciprocal") and sources:  # "fighting with the army" tells one side, and not both
        sources = targets = both
        source = target = source + target
    else:
        targets = tuple(t for t in targets if t not in sources)
    return _Draft(
        matches=(match,),
        said=status_at(reading, match.trigger, around.hedges),
        sources=sources,
        targets=targets,
        source_words=source,
        target_words=target,
        place=_place(reading, match, around),
        time=find_time(reading, match.trigger, around.times),
        tolls=_tolls(reading, match, around.tolls),
    )


# What may become of people in an act of each kind; others are told beside it, and do not come of it.
_OUTCOMES: dict[str, frozenset[str]] = {
    "ASSAULT": frozenset({"killed", "injured", "abducted", "missing", "displaced"}),
    "COERCE": frozenset({"detained", "displaced", "missing"}),
    "PROTEST": frozenset({"killed", "injured", "detained"}),
    "RETREAT": frozenset({"released", "surrendered"}),
    "CONCEDE": frozenset({"released"}),
    "AID": frozenset({"released"}),
}


def _tolls(reading: Reading, match: Match, tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    allowed = _OUTCOMES.get(match.frame.kind, frozenset())
    return tuple(t for t in near_tolls(reading, tolls, [match.trigger]) if t.casualty.outcome in allowed)


def _ids(reading: Reading, words: Iterable[int], cast: Cast) -> tuple[str, ...]:
    found = (cast.at(i) for word in words for i in conjuncts(reading, word))
    return tuple(dict.fromkeys(id_ for id_ in found if id_))


def _place(reading: Reading, match: Match, around: Surroundings) -> tuple[str, int] | None:
    """The place that is attacked or taken; else that of the sentence which is brought in as such, the nearest one."""
    if match.frame.kind == "ASSAULT" and (aimed_at := _aimed_at(reading, match.trigger, around)) is not None:
        return around.scene.at(aimed_at) or "", aimed_at
    first, last = sentence_of(reading, match.trigger)
    near = [
        (_steps(reading, match.trigger, word), abs(word - match.trigger), word)
        for word in range(first, last)
        if _is_place(around, word) and _PLACE_ROLES.get(preposition(reading, word).split(" ")[0]) == "at"
    ]
    if not near or min(near)[0] > _FAR:
        return None
    word = min(near)[2]
    return around.scene.at(word) or "", word


def _aimed_at(reading: Reading, trigger: int, around: Surroundings) -> int | None:
    """The place that is an act's object: "captured Goma", "shelled the town of Goma"; None where it is no place."""
    for child in reading.children[trigger]:
        if reading.words[child].relation not in {"obj", "nsubj:pass"}:
            continue
        named = (w for w in reading.children[child] if preposition(reading, w) == "of")
        for word in (child, *named):
            if around.scene.at(word) is not None and around.cast.at(word) is None:
                return word
    return None


def _is_place(around: Surroundings, word: int) -> bool:
    """Whether a word means a place, and not a part of somebody's name ("the movement in West Africa")."""
    actor = around.cast.at(word)
    return around.scene.at(word) is not None and (actor is None or around.cast.actor(actor).kind == "state")


_FAR = 6  # arcs between what tells an act and what tells its place or time, a clause's edge counted as four
_EDGES = dict.fromkeys(("acl:relcl", "ccomp", "parataxis", "advcl", "advcl:relcl"), 4)
_EDGES_FOR_TIMES = {**_EDGES, "ccomp": 7, "parataxis": 7}  # when something was said is not when it happened


def _steps(reading: Reading, one: int, other: int, edges: Mapping[str, int] = _EDGES) -> int:
    """How far two words of a sentence lie apart in its tree; leaving a clause or entering another costs more."""
    above = list(up(reading, one))
    below = list(up(reading, other))
    shared = next((w for w in below if w in above), None)
    if shared is None:
        return 1_000
    path = above[: above.index(shared)] + below[: below.index(shared)]
    return sum(edges.get(reading.words[w].relation, 1) for w in path)


_NOT_AT_ONCE = frozenset({"after", "before", "since", "until", "once"})


def find_time(reading: Reading, trigger: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time of the sentence that stands nearest to the trigger in the tree, or None.

    What came before or after something else ("was suspended on Monday after gunmen killed four") has its own or none.
    """
    first, last = sentence_of(reading, trigger)
    clause = clause_head(reading, trigger)
    if reading.words[clause].relation == "advcl" and mark_of(reading, clause) in _NOT_AT_ONCE:
        within = set(reading.subtree(clause))
        times = [time for time in times if time.head in within]
    near = [
        (_steps(reading, trigger, time.head, _EDGES_FOR_TIMES), abs(time.first - trigger), i)
        for i, time in enumerate(times)
        if first <= time.first < last
    ]
    return times[min(near)[2]] if near and min(near)[0] <= _FAR else None


def _joined(reading: Reading, drafts: list[_Draft]) -> list[_Draft]:
    """Join the drafts that tell one act: in one sentence where nothing speaks against it, across sentences where the
    later one only points back ("the attack") or names the same sides."""
    kept: list[_Draft] = []
    for draft in drafts:
        for i in reversed(range(len(kept))):
            if _same_act(reading, kept[i], draft):
                kept[i] = _merged(kept[i], draft)
                break
        else:
            kept.append(draft)
    return kept


def _same_act(reading: Reading, one: _Draft, other: _Draft) -> bool:
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


def _beside(reading: Reading, one: _Draft, other: _Draft) -> int | None:
    """The trigger of one draft that stands in the other's sentence: the one that names it where that one does."""
    first, last = sentence_of(reading, other.match.trigger)
    return next((m.trigger for m in one.matches if first <= m.trigger < last), None)


# Verbs that tell what an act did to people, not the act: one act kills some and wounds others.
_RESULTS = frozenset("kill wound injure die hurt maim".split())


def _outcomes_of_one(reading: Reading, one: int, other: int, may_be_one_doer: bool) -> bool:
    """Whether two triggers tell what one act did: "killed four and wounded six", "killed in a clash"."""
    triggers = [reading.words[at] for at in (one, other)]
    if not any(word.lemma.lower() in _RESULTS for word in triggers):
        return False
    if all(word.lemma.lower() in _RESULTS for word in triggers):
        return _steps(reading, one, other) <= 2 and may_be_one_doer
    result, act = sorted(triggers, key=lambda word: word.lemma.lower() not in _RESULTS)
    return act.upos == "NOUN" and _steps(reading, result.index, act.index) <= 2


def _same_tolls(one: _Draft, other: _Draft) -> bool:
    """Whether no count of the killed in one is another than in the other."""
    counts = [
        {t.casualty.quantity.best for t in draft.tolls if t.casualty.outcome == "killed"} for draft in (one, other)
    ]
    return not (counts[0] and counts[1]) or bool(counts[0] & counts[1])


def _agree(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not some or not others or bool(set(some) & set(others))


def _same_day(one: _Draft, other: _Draft) -> bool:
    return not (one.time and other.time) or one.time.time.start == other.time.time.start


def _linked(reading: Reading, one: int, other: int) -> bool:
    """Whether one trigger stands under the other in the tree, or both beside each other."""
    return one in set(up(reading, other)) or other in set(up(reading, one)) or distance(reading, one, other) <= 2


def _points_back(reading: Reading, draft: _Draft) -> bool:
    """Whether a noun with "the" or "that" tells nothing of its own: "the attack"."""
    word = reading.words[draft.match.trigger]
    if word.upos != "NOUN" or draft.targets or draft.sources:
        return False
    return any(reading.words[c].lemma.lower() in _ARTICLES for c in reading.children[word.index])


def _merged(one: _Draft, other: _Draft) -> _Draft:
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


def _facing(draft: _Draft, other: _Draft) -> _Draft:
    """Of "killed in a clash with rebels" the clash: the one side that it tells is whoever faces the killed."""
    alone = draft.match.frame.facts.get("reciprocal") and not (draft.sources or other.sources)
    if not alone or not other.targets or set(draft.targets) & set(other.targets):
        return draft
    return replace(draft, sources=draft.targets, source_words=draft.target_words, targets=(), target_words=())


def _told(toll: Toll, tolls: Sequence[Toll]) -> bool:
    """Whether a toll is there already: the same one, or the same figure told again."""
    figures = {(t.casualty.outcome, t.casualty.quantity.low, t.casualty.quantity.high) for t in tolls}
    return toll in tolls or (toll.casualty.outcome, toll.casualty.quantity.low, toll.casualty.quantity.high) in figures


def _fullness(draft: _Draft) -> int:
    return 2 * bool(draft.sources) + 2 * bool(draft.targets) + bool(draft.place) + bool(draft.tolls)


def _event(reading: Reading, draft: _Draft, around: Surroundings, ontology: Ontology) -> Event:
    match, kind = draft.match, ontology.kinds[draft.kind]
    trigger = _trigger(reading, match)
    evidence = tuple(dict.fromkeys(_evidence(reading, m.trigger) for m in draft.matches))
    claim = around.claims.claim_at(trigger)
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


def _others(reading: Reading, draft: _Draft, cast: Cast) -> Iterator[Other]:
    for role in _ROLES_OF_OTHERS:
        for id_ in _ids(reading, draft.match.words(role), cast):
            yield Other(actor=id_, role=role)  # type: ignore[arg-type]  # the four are a closed list above


def _confidence(draft: _Draft) -> float:
    filled = bool(draft.sources) + bool(draft.targets)
    return _PRIOR[("none", "one", "both")[filled]] + _BORNE_OUT[draft.match.by]


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
