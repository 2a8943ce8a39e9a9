"""Words that were broken by a hyphen at the end of a line."""

import re
from collections.abc import Callable, Sequence

_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_SHORTEST = 2  # letters on each side

Spans = Sequence[tuple[int, int]]


def rejoin(text: str, words: Spans, knows: Callable[[str], bool]) -> tuple[Spans, dict[int, str]]:
    """The words of a text, where the two halves of a broken one are one word; and how such words read, by their start.

    knows: whether a lower-case word is a plain English one. Halves are joined if that makes such a word, or if neither
    is one by itself: "provi-⏎sional", but neither "well-⏎armed" nor "anti-⏎government". The text stays as it is.
    """
    if not _BROKEN.search(text):
        return words, {}
    hyphens = {match.start() for match in _BROKEN.finditer(text)}
    joined: list[tuple[int, int]] = []
    forms: dict[int, str] = {}
    waiting = iter(words)
    for start, end in waiting:
        follows = next(waiting, None) if start in hyphens and joined and joined[-1][1] == start else None
        if follows is None:
            joined.append((start, end))
            continue
        before = joined[-1]
        one, other = text[slice(*before)], text[slice(*follows)]
        if end - start == 1 and _is_broken(one, other, knows):
            joined[-1] = before[0], follows[1]
            forms[before[0]] = one + other
        else:
            joined += [(start, end), follows]
    return joined, forms


def _is_broken(one: str, other: str, knows: Callable[[str], bool]) -> bool:
    if min(len(one), len(other)) < _SHORTEST or not (one[1:] + other).islower() or not (one + other).isalpha():
        return False
    whole = (one + other).lower()
    return knows(whole) or not (knows(one.lower()) or knows(other))
