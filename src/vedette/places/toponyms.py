"""Finds the places of a document: names, what they mean, and the places that are told by them.

A name that the gazetteer lacks keeps its name, and gets the position of what it is said to lie in, with that radius and
precision; where the text does not say, of the province or the country that the names beside it lie in. Else it stays
unresolved.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from vedette.places.extents import FACILITIES, Toponym, find_toponyms, is_facility
from vedette.places.gazetteer import Entry, Gazetteer
from vedette.places.names import Hint, fold
from vedette.places.positions import (
    Position,
    between,
    border,
    direction_from,
    near,
    off,
    part_of,
    position_of,
)
from vedette.places.ranking import Answer, Question, holds, km, rank_places
from vedette.places.relations import Beside, country_of, find_beside, find_inside
from vedette.places.scene import Scene
from vedette.reading.reading import Reading
from vedette.records import Candidate, How, Mention, Place, Relation, RelationKind, Span

RUNNERS_UP: Final = 4
_LEAST_SCORE: Final = 0.01  # of a runner-up that is only spelled a little like the name
_SAME_SPOT_KM: Final = 60.0
_COMMON: Final = (
    0.5  # share of a document's names in one country, from which on a name without a position is placed there
)

# Priors, to be calibrated on coded text.
_CONFIDENCE: Final = {"named": 0.9, "told": 0.7, "parent": 0.6, "guessed": 0.4, "unresolved": 0.5}

_BY_NAME = "gazetteer entry of that name, chosen by the document's other places"


@dataclass
class _Draft:
    """A place while it is put together. Two drafts with one key are one place."""

    key: tuple[object, ...]
    name: str
    how: str
    rule: str
    confidence: float
    entry: Entry | None = None
    position: Position | None = None
    country: str | None = None
    admin1: str | None = None
    ranked: tuple[tuple[Entry, float], ...] = ()
    evidence: list[Span] = field(default_factory=list)
    mentions: dict[Span, Mention] = field(default_factory=dict)
    words: set[int] = field(default_factory=set)
    relations: dict[tuple[RelationKind, tuple[object, ...]], Span] = field(default_factory=dict)


def find_places(reading: Reading, gazetteer: Gazetteer, dateline: str | None = None) -> Scene:
    """Find the places that a text names, resolve them together, and those that it tells by them, in text order.

    dateline: where the report is filed from; it is no place of what is told, but says where to look.
    """
    toponyms = _supported(find_toponyms(reading, gazetteer), gazetteer)
    inside = _inside(reading, toponyms, gazetteer)
    beside = list(find_beside(reading, toponyms, gazetteer))
    hints = _hints(toponyms, beside, gazetteer)
    answers = _answers(reading, toponyms, hints, inside, gazetteer, dateline)
    drafts = _Drafts(reading, toponyms, answers, gazetteer)
    drafts.add_names()
    drafts.add_parts()
    drafts.add_inside(inside)
    drafts.place_the_rest()
    for one in beside:
        drafts.add_beside(one)
    drafts.add_again()
    return drafts.scene()


def _supported(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """Leave out names that only the model calls places: no entry has them, and they stand where no place does."""
    located = {fold(t.name) for t in toponyms if t.located}
    return [
        t for t in toponyms if fold(t.name) in located or any(e.grade != "loose" for e in gazetteer.named(t.name))
    ]  # fmt: skip


def _inside(reading: Reading, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The pairs of toponyms of which the first lies in the second, as far as the gazetteer knows."""
    known = [gazetteer.named(t.name) for t in toponyms]
    found = []
    for inner, outer in find_inside(reading, toponyms):
        wide = [e for e in known[outer] if e.kind != "town" and e.grade != "adjective"]
        fitting = any(holds(o, i) for o in wide for i in known[inner] if i.grade != "adjective")
        unknown = all(e.grade == "loose" for e in known[inner])
        if fitting or (unknown and any(e.grade != "loose" for e in wide)):
            found.append((inner, outer))
    return found


def _hints(toponyms: Sequence[Toponym], beside: Sequence[Beside], gazetteer: Gazetteer) -> list[Hint | None]:
    """What kind each name is said to have: what one lies near or 15 km south of is a town, unless it is wide."""
    by_way = {i for b in beside if b.direction or b.kind in {"near", "between"} for i in b.names}
    hints: list[Hint | None] = []
    for i, toponym in enumerate(toponyms):
        wide = any(e.kind in {"country", "region"} for e in gazetteer.named(toponym.name))
        hints.append(toponym.hint or ("town" if i in by_way and not toponym.part and not wide else None))
    return hints


def _answers(
    reading: Reading, toponyms: Sequence[Toponym], hints: Sequence[Hint | None], inside: Sequence[tuple[int, int]],
    gazetteer: Gazetteer, dateline: str | None,
) -> list[Answer]:  # fmt: skip
    """Resolve each name once, however often it stands in the text; gives the answer for each toponym."""
    keys = [(fold(t.name), hint) for t, hint in zip(toponyms, hints, strict=True)]
    questions = list(dict.fromkeys(keys))
    number = {key: i for i, key in enumerate(questions)}
    times = Counter(keys)
    within: dict[int, dict[int, None]] = defaultdict(dict)
    for inner, outer in inside:
        if keys[inner] != keys[outer]:
            within[number[keys[inner]]][number[keys[outer]]] = None
    first = {key: toponyms[i].name for i, key in reversed(list(enumerate(keys)))}
    asked = [
        Question(
            name=first[key], hint=key[1], times=times[key], within=tuple(within[i]),
            candidates=tuple(e for e in gazetteer.named(first[key]) if e.grade != "adjective"),
        )
        for i, key in enumerate(questions)
    ]  # fmt: skip
    answers = rank_places(asked, _votes(reading, gazetteer) | _filed_from(dateline, gazetteer))
    known = {key[0]: answer for key, answer in reversed(list(zip(questions, answers, strict=True))) if answer.entry}
    best = [
        answer if answer.entry else known.get(key[0], answer) for key, answer in zip(questions, answers, strict=True)
    ]
    return [best[number[key]] for key in keys]


def _votes(reading: Reading, gazetteer: Gazetteer) -> dict[str, float]:
    """What adjectives say of countries ("Malian troops"): half a name each, however often they stand there."""
    words = {w.text for w in reading.words if w.upos in {"ADJ", "PROPN"} and w.text[0].isupper()}
    found = (country_of(word, gazetteer) for word in sorted(words))
    return {e.country: 0.5 for e in found if e and e.country}


def _filed_from(dateline: str | None, gazetteer: Gazetteer) -> dict[str, float]:
    """What a dateline says of countries: a whole name for that of the largest town, or the country, in it."""
    names = [name.strip().title() for name in (dateline or "").split(",")]
    largest = (max(gazetteer.named(name), key=lambda e: e.population, default=None) for name in names)
    return {e.country: 1.0 for e in largest if e and e.country}


class _Drafts:
    """The places of one document, by key."""

    def __init__(
        self, reading: Reading, toponyms: Sequence[Toponym], answers: Sequence[Answer], gazetteer: Gazetteer
    ) -> None:
        self._gazetteer = gazetteer
        self._reading, self._toponyms, self._answers = reading, toponyms, answers
        self._drafts: dict[tuple[object, ...], _Draft] = {}
        self._of: list[tuple[object, ...]] = []  # the key of each toponym's place, with its part

    def add_names(self) -> None:
        """Add the place of each name."""
        hints: dict[str, set[object]] = defaultdict(set)
        for toponym, answer in zip(self._toponyms, self._answers, strict=True):
            hints[fold(toponym.name)].add(answer.entry.key if answer.entry else toponym.hint)
        for toponym, answer in zip(self._toponyms, self._answers, strict=True):
            alike = len(hints[fold(toponym.name)]) > 1
            name = toponym.span.of(self._reading.text) if alike else toponym.name
            entry = answer.entry
            key: tuple[object, ...] = ("entry", entry.key) if entry else ("name", fold(toponym.name))
            draft = self._drafts.setdefault(key, _Draft(key, name, "toponym", _BY_NAME, _CONFIDENCE["unresolved"]))
            if not name.isupper() and draft.name.isupper():
                draft.name = name
            if entry:
                draft.entry, draft.position = entry, position_of(entry)
                draft.country, draft.admin1 = entry.country, entry.admin1
                draft.confidence = _CONFIDENCE["named"] * _there(entry, answer.ranked)
            draft.ranked = answer.ranked
            _mention(draft, toponym.span, toponym.words, "name")
            self._of.append(key)

    def add_parts(self) -> None:
        """Add the places that are a part of one: "southern Helmand province"."""
        for i, toponym in enumerate(self._toponyms):
            if not toponym.part:
                continue
            whole = self._drafts[self._of[i]]
            name = toponym.whole.of(self._reading.text)
            draft = self._derived(
                ("part", toponym.part, whole.key), name, "part of a place", "in", [whole.key], toponym.whole
            )
            draft.position = part_of(whole.position, toponym.part) if whole.position else None
            draft.country, draft.admin1 = whole.country, whole.admin1
            _mention(draft, toponym.whole, toponym.words, "name")
            whole.words -= set(toponym.words)
            self._of[i] = draft.key

    def add_inside(self, inside: Sequence[tuple[int, int]]) -> None:
        """Say of places that they lie in others, and give those without a position the one of what holds them."""
        for inner, outer in sorted(inside):
            small, large = self._drafts[self._of[inner]], self._drafts[self._of[outer]]
            if small.key == large.key or not _may_hold(large, small):
                continue
            words = Span(self._toponyms[inner].span.start, self._toponyms[outer].whole.end)
            small.relations.setdefault(("in", large.key), words)
            if small.position is None and large.position:
                _place_in(small, large, "the position of the place that it is said to lie in", _CONFIDENCE["parent"])

    def place_the_rest(self) -> None:
        """Give names without an entry the province of what is named in the same sentence, or the document's country."""
        common = self._common()
        for i, key in enumerate(self._of):
            draft = self._drafts[key]
            if draft.position or draft.how != "toponym":
                continue
            if whole := self._in_name(draft):
                _place_in(
                    draft, whole, "no entry of that name: placed in what it is called after", _CONFIDENCE["parent"]
                )
                continue
            beside = [self._drafts[self._of[j]] for j in self._around(i)]
            parent = next((d for d in beside if _is_area(d)), None)
            if parent is None and common and (country := self._gazetteer.country(common)):
                parent = _Draft((), country.name, "", "", 0.0, country, position_of(country), common)
            if parent:
                rule = f"no entry of that name: placed in {parent.name}, that the words around it are about"
                _place_in(draft, parent, rule, _CONFIDENCE["guessed"])

    def _common(self) -> str | None:
        """The country that at least half of the resolved names lie in."""
        countries: Counter[str] = Counter()
        for draft in self._drafts.values():
            if draft.entry and draft.country:
                countries[draft.country] += len(draft.evidence)
        return next((c for c, n in countries.most_common(1) if n >= _COMMON * countries.total()), None)

    def _in_name(self, draft: _Draft) -> _Draft | None:
        """The place that a building is called after: "Gao Airport"."""
        words = fold(draft.name).split()
        starts = {" ".join(words[:n]) for n in range(1, len(words))}
        return next((d for d in self._drafts.values() if d.entry and fold(d.name) in starts), None)

    def _around(self, number: int) -> Iterator[int]:
        """The toponyms of the same sentence, the nearest first."""
        same = (
            j for j, t in enumerate(self._toponyms) if j != number and t.sentence == self._toponyms[number].sentence
        )
        yield from sorted(same, key=lambda j: abs(j - number))

    def add_beside(self, beside: Beside) -> None:
        """Add a place that is told by others."""
        references = [self._drafts[self._of[i]] for i in beside.names]
        for country, span in beside.countries:
            references.append(self._country(country, span))
        if not references:
            return
        first, second = references[0], references[1] if len(references) > 1 else None
        if beside.kind == "between" and any(r.entry is not None and r.entry.kind == "country" for r in references):
            return  # "talks between X and Y" are between states
        key = ("beside", beside.kind, beside.distance_km, *(r.key for r in references))
        name = beside.span.of(self._reading.text)
        draft = self._derived(key, name, "told by a place", beside.kind, [r.key for r in references], beside.span)
        other = second.position if second else self._neighbour(beside, first)
        draft.position = _told(beside, first.position, other)
        alike = {r.country for r in references}
        draft.country = first.country if len(alike) == 1 and beside.kind != "off" else None
        words = {w for i in beside.names for w in self._toponyms[i].words} | set(beside.words)
        _mention(draft, beside.span, words, "nominal")
        for reference in references:
            reference.words -= words

    def add_again(self) -> None:
        """Let "the airport" and "the site" mean the facility that was named last."""
        named = sorted((span, d.key) for d in self._drafts.values() if is_facility(d.name) for span in d.mentions)
        for word in self._reading.words if named else ():
            kind = word.text.lower()
            if word.upos != "NOUN" or kind not in {*FACILITIES, "site"} or not self._is_definite(word.index):
                continue
            last = next((key for span, key in reversed(named) if span.end <= word.start), None)
            draft = self._drafts[last] if last else None
            if draft and (kind == "site" or fold(draft.name).endswith(kind)):
                _mention(draft, word.span, {word.index}, "nominal")

    def _is_definite(self, word: int) -> bool:
        """Whether "the" stands before a noun, and nothing else that tells which one."""
        words = self._reading.words
        return bool(word) and words[word - 1].text.lower() == "the" and words[word - 1].head == word

    def _neighbour(self, beside: Beside, country: _Draft) -> Position | None:
        """On the other side of "the border with X": the country that the text is about, if it may lie there."""
        if beside.kind != "border_of" or country.entry is None or country.entry.kind != "country":
            return None
        common = self._common()
        other = self._gazetteer.country(common) if common and common != country.country else None
        if other is None or km(other, country.entry) > 1.6 * (other.radius_km + country.entry.radius_km):
            return None
        return position_of(other)

    def _country(self, entry: Entry, span: Span) -> _Draft:
        """The country that an adjective names, which may be a place of the document for this alone."""
        key = ("entry", entry.key)
        if key not in self._drafts:
            self._drafts[key] = _Draft(
                key, entry.name, "adjective", "the country of the adjective", _CONFIDENCE["named"], entry,
                position_of(entry), entry.country,
            )  # fmt: skip
        self._drafts[key].evidence.append(span)
        return self._drafts[key]

    def _derived(
        self, key: tuple[object, ...], name: str, how: str, kind: RelationKind, references: list[tuple[object, ...]],
        words: Span,
    ) -> _Draft:  # fmt: skip
        rule = f"worked out from the place that it is told by: {kind.replace('_', ' ')}"
        draft = self._drafts.setdefault(key, _Draft(key, name, how, rule, _CONFIDENCE["told"]))
        for reference in references:
            draft.relations.setdefault((kind, reference), words)
        return draft

    def scene(self) -> Scene:
        """The finished places."""
        for draft in self._drafts.values():
            if draft.name.isupper() and len(draft.name) > 4 and draft.entry:  # a dateline's, and nowhere else
                draft.name = draft.entry.name
        drafts = sorted(self._drafts.values(), key=lambda d: (min(d.evidence), str(d.key)))
        ids = {draft.key: f"p{number}" for number, draft in enumerate(drafts, 1)}
        places = tuple(_place(draft, ids) for draft in drafts)
        by_word = {word: ids[draft.key] for draft in drafts for word in sorted(draft.words)}
        return Scene(places, by_word)


def _mention(draft: _Draft, span: Span, words: Sequence[int] | set[int], form: str) -> None:
    draft.evidence.append(span)
    draft.mentions[span] = Mention(start=span.start, end=span.end, form=form)  # type: ignore[arg-type]
    draft.words |= set(words)


def _there(entry: Entry, ranked: Sequence[tuple[Entry, float]]) -> float:
    """The probability of a place, with that of its namesakes at the same spot: a town, and the division around it."""
    same = (p for e, p in ranked if e.country == entry.country and km(e, entry) <= max(_SAME_SPOT_KM, e.radius_km))
    return min(1.0, max(sum(same), next((p for e, p in ranked if e.key == entry.key), 0.0)))


def _may_hold(large: _Draft, small: _Draft) -> bool:
    """Whether what the words say of two places can be, given what they mean."""
    if large.entry is None or small.entry is None:
        return large.position is not None or small.entry is None
    return holds(large.entry, small.entry)


def _is_area(draft: _Draft) -> bool:
    """Whether a place may stand for a village in it: a division, or a part of a country, but no country."""
    if draft.entry:
        return draft.entry.kind in {"province", "district"}
    return draft.key[0] == "part" and draft.position is not None


def _place_in(draft: _Draft, parent: _Draft, rule: str, confidence: float) -> None:
    draft.position, draft.rule, draft.confidence = parent.position, rule, confidence
    draft.country, draft.admin1 = parent.country, parent.admin1
    if parent.entry and parent.entry.kind == "province":
        draft.admin1 = parent.entry.name


def _told(beside: Beside, first: Position | None, second: Position | None) -> Position | None:
    """The position of a place that is told by one or two others; None where that of the first is not known."""
    if first is None:
        return None
    if beside.direction:
        return direction_from(first, beside.direction, beside.distance_km)
    if beside.kind == "between":
        return between(first, second) if second else None
    if beside.kind == "border_of":
        return border(first, second)
    return off(first) if beside.kind == "off" else near(first, beside.distance_km)


def _place(draft: _Draft, ids: Mapping[tuple[object, ...], str]) -> Place:
    position, entry = draft.position, draft.entry
    evidence = tuple(sorted(set(draft.evidence)))
    support = {"name": evidence[:1]}
    if draft.relations:
        support["relations"] = tuple(sorted(set(draft.relations.values())))
    place = Place(
        id=ids[draft.key],
        name=draft.name,
        kind=entry.feature if entry else None,
        lat=position.lat if position else None,
        lon=position.lon if position else None,
        radius_km=position.radius_km if position else None,
        geonameid=entry.geonameid if entry else None,
        country=draft.country,
        admin1=draft.admin1,
        relations=tuple(Relation(kind=kind, reference=ids[key]) for kind, key in draft.relations),
        precision=position.precision if position else "unresolved",
        candidates=tuple(_runners_up(draft)),
        mentions=tuple(draft.mentions[s] for s in sorted(draft.mentions)),
        evidence=evidence,
        support=support,
        confidence=round(draft.confidence, 3),
        how=How(by="frame", name=draft.how),
    )
    worked_out = [name for name in _WORKED_OUT if getattr(place, name) not in {None, "unresolved"}]
    return replace(place, inferred=dict.fromkeys(worked_out, draft.rule))


_WORKED_OUT = ("kind", "lat", "lon", "radius_km", "geonameid", "country", "admin1", "precision")


def _runners_up(draft: _Draft) -> Iterator[Candidate]:
    """The entries that the name could have meant, and lost; without our own regions, which have no GeoNames id."""
    others = [(e, p) for e, p in draft.ranked if draft.entry is None or e.key != draft.entry.key]
    for entry, probability in others[:RUNNERS_UP]:
        if entry.geonameid is not None and (probability >= _LEAST_SCORE or entry.grade != "loose"):
            yield Candidate(geonameid=entry.geonameid, name=entry.name, country=entry.country, admin1=entry.admin1,
                            lat=entry.lat, lon=entry.lon, score=round(probability, 4))  # fmt: skip
