"""Word shapes: what gives an uncased encoder its case back."""

SHAPES = (
    "other",        # punctuation, symbols, scripts without case
    "lower",        # gunmen
    "title",        # Mopti
    "upper",        # NATO
    "mixed",        # McDonald, iPhone
    "letter",       # A (one capital)
    "initial",      # J. or U.S.
    "digits",       # 2013
    "number",       # 1,000 or 10:30
    "code",         # T-72, M16
    "pause",        # , ; : - and dashes inside a sentence
    "stop",         # . ! ? and what ends a sentence
)  # fmt: skip
_INDEX = {name: i for i, name in enumerate(SHAPES)}
_STOPS = frozenset(".!?…。؟")
_PAUSES = frozenset(",;:-–—()")


def shape_of(word: str) -> int:
    """Give the index in `SHAPES` of the word's shape."""
    return _INDEX[_shape(word)]


def _shape(word: str) -> str:
    if word.islower():
        return "code" if any(map(str.isdigit, word)) else "lower"
    if word.isdecimal():
        return "digits"
    first = word[:1]
    if first in _STOPS:
        return "stop"
    if first in _PAUSES:
        return "pause"
    if any(map(str.isdigit, word)):
        return "code" if any(map(str.isalpha, word)) else "number"
    if not first.isalpha() or word.lower() == word.upper():
        return "other"
    return _cased(word)


def _cased(word: str) -> str:
    if len(word) == 1:
        return "letter"
    if word.isupper():
        return "initial" if "." in word else "upper"
    return "title" if word[0].isupper() and word[1:].islower() else "mixed"
