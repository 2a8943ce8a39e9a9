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
from vedette.actors import link_head, mention_head
from vedette.actors.chains import Chain, Chains
from vedette.actors.coreference import chain_mentions
from vedette.actors.found import Found, Named
from vedette.actors.link_head import LinkHead
from vedette.actors.mention_head import MentionHead
from vedette.actors.mentions import find_mentions, mentions_by_rule
from vedette.coding import arguments, content_head, cue_head, source_head, tie_head, triggers
from vedette.coding.acts import Draft, Surroundings, draft_of
from vedette.coding.affiliations import find_affiliations, told_ties
from vedette.coding.attributions import attributions_of, find_attributions
from vedette.coding.candidates import Candidates
from vedette.coding.claims import spoken_of
from vedette.coding.events import find_drafts
from vedette.coding.frames import fill
from vedette.coding.heads import Heads
from vedette.coding.outlooks import KINDS as OUTLOOKS
from vedette.coding.outlooks import find_sights, sight_pairs
from vedette.coding.quotations import find_quotations
from vedette.coding.sources import Sources
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


def content_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, tuple[bool]]]:
    """The pieces of the sentence of each cue that is found and marked, and whether a person gave them to its source."""
    reading = aligned.reading
    quotations = find_quotations(reading.text)
    found = attributions_of(reading, quotations, tools.reporting, tools.heads.cues)
    cues = {attribution.words[0] for attribution in found}
    marked = [(span, claim) for claim in aligned.annotated.claims.values() for span in claim.cues]
    for attribution in found:
        cue = reading.span(attribution.words[0], attribution.words[1] + 1)
        own = [claim for span, claim in marked if span.start < cue.end and cue.start < span.end]
        if own:
            content = tuple(part for claim in own for part in claim.content)
            pieces = content_head.pieces_of(reading, attribution)
            for piece, pair in zip(
                pieces, content_head.pairs_of(reading, quotations, attribution, pieces, cues), strict=True
            ):
                yield pair, (content_head.share(reading, piece.first, piece.last, content) > 0.5,)


def mention_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, int]]:
    """Each word that may head a mention, with the kind of the actor that a person marked there."""
    text = Named(aligned.reading, tools.actors, aligned.date)
    found = mentions_by_rule(text)
    words = mention_head.candidates(text, found)
    for pair in mention_head.pairs_of(text, found, words):
        mention = found.get(pair.one)
        near = (pair.one, *(mention.words if mention and mention.form == "name" else ()))
        marked = next((aligned.actor_at[w] for w in near if w in aligned.actor_at), None)
        yield pair, KINDS.index(aligned.annotated.actors[marked].kind) if marked else 0


def link_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, tuple[bool]]]:
    """Each pronoun with the actors mentioned near it, and whether a person says that it means them.

    Whom nobody marked counts against those who are marked; of two that nobody marked nothing is known.
    """
    asked: list[tuple[Pair, tuple[bool]]] = []

    def watch(chains: Chains, mention: Found, rule: Chain | None) -> Chain | None:
        near = link_head.candidates(chains, mention) if mention.sort in link_head.ASKED else []
        for pair in link_head.pairs_of(chains, mention, near, rule):
            own, other = aligned.actor_at.get(pair.one), aligned.actor_at.get(pair.other)
            if own or other:
                asked.append((pair, (own == other,)))
        return rule

    mentions = find_mentions(Named(aligned.reading, tools.actors, aligned.date), tools.heads.mentions)
    chain_mentions(aligned.reading, mentions, tools.actors, watch)
    yield from asked


def speaker_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, tuple[bool]]]:
    """Each cue that is found and marked, with each actor near it, and whether a person gave it the words."""
    reading = aligned.reading
    cast = survey(reading, document_of(aligned.annotated.passage), tools).cast
    candidates, meant, quotations = Candidates(reading, cast), aligned.meant(cast), find_quotations(reading.text)
    found = attributions_of(reading, quotations, tools.reporting, tools.heads.cues)
    if tools.heads.contents is not None:
        found = content_head.with_contents(reading, quotations, found, tools.heads.contents)
    marked = [(span, claim) for claim in aligned.annotated.claims.values() for span in claim.cues]
    for spoken in spoken_of(reading, found, Sources(reading, cast, tools.reporting)):
        cue = reading.span(spoken.attribution.words[0], spoken.attribution.words[1] + 1)
        own = {claim.source for span, claim in marked if span.start < cue.end and cue.start < span.end}
        if own:
            for pair in source_head.pairs_of(candidates, spoken):
                actor = aligned.actor_at.get(pair.other) or meant.get(cast.by_word[pair.other])
                yield pair, (actor in own,)


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
    candidates, meant = Candidates(aligned.reading, around.cast), aligned.meant(around.cast)
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
    candidates, meant = Candidates(aligned.reading, around.cast), aligned.meant(around.cast)
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


def outlook_examples(aligned: Aligned, tools: Tools) -> Iterator[tuple[Pair, int]]:
    """Each word that may look ahead, with the kind of outlook that a person marked by it: zero for none.

    A word inside an outlook that another word brings about is left out.
    """
    reading = aligned.reading
    outlooks = aligned.annotated.outlooks.values()
    sights = find_sights(reading, tools.hedges)
    for sight, pair in zip(sights, sight_pairs(reading, sights), strict=True):
        word = reading.words[sight.word]
        around = [o for o in outlooks if any(s.start <= word.start < s.end for s in o.spans)]
        own = [o for o in around if o.likelihood is None or o.likelihood.start <= word.start < o.likelihood.end]
        if own or not around:
            yield pair, 1 + OUTLOOKS.index(own[0].kind) if own else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one head is made: from which examples, with which labels."""

    examples: Examples
    labels: tuple[str, ...]
    given: Callable[[Heads, PairHead], Heads]
    schooling: Schooling = field(default_factory=Schooling)


COURSES = {
    "cues": Course(examples=cue_examples, labels=("cue",), given=lambda heads, head: replace(heads, cues=head)),
    "contents": Course(
        examples=content_examples, labels=("content",), given=lambda heads, head: replace(heads, contents=head)
    ),
    "mentions": Course(
        examples=mention_examples, labels=KINDS, given=lambda heads, head: replace(heads, mentions=MentionHead(head))
    ),
    "links": Course(
        examples=link_examples, labels=("same",), given=lambda heads, head: replace(heads, links=LinkHead(head))
    ),
    "speakers": Course(
        examples=speaker_examples, labels=("source",), given=lambda heads, head: replace(heads, speakers=head)
    ),
    "triggers": Course(
        examples=trigger_examples, labels=TYPES, given=lambda heads, head: replace(heads, triggers=TriggerHead(head))
    ),
    "sides": Course(
        examples=side_examples, labels=arguments.SIDES, given=lambda heads, head: replace(heads, sides=head)
    ),
    "outlooks": Course(
        examples=outlook_examples,
        labels=("none", *OUTLOOKS),
        given=lambda heads, head: replace(heads, outlooks=head),
    ),
    "ties": Course(examples=tie_examples, labels=TIES, given=lambda heads, head: replace(heads, ties=head)),
}
"""In the order in which heads read each other."""
