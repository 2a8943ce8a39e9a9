"""Presence: who is where, without an act: seen, operating, in control, on the move."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vedette.actors.cast import conjuncts
from vedette.coding.acts import Surroundings, find_time
from vedette.coding.clauses import clause_span, sentence_of
from vedette.coding.frames import Match
from vedette.coding.ontology import Ontology
from vedette.coding.quantities import Count
from vedette.coding.status import status_at
from vedette.places.scene import Scene
from vedette.reading.reading import Reading
from vedette.records import How, PlaceRole, Presence, Span

# How often a presence is right: a prior, to be calibrated on hand-coded text.
_PRIOR = 0.5
_ROLES = ("at", "from", "toward", "over")


def find_presence(reading: Reading, around: Surroundings, ontology: Ontology) -> tuple[Presence, ...]:
    """Return who is where, in text order. One without an actor or without a place is none."""
    around = replace(around, scene=with_pronouns(reading, around.scene))
    matches = ontology.frames.matches(
        reading, lambda word: around.cast.at(word) is not None or around.scene.at(word) is not None
    )
    found = sorted((p for m in matches for p in _presence(reading, around, m)), key=lambda p: p.evidence[0])
    return tuple(replace(presence, id=f"w{i}") for i, presence in enumerate(found, 1))


def with_pronouns(reading: Reading, scene: Scene) -> Scene:
    """The scene in which "it" as an object means the place that is the object, or the subject, of a verb before it.

    "Fighters held the airport before losing it": in the same sentence, the nearest one.
    """
    meant: dict[int, str] = {}
    for word in reading.words:
        if word.text.lower() == "it" and word.relation == "obj":
            first, _ = sentence_of(reading, word.index)
            before = (w for w in reversed(reading.words[first : word.index]) if w.relation in _OBJECTS)
            place = next((id_ for w in before if (id_ := scene.at(w.index))), None)
            if place:
                meant[word.index] = place
    return replace(scene, by_word={**scene.by_word, **meant})


_OBJECTS = frozenset({"obj", "nsubj", "nsubj:pass"})


def _presence(reading: Reading, around: Surroundings, match: Match) -> Iterator[Presence]:
    who = tuple(dict.fromkeys(id_ for w in match.words("who") for id_ in around.cast.all_at(reading, w)))
    found = ((role, w) for role in _ROLES for word in match.words(role) for w in conjuncts(reading, word))
    placed = tuple(dict.fromkeys(found))
    places = tuple(
        PlaceRole(place=id_, role=role)  # type: ignore[arg-type]  # the four roles above
        for role, word in placed
        if (id_ := around.scene.at(word))
    )
    if not who or not places:
        return
    said = status_at(reading, match.trigger, around.hedges)
    trigger = reading.words[match.trigger].span
    support: dict[str, tuple[Span, ...]] = {
        "kind": (trigger,),
        "who": tuple(reading.words[w].span for w in match.words("who")),
        "places": tuple(reading.words[word].span for _, word in placed),
        **said.support,
    }
    inferred: dict[str, str] = {}
    time = find_time(reading, match.trigger, around.times)
    if time:
        support["time"] = (reading.span(time.first, time.last),)
        if time.rule:
            inferred["time"] = time.rule
    count = _count(around.counts, match.words("who"))
    if count:
        support["quantity"] = (reading.span(count.first, count.last),)
    yield Presence(
        id="w0", evidence=(clause_span(reading, match.trigger),), support=support, inferred=inferred,
        confidence=_PRIOR, how=How(by="frame", name=f"{match.frame.kind}: {match.frame.name}"),
        claim=around.claims.claim_at(trigger), polarity=said.polarity, modality=said.modality, hearsay=said.hearsay,
        who=who, kind=match.frame.kind, places=places,  # type: ignore[arg-type]  # the kinds are the files' names
        quantity=count.quantity if count else None, time=time.time if time else None,
    )  # fmt: skip


def _count(counts: Sequence[Count], who: tuple[int, ...]) -> Count | None:
    return next((count for count in counts if count.counted in who), None)
