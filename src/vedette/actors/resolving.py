"""Whom the names of a text mean, by the registry, the date, the countries that it names, and each other."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from vedette.actors.initials import initials
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.name_spans import NameKind, NameSpan
from vedette.actors.registry import NOBODY, Context, Match, Resolution
from vedette.reading.reading import Reading


def resolved(
    reading: Reading, lexicon: ActorLexicon, names: Sequence[NameSpan], marked: Set[tuple[int, int]], context: Context
) -> Iterator[NameSpan]:
    """Yield the names with whom they mean, by registry, context, the states that are named, and each other.

    marked: the spans that the model, too, takes for names. A word that the registry alone takes for one, and that means
    nobody of it here, is none.
    """
    named = (name.known.id for name in names if name.known)
    context = replace(context, countries=frozenset(_with_successors([*context.countries, *named])))
    own = _own_letters(reading, lexicon, names, context)
    contexts = [_beside(reading, names, n, context) for n in range(len(names))]
    first = [_resolve(reading, lexicon, name, own, at) for name, at in zip(names, contexts, strict=True)]
    sure = frozenset(r.match.entry.id for r in first if r.match)
    own |= _namesakes(reading, names, first)
    for name, at, resolution in zip(names, contexts, first, strict=True):
        if resolution.match is None and resolution.candidates:
            resolution = _resolve(reading, lexicon, name, own, replace(at, ids=sure))
        elif name.last == name.first + 1 and reading.words[name.first].text in own:
            resolution = NOBODY
        entry = resolution.match.entry if resolution.match else name.known
        if entry is not None and name.kind in _RESOLVED:
            kind: NameKind = "person" if entry.kind == "person" else "body"
            yield replace(name, kind=kind, known=entry, resolution=resolution)
        elif name.kind not in _RESOLVED or (name.first, name.last) in marked or _looks_named(reading, name):
            yield replace(name, resolution=resolution) if resolution.candidates else name


_RESOLVED = frozenset({"body", "person"})
_SPLIT_OFF = {"SDN": ("SSD",), "SRB": ("XKX", "MNE"), "IDN": ("TLS",), "ETH": ("ERI",)}  # states of later or disputed


def _with_successors(countries: Iterable[str]) -> Iterator[str]:
    """The countries, and those that were, or are to some, a part of them."""
    for country in countries:
        yield from (country, *_SPLIT_OFF.get(country, ()))


def _beside(reading: Reading, names: Sequence[NameSpan], n: int, context: Context) -> Context:
    """The context of one name: the state that stands right beside it says of which country it is."""
    words, name = reading.words, names[n]
    if name.kind not in _RESOLVED:
        return context
    before, after = names[n - 1] if n else None, names[n + 1] if n + 1 < len(names) else None
    own = None
    if before is not None and before.known is not None:
        gap = [word.text for word in words[before.last : name.first]]
        own = before.known if gap == [] or gap in _POSSESSED else None
    if after is not None and after.known is not None:
        gap = [word.text for word in words[name.last : after.first]]
        own = after.known if gap in _OF else own
    return context if own is None else replace(context, countries=frozenset(_with_successors([own.id])), own=True)


_POSSESSED = (["'s"], ["’s"], ["'"], ["’"])
_OF = (["of"], ["of", "the"], ["in"], ["in", "the"])


def _namesakes(reading: Reading, names: Sequence[NameSpan], first: Sequence[Resolution]) -> frozenset[str]:
    """The last names of people of whom the text gives a full name that nobody of the registry has."""
    return frozenset(
        reading.words[name.last - 1].text
        for name, resolution in zip(names, first, strict=True)
        if name.kind == "person" and name.last - name.first > 1 and resolution.match is None
    )


def _looks_named(reading: Reading, name: NameSpan) -> bool:
    """Whether words are a name by themselves: several with capitals, or an abbreviation."""
    words = reading.words[name.first : name.last]
    return len(words) > 1 or words[0].text.isupper()


def _resolve(reading: Reading, lexicon: ActorLexicon, name: NameSpan, own: Set[str], context: Context) -> Resolution:
    words = reading.span(name.first, name.last).of(reading.text)
    if name.known is not None or name.kind not in _RESOLVED or words in own:
        return NOBODY
    found = lexicon.registry.resolve(words, context)
    if found.match is None and not found.candidates and name.kind == "body":
        organ = lexicon.organs.named(words)
        return Resolution(Match(organ, 1.0, ("what every state has, by the words for it",))) if organ else NOBODY
    if found.match is not None and (found.match.entry.kind == "person") != (name.kind == "person"):
        local = bool(context.countries.intersection(found.match.entry.countries))
        return found if len(words.split()) > 1 or local else NOBODY
    return found


def _own_letters(
    reading: Reading, lexicon: ActorLexicon, names: Sequence[NameSpan], context: Context
) -> frozenset[str]:
    """The abbreviations that the text has names of its own for: the "Popular Lake Front" makes PLF none of ours."""
    short = [n for n in names if n.last == n.first + 1 and n.known is None and _is_letters(reading.words[n.first].text)]
    if not short:
        return frozenset()
    full = {letters: name for name in names if (letters := _initials(reading, name))}
    ends = {name.last: name for name in names}
    found = set()
    for name in short:
        letters = reading.words[name.first].text
        told = _stands_for_words_before(reading, name.first)
        if (told or letters in full) and not _is_ours(
            reading, lexicon, ends.get(name.first - 1) if told else full[letters], name, context
        ):
            found.add(letters)
    return frozenset(found)


def _is_letters(text: str) -> bool:
    return text.isupper() and len(text) > 1


def _initials(reading: Reading, name: NameSpan) -> str:
    """The capitals that the words of a name of several begin with."""
    words = reading.words[name.first : name.last]
    return initials(word.text for word in words)[0] if name.kind == "body" and len(words) > 1 else ""


def _is_ours(reading: Reading, lexicon: ActorLexicon, full: NameSpan | None, short: NameSpan, context: Context) -> bool:
    """Whether the registry has an abbreviation for the name that stands before it."""
    if full is None:
        return False
    match = _resolve(reading, lexicon, full, frozenset(), context).match
    key = name_key(reading.words[short.first].text)
    return match is not None and match.entry in lexicon.registry.named(key)


def _stands_for_words_before(reading: Reading, at: int) -> bool:
    """Whether letters in brackets, or after a comma or "or", are the first ones of the capitals before them."""
    words, letters = reading.words, reading.words[at].text
    if at < 3 or words[at - 1].text not in {"(", "or", ","}:
        return False
    told = initials(word.text for word in words[max(0, at - 2 * len(letters) - 4) : at - 1])
    return any(each.endswith(letters) for each in told)
