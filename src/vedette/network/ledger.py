"""The ledger of judgements: what stands after everything that was undone, and who is one by it.

Nothing is overwritten: an undo is one more judgement, and may be undone itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vedette.errors import InputError
from vedette.records.judgement import Judgement, JudgementKind

JOINS: frozenset[JudgementKind] = frozenset({"same_actor", "merge"})


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that stand, in the order in which they were made; undoing has had its effect.

    Raises InputError where an id comes twice, or an undo names no judgement before it.
    """
    seen: set[str] = set()
    for judgement in judgements:
        if judgement.id in seen:
            raise InputError(f"the ledger has two judgements {judgement.id!r}: give each an id of its own")
        if judgement.undoes is not None and judgement.undoes not in seen:
            known = ", ".join(sorted(seen)[-5:]) or "none"
            raise InputError(
                f"judgement {judgement.id!r} undoes {judgement.undoes!r}, and no judgement before it has that id "
                f"(there is: {known})"
            )
        seen.add(judgement.id)
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.undoes is not None and judgement.id not in undone:
            undone.add(judgement.undoes)
    return tuple(j for j in judgements if j.id not in undone and j.undoes is None)


class Classes:
    """Ids in classes: each is in one with itself until it is joined with others."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def find(self, id_: str) -> str:
        """The id that stands for the class of an id: the first of them by rank."""
        root = id_
        while (above := self._parents.get(root, root)) != root:
            root = above
        while (above := self._parents.get(id_, id_)) != root:
            self._parents[id_], id_ = root, above
        return root

    def join(self, one: str, other: str) -> None:
        """Make the classes of both one."""
        first, second = sorted((self.find(one), self.find(other)), key=_rank)
        self._parents.setdefault(first, first)
        if first != second:
            self._parents[second] = first

    @property
    def ids(self) -> Iterable[str]:
        """All ids that were joined with something."""
        return self._parents.keys()


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What a ledger says of who is one. classes: an id of each that was joined to the one that stands for it.

    apart: pairs that are not the same. overruled: judgements that stand and have no effect, since a later one says
    otherwise.
    """

    classes: Mapping[str, str]
    apart: frozenset[tuple[str, str]] = frozenset()
    overruled: tuple[Judgement, ...] = ()

    def of(self, id_: str) -> str:
        """The id that stands for an id."""
        return self.classes.get(id_, id_)


def joined(judgements: Sequence[Judgement], links: Iterable[tuple[str, str]] = ()) -> Joined:
    """Who is one by a ledger, and by links that rules made, which give way to any judgement.

    Of two judgements that contradict each other the later one counts.
    """
    classes, apart, overruled = Classes(), set[tuple[str, str]](), []
    for judgement in reversed(standing(judgements)):
        first, *others = judgement.on
        pairs = [(first, other) for other in others if other != first]
        if judgement.kind == "different_actor":
            good = [pair for pair in pairs if classes.find(pair[0]) != classes.find(pair[1])]
            apart.update(good)
        elif judgement.kind in JOINS:
            good = [pair for pair in pairs if _join(classes, apart, *pair)]
        else:
            continue
        if len(good) < len(pairs):
            overruled.append(judgement)
    for one, other in sorted(links):
        _join(classes, apart, one, other)
    return Joined(
        classes={id_: classes.find(id_) for id_ in tuple(classes.ids)},
        apart=frozenset(apart),
        overruled=tuple(reversed(overruled)),
    )


def _join(classes: Classes, apart: Iterable[tuple[str, str]], one: str, other: str) -> bool:
    """Join two classes unless that brings together what is kept apart; tell whether it was done."""
    ends = {classes.find(one), classes.find(other)}
    if any({classes.find(left), classes.find(right)} == ends for left, right in apart if left != right):
        return False
    classes.join(one, other)
    return True


def _rank(id_: str) -> tuple[bool, bool, str]:
    """The registry's ids stand for others, then names; what is only described stands for others like it."""
    return "#" in id_, id_.startswith("name:"), id_
