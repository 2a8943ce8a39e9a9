"""Letters that are not what they seem: words in two scripts, and text that was decoded wrongly before it was published.

Neither is repaired: what is quoted must be what the page says.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_READ = 200_000  # characters
_NAMED = 3  # words that are named
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEYOND = re.compile(r"[^\x00-\x7f]")
# UTF-8 read as Windows-1252 or Latin-1: a lead byte, then bytes of continuation.
_GARBLED = re.compile(r"\w*(?:[ÃÂ][\x80-\xbf€-™]|â€[\x80-\xbf˜-™œžšŸ¢¦“”‘’]?|[ÐÑ][\x80-\xbf€-™]){1,}\w*")
_LEAD_BYTE = re.compile(r"[ÃÂÐÑâ][\x80-\xbf€-™]")
_LEAST_GARBLED = 2  # a single one may be a name in capitals
_PASSING = re.compile(r"[\u0370-\u058f\u13a0-\u13ff\uab70-\uabbf]")  # letters of the scripts below, but Latin
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")  # scripts whose letters pass for each other's


def doubts(text: str) -> Iterator[str]:
    """Yield a sentence for each thing about the letters of a text that a person should know."""
    text = text[:_READ]
    if not _BEYOND.search(text):
        return
    words = _WORD.findall(text) if _PASSING.search(text) else ()
    if mixed := list(dict.fromkeys(word for word in words if not word.isascii() and _is_mixed(word))):
        yield (
            f"words that mix letters of several scripts, which may pass for others: {_named(mixed)};"
            " names in them may not be known for what they are"
        )
    garbled = list(dict.fromkeys(match[0] for match in _GARBLED.finditer(text))) if _LEAD_BYTE.search(text) else []
    if len(garbled) >= _LEAST_GARBLED:
        yield f"the page's text was decoded wrongly before it was published ({_named(garbled)}), and was kept as it is"


def _is_mixed(word: str) -> bool:
    return len({script for letter in word if (script := _script(letter))}) > 1


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    if letter.isascii():
        return "LATIN"
    name = unicodedata.name(letter, "")
    return next((script for script in _ALIKE if name.startswith(script)), None)


def _named(words: list[str]) -> str:
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    return ", ".join(f"“{word}”" for word in words[:_NAMED]) + more
