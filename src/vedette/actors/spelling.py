"""One key for the spellings that English gives one foreign name: al-Qaida, Al Qaeda, el-Kaïda."""

import re
import unicodedata
from functools import lru_cache

_SHORTEST = 5  # letters of a key: under that too many names look alike
_ARTICLES = frozenset({"al", "el", "the"})
_JOINED = re.compile(r"\b(?:al|el|ar|as|ash|at|ad|an|az|adh|ul|ed|es)[-’'‘`]", re.IGNORECASE)
_AND = re.compile(r"\bwa?[-’'‘`\s]?(?:al|el|l)\b[-’'‘`]?|\bwal\b", re.IGNORECASE)
_MARKS = str.maketrans("", "", ".’'‘`ʿʾ“”\"")
# Digraphs before single letters. What transliterations into English and French differ in most often.
_SOUNDS = [("dj", "j"), ("tch", "ch"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ae", "ai"), ("ie", "i"), ("ph", "f"),
           ("q", "k"), ("y", "i"), ("e", "i"), ("o", "u"), ("w", "u")]  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aiu])h$")


@lru_cache(maxsize=65536)
def spelling_key(name: str) -> str | None:
    """The key that spellings of one name share; None where a name is too short for it, or an abbreviation.

    Articles (al-, el-, ash-) go, vowels that transliterations confuse are one, letters are not doubled.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    if plain.isupper() or (not plain.isascii() and not any("a" <= c <= "z" for c in plain.lower())):
        return None
    plain = _AND.sub(" wa ", _JOINED.sub(" ", plain)).replace("-", " ").translate(_MARKS).lower()
    key = " ".join(_sound(word) for word in plain.split() if word not in _ARTICLES)
    return key if len(key) >= _SHORTEST else None


def _sound(word: str) -> str:
    for heard, written in _SOUNDS:
        word = word.replace(heard, written)
    return _FINAL_H.sub("", _DOUBLED.sub(r"\1", word))
