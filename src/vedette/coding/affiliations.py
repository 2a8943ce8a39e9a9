"""Affiliations: who is tied to whom, from frames of ties, from how actors are called, and from the learned head."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vedette.coding.acts import Surroundings
from vedette.coding.candidates import Candidates
from vedette.coding.heads import NO_HEADS, Heads
from vedette.coding.listings import find_listed
from vedette.coding.offices import OfficeLexicon
from vedette.coding.ontology import Ontology
from vedette.coding.status import status_at
from vedette.coding.tellings import Telling, between, record_of
from vedette.coding.tie_frames import told_by_frames
from vedette.coding.tie_head import Tied, Told, find_tied
from vedette.coding.tie_words import told_by_words
from vedette.reading.pairs import PairHead
from vedette.reading.reading import Reading
from vedette.records import Affiliation, How

_ALONE = 0.6  # what a tie that only the head sees is worth of what the head thinks


def find_affiliations(
    reading: Reading, around: Surroundings, ties: Ontology, offices: OfficeLexicon, heads: Heads = NO_HEADS
) -> tuple[Affiliation, ...]:
    """Return the ties of a text, in text order; a tie told twice in the same way is one record with both evidences."""
    listed = find_listed(reading, around.cast)
    told = (*told_by_words(reading, around, ties, offices, listed), *told_by_frames(reading, around, ties, listed))
    found = [tie for telling in told if (tie := record_of(reading, around, telling))]
    if heads.ties is not None:
        found = list(_weighed(reading, around, found, heads.ties))
    kept: dict[tuple[str, str, str, str, str], Affiliation] = {}
    for tie in found:
        key = (tie.type, tie.subject, tie.object, tie.change, tie.status)
        kept[key] = _told_twice(kept[key], tie) if key in kept else tie
    ordered = sorted(kept.values(), key=lambda tie: tie.evidence[0])
    return tuple(replace(tie, id=f"t{i}") for i, tie in enumerate(ordered, 1))


def _told_twice(one: Affiliation, other: Affiliation) -> Affiliation:
    """A tie that is told twice, with the evidence of both: the telling that dates it, else the first."""
    first, second = (one, other) if one.time or not other.time else (other, one)
    evidence = tuple(dict.fromkeys(first.evidence + second.evidence))
    return replace(first, evidence=evidence, confidence=max(one.confidence, other.confidence))


def told_ties(ties: Iterable[Affiliation]) -> Told:
    """The types of ties by both ends."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for tie in ties:
        ends = tie.subject, tie.object
        found[ends] = tuple(sorted({*found.get(ends, ()), tie.type}))
    return found


def _weighed(
    reading: Reading, around: Surroundings, found: Sequence[Affiliation], head: PairHead
) -> Iterator[Affiliation]:
    """The ties that rules tell, borne out by the head or not, and what it alone sees where no rule ties the two."""
    seen: dict[tuple[str, str, str], Tied] = {}
    for tied in find_tied(Candidates.of_text(reading, around.cast), told_ties(found), head):
        ends = around.cast.by_word[tied.subject], around.cast.by_word[tied.object]
        seen.setdefault((tied.kind, *ends), tied)
    for tie in found:
        agrees = seen.pop((tie.type, tie.subject, tie.object), None)
        yield tie if agrees is None else _borne_out(tie, agrees.sure)
    ruled = {frozenset((tie.subject, tie.object)) for tie in found}
    for (_, *both), tied in seen.items():
        record = None if frozenset(both) in ruled else record_of(reading, around, _seen(reading, around, tied))
        if record:
            yield record


def _borne_out(tie: Affiliation, sure: float) -> Affiliation:
    """A tie that a rule tells and the head sees."""
    confidence = max(tie.confidence, (tie.confidence + sure) / 2)
    return replace(tie, how=How(by="both", name=tie.how.name), confidence=confidence)


_COMES_ABOUT = frozenset(
    """pledged_allegiance split_from merged_into renamed_to defected_from defected_to founded succeeded""".split()
)
_OVER = frozenset("former ex late ousted deposed erstwhile then fallen slain onetime one-time".split())


def _seen(reading: Reading, around: Surroundings, tied: Tied) -> Telling:
    """A tie that the head sees: the change is what its type brings, unless a word beside it says that it is over."""
    first, last = sorted((tied.subject, tied.object))
    over = bool({w.text.lower() for w in reading.words[max(0, first - 2) : last + 2]} & _OVER)
    return Telling(
        kind=tied.kind, subject=tied.subject, object=tied.object, word=tied.trigger,
        change="begins" if tied.kind in _COMES_ABOUT else "ends" if over else "holds",
        why="words beside the tie" if over else "what the type brings", evidence=between(reading, first, last),
        said=status_at(reading, tied.trigger, around.hedges), sure=_ALONE * tied.sure,
        how=How(by="head", name=tied.kind),
    )  # fmt: skip
