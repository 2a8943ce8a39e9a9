"""Proper names of actors: states, organisations, people; by the registry's names and by what the model marks."""

from collections.abc import Iterable, Iterator, Sequence

from vedette.actors.initials import initials
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.listed import ARTICLES, THINGS, branch_name, find_listed, longer_name
from vedette.actors.name_keys import name_key
from vedette.actors.name_spans import NameSpan
from vedette.actors.registry import Context
from vedette.actors.resolving import resolved
from vedette.reading.reading import Reading, Word
from vedette.records import ActorKind

_NUMBERED = {"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."}
_SITES = (".com", ".net", ".org")


def find_names(
    reading: Reading, lexicon: ActorLexicon, date: str | None = None, places: Iterable[str] = ()
) -> list[NameSpan]:
    """Give the names in text order, without overlaps: of two the longer stays, and of equals the listed one.

    date: when the text was published, as ISO; places: the countries of its places. Whom a name means hangs on both.
    """
    listed = [name for name in find_listed(reading, lexicon) if not _begins_place(reading, name)]
    spelt_out = list(_spelt_out(reading, lexicon))
    marked = [name for name in _marked(reading, lexicon) if not _only_adds(reading, name, listed)]
    marked = [name for name in marked if not any(_holds(whole, name) for whole in spelt_out)]
    known = {i for name in listed for i in range(name.first, name.last)}
    wholes = filter(None, (_whole(reading, lexicon, name) for name in marked))
    longer = filter(None, (longer_name(reading, name) or branch_name(reading, lexicon, name) for name in listed))
    capitals = (_whole(reading, lexicon, name) or name for name in _capitals(reading, lexicon))
    told = (*wholes, *spelt_out, *capitals)
    free = (whole for whole in told if known.isdisjoint(range(whole.first, whole.last)))
    found = [*marked, *free, *longer]
    kept = _apart([(name, True) for name in listed] + [(name, False) for name in found])
    kept = [_of_person(reading, name, kept) for name in kept if not _is_thing(reading, name)]
    seen = {(name.first, name.last) for name in found}
    return list(resolved(reading, lexicon, kept, seen, Context(date=date, countries=frozenset(places), strict=True)))


def _holds(whole: NameSpan, name: NameSpan) -> bool:
    """Whether one name stands inside another."""
    return whole.first <= name.first and name.last <= whole.last


def _is_thing(reading: Reading, name: NameSpan) -> bool:
    """Whether a name is that of a street, a club or a ship."""
    return name.last - name.first > 1 and reading.words[name.last - 1].text.lower() in THINGS


def _of_person(reading: Reading, name: NameSpan, names: Sequence[NameSpan]) -> NameSpan:
    """A state's name, unless it is a part of a person's that stands before it: "Michael Jordan ... Jordan"."""
    word = reading.words[name.first]
    placed = name.first > 0 and reading.words[name.first - 1].text.lower() in _PLACING
    if name.kind != "state" or name.last - name.first > 1 or placed:
        return name
    for other in names:
        if other.first >= name.first:
            break
        if other.kind == "person" and other.last - other.first > 1:
            ends = (reading.words[other.first].text, reading.words[other.last - 1].text)
            if word.text in ends:
                return NameSpan(name.first, name.last, "person")
    return name


_PLACING = frozenset({"in", "of", "from", "to", "against", "with", "near", "across"})


def _apart(found: list[tuple[NameSpan, bool]]) -> list[NameSpan]:
    """The names that do not overlap, in text order: the longer stay, and of equals those that are listed (True)."""
    found.sort(key=lambda pair: (pair[0].first - pair[0].last, not pair[1]))
    taken: set[int] = set()
    kept = []
    for name, _ in found:
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


def _capitals(reading: Reading, lexicon: ActorLexicon) -> Iterator[NameSpan]:
    """Names that capitals behind an article tell, a word of organisations at the end: "the Green Dawn Movement"."""
    for sentence in reading.sentences:
        words = reading.words[sentence.first : sentence.last]
        if 2 * sum(word.text[0].isupper() for word in words) > len(words):  # a headline
            continue
        for word in words[:-2]:
            if word.text not in {"the", "The"}:
                continue
            first = last = word.index + 1
            while last < sentence.last and _goes_on(reading.words[last : last + 2]):
                last += 1
            own = reading.words[first:last]
            if len(own) > 1 and own[-1].text.lower() in lexicon.names and not _of_state(lexicon, own):
                yield NameSpan(first, last, "body")


def _goes_on(words: Sequence[Word]) -> bool:
    """Whether a name goes on with a word, or with the possessive between two: "the Patriots' Convention"."""
    if not words or _is_capital(words[0]):
        return bool(words)
    return words[0].text in {"'s", "’s", "'", "’"} and len(words) > 1 and _is_capital(words[1])


def _of_state(lexicon: ActorLexicon, words: Sequence[Word]) -> bool:
    """Whether words only say which state's body it is ("Malian Army"), or are an office's."""
    keys = {name_key(word.text) for word in words}
    offices = any(word.lemma.lower() in lexicon.people["office"] for word in words)
    return offices or not keys.isdisjoint(lexicon.adjectives) or not keys.isdisjoint(lexicon.states)


_FOREIGN = frozenset("of for the and de des du la le les et pour del los las y e en in da do dos das wa wal".split())
_ABBREVIATION = 8  # letters, at most


def _spelt_out(reading: Reading, lexicon: ActorLexicon) -> Iterator[NameSpan]:
    """Names whose first letters are the abbreviation in brackets behind them: "the Pacte des Justes (PDJ)"."""
    words = reading.words
    places = {i for name in reading.names if name.kind == "LOC" for i in range(name.first, name.last)}
    for sentence in reading.sentences:
        for at in range(sentence.first + 2, sentence.last - 2):
            if words[at].text != "(" or words[at + 2].text not in {")", ","}:
                continue
            short = words[at + 1].text.replace(".", "")
            if not (2 <= len(short) <= _ABBREVIATION and short.isupper()):
                continue
            first = _beginning(words, at, sentence.first, short)
            if first is None or words[first - 1].text.lower() in {"a", "an"}:
                continue
            place = places.issuperset(range(first, at))
            if not place and words[first].lemma.lower() not in lexicon.people["office"]:
                yield NameSpan(first, at, "body")


def _beginning(words: Sequence[Word], end: int, floor: int, short: str) -> int | None:
    """Where the words before `end` begin that have those first letters; None where none do."""
    at = end - 1
    while at >= floor and (
        _is_capital(words[at])
        or words[at].text.lower() in _FOREIGN
        or words[at].text in "-’'"
        or words[at].text in {"'s", "’s"}
    ):
        if words[at].text[0] == short[0] and words[at].text[0].isupper():
            told = [word.text for word in words[at:end] if word.text not in {"'s", "’s"}]
            if short in initials(told) and end - at > 1:
                return at
        at -= 1
    return None


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
    return word.text[0].isupper() and word.upos in {"PROPN", "NOUN", "ADJ"} and word.text.lower() not in ARTICLES


def _begins_place(reading: Reading, name: NameSpan) -> bool:
    """Whether the model takes a listed name for the beginning of a place's: "Shining Path Yoga Centre"."""
    if name.kind != "body":
        return False
    places = (place for place in reading.names if place.kind == "LOC" and place.first <= name.first)
    return any(
        name.last < place.last and all(word.text[0].isupper() for word in reading.words[name.last : place.last])
        for place in places
    )


def _only_adds(reading: Reading, name: NameSpan, listed: Sequence[NameSpan]) -> bool:
    """Whether a name is a listed one with common words beside it: "United Nations aid", "Shia-Backed State of Law"."""
    inside = [own for own in listed if name.first <= own.first and own.last <= name.last]
    own = {i for each in inside for i in range(each.first, each.last)}
    rest = [reading.words[i].text for i in range(name.first, name.last) if i not in own]
    backed = any(word.lower() in _BACKED for word in rest)
    return bool(inside) and bool(rest) and (backed or all(word.islower() for word in rest))


_BACKED = frozenset({"backed", "led", "based", "aligned", "linked", "affiliated", "dominated", "allied"})


def kind_of_name(reading: Reading, lexicon: ActorLexicon, name: NameSpan) -> ActorKind:
    """The registry's kind, else what telling words make of it: the last first, and of "X of Y" the first."""
    if name.known:
        return name.known.kind
    kinds = {match.entry.kind for match in name.resolution.candidates}
    if len(kinds) == 1:  # whichever of them it is
        return kinds.pop()
    words = [w.text.lower() for w in reading.words[name.first : name.last]]
    if "of" in words:
        return lexicon.names.get(words[0], "unidentified")
    if words[-1].endswith(_SITES):
        return "media"
    return next((lexicon.names[word] for word in reversed(words) if word in lexicon.names), "unidentified")


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
    while first < last and (
        words[first].text.lower() in ARTICLES or (words[first].text.islower() and words[first].upos == "ADP")
        or not words[first].text[0].isalnum()
    ):  # fmt: skip
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
    of = first > 0 and words[first - 1].text.lower() in {"of", "in"}  # "the president of Chad Idriss Deby"
    while first < last - 1 and (
        name_key(words[first].text) in lexicon.adjectives or (of and _names_state(lexicon, words[first]))
    ):
        first += 1
    if last < len(words) and words[last].text in _NUMBERED:
        last += 1
    if first < last and _may_be_person(reading, lexicon, first, last):
        yield NameSpan(first, last, "person")


def _names_state(lexicon: ActorLexicon, word: Word) -> bool:
    return name_key(word.text) in lexicon.states


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
