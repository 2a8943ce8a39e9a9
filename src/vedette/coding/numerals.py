"""Numbers as they are written: digits, words, and vague ones such as "dozens"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Number = int | float


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the words up to and without `last`. high is None where the words leave it open ("several").

    scale is what its last word multiplies by, so that "10 to 15 million" can lend it to the 10.
    """

    last: int
    low: Number
    high: Number | None
    scale: int = 1
    spelled: bool = False

    @property
    def vague(self) -> bool:
        """Whether it stands for many numbers."""
        return self.low != self.high

    def scaled(self, scale: int) -> "Numeral":
        """The number times `scale`."""
        high = None if self.high is None else times(self.high, scale)
        return Numeral(self.last, times(self.low, scale), high, scale, self.spelled)


_UNITS = {
    name: value
    for value, name in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),
        start=1,
    )
}
_TENS = {
    name: 10 * value
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7}
_SHORT_SCALES = {"bn": 10**9, "mn": 10**6, "mln": 10**6, "m": 10**6, "b": 10**9, "k": 10**3}
# Single letters are metres and the like unless a sum of money stands before them.
_MONEY_SCALES = {"m", "b", "k"}
_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,6})?|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,2}(?:,\d\d){1,3},\d{3}")

# The least and the most that a vague number can be. "Dozens" to "millions" are the contract's (records.md); "scores"
# (twenties, in the plural) and "tens" are read the same way, and "several" has no upper end.
_VAGUE: dict[str, tuple[int, int | None]] = {
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, None),
    "billions": (2_000_000_000, None),
}
_MANY_OF = {"hundreds": 100, "thousands": 1_000, "millions": 10**6, "billions": 10**9}
_PLURALS = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions"}


# What a number in words begins with.
_OPENERS = frozenset(
    {*_UNITS, *_TENS, *_SCALES, *_VAGUE, "hundred", "dozen", "several", "many", "a", "an", "half", "both"}
)


def read_numeral(words: Sequence[str], at: int, *, money: bool = False) -> Numeral | None:
    """The number that begins with the word `at`, as long as it goes, or None.

    Ordinals, fractions, years and model names are for the caller to tell apart; Roman numerals are not read.
    """
    if not (first := _word(words, at)) or not (first[0].isdigit() or first in _OPENERS):  # most words
        return None
    return _vague(words, at) or _part_of_scale(words, at) or _digits(words, at, money) or _spelled(words, at)


def _digits(words: Sequence[str], at: int, money: bool) -> Numeral | None:
    if not _DIGITS.fullmatch(_word(words, at)):
        return None
    text = words[at].replace(",", "")
    value: Number = float(text) if "." in text else int(text)
    numeral = Numeral(at + 1, value, value)
    unit = _word(words, at + 1)
    scale = _SCALES.get(unit) or (_SHORT_SCALES.get(unit) if money or unit not in _MONEY_SCALES else None)
    if unit == "hundred":
        scale = 100
    return Numeral(at + 2, value, value).scaled(scale) if scale else numeral


def _spelled(words: Sequence[str], at: int) -> Numeral | None:
    """Read "twenty-three", "a hundred and fifty", "two dozen", "three hundred thousand"."""
    begin = at
    if _word(words, at) == "both":
        return Numeral(at + 1, 2, 2, spelled=True)
    if _word(words, at) in {"a", "an"}:
        if _word(words, at + 1) not in {"hundred", "dozen", *_SCALES}:
            return None
        at += 1
    total = group = 0
    scale, lowest = 1, 10**15
    while True:
        word = _word(words, at)
        if word in _UNITS and _fits(group, _UNITS[word]):
            group, scale = group + _UNITS[word], 1
        elif word in _TENS and group % 100 == 0:
            group, scale = group + _TENS[word], 1
        elif word == "hundred" and group < 20:
            group, scale = 100 * (group or 1), 100
        elif word == "dozen" and total == 0:
            return Numeral(at + 1, 12 * (group or 1), 12 * (group or 1), 12, True)
        elif word in _SCALES and _SCALES[word] < lowest and (group or not total):
            total, group, scale = total + (group or 1) * _SCALES[word], 0, _SCALES[word]
            lowest = scale
        else:
            break
        at += 1
        at += _joined(words, at, group, total)
    if at == begin or not total + group:
        return None
    return Numeral(at, total + group, total + group, scale, True)


def _fits(group: int, unit: int) -> bool:
    """Whether a unit may follow what was read: in "twenty six" it does, in "two six" it does not."""
    return group % 100 == 0 or (unit < 10 and group % 100 >= 20 and group % 10 == 0)


def _joined(words: Sequence[str], at: int, group: int, total: int) -> int:
    """Give 1 where a joint stands: the hyphen of "twenty-three", the "and" of "a hundred and fifty"; else 0."""
    word, after = _word(words, at), _word(words, at + 1)
    if word == "-" and group % 100 >= 20 and group % 10 == 0 and _UNITS.get(after, 10) < 10:
        return 1
    whole = (group and group % 100 == 0) or (total and not group)
    return 1 if word == "and" and whole and (after in _UNITS or after in _TENS) else 0


def _part_of_scale(words: Sequence[str], at: int) -> Numeral | None:
    """Read "half a million", "half a dozen", "a half-dozen", "a couple of hundred" and "a couple of" itself."""
    found = [_word(words, at + i) for i in range(4)]
    if found[:2] == ["a", "couple"] and found[2] == "of":
        scale = {"dozen": 12, "hundred": 100, **_SCALES}.get(found[3])
        return Numeral(at + 4, 2 * scale, 2 * scale, scale, True) if scale else Numeral(at + 3, 2, 2, 1, True)
    if found[:2] == ["a", "pair"] and found[2] == "of":
        return Numeral(at + 3, 2, 2, 1, True)
    skip = 1 if found[0] == "a" else 0
    if found[skip] == "half" and found[skip + 1] in {"a", "-", "dozen"}:
        last = at + skip + (2 if found[skip + 1] == "dozen" else 3)
        scale = {"dozen": 12, "million": 10**6, "billion": 10**9}.get(_word(words, last - 1))
        return Numeral(last, scale // 2, scale // 2, 1, True) if scale else None
    return None


def _vague(words: Sequence[str], at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few thousand", "several"."""
    word, after = _word(words, at), _word(words, at + 1)
    few = 1 if word in {"several", "many"} else 2 if word == "a" and after == "few" else 0
    if few and (base := _PLURALS.get(_word(words, at + few), _word(words, at + few))) in _PLURALS.values():
        return Numeral(at + few + 1, *_VAGUE[base], spelled=True)
    if word in _VAGUE:
        if after == "of" and (scale := _MANY_OF.get(_word(words, at + 2))) and word in {"tens", "dozens", "hundreds"}:
            low, high = _VAGUE[word]
            return Numeral(at + 3, low * scale, ((high or 0) + 1) * scale - 1, spelled=True)
        return None if word == "tens" and after != "of" else Numeral(at + 1, *_VAGUE[word], spelled=True)
    return Numeral(at + 1, 3, None, spelled=True) if word == "several" else None


def times(value: Number, scale: int) -> Number:
    """Multiply exactly: 2.3 million is 2300000, and whole numbers are ints."""
    product = round(value * scale, 6)
    return int(product) if product == int(product) else product


def _word(words: Sequence[str], at: int) -> str:
    return words[at].lower() if 0 <= at < len(words) else ""
