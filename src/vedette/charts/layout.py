"""Where everything of a chart of lanes stands. Nothing is drawn here, so that a test can look for labels that touch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from vedette.charts import wording
from vedette.charts.bars import bar, moments_of
from vedette.charts.labels import SIZES, Box, Label, Skyline, label
from vedette.charts.legend import Key, kinds_in, set_legend
from vedette.charts.letters import break_lines, clean, measure
from vedette.charts.links import Link, find_links
from vedette.charts.rows import BAR, MARGIN, Draft, Row, set_row
from vedette.charts.scale import Moment, Scale, Tick, fit_scale
from vedette.charts.svg import PT_PER_MM
from vedette.network.histories import History, Lane

LEAST_MM = 80
NOTHING = "Nothing to draw: there are no groups and no turns."
_LEAST_GAP, _LEAST_PITCH = 2.0, BAR + 11  # between what belongs to two lanes, and from bar to bar
_LINE = 10.5  # the height of a line of notes
_AXIS_TWICE = 10  # lanes from which the years stand at the bottom too


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A chart of lanes, in points. scale: None where nothing has a date."""

    width: float
    height: float
    labels: tuple[Label, ...]
    scale: Scale | None = None
    ticks: tuple[Tick, ...] = ()
    rows: tuple[Row, ...] = ()
    links: tuple[Link, ...] = ()
    keys: tuple[Key, ...] = ()
    axis: tuple[float, float] = (0.0, 0.0)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The places of all labels; no two overlap."""
        return tuple(each.box for each in self.labels)


def lay_out(history: History, *, width_mm: float, title: str | None = None) -> Layout:
    """Give every lane, turn and label of a history its place."""
    if width_mm < LEAST_MM:
        raise ValueError(f"a chart of lanes needs {LEAST_MM} mm of width, not {width_mm}: labels have no room in less")
    width = width_mm * PT_PER_MM
    labels = [label(clean(title), "title", 0, 0, width)] if title else []
    top = 17.0 if title else 0.0
    known = [(lane, moments) for lane in history.lanes if (moments := moments_of(lane, history.turns))]
    if not known:
        notes = list(_notes(_undated(history, drawn=()), top, width))
        notes = notes or [label(NOTHING, "note", 0, top, width)]
        return Layout(width=width, height=_bottom(notes, top), labels=(*labels, *notes))

    scale = fit_scale((m for _, moments in known for m in moments), MARGIN, width - MARGIN)
    axis = top + 10.5
    rows, links, placed = _rows(known, history, scale, axis)
    bottom = max(*(each.box.bottom for each in placed), *(row.bottom for row in rows)) + 4
    ticks = scale.ticks()
    labels += [*_years(ticks, scale, top, width), *placed]
    if len(rows) >= _AXIS_TWICE:
        labels += _years(ticks, scale, bottom + 2, width)
    keys, key_labels = set_legend(kinds_in(rows, links), bottom + (18 if len(rows) >= _AXIS_TWICE else 8), width)
    under = _bottom(key_labels, bottom) + 2
    notes = list(_notes(_undated(history, drawn=[row.lane for row in rows]), under, width))
    return Layout(
        width=width,
        height=_bottom(notes, under),
        labels=(*labels, *key_labels, *notes),
        scale=scale,
        ticks=ticks,
        rows=tuple(rows),
        links=tuple(links),
        keys=tuple(keys),
        axis=(axis, bottom),
    )


def _bottom(labels: Sequence[Label], otherwise: float) -> float:
    return max((each.box.bottom for each in labels), default=otherwise) + 3


def _years(ticks: Iterable[Tick], scale: Scale, top: float, width: float) -> Iterator[Label]:
    """Yield the labels of the axis, centred on their marks."""
    for tick in ticks:
        wide = measure(tick.label, SIZES["axis"])
        left = min(max(scale.x(tick.day) - wide / 2, 0), width - wide)
        yield label(tick.label, "axis", left, top, wide + 1)


def _rows(
    known: Sequence[tuple[Lane, tuple[Moment, ...]]], history: History, scale: Scale, top: float
) -> tuple[list[Row], list[Link], list[Label]]:
    """Stack the lanes, each as close to those above as labels allow."""
    bars = [bar(lane, moments, scale) for lane, moments in known]
    numbers = {lane.node.id: n for n, (lane, _) in reversed(list(enumerate(known)))}
    links = find_links(history.turns, numbers, bars, scale)
    names = wording.Names(history)
    rows: list[Row] = []
    labels: list[Label] = []
    skyline = Skyline(scale.right + MARGIN, top + _LEAST_GAP)
    for number, ((lane, _), shape) in enumerate(zip(known, bars, strict=True)):
        row, placed = set_row(Draft(lane, number, shape, links, names, scale))
        blocks = [*(each.box for each in placed), *_blocks(row)]
        least = rows[-1].bar + _LEAST_PITCH if rows else 0
        down = max(least, *(skyline.under(block) for block in blocks))
        skyline.add(block.moved(down) for block in blocks)
        rows.append(row.moved(down))
        labels += [each.moved(down) for each in placed]
    return rows, links, labels


def _blocks(row: Row) -> Iterator[Box]:
    """Yield what of a lane needs room beside its labels: the bar with all under it, and the lines to labels."""
    left, right = row.shape.outer
    yield Box(left, row.bar - 1, right, row.bottom)
    for stem in row.stems:
        yield Box(stem.x - 1, min(stem.start, stem.end), stem.x + 1, max(stem.start, stem.end))


def _undated(history: History, drawn: Sequence[Lane]) -> Iterator[tuple[str, list[str]]]:
    """Yield what has no place on the axis: headings with what stands under them."""
    names = wording.Names(history)
    ids = {lane.node.id for lane in drawn}
    lanes = [lane for lane in history.lanes if not any(lane is each for each in drawn)]
    turns = [turn for turn in history.turns if not turn.at]
    elsewhere = [turn for turn in history.turns if turn.at and not {turn.origin, turn.goal} & ids]
    undated = [lane.node.name for lane in lanes]
    undated += [words for lane in history.lanes for words in wording.undated_of(lane)]
    undated += [wording.say_turn(turn, names) for turn in turns]
    yield "Undated: ", undated
    yield "Between others: ", [wording.say_turn(turn, names) for turn in elsewhere]


def _notes(parts: Iterable[tuple[str, list[str]]], top: float, width: float) -> Iterator[Label]:
    """Set lists under the chart, or say that there is nothing at all."""
    lines = count()
    for heading, items in parts:
        if items:
            size = SIZES["note"]
            for text in break_lines([heading + clean(items[0]), *map(clean, items[1:])], size, width):
                yield label(text, "note", 0, top + next(lines) * _LINE, width)
