"""How many are said to be somewhere, killed, wounded, held, driven out, armed or paid: figures as records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.actors.cast import Cast
from vedette.coding.acts import Surroundings
from vedette.coding.claims import Claims
from vedette.coding.counted import CARRIERS, FIGHTERS, NO_STRENGTH, PEOPLE, WEAPONS, singular
from vedette.coding.hedges import Hedges
from vedette.coding.outcomes import Fate, fates_of
from vedette.coding.quantities import Count
from vedette.coding.status import Said, status_at
from vedette.places.scene import Scene
from vedette.reading.reading import Reading, Word
from vedette.records import Counted, Estimate, How, Outcome, Span

# Priors by what proposes the figure, until they are calibrated on hand-coded articles.
_CONFIDENCE = {"money": 0.8, "outcome": 0.8, "fighters": 0.7, "weapons": 0.7, "displaced": 0.8, "other": 0.5}

# Kidnapped people are `detained` in the hand-coded articles (GUIDE.md); what has no kind of its own is `other`.
_WHAT: dict[Outcome, Counted] = {
    "killed": "killed",
    "injured": "injured",
    "abducted": "detained",
    "detained": "detained",
    "displaced": "displaced",
    "missing": "other",
    "surrendered": "fighters",
    "released": "detained",
}
_SPEAKS = {"say", "tell", "report", "add", "claim", "state", "believe", "think"}
_MANY_MEMBERS = 20  # fewer are members of councils and teams
_NEAR = 15  # words between a number and its predicate, at most, for both to be quoted as one


@dataclass(frozen=True, slots=True)
class _Figure:
    """A count with what it is a count of. word: the word that says so, for its status; by: which rule proposed it."""

    count: Count
    what: Counted
    word: int
    by: str
    noun: int | None


def estimates_of(reading: Reading, around: Surroundings) -> tuple[Estimate, ...]:
    """The figures of a text whose counts, actors, places and claims are known."""
    return find_estimates(
        reading, around.counts, around.cast, scene=around.scene, hedges=around.hedges, claims=around.claims
    )


def find_estimates(
    reading: Reading,
    counts: Sequence[Count],
    cast: Cast,
    *,
    scene: Scene | None = None,
    hedges: Hedges | None = None,
    claims: Claims | None = None,
) -> tuple[Estimate, ...]:
    """The figures of strength, casualties, displacement, detention, weapons and money, one at each mention.

    A casualty figure that is on an event is here too. One of something is a figure only where the words say what became
    of it: "one policeman said" is none. Places, talks, attacks and other things that are counted are left alone.
    """
    maker = _Maker(reading, cast, scene, hedges, claims, tuple(count.first for count in counts))
    nouns = _nouns(reading, counts)
    told = zip(counts, nouns, fates_of(reading, counts, nouns), strict=True)
    figures = [figure for count, noun, fate in told if (figure := _figure(reading, count, noun, fate))]
    made = sorted((maker.estimate(figure) for figure in figures), key=lambda estimate: estimate.evidence)
    return tuple(replace(estimate, id=f"q{n}") for n, estimate in enumerate(made, 1))


def _nouns(reading: Reading, counts: Sequence[Count]) -> list[int | None]:
    """What each count counts: "32 Norwegian, 16 Finnish and one Latvian peacekeepers" share their noun."""
    nouns: list[int | None] = []
    for count, after in zip(reversed(counts), (None, *reversed(counts)), strict=False):
        noun = count.counted
        if (
            after
            and nouns
            and not count.money
            and _is_adjective(reading, count, noun)
            and after.first - count.last <= 3
        ):
            noun = nouns[-1]
        nouns.append(noun)
    return nouns[::-1]


def _is_adjective(reading: Reading, count: Count, noun: int | None) -> bool:
    """Whether the number is followed by an adjective and a comma or "and", and no noun."""
    words = reading.words
    if count.last + 1 >= len(words) or (noun is not None and words[noun].text[:1].islower()):
        return False
    return words[count.last].text[:1].isupper() and words[count.last + 1].text in {",", "and"}


def _figure(reading: Reading, count: Count, noun: int | None, fate: Fate | None) -> _Figure | None:
    """What a count is a figure of; None where it is of nothing that is told here."""
    if count.money:
        return _Figure(count, "money", count.head, "money", count.counted)
    words = reading.words
    at = count.head if noun is None else noun
    lemma = "" if noun is None else singular(words[noun])
    if _is_one(count) and words[at].relation in {"appos", "parataxis"}:
        return None  # "two men, one of them a Kenyan, were held": one is no figure beside the two
    if fate:
        return _Figure(count, _WHAT[fate.outcome], fate.word, "outcome", noun)
    kind = _kind(reading, count, noun, lemma)
    one = _is_one(count) and not _beside_others(reading, count)
    return None if kind is None or one else _Figure(count, kind, at, kind, noun)


def _is_one(count: Count) -> bool:
    return count.quantity.low == count.quantity.high == 1


def _kind(reading: Reading, count: Count, noun: int | None, lemma: str) -> Counted | None:
    """The kind of figure that the noun itself tells."""
    if noun is None:
        return _of_force(reading, count)
    if lemma in WEAPONS:
        return "weapons"
    if lemma in CARRIERS or lemma == "seat":
        return "other"
    if lemma in NO_STRENGTH or _speaks(reading, noun):
        return None
    if lemma == "member":
        return _of_members(reading, count, noun)
    if lemma in FIGHTERS:
        return "fighters"
    word = reading.words[noun]
    return "other" if lemma in PEOPLE or (word.kind == "person" and word.upos in {"NOUN", "PROPN"}) else None


def _of_members(reading: Reading, count: Count, noun: int) -> Counted | None:
    """Members of a crew are people; of what else they are members only their number tells."""
    crew = any(singular(reading.words[child]) in {"crew", "staff", "family"} for child in reading.children[noun])
    return "other" if crew else "fighters" if (count.quantity.low or 0) >= _MANY_MEMBERS else None


def _of_force(reading: Reading, count: Count) -> Counted | None:
    """In "cut its garrison from 800 to 500" and "a crew of 25" a noun before the number says what it counts."""
    words = reading.words
    above = words[count.head].head
    steps = 0
    while above >= 0 and steps < 3:
        lemmas = [words[above].lemma, *(words[i].lemma for i in reading.children[above] if i < count.first)]
        for lemma in lemmas:
            if lemma in {"force", "troop", "army", "contingent", "strength", "garrison"}:
                return "fighters"
            if lemma in {
                "crew",
                "population",
                "crowd",
                "staff",
                "team",
                "membership",
                "backing",
                "support",
                "following",
            }:
                return "other"
        above, steps = words[above].head, steps + 1
    return None


def _beside_others(reading: Reading, count: Count) -> bool:
    """Whether the count stands in a row of counts: "four Chadian and one Dutch observers"."""
    words = reading.words
    before = words[max(count.first - 3, 0) : count.first]
    return any(word.text == "and" for word in before[-1:]) and any(
        word.upos == "NUM" for word in words[max(count.first - 4, 0) : count.first]
    )


def _speaks(reading: Reading, noun: int) -> bool:
    word = reading.words[noun]
    return word.relation == "nsubj" and word.head >= 0 and reading.words[word.head].lemma in _SPEAKS


@dataclass(frozen=True)
class _Maker:
    """Makes records of figures, with all that they rest on."""

    reading: Reading
    cast: Cast
    scene: Scene | None
    hedges: Hedges | None
    claims: Claims | None
    numbers: tuple[int, ...]

    def estimate(self, figure: _Figure) -> Estimate:
        """The record of one figure, still without its number."""
        evidence = self._evidence(figure)
        said = status_at(self.reading, figure.word, self.hedges) if self.hedges else Said()
        support: dict[str, tuple[Span, ...]] = {"what": (self.reading.words[figure.word].span,), **said.support}
        subject = self._subject(figure)
        place = self._place(figure)
        unit = None if figure.noun is None else self.reading.words[figure.noun]
        for name, word in (("unit", unit), ("subject", subject[1]), ("place", place[1])):
            if word is not None:
                support[name] = (word.span,)
        return Estimate(
            id="q", what=figure.what, quantity=figure.count.quantity, unit=unit.text if unit else None,
            subject=subject[0], place=place[0], evidence=(evidence,), support=support,
            claim=self.claims.claim_at(evidence) if self.claims else None,
            polarity=said.polarity, modality=said.modality, hearsay=said.hearsay,
            confidence=_CONFIDENCE[figure.by], how=How(by="frame", name=f"estimate/{figure.by}"),
        )  # fmt: skip

    def _evidence(self, figure: _Figure) -> Span:
        """The number with its noun, and with what says what became of them where that is near."""
        count = figure.count
        places = [count.first, count.last - 1]
        for word in (figure.noun, figure.word):
            near = word is not None and count.first - _NEAR <= word < count.last + _NEAR
            if word is not None and near and not self._between(count, word):
                places.append(word)
        return self.reading.span(min(places), max(places) + 1)

    def _between(self, count: Count, word: int) -> bool:
        """Whether another number stands between the number and a word before it, which then quotes the other one."""
        return any(word < other < count.first for other in self.numbers)

    def _subject(self, figure: _Figure) -> tuple[str | None, Word | None]:
        """The actor that the figure is about: who is counted."""
        for word in (figure.noun, figure.count.head):
            if word is not None and not figure.count.money and (id_ := self.cast.at(word)):
                return id_, self.reading.words[word]
        return self._of_toll(figure) if figure.noun is None and not figure.count.money else (None, None)

    def _of_toll(self, figure: _Figure) -> tuple[str | None, Word | None]:
        """Who a toll is of that only rises to a figure: "the number of hostages killed rose to 37"."""
        words, children = self.reading.words, self.reading.children
        verb = words[figure.count.head].head
        subjects = (c for c in children[verb] if words[c].relation.startswith("nsubj")) if verb >= 0 else ()
        for word in (c for subject in subjects for c in children[subject] if words[c].relation == "nmod"):
            if id_ := self.cast.at(word):
                return id_, words[word]
        return None, None

    def _place(self, figure: _Figure) -> tuple[str | None, Word | None]:
        """The place where it holds: "in Gao" beside the noun or its predicate."""
        if self.scene is None:
            return None, None
        words = self.reading.words
        for governor in (figure.noun, figure.word):
            for child in self.reading.children[governor] if governor is not None else ():
                cases = {words[i].text.lower() for i in self.reading.children[child] if words[i].relation == "case"}
                place = self.scene.at(child)
                if place and cases & {"in", "at", "near", "across", "inside", "outside"}:
                    return place, words[child]
        return None, None
