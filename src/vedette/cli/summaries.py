"""Records in a few words each, for tables on a terminal: what a record says, never more."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from vedette.cli.table import quoted, table
from vedette.records import (
    Actor,
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
    Record,
    Statement,
    Time,
)


class Names:
    """The names behind the ids of one document."""

    def __init__(self, coded: Coded) -> None:
        self._names = {actor.id: actor.name for actor in coded.actors} | {
            place.id: place.name for place in coded.places
        }
        # "near Gao", "40 km west of Gao": a place beside another says itself how it lies
        self._beside = {place.id for place in coded.places if any(r.kind != "in" for r in place.relations)}

    def of(self, *ids: str | None) -> str:
        """The names, in a row; a dash for nobody."""
        return ", ".join(self._names.get(id_, id_) for id_ in ids if id_ is not None) or "—"

    def where(self, place: str | None) -> str:
        """Where something is: "in Gao", "near Gao"; empty for nowhere."""
        return "" if place is None else self.of(place) if place in self._beside else f"in {self.of(place)}"


def number(quantity: Quantity) -> str:
    """A quantity in digits: "at least 12", "12 to 15", "24 to 99 (dozens)"."""
    low, high = (f"{n:,}" if n is not None else None for n in (quantity.low, quantity.high))
    if low and high:
        plain = low if low == high else f"{low} to {high}"
        plain = f"about {plain}" if quantity.qualifier == "about" else plain
    else:
        plain = f"at least {low}" if low else f"at most {high}" if high else "some"
    return f"{plain} ({quantity.text})" if quantity.qualifier == "vague" and quantity.text else plain


def when(time: Time | None) -> str:
    """A time as its first day with what it is the first day of, or its words where it was not resolved."""
    if time is None:
        return ""
    if time.start is None:
        return f"until {time.end}" if time.end else f"“{time.text}”, not resolved"
    length = {"month": 7, "year": 4, "season": 7, "decade": 4}.get(time.precision, len(time.start))
    shown = time.start[:length]
    return f"week of {shown}" if time.precision == "week" else shown if time.end else f"since {shown}"


def _event(event: Event, names: Names) -> str:
    act = event.type + (f" ({event.mode})" if event.mode else "")
    tolls = [f"{toll.outcome}: {number(toll.quantity)}" for toll in event.casualties]
    where = names.where(event.place)
    with_ = f"with {event.weapon}" if event.weapon else ""
    others = [f"{other.role}: {names.of(other.actor)}" for other in event.others]
    return _parts(
        f"{act}: {names.of(*event.sources)} → {names.of(*event.targets)}",
        where,
        when(event.time),
        with_,
        *tolls,
        *others,
    )


def _affiliation(tie: Affiliation, names: Names) -> str:
    change = "" if tie.change == "holds" else f" ({tie.change})"
    behalf = f"on behalf of {names.of(tie.on_behalf_of)}" if tie.on_behalf_of else ""
    kind = tie.type.replace("_", " ")
    return _parts(f"{names.of(tie.subject)} {kind} {names.of(tie.object)}{change}", behalf, when(tie.time))


def _presence(presence: Presence, names: Names) -> str:
    count = number(presence.quantity) if presence.quantity else ""
    return _parts(
        f"{names.of(*presence.who)}: {presence.kind.replace('_', ' ')} {_roles(presence.places, names)}",
        count,
        when(presence.time),
    )


def _claim(claim: Claim, names: Names) -> str:
    told = f"told {names.of(claim.to)}" if claim.to else ""
    unnamed = "" if claim.named else "not named"
    return _parts(
        f"{names.of(claim.source)} ({claim.source_kind.replace('_', ' ')})",
        unnamed,
        claim.quotation,
        told,
        claim.channel or "",
    )


def _estimate(estimate: Estimate, names: Names) -> str:
    whose = f"of {names.of(estimate.subject)}" if estimate.subject else ""
    where = names.where(estimate.place)
    unit = f" {estimate.unit}" if estimate.unit else ""
    return _parts(f"{estimate.what}: {number(estimate.quantity)}{unit} {whose}".rstrip(), where, when(estimate.time))


def _outlook(outlook: Outlook, names: Names) -> str:
    about = f"about {names.of(*outlook.about)}" if outlook.about else ""
    foresees = f"of {', '.join(outlook.proposes)}" if outlook.proposes else ""
    odds = outlook.likelihood
    banded = odds is not None and odds.low is not None and odds.high is not None  # "may" has no published band
    likely = f"{odds.phrase} ({odds.low:.0%} to {odds.high:.0%}, {odds.scale})" if odds and banded else ""
    likely = likely or (odds.phrase if odds else "")
    return _parts(f"{outlook.kind} {foresees}".rstrip(), about, likely, when(outlook.horizon))


def _actor(actor: Actor, _names: Names) -> str:
    existence = "" if actor.existence == "actual" else actor.existence
    times = f"{len(actor.mentions)} mentions" if len(actor.mentions) != 1 else "1 mention"
    return _parts(
        f"{actor.name} ({actor.kind.replace('_', ' ')})", actor.country or "", existence, *actor.titles, times
    )


def _place(place: Place, names: Names) -> str:
    relations = [f"{relation.kind.replace('_', ' ')} {names.of(relation.reference)}" for relation in place.relations]
    where = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    return _parts(f"{place.name} ({place.precision})", place.country or "", where, *relations)


# The lists of a coded document, in the order in which a reader wants them.
HEADINGS = {
    "events": "Who did what to whom",
    "affiliations": "Ties",
    "presence": "Who is where",
    "claims": "Who says so",
    "estimates": "Figures",
    "outlooks": "What may come",
    "actors": "Actors",
    "places": "Places",
}
# How a record is put in words; a new kind is a function above and a line here.
_IN_WORDS: dict[type, Callable[[Any, Names], str]] = {
    Event: _event,
    Affiliation: _affiliation,
    Presence: _presence,
    Claim: _claim,
    Estimate: _estimate,
    Outlook: _outlook,
    Actor: _actor,
    Place: _place,
}


def summary(record: Record, names: Names) -> str:
    """One record in a line: what it says, how it is said, who says so."""
    return _parts(_IN_WORDS[type(record)](record, names), *_said(record))


def document_lines(name: str, coded: Coded) -> Iterator[str]:
    """Yield one document as tables, the evidence beside each record."""
    document, names, text = coded.document, Names(coded), coded.document.text
    facts = (document.outlet, document.published, document.dateline, document.language)
    yield f"{name}: {document.title or 'no title'}"
    if known := [fact for fact in facts if fact]:
        yield "  " + ", ".join(known)
    for field, heading in HEADINGS.items():
        records: Sequence[Record] = getattr(coded, field)
        if records:
            rows = [(r.id, summary(r, names), f"{r.confidence:.2f}", quoted(r.evidence[0].of(text))) for r in records]
            yield ""
            yield from table(rows, ("", heading, "sure", "in the words of the article"))
    if not any(getattr(coded, field) for field in HEADINGS):
        yield "  nothing was found"
    for note in coded.notes:
        yield f"  note: {note.text}"


def _said(record: Record) -> list[str]:
    """How a statement is said and who says so, where the article does not simply assert it."""
    if not isinstance(record, Statement):
        return []
    status = "" if record.status == "asserted" else record.status.replace("_", " ")
    return [status, f"says {record.claim}" if record.claim else ""]


def _roles(places: Sequence[PlaceRole], names: Names) -> str:
    return ", ".join(f"{place.role} {names.of(place.place)}" for place in places)


def _parts(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
