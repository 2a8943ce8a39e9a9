"""How wide words will be in print, before any font has been seen; words cut to a width, and broken into lines."""

import re
import unicodedata
from collections.abc import Iterable

# Advance widths of Helvetica in thousandths of the type size (Adobe's font metrics; Arial and Liberation Sans agree).
_WIDTHS = {
    letter: width
    for letters, width in {
        "'": 191,
        "ijl": 222,
        "|": 260,
        " !,./:;I[\\]ft·‘’": 278,
        "(-)r`": 333,
        '"“”': 355,
        "*": 389,
        "Jckosvxyz": 500,
        "?L_abdeghnopqu0123456789#$«»–": 556,
        "+<=>~": 584,
        "FTZ": 611,
        "&ABEKPSVXY": 667,
        "CDHNRUw": 722,
        "GOQ": 778,
        "Mm": 833,
        "%": 889,
        "W": 944,
        "…—→": 1000,
        "@": 1015,
    }.items()
    for letter in letters
}
_OTHER_SCRIPT = 700
_WIDE = 1050
_PICTURE = 1400
_BOLD = 1.09
_CAUTION = 1.05  # the reader's own font is rarely the one that was measured

_BLANK = re.compile(r"\s+")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot carry


def clean(text: str) -> str:
    """Return text as it may stand in XML, on one line."""
    return _BLANK.sub(" ", _FORBIDDEN.sub("\ufffd", text)).strip()


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text of this size will be, in the same unit, rather too wide than too narrow."""
    return sum(map(_letter, text)) / 1000 * size * _CAUTION * (_BOLD if bold else 1)


def _letter(letter: str) -> float:
    """Return the width of one code point in thousandths of the type size."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    parts = unicodedata.normalize("NFKD", letter)
    if parts != letter:
        return sum(map(_letter, parts))
    if unicodedata.category(letter) == "So" or letter > "\U0001f000":
        return _PICTURE
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER_SCRIPT


def shorten(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Return a text if it has room, else as much of it as has, and an ellipsis."""
    if measure(text, size, bold=bold) <= width:
        return text
    kept = len(text)
    while kept > 1 and measure(text[:kept].rstrip() + "…", size, bold=bold) > width:
        kept -= 1
    while kept > 1 and unicodedata.category(text[kept]) in {"Mn", "Me", "Cf"}:
        kept -= 1  # no letter without its accent, no half of a joined picture
    return text[:kept].rstrip(" \u200d,;-") + "…"


def break_lines(items: Iterable[str], size: float, width: float) -> list[str]:
    """Set items one after the other, semicolons between them, in lines of at most this width."""
    lines = [""]
    for word in "; ".join(items).split():
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines += _cut(word, size, width)
    return [line for line in lines if line]


def _cut(word: str, size: float, width: float) -> list[str]:
    """Cut a word that is longer than a line into as few parts as there must be."""
    parts = [""]
    for letter in word:
        if measure(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts
