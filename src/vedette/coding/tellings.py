"""What words tell of a tie, before it is a record: who is tied to whom, by which word, and how it is said."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from vedette.coding.acts import Surroundings
from vedette.coding.status import Said, status_at
from vedette.coding.times import TimeMention
from vedette.reading.reading import Reading
from vedette.records import Affiliation, How, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A tie as words tell it. subject, object: their head words; word: the one that tells it.

    evidence: the words that it stands on. why: by which rule the change was worked out; None where `word` says it.
    behalf: head words of whom the subject acts for.
    """

    kind: str
    subject: int
    object: int
    word: int
    change: str
    evidence: Span
    how: How
    sure: float
    said: Said = field(default_factory=Said)
    why: str | None = None
    time: TimeMention | None = None
    behalf: tuple[int, ...] = ()


def between(reading: Reading, *words: int) -> Span:
    """From the first of some words to the last."""
    return reading.span(min(words), max(words) + 1)


def record_of(reading: Reading, around: Surroundings, told: Telling) -> Affiliation | None:
    """The record of a tie; None where one of its ends is nobody, or both are the same but for a renaming."""
    who, whom = around.cast.at(told.subject), around.cast.at(told.object)
    if told.kind == "based_in":
        whom = around.scene.at(told.object)
    if who is None or whom is None or (who == whom and told.kind != "renamed_to"):
        return None
    word = reading.words[told.word].span
    support: dict[str, tuple[Span, ...]] = {
        "type": (word,), "subject": (reading.words[told.subject].span,), "object": (reading.words[told.object].span,),
        **({} if told.why else {"change": (word,)}), **told.said.support,
    }  # fmt: skip
    inferred: dict[str, str] = {"change": told.why} if told.why else {}
    time = told.time
    if time:
        support["time"] = (reading.span(time.first, time.last),)
        if time.rule:
            inferred["time"] = time.rule
    behalf = next((id_ for id_ in map(around.cast.at, told.behalf) if id_), None)
    if behalf:
        support["on_behalf_of"] = tuple(reading.words[w].span for w in told.behalf)
    return Affiliation(
        id="t0", type=told.kind, subject=who, object=whom, change=told.change, on_behalf_of=behalf,  # type: ignore[arg-type]
        time=time.time if time else None, polarity=told.said.polarity, modality=told.said.modality,
        hearsay=told.said.hearsay, claim=around.claims.claim_at(word), evidence=(told.evidence,), support=support,
        inferred=inferred, confidence=told.sure, how=told.how,
    )  # fmt: skip


_ASCRIBING = frozenset("accuse allege suspect view see regard consider believe describe perceive charge deem".split())
_DEPENDENT = frozenset("advcl xcomp ccomp acl obl nmod obj conj".split())
_STEPS = 4  # up the tree from a tie's word to the verb that ascribes it


def said_of(reading: Reading, around: Surroundings, word: int) -> Said:
    """How a tie is said; what others ascribe to an actor ("accused of backing", "seen as allied with") is hearsay."""
    said = status_at(reading, word, around.hedges)
    here = reading.words[word]
    for _ in range(_STEPS):
        if here.head < 0 or here.relation.partition(":")[0] not in _DEPENDENT or here.relation == "acl:relcl":
            break
        here = reading.words[here.head]
        if here.upos == "VERB" and here.lemma.lower() in _ASCRIBING:
            support: Mapping[str, tuple[Span, ...]] = {**said.support, "hearsay": (here.span,)}
            return replace(said, hearsay=True, support=support)
    return said
