"""Lists that say whom a general word means: "groups such as A and B", "affiliates, including A", "they are A, B"."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from vedette.actors.cast import Cast
from vedette.coding.clauses import sentence_of
from vedette.coding.slots import slots_of
from vedette.reading.reading import Reading

_OPENERS = (("such", "as"), ("including",), ("namely",), ("like",), ("for", "example"), ("notably",), ("includes",))
_ARE = frozenset({"are", "were", "include", "included", "comprise", "comprised"})
_REACH = 18  # words between a general word and the opener of its list
_JOINTS = frozenset({",", ";", "and", "or", "&", "the", "both", "also", "as", "well", "-", "’s", "'s"})

Listed: TypeAlias = Mapping[str, tuple[int, ...]]
"""For actors that are described in the plural, by id, a word of each actor that a list names for them."""


def find_listed(reading: Reading, cast: Cast) -> Listed:
    """Find the lists of a text."""
    found: dict[str, tuple[int, ...]] = {}
    for word in reading.words:
        id_ = cast.at(word.index) if word.xpos == "NNS" else None
        if id_ is None or id_ in found or cast.in_name(word):
            continue
        words = (*_list_of(reading, cast, word.index), *_said_of(reading, cast, word.index))
        listed = tuple(dict.fromkeys(w for w in words if cast.by_word[w] != id_))
        if listed:
            found[id_] = listed
    for word in reading.words:
        if word.upos == "VERB" and word.lemma.lower() in _INCLUDING:
            found.update(list(_included(reading, cast, found, word.index)))
    return found


_INCLUDING = frozenset({"include", "comprise"})


def _included(reading: Reading, cast: Cast, found: Listed, verb: int) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The list that a verb gives for its subject: "these militias include A and B", "they include such groups as A"."""
    slots = slots_of(reading, verb)
    listed = tuple(dict.fromkeys(w for o in slots.get("object", ()) for w in found.get(cast.by_word.get(o, ""), (o,))))
    if listed and all(cast.in_name(reading.words[w]) and cast.at(w) for w in listed):
        for subject in slots.get("subject", ()):
            id_ = cast.at(subject)
            if id_ and id_ not in found and all(mention.form != "name" for mention in cast.actor(id_).mentions):
                yield id_, listed


def pairs(cast: Cast, listed: Listed, subjects: Iterable[int], objects: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Each subject with each object of another actor; whom a list names stands for the general word before it."""

    def spread(words: Iterable[int]) -> Iterator[int]:
        for word in words:
            yield from listed.get(cast.by_word.get(word, ""), (word,))

    objects = tuple(spread(objects))
    yield from ((s, o) for s in spread(subjects) for o in objects if cast.at(s) != cast.at(o))


def _said_of(reading: Reading, cast: Cast, head: int) -> Iterator[int]:
    """Those of whom a general word is said: "A and B are militias", "A and B, militias of the south,"."""
    words, children = reading.words, reading.children[head]
    beside = [words[head].head] if words[head].relation == "appos" else []
    if any(words[c].relation == "cop" for c in children):
        beside += [c for c in children if words[c].relation in {"nsubj", "nsubj:outer"}]
    for first in beside:
        for word in (first, *(c for c in reading.children[first] if words[c].relation == "conj")):
            if cast.at(word) is not None and cast.in_name(words[word]):
                yield word


def _list_of(reading: Reading, cast: Cast, head: int) -> Iterator[int]:
    _, last = sentence_of(reading, head)
    words = reading.words
    if head and words[head - 1].text.lower() == "such" and head + 1 < last and words[head + 1].text == "as":
        yield from _names_from(reading, cast, head + 2, last)
        return
    for at in range(head + 1, min(last, head + _REACH)):
        text = words[at].text.lower()
        here = tuple(w.text.lower() for w in words[at : at + 2])
        if opener := next((o for o in _OPENERS if here[: len(o)] == o), None):
            nearest = at - 1 - (words[at - 1].text == ",")
            if nearest != head and words[nearest].xpos == "NNS" and cast.at(nearest) is not None:
                return  # "the rebels near groups such as A": the groups are listed
            yield from _names_from(reading, cast, at + len(opener), last)
            return
        if at == head + 1 and (text in {"(", ":"} or text in _ARE):
            listed = list(_names_from(reading, cast, at + 1, last))
            if len(listed) > 1:
                yield from listed
            return
        if words[at].upos in {"VERB", "AUX"} and words[at - 1].text != "-" and words[at].xpos not in {"VBN", "VBG"}:
            return
        if text in {".", ";", ":"}:
            return


def _names_from(reading: Reading, cast: Cast, at: int, last: int) -> Iterator[int]:
    """The names of a list, by a word of each; what is in brackets behind one is passed over."""
    words = reading.words
    seen: set[str] = set()
    depth = 0
    while at < last:
        text = words[at].text
        if text in "([":
            depth += 1
        elif text in ")]":
            if depth == 0:
                return
            depth -= 1
        elif depth == 0:
            id_ = cast.at(at)
            named = cast.in_name(words[at])
            if named and id_ is not None and not _before_hyphen(reading, at):
                if id_ not in seen:
                    seen.add(id_)
                    yield at
            elif not (named or text.lower() in _JOINTS or _describes(reading, cast, at)):
                return
        at += 1


def _before_hyphen(reading: Reading, at: int) -> bool:
    """Whether a name only opens a compound: "Iraq-based"."""
    words = reading.words
    return at + 2 < len(words) and words[at + 1].text == "-" and words[at + 2].upos in {"VERB", "ADJ"}


def _describes(reading: Reading, cast: Cast, at: int) -> bool:
    """Whether a word describes a name of the list: "based" of "Iraq-based", "militia" of "the militia Fano"."""
    words = reading.words
    if words[at - 1].text == "-" or _before_hyphen(reading, at):
        return True
    behind = words[at + 1 : at + 3]
    return words[at].upos in {"NOUN", "ADJ", "PROPN"} and any(cast.in_name(word) for word in behind)
