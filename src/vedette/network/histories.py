"""The history of groups as lanes: what each was called, under whom, led by whom; and the turns that lead across."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from vedette.network.reports import Node

TurnKind: TypeAlias = Literal["splits", "merges", "renamed", "pledges", "joins", "leaves", "revives"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Something that held for a while: a name, a parent, a leader.

    since, until: ISO dates of any precision (2014, 2014-09, 2014-09-14), until exclusive; None where it is not known.
    sure: false where reports contradict each other, or say so with a hedge. reports: ids of those that it rests on.
    """

    label: str
    since: str | None = None
    until: str | None = None
    sure: bool = True
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """When the registry says that something existed, and what it was called when: ISO dates of any precision."""

    since: str | None = None
    until: str | None = None
    names: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One group over time. since, until: when it began and ended, as far as that is known."""

    node: Node
    since: str | None = None
    until: str | None = None
    names: tuple[Stretch, ...] = ()
    parents: tuple[Stretch, ...] = ()
    leaders: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A change that leads from one lane to another, or stays in one (a pledge to somebody who has no lane).

    at: ISO date of any precision, None where no report has one. origin, goal: ids of nodes: for `splits`, `leaves` the
    parent and what left it; for `merges`, `joins`, `pledges` who does so and into or to whom; for `renamed` the old and
    the new name's node. sure and reports as in a Stretch.
    """

    kind: TurnKind
    at: str | None
    origin: str
    goal: str
    sure: bool = True
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Lanes in the order in which they are best drawn (kin beside each other), and the turns by date, undated last.

    names: what the nodes are called that lanes and turns lead to or from, by id.
    """

    lanes: Sequence[Lane] = ()
    turns: Sequence[Turn] = ()
    names: Mapping[str, str] = field(default_factory=dict, hash=False)
