"""The legend of a chart of lanes: what occurs in it, and what that means."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vedette.charts.bars import Piece
from vedette.charts.labels import SIZES, Label, label
from vedette.charts.letters import measure
from vedette.charts.links import Link
from vedette.charts.rows import Row
from vedette.network.histories import TurnKind

SWATCH = 20.0
_LINE = 10.5

KeyKind: TypeAlias = TurnKind | Literal["known", "rough", "open", "faint", "parent", "leader", "unsure"]
KEYS: dict[KeyKind, str] = {
    "known": "known to be there",
    "rough": "began or ended within",
    "faint": "beginning not known",
    "open": "no end reported",
    "parent": "belongs to",
    "leader": "led by",
    "splits": "splits",
    "merges": "merges",
    "pledges": "pledges allegiance",
    "joins": "joins",
    "leaves": "leaves",
    "renamed": "renamed",
    "revives": "revives",
    "unsure": "reports disagree or hedge",
}


@dataclass(frozen=True, slots=True)
class Key:
    """A sample in the legend, from `left` on, at the height `middle`."""

    kind: KeyKind
    left: float
    middle: float


def kinds_in(rows: Iterable[Row], links: Iterable[Link]) -> set[KeyKind]:
    """Return what occurs in a chart, and so stands in its legend."""
    kinds: set[KeyKind] = set()
    for row in rows:
        lines = (*row.parents, *row.leaders)
        pieces: list[Piece] = [*row.shape.pieces, *(p for line in lines for p in line.pieces if p.how == "rough")]
        kinds |= {piece.how for piece in pieces if piece.how != "rough" or piece.right - piece.left > 1.5}
        kinds |= {"parent"} if row.parents else set()
        kinds |= {"leader"} if row.leaders else set()
        stretches = (*row.lane.names, *row.lane.parents, *row.lane.leaders)
        kinds |= {"unsure"} if not all(s.sure for s in stretches if s.since or s.until) else set()
    for link in links:
        kinds |= {link.turn.kind} if link.turn.sure else {link.turn.kind, "unsure"}
    return kinds


def set_legend(kinds: set[KeyKind], top: float, width: float) -> tuple[list[Key], list[Label]]:
    """Set the legend from left to right, in as many lines as it takes."""
    keys: list[Key] = []
    labels: list[Label] = []
    left = 0.0
    for kind, words in KEYS.items():
        if kind not in kinds:
            continue
        wide = SWATCH + 4 + measure(words, SIZES["legend"])
        if left and left + wide > width:
            left, top = 0.0, top + _LINE
        keys.append(Key(kind, left, top + SIZES["legend"] * 0.6))
        labels.append(label(words, "legend", left + SWATCH + 4, top, width))
        left += wide + 12
    return keys, labels
