"""Acts before they are records: what one trigger tells of doers, targets, place, time and tolls."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from vedette.actors.cast import Cast, conjuncts
from vedette.coding.casualties import Toll, near_tolls
from vedette.coding.claims import Claims
from vedette.coding.clauses import clause_head, sentence_of, up
from vedette.coding.frames import Match
from vedette.coding.hedges import Hedges
from vedette.coding.quantities import Count
from vedette.coding.slots import mark_of, preposition
from vedette.coding.status import Said, status_at
from vedette.coding.times import TimeMention
from vedette.places.scene import Scene
from vedette.reading.reading import Reading

_PLACE_ROLES = {
    **dict.fromkeys("in at near on inside outside around within across throughout off along".split(), "at"),
    "from": "from",
    **dict.fromkeys("to into toward towards".split(), "toward"),
    **dict.fromkeys("over above through".split(), "over"),
}


@dataclass(frozen=True, slots=True)
class Draft:
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


def draft_of(reading: Reading, match: Match, around: Surroundings) -> Draft:
    """Return the act that a frame's match tells, with the place, time and tolls that stand near its trigger."""
    source, target = match.words("source"), match.words("target")
    sources, targets = named_by(reading, source, around.cast), named_by(reading, target, around.cast)
    both = tuple(dict.fromkeys(sources + targets))
    if match.frame.facts.get("reciprocal") and sources:  # "fighting with the army" tells one side, and not both
        sources = targets = both
        source = target = source + target
    else:
        targets = tuple(t for t in targets if t not in sources)
    return Draft(
        matches=(match,),
        said=_said(reading, match.trigger, around),
        sources=sources,
        targets=targets,
        source_words=source,
        target_words=target,
        place=_place(reading, match, around),
        time=find_time(reading, match.trigger, around.times),
        tolls=_tolls(reading, match, around.tolls),
    )


def rivals_of(reading: Reading, draft: Draft, around: Surroundings) -> tuple[Draft, ...]:
    """The draft, or one for each who claims the act for themselves: "was claimed by A and by B" tells two versions."""
    rivals = around.claims.rivals_at(reading.words[draft.match.trigger].span)
    if not rivals or not set(rivals) & set(draft.sources):
        return (draft,)
    words = {rival: tuple(w for w in draft.source_words if around.cast.at(w) == rival) for rival in rivals}
    return tuple(replace(draft, sources=(rival,), source_words=words[rival]) for rival in rivals)


def places_of(reading: Reading, draft: Draft, around: Surroundings) -> tuple[Draft, ...]:
    """The draft, and one for each other thing it was done to elsewhere: "struck a base in A and a mine at B"."""
    objects = [c for c in reading.children[draft.match.trigger] if reading.words[c].relation == "obj"]
    firsts = [*objects, *(w for c in objects if (w := _own_place(reading, c, around)) is not None)]  # a parser's slip
    beside = (c for first in firsts for c in reading.children[first] if reading.words[c].relation == "conj")
    placed = ((thing, word) for thing in beside if (word := _own_place(reading, thing, around)) is not None)
    return draft, *(
        replace(draft, place=(id_, word), targets=named_by(reading, (thing,), around.cast), target_words=(), tolls=())
        for thing, word in placed
        if draft.place and (id_ := around.scene.at(word)) and id_ != draft.place[0]
    )


def _own_place(reading: Reading, thing: int, around: Surroundings) -> int | None:
    """Where a thing stands: "a mine at Arlit"."""
    for child in reading.children[thing]:
        at = _PLACE_ROLES.get(preposition(reading, child)) == "at" and reading.words[child].relation == "nmod"
        if at and _is_place(around, child):
            return child
    return None


def _said(reading: Reading, trigger: int, around: Surroundings) -> Said:
    """How an act is said. What is claimed by somebody is no hearsay: it stands in that one's claim."""
    said = status_at(reading, trigger, around.hedges)
    claim = around.claims.claim_at(reading.words[trigger].span) if said.hearsay else None
    cue = next((each.cue for each in around.claims.records if claim and each.id == claim), None)
    if cue is None or said.support["hearsay"] != (cue,):
        return said
    return replace(said, hearsay=False, support={k: v for k, v in said.support.items() if k != "hearsay"})


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


def named_by(reading: Reading, words: Iterable[int], cast: Cast) -> tuple[str, ...]:
    """Return the ids of the actors that words and their conjuncts name, in text order, each once."""
    found = (cast.at(i) for word in words for i in conjuncts(reading, word))
    return tuple(dict.fromkeys(id_ for id_ in found if id_))


def _place(reading: Reading, match: Match, around: Surroundings) -> tuple[str, int] | None:
    """The place that is attacked or taken; else that of the sentence which is brought in as such, the nearest one."""
    if match.frame.kind == "ASSAULT" and (aimed_at := _aimed_at(reading, match, around)) is not None:
        return around.scene.at(aimed_at) or "", aimed_at
    first, last = sentence_of(reading, match.trigger)
    near = [
        (steps(reading, match.trigger, word), abs(word - match.trigger), word)
        for word in range(first, last)
        if _is_place(around, word)
        and (_PLACE_ROLES.get(preposition(reading, word).split(" ")[0]) == "at" or _is_told_by_another(around, word))
    ]
    if not near or min(near)[0] > _FAR:
        return None
    word = min(near)[2]
    return around.scene.at(word) or "", word


# What is called after the place where it stands: "the Goma plant".
_SITES = frozenset(
    """plant mine refinery base barracks camp prison dam station post outpost checkpoint airport airfield hospital
    school university mosque church hotel market museum bridge port factory terminal""".split()
)


def _is_told_by_another(around: Surroundings, word: int) -> bool:
    """Whether a word means a place "close to" or "not far from" another, which itself says where something is."""
    place = around.scene.at(word)
    told = next((p for p in around.scene.places if p.id == place), None)
    return told is not None and any(relation.kind == "near" for relation in told.relations)


def _aimed_at(reading: Reading, match: Match, around: Surroundings) -> int | None:
    """The place that is an act's object: "captured Goma", "shelled the town of Goma", "the capture of Goma", "stormed
    the Goma plant"; None where it is no place."""
    trigger = match.trigger
    noun, befalls = reading.words[trigger].upos == "NOUN", match.frame.roles.get("target") == ("subject",)
    objects = {"obj", "nsubj:pass", "nsubj"} if befalls else {"obj", "nsubj:pass"}
    for child in reading.children[trigger]:
        relation = reading.words[child].relation
        if not (relation in objects or (noun and preposition(reading, child) == "of")):
            continue
        named = (w for w in reading.children[child] if not noun and preposition(reading, w) == "of")
        thing = around.cast.at(child) is None and reading.words[child].lemma.lower() in _SITES
        called = (w for w in reading.children[child] if thing and reading.words[w].relation == "compound")
        for word in (child, *named, *called):
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


def steps(reading: Reading, one: int, other: int, edges: Mapping[str, int] = _EDGES) -> int:
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
    So has what is only spoken of: "the confirmation of the killing came on Thursday".
    """
    first, last = sentence_of(reading, trigger)
    clause = clause_head(reading, trigger)
    if reading.words[clause].relation == "advcl" and mark_of(reading, clause) in _NOT_AT_ONCE:
        within = set(reading.subtree(clause))
        times = [time for time in times if time.head in within]
    if (told := _told_of(reading, trigger)) is not None:
        below = set(reading.subtree(told))
        after = reading.words[told].relation == "obj"  # "claimed the attack on Monday" may tell the attack's day
        times = [t for t in times if t.head in below or (after and preposition(reading, t.head) != "by")]
    near = [
        (steps(reading, trigger, time.head, _EDGES_FOR_TIMES), abs(time.first - trigger), i)
        for i, time in enumerate(times)
        if first <= time.first < last
    ]
    return times[min(near)[2]] if near and min(near)[0] <= _FAR else None


_SPEAKING = frozenset(
    """confirm announce deny reveal disclose acknowledge confirmation announcement claim denial detail news report
    reaction""".split()
)


def _told_of(reading: Reading, trigger: int) -> int | None:
    """The phrase in which an act's noun is spoken of, or None where it is not: its time is inside or unknown."""
    here = trigger
    while reading.words[here].relation.split(":")[0] in {"obj", "nsubj", "nmod"} and reading.words[here].upos == "NOUN":
        above = reading.words[reading.words[here].head]
        if above.lemma.lower() in _SPEAKING:
            return here
        here = above.index
    return None
