"""Signals: what dated documents say of ties and of open quarrels, each with its words, for indicators by month."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from vedette.network.identity import Identity, Member, identify, members_of
from vedette.network.reports import Node
from vedette.network.rules import ANSWERS
from vedette.records.affiliation import Affiliation, AffiliationType, Change
from vedette.records.coded import Coded
from vedette.records.document import Document
from vedette.records.event import Event, EventType
from vedette.records.judgement import Judgement
from vedette.records.record import Modality, Polarity
from vedette.records.time import Time

Month: TypeAlias = int
"""A month as a number that one can count with: the year times 12, plus 0 for January to 11 for December."""

GROUPS = frozenset({"armed_group", "militia", "party"})  # kinds of actors that can split
PARTS = GROUPS | {"person", "civilians", "unidentified"}  # kinds that can belong to one, or leave it

# Acts between two actors that say how they stand to each other.
_ACTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "AGREE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where the words of a signal stand. published: the ISO date; words: verbatim; record: its id in the document."""

    document: str
    record: str
    words: str
    published: str
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One document's word on one tie, or on one act between two actors.

    subject, object: ids of nodes; object is None of an act against nobody who is named. change: None of acts.
    said_by: the node whose claim it is, None where the text says so itself. known: the month from whose end on one
    could know it. past: whether it tells what was long over when the document came out.
    """

    kind: AffiliationType | EventType
    subject: str
    object: str | None
    change: Change | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    said_by: str | None = None
    known: Month
    past: bool = False
    confidence: float = 1.0
    evidence: Evidence

    @property
    def settled(self) -> bool:
        """Whether it is told as a fact, even if by hearsay: neither denied nor planned, possible or called for."""
        return self.polarity == "affirmed" and self.modality == "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """All signals of some documents, by month, and who was named when.

    nodes: as the first document that names each has it. named: the first month of each. undated: ids of documents that
    give no date of publication: nobody can say when their words were known, so nothing of them is used.
    """

    signals: tuple[Signal, ...] = ()
    nodes: Mapping[str, Node]
    named: Mapping[str, Month]
    first: Month | None = None
    last: Month | None = None
    undated: tuple[str, ...] = ()


def hear(documents: Iterable[Coded], judgements: Sequence[Judgement] = (), *, past_after: int = 6) -> Heard:
    """Collect the signals of documents, whatever their order; a document that comes twice counts once.

    judgements: of people, on who is the same; they hold for all months, whenever they were made. past_after: what ended
    more than so many months before the publication is past, and no news.
    """
    given = {coded.document.id: coded for coded in sorted(documents, key=_order, reverse=True)}
    dated = sorted((c for c in given.values() if c.document.published), key=_order)
    judged = _judged(dated, judgements)
    nodes: dict[str, Node] = {}
    named: dict[str, Month] = {}
    signals: list[Signal] = []
    for coded in dated:
        members = zip(coded.actors, members_of(coded), strict=True)
        ids = {actor.id: _node(member, judged) for actor, member in members}
        known = known_from(coded.document)
        for node in ids.values():
            nodes.setdefault(node.id, node)
            named.setdefault(node.id, known)
        signals += _signals(coded, ids, known, past_after)
    months = [known_from(coded.document) for coded in dated]
    return Heard(
        signals=tuple(sorted(signals, key=lambda signal: signal.known)),
        nodes=nodes,
        named=named,
        first=min(months, default=None),
        last=max(months, default=None),
        undated=tuple(sorted(set(given) - {coded.document.id for coded in dated})),
    )


def known_from(document: Document) -> Month:
    """The month of publication; where only the year is known, its last month, so that nothing is known too early."""
    month = month_of(document.published or "")
    return month // 12 * 12 + 11 if document.published_precision == "year" else month


def month_of(iso: str) -> Month:
    """The month of an ISO date, which has at least a year and a month ("2014-09")."""
    return int(iso[:4]) * 12 + int(iso[5:7]) - 1


def month_text(month: Month) -> str:
    """The month as people write it: 2014-09."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def _judged(documents: Iterable[Coded], judgements: Sequence[Judgement]) -> Identity:
    """Who is the same by what people judged: of the actors that a judgement names, and of the nodes."""
    told = {id_ for judgement in judgements for id_ in judgement.on}
    return identify([m for coded in documents if told for m in members_of(coded) if m.id in told], judgements)


def _node(member: Member, judged: Identity) -> Node:
    """Who an actor of one document is over all documents.

    But for judgements no other document has a say, not even by a namesake in another country: a later one would change
    what was known before it.
    """
    alone = member.registry or member.name_id or member.id
    id_ = judged.nodes.get(member.id) or judged.of(alone)
    return Node(id=id_, name=member.name, kind=member.kind, country=member.country)


def _order(coded: Coded) -> tuple[bool, Month, str, str]:
    """By when it was known, so that what is known later changes nothing before; the undated last."""
    document = coded.document
    known = known_from(document) if document.published else 0
    return document.published is None, known, document.published or "", document.id


def _signals(coded: Coded, ids: Mapping[str, Node], known: Month, past_after: int) -> Iterator[Signal]:
    """Yield one signal for each pair of actors that a tie or an act of the document joins; places are left alone."""
    speakers = {claim.id: claim.source for claim in coded.claims}
    records: tuple[Affiliation | Event, ...] = (*coded.affiliations, *coded.events)
    for record in records:
        speaker = ids.get(speakers.get(record.claim or "", ""))
        for subject, object_ in _pairs(record):
            if subject not in ids or (object_ is not None and object_ not in ids):
                continue
            yield Signal(
                kind=record.type,
                subject=ids[subject].id,
                object=ids[object_].id if object_ is not None else None,
                change=record.change if isinstance(record, Affiliation) else None,
                polarity=record.polarity,
                modality=record.modality,
                said_by=speaker.id if speaker else None,
                known=known,
                past=_is_past(record, known - past_after),
                confidence=record.confidence,
                evidence=Evidence(
                    document=coded.document.id,
                    record=record.id,
                    words=record.evidence[0].of(coded.document.text),
                    published=(coded.document.published or "")[:10],
                    outlet=coded.document.outlet,
                    url=coded.document.url,
                ),
            )


def _pairs(record: Affiliation | Event) -> Iterator[tuple[str, str | None]]:
    if isinstance(record, Affiliation):
        ends = record.subject, record.object
        yield ends[::-1] if record.change in ANSWERS else ends  # "A accepted B's pledge" tells of the tie from B to A
    elif record.type in _ACTS:
        for subject in record.sources:
            for object_ in record.targets or (None,):
                if object_ != subject:
                    yield subject, object_


def _is_past(record: Affiliation | Event, since: Month) -> bool:
    """Whether it was over before a month; a tie that holds since then without an end is not."""
    at = record.time or Time(precision="vague", anchor="none")
    once = isinstance(record, Event) or record.change != "holds"
    last = at.end or (at.start if once else None)
    return last is not None and month_of(last) < since
