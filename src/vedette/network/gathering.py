"""Nodes and reports, gathered from coded documents and from the registry's own dated facts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain
from typing import TypeVar

from vedette.actors.registry import LEADER, Entry, Registry, Term
from vedette.network.days import time_of
from vedette.network.histories import Life, Stretch
from vedette.network.identity import Identity, Member, identify, joins_by_rule, members_of
from vedette.network.reports import REGISTRY, Node, NodeKind, Nodes, Report
from vedette.network.rules import ANSWERS
from vedette.records.affiliation import Affiliation, AffiliationType, Change
from vedette.records.claim import Claim
from vedette.records.coded import Coded
from vedette.records.document import Document
from vedette.records.judgement import Judgement
from vedette.records.note import Note
from vedette.records.place import Place

_T = TypeVar("_T", bound=str)

REGISTRY_CONFIDENCE = 0.9
"""How sure a fact of the registry is: hand-made, with sources, and not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a network is made of. joins: which documents' actors were made one by rule; notes: what was left out."""

    nodes: Nodes = field(default_factory=dict)
    reports: tuple[Report, ...] = ()
    lives: Mapping[str, Life] = field(default_factory=dict)
    joins: tuple[Judgement, ...] = ()
    notes: tuple[Note, ...] = ()


def gather(documents: Iterable[Coded], judgements: Sequence[Judgement] = (), when: str = "1970-01-01") -> Gathered:
    """All ties that documents tell of, between nodes of all of them; the same document twice counts once.

    when: the date to sign with what a rule joined.
    """
    coded = list({one.document.id: one for one in documents}.values())
    members = [member for one in coded for member in members_of(one)]
    identity = identify(members, judgements)
    parts = [reports_of(one, identity) for one in coded]
    tied = {end for part in parts for r in part.reports for end in (r.subject, r.object, r.on_behalf_of)}
    places = {id_: node for part in parts for id_, node in part.nodes.items() if node.kind == "place"}
    return Gathered(
        nodes={id_: node for id_, node in (places | _nodes(members, identity)).items() if id_ in tied},
        reports=tuple(report for part in parts for report in part.reports),
        joins=tuple(join for join in joins_by_rule(members, identity, when) if identity.of(join.on[0]) in tied),
        notes=tuple(note for part in parts for note in part.notes),
    )


# --- documents


def reports_of(coded: Coded, identity: Identity) -> Gathered:
    """The ties that one document tells of. identity: which node each of its actors is."""
    document = coded.document
    claims = {claim.id: claim for claim in coded.claims}
    names = {actor.id: actor.name for actor in coded.actors}
    places = {place.id: _place(place, document) for place in coded.places}
    ends = {actor.id: identity.of(f"{document.id}#{actor.id}") for actor in coded.actors}
    ends |= {id_: node.id for id_, node in places.items()}
    told = [_report(tie, document, ends, names, claims) for tie in coded.affiliations]
    nodes = {node.id: node for node in (*_nodes(members_of(coded), identity).values(), *places.values())}
    return Gathered(
        nodes=nodes,
        reports=tuple(report for report in told if report.subject != report.object),
        notes=tuple(_notes(document, told)),
    )


def _report(
    tie: Affiliation,
    document: Document,
    ends: Mapping[str, str],
    names: Mapping[str, str],
    claims: Mapping[str, Claim],
) -> Report:
    subject, object_ = ends[tie.subject], ends[tie.object]
    if tie.change in ANSWERS:  # "A accepted B's pledge" tells of the tie from B to A
        subject, object_ = object_, subject
    claim = claims.get(tie.claim) if tie.claim else None
    return Report(
        id=f"{document.id}#{tie.id}",
        type=tie.type,
        subject=subject,
        object=object_,
        change=tie.change,
        polarity=tie.polarity,
        modality=tie.modality,
        hearsay=tie.hearsay,
        time=tie.time,
        known=known_of(document),
        said_by=names.get(claim.source) if claim else None,
        outlet=document.outlet,
        url=document.url,
        words=tie.evidence[0].of(document.text),
        confidence=tie.confidence,
        on_behalf_of=ends[tie.on_behalf_of] if tie.on_behalf_of else None,
    )


def known_of(document: Document) -> str | None:
    """The date from which one could know what a document says; None where it has no date.

    One of which only the month or the year is known counts from its last day on.
    """
    if document.published is None:
        return document.fetched[:10] if document.fetched else None
    year, month = int(document.published[:4]), int(document.published[5:7])
    if document.published_precision == "year":
        return f"{year}-12-31"
    if document.published_precision == "month":
        after = date(year + month // 12, month % 12 + 1, 1)
        return (after - timedelta(days=1)).isoformat()
    return document.published[:10]


def _notes(document: Document, told: Sequence[Report]) -> Iterator[Note]:
    name = document.title or document.url or document.id
    if told and told[0].known is None:
        yield Note(
            room="network",
            text=f"{name}: it has no date, so that nothing in it can be known on a day (--known-on leaves it out)",
        )
    if any(report.subject == report.object for report in told):
        yield Note(room="network", text=f"{name}: a tie of an actor to itself was left out")


def _place(place: Place, document: Document) -> Node:
    id_ = f"place:{place.geonameid}" if place.geonameid else f"{document.id}#{place.id}"
    return Node(id=id_, name=place.name, kind="place", country=place.country)


def _nodes(members: Iterable[Member], identity: Identity) -> dict[str, Node]:
    """The node of each member, called as most of its members are."""
    groups = defaultdict[str, list[Member]](list)
    for member in members:
        groups[identity.of(member.id)].append(member)
    return {id_: _node(id_, some) for id_, some in groups.items()}


def _node(id_: str, members: Sequence[Member]) -> Node:
    kind: NodeKind = _most(member.kind for member in members)
    named = [member.name for member in members if member.kind == kind]
    countries = [member.country for member in members if member.country]
    return Node(id=id_, name=_most(named), kind=kind, country=_most(countries) if countries else None)


def _most(values: Iterable[_T]) -> _T:
    """The commonest; of equals the longest, then the first by letters."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], -len(value), value))


# --- the registry


def registry_reports(registry: Registry, wanted: Collection[str], about: Collection[str] = ()) -> Gathered:
    """The registry's facts between entries that are wanted, those that it is asked about, and the neighbours of these.

    A dated beginning is a report that the tie begins, a dated end that it ends; what has no beginning just holds. They
    are known at all times: the registry does not say since when it knew.
    """
    given = [(entry, fact) for entry in registry for fact in _facts(entry)]
    asked = frozenset(about)
    near = {end for entry, fact in given if asked & (ends := {entry.id, fact.object}) for end in ends}
    tied = near | asked | set(wanted)
    kept = [(entry, fact) for entry, fact in given if entry.id in tied and fact.object in tied]
    entries = {id_: entry for id_ in sorted(tied) if (entry := registry.entry(id_))}
    reports = tuple(report for entry, fact in kept if fact.object in entries for report in _reports(entry, fact))
    return Gathered(
        nodes={
            id_: Node(id=id_, name=entry.name, kind=entry.kind, country=entry.country) for id_, entry in entries.items()
        },
        reports=reports,
        lives={id_: life for id_, entry in entries.items() if (life := life_of(entry))},
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    """A tie of an entry to another one, with its term. number: its place in the entry."""

    number: int
    type: AffiliationType
    object: str
    term: Term


def _facts(entry: Entry) -> Iterator[_Fact]:
    led = (office for office in entry.offices if office.office == LEADER)
    kinds: Iterable[tuple[AffiliationType, str, Term]] = chain(
        ((tie.kind, tie.of, tie) for tie in entry.ties), (("leads", office.of, office) for office in led)
    )
    for number, (kind, of, term) in enumerate(kinds, 1):
        yield _Fact(number, kind, of, term)


def _reports(entry: Entry, fact: _Fact) -> Iterator[Report]:
    """A fact as reports: one for each dated end, or one that says that it holds."""
    since, until = fact.term.since, fact.term.until
    begun: Change = "begins" if since else "holds"
    for change, at in ((begun, since), ("ends", until)):
        if change == "ends" and at is None:
            continue
        yield Report(
            id=f"{REGISTRY}{entry.id}#{fact.number}{'.end' if change == 'ends' else ''}",
            type=fact.type,
            subject=entry.id,
            object=fact.object,
            change="ends" if change == "ends" else begun,
            time=time_of(at) if at else None,
            url=entry.sources[0] if entry.sources else None,
            words="\n".join(entry.sources),
            confidence=REGISTRY_CONFIDENCE,
        )


def life_of(entry: Entry) -> Life | None:
    """When an entry existed and what it was called; None where the registry says neither."""
    aliases = sorted(
        (alias for alias in entry.aliases if alias.sort == "former"),
        key=lambda alias: alias.since or alias.until or "",
    )
    former: dict[tuple[str | None, str | None], Stretch] = {}
    for alias in aliases:  # the other spellings of a name have its term, too
        former.setdefault((alias.since, alias.until), Stretch(label=alias.text, since=alias.since, until=alias.until))
    if not former and not entry.active.stretch:
        return None
    names = [*former.values(), *_own_name(entry, [*former.values()])]
    return Life(
        since=entry.active.since,
        until=entry.active.until,
        names=tuple(sorted(names, key=lambda name: name.since or "")),
    )


def _own_name(entry: Entry, former: Sequence[Stretch]) -> Iterator[Stretch]:
    """When it was called by the name that it has in the registry: before the other names, and after them."""
    born, ended = entry.active.since, entry.active.until
    first = min((name.since for name in former if name.since), default=None)
    last = max((name.until for name in former if name.until), default=None)
    if first and born and born < first and not first.startswith(born):
        yield Stretch(label=entry.name, since=born, until=first)
    if not former or (last and (ended is None or last < ended)):
        yield Stretch(label=entry.name, since=last or born, until=ended)


def both(one: Gathered, other: Gathered, identity: Identity | None = None) -> Gathered:
    """Two gatherings as one; of a node that both have, `other` has the name (the registry's outweighs a document's)."""
    of = identity.of if identity else str
    moved = [replace(r, subject=of(r.subject), object=of(r.object)) for r in other.reports]
    nodes = {of(id_): replace(node, id=of(id_)) for id_, node in other.nodes.items()}
    return Gathered(
        nodes={**one.nodes, **nodes},
        reports=(*one.reports, *(report for report in moved if report.subject != report.object)),
        lives={**one.lives, **{of(id_): life for id_, life in other.lives.items()}},
        joins=(*one.joins, *other.joins),
        notes=(*one.notes, *other.notes),
    )
