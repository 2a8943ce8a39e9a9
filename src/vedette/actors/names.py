"""Proper names of actors: states, organisations, people; by the registry's names and by what the model marks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from vedette.actors.lexicon import LONGEST_ALIAS, ActorLexicon, Known, name_key
from vedette.reading.reading import Reading, Word
from vedette.records import ActorKind

NameKind = Literal["state", "people", "capital", "body", "person"]
_NAMING = {"PROPN", "NOUN", "ADJ", "X"}
_ARTICLES = {"the", "a", "an", "some", "this", "these", "those"}
_NUMBERED = {"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."}
_SITES = (".com", ".net", ".org")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The words from `first` up to and without `last` are a name.

    kind: people is an adjective or a plural made of a state's name; body is any organisation.
    known: the state or the registry's entry that it is a name of, or None. A person's titles are no part of the span.
    """

    first: int
    last: int
    kind: NameKind
    known: Known | None = None


def find_names(reading: Reading, lexicon: ActorLexicon) -> list[NameSpan]:
    """Give the names in text order, without overlaps: of two the longer stays, and of equals the known one."""
    found = [*_listed(reading, lexicon), *_marked(reading, lexicon)]
    known = {i for name in found if name.known for i in range(name.first, name.last)}
    wholes = (_whole(reading, lexicon, name) for name in found if name.known is None)
    found += [whole for whole in wholes if whole and known.isdisjoint(range(whole.first, whole.last))]
    found.sort(key=lambda name: (name.first - name.last, name.known is None))
    taken: set[int] = set()
    kept = []
    for name in found:
        if taken.isdisjoint(range(name.first, name.last)):
            kept.append(name)
            taken.update(range(name.first, name.last))
    return sorted(kept, key=lambda name: name.first)


_LONGEST = 12  # words of a name


def _whole(reading: Reading, lexicon: ActorLexicon, name: NameSpan) -> NameSpan | None:
    """A longer name that this one is a part of: "the Rally of Democratic Forces", "the Association of Bush Hunters".

    Capitals on both sides of "of" or "for", behind an article, make one name, unless an office begins it.
    """
    words = reading.words
    if name.kind != "body":
        return None
    first, last = _joined_before(words, name.first), _joined_after(words, name.last)
    if (first, last) == (name.first, name.last) or last - first > _LONGEST or first == 0:
        return None
    opening = words[first]
    article = words[first - 1].text.lower() == "the"
    if (
        not article
        or opening.lemma.lower() in lexicon.people["office"]
        or lexicon.has("government", opening.lemma.lower())
    ):
        return None
    return NameSpan(first, last, "body")


def _joined_before(words: Sequence[Word], first: int) -> int:
    """Where a name begins with what "of" or "for" joins to it on the left."""
    at = first - 1
    if at > 0 and words[at].text.lower() == "the":
        at -= 1
    if at < 1 or words[at].text not in _JOINING or not _is_capital(words[at - 1]):
        return first
    while at > 0 and _is_capital(words[at - 1]):
        at -= 1
    return at


def _joined_after(words: Sequence[Word], last: int) -> int:
    """Where a name ends with what "of" or "for" joins to it on the right."""
    at = last
    if at >= len(words) or words[at].text not in _JOINING:
        return last
    at += 1
    if at < len(words) and words[at].text == "the":
        at += 1
    end = at
    while end < len(words) and _is_capital(words[end]):
        end += 1
    return end if end > at else last


_JOINING = frozenset({"of", "for"})


def _is_capital(word: Word) -> bool:
    return word.text[0].isupper() and word.upos in {"PROPN", "NOUN", "ADJ"} and word.text.lower() not in _ARTICLES


def kind_of_name(reading: Reading, lexicon: ActorLexicon, name: NameSpan) -> ActorKind:
    """The registry's kind, else what telling words make of it: the last first, and of "X of Y" the first."""
    if name.known:
        return name.known.kind
    words = [w.text.lower() for w in reading.words[name.first : name.last]]
    if "of" in words:
        return lexicon.names.get(words[0], "unidentified")
    if words[-1].endswith(_SITES):
        return "media"
    return next((lexicon.names[word] for word in reversed(words) if word in lexicon.names), "unidentified")


def _listed(reading: Reading, lexicon: ActorLexicon) -> Iterator[NameSpan]:
    """Names that the registry has."""
    for sentence in reading.sentences:
        first = sentence.first
        while first < sentence.last:
            name = _longest_at(reading, lexicon, first, sentence.last) if _may_begin(reading.words[first]) else None
            if name:
                yield name
            first = name.last if name else first + 1


def _may_begin(word: Word) -> bool:
    return word.text[0].isupper() or word.text == "al"


def _may_be_name(word: Word) -> bool:
    """Whether one word may be a name by its tag; capitals throughout speak louder than that."""
    return word.upos in _NAMING or (word.text.isupper() and len(word.text) > 1)


def _longest_at(reading: Reading, lexicon: ActorLexicon, first: int, end: int) -> NameSpan | None:
    opening = name_key(reading.words[first].text).split()
    if opening and opening[0] not in lexicon.openings:  # most names
        return None
    for last in range(min(end, first + LONGEST_ALIAS), first, -1):
        if (last == first + 1 and not _may_be_name(reading.words[first])) or _frayed(reading, first, last):
            continue
        key = name_key(reading.span(first, last).of(reading.text))
        for kind, names in _lists(lexicon):
            if known := names.get(key):
                return NameSpan(first, last, "person" if known.kind == "person" else kind, known)
    return None


def _frayed(reading: Reading, first: int, last: int) -> bool:
    """Whether an article begins the words, or a mark ends them: `name_key` would not see it."""
    return reading.words[first].text.lower() in _ARTICLES or not any(c.isalnum() for c in reading.words[last - 1].text)


def _lists(lexicon: ActorLexicon) -> Iterator[tuple[NameKind, Mapping[str, Known]]]:
    yield "body", lexicon.known
    yield "state", lexicon.states
    yield "people", lexicon.adjectives
    yield "capital", lexicon.capitals


def _marked(reading: Reading, lexicon: ActorLexicon) -> Iterator[NameSpan]:
    """Names of people and organisations that the model marks; places are left to the registry."""
    places = {(name.first, name.last) for name in reading.names if name.kind == "LOC"}
    for name in (*reading.names, *reading.mentions):
        first, last = _trimmed(reading, name.first, name.last)
        if first == last:
            continue
        if name.kind == "PER":
            yield from _person(reading, lexicon, first, last)
        elif name.kind == "ORG":
            yield from _body(reading, lexicon, first, last)
        elif name.kind == "Organisation" and _all_proper(reading, first, last):
            place = (first, last) in places and not _told_body(reading, lexicon, last)
            yield from () if place else _body(reading, lexicon, first, last)


def _trimmed(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """The span without an article before it, or a possessive or punctuation after it."""
    words = reading.words
    while first < last and (words[first].text.lower() in _ARTICLES or not words[first].text[0].isalnum()):
        first += 1
    while last > first and (words[last - 1].text in {"'s", "’s"} or not any(c.isalnum() for c in words[last - 1].text)):
        last -= 1
    return first, last


def _all_proper(reading: Reading, first: int, last: int) -> bool:
    """Whether a marked description is a name: capitals throughout, and a proper noun or an abbreviation among them."""
    words = [w for w in reading.words[first:last] if w.upos not in {"ADP", "CCONJ", "DET", "PUNCT"}]
    proper = any(w.upos == "PROPN" or w.text[1:] != w.text[1:].lower() for w in words)
    return proper and all(w.text[0].isupper() for w in words)


def _told_body(reading: Reading, lexicon: ActorLexicon, last: int) -> bool:
    """Whether the last word is one of organisations, where the model also saw a place (Red Crescent; not West Bank)."""
    return lexicon.names.get(reading.words[last - 1].text.lower(), "company") != "company"


def _body(reading: Reading, lexicon: ActorLexicon, first: int, last: int) -> Iterator[NameSpan]:
    words = reading.words[first:last]
    capital = any(w.text[0].isupper() for w in words)
    people = all(name_key(w.text) in lexicon.adjectives for w in words)
    common = len(words) == 1 and lexicon.lemma(words[0]) in lexicon.nouns
    if capital and not people and not common:
        yield NameSpan(first, last, "body")


def _person(reading: Reading, lexicon: ActorLexicon, first: int, last: int) -> Iterator[NameSpan]:
    """A person's name without the titles that the model may have put in it: "Secretary of State for Defence Jo Doe"."""
    words = reading.words
    titles = [i for i in range(first, last) if words[i].upos == "ADP" or is_title(lexicon, words[i])]
    if titles:
        first = titles[-1] + 1
        while first < last - 1 and words[titles[-1]].upos == "ADP" and words[first].text.lower() in lexicon.names:
            first += 1
    while first < last and name_key(words[first].text) in lexicon.adjectives:
        first += 1
    if last < len(words) and words[last].text in _NUMBERED:
        last += 1
    if first < last and _may_be_person(reading, lexicon, first, last):
        key = name_key(reading.span(first, last).of(reading.text))
        yield NameSpan(first, last, "person", lexicon.last_names.get(key))


def _may_be_person(reading: Reading, lexicon: ActorLexicon, first: int, last: int) -> bool:
    """Whether it is no word that means a sort of people ("Shiite")."""
    word = reading.words[first]
    return word.text[0].isalpha() and not (last == first + 1 and lexicon.lemma(word) in lexicon.nouns)


def is_title(lexicon: ActorLexicon, word: Word) -> bool:
    """Whether a word may stand before a person's name as an office, a rank or an honorific."""
    people = lexicon.people
    return (
        word.text in people["abbreviations"]
        or word.text in people["honorifics"]
        or (word.text.lower() in people["office"] and word.upos in {"NOUN", "PROPN", "ADJ"})
        or word.text in {"Vice", "Prime", "Foreign"}
    )
