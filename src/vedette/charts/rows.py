"""One lane with what stands around it: its labels, and the lines that tie them to its bar."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vedette.charts import wording
from vedette.charts.bars import Bar, Stroke, strokes
from vedette.charts.labels import SIZES, Box, Label, Placed, Room, Style, Wish, place
from vedette.charts.letters import clean
from vedette.charts.links import Link
from vedette.charts.scale import Scale, read_moment
from vedette.network.histories import Lane, Stretch, Turn

BAR = 5.6
STEP = 3.0  # from the bar to the first band under it, and between bands
MARGIN = 18.0  # left and right of the axis: room for beginnings and ends that are not known
_ABOVE, _BELOW = 9.4, 8.0  # heights of a row of labels


@dataclass(frozen=True, slots=True)
class Stem:
    """A line from a lane's bar, at height `start`, to a label beside it, at `end`.

    turn: if it stands for one; aside: how far that leads to the right, or to the left.
    """

    x: float
    start: float
    end: float
    turn: Turn | None = None
    aside: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A lane in its place. bar: where its bar begins, down the page. bottom: where the lines under it end."""

    lane: Lane
    shape: Bar
    parents: tuple[Stroke, ...]
    leaders: tuple[Stroke, ...]
    changes: tuple[tuple[float, bool], ...]
    stems: tuple[Stem, ...]
    bar: float
    bottom: float

    def moved(self, down: float) -> "Row":
        """Return it further down the page."""
        stems = tuple(replace(each, start=each.start + down, end=each.end + down) for each in self.stems)
        return replace(self, bar=self.bar + down, bottom=self.bottom + down, stems=stems)

    @property
    def middle(self) -> float:
        """The height at which its bar runs."""
        return self.bar + BAR / 2


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row is made from."""

    lane: Lane
    number: int
    shape: Bar
    links: Sequence[Link]
    names: wording.Names
    scale: Scale


def set_row(draft: Draft) -> tuple[Row, list[Label]]:
    """Place one lane and its labels around the height 0."""
    parents = strokes(draft.lane.parents, draft.shape, draft.scale)
    leaders = strokes(draft.lane.leaders, draft.shape, draft.scale)
    room_above = _room(draft, [link for link in draft.links if link.above(draft.number)])
    room_below = _room(draft, [link for link in draft.links if link.below(draft.number)])
    above = place([*_name_wishes(draft), *_turn_wishes(draft), *_doubts(draft, above=True)], room_above)
    below = place([*_stroke_wishes(parents, leaders), *_doubts(draft, above=False)], room_below)
    bottom = BAR + STEP * (_steps(parents) + _steps(leaders)) + 0.8
    row = Row(
        lane=draft.lane,
        shape=draft.shape,
        parents=tuple(parents),
        leaders=tuple(leaders),
        changes=tuple((draft.scale.x(read_moment(n.since).middle), n.sure) for n in _later(draft) if n.since),
        stems=tuple(_stems(above, below, bottom)),
        bar=0,
        bottom=bottom,
    )
    tops = [(p, -_ABOVE * (p.row + 1)) for p in above] + [(p, bottom + _BELOW * p.row) for p in below]
    return row, [_set(p, y) for p, y in tops]


def _room(draft: Draft, links: Sequence[Link]) -> Room:
    """Return the room over or under a bar, through which these links run."""
    heads = [link.x for link in links if link.goal == draft.number]
    return Room(left=1, right=draft.scale.right + MARGIN - 1, lines=[link.x for link in links], heads=heads)


def _steps(lines: Iterable[Stroke]) -> int:
    return max((each.step + 1 for each in lines), default=0)


def _set(placed: Placed, top: float) -> Label:
    """Turn a placed wish into a label, its row's upper edge at `top`."""
    style = placed.wish.style
    room = (_ABOVE if style == "name" else _BELOW) - SIZES[style] * 1.2
    box = Box(placed.left, top + room, placed.right, top + room + SIZES[style] * 1.2)
    return Label(text=placed.text, full=placed.wish.full, style=style, box=box)


def _stems(above: Sequence[Placed], below: Sequence[Placed], bottom: float) -> Iterator[Stem]:
    """Yield the lines that tie labels to their bar: of those that stand further out, and of turns."""
    for placed in above:
        wish = placed.wish
        height = -_ABOVE * placed.row - 4.2
        if wish.turn or (wish.stem and placed.row):
            aside = max(placed.left - 1.2 - wish.x, 0) + min(placed.right + 1.2 - wish.x, 0)
            yield Stem(wish.x, 0, height, wish.turn, aside)
    for placed in below:
        if placed.wish.stem and placed.row:
            yield Stem(placed.wish.x, bottom - 0.8, bottom + _BELOW * placed.row + 4.2)


def _first(draft: Draft) -> list[Stretch]:
    """Return the names that a lane began with."""
    begins = read_moment(draft.lane.since) if draft.lane.since else None
    found = [
        name
        for name in draft.lane.names
        if (name.until and not name.since)
        or (name.since and begins and read_moment(name.since).first <= max(begins.first, begins.after - 1))
    ]
    return found or [Stretch(label=draft.lane.node.name)]


def _later(draft: Draft) -> list[Stretch]:
    """Return the names that a lane took later, by date."""
    first = _first(draft)
    return sorted((n for n in draft.lane.names if n.since and n not in first), key=lambda n: n.since or "")


def _name_wishes(draft: Draft) -> Iterator[Wish]:
    for name in _first(draft):
        full = wording.say_lane(draft.lane)
        full += f"; {wording.say_stretch(name, 'called')}" if name in draft.lane.names else ""
        yield Wish(text=_text(name), full=full, style="name", x=draft.shape.left)
    for name in _later(draft):
        x = draft.scale.x(read_moment(name.since or "").middle)
        yield Wish(text=_text(name), full=wording.say_stretch(name, "called"), style="name", x=x, pad=1.5, stem=True)


def _text(stretch: Stretch) -> str:
    return clean(stretch.label) + ("" if stretch.sure else " ?")


def _turn_wishes(draft: Draft) -> Iterator[Wish]:
    """Yield the labels of turns to or from somebody without a lane, and of those that stay in the lane."""
    for link in draft.links:
        turn = link.turn
        if link.across or draft.number not in link.ends or (turn.kind == "renamed" and turn.origin == turn.goal):
            continue
        if turn.origin == turn.goal:
            said: str = turn.kind
        elif link.origin is not None:
            said = f"{wording.ACTIVE[turn.kind]} {draft.names.of(turn.goal)}"
        else:
            said = f"{wording.PASSIVE[turn.kind]} {draft.names.of(turn.origin)}"
        text = clean(said) + ("" if turn.sure else " ?")
        full = wording.say_turn(turn, draft.names)
        yield Wish(text=text, full=full, style="turn", x=link.x, pad=8, stem=True, turn=turn)


def _doubts(draft: Draft, *, above: bool) -> Iterator[Wish]:
    """Yield a question mark for each unsure line that begins here and leads up, or down."""
    for link in draft.links:
        ours = link.across and link.origin == draft.number and above == (link.ends[-1] == draft.number)
        if ours and not link.turn.sure:
            yield Wish(text="?", full=wording.say_turn(link.turn, draft.names), style="doubt", x=link.x, pad=2)


def _stroke_wishes(parents: Iterable[Stroke], leaders: Iterable[Stroke]) -> Iterator[Wish]:
    """Yield the labels of the bands and brackets under a bar."""
    styled: list[tuple[Style, str, Iterable[Stroke]]] = [("leader", "led by", leaders), ("parent", "under", parents)]
    for style, what, lines in styled:
        for each in lines:
            text = f"under {_text(each.stretch)}" if style == "parent" else _text(each.stretch)
            full = wording.say_stretch(each.stretch, what)
            if each.stretch.since:
                reach = each.pieces[-1].right
                yield Wish(text=text, full=full, style=style, x=each.pieces[0].left, reach=reach, pad=1.5, stem=True)
            else:
                x = each.pieces[-1].right
                yield Wish(text=f"… {text}", full=full, style=style, x=x, align="end", pad=1.5, stem=True)
