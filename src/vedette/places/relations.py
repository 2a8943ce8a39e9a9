"""How the places of a text lie to each other: in, near, between, off, at the border of, southeast of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vedette.places.extents import COMPASS, Toponym
from vedette.places.gazetteer import Entry, Gazetteer
from vedette.reading.reading import Reading
from vedette.records import RelationKind, Span

_UNITS: Final = {"k": 1.0, "m": 1.609344}
_NUMBER = r"(?P<n>\d[\d,]*(?:\.\d+)?)[\s-]*(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)\b(?:\s*\([^)]*\))?"
_BESIDE = re.compile(
    rf"""(?P<whole>
        (?: {_NUMBER} \s+ (?:away\s+)? )? (?:to\ the\s+)? (?<!the\ ) \b(?P<direction>{COMPASS}) (?:\s+of|\s+from)
      | {_NUMBER.replace("?P<n>", "?P<n2>").replace("?P<unit>", "?P<unit2>")} \s+ (?:away\s+)? (?:from|outside)
      | \b(?P<near>near|close\ to|outside|(?:on\ )?the\ outskirts\ of|in\ the\ vicinity\ of|not\ far\ from|around)
      | \b(?P<off>off) (?: (?:\s+the)? (?:\s+[\w-]+)?\s+ coast \s+ of )?
      | \b(?P<border>(?:border|frontier)\s+with)
    ) (?:\s+the)? (?:\s+(?:town|city|village|port|capital|settlement)\s+of)? \s+ $""",
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE = re.compile(
    r"""\s* (?: ,\s*(?:in|within)\s | ,(?!\s*and) | \( | (?:in|within|inside|of)\s ) \s*
        (?: (?:the\s+)? (?:[\w-]+\s+){0,3}? (?:of\s+)? )? $""",
    re.VERBOSE | re.IGNORECASE,
)
_LISTED = re.compile(
    r"\s*(?:,|,?\s*(?:and|or))\s*(?:the\s+)?(?:(?:nearby\s+)?(?:town|city|village)s?\s+of\s+)?$", re.IGNORECASE
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:(?:town|citie|village)s?\s+of\s+)?$", re.IGNORECASE)
_EDGES = {"border": "border_of", "frontier": "border_of", "coast": "off", "coastline": "off"}


@dataclass(frozen=True, slots=True)
class Beside:
    """A place of its own that is told by other places: "15 km southeast of X", "between X and Y", "the Syrian border".

    names: the numbers of the toponyms that it is told by. countries: those that only an adjective names, with its
    words. words: the words of the reading that mean it.
    """

    kind: RelationKind
    direction: str | None
    distance_km: float | None
    span: Span
    names: tuple[int, ...]
    countries: tuple[tuple[Entry, Span], ...] = ()
    words: tuple[int, ...] = ()


def find_inside(reading: Reading, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of toponyms of which the first may be said to lie in the second: "X, Y", "X in Y district".

    Whether a comma means that, or is one of a list, only the gazetteer can tell.
    """
    pairs: dict[int, int] = {}
    for i in reversed(range(len(toponyms) - 1)):
        here, after = toponyms[i], toponyms[i + 1]
        if here.sentence != after.sentence:
            continue
        gap = reading.text[here.span.end : after.whole.start]
        if _INSIDE.match(gap) and "\n" not in gap and not _owns_a_subject(reading, after):
            pairs[i] = i + 1
            yield i, i + 1
            if i + 1 in pairs:  # "X, Y, Z"
                yield i, pairs[i + 1]
        elif _LISTED.match(gap) and i + 1 in pairs:  # "X and Y in Z"
            pairs[i] = pairs[i + 1]
            yield i, pairs[i]


def _owns_a_subject(reading: Reading, toponym: Toponym) -> bool:
    """Whether a name begins what is said next: "at Tarkint, Mali's army said"; not "in Gao, Mali's largest town"."""
    word = reading.words[toponym.head]
    return word.relation == "nmod:poss" and reading.words[word.head].relation.split(":")[0] == "nsubj"


def find_beside(reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Beside]:
    """Yield the places that are told by other places, in text order of what they are told by."""
    edges = list(_edges(reading, toponyms, gazetteer))
    used = {number for edge in edges for number in edge.names}
    for i, toponym in enumerate(toponyms):
        if i in used:
            continue
        left = reading.text[reading.words[reading.sentences[toponym.sentence].first].start : toponym.whole.start]
        pair = i + 1 < len(toponyms) and toponyms[i + 1].sentence == toponym.sentence
        gap = reading.text[toponym.whole.end : toponyms[i + 1].whole.start] if pair else ""
        if pair and _AND.match(gap) and (match := _BETWEEN.search(left)):
            start = toponym.whole.start - (len(left) - match.start())
            yield Beside("between", None, None, Span(start, toponyms[i + 1].whole.end), (i, i + 1))
        elif match := _BESIDE.search(left):
            yield _beside(match, i, toponym, len(left))
    yield from edges


def _beside(match: re.Match[str], number: int, toponym: Toponym, length: int) -> Beside:
    start = toponym.whole.start - (length - match.start("whole"))
    span = Span(start, toponym.whole.end)
    amount, unit = match["n"] or match["n2"], match["unit"] or match["unit2"]
    distance = round(float(amount.replace(",", "")) * _UNITS[unit[0].lower()], 1) if amount else None
    if match["direction"]:
        direction = re.sub(r"[\s-]", "", match["direction"].lower())
        return Beside(f"{direction}_of", direction, distance, span, (number,))  # type: ignore[arg-type]  # from COMPASS
    kind: RelationKind = "off" if match["off"] else "border_of" if match["border"] else "near"
    return Beside(kind, None, distance, span, (number,))


def _edges(reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[Beside]:
    """Yield borders and coasts: "the Libyan-Tunisian border", "Gaza border", "the border between X and Y"."""
    at = {word: i for i, t in enumerate(toponyms) for word in t.words if reading.words[word].end <= t.whole.end
          and reading.words[word].start >= t.whole.start}  # fmt: skip
    for word in reading.words:
        kind = _EDGES.get(word.lemma.lower())
        if kind is None or not word.text.islower():
            continue
        names, countries, first = _before(reading, word.index, at, gazetteer)
        after, last = _after(reading, word.index, toponyms)
        if names or countries or (after and kind == "border_of"):
            yield Beside(
                kind=kind, direction=None, distance_km=None,  # type: ignore[arg-type]  # from _EDGES
                span=Span(reading.words[first].start, max(word.end, last)),
                names=tuple(dict.fromkeys((*names, *after))),
                countries=tuple(countries), words=(word.index,),
            )  # fmt: skip


def _before(
    reading: Reading, word: int, at: dict[int, int], gazetteer: Gazetteer
) -> tuple[list[int], list[tuple[Entry, Span]], int]:
    """The places right before a word, as names or as adjectives, and the first of their words."""
    names: list[int] = []
    countries: list[tuple[Entry, Span]] = []
    i, first = word - 1, word
    while i >= 0 and word - i <= 4:
        one = reading.words[i]
        if i in at:
            names.append(at[i])
        elif country := country_of(one.text, gazetteer):
            countries.append((country, one.span))
        elif one.text not in {"-", "–", "/"} and one.text.lower() not in {"'s", "’s"}:
            break
        else:
            i -= 1
            continue
        first = i
        i -= 1
    return list(dict.fromkeys(reversed(names))), list(reversed(countries)), first


def _after(reading: Reading, word: int, toponyms: Sequence[Toponym]) -> tuple[list[int], int]:
    """The places right after a word: "border with X", "border between X and Y"; and where they end."""
    end = reading.words[word].end
    i = bisect_right(toponyms, end, key=lambda t: t.whole.start - 1)
    if i == len(toponyms):
        return [], 0
    between = reading.text[end : toponyms[i].whole.start]
    if re.fullmatch(r"\s+(?:area\s+|region\s+|crossing\s+)?(?:with|of)\s+(?:the\s+)?", between):
        return [i], toponyms[i].whole.end
    two = re.fullmatch(r"\s+(?:area\s+|region\s+)?between\s+(?:the\s+)?", between) and i + 1 < len(toponyms)
    if two and _AND.match(reading.text[toponyms[i].whole.end : toponyms[i + 1].whole.start]):
        return [i, i + 1], toponyms[i + 1].whole.end
    return [], 0


def country_of(word: str, gazetteer: Gazetteer) -> Entry | None:
    """The country that an adjective is made of: "Malian"."""
    if not word[:1].isupper():
        return None
    return next((e for e in gazetteer.wide(word) if e.grade == "adjective" and e.kind == "country"), None)
