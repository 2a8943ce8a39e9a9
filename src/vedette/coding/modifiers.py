"""Ties in compound modifiers: "the Iran-backed militia", "al-Qaida-linked fighters", "pro-government forces"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vedette.actors.cast import Cast
from vedette.coding.clauses import sentence_of
from vedette.reading.reading import Reading

_REACH = 7  # words between a modifier and the noun that it describes


@dataclass(frozen=True, slots=True)
class Modified:
    """A tie that a modifier tells: its type and head words; word: the modifier's own."""

    kind: str
    subject: int
    object: int
    word: int


def find_modified(reading: Reading, cast: Cast, modifiers: Mapping[str, tuple[str, str]]) -> Iterator[Modified]:
    """Yield what modifiers tell, in text order.

    modifiers: for a word behind a hyphen ("backed"), or with one behind it ("pro-"), the type, and which end of the tie
    the name is that it is joined to.
    """
    words = reading.words
    for word in words:
        if "-" not in word.text and (not word.index or words[word.index - 1].text != "-"):  # most words
            continue
        told = modifiers.get(word.text.lower())
        if told and word.index >= 2:
            name, noun = _name_before(reading, cast, word.index - 2), _noun_after(reading, cast, word.index + 1)
        else:
            prefix, hyphen, joined = word.text.partition("-")  # the reading keeps "pro-X" as one word
            told = modifiers.get(prefix.lower() + hyphen) if joined else None
            if not told:
                continue
            name, noun = _called(reading, cast, joined), _noun_after(reading, cast, word.index + 1)
        if name is not None and noun is not None and cast.at(name) == cast.at(noun):
            name = _elsewhere(reading, cast, name)  # it is a part of the other's name: "the Saudi-led coalition"
        if name is None or noun is None:
            continue
        kind, end = told
        yield Modified(kind, *((name, noun) if end == "subject" else (noun, name)), word.index)


def _called(reading: Reading, cast: Cast, text: str) -> int | None:
    """A word elsewhere in the text that means an actor by that word."""
    return next((word for word in sorted(cast.by_word) if reading.words[word].text == text), None)


def _name_before(reading: Reading, cast: Cast, at: int) -> int | None:
    """A word of the name that ends at a word; of "the Islamic State (IS)-backed" what stands in the brackets."""
    first, _ = sentence_of(reading, at)
    for word in range(at, max(first - 1, at - 4), -1):
        if cast.at(word) is not None:
            return word
        if reading.words[word].text not in {")", "-", "’", "'"} and reading.words[word].upos not in {
            "PROPN",
            "ADJ",
            "NUM",
        }:
            return None
    return None


def _elsewhere(reading: Reading, cast: Cast, at: int) -> int | None:
    """Another place where a state that a word names is mentioned; None where it is not."""
    text = reading.words[at].text
    states = {a.id for a in cast.actors if a.kind == "state" and a.name.startswith(text)}
    return next((word for word, id_ in sorted(cast.by_word.items()) if id_ in states), None)


def _noun_after(reading: Reading, cast: Cast, at: int) -> int | None:
    """The actor that is described, from a word on: the last one of the phrase, as "fighters" in "Hausa fighters"."""
    _, last = sentence_of(reading, at - 1)
    found: int | None = None
    for word in range(at, min(last, at + _REACH)):
        here = reading.words[word]
        inside = (
            here.upos in {"NOUN", "PROPN", "ADJ", "NUM", "X"}
            or here.text in "-/’'"
            or reading.words[word - 1].text == "-"
        )
        if not inside:
            break
        opens = (
            word + 2 < last and reading.words[word + 1].text == "-" and reading.words[word + 2].upos in {"VERB", "ADJ"}
        )
        if cast.at(word) is not None and not opens:
            found = (
                word
                if found is None or cast.actor(cast.by_word[found]).kind == "state" or here.upos != "PROPN"
                else found
            )
    return found
