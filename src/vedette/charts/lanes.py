"""The lane diagram: groups over time, what they were called, under whom and led by whom, and the turns between them."""

from collections.abc import Iterator

from vedette.charts import marks, wording
from vedette.charts.bars import Piece, Stroke
from vedette.charts.labels import BOLD, SIZES, Label, Style
from vedette.charts.layout import Layout, lay_out
from vedette.charts.legend import SWATCH, Key
from vedette.charts.links import Link
from vedette.charts.marks import INK, OCHRE, PALE, RULE, SLATE
from vedette.charts.rows import BAR, STEP, Row, Stem
from vedette.charts.svg import document, element, group, hatch, line, path, rect, said
from vedette.network.histories import History, Turn, TurnKind

_COLOURS: dict[Style, str] = {"parent": OCHRE, "axis": "#444", "turn": "#333", "leader": "#222", "legend": "#333"}


def draw(history: History, *, width_mm: float = 277, title: str | None = None) -> str:
    """Draw a history as an SVG that stands on its own: no script, no font to fetch, readable without colour.

    As wide as asked (277 mm is A4 across, less its margins) and as high as its lanes need; its units are points.
    Raises ValueError where there is less width than labels need.
    """
    layout = lay_out(history, width_mm=width_mm, title=title)
    names = wording.Names(history)
    return document(
        layout.width,
        layout.height,
        group(_axis(layout)),
        *(_lane(row) for row in layout.rows),
        *(_link(link, layout, names) for link in layout.links),
        *(_stem(stem, row, names) for row in layout.rows for stem in row.stems),
        group(map(_label, layout.labels), stroke_linejoin="round"),
        group(map(_key, layout.keys)),
        title=title or "Groups over time",
        description=wording.summary(history),
    )


def rows(history: History) -> list[tuple[str, ...]]:
    """Return what the drawing shows as a table: a head, then rows by date, undated ones last."""
    return wording.table(history)


def _axis(layout: Layout) -> Iterator[str]:
    """Yield the rules of the years, stronger where a year begins, and a line over and under all lanes."""
    top, bottom = layout.axis
    for tick in layout.ticks:
        x = layout.scale.x(tick.day) if layout.scale else 0
        yield line(x, top, x, bottom, stroke=RULE if tick.major else "#ececec", stroke_width=0.6)
    for y in layout.axis if layout.ticks else ():
        yield line(0, y, layout.width, y, stroke="#777", stroke_width=0.7)


def _lane(row: Row) -> str:
    """Draw a bar with its changes of name, and the bands and brackets under it."""
    pieces = [_piece(piece, row.bar, row.bar + BAR) for piece in row.shape.pieces]
    changes = [_change(x, row.bar, sure=sure) for x, sure in row.changes]
    below = row.bar + BAR
    bands = [_band(each, below + STEP * (each.step + 0.6)) for each in row.parents]
    below += STEP * max((each.step + 1 for each in row.parents), default=0)
    brackets = [_bracket(each, below + STEP * (each.step + 0.6)) for each in row.leaders]
    return group([*bands, *brackets, group([*pieces, *changes], wording.say_lane(row.lane))])


def _piece(piece: Piece, top: float, bottom: float) -> str:
    """Draw a part of a bar: full, hatched, pale with an arrow, or fading in."""
    left, right = piece.left, piece.right
    if piece.how == "known":
        return rect(left, top, right, bottom, fill=SLATE)
    if piece.how == "rough":
        return hatch(left, top, right, bottom, colour=SLATE)
    if piece.how == "open":
        middle = (top + bottom) / 2
        tip = min(4.0, right - left)
        edge = ("M", left, top, "H", right - tip, "L", right, middle, "L", right - tip, bottom, "H", left)
        return path(*edge, fill=PALE, stroke=SLATE, stroke_width=0.4)
    widths = [(right - left) * part for part in (0.0, 0.2, 0.44, 0.72, 1.0)]
    shades = zip(widths, widths[1:], (0.12, 0.28, 0.5, 0.75), strict=False)
    steps = [rect(left + a, top, left + b, bottom, fill=SLATE, fill_opacity=shade) for a, b, shade in shades]
    return "".join(steps)


def _change(x: float, top: float, *, sure: bool) -> str:
    """Draw where the name changes: a notch through the bar."""
    notch = line(x, top - 1.5, x, top + BAR, stroke="#fff", stroke_width=2.6)
    dash = None if sure else "1 1.2"
    return notch + line(x, top - 2, x, top + BAR, stroke=INK, stroke_width=0.9, stroke_dasharray=dash)


def _band(each: Stroke, y: float) -> str:
    """Draw a parent: a thin band, broken where a date is rough, dashed where its end is open."""
    dashes = {"known": None, "rough": "1 1", "open": "5 2", "faint": "5 2"}
    widths = {"known": 1.8, "rough": 1.8, "open": 1.1, "faint": 1.1}
    lines = [
        line(p.left, y, p.right, y, stroke_dasharray=dashes[p.how], stroke_width=widths[p.how]) for p in each.pieces
    ]
    return group(lines, wording.say_stretch(each.stretch, "under"), stroke=OCHRE)


def _bracket(each: Stroke, y: float) -> str:
    """Draw a leader: a thin line with a tick where he came and one where he went."""
    dashes = {"known": None, "rough": "1 1", "open": "3 2", "faint": "3 2"}
    lines = [line(p.left, y, p.right, y, stroke_dasharray=dashes[p.how]) for p in each.pieces]
    ends = [each.pieces[0].left] if each.stretch.since else []
    ends += [each.pieces[-1].right] if each.stretch.until else []
    ticks = [line(x, y - 1.6, x, y + 1.6, stroke_width=0.9) for x in ends]
    return group([*lines, *ticks], wording.say_stretch(each.stretch, "led by"), stroke="#444", stroke_width=0.6)


def _link(link: Link, layout: Layout, names: wording.Names) -> str:
    """Draw a turn between two lanes, or one that changes a lane's name."""
    turn = link.turn
    tip = wording.say_turn(turn, names)
    if link.origin is None or link.goal is None or not link.across:
        if turn.kind != "renamed" or link.origin != link.goal:
            return ""  # a stem with its label shows it
        return group([marks.diamond(link.x, layout.rows[link.ends[0]].middle)], tip)
    origin, goal = layout.rows[link.origin], layout.rows[link.goal]
    down = origin.bar < goal.bar
    start, end = (origin.bar + BAR, goal.bar) if down else (origin.bar, goal.bar + BAR)
    met = {n for other in layout.links if abs(other.x - link.x) < 2 for n in other.ends}
    crossed = [layout.rows[n] for n in range(link.ends[0] + 1, link.ends[1]) if n not in met]
    gaps = [line(link.x, r.bar - 0.6, link.x, r.bar + BAR + 0.6, stroke="#fff", stroke_width=3.2) for r in crossed]
    rough = [_rough(link, layout, start)] if link.moment.after > link.moment.first else []
    return group([*gaps, *rough, marks.connector(turn.kind, link.x, start, end, sure=turn.sure)], tip)


def _rough(link: Link, layout: Layout, y: float) -> str:
    """Draw how much time a turn's date leaves open, unless that is too short to see."""
    if not layout.scale:
        return ""
    first, after = layout.scale.x(link.moment.first), layout.scale.x(link.moment.after)
    return marks.whisker(first, after, y, marks.LOOKS[link.turn.kind].colour) if after - first > 8 else ""


def _stem(stem: Stem, row: Row, names: wording.Names) -> str:
    """Draw the line from a bar to a label, or a turn to somebody who has no lane."""
    if not stem.turn:
        return line(stem.x, stem.start, stem.x, stem.end, stroke="#888", stroke_width=0.5)
    return group(_stub(stem, stem.turn, row.lane.node.id), wording.say_turn(stem.turn, names))


def _stub(stem: Stem, turn: Turn, here: str) -> Iterator[str]:
    """Yield the parts of a turn to somebody who has no lane: up from the bar, and aside to the words."""
    edge = stem.x + stem.aside
    yield path("M", stem.x, stem.start, "V", stem.end, "H", edge, **marks.stroke(turn.kind, sure=turn.sure))
    if turn.kind == "renamed":
        yield marks.diamond(stem.x, stem.start + BAR / 2)
    elif turn.origin == turn.goal or turn.kind == "revives":
        yield marks.ring(stem.x, stem.start + BAR / 2)
    elif turn.kind in {"splits", "leaves"}:
        yield marks.dot(turn.kind, stem.x, stem.start)
    elif turn.goal == here:
        yield marks.head(turn.kind, stem.x, stem.start, 1)
    else:
        yield marks.head_aside(turn.kind, edge, stem.end, 1 if stem.aside > 0 else -1)


def _label(label: Label) -> str:
    """Write a label, with a white rim that keeps it readable on lines."""
    text = element(
        "text",
        said(label.text),
        x=label.box.left,
        y=label.baseline,
        font_size=SIZES[label.style],
        font_weight="bold" if label.style in BOLD else None,
        font_style="italic" if label.style in {"parent", "turn"} else None,
        fill=_COLOURS.get(label.style, INK),
        stroke="#fff",
        stroke_width=1.8,
        paint_order="stroke",
    )
    return group([text], label.full) if label.full != label.text else text


def _key(key: Key) -> str:
    """Draw a sample of the legend."""
    left, right, y = key.left, key.left + SWATCH, key.middle
    match key.kind:
        case "known" | "rough" | "open" | "faint":
            return _piece(Piece(left, right, key.kind), y - BAR / 2, y + BAR / 2)
        case "parent":
            return line(left, y, right, y, stroke=OCHRE, stroke_width=1.8)
        case "leader":
            return path(
                "M", left, y, "H", right, "M", left, y - 1.6, "v", 3.2, "M", right, y - 1.6, "v", 3.2, stroke="#444"
            )
        case "unsure":
            dots = line(left, y, right - 6, y, **marks.stroke("revives", sure=False))
            return dots + element("text", said("?"), x=right - 4, y=y + 2.3, font_size=6.6, font_weight="bold")
        case kind:
            return line(left, y, right, y, **marks.stroke(kind, sure=True)) + _key_mark(kind, left, right, y)


def _key_mark(kind: TurnKind, left: float, right: float, y: float) -> str:
    """Draw what tells a kind of turn apart, on its sample."""
    match kind:
        case "splits" | "leaves":
            return marks.dot(kind, left + 2, y)
        case "renamed":
            return marks.diamond((left + right) / 2, y)
        case "revives":
            return marks.ring((left + right) / 2, y)
        case _:
            return marks.head_aside(kind, right, y, 1)
