"""Names that the registry has, as they stand in a text: which words may be one, before it is asked whom they mean."""

from collections.abc import Iterator, Mapping, Sequence

from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.name_spans import NameKind, NameSpan
from vedette.actors.registry import Entry
from vedette.reading.reading import Reading, Sentence, Word

_NAMING = {"PROPN", "NOUN", "ADJ", "X"}
ARTICLES = frozenset({"the", "a", "an", "some", "this", "these", "those"})


def find_listed(reading: Reading, lexicon: ActorLexicon) -> Iterator[NameSpan]:
    """Names of states, with the state, and names that the registry has, which are resolved later."""
    for sentence in reading.sentences:
        first = sentence.first
        while first < sentence.last:
            name = _longest_at(reading, lexicon, first, sentence) if _may_begin(reading.words[first]) else None
            if name:
                yield name
            first = name.last if name else first + 1


def _may_begin(word: Word) -> bool:
    return word.text[0].isupper() or word.text == "al"


def _may_be_name(word: Word) -> bool:
    """Whether one word may be a name by its tag; capitals throughout speak louder than that."""
    return word.upos in _NAMING or (word.text.isupper() and len(word.text) > 1)


def _longest_at(reading: Reading, lexicon: ActorLexicon, first: int, sentence: Sentence) -> NameSpan | None:
    longest = _longest_from(reading, lexicon, first, sentence)
    reach = first + longest + (_MARKS if longest > 1 else 0)
    for last in range(min(sentence.last, reach), first, -1):
        alone = last == first + 1
        if (alone and not _may_be_name(reading.words[first])) or _frayed(reading, first, last):
            continue
        if alone and _shouted(reading, first, sentence):
            continue
        key = name_key(reading.span(first, last).of(reading.text))
        for kind, names in _states(lexicon):
            if known := names.get(key):
                return NameSpan(first, last, kind, known)
        if kind_ := _kind_listed(reading, lexicon.registry.named(key), key, first, last, sentence.first):
            return NameSpan(first, last, kind_)
    return None


def _longest_from(reading: Reading, lexicon: ActorLexicon, first: int, sentence: Sentence) -> int:
    """How many words the longest name has that begins as the words here do; 0 where there is none."""
    opening = name_key(reading.words[first].text).lower().split()
    begun = lexicon.openings.get(opening[0].partition("'")[0] or opening[0]) if opening else None
    if begun is None:  # most words
        return 0
    near = (w.text for w in reading.words[first + 1 : min(sentence.last, first + 3)] if w.text[0].isalnum())
    following = next((key for text in near if (key := name_key(text).lower().split())), [""])
    second = opening[1] if len(opening) > 1 else following[0]
    return begun.get(second.partition("'")[0], begun.get("", 0))


def _shouted(reading: Reading, at: int, sentence: Sentence) -> bool:
    """Whether capitals say nothing, since the words beside are written so, too: "CAR BOMB KILLS NINE"."""
    if not reading.words[at].text.isupper():
        return False
    near = reading.words[max(sentence.first, at - 2) : min(sentence.last, at + 3)]
    return sum(word.text.isupper() and word.text.isalpha() and len(word.text) > 1 for word in near) > 2


_MARKS = 3  # hyphens and possessives in a name, which are words of the reading and none of its key


def _states(lexicon: ActorLexicon) -> Iterator[tuple[NameKind, Mapping[str, Entry]]]:
    yield "state", lexicon.states
    yield "people", lexicon.adjectives
    yield "capital", lexicon.capitals


def _kind_listed(
    reading: Reading, entries: Sequence[Entry], key: str, first: int, last: int, begins: int
) -> NameKind | None:
    """Whether words may be a name that the registry has under a key, by how they are written."""
    words = reading.words[first:last]
    capitals = sum(word.text[0].isupper() for word in words)
    aliases = [
        (entry, alias)
        for entry in entries
        for alias in entry.aliases
        if alias.sort != "last" and name_key(alias.text) == key and capitals >= _capitals(alias.text)
    ]
    if not aliases:
        return None
    people = all(entry.kind == "person" for entry, _ in aliases)
    if len(words) > 1:
        return "person" if people else "body"
    word = words[0]
    if people or (all(alias.text.isupper() for _, alias in aliases) and not _abbreviates(word, begins)):
        return None
    may_open = word.upos == "PROPN" or any(not c.islower() for c in word.text[1:])
    return "body" if word.text[0].isupper() and (first > begins or may_open) else None


def _capitals(name: str) -> int:
    """How many words of a name have to have a capital: "rapid support forces" are not the Rapid Support Forces."""
    words = name.replace("-", " ").split()
    return sum(word[0].isupper() for word in words if word.lower() not in ARTICLES | _SMALL)


_SMALL = frozenset({"al", "el", "of", "and", "for", "in", "wa", "wal"})


def _abbreviates(word: Word, begins: int) -> bool:
    """Whether a word is written as an abbreviation: NATO, and Nato where no sentence begins."""
    return word.text.isupper() or (
        word.upos == "PROPN" and word.index > begins and len(word.text) > 3 and word.text[0].isupper()
    )


def longer_name(reading: Reading, name: NameSpan) -> NameSpan | None:
    """The longer name that a listed one is only a part of: the "X Brigades" are not X, "New Y" not Y."""
    words, first, last = reading.words, name.first, name.last
    if name.known is not None:
        return None
    while last < len(words) and words[last].text[0].isupper() and words[last].text.lower() in _FORMED | THINGS:
        last += 1
    while first > 0 and words[first - 1].text in _FORMING and not _opens_sentence(reading, first - 1):
        first -= 1
    return None if (first, last) == (name.first, name.last) else NameSpan(first, last, "body")


def branch_name(reading: Reading, lexicon: ActorLexicon, name: NameSpan) -> NameSpan | None:
    """The branch's name that a listed one begins, as the registry has it in any spelling: "al-Qaida in the Hills"."""
    words, at = reading.words, name.last
    if name.kind != "body" or at + 1 >= len(words) or words[at].text not in {"in", "of", "-"}:
        return None
    at += 1
    if words[at].text == "the":
        at += 1
    end = at
    while end < len(words) and (words[end].text[0].isupper() or words[end].text in _WITHIN):
        end += 1
    for last in range(min(end, at + _FARTHEST), at, -1):
        found = lexicon.registry.resolve(reading.span(name.first, last).of(reading.text))
        if found.match or found.candidates:
            return NameSpan(name.first, last, "body")
    return None


_WITHIN = frozenset({"and", "the", "al", "ash", "as", "-", "of"})
_FARTHEST = 8  # words of a branch's name behind the name of whose branch it is

# What makes another name of a name that it stands before, or behind.
_FORMING = frozenset("New Real Continuity Provisional True Original Free Popular United National Young".split())
_FORMED = frozenset(
    """army battalion battalions brigade brigades cells column command commandos company corps division faction
    force forces front guard legion militia movement province regiment resistance squad squads vanguard wilayah
    youth""".split()
)
THINGS = frozenset(
    """street road avenue square restaurant cafe hotel club stadium fc hospital motorway highway farm school university
    airport mosque church bridge park ship boat""".split()
)


def _opens_sentence(reading: Reading, word: int) -> bool:
    return any(sentence.first == word for sentence in reading.sentences)


def _frayed(reading: Reading, first: int, last: int) -> bool:
    """Whether an article begins the words, or a mark ends them: `name_key` would not see it."""
    words = reading.words[first:last]
    if words[-1].text == ")" and any(word.text == "(" for word in words):
        return words[0].text.lower() in ARTICLES
    return words[0].text.lower() in ARTICLES or not any(c.isalnum() for c in words[-1].text)
