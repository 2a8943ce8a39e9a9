"""SVG as text: elements with everything escaped, and the few shapes that the charts are made of."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias

from vedette.charts.letters import clean

FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif"
PT_PER_MM = 72 / 25.4

Value: TypeAlias = str | float | None


def number(value: float) -> str:
    """Write a number with two decimals at most, and never as -0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def said(words: str) -> str:
    """Write words so that they are nothing but words."""
    return escape(clean(words), quote=False)


def element(tag: str, /, *inside: str, **attributes: Value) -> str:
    """Write an element: attributes escaped, `inside` as it is; an attribute that is None is left out."""
    given = "".join(f' {name.replace("_", "-")}="{_value(v)}"' for name, v in attributes.items() if v is not None)
    content = "".join(inside)
    return f"<{tag}{given}>{content}</{tag}>" if content else f"<{tag}{given}/>"


def _value(value: str | float) -> str:
    return escape(clean(value)) if isinstance(value, str) else number(value)


def group(inside: Iterable[str], tip: str = "", /, **attributes: Value) -> str:
    """Write elements that belong together, with the words that a pointer resting on them shows."""
    parts = list(inside)
    title = [element("title", said(tip))] if tip else []
    return element("g", *title, *parts, **attributes) if parts else ""


def path(*steps: str | float, **attributes: Value) -> str:
    """Write a path from its letters and numbers."""
    return element("path", d=" ".join(s if isinstance(s, str) else number(s) for s in steps), **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: Value) -> str:
    """Write a straight line."""
    return path("M", x1, y1, "L", x2, y2, **attributes)


def rect(left: float, top: float, right: float, bottom: float, **attributes: Value) -> str:
    """Write a rectangle by its edges."""
    return element("rect", x=left, y=top, width=max(right - left, 0.0), height=bottom - top, **attributes)


def hatch(left: float, top: float, right: float, bottom: float, *, step: float = 2.2, colour: str) -> str:
    """Write a frame with slanting lines in it. Clipped by hand: ids of patterns clash where a page has two charts."""
    rise = bottom - top
    steps: list[str | float] = []
    for n in range(int((right - left + rise) / step) + 1):
        foot = left - rise + n * step
        begin, end = max(foot, left), min(foot + rise, right)
        if end - begin > 0.1:
            steps += ["M", begin, bottom - (begin - foot), "L", end, bottom - (end - foot)]
    frame = rect(left, top, right, bottom, fill="#fff", stroke=colour, stroke_width=0.5)
    return frame + (path(*steps, stroke=colour, stroke_width=0.6, fill="none") if steps else "")


def document(width: float, height: float, *inside: str, title: str, description: str) -> str:
    """Write a whole drawing, its size given in points, that stands on its own."""
    titles = element("title", said(title)), element("desc", said(description))
    ground = rect(0, 0, width, height, fill="#fff")
    body = "\n".join((*titles, ground, *(part for part in inside if part)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" font-family="{FONTS}" '
        f'width="{number(width / PT_PER_MM)}mm" height="{number(height / PT_PER_MM)}mm" '
        f'viewBox="0 0 {number(width)} {number(height)}">\n{body}\n</svg>\n'
    )
