"""What the lines of a passage name: actors, places, times and other words, each marked in its text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeAlias

from vedette.exports.notation import CannotTell, Id, Line, Mark, Plain, Value
from vedette.exports.stated import RETOLD, Stated, holds, told_by, touch
from vedette.records import (
    Affiliation,
    Claim,
    Coded,
    Estimate,
    Event,
    Outlook,
    Place,
    PlaceRole,
    Presence,
    Quantity,
    Span,
    Time,
    moment,
)

Field: TypeAlias = tuple[str, tuple[Value, ...]]

_LETTERS: dict[type, str] = {
    Event: "e", Affiliation: "l", Presence: "r", Claim: "c", Estimate: "q", Outlook: "o",
}  # fmt: skip
_ARTICLE = re.compile(r"\b(?:the|an?)\s+\Z", re.IGNORECASE)


@dataclass
class Words:
    """The words of one passage that stand for something. part: where it stands; told: the records in it, by id."""

    coded: Coded
    part: Span
    plain: Plain
    told: Mapping[str, Stated]
    marks: list[Mark] = field(default_factory=list)
    _actors: set[str] = field(default_factory=set)
    _times: dict[Id, Line] = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        """The lines of the actors and times that were named."""
        for actor in self.coded.actors:
            if actor.id in self._actors:
                existence = () if actor.existence == "actual" else ((actor.existence, ()),)
                yield Line(Id("a", actor.id), (actor.kind,), existence)
        yield from self._times.values()

    def here(self, spans: Iterable[Span]) -> list[Span]:
        """The spans that are in the passage; CannotTell where one begins or ends outside of it."""
        near = [span for span in spans if touch(self.part, span)]
        if not all(holds(self.part, span) for span in near):
            raise CannotTell("the words of a record go on beyond it")
        return near

    def record(self, record: Stated) -> Id:
        """A record of the passage, whose words are marked."""
        id_ = self.id_of(record)
        here = self.here(told_by(record))
        if isinstance(record, Claim):
            self._mark(id_, (span for span in here if span not in record.content), is_main=True)
            here = [span for span in here if span in record.content]
        again = self.here(record.evidence) if isinstance(record, RETOLD) else []
        if not all(any(touch(span, word) for word in here) for span in again):
            raise CannotTell("an act or a tie is told again there, and its record does not say by which word")
        if not here:
            raise CannotTell("a record has no words of its own there")
        self._mark(id_, here[:1], is_main=here[0] != min(here) and not isinstance(record, Claim))
        self._mark(id_, here[1:])
        return id_

    def id_of(self, record: Stated) -> Id:
        """What a record is called in lines."""
        return Id(_LETTERS[type(record)], record.id)

    def others(self, ids: Iterable[str | None]) -> tuple[Id, ...]:
        """Those of some records that the passage tells."""
        return tuple(self.id_of(self.told[id_]) for id_ in ids if id_ and id_ in self.told)

    def figure(self, quantity: Quantity) -> Id | None:
        """The estimate that gives a number by the same words."""
        for record in self.told.values():
            own = record.quantity if isinstance(record, Estimate) and quantity.span else None
            if own and (own.span, own.low, own.high) == (quantity.span, quantity.low, quantity.high):
                return self.id_of(record)
        return None

    def actor(self, record: Stated, name: str, id_: str | None) -> tuple[Id, ...]:
        """The actor of a field; nothing where the field rests on words elsewhere. All its mentions are marked."""
        actor = next((actor for actor in self.coded.actors if actor.id == id_), None)
        if actor is None:
            return ()
        here = self.here(mention.span for mention in actor.mentions)
        if not here:
            self._is_elsewhere(record, name, "an actor has no words of its own there")
            return ()
        if actor.id not in self._actors:
            self._actors.add(actor.id)
            self._mark(Id("a", actor.id), map(self._with_article, here))
        return (Id("a", actor.id),)

    def actors(self, record: Stated, name: str, ids: Iterable[str]) -> tuple[Id, ...]:
        """The actors of a field."""
        return tuple(found for id_ in ids for found in self.actor(record, name, id_))

    def places(self, record: Stated, name: str, id_: str | None, *, alone: bool = False) -> tuple[tuple[Id, str], ...]:
        """The place of a field, and how the record lies to it: "near Gao" is Gao, near. alone: one at most."""
        known = {place.id: place for place in self.coded.places}
        if id_ is None:
            return ()
        here = self.here(mention.span for mention in known[id_].mentions)
        if not here:
            self._is_elsewhere(record, name, "a place has no words of its own there")
            return ()
        beside = [(known[each.reference], each.kind) for each in known[id_].relations if each.kind != "in"]
        inside = [_inside(place, here) for place, _ in beside]
        if not beside or not all(inside) or (alone and len(beside) > 1):
            return ((self._mark(Id("p", id_), here), "in"),)
        for (place, _), spans in zip(beside, inside, strict=True):
            self._mark(Id("p", place.id), dict.fromkeys([*spans, *self.here(m.span for m in place.mentions)]))
        return tuple((Id("p", place.id), kind) for place, kind in beside)

    def where(self, record: Stated, roles: Iterable[PlaceRole]) -> Iterator[Field]:
        """The fields of places in their roles."""
        found = [(role.role, *pair) for role in roles for pair in self.places(record, "places", role.place)]
        for name, id_, kind in dict.fromkeys(found):
            yield name, (id_,) if kind == "in" else (id_, kind)

    def when(self, record: Stated, name: str, time: Time | None) -> Iterator[Field]:
        """The field of a time."""
        if time and (spans := self.words(record, name, time.text)):
            id_ = self._mark(Id("t", f"{spans[0].start} {time.start} {time.end}"), spans)
            self._times[id_] = Line(id_, (_stretch(time),))
            yield "on", (id_,)

    def words(self, record: Stated, name: str, text: str | None) -> list[Span]:
        """The words that a field rests on, else those that it quotes; nothing where they stand elsewhere, or nowhere.

        Raises CannotTell where the words quoted stand in the passage more than once.
        """
        if supported := record.support.get(name):
            return self.here(supported)
        found = self._found(text, self.part)
        closer = [near for span in record.evidence if len(near := self._found(text, span)) == 1]
        if len(found) > 1 and not closer:
            raise CannotTell(f"{text!r} stands there more than once")
        return closer[0] if closer else found

    def quoted(self, name: str, letter: str, spans: Iterable[Span | None]) -> Iterator[Field]:
        """Fields of words, in quotes where they stand in the passage once, else marked for this alone."""
        for span in self.here(span for span in spans if span):
            yield name, (self.plain.quotable(span) or self._mark(Id(letter, f"{span.start} {span.end}"), [span]),)

    def claims_around(self, record: Stated) -> set[str]:
        """The claims that hold a record's main words; of several the shortest."""
        main = next(span for span in told_by(record) if touch(self.part, span))
        around = [
            (content.end - content.start, claim.id)
            for claim in self.told.values()
            if isinstance(claim, Claim) and claim.id != record.id
            for content in claim.content
            if holds(self.part, content) and holds(content, main)
        ]
        return {id_ for length, id_ in around if length == min(around)[0]}

    def _mark(self, id_: Id, spans: Iterable[Span], *, is_main: bool = False) -> Id:
        self.marks += (Mark(span, id_, is_main) for span in spans)
        return id_

    def _with_article(self, span: Span) -> Span:
        """A mention with the article before it, as the corpus has it."""
        before = _ARTICLE.search(self.coded.document.text, self.part.start, span.start)
        return Span(before.start(), span.end) if before else span

    def _is_elsewhere(self, record: Stated, name: str, why: str) -> None:
        """Raise CannotTell unless a field rests on words, and on none in the passage."""
        words = record.support.get(name, ())
        if not words or any(touch(self.part, span) for span in words):
            raise CannotTell(why)

    def _found(self, text: str | None, around: Span) -> list[Span]:
        """Where words stand in a part of the passage."""
        start, end = max(around.start, self.part.start), min(around.end, self.part.end)
        if not text or start >= end:
            return []
        pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        return [Span(*match.span()) for match in pattern.finditer(self.coded.document.text, start, end)]


def _inside(place: Place, here: Iterable[Span]) -> list[Span]:
    """Where a place is named inside the words for another one: "Gao" in "near Gao"."""
    for spans in ([mention.span for mention in place.mentions], place.evidence):
        if found := [span for span in spans if any(holds(own, span) for own in here)]:
            return found
    return []


def _stretch(time: Time) -> str:
    """A time in whole days, both ends in: 2013-05-23, 2013-05-20..2013-05-22, 2013-05-20.., or ? for none."""
    first, last = _first_day(time.start), _last_day(time.end)
    return (first if first == last else f"{first}..{last}") or "?"


def _first_day(start: str | None) -> str:
    return str(moment(start).date()) if start else ""


def _last_day(end: str | None) -> str:
    """The last day of a stretch that is over just before `end`."""
    return str((moment(end) - timedelta(microseconds=1)).date()) if end else ""
