"""The names of places in a reading, with the words around them that say which part or what kind of place is meant.

"southern Helmand province" is the name Helmand, of a province, in its southern part; "the northern city of Gao" is the
name Gao, of a town: there, "northern" says where the town lies, and is left alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from vedette.places.gazetteer import Entry, Gazetteer
from vedette.places.names import KIND_WORDS, Hint, core, fold
from vedette.reading.reading import Name, Reading
from vedette.records import Span

Part: TypeAlias = Literal[
    "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "central"
]

COMPASS: Final = r"(?:north|south)(?:\s?-?\s?(?:east|west))?|east|west"
_KINDS = "|".join(sorted(KIND_WORDS, key=len, reverse=True))
_KIND_AFTER = re.compile(rf"\s+(?P<kind>(?:{_KINDS})s?)\b(?!\s+of\b)", re.IGNORECASE)
_KIND_BEFORE = re.compile(rf"\b(?P<kind>(?:{_KINDS}|capital|port)s?)\s+(?:of\s+|,\s*)$", re.IGNORECASE)
_PART_BEFORE = re.compile(
    rf"(?P<whole>(?:\bthe\s+)?(?:far\s+)?\b(?P<part>{COMPASS}|central|cent(?:er|re))(?:ern)?"
    rf"(?:\s+(?:part|region|half)s?)?(?:\s+of\s+(?:the\s+)?|\s+))$",
    re.IGNORECASE,
)  # fmt: skip
_PART_IN_NAME = re.compile(rf"(?P<whole>(?P<part>{COMPASS}|central)(?:ern)?\s+)(?=\S)", re.IGNORECASE)
_OF = re.compile(r"\bof\b", re.IGNORECASE)
_AFTER_OF = re.compile(r".*\bof\s+(?:the\s+)?(?=[A-Z])")
_THE = re.compile(r"\s*the\b", re.IGNORECASE)
_LOWER_TAIL = re.compile(r"(?:\s+[a-z]+)+$")
_TRIMMED_LEFT = re.compile(r"^(?:(?:the|of|in|at|near|from)\s+|[,(\"“\-\s])+", re.IGNORECASE)
_TRIMMED_RIGHT = re.compile(r"(?:\s*(?:['’]s?|,|\)|\"|”|-|—))+$")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place at one spot of a text.

    name: as the gazetteer is asked for it. span: the name with the words that belong to it ("Helmand province"). whole:
    with the part as well ("southern Helmand province"). head: the word of the reading that others in the sentence hang
    on; words: all words that mean this place. part: the part of it that is meant, or None. located: whether the words
    around it say that it is a place: what no gazetteer knows is else left out.
    """

    name: str
    hint: Hint | None
    span: Span
    whole: Span
    part: Part | None
    head: int
    words: tuple[int, ...]
    sentence: int
    located: bool


def find_toponyms(reading: Reading, gazetteer: Gazetteer) -> list[Toponym]:
    """Find the names of places, in text order, without overlaps.

    Left alone: names inside names of organisations and persons, and adjectives ("Malian troops").
    """
    found: list[Toponym] = []
    for first, last in sorted(_spans(reading, gazetteer)):
        toponym = _read(reading, gazetteer, first, last)
        if toponym and (not found or found[-1].span.end <= toponym.span.start):
            found.append(toponym)
    return found


def _spans(reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the words that may be names of places: what the model calls one, and countries that it passed over."""
    taken = [False] * len(reading.words)
    for name in (*_organisations(reading), *(n for n in reading.names if n.kind == "LOC")):
        first, last = name.first, name.last
        if name.kind == "LOC" and not any(taken[first:last]):
            first, last = _grown(reading, first, last, taken, gazetteer)
            yield from _split(reading, first, last, gazetteer)
        taken[first:last] = [True] * (last - first)
    for mention in reading.mentions:
        if mention.kind == "Location":
            for first, last in _proper(reading, mention.first, mention.last, taken):
                first, last = _grown(reading, first, last, taken, gazetteer)
                yield first, last
                taken[first:last] = [True] * (last - first)
    for name in reading.names:
        if name.kind == "PER" and not any(taken[name.first : name.last]) and _is_taken_town(reading, name, gazetteer):
            yield name.first, name.last
        if name.kind == "PER":
            taken[name.first : name.last] = [True] * (name.last - name.first)
    for first, last in _proper(reading, 0, len(reading.words), taken):
        text = reading.span(first, last).of(reading.text)
        if any(e.grade == "name" for e in gazetteer.wide(text)):
            yield first, last


# What one does to towns rather than to people: "rebels captured Kidal", whatever the model takes Kidal for.
_OF_TOWNS = frozenset(
    """capture seize control take retake recapture lose enter leave reach shell bombard besiege overrun hold liberate
    occupy encircle storm loot evacuate flee cross abandon""".split()
)


def _is_taken_town(reading: Reading, name: Name, gazetteer: Gazetteer) -> bool:
    """Whether one word that the model takes for a person is a known place, and what its verb is done to is a place."""
    word = reading.words[name.first]
    if name.last - name.first > 1 or word.relation not in {"obj", "nsubj:pass"} or word.head < 0:
        return False
    if reading.words[word.head].lemma not in _OF_TOWNS:
        return False
    return any(entry.grade == "name" for entry in gazetteer.named(word.text))


def _organisations(reading: Reading) -> Iterator[Name]:
    """Yield the named organisations that may hold a place's name: "the Bank of Uganda", but not "Mali's army"."""
    for name in reading.names:
        if name.kind == "ORG":
            yield name
    words = reading.words
    for mention in reading.mentions:
        if mention.kind == "Organisation" and mention.last - mention.first > 2:
            head = _head(reading, mention.first, mention.last)
            if words[head].upos == "PROPN" and words[head].text[0].isupper() and words[head + 1 : head + 2]:
                after = words[head + 1]
                if head + 1 < mention.last and after.lemma == "of":
                    yield mention


def _grown(reading: Reading, first: int, last: int, taken: list[bool], gazetteer: Gazetteer) -> tuple[int, int]:
    """A name with the words beside it, where the gazetteer knows them together: "Indian | Ocean"."""
    sentence = reading.sentences[_sentence_of(reading, first)]
    bare: list[Entry] | None = None
    for left, right in ((2, 0), (1, 0), (0, 1), (0, 2), (1, 1)):
        a, b = first - left, last + right
        if a < sentence.first or b > sentence.last or any(taken[a:first]) or any(taken[last:b]):
            continue
        if not (reading.words[a].text[0].isupper() and reading.words[b - 1].text[0].isalpha()):
            continue
        entries = gazetteer.named(reading.span(a, b).of(reading.text))
        if any(e.grade == "name" and e.kind != "town" for e in entries):
            return a, b
        inside_sentence = a > sentence.first and reading.words[b - 1].text[0].isupper()
        if bare is None:
            bare = [e for e in gazetteer.named(reading.span(first, last).of(reading.text)) if e.grade != "loose"]
        if inside_sentence and not bare and any(e.grade != "loose" for e in entries):
            return a, b  # "In | Salah"
    end = _facility(reading, last, sentence.last)
    return first, last if end is None or any(taken[last:end]) else end


# Words that end the name of a place called after a town: "Tripoli International Airport".
FACILITIES: Final = frozenset({"airport", "airfield", "airbase", "seaport"})


def _facility(reading: Reading, first: int, last: int) -> int | None:
    """Where the name of a facility ends that goes on from a town's name, or None where none does."""
    at = first + 1 if first < last and reading.words[first].text == "International" else first
    named = at < last and reading.words[at].text[0].isupper() and reading.words[at].text.lower() in FACILITIES
    return at + 1 if named else None


def is_facility(name: str) -> bool:
    """Whether a name is that of a facility, and no airport of its own: "Tripoli Airport"."""
    words = name.lower().split()
    return len(words) > 1 and words[-1] in FACILITIES


def _split(reading: Reading, first: int, last: int, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Yield the parts of a name between commas: "Gao, Mali" is two; "Jammu and Kashmir" is one."""
    if any(e.grade == "name" for e in gazetteer.named(reading.span(first, last).of(reading.text))):
        yield first, last
        return
    start = first
    for i in range(first, last + 1):
        if i == last or reading.words[i].text in {",", "and", "/"}:
            if i > start:
                yield start, i
            start = i + 1


def _proper(reading: Reading, first: int, last: int, taken: list[bool]) -> Iterator[tuple[int, int]]:
    """Yield the runs of proper nouns in a range that nobody has taken."""
    start = None
    for i in range(first, last + 1):
        if i < last and reading.words[i].upos == "PROPN" and not taken[i] and reading.words[i].text[0].isupper():
            start = i if start is None else start
        elif start is not None:
            yield start, i
            start = None


def _read(reading: Reading, gazetteer: Gazetteer, first: int, last: int) -> Toponym | None:
    """Read the words of a name and around it; None where it is no place's name."""
    text = reading.text
    span = reading.span(first, last)
    known = any(e.grade != "loose" for e in gazetteer.named(span.of(text)))  # "In Salah" begins like a place in Salah
    start = span.start + (0 if known else _length(_TRIMMED_LEFT, span.of(text)))
    end = start + len(_TRIMMED_RIGHT.sub("", text[start : span.end]))
    if end <= start or not any(ch.isalpha() for ch in text[start:end]) or not text[start:end].strip():
        return None
    sentence = _sentence_of(reading, first)
    left = reading.words[reading.sentences[sentence].first].start
    right = reading.words[reading.sentences[sentence].last - 1].end
    name_start, part = start, None
    entries = gazetteer.named(text[start:end])
    if (
        not entries
        and (shorter := _LOWER_TAIL.search(text, start, end))
        and gazetteer.named(text[start : shorter.start()])
    ):
        end = shorter.start()
        entries = gazetteer.named(text[start:end])
    if (inside := _PART_IN_NAME.match(text, start, end)) and not any(e.grade != "loose" for e in entries):
        name_start, part = inside.end("whole"), _part(inside["part"])
        entries = gazetteer.named(text[name_start:end])
    if not entries and (tail := _AFTER_OF.match(text, name_start, end)) and gazetteer.named(text[tail.end() : end]):
        name_start = start = tail.end()
        entries = gazetteer.named(text[name_start:end])
    name, hint = core(text[name_start:end])
    if hint:
        bare = {e.key for e in gazetteer.named(name)}
        if any(e.grade == "name" for e in entries) and not any(e.key in bare for e in entries):
            name = text[name_start:end]  # "Sadr City", that nobody calls Sadr
    if not hint and (after := _KIND_AFTER.match(text, end, right)):
        hint = KIND_WORDS.get(after["kind"].lower()) or KIND_WORDS.get(after["kind"].lower().removesuffix("s"))
        end = end if after["kind"].lower().endswith("s") else after.end("kind")
    whole_start = span_start = name_start
    if part:
        whole_start = start
    elif (before := _told_kind(text, left, name_start)) and not hint:
        kind = before["kind"].lower()
        hint = KIND_WORDS.get(kind) or KIND_WORDS.get(kind.removesuffix("s")) or "town"
    elif text.startswith(name, name_start) and (before := _PART_BEFORE.search(text, left, name_start)):
        of, the = _OF.search(before["whole"]), _THE.match(before["whole"])
        if not of or the:  # "the south of Mali" is a part of it, "south of Gao" is not
            part = _part(before["part"])
            whole_start = before.start("part")
    if fold(text[name_start:end]) in _NOT_NAMES or sum(ch.isalpha() for ch in text[name_start:end]) < 2:
        return None
    exact = [e for e in entries if e.grade != "loose"]
    if _is_adjective(entries) or not (exact or _is_name(text[name_start:end])):
        return None
    words = _words(reading, whole_start, end)
    if not words:
        return None
    head = _head(reading, words[0], words[-1] + 1)
    return Toponym(
        name=name, hint=hint, span=Span(span_start, end), whole=Span(whole_start, end), part=part, head=head,
        words=tuple(dict.fromkeys((head, *_meaning(reading, words, head)))), sentence=sentence,
        located=bool(hint) or is_facility(name) or _located(reading, words, head),
    )  # fmt: skip


def _told_kind(text: str, left: int, start: int) -> re.Match[str] | None:
    """The "city of" before a name; not the "region of" in "Kidal region of Mali", which is told of Kidal."""
    before = _KIND_BEFORE.search(text, left, start)
    words = text[left : before.start("kind")].split() if before else []
    return None if words and words[-1][0].isupper() and words[-1] not in {"The", "A", "In"} else before


def _is_adjective(entries: Sequence[Entry]) -> bool:
    """Whether a word is of a country, and not a place: "Malian", though a town somewhere is called so."""
    wide = any(e.kind in {"country", "region"} and e.grade == "name" for e in entries)
    return not wide and any(e.grade == "adjective" for e in entries)


def _is_name(text: str) -> bool:
    """Whether a name that no gazetteer knows may be one: with a capital, letters enough, and no body's initials."""
    return text[0].isupper() and not (text.isupper() and len(text) <= 6) and sum(ch.isalpha() for ch in text) > 2


def _located(reading: Reading, words: range, head: int) -> bool:
    """Whether a name stands where a place does: after a preposition of place, or beside a name that does."""
    if any(m.kind == "Location" and m.first <= words[0] and words[-1] < m.last for m in reading.mentions):
        return True
    for i in (head, reading.words[head].head):
        if i >= 0 and any(reading.words[c].lemma.lower() in _WHERE for c in reading.children[i]):
            return True
        if reading.words[head].relation not in {"conj", "appos"}:
            break
    return False


_WHERE = set("in at near around outside inside toward towards to from into between across outside off".split())


def _meaning(reading: Reading, words: range, head: int) -> Iterator[int]:
    """Yield the words beside the head that mean the place: the name's own, and its kind ("the city of Gao")."""
    for i in words:
        if reading.words[i].upos == "PROPN":
            yield i
    above = reading.words[head].head
    if above >= 0 and reading.words[head].relation in {"nmod", "nmod:desc", "appos", "compound"}:
        lemma = reading.words[above].lemma.lower()
        cases = {reading.words[i].lemma for i in reading.children[head] if reading.words[i].relation == "case"}
        called = any(reading.words[i].relation == "compound" for i in reading.children[above] if i not in words)
        if lemma in _PLACE_NOUNS and cases <= {"of", "near", "in", "outside"} and not called:
            yield above  # not in "the Ziban mountains of Algeria", which have a name of their own


_PLACE_NOUNS = {*KIND_WORDS, "capital", "port", "area", "outskirts", "suburb", "neighbourhood", "neighborhood", "coast",
                "border", "frontier", "valley", "mountain", "camp", "base", "airport", "desert"}  # fmt: skip


# What a headline or a title writes with a capital, and small towns are called.
_NOT_NAMES = set(
    "airport center centre station embassy base university hospital church mosque street square coast border "
    "january february march april may june july august september october november december "
    "north south east west northern southern eastern western central church parliament".split()
)


def _part(words: str) -> Part:
    word = re.sub(r"[\s-]", "", words.lower())
    return "central" if word.startswith("cent") else word  # type: ignore[return-value]  # the pattern has no others


def _length(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _words(reading: Reading, start: int, end: int) -> range:
    """The words between two offsets."""
    first = bisect_left(reading.words, start, key=lambda w: w.start)
    return range(first, bisect_left(reading.words, end, lo=first, key=lambda w: w.start))


def _head(reading: Reading, first: int, last: int) -> int:
    """The word of a range that hangs on one outside it; the last such word where there are several."""
    outside = [i for i in range(first, last) if not first <= reading.words[i].head < last]
    nominal = [i for i in outside if reading.words[i].upos in {"PROPN", "NOUN"}]
    return (nominal or outside or [last - 1])[-1]


def _sentence_of(reading: Reading, word: int) -> int:
    return bisect_right(reading.sentences, word, key=lambda s: s.first) - 1
