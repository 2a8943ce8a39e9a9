"""Affiliations: who is tied to whom, from frames of ties and from offices beside names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vedette.coding.acts import Surroundings, find_time
from vedette.coding.candidates import Candidates
from vedette.coding.clauses import clause_span, sentence_of
from vedette.coding.frames import Match
from vedette.coding.heads import NO_HEADS, Heads
from vedette.coding.offices import Office, OfficeLexicon, find_offices, find_parts
from vedette.coding.ontology import Ontology
from vedette.coding.status import Said, status_at
from vedette.coding.tie_head import Tied, Told, find_tied
from vedette.coding.times import TimeMention
from vedette.reading.pairs import PairHead
from vedette.reading.reading import Reading
from vedette.records import Affiliation, How, Span

# How often a tie of each make is right: priors, to be calibrated on hand-coded text.
_PRIOR = {"office": 0.75, "part": 0.6, "frame": 0.6}
_ALONE = 0.6  # what a tie that only the head sees is worth of what the head thinks
_OF_BODIES = frozenset({"member_of", "branch_of", "leads", "spokesperson_of", "media_arm_of", "founded"})
_ALSO = {"spokesperson_of": "member_of"}  # who speaks for a body is one of it


def find_affiliations(
    reading: Reading, around: Surroundings, ties: Ontology, offices: OfficeLexicon, heads: Heads = NO_HEADS
) -> tuple[Affiliation, ...]:
    """Return the ties of a text, in text order; a tie told twice in the same way is one record with both evidences."""
    found = [
        *_from_offices(reading, around, offices),
        *_from_parts(reading, around),
        *_from_frames(reading, around, ties),
    ]
    if heads.ties is not None:
        found = list(_weighed(reading, around, found, heads.ties))
    kept: dict[tuple[str, str, str, str, str], Affiliation] = {}
    for tie in found:
        key = (tie.type, tie.subject, tie.object, tie.change, tie.status)
        if key in kept:
            kept[key] = replace(kept[key], evidence=tuple(dict.fromkeys(kept[key].evidence + tie.evidence)))
        else:
            kept[key] = tie
    ordered = sorted(kept.values(), key=lambda tie: tie.evidence[0])
    return tuple(replace(tie, id=f"t{i}") for i, tie in enumerate(ordered, 1))


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
    """The ties that rules tell, borne out by the head or not, and those that it alone sees."""
    candidates = Candidates(reading, around.cast)
    seen: dict[tuple[str, str, str], Tied] = {}
    for tied in find_tied(candidates, told_ties(found), head):
        ends = around.cast.by_word[tied.subject], around.cast.by_word[tied.object]
        seen.setdefault((tied.kind, *ends), tied)
    for tie in found:
        agrees = seen.pop((tie.type, tie.subject, tie.object), None)
        sure = (tie.confidence + agrees.sure) / 2 if agrees else tie.confidence
        yield (
            replace(tie, how=How(by="both", name=tie.how.name), confidence=max(sure, tie.confidence)) if agrees else tie
        )
    for tied in seen.values():
        yield _seen_tie(reading, around, tied)


_COMES_ABOUT = frozenset(
    """pledged_allegiance split_from merged_into renamed_to defected_from defected_to founded succeeded""".split()
)
_OVER = frozenset("former ex late ousted deposed erstwhile then fallen slain onetime one-time".split())


def _seen_tie(reading: Reading, around: Surroundings, tied: Tied) -> Affiliation:
    """A tie that the head sees: the change is what its type brings, unless a word beside it says that it is over."""
    words = sorted((tied.subject, tied.object))
    span = reading.span(words[0], words[1] + 1)
    said = status_at(reading, tied.trigger, around.hedges)
    beside = {w.text.lower() for w in reading.words[max(0, words[0] - 2) : words[1] + 2]}
    over = bool(beside & _OVER)
    change = "begins" if tied.kind in _COMES_ABOUT else "ends" if over else "holds"
    spans = {"subject": (reading.words[tied.subject].span,), "object": (reading.words[tied.object].span,)}
    return Affiliation(
        id="t0", type=tied.kind, subject=around.cast.by_word[tied.subject], object=around.cast.by_word[tied.object],  # type: ignore[arg-type]
        change=change, polarity=said.polarity, modality=said.modality, hearsay=said.hearsay,  # type: ignore[arg-type]
        claim=around.claims.claim_at(span), evidence=(span,),
        support={"type": (reading.words[tied.trigger].span,), **spans, **said.support},
        inferred={"change": "words beside the tie" if over else "what the type brings"},
        confidence=_ALONE * tied.sure, how=How(by="head", name=tied.kind),
    )  # fmt: skip


def _from_offices(reading: Reading, around: Surroundings, lexicon: OfficeLexicon) -> Iterator[Affiliation]:
    for office in find_offices(reading, around.cast, lexicon):
        said = Said(modality="planned") if office.change == "begins" else Said()
        for kind in filter(None, (office.kind, _ALSO.get(office.kind))):
            yield _office_tie(reading, around, office, kind, said)


def _office_tie(reading: Reading, around: Surroundings, office: Office, kind: str, said: Said) -> Affiliation:
    span = reading.words[office.office].span
    support = {
        "type": (span,),
        "subject": (reading.words[office.holder_word].span,),
        "object": (reading.words[office.body_word].span,),
    }
    return Affiliation(
        id="t0", type=kind, subject=office.holder, object=office.body, change=office.change,  # type: ignore[arg-type]
        modality=said.modality, claim=around.claims.claim_at(office.span), evidence=(office.span,),
        support=support | ({"modality": (office.span,)} if said.modality != "actual" else {}),
        inferred={"change": "words beside the office"}, confidence=_PRIOR["office"],
        how=How(by="frame", name=f"office: {reading.words[office.office].lemma.lower()}"),
    )  # fmt: skip


def _from_parts(reading: Reading, around: Surroundings) -> Iterator[Affiliation]:
    for part, whole in find_parts(reading, around.cast):
        words = sorted((part, whole))
        span = reading.span(words[0], words[1] + 1)
        spans = {"subject": (reading.words[part].span,), "object": (reading.words[whole].span,), "type": (span,)}
        yield Affiliation(
            id="t0", type="branch_of", subject=around.cast.by_word[part], object=around.cast.by_word[whole],
            change="holds", claim=around.claims.claim_at(span), evidence=(span,), support=spans,
            inferred={"change": "named by it"}, confidence=_PRIOR["part"],
            how=How(by="frame", name="branch_of: named by it"),
        )  # fmt: skip


def _from_frames(reading: Reading, around: Surroundings, ties: Ontology) -> Iterator[Affiliation]:
    matches = list(ties.frames.matches(reading, lambda word: _may_be_tied(around, word)))
    triggers = {(match.trigger, match.frame.kind) for match in matches}
    for match in matches:
        if (reading.words[match.trigger].head, match.frame.kind) in triggers:
            continue  # "pledged allegiance" is one tie, and the verb tells it
        subjects, objects = match.words("subject"), match.words("object")
        for subject in subjects:
            for object_ in objects:
                tie = _tie(reading, around, match, subject, object_)
                if tie:
                    yield tie


def _may_be_tied(around: Surroundings, word: int) -> bool:
    return around.cast.at(word) is not None or around.scene.at(word) is not None


def _tie(reading: Reading, around: Surroundings, match: Match, subject: int, object_: int) -> Affiliation | None:
    kind = match.frame.kind
    who, whom = around.cast.at(subject), around.cast.at(object_)
    if kind == "based_in":
        whom = around.scene.at(object_)
    if who is None or whom is None or who == whom:
        return None
    if kind in _OF_BODIES and around.cast.actor(whom).kind in {"person", "civilians", "unidentified"}:
        return None
    said = status_at(reading, match.trigger, around.hedges)
    time = find_time(reading, match.trigger, _own_times(reading, match, around))
    trigger = reading.words[match.trigger].span
    evidence = _evidence(reading, match.trigger)
    support: dict[str, tuple[Span, ...]] = {
        "type": (trigger,), "subject": (reading.words[subject].span,), "object": (reading.words[object_].span,),
        "change": (trigger,), **said.support,
    }  # fmt: skip
    inferred: dict[str, str] = {}
    if time:
        support["time"] = (reading.span(time.first, time.last),)
        if time.rule:
            inferred["time"] = time.rule
    behalf = next((around.cast.at(w) for w in match.words("on_behalf_of") if around.cast.at(w)), None)
    if behalf:
        support["on_behalf_of"] = tuple(reading.words[w].span for w in match.words("on_behalf_of"))
    return Affiliation(
        id="t0", type=kind, subject=who, object=whom, change=match.frame.facts.get("change", "holds"),  # type: ignore[arg-type]
        on_behalf_of=behalf, time=time.time if time else None, polarity=said.polarity, modality=said.modality,
        hearsay=said.hearsay, claim=around.claims.claim_at(trigger), evidence=(evidence,), support=support,
        inferred=inferred, confidence=_PRIOR["frame"], how=How(by="frame", name=f"{kind}: {match.frame.name}"),
    )  # fmt: skip


def _own_times(reading: Reading, match: Match, around: Surroundings) -> list[TimeMention]:
    """The times that a tie may have: beside a name ("a group led by X attacked on Monday") only those in its phrase."""
    if not reading.words[match.trigger].relation.startswith(("acl", "appos", "nmod", "amod", "compound")):
        return list(around.times)
    within = set(reading.subtree(match.trigger))
    return [time for time in around.times if time.head in within]


def _evidence(reading: Reading, trigger: int) -> Span:
    first, last = sentence_of(reading, trigger)
    clause = clause_span(reading, trigger)
    return clause if clause.end - clause.start > 20 else reading.span(first, last)
