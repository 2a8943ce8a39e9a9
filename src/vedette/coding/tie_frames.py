"""Ties that the frames of the ontology tell."""

from collections.abc import Iterator
from itertools import combinations

from vedette.coding.acts import Surroundings, find_time
from vedette.coding.clauses import clause_span, sentence_of
from vedette.coding.frames import Match
from vedette.coding.listings import Listed, pairs
from vedette.coding.ontology import Ontology
from vedette.coding.slots import preposition
from vedette.coding.tellings import Telling, said_of
from vedette.coding.times import TimeMention
from vedette.reading.reading import Reading, Word
from vedette.records import Actor, How, Span

_SURE = 0.6  # how often such a tie is right: a prior, to be calibrated on hand-coded text
_OF_BODIES = frozenset({"member_of", "branch_of", "leads", "spokesperson_of", "media_arm_of", "founded", "merged_into"})
_NO_BODIES = frozenset({"person", "civilians", "unidentified"})
_GROUPS = frozenset({"armed_group", "militia", "party", "state_force"})


def told_by_frames(reading: Reading, around: Surroundings, ties: Ontology, listed: Listed) -> Iterator[Telling]:
    """Yield the ties that frames tell: of each subject with each object, or of all with each other."""
    matches = list(ties.frames.matches(reading, lambda word: _may_be_tied(around, word)))
    triggers = {(match.trigger, match.frame.kind) for match in matches}
    for match in matches:
        above = reading.words[match.trigger].head
        if (above, match.frame.kind) in triggers:
            continue  # "pledged allegiance" is one tie, and the verb tells it
        if _tells(reading, around, match):
            for subject, object_ in _ends(around, listed, match):
                if not _impossible(around, match, subject, object_):
                    yield _telling(reading, around, match, subject, object_)


def _may_be_tied(around: Surroundings, word: int) -> bool:
    return around.cast.at(word) is not None or around.scene.at(word) is not None


def _tells(reading: Reading, around: Surroundings, match: Match) -> bool:
    """Whether a trigger tells a tie where it stands: not inside a name, nor as a bare participle, nor of one act."""
    word = reading.words[match.trigger]
    if word.upos != "NOUN" and around.cast.in_name(word):  # "the United Front"
        return False
    return not _bare_participle(reading, word) and (not match.frame.facts.get("lasting") or _lasts(reading, word))


def _bare_participle(reading: Reading, word: Word) -> bool:
    """Whether a participle describes the noun behind it, and tells nobody who does so: "the recognised government"."""
    before = word.relation == "amod" and word.index < word.head
    return word.upos == "VERB" and before and not reading.children[word.index]


_FOR_LONG = frozenset("since for over throughout during until".split())


def _lasts(reading: Reading, word: Word) -> bool:
    """Whether a verb tells more than one act: not in the simple past, or with how long it went on."""
    if word.xpos != "VBD":
        return True
    obliques = (c for c in reading.children[word.index] if reading.words[c].relation.startswith("obl"))
    return any(preposition(reading, c) in _FOR_LONG and reading.words[c].kind == "time" for c in obliques)


def _ends(around: Surroundings, listed: Listed, match: Match) -> Iterator[tuple[int, int]]:
    """The head words of both ends. mutual: all are tied to each other; listed: a list has to name the subjects."""
    subjects, objects = match.words("subject"), match.words("object")
    facts = match.frame.facts
    if facts.get("mutual") and not (subjects and objects):
        yield from combinations(sorted({*subjects, *objects}), 2)
        return
    if facts.get("listed"):
        subjects = tuple(word for word in subjects if around.cast.by_word.get(word) in listed)
    yield from pairs(around.cast, listed, subjects, objects)


def _impossible(around: Surroundings, match: Match, subject: int, object_: int) -> bool:
    """Whether an end is nobody that can be so tied: one belongs to bodies, and bodies merge with bodies."""
    cast, kind = around.cast, match.frame.kind
    if cast.at(subject) is None or cast.at(object_) is None:
        return False
    who, whom = cast.actor(cast.by_word[subject]), cast.actor(cast.by_word[object_])
    facts = match.frame.facts
    if not (_is(who, facts.get("subject_is")) and _is(whom, facts.get("object_is"))):
        return True
    if kind == "merged_into" and (who.kind in _NO_BODIES or "state" in {who.kind, whom.kind}):
        return True
    return kind in _OF_BODIES and whom.kind in _NO_BODIES


def _is(actor: Actor, what: str | None) -> bool:
    """Whether an actor is what a frame asks of an end: a "person", a "group", a "named group"; anybody if nothing."""
    if what is None or what == "person":
        return what is None or actor.kind == "person"
    named = any(mention.form == "name" for mention in actor.mentions)
    return actor.kind in _GROUPS and (named or what == "group")


def _change(reading: Reading, match: Match) -> str:
    """What becomes of the tie: what the frame says, but that "became part of" begins, and "had led" is over."""
    change: str = match.frame.facts.get("change", "holds")
    word = reading.words[match.trigger]
    if change != "holds":
        return change
    if word.relation == "xcomp" and reading.words[word.head].lemma.lower() == "become":
        return "begins"
    before = any(reading.words[c].text.lower() == "had" for c in reading.children[word.index])
    return "ends" if match.frame.kind == "leads" and word.xpos == "VBN" and before else change


def _telling(reading: Reading, around: Surroundings, match: Match, subject: int, object_: int) -> Telling:
    frame, word = match.frame, match.trigger
    return Telling(
        kind=frame.kind, subject=subject, object=object_, word=word, change=_change(reading, match),
        evidence=_evidence(reading, word), said=said_of(reading, around, word), sure=_SURE,
        time=find_time(reading, word, _own_times(reading, match, around)), behalf=match.words("on_behalf_of"),
        how=How(by="frame", name=f"{frame.kind}: {frame.name}"),
    )  # fmt: skip


def _own_times(reading: Reading, match: Match, around: Surroundings) -> list[TimeMention]:
    """The times that a tie may have: beside a name ("a group led by X attacked on Monday") only those in its phrase."""
    if not reading.words[match.trigger].relation.startswith(("acl", "appos", "nmod", "amod", "compound")):
        return list(around.times)
    within = set(reading.subtree(match.trigger))
    return [time for time in around.times if time.head in within]


_SHORTEST = 20  # characters of a clause that still says something


def _evidence(reading: Reading, trigger: int) -> Span:
    clause = clause_span(reading, trigger)
    return clause if clause.end - clause.start > _SHORTEST else reading.span(*sentence_of(reading, trigger))
