"""What each learned head is taught: the pairs that a passage holds for it, and what a person said of them.

Heads read what rules and earlier heads found: `COURSES` has them in that order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import get_args

from training.aligned import Aligned, document_of, head_word
from training.annotations import Event
from training.pairs import Schooling
from vedette.actors import mention_head
from vedette.actors.found import Named
from vedette.actors.mention_head import MentionHead
from vedette.actors.mentions import mentions_by_rule
from vedette.coding import arguments, cue_head, tie_head, triggers
from vedette.coding.acts import Draft, Surroundings, draft_of
from vedette.coding.affiliations import find_affiliations, told_ties
from vedette.coding.attributions import find_attributions
from vedette.coding.events import find_drafts
from vedette.coding.frames import fill
from vedette.coding.heads import Heads
from vedette.coding.quotations import find_quotations
from vedette.coding.triggers import TriggerHead
from vedette.pipeline import Tools, survey
from vedette.reading.pairs import Pair, PairHead
from vedette.records import ActorKind, AffiliationType, EventType

TYPES = ("none", *get_args(EventType))
KINDS = ("none", *get_args(ActorKind))
TIES = (*tie_head.WAYS, *(kind for kind in get_args(AffiliationType) if kind != "based_in"))

Examples = Callable[[Aligned, Tools], Iterator[tuple[Pair, object]]]
"""The pairs of a passage with their labels, as the rules and the heads in the tools see it."""


def cue_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, tuple[bool]]]:
    """Each word that may be a cue of a claim, and whether a person marked it as one."""
    reading = aligned.reading
    quotations = find_quotations(reading.text)
    told = {a.words[0] for a in find_attributions(reading, quotations, tools.reporting)}
    marked = {head_word(reading, cue) for claim in aligned.annotated.claims.values() for cue in claim.cues}
    for pair in cue_head.pairs_of(reading, told, quotations, tools.reporting):
        yield pair, (pair.one in marked,)


def mention_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, int]]:
    """Each word that may head a mention, with the kind of the actor that a person marked there."""
    text = Named(aligned.reading, tools.actors)
    found = mentions_by_rule(text)
    words = mention_head.candidates(text, found)
    for pair in mention_head.pairs_of(text, found, words):
        mention = found.get(pair.one)
        near = (pair.one, *(mention.words if mention and mention.form == "name" else ()))
        marked = next((aligned.actor_at[w] for w in near if w in aligned.actor_at), None)
        yield pair, KINDS.index(aligned.annotated.actors[marked].kind) if marked else 0


def trigger_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, int]]:
    """Each word that may tell an act, with the type of the act that it tells."""
    around = survey(aligned.reading, document_of(aligned.annotated.passage), tools)
    told = triggers.told_by(list(tools.events.frames.matches(aligned.reading, lambda w: around.cast.at(w) is not None)))
    marked = {
        head_word(aligned.reading, span): event.type
        for event in aligned.annotated.events.values()
        for span in reversed(event.triggers)
    }
    for pair in triggers.pairs_of(aligned.reading, told, around.cast):
        yield pair, TYPES.index(marked.get(pair.one, "none"))


def side_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, tuple[bool, bool]]]:
    """Each act that the program and a person tell alike, or only the person, with each actor that may be a side."""
    around = survey(aligned.reading, document_of(aligned.annotated.passage), tools)
    candidates, meant = arguments.Candidates(aligned.reading, around.cast), aligned.meant(around.cast)
    for draft, event in alike(aligned, around, tools):
        for pair in arguments.pairs_of(candidates, draft):
            actor = aligned.actor_at.get(pair.other) or meant.get(around.cast.by_word[pair.other])
            yield pair, (actor in event.sources, actor in event.targets)


def alike(aligned: Aligned, around: Surroundings, tools: Tools) -> Iterator[tuple[Draft, Event]]:
    """The acts that a person marked, each as the program tells it: with the head's frame where no rule finds it."""
    reading = aligned.reading
    drafts = find_drafts(reading, around, tools.events, tools.heads.triggers)
    by_word = {(match.trigger, draft.kind): draft for draft in drafts for match in draft.matches}
    for event in aligned.annotated.events.values():
        words = [w for w in (head_word(reading, span) for span in event.triggers) if w is not None]
        draft = next((by_word[w, event.type] for w in words if (w, event.type) in by_word), None)
        if draft is None and words:
            match = fill(reading, triggers.frame_of(event.type), words[0], lambda w: around.cast.at(w) is not None)
            draft = draft_of(reading, replace(match, by="head"), around) if match else None
        if draft is not None:
            yield draft, event


def tie_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, tuple[bool, ...]]]:
    """Any two mentions in one sentence, with the ties that a person marked between their actors in that sentence."""
    around = survey(aligned.reading, document_of(aligned.annotated.passage), tools)
    candidates, meant = arguments.Candidates(aligned.reading, around.cast), aligned.meant(around.cast)
    told = told_ties(find_affiliations(aligned.reading, around, tools.ties, tools.offices))
    where: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for tie in aligned.annotated.ties.values():
        for span in tie.triggers:
            if (word := head_word(aligned.reading, span)) is not None:
                where[candidates.sentence[word], tie.subject, tie.object].add(tie.type)
    for pair in tie_head.pairs_of(candidates, told):
        here = candidates.sentence[pair.one]
        one, other = (
            aligned.actor_at.get(word) or meant.get(around.cast.by_word[word], "") for word in (pair.one, pair.other)
        )
        ahead, back = where.get((here, one, other), set()), where.get((here, other, one), set())
        yield pair, (bool(ahead), bool(back), *(kind in ahead | back for kind in TIES[len(tie_head.WAYS) :]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one head is made: from which examples, with which labels."""

    examples: Examples
    labels: tuple[str, ...]
    given: Callable[[Heads, PairHead], Heads]
    schooling: Schooling = field(default_factory=Schooling)


COURSES = {
    "cues": Course(examples=cue_examples, labels=("cue",), given=lambda heads, head: replace(heads, cues=head)),
    "mentions": Course(
        examples=mention_examples, labels=KINDS, given=lambda heads, head: replace(heads, mentions=MentionHead(head))
    ),
    "triggers": Course(
        examples=trigger_examples, labels=TYPES, given=lambda heads, head: replace(heads, triggers=TriggerHead(head))
    ),
    "sides": Course(
        examples=side_examples, labels=arguments.SIDES, given=lambda heads, head: replace(heads, sides=head)
    ),
    "ties": Course(examples=tie_examples, labels=TIES, given=lambda heads, head: replace(heads, ties=head)),
}
"""In the order in which heads read each other."""
