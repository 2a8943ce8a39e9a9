"""Which entry of the gazetteer each name of a document means: the names vote for each other.

A name's candidates are scored by what they are (a country before a town, a large town before a small one) and by how
well they go with the other names: the share of the document's names that lie in their country and in their province,
how near the nearest of them are, and which name stands right behind ("Tripoli, Libya"). What the others mean is itself
not known at first, so the vote is taken three times.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from vedette.places.gazetteer import Entry, Kind
from vedette.places.names import Hint

ROUNDS: Final = 3

# Set by hand, and looked at on the geoparsing corpora's development halves (docs/places.md has the figures).
_PRIOR: Final[Mapping[Kind, float]] = {"country": 9.0, "region": 7.0, "province": 5.0, "district": 2.4, "town": 0.0}
_GRADE: Final = {"name": 0.6, "alternate": 0.0, "loose": -2.0, "adjective": -1.0}
_POPULATION: Final = 1.0  # for each power of ten
_HINT: Final = 4.0
_COUNTRY: Final = 3.5  # for a country that all other names lie in
_PROVINCE: Final = 2.0
_NEAR: Final = 2.0
_NEAR_KM: Final = 150.0
_INSIDE: Final = 5.0
_KNOWN_ANYWHERE: Final = 200_000  # inhabitants that make a town plausible without another name beside it
_UNMISTAKABLE: Final = 20_000  # inhabitants that do, where no other place bears the name
_A_TOWN: Final = 5_000
_LEAST_SHARE: Final = 0.12  # of the document's names in its country, else a small town of that name is a chance hit


@dataclass(frozen=True, slots=True)
class Question:
    """A name to be resolved. times: how often it stands there. within: the numbers of the names said to hold it."""

    name: str
    hint: Hint | None
    candidates: tuple[Entry, ...]
    times: int = 1
    within: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name means; entry is None where nothing fits. ranked: all candidates with probabilities, best first."""

    entry: Entry | None
    probability: float
    ranked: tuple[tuple[Entry, float], ...]


def rank_places(questions: Sequence[Question], votes: Mapping[str, float]) -> list[Answer]:
    """Answer all names of a document together. votes: of its adjectives, by country ("Malian" is one for MLI)."""
    beliefs = [_shares([_own(q, e) for e in q.candidates]) for q in questions]
    for _ in range(ROUNDS):
        poll = _Poll(questions, beliefs, votes)
        beliefs = [_shares(poll.scores(i)) for i in range(len(questions))]
    poll = _Poll(questions, beliefs, votes)
    return [_answer(poll, i, q, beliefs[i]) for i, q in enumerate(questions)]


def km(a: Entry, b: Entry) -> float:
    """Great-circle kilometres between two centres, on a sphere of 6371.0088 km (IUGG mean radius)."""
    return _arc(a.lat, a.lon, b.lat, b.lon)


@lru_cache(65536)  # the same few places are held against each other in each round
def _arc(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    p, q = math.radians(lat), math.radians(other_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place may hold another, by country, by province, or by the distance."""
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "province" and outer.admin1 is None and inner.admin1 is not None:
        same = inner.country == outer.country and inner.admin1 == outer.name
        return same or (outer.feature != "A.ADM1" and km(outer, inner) <= outer.radius_km)
    return outer.kind != "town" and inner.kind != "country" and km(outer, inner) <= max(30.0, 1.3 * outer.radius_km)


def _own(question: Question, entry: Entry) -> float:
    """What speaks for a candidate whatever the other names are."""
    score = _PRIOR[entry.kind] + _GRADE[entry.grade]
    if entry.kind == "town":
        score += _POPULATION * math.log10(entry.population + 30)
    if question.hint:
        score += _HINT * _fits(question.hint, entry.kind)
    return score


def _fits(hint: Hint, kind: Kind) -> float:
    """1 where the words say of a place what it is, 0 where they may, -0.5 where they say another thing."""
    if hint == kind:
        return 1.0
    return 0.3 if {hint, kind} in ({"province", "district"}, {"province", "region"}) else -0.5


def _shares(scores: Sequence[float]) -> list[float]:
    """Scores as probabilities."""
    if not scores:
        return []
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]
    total = sum(weights)
    return [w / total for w in weights]


class _Ballot:
    """How much each name of a document speaks for each country, or each province."""

    def __init__(self, names: int, votes: Mapping[str, float]) -> None:
        self._all: dict[object, float] = defaultdict(float)
        self._all.update(votes)
        self._own: list[dict[object, float]] = [defaultdict(float) for _ in range(names)]

    def give(self, number: int, key: object, weight: float) -> None:
        """Count what one name speaks for."""
        self._own[number][key] += weight
        self._all[key] += weight

    def share(self, number: int, key: object) -> float:
        """The share of the other names that speak for it."""
        own = self._own[number]
        total = self._total - self._totals[number]
        return (self._all.get(key, 0.0) - own.get(key, 0.0)) / total if total > 1e-9 else 0.0

    @cached_property
    def _total(self) -> float:
        return sum(self._all.values())

    @cached_property
    def _totals(self) -> list[float]:
        return [sum(own.values()) for own in self._own]


class _Poll:
    """What the names of a document say of countries, provinces and nearness, given what each is believed to mean."""

    def __init__(
        self, questions: Sequence[Question], beliefs: Sequence[Sequence[float]], votes: Mapping[str, float]
    ) -> None:
        self._questions, self._beliefs = questions, beliefs
        self._best = [max(zip(b, q.candidates, strict=True), default=None, key=lambda x: x[0])
                      for q, b in zip(questions, beliefs, strict=True)]  # fmt: skip
        self._countries, self._provinces = _Ballot(len(questions), votes), _Ballot(len(questions), {})
        for number, (question, belief) in enumerate(zip(questions, beliefs, strict=True)):
            for entry, share in zip(question.candidates, belief, strict=True):
                weight = share * (1 + math.log(question.times))
                if entry.country:
                    self._countries.give(number, entry.country, weight)
                if province := _province(entry):
                    self._provinces.give(number, province, weight)

    def country_share(self, number: int, entry: Entry) -> float:
        """The share of the other names that lie in a candidate's country."""
        if entry.country is None:
            return 0.0
        return self._countries.share(number, entry.country)

    def scores(self, number: int) -> list[float]:
        """Score the candidates of one name."""
        question = self._questions[number]
        near = [b[1] for i, b in enumerate(self._best) if b and i != number and b[1].kind in {"town", "district"}]
        return [self._score(question, number, entry, near) for entry in question.candidates]

    def _score(self, question: Question, number: int, entry: Entry, near: Sequence[Entry]) -> float:
        score = _own(question, entry) + _COUNTRY * self.country_share(number, entry)
        if province := _province(entry):
            score += _PROVINCE * self._provinces.share(number, province)
        if near and entry.kind != "country":
            closest = sorted(km(entry, other) for other in near)[:3]
            score += _NEAR * sum(math.exp(-d / _NEAR_KM) for d in closest) / len(closest)
        return score + _INSIDE * self.inside(number, entry)

    def inside(self, number: int, entry: Entry) -> float:
        """Whether a candidate lies in what the text says that it lies in: the belief in that, 0 to 1."""
        return max(
            (
                sum(p for e, p in zip(self._questions[o].candidates, self._beliefs[o], strict=True) if holds(e, entry))
                for o in self._questions[number].within
            ),
            default=0.0,
        )


def _province(entry: Entry) -> tuple[str, str] | None:
    if entry.country is None:
        return None
    name = entry.name if entry.kind == "province" else entry.admin1
    return (entry.country, name) if name else None


def _answer(poll: _Poll, number: int, question: Question, belief: Sequence[float]) -> Answer:
    ranked = sorted(zip(question.candidates, belief, strict=True), key=lambda x: (-x[1], x[0].key))
    for entry, share in ranked[:1]:
        if question.hint is None and (town := _its_town(entry, ranked)):
            entry, share = town
        if _plausible(poll, number, question, entry):
            return Answer(entry, share, tuple(ranked))
    return Answer(None, 0.0, tuple(ranked))


def _its_town(division: Entry, ranked: Sequence[tuple[Entry, float]]) -> tuple[Entry, float] | None:
    """The town that a division is called after: a bare name means the town, "Gao region" the division."""
    if division.kind not in {"province", "district"}:
        return None
    return next(
        ((e, p) for e, p in ranked if e.kind == "town" and e.grade == "name" and e.country == division.country
         and e.population >= _A_TOWN and km(e, division) <= max(_NEAR_KM, division.radius_km)), None,
    )  # fmt: skip


def _plausible(poll: _Poll, number: int, question: Question, entry: Entry) -> bool:
    """Whether the best candidate is more than a chance hit: there is a small town of nearly every name somewhere."""
    if entry.kind in {"country", "region"} and entry.grade != "loose":
        return True
    if poll.inside(number, entry) > 0.5:
        return True
    share = poll.country_share(number, entry)
    if entry.grade == "loose":
        return share >= 3 * _LEAST_SHARE
    return (
        share >= _LEAST_SHARE
        or entry.population >= _KNOWN_ANYWHERE
        or entry.kind == "province"
        or (_only(question, entry) and (share > 0 or entry.population >= _UNMISTAKABLE))
    )


def _only(question: Question, entry: Entry) -> bool:
    """Whether no other place in the world bears the name, and it is long enough to tell."""
    others = (e for e in question.candidates if e.grade != "loose" and e.key != entry.key)
    return entry.grade == "name" and len(entry.name) >= 5 and all(km(e, entry) < _NEAR_KM for e in others)
