"""The stems of English words, by the rules that SQLite's index follows.

M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, with his two later rules (`bli`, `logi`).
PostgreSQL's stems are of its successor, which differs in few words.
"""

import re
from functools import lru_cache

_LEAST, _MOST = 3, 64  # letters of a word that is cut: SQLite leaves others as they are

_SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
    "logi": "log",
}  # fmt: skip
_THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_SECONDS, _THIRDS = (re.compile(f"(?:{'|'.join(table)})$") for table in (_SECOND, _THIRD))
_FOURTHS = re.compile(r"(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$")
_RESTORED = ("at", "bl", "iz")  # what is left of "creat-ed" and its like wants its e back


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What a word in small letters has in common with its other forms.

    >>> stem("attacks"), stem("attacked"), stem("organizations")
    ('attack', 'attack', 'organ')
    """
    if not _LEAST <= len(word) <= _MOST:
        return word
    word = _without_participle(_without_plural(word))
    if word[-1] == "y" and "v" in _sounds(word[:-1]):
        word = word[:-1] + "i"
    word = _cut(_cut(word, _SECONDS, _SECOND), _THIRDS, _THIRD)
    if (found := _FOURTHS.search(word, 1)) and _measure(word[: found.start()]) > 1:
        word = word[: found.start()]
    return _without_last(word)


def _without_plural(word: str) -> str:
    if not word.endswith("s") or word.endswith("ss"):
        return word
    return word[: -2 if word[1:].endswith(("sses", "ies")) else -1]


def _without_participle(word: str) -> str:
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _measure(word[:-3]) else word
    for ending in ("ed", "ing"):
        left = word.removesuffix(ending)
        if left != word and left and "v" in _sounds(left):
            return _restored(left)
    return word


def _restored(left: str) -> str:
    """What was left by -ed or -ing, as the verb is written without."""
    if left.endswith(_RESTORED) and len(left) > 2:
        return left + "e"
    if len(left) > 1 and left[-1] == left[-2] and left[-1] not in "aeioulsz":
        return left[:-1]
    return left + "e" if _measure(left) == 1 and _is_short(left) else left


def _without_last(word: str) -> str:
    """Without an -e that says nothing, and with one of two -l."""
    if word.endswith("e"):
        left = word[:-1]
        if _measure(left) > 1 or (_measure(left) == 1 and not _is_short(left)):
            word = left
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


def _cut(word: str, endings: re.Pattern[str], table: dict[str, str]) -> str:
    found = endings.search(word, 1)  # the leftmost is the longest
    if found is None or not _measure(word[: found.start()]):
        return word
    return word[: found.start()] + table[found[0]]


def _sounds(word: str) -> str:
    """Each letter as v or c; y is a vowel after a consonant.

    >>> _sounds("yearly")
    'cvvccv'
    """
    sounds, last = "", "v"
    for letter in word:
        last = "v" if letter in "aeiou" or (letter == "y" and last == "c") else "c"
        sounds += last
    return sounds


def _measure(word: str) -> int:
    """How many times a consonant follows a vowel."""
    return _sounds(word).count("vc")


def _is_short(word: str) -> bool:
    """Whether it ends in consonant, vowel, consonant, the last of which is none of w, x, y."""
    return _sounds(word).endswith("cvc") and word[-1] not in "wxy"
