"""What lines of turns look like: colour, dashes, heads and bends. No two differ by colour alone."""

from dataclasses import dataclass

from vedette.charts.links import BEND
from vedette.charts.svg import Value, element, line, path
from vedette.network.histories import TurnKind

INK, SLATE, PALE, OCHRE, RULE = "#1a1a1a", "#51687e", "#cdd6de", "#8a5a00", "#dcdcdc"
_RED, _GREEN, _BLUE = "#b3261e", "#1d6b3a", "#1f4fa3"


@dataclass(frozen=True, slots=True)
class Look:
    """How the line of a kind of turn is drawn. dash: None for a solid line."""

    colour: str
    width: float
    dash: str | None = None


LOOKS: dict[TurnKind, Look] = {
    "splits": Look(_RED, 1.3),
    "leaves": Look(_RED, 0.8),
    "merges": Look(_GREEN, 1.3),
    "joins": Look(_GREEN, 0.8),
    "pledges": Look(_BLUE, 1.1, "4 2"),
    "renamed": Look(INK, 0.9),
    "revives": Look(INK, 0.9, "7 2"),
}
_DOTS = "0.1 2.4"


def stroke(kind: TurnKind, *, sure: bool) -> dict[str, Value]:
    """Return the attributes of a turn's line: dots where it is not sure."""
    look = LOOKS[kind]
    if sure:
        return {"stroke": look.colour, "stroke_width": look.width, "stroke_dasharray": look.dash, "fill": "none"}
    dots = {"stroke_dasharray": _DOTS, "stroke_linecap": "round", "fill": "none"}
    return {"stroke": look.colour, "stroke_width": max(look.width, 1.2), **dots}


def connector(kind: TurnKind, x: float, start: float, end: float, *, sure: bool) -> str:
    """Draw a turn from one bar's edge to another's: what parts bends out of a bar, what merges bends into one."""
    down = 1 if end > start else -1
    bend = min(BEND, abs(end - start) / 2) * down
    steps: tuple[str | float, ...] = ("M", x, start, "V", end)
    marks = head(kind, x, end, down)
    if kind in {"splits", "leaves"}:
        steps = ("M", x - BEND, start, "Q", x, start, x, start + bend, "V", end)
        marks = dot(kind, x - BEND, start)
    elif kind == "merges":
        steps = ("M", x, start, "V", end - bend, "Q", x, end, x + BEND, end)
        marks = head(kind, x, end - bend, down)
    elif kind in {"renamed", "revives"}:
        marks = diamond(x, (start + end) / 2) if kind == "renamed" else ring(x, (start + end) / 2)
    return path(*steps, **stroke(kind, sure=sure)) + marks


def head(kind: TurnKind, x: float, y: float, down: int) -> str:
    """Draw an arrowhead with its tip at a point: filled of a merger, open of the others."""
    look = LOOKS[kind]
    if kind == "merges":
        return path("M", x, y, "l", -2.2, -4.4 * down, "h", 4.4, "Z", fill=look.colour)
    return path("M", x - 2, y - 4 * down, "L", x, y, "L", x + 2, y - 4 * down, **_thin(look))


def head_aside(kind: TurnKind, x: float, y: float, right: int) -> str:
    """Draw an arrowhead that points to the right (1) or to the left (-1)."""
    if kind == "merges":
        return path("M", x, y, "l", -4.4 * right, -2.2, "v", 4.4, "Z", fill=LOOKS[kind].colour)
    return path("M", x - 3 * right, y - 1.8, "L", x, y, "L", x - 3 * right, y + 1.8, **_thin(LOOKS[kind]))


def _thin(look: Look) -> dict[str, Value]:
    return {"stroke": look.colour, "stroke_width": 0.9, "fill": "none"}


def dot(kind: TurnKind, x: float, y: float) -> str:
    """Draw where something parts: full of a split, hollow where somebody leaves."""
    fill = LOOKS[kind].colour if kind == "splits" else "#fff"
    return element("circle", cx=x, cy=y, r=1.5, fill=fill, stroke=LOOKS[kind].colour, stroke_width=0.7)


def ring(x: float, y: float) -> str:
    """Draw a ring: it was there again."""
    return element("circle", cx=x, cy=y, r=2.2, fill="#fff", stroke=INK, stroke_width=0.9)


def diamond(x: float, y: float) -> str:
    """Draw a diamond: the same group under another name."""
    return path("M", x, y - 3, "l", 2.4, 3, "l", -2.4, 3, "l", -2.4, -3, "Z", fill="#fff", stroke=INK, stroke_width=0.9)


def whisker(x1: float, x2: float, y: float, colour: str) -> str:
    """Draw the time within which something came, where no day is known."""
    ends = line(x1, y - 1.5, x1, y + 1.5), line(x2, y - 1.5, x2, y + 1.5)
    return element("g", line(x1, y, x2, y), *ends, stroke=colour, stroke_width=0.6)
