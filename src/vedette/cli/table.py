"""Tables for a terminal: columns that wrap, as wide as the terminal and no wider."""

import shutil
import unicodedata
from collections.abc import Iterator, Sequence

_GAP = "  "
_LEAST = 8  # characters that a column keeps, however narrow the terminal


def terminal_width() -> int:
    """How wide a table may be: the terminal, or 100 where there is none; a wider line is hard to read."""
    return min(shutil.get_terminal_size((100, 24)).columns, 160)


def table(rows: Sequence[Sequence[str]], head: Sequence[str] = (), width: int | None = None) -> Iterator[str]:
    """Yield the lines of a table. A cell may have lines of its own; the widest columns wrap where room is short."""
    shown = [tuple(map(visible, row)) for row in ([head, *rows] if head else rows)]
    if not shown:
        return
    widths = _fit([max(map(_widest, column)) for column in zip(*shown, strict=True)], width or terminal_width())
    for number, row in enumerate(shown):
        yield from _lines(row, widths)
        if head and number == 0:
            yield _GAP.join("-" * width for width in widths)


def visible(text: str) -> str:
    """The same text without what a terminal would obey (escape sequences) or turn around; lines and words stay."""
    return "".join(c if c == "\n" or (c.isprintable() and c not in _TURNING) else " " for c in text)


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: marks take none, wide characters two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def quoted(text: str) -> str:
    """Words of the document, on one line, in quotation marks."""
    return f"“{' '.join(text.split())}”"


def _widest(cell: str) -> int:
    return max(map(cells, cell.split("\n")), default=0)


def _fit(wanted: list[int], width: int) -> list[int]:
    """Take from the widest columns, one cell at a time, until the table fits."""
    widths = list(wanted)
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _LEAST:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    return widths


def _lines(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [
        [part for line in cell.split("\n") for part in _wrap(line, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    for height in range(max(map(len, wrapped))):
        parts = [column[height] if height < len(column) else "" for column in wrapped]
        padded = (part + " " * (width - cells(part)) for part, width in zip(parts, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _wrap(line: str, width: int) -> list[str]:
    """Break a line at its blanks, and a word that is wider than the column anywhere."""
    if cells(line) <= width:
        return [line]
    parts = [""]
    for word in line.split(" "):
        joined = f"{parts[-1]} {word}" if parts[-1] else word
        if cells(joined) <= width:
            parts[-1] = joined
            continue
        parts.append("")
        for character in word:
            if cells(parts[-1] + character) > width:
                parts.append("")
            parts[-1] += character
    return [part for part in parts if part] or [""]
