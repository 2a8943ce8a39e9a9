"""Affiliations: who is tied to whom, from frames of ties and from offices beside names."""

from collections.abc import Iterator
from dataclasses import replace

from vedette.coding.acts import Surroundings, find_time
from vedette.coding.clauses import clause_span, sentence_of
from vedette.coding.frames import Match
from vedette.coding.offices import Office, OfficeLexicon, find_offices, find_parts
from vedette.coding.ontology import Ontology
from vedette.coding.status import Said, status_at
from vedette.coding.times import TimeMention
from vedette.reading.reading import Reading
from vedette.records import Affiliation, How, Span

# How often a tie of each make is right: priors, to be calibrated on hand-coded text.
_PRIOR = {"office": 0.75, "part": 0.6, "frame": 0.6}
_OF_BODIES = frozenset({"member_of", "branch_of", "leads", "spokesperson_of", "media_arm_of", "founded"})
_ALSO = {"spokesperson_of": "member_of"}  # who speaks for a body is one of it


def find_affiliations(
    reading: Reading, around: Surroundings, ties: Ontology, offices: OfficeLexicon
) -> tuple[Affiliation, ...]:
    """Return the ties of a text, in text order; a tie told twice in the same way is one record with both evidences."""
    found = [
        *_from_offices(reading, around, offices),
        *_from_parts(reading, around),
        *_from_frames(reading, around, ties),
    ]
    kept: dict[tuple[str, str, str, str, str], Affiliation] = {}
    for tie in found:
        key = (tie.type, tie.subject, tie.object, tie.change, tie.status)
        if key in kept:
            kept[key] = replace(kept[key], evidence=tuple(dict.fromkeys(kept[key].evidence + tie.evidence)))
        else:
            kept[key] = tie
    ordered = sorted(kept.values(), key=lambda tie: tie.evidence[0])
    return tuple(replace(tie, id=f"t{i}") for i, tie in enumerate(ordered, 1))


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
