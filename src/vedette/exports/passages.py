"""A part of a document as a passage of the annotated corpus, with what it states on the lines below it.

A passage holds what its own words tell. A field whose words stand in another paragraph is not told here and is left
out, as is a link to a record that is told elsewhere. What the words here do tell, and the notation cannot say, raises
`CannotTell`: a passage is right, or is not written.

Never written is what the notation does not know: registry ids, countries and titles of actors, positions of places,
contexts and CAMEO codes, when a claim was made, who gives a toll, the band of a likelihood. Days are the finest times.
Numbers and times are written out, also where the program would read them so today: they are what a person saw.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, get_args

from vedette.exports.notation import CannotTell, Id, Line, Plain, Value, write_passage
from vedette.exports.passage_words import Field, Words
from vedette.exports.stated import Stated, told_by
from vedette.records import (
    Affiliation,
    AffiliationType,
    Casualty,
    Change,
    Claim,
    Coded,
    Counted,
    Estimate,
    Event,
    EventType,
    Modality,
    Outlook,
    OutlookKind,
    PlaceRole,
    Presence,
    PresenceKind,
    Quantity,
    Span,
)

Modes: TypeAlias = Mapping[str, Collection[str]]
"""The modes of each event type."""

# The modality of an outlook whose line says none, as in training/annotations.py.
_AHEAD: dict[str, Modality] = {
    "forecast": "possible", "fear": "possible", "warning": "possible", "hope": "possible", "plan": "planned",
    "threat": "planned",
}  # fmt: skip
_WORD = re.compile(r'[^\s;:,>"<]+')
_OTHERS = ("partner", "mediator", "coordinator", "beneficiary", "host")


def passage(
    coded: Coded, part: Span, told: Sequence[Stated], header: str, day: date, modes: Modes | None = None
) -> str:
    """A part of a document in the notation; raises CannotTell. told: all that is stated there.

    header: what stands before the day. modes: those that may be written; without them, all.
    """
    words = Words(coded, part, Plain(coded.document.text, part), {record.id: record for record in told})
    lines = [_line(words, record, modes) for record in told]
    return write_passage(header, day, words.plain, words.marks, [*lines, *words.lines()])


def _line(words: Words, record: Stated, modes: Modes | None) -> Line:
    id_ = words.record(record)
    match record:
        case Event():
            before, fields = _event_words(record, modes), _event(words, record)
        case Affiliation():
            before, fields = (_known(record.type, AffiliationType), _known(record.change, Change)), _tie(words, record)
        case Presence():
            before, fields = (_known(record.kind, PresenceKind),), _presence(words, record)
        case Claim():
            before, fields = (record.quotation,), _claim(words, record)
        case Estimate():
            before, fields = (_known(record.what, Counted), _bounds(record.quantity)), _estimate(words, record)
        case Outlook():
            before, fields = (_known(record.kind, OutlookKind),), _outlook(words, record)
    return Line(id_, before, (*fields, *_said(words, record)))


def _known(word: str, kinds: Any) -> str:
    """A word of a closed list; CannotTell for one that an ontology of one's own has."""
    if word not in get_args(kinds):
        raise CannotTell(f"the notation does not know {word!r}")
    return word


def _said(words: Words, record: Stated) -> Iterator[Field]:
    """How it is said, and in which claim, where that is not the shortest one around its words."""
    usual = _AHEAD[record.kind] if isinstance(record, Outlook) else "actual"
    if record.modality == "actual" != usual:
        raise CannotTell("the notation has no outlook on something actual")
    yield from _flags({
        "denied": record.polarity == "denied", record.modality: record.modality != usual, "hearsay": record.hearsay,
    })  # fmt: skip
    if words.claims_around(record) != ({record.claim} if record.claim else set()):
        if not words.here(told_by(record)[:1]):
            raise CannotTell("what is told again there is told by somebody else")
        if record.claim and record.claim not in words.told:
            raise CannotTell("the claim that a record stands in is told elsewhere")
        yield "in" if isinstance(record, Claim) else "claim", words.others((record.claim,)) or ("none",)


def _event_words(event: Event, modes: Modes | None) -> tuple[str, ...]:
    kind, mode = _known(event.type, EventType), event.mode
    if mode and not (_WORD.fullmatch(mode) and (modes is None or mode in modes.get(kind, ()))):
        raise CannotTell(f"{mode!r} is no mode of {kind} that training knows")
    return (kind, mode) if mode else (kind,)


def _event(words: Words, event: Event) -> Iterator[Field]:
    yield from _listed("sources", words.actors(event, "sources", event.sources))
    yield from _listed("targets", words.actors(event, "targets", event.targets))
    for role in _OTHERS:
        ids = [other.actor for other in event.others if other.role == role]
        yield from _listed(role, words.actors(event, "others", ids))
    at = event.place if event.place not in {role.place for role in event.places} else None
    yield from words.where(event, (*((PlaceRole(place=at, role="at"),) if at else ()), *event.places))
    yield from words.when(event, "time", event.time)
    for toll in event.casualties:
        yield from _toll(words, event, toll)
    yield from words.quoted("with", "w", words.words(event, "weapon", event.weapon)[:1] if event.weapon else ())
    yield from words.quoted("for", "x", (event.purpose,))
    yield from _listed("same", words.others(event.same_as))


def _toll(words: Words, event: Event, toll: Casualty) -> Iterator[Field]:
    """A toll whose words stand here: by a figure's id, or as a whole number where no figure gives it."""
    if not words.here(toll.evidence):
        return
    number: Value | None = words.figure(toll.quantity)
    if number is None:
        low, high = toll.quantity.low, toll.quantity.high
        if low is None or low != high or low != int(low):
            raise CannotTell("a toll is no whole number, and no figure there gives it")
        number = str(int(low))
    who = words.actor(event, "casualties", toll.who)
    told = {side for side, ids in (("source", event.sources), ("target", event.targets)) if toll.who in ids}
    yield toll.outcome, (number, *who, *((toll.side,) if toll.side and told != {toll.side} else ()))


def _tie(words: Words, tie: Affiliation) -> Iterator[Field]:
    subject = words.actor(tie, "subject", tie.subject)
    if tie.type == "based_in":
        whom = tuple(id_ for id_, _ in words.places(tie, "object", tie.object, alone=True))
    else:
        whom = words.actor(tie, "object", tie.object)
    if not subject or not whom:
        raise CannotTell("an end of a tie is named elsewhere")
    yield from (("sources", subject), ("targets", whom))
    yield from _listed("behalf", words.actor(tie, "on_behalf_of", tie.on_behalf_of))
    yield from words.when(tie, "time", tie.time)
    yield from _listed("same", words.others((tie.event,)))


def _presence(words: Words, presence: Presence) -> Iterator[Field]:
    who = words.actors(presence, "who", presence.who)
    if not who:
        raise CannotTell("those who are present are named elsewhere")
    yield "sources", who
    yield from words.where(presence, presence.places)
    yield from words.when(presence, "time", presence.time)
    if presence.quantity:
        count = words.figure(presence.quantity)
        if not count:
            raise CannotTell("no figure there gives the number of those who are present")
        yield "count", (count,)


def _claim(words: Words, claim: Claim) -> Iterator[Field]:
    source = words.actor(claim, "source", claim.source)
    if not source:
        raise CannotTell("the source of a claim is named elsewhere")
    yield "by", source
    yield from _listed("to", words.actor(claim, "to", claim.to))
    yield from _listed("address", words.actor(claim, "addressee", claim.addressee))
    yield from _listed("publisher", words.actor(claim, "publisher", claim.publisher))
    channel = claim.support.get("channel", ())
    if not channel or words.here(channel):
        yield from _quoted("channel", claim.channel)
    yield from words.quoted("edit", "x", (_without_brackets(words, span) for span in claim.insertions))
    yield "as", (claim.source_kind,)
    yield from _flags({"unnamed": not claim.named, claim.authenticity or "": bool(claim.authenticity)})


def _estimate(words: Words, estimate: Estimate) -> Iterator[Field]:
    yield from _listed("of", words.actor(estimate, "subject", estimate.subject))
    yield from _listed("includes", words.actors(estimate, "includes", estimate.includes))
    for id_, _ in words.places(estimate, "place", estimate.place, alone=True):
        yield "at", (id_,)
    yield from words.when(estimate, "time", estimate.time)
    yield from _quoted("unit", estimate.unit)


def _outlook(words: Words, outlook: Outlook) -> Iterator[Field]:
    yield from _listed("about", words.actors(outlook, "about", outlook.about))
    yield from _listed("proposes", words.others(outlook.proposes))
    for id_, _ in words.places(outlook, "place", outlook.place, alone=True):
        yield "at", (id_,)
    yield from words.when(outlook, "horizon", outlook.horizon)
    if outlook.likelihood:
        phrase = words.words(outlook, "likelihood", outlook.likelihood.phrase)
        yield from words.quoted("phrase", "x", phrase[:1])
    yield from words.quoted("if", "x", (outlook.condition,))
    yield from words.quoted("because", "x", (outlook.because,))


def _listed(name: str, ids: tuple[Id, ...]) -> Iterator[Field]:
    if ids:
        yield name, ids


def _flags(said: Mapping[str, bool]) -> Iterator[Field]:
    yield from ((name, ()) for name, holds in said.items() if holds)


def _quoted(name: str, words: str | None) -> Iterator[Field]:
    if words:
        if '"' in words:
            raise CannotTell(f"a line cannot quote {words!r}")
        yield name, (f'"{" ".join(words.split())}"',)


def _without_brackets(words: Words, span: Span) -> Span:
    """What the editor put inside, without the brackets that are the text's own."""
    shown = span.of(words.coded.document.text)
    bracketed = len(shown) > 2 and (shown[0], shown[-1]) == ("[", "]")
    return Span(span.start + 1, span.end - 1) if bracketed else span


def _bounds(quantity: Quantity) -> str:
    """A number as the notation writes it: 12, 12.., ..20, 200..300."""
    if quantity.low is None and quantity.high is None:
        raise CannotTell("a figure has no number")
    low, high = _number(quantity.low), _number(quantity.high)
    return low if low == high else f"{low}..{high}"


def _number(number: float | None) -> str:
    if number is None:
        return ""
    return str(int(number)) if number == int(number) else f"{Decimal(repr(number)):f}"
