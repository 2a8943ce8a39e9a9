"""Where a text quotes: runs of words between quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vedette.records import Span

# Marks that always open or always close; the straight mark does either, by what stands beside it. A single mark opens
# only before a word and closes only after one, since most are apostrophes.
_MARK = re.compile(
    r"""(?P<open> [“«„] | `` | (?<![\w.,]) ‘ (?=\w) )
    | (?P<close> ” | » | '' | (?<=[\w.,!?…]) ’ (?! \w ) )
    | (?P<either> ["＂‟] )
    | (?P<paragraph> \n\s*\n | \r\n\s*\r\n )""",
    re.VERBOSE,
)
_SINGLE = "‘’"
_LONGEST = 3000  # characters


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words without their marks; `outer` has the marks too. An unclosed one ends with its paragraph."""

    inner: Span
    outer: Span


class Quotations:
    """The quotations of a text, left to right, without overlaps; a quotation inside another is part of it."""

    def __init__(self, all_: Iterable[Quotation] = ()) -> None:
        self._all = tuple(all_)
        self._starts = [quotation.outer.start for quotation in self._all]

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def at(self, offset: int) -> Quotation | None:
        """The quotation that an offset stands in, marks included."""
        before = bisect_right(self._starts, offset)
        return self._all[before - 1] if before and offset < self._all[before - 1].outer.end else None

    def between(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that share words with a stretch of text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return tuple(q for q in self._all[first : bisect_left(self._starts, end)] if q.outer.end > start)

    def after(self, offset: int) -> Quotation | None:
        """The first quotation that begins at an offset or after it."""
        following = bisect_left(self._starts, offset)
        return self._all[following] if following < len(self._all) else None


def find_quotations(text: str) -> Quotations:
    """Return the quotations of a text. What is longer than 3,000 characters is a mark that was never closed."""
    return Quotations(q for q in _pairs(text) if q.inner.end - q.inner.start <= _LONGEST and q.inner.of(text).strip())


def _pairs(text: str) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    for match in _MARK.finditer(text):
        kind = _kind(text, match, opened)
        if kind == "open":
            if opened and not _inside(opened, match):
                yield from _quotation(text, opened, match.start(), match.start())
                opened = match
            opened = opened or match
        elif opened and kind == "close" and _fits(opened, match):
            yield from _quotation(text, opened, match.start(), match.end())
            opened = None
        elif opened and kind == "paragraph":
            if opened[0] not in _SINGLE:
                yield from _quotation(text, opened, match.start(), match.start())
            opened = None
    if opened and opened[0] not in _SINGLE:
        yield from _quotation(text, opened, len(text), len(text))


def _kind(text: str, match: re.Match[str], opened: re.Match[str] | None) -> str:
    if match.lastgroup != "either":
        return match.lastgroup or ""
    before, after = text[: match.start()][-1:], text[match.end() : match.end() + 1]
    if opened is None:
        return "open"
    # a mark after a space and before a word opens: the one before it was never closed
    return "open" if (not before or before.isspace()) and after and not after.isspace() else "close"


def _fits(opened: re.Match[str], closing: re.Match[str]) -> bool:
    """Whether a mark may close what another opened: single with single, the rest with one another."""
    return (opened[0] == "‘") == (closing[0] == "’")


def _inside(opened: re.Match[str], match: re.Match[str]) -> bool:
    """Whether an opening mark begins a quotation in the quotation: single in double, or double in single."""
    return (opened[0] in _SINGLE) != (match[0] in _SINGLE)


def _quotation(text: str, opened: re.Match[str], end: int, outer_end: int) -> Iterator[Quotation]:
    start = opened.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Quotation(Span(start, end), Span(opened.start(), max(outer_end, end)))
