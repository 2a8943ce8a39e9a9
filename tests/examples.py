"""Examples that a reporter could read: marks in a sentence become offsets, and nobody counts characters.

>>> unmark("The army said [at least 12] fighters died.")
('The army said at least 12 fighters died.', [Span(start=14, end=25)])
>>> unmark_named("{killed|At least 12} men died in {place|Gao}.")
('At least 12 men died in Gao.', {'killed': Span(start=0, end=11), 'place': Span(start=24, end=27)})

Marks may stand inside marks. A backslash before a mark keeps it as text: "he said \\[in French\\] no".
"""

import re

from vedette.records import Span

_MARK = re.compile(r"\\(?P<kept>[\[\]\\])|(?P<open>\[)|(?P<close>\])")
_NAMED_MARK = re.compile(r"\\(?P<kept>[{}|\\])|\{(?P<open>[^{}|\\]+)\||(?P<close>\})")


def unmark(marked: str) -> tuple[str, list[Span]]:
    """Return the text without its [brackets], and what they held, in the order in which they open."""
    text, marks = _unmark(marked, _MARK)
    return text, [span for _, span in marks]


def unmark_named(marked: str) -> tuple[str, dict[str, Span]]:
    """Return the text without its {name|braces}, and what each of them held; a name is used once."""
    text, marks = _unmark(marked, _NAMED_MARK)
    spans = dict(marks)
    if len(spans) < len(marks):
        raise ValueError(f"a name is used twice in {marked!r}")
    return text, spans


def _unmark(marked: str, mark: re.Pattern[str]) -> tuple[str, list[tuple[str, Span]]]:
    text, last = "", 0
    marks: list[tuple[str, int, int | None]] = []  # name, start, end; in the order in which they open
    still_open: list[int] = []  # which of them
    for match in mark.finditer(marked):
        text += marked[last : match.start()] + (match["kept"] or "")
        last = match.end()
        if match["open"]:
            still_open.append(len(marks))
            marks.append((match["open"], len(text), None))
        elif match["close"]:
            if not still_open:
                raise ValueError(f"a mark closes that was never opened, at {match.start()} in {marked!r}")
            name, start, _ = marks[still_open[-1]]
            marks[still_open.pop()] = (name, start, len(text))
    if still_open:
        raise ValueError(f"a mark is never closed in {marked!r}")
    return text + marked[last:], [(name, Span(start, end)) for name, start, end in marks if end is not None]
