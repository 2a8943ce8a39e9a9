"""Who is the same over many documents: by the registry, by an equal full name, and above both by what people judged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vedette.actors.name_keys import name_key
from vedette.network.ledger import Joined, joined
from vedette.records.actor import Actor, ActorKind
from vedette.records.coded import Coded
from vedette.records.judgement import Judgement

NAME = "name:"
SAME_NAME = "rule: same full name"
_NAMELESS: frozenset[ActorKind] = frozenset({"civilians", "unidentified"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One actor of one document. id: `document#actor`; name_id: `name:` and its key, None where it has no full name."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    registry: str | None = None
    name_id: str | None = None


def members_of(coded: Coded) -> Iterator[Member]:
    """Yield the actors of a document as members of the network's nodes."""
    for actor in coded.actors:
        yield Member(
            id=f"{coded.document.id}#{actor.id}",
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            registry=actor.registry,
            name_id=_name_id(actor),
        )


def _name_id(actor: Actor) -> str | None:
    """The key of a full name. A person's has two words at least: a last name alone is many people's."""
    if actor.kind in _NAMELESS or not any(mention.form == "name" for mention in actor.mentions):
        return None
    key = name_key(actor.name)
    if actor.kind == "person":
        return f"{NAME}person:{key}" if " " in key else None
    return NAME + key if key else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Which node each member is. joins: the ledger's effect; nodes: from `document#actor` to the id of its node."""

    nodes: Mapping[str, str] = field(default_factory=dict)
    joins: Joined = field(default_factory=lambda: Joined(classes={}))

    def of(self, id_: str) -> str:
        """The node of a member, or of a node that was joined with another one."""
        return self.nodes.get(id_) or self.joins.of(id_)


def identify(members: Iterable[Member], judgements: Sequence[Judgement] = ()) -> Identity:
    """Find the node of each member: the registry's entry, else its full name, else itself; judgements outweigh these.

    An equal name is no tie between actors of different countries: then each country has a node of its own, and who has
    none stays alone. Whom a judgement calls different from another (`different_actor`: the first keeps its node, the
    others leave) stays alone, too, until a judgement joins it.
    """
    given = tuple(members)
    bases = _bases(given)
    links = [(id_, base) for id_, base in bases.items() if base != id_]
    told = frozenset(id_ for judgement in judgements for id_ in judgement.on)
    left = frozenset(right for _, right in joined(judgements).apart)
    # Members that no judgement names follow their base, and need no place in the classes.
    joins = joined(judgements, [link for link in links if link[0] in told and link[0] not in left])
    nodes = {id_: joins.of(id_ if id_ in told else base) for id_, base in bases.items()}
    return Identity(nodes=nodes, joins=joins)


def _bases(members: Sequence[Member]) -> dict[str, str]:
    """The node that each member is by rule alone."""
    countries = defaultdict[str, set[str]](set)
    for member in members:
        if member.name_id and member.country and not member.registry:
            countries[member.name_id].add(member.country)
    return {member.id: _base(member, len(countries[member.name_id or ""])) for member in members}


def _base(member: Member, countries: int) -> str:
    if member.registry:
        return member.registry
    if member.name_id is None:
        return member.id
    if countries < 2:
        return member.name_id
    return f"{member.name_id}@{member.country}" if member.country else member.id


def joins_by_rule(members: Iterable[Member], identity: Identity, when: str) -> tuple[Judgement, ...]:
    """What was joined by an equal full name alone, as judgements that a person may contradict.

    when: the ISO date-time to sign them with.
    """
    bearers = defaultdict[str, list[Member]](list)
    for member in members:
        if member.name_id and not member.registry and identity.of(member.id).startswith(NAME):
            bearers[identity.of(member.id)].append(member)
    return tuple(
        Judgement(
            id=f"rule:{node}",
            kind="same_actor",
            on=tuple(sorted(member.id for member in some)),
            who=SAME_NAME,
            when=when,
            why=f"all are called {min(member.name for member in some)!r}",
        )
        for node, some in sorted(bearers.items())
        if len(some) > 1
    )
