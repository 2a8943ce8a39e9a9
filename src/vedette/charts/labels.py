"""Labels beside a line: each as near as there is room, none on another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal, TypeAlias

from vedette.charts.letters import measure, shorten
from vedette.network.histories import Turn

Style: TypeAlias = Literal["title", "axis", "name", "leader", "parent", "turn", "doubt", "legend", "note"]
Align: TypeAlias = Literal["start", "end"]

SIZES: dict[Style, float] = {
    "title": 11,
    "axis": 7,
    "name": 7.6,
    "leader": 6.4,
    "parent": 6.4,
    "turn": 6.4,
    "doubt": 6.4,
    "legend": 6.6,
    "note": 6.8,
}
BOLD: frozenset[Style] = frozenset({"title", "name", "doubt"})

_LAST: frozenset[Style] = frozenset({"turn", "doubt"})
_GAP = 4.0  # between two labels of a row
_UNDER = 2.0  # between what belongs to two lanes
_ASIDE = 12.0  # how far a label may be moved out of a line's way
_ROW_COST, _CROSSED_COST, _HIDDEN_COST, _BEHIND_COST, _STEM_COST = 8.0, 3.0, 5.0, 16.0, 30.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def moved(self, down: float) -> "Box":
        """Return it further down the page."""
        return Box(self.left, self.top + down, self.right, self.bottom + down)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words in their place. text: as much of them as has room. full: all of them, and what else is to be said there."""

    text: str
    full: str
    style: Style
    box: Box

    @property
    def baseline(self) -> float:
        """Where the letters stand, in points from the top."""
        return self.box.bottom - 0.24 * SIZES[self.style]

    def moved(self, down: float) -> "Label":
        """Return it further down the page."""
        return replace(self, box=self.box.moved(down))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A label that wants to stand at `x`: it begins there, or ends there.

    reach: how far it may move along what it names. stem: whether a line ties it to its bar where it stands further
    out. turn: if it stands for one.
    """

    text: str
    full: str
    style: Style
    x: float
    align: Align = "start"
    pad: float = 0.0
    reach: float = 0.0
    stem: bool = False
    turn: Turn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room over or under a bar. lines: where lines of turns run through it; heads: which of them end at the bar."""

    left: float
    right: float
    lines: Sequence[float] = ()
    heads: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A wish with its place: the row, counted from the bar, and how far it reaches."""

    wish: Wish
    text: str
    left: float
    right: float
    row: int


def label(text: str, style: Style, left: float, top: float, width: float, *, full: str | None = None) -> Label:
    """Set a label at a place of its own, shortened to a width."""
    size, bold = SIZES[style], style in BOLD
    short = shorten(text, size, width, bold=bold)
    box = Box(left, top, left + measure(short, size, bold=bold), top + size * 1.2)
    return Label(text=short, full=full or text, style=style, box=box)


def place(wishes: Iterable[Wish], room: Room) -> list[Placed]:
    """Give every wish a place in a room, in rows that are counted from the bar outwards.

    From right to left, like flags: a label that must go further out has its stem left of those placed before it. Turns
    come after what their lane is called. A label stays beside the lines of turns where that costs little.
    """
    placed: list[Placed] = []
    for wish in sorted(wishes, key=lambda wish: (wish.style in _LAST, -wish.x)):  # a stable sort
        options = [option for option in _options(wish, placed, room) if _free(option, placed)]
        placed.append(min(options, key=lambda option: _cost(option, placed, room)))
    return placed


def _options(wish: Wish, placed: Sequence[Placed], room: Room) -> Iterator[Placed]:
    """Yield the places that a wish could have; the last row of them is empty."""
    size, bold = SIZES[wish.style], wish.style in BOLD
    text = shorten(wish.text, size, (room.right - room.left) * (0.4 if wish.style == "name" else 0.22), bold=bold)
    width = measure(text, size, bold=bold)
    wanted = [wish.x + wish.pad] if wish.align == "start" else [wish.x - wish.pad - width]
    wanted += [x + 2.5 for x in room.lines if wish.align == "start" and wish.x - 1 < x < wish.x + _ASIDE]
    if wish.turn:
        wanted.append(wish.x - wish.pad - width)
    wanted += [p.right + _GAP for p in placed if wish.x < p.right + _GAP < wish.reach - width]
    for row in range(max((p.row for p in placed), default=-1) + 2):
        for begin in dict.fromkeys(max(min(x, room.right - width), room.left) for x in wanted):
            yield Placed(wish, text, begin, begin + width, row)


def _free(option: Placed, placed: Sequence[Placed]) -> bool:
    """Tell whether a place is not taken."""
    return not any(
        option.row == other.row and option.left < other.right + _GAP and other.left < option.right + _GAP
        for other in placed
    )


def _cost(option: Placed, placed: Sequence[Placed], room: Room) -> float:
    """Weigh a place: how far out, how far aside, what runs through it, and what its stem runs through."""
    wish = option.wish
    edge = option.left if wish.align == "start" else option.right
    behind = wish.turn is not None and option.right < wish.x
    crossed = sum(option.left - 1 < x < option.right + 1 for x in room.lines)
    hidden = sum(option.left - 1 < x < option.right + 1 for x in room.heads) if option.row == 0 else 0
    stems = sum(other.row < option.row and other.left - 1 < wish.x < other.right for other in placed)
    stems += sum(other.row > option.row and option.left - 1 < other.wish.x < option.right for other in placed)
    aside = _BEHIND_COST if behind else abs(edge - wish.x) * 0.1
    return option.row * _ROW_COST + crossed * _CROSSED_COST + hidden * _HIDDEN_COST + stems * _STEM_COST + aside


class Skyline:
    """How far down the page is taken, point by point across it: what comes next slides up until it meets something."""

    def __init__(self, width: float, top: float) -> None:
        self._taken = [top] * (ceil(width) + 1)

    def under(self, box: Box) -> float:
        """Return how far down a box must be moved to stand under everything that was added."""
        return max(self._taken[self._columns(box, _GAP)]) + _UNDER - box.top

    def add(self, boxes: Iterable[Box]) -> None:
        """Take the room of boxes."""
        for box in boxes:
            columns = self._columns(box, 0)
            self._taken[columns] = [max(taken, box.bottom) for taken in self._taken[columns]]

    def _columns(self, box: Box, gap: float) -> slice:
        """Return the columns that a box stands in, one at least."""
        last = len(self._taken) - 1
        begin = min(max(int(box.left - gap), 0), last)
        return slice(begin, max(min(ceil(box.right + gap), last), begin) + 1)
