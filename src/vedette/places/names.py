"""How names of places are compared: a key that spelling does not change, and a looser one for other transcriptions.

The gazetteer's file is made with these keys and asked with them: who changes a rule here raises `KEYS` (and the file is
made again).
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

KEYS: Final = 1  # the version of the rules on this page

Hint: TypeAlias = Literal["town", "district", "province", "country", "region"]

# Words that say what a named thing is. As a part of a name they are no part of what tells it apart.
KIND_WORDS: Final[dict[str, Hint]] = {
    **dict.fromkeys(
        "province governorate state region prefecture wilaya wilayat wilayah vilayat oblast emirate muhafazah "
        "mintaqat gobolka".split(),
        "province",
    ),
    **dict.fromkeys(
        "district cercle county department departement municipality commune lga subdistrict sub-district nahiya "
        "delegation locality canton arrondissement tehsil taluk agency nahia subdivision".split(),
        "district",
    ),
    **dict.fromkeys("city town village hamlet township settlement".split(), "town"),
}  # fmt: skip

_ARTICLES = "al el ash as ad an ar at az ad edh ech es en er et ez ed".split()
_ARTICLE = re.compile(rf"\b(?:{'|'.join(_ARTICLES)})[- ](?=\w\w\w)")
_LEADING_ARTICLE = re.compile(rf"^(?:{'|'.join(_ARTICLES)}) (?=\w\w\w)")
_LEADING = re.compile(r"^(?:(?:the|cite de|ville de|city of|province of|commune de)\s+)+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`ʻʼʿʾ´′\"“”ʹ"), None)
_NOT_WORD = re.compile(r"[^\w ]+")
_SPACES = re.compile(r"\s+")
_PLAIN = {"ø": "o", "ı": "i", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d", "þ": "th"}
_LOOSE = (
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"q|ck?(?![hei])"), "k"),
    (re.compile(r"(?<=\w)[ai]y(?=\b)|ei|ey"), "ai"),
    (re.compile(r"ee|ie|y"), "i"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"kh"), "k"),
    (re.compile(r"dj|j"), "j"),
    (re.compile(r"tch|ch"), "sh"),
    (re.compile(r"w"), "u"),
    (re.compile(r"ah\b"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"[eo]"), "a"),
    (re.compile(r" "), ""),
)  # fmt: skip


class Core(NamedTuple):
    """A name without the word that says what it is, and what that word says."""

    name: str
    hint: Hint | None


@lru_cache(maxsize=20_000)
def fold(name: str) -> str:
    """Give the key of a name: lower case, without accents, apostrophes, punctuation or a leading "the".

    >>> fold("Al-Ḩudaydah"), fold("Côte d’Ivoire"), fold("U.S.")
    ('al hudaydah', 'cote divoire', 'us')
    """
    if not name.isascii():
        name = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    name = name.lower().translate(_APOSTROPHES)
    if not name.isascii():
        name = "".join(_PLAIN.get(ch, ch) for ch in name)
    name = re.sub(r"(?<=\b\w)\.(?=\w|\s|$)", "", name)
    return _LEADING.sub("", _SPACES.sub(" ", _NOT_WORD.sub(" ", name)).strip())


@lru_cache(maxsize=20_000)
def loose(name: str) -> str:
    """Give the key that other transcriptions of an Arabic, Berber or Sahelian name share; "" where too little is left.

    >>> loose("Al Qāmishlī") == loose("Qamishli") == loose("Kamishly")
    True
    """
    key = _ARTICLE.sub("", fold(name))
    for pattern, short in _LOOSE:
        key = pattern.sub(short, key)
    return key if len(key) >= 4 else ""


def without_article(key: str) -> str:
    """Give a folded name without its Arabic article: "qamishli" for "al qamishli"; "" where it has none."""
    bare = _LEADING_ARTICLE.sub("", key)
    return bare if bare != key else ""


def core(name: str) -> Core:
    """Split off the word that says what a named thing is: "Kidal Region", "Cercle de Gao", "the city of Gao".

    A name that is nothing else keeps it. The hint is None where there is no such word.
    """
    words = name.split()
    if words and words[0].lower() == "the":
        words = words[1:]
    if len(words) > 1 and (hint := _hint(words[-1])):
        return Core(" ".join(words[:-1]), hint)
    if len(words) > 2 and (hint := _hint(words[0])) and words[1].lower() in {"of", "de", "du"}:
        return Core(" ".join(words[2:]), hint)
    return Core(" ".join(words), None)


def _hint(word: str) -> Hint | None:
    return KIND_WORDS.get(word.lower().removesuffix("s") if word.lower() not in KIND_WORDS else word.lower())
