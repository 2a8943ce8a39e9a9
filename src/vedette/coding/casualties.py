"""What an act did to people: the tolls that stand around the words that tell it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from vedette.actors.cast import Cast
from vedette.coding.clauses import distance
from vedette.coding.counted import singular
from vedette.coding.outcomes import Fate, fate_of, fates_of, is_part, shared_fates
from vedette.coding.quantities import Count
from vedette.reading.reading import Reading, Word
from vedette.records import Casualty, Outcome, Quantity, Side, Span, total

_NEAR = 3  # arcs between the word that tells the act and the one that tells the toll, at most


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty whose claim is not known yet. word: what says the outcome; noun: who is counted."""

    casualty: Casualty
    word: int
    noun: int


def find_tolls(reading: Reading, counts: Sequence[Count], cast: Cast) -> tuple[Toll, ...]:
    """Every toll of the text, in text order, `side` and `claim` left out.

    One person is a toll too, named or not ("a soldier was killed", "the commander was arrested"), and so is "no
    deaths". A part of another toll ("12 people, including 3 soldiers") is none.
    """
    found = [*_counted(reading, counts), *_single(reading, counts), *_none(reading)]
    tolls = [
        Toll(
            Casualty(
                outcome=fate.outcome, who=cast.at(noun), quantity=quantity,
                evidence=(_evidence(reading, quantity, noun, fate),),
            ),
            fate.word, noun,
        )
        for quantity, noun, fate in found
    ]  # fmt: skip
    return tuple(sorted(tolls, key=lambda toll: (toll.casualty.evidence, toll.noun)))


def near_tolls(reading: Reading, tolls: Sequence[Toll], triggers: Collection[int]) -> tuple[Toll, ...]:
    """The tolls whose word is one of the triggers, or hangs close to one in the sentence's tree."""
    return tuple(toll for toll in tolls if any(distance(reading, toll.word, at) <= _NEAR for at in triggers))


def as_casualties(
    tolls: Sequence[Toll], cast: Cast, *, sources: Collection[str] = (), targets: Collection[str] = ()
) -> tuple[Casualty, ...]:
    """The tolls of one act, with sides. Those of one outcome that one word tells of the same people add up.

    "Killed nine policemen, four rebels and a driver" is one toll of fourteen where the cast knows none of them, and
    three where it knows them all: two tolls of the same people would be two versions of one count.
    """
    alike: dict[tuple[int, Outcome, str | None], list[Casualty]] = defaultdict(list)
    for toll in tolls:
        alike[toll.word, toll.casualty.outcome, toll.casualty.who].append(toll.casualty)
    return tuple(
        replace(
            same[0],
            side=_side(same[0].who, cast, sources, targets),
            quantity=total([casualty.quantity for casualty in same]),
            evidence=tuple(span for casualty in same for span in casualty.evidence),
        )
        for same in alike.values()
    )


def _counted(reading: Reading, counts: Sequence[Count]) -> Iterator[tuple[Quantity, int, Fate]]:
    """Yield what is said of those whom a number counts."""
    for count, fate in zip(counts, fates_of(reading, counts, [count.counted for count in counts]), strict=True):
        noun = count.head if count.counted is None else count.counted
        if fate and not is_part(reading, noun):
            yield count.quantity, noun, fate


def _single(reading: Reading, counts: Sequence[Count]) -> Iterator[tuple[Quantity, int, Fate]]:
    """Yield what is said of one person: "a soldier", "the commander", a name."""
    numbered = {count.counted for count in counts} | {count.head for count in counts}
    named = {at for name in reading.names if name.kind == "PER" for at in range(name.first, name.last)}
    for word in reading.words:
        if word.index in numbered or not _is_one_person(word, named) or is_part(reading, word.index):
            continue
        fate = fate_of(reading, word.index)
        if fate and fate.word != word.index:
            article = _article(reading, word.index)
            span = reading.words[article].span if article is not None else None
            for each in (fate, *shared_fates(reading, word.index, fate)):
                yield _exactly(1, reading, span), word.index, each


def _is_one_person(word: Word, named: Collection[int]) -> bool:
    """Whether a word heads the mention of one person; groups in the singular ("a patrol") are none."""
    if word.relation in {"compound", "flat", "nmod:desc", "amod", "nmod:poss", "appos", "vocative"}:
        return False
    if word.upos == "PROPN":
        return word.xpos == "NNP" and word.index in named
    single = word.upos == "NOUN" and word.xpos == "NN" and singular(word) == word.text.lower()
    return single and word.kind == "person" and singular(word) not in _GROUPS


_GROUPS = set(
    """group crew family team people police staff crowd band gang unit force army troop patrol public youth population
    opposition personnel media community leadership party clan tribe militia council taliban number majority""".split()
)


def _article(reading: Reading, at: int) -> int | None:
    children = reading.children[at]
    return next((i for i in children if reading.words[i].text.lower() in {"a", "an", "another"}), None)


def _none(reading: Reading) -> Iterator[tuple[Quantity, int, Fate]]:
    """Yield "no deaths", "no casualties": a toll that is said to be zero."""
    for word in reading.words:
        no = next((i for i in reading.children[word.index] if reading.words[i].text.lower() == "no"), None)
        if no is None or word.upos != "NOUN":
            continue
        outcomes: dict[str, tuple[Outcome, ...]] = {
            "casualty": ("killed", "injured"), "death": ("killed",), "fatality": ("killed",), "injury": ("injured",),
        }  # fmt: skip
        for outcome in outcomes.get(singular(word), ()):
            yield _exactly(0, reading, reading.words[no].span), word.index, Fate(outcome, word.index)


def _exactly(number: int, reading: Reading, span: Span | None) -> Quantity:
    return Quantity(
        low=number, high=number, best=number, qualifier="exact",
        text=span.of(reading.text) if span else None,
        start=span.start if span else None, end=span.end if span else None,
    )  # fmt: skip


def _evidence(reading: Reading, quantity: Quantity, noun: int, fate: Fate) -> Span:
    """From the number to the word that says what became of them, or the other way round."""
    spans = [reading.words[noun].span, reading.words[fate.word].span, *([quantity.span] if quantity.span else [])]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _side(who: str | None, cast: Cast, sources: Collection[str], targets: Collection[str]) -> Side | None:
    """Of two sides that fight each other nobody can say who was aimed at."""
    if who is None or (who in sources and who in targets):
        return None
    if who in sources or who in targets:
        return "source" if who in sources else "target"
    return "bystander" if cast.actor(who).kind == "civilians" and (sources or targets) else None
