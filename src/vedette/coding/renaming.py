"""Renamings told beside a name: "the Unity Front (formerly known as the Hill Army)", "the Hill Army, now ..."."""

from collections.abc import Iterator
from dataclasses import dataclass

from vedette.actors.cast import Cast
from vedette.coding.clauses import sentence_of
from vedette.reading.reading import Reading

_OLD = frozenset({"formerly", "previously", "originally", "once", "earlier"})  # what follows is the old name
_NEW = frozenset({"now", "later", "since", "subsequently", "henceforth", "hereafter", "thenceforth"})  # the new one
_EITHER = _OLD | _NEW
_CALLED = frozenset({"known", "called", "named", "renamed", "styled"})
_BETWEEN = frozenset({"as", "the", "a", "be", "again", "“", '"', "‘", "'"})
_NO_GROUPS = frozenset({"person", "civilians", "state", "unidentified"})
_REACH = 6  # words between a name and the adverb


@dataclass(frozen=True, slots=True)
class Renamed:
    """A renaming: words of the old and the new name, and the adverb."""

    old: int
    new: int
    word: int


def find_renamed(reading: Reading, cast: Cast) -> Iterator[Renamed]:
    """Yield renamings in text order. Both names may mean one actor of the cast, where that is known by both."""
    for word in reading.words:
        text = word.text.lower()
        if text not in _EITHER:
            continue
        called, after = _name_after(reading, cast, word.index)
        before = _name_before(reading, cast, word.index, called)
        if after is None or before is None or (not called and text not in {"formerly", "previously", "now"}):
            continue
        old, new = (after, before) if text in _OLD else (before, after)
        both = [cast.actor(cast.by_word[w]) for w in (old, new)]
        if all(actor.kind not in _NO_GROUPS and any(m.form == "name" for m in actor.mentions) for actor in both):
            yield Renamed(old, new, word.index)


def _name_after(reading: Reading, cast: Cast, at: int) -> tuple[bool, int | None]:
    """Whether a verb of naming follows, and the name."""
    _, last = sentence_of(reading, at)
    called = False
    for word in range(at + 1, min(last, at + _REACH)):
        text = reading.words[word].text.lower()
        if text in _CALLED:
            called = True
        elif (
            cast.at(word) is not None and reading.words[word].upos in {"PROPN", "NOUN", "ADJ"} and text not in _BETWEEN
        ):
            return called, word if reading.words[word].text[0].isupper() else None
        elif text not in _BETWEEN:
            return called, None
    return called, None


def _name_before(reading: Reading, cast: Cast, at: int, called: bool) -> int | None:
    """The name that the adverb is set beside: behind a comma or a bracket, or the subject of the naming."""
    first, _ = sentence_of(reading, at)
    depth, words = 0, reading.words
    if not called and (at == first or words[at - 1].text not in {",", "(", "—", "-"}):
        return None
    for word in range(at - 1, max(first, at - 2 * _REACH) - 1, -1):
        depth += (words[word].text == ")") - (words[word].text == "(" and depth > 0)
        if depth == 0 and cast.at(word) is not None:
            return word
        if depth == 0 and words[word].upos in {"VERB", "NOUN"} and words[word].text.lower() not in _CALLED:
            return None
    return None
