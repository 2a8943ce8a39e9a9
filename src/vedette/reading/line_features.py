"""What can be seen of each line of a page's text without its tags: numbers, of itself and of what stands around it."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from vedette.reading.blocks import is_caption
from vedette.reading.dates import IN_WORDS
from vedette.reading.line_cues import (
    BYLINE,
    CLOCK,
    CREDIT,
    CUES,
    DIGIT,
    FINAL,
    INNER_STOP,
    INTERVIEW,
    ITEM,
    MONEY,
    MONTH,
    QUOTE_MARKS,
    QUOTES,
    SAID,
    SEPARATOR,
    SMALL,
    WORDS,
    YOU,
    is_correction,
    is_menu,
)
from vedette.reading.sentences import find_dateline

Floats = NDArray[np.float64]

_READ = 600  # characters of a line that are looked at: more tell no more
_SHORT = 60  # characters: what is longer is hardly met again
_NEAR = 3  # lines before and after whose features count too
_WIDTHS = (5, 15)  # lines around, in which the mass of running text is measured

_SELLING = [list(CUES).index(name) for name in ("offer", "letter", "advert", "comments", "legal")]
OWN = (
    "letters", "words", "letters_50", "letters_80", "letters_200", "small_words", "capitalised", "capitals", "final",
    "colon", "digits", "separators", "quotation", "said", "small_start", "inner_stop", "commas", "question", "item",
    "you", "money", "clock", "month", "full_date", "byline", "credit", "caption", "correction", "speaker", "dateline",
    "title_case", "menu", "prose",
    *(f"cue_{name}" for name in CUES), "cues", "cue_in_short",
    "clean_prose", "prose_to_you", "prose_with_cue", "short_sentence", "like_headline", "like_menu",
    "repeated", "seen_above",
)  # fmt: skip
_AROUND = ("mass", "prose_share", "headlines", "menus")
PLACES = (
    "begin", "end", "top", "bottom", "share_before", "share_after", "since_prose", "until_prose", "prose_above",
    "prose_below", "enders_above", "since_ender", "enders_near", "first_prose",
)  # fmt: skip


def names() -> list[str]:
    """The names of the features, in the order of the columns of `features_of`: `final-1` is the line above's."""
    around = [f"{name}{offset:+d}" for offset in _offsets() for name in OWN]
    masses = [f"{name}_{side}{width}" for width in _WIDTHS for side in ("before", "after") for name in _AROUND]
    return [*OWN, *around, *masses, *PLACES]


def features_of(lines: Sequence[str]) -> Floats:
    """The features of a page's lines: (lines, names). White space inside a line is no matter."""
    flat = [" ".join(line[: 2 * _READ].split()) for line in lines]
    keys = [line.casefold() for line in flat]
    counted = Counter(keys)
    seen: set[str] = set()
    rows: list[tuple[float, ...]] = []
    for line, key in zip(flat, keys, strict=True):
        rows.append((*(_own_of_short(line) if len(line) < _SHORT else _own(line)), counted[key] > 1, key in seen))
        seen.add(key)
    own = np.array(rows, float).reshape(len(rows), len(OWN))
    lengths = np.array([len(line) for line in lines], float)
    parts = [own, *(_shifted(own, offset) for offset in _offsets()), *_masses(own, lengths), _places(own, lengths)]
    return np.concatenate(parts, axis=1)


def _offsets() -> list[int]:
    return [offset for step in range(1, _NEAR + 1) for offset in (-step, step)]


def _own(line: str) -> tuple[float, ...]:
    """What one line shows of itself. Expressions that a short line cannot match are not tried on it: most are short."""
    head = line[:_READ]
    words = WORDS.findall(head)
    count = len(words) or 1
    size = len(line)
    short, long = size <= 160, size >= 40
    small = sum(word.lower() in SMALL for word in words) / count
    capitals = sum(word.isupper() and len(word) > 1 for word in words) / count
    capitalised = sum(word[0].isupper() for word in words) / count
    digits = len(DIGIT.findall(head))
    dated = short and digits > 0
    final = FINAL.search(line[-12:]) is not None
    cues = [pattern.search(head, 0, 200) is not None for pattern in CUES.values()]
    selling = any(cues[at] for at in _SELLING)
    said = long and SAID.search(head) is not None
    you = YOU.search(head) is not None
    prose = size >= 80 and final and small > 0.2
    return (
        log1p(size) / 6, log1p(len(words)) / 4, size >= 50, size >= 80, size >= 200, small, capitalised, capitals,
        final, line.endswith(":"), digits / (len(head) or 1), min(1.0, len(SEPARATOR.findall(head)) / 3),
        not QUOTE_MARKS.isdisjoint(head) and QUOTES.search(head) is not None, said, head[:1].islower(),
        long and INNER_STOP.search(head) is not None, min(3, head.count(",")) / 3, line.endswith("?"),
        ITEM.match(head) is not None, you, digits > 0 and MONEY.search(head) is not None,
        dated and CLOCK.search(head) is not None, dated and MONTH.search(head) is not None,
        dated and size <= 120 and IN_WORDS.search(head) is not None, size <= 200 and BYLINE.match(head) is not None,
        10 <= size <= 500 and CREDIT.search(head[-120:]) is not None, long and is_caption(line), is_correction(head),
        ": " in head and INTERVIEW.match(head) is not None, long and find_dateline(head) is not None,
        len(words) > 2 and capitalised > 0.7, is_menu(line), prose,
        *cues, min(4, sum(cues)) / 2, short and any(cues), prose and not you and not selling,
        prose and you and not said, prose and selling and not said, 25 <= size < 80 and final and small > 0.15,
        25 <= size < 130 and not final and len(words) > 3, size < 25 and not final,
    )  # fmt: skip


# A site's menus are the same on each of its pages, and often stand twice on one.
_own_of_short = lru_cache(maxsize=4096)(_own)


def _shifted(own: Floats, offset: int) -> Floats:
    """The features of the line that stands `offset` lines on; zeros where there is none."""
    moved = np.zeros_like(own)
    if abs(offset) < len(own):
        moved[max(0, -offset) : len(own) - max(0, offset)] = own[max(0, offset) : len(own) - max(0, -offset)]
    return moved


def _masses(own: Floats, lengths: Floats) -> list[Floats]:
    """How much running text stands in the lines before and after, and which share of those lines is such."""
    prose = own[:, OWN.index("prose")]
    columns = []
    for width in _WIDTHS:
        for side in (-1, 1):
            mass, count = _window(prose * np.minimum(lengths, 600), width, side), _window(prose, width, side)
            columns += [np.log1p(mass)[:, None] / 8, count[:, None] / width]
            for name in ("like_headline", "like_menu"):
                columns.append(_window(own[:, OWN.index(name)], width, side)[:, None] / width)
    return columns


def _window(values: Floats, width: int, side: int) -> Floats:
    """The sum over the `width` lines before (side -1) or after (side 1) each line."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    at = np.arange(len(values))
    if side < 0:
        return np.asarray(sums[at] - sums[np.maximum(0, at - width)])
    return np.asarray(sums[np.minimum(len(values), at + 1 + width)] - sums[at + 1])


def _places(own: Floats, lengths: Floats) -> Floats:
    """Where in the page a line stands, and on which side of its running text."""
    count = len(own)
    at = np.arange(count)
    prose = own[:, OWN.index("prose")] * np.minimum(lengths, 600)
    before = np.concatenate([[0.0], np.cumsum(prose)[:-1]]) if count else prose
    total = prose.sum() or 1.0
    after = total - before - prose
    ender = (own[:, OWN.index("cue_related")] + own[:, OWN.index("cue_legal")] + own[:, OWN.index("cue_comments")]) > 0
    ender &= lengths < 80
    since, until = _distance(prose > 0), _distance((prose > 0)[::-1])[::-1]
    since_ender = _distance(ender)
    return np.stack([
        at < 3, at >= count - 3, at / max(1, count - 1), at < 0.1 * count, before / total, after / total,
        np.log1p(since) / 4, np.log1p(until) / 4, before > 0, after > 1e-9,
        np.minimum(1.0, _window(ender.astype(float), 10, -1) / 4), np.log1p(since_ender) / 4,
        np.minimum(1.0, (_window(ender.astype(float), 4, -1) + _window(ender.astype(float), 4, 1)) / 4),
        (before == 0) & (prose > 0),
    ], axis=1).astype(float)  # fmt: skip


def _distance(marked: NDArray[np.bool_]) -> Floats:
    """How many lines above each line the next marked one stands; 50 at most."""
    at = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, at, -50)) if len(marked) else at
    above = np.concatenate([[-50], last[:-1]]) if len(marked) else last
    return np.minimum(50.0, at - above)
