"""Claims: words that the article gives to a source other than itself."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Literal, TypeAlias

from vedette.actors.cast import Cast
from vedette.coding.attributions import Attribution, attributions_of, is_claimed_by
from vedette.coding.authenticity import Authenticity, authenticity_of
from vedette.coding.candidates import Candidates
from vedette.coding.content_head import with_contents
from vedette.coding.cues import ReportingLexicon
from vedette.coding.hedges import Hedges
from vedette.coding.quotations import Quotation, Quotations, find_quotations
from vedette.coding.slots import nobody
from vedette.coding.source_head import Spoken, with_sources
from vedette.coding.sources import Source, Sources, kind_of
from vedette.coding.status import status_at
from vedette.coding.wordings import merged
from vedette.reading.pairs import PairHead
from vedette.reading.reading import Reading
from vedette.records import Claim, How, Span

# How often a claim of each pattern is right: priors, to be calibrated on hand-coded text.
_PRIORS = {
    "say": 0.85, "announce": 0.75, "claim": 0.8, "deny": 0.75, "admit": 0.75, "warn": 0.75, "promise": 0.6,
    "believe": 0.6, "fear": 0.6, "describe": 0.6, "accuse": 0.7, "show": 0.6, "utter": 0.65, "noun": 0.55,
    "according": 0.8, "continued": 0.7, "seen": 0.6,
}  # fmt: skip

Quoted: TypeAlias = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True)
class Claims:
    """The claims of a document. `missed`: words that speak in the text but mean nobody in the cast."""

    records: tuple[Claim, ...] = ()
    missed: tuple[Span, ...] = ()

    def claim_at(self, span: Span, by: Collection[str] = ()) -> str | None:
        """The id of the innermost claim whose content holds all of the span; None where the article speaks itself.

        by: of claims with the same words, one of these speakers' is meant.
        """
        holding = list(self._holding(span))
        return min(holding, key=lambda claim: (_size(claim), claim.source not in by)).id if holding else None

    def rivals_at(self, span: Span) -> tuple[str, ...]:
        """Who claims with the same words what the span tells, each for themselves; nobody where not several do."""
        holding = sorted(self._holding(span), key=lambda claim: claim.id)
        least = min(map(_size, holding), default=0)
        sources = tuple(dict.fromkeys(claim.source for claim in holding if _size(claim) == least))
        return sources if len(sources) > 1 else ()

    def _holding(self, span: Span) -> Iterator[Claim]:
        starts, reach, parts = self._index
        for at in range(bisect_right(starts, span.start) - 1, -1, -1):
            if reach[at] < span.end:
                return
            part, claim = parts[at]
            if part.end >= span.end:
                yield claim

    @cached_property
    def _index(self) -> tuple[list[int], list[int], list[tuple[Span, Claim]]]:
        """The parts of contents in text order: their starts, how far those up to each one reach, and the parts."""
        parts = sorted(((part, claim) for claim in self.records for part in claim.content), key=lambda pair: pair[0])
        return [part.start for part, _ in parts], list(accumulate((part.end for part, _ in parts), max)), parts


def find_claims(
    reading: Reading,
    cast: Cast,
    lexicon: ReportingLexicon,
    hedges: Hedges,
    cues: PairHead | None = None,
    contents: PairHead | None = None,
    speakers: PairHead | None = None,
) -> Claims:
    """Return the claims of a text, in text order of content. Who speaks but is not in the cast makes none: `missed`.

    cues, contents, speakers: the learned heads for these; without them, lexicon and tree alone.
    """
    quotations = find_quotations(reading.text)
    sources = Sources(reading, cast, lexicon)
    attributions = attributions_of(reading, quotations, lexicon, cues)
    if contents is not None:
        weighed = with_contents(reading, quotations, attributions, contents)
        pairs = zip(attributions, weighed, strict=True)
        attributions = tuple(rule if is_claimed_by(reading, rule) else head for rule, head in pairs)
    spoken = spoken_of(reading, attributions, sources)
    if speakers is not None:
        spoken = with_sources(Candidates.of_text(reading, cast), spoken, speakers)
    found = [_Found(each.attribution, each.source) for each in spoken if each.source is not None]
    silent = (each.attribution for each in spoken if each.source is None and each.attribution.content)
    missed = tuple(reading.words[attribution.source].span for attribution in silent)
    found = _distinct(found)
    found += list(_continued(reading, quotations, found))
    builder = _Builder(reading, cast, lexicon, hedges, quotations, sources)
    claims = sorted((builder.claim(each) for each in found if each.attribution.content), key=_place)
    numbered = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, 1))
    return Claims(_with_parents(numbered), missed)


def spoken_of(reading: Reading, attributions: Sequence[Attribution], sources: Sources) -> list[Spoken]:
    """The attributions with their sources by rule. What nobody says is left out: "no group has claimed the attack"."""
    said = (attribution for attribution in attributions if not nobody(reading, attribution.source))
    return [Spoken(attribution, sources.at(attribution.source, attribution.words[0])) for attribution in said]


@dataclass(frozen=True, slots=True)
class _Found:
    attribution: Attribution
    source: Source


def _size(claim: Claim) -> int:
    return sum(s.end - s.start for s in claim.content)


def _place(claim: Claim) -> tuple[Span, int]:
    return claim.content[0], -_size(claim)


_NEAR = 20  # attributions: what repeats another stands within so many of it


def _distinct(found: Sequence[_Found]) -> list[_Found]:
    """Without what repeats another claim of the same source: the first cue stays."""
    kept: list[_Found] = []
    for each in found:
        own = each.attribution.content
        rivals = (other for other in kept[-_NEAR:] if other.source.actor == each.source.actor)
        if not own or not any(_shared(own, other.attribution.content) > 0.7 for other in rivals):
            kept.append(each)
    return kept


def _shared(a: Sequence[Span], b: Sequence[Span]) -> float:
    """How much of the longer of two contents both have."""
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)
    return both / max(sum(s.end - s.start for s in a), sum(s.end - s.start for s in b), 1)


def _with_parents(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Each with the innermost other claim that holds its cue and all of its content."""
    whole = Claims(tuple(claims))
    return tuple(replace(claim, parent=_parent(claim, whole)) for claim in claims)


def _parent(claim: Claim, claims: Claims) -> str | None:
    words = [*claim.content, *([claim.cue] if claim.cue else [])]
    holding = [other for other in claims._holding(words[0]) if other.id != claim.id and _size(other) > _size(claim)]
    holding = [o for o in holding if all(any(s.start <= w.start and w.end <= s.end for s in o.content) for w in words)]
    return min(holding, key=_size).id if holding else None


# --- quotations without a cue of their own

_PARAGRAPH = re.compile(r"\n\s*\n")
_NEW_SENTENCE = re.compile(r"(?: \A | [.!?:…][\"”»'’)\]]* | ,[\"”»'’] | [\"”»], | \n ) \s* \Z", re.VERBOSE)
_SHORTEST = 4  # words: a name in quotation marks is no speech


def _continued(reading: Reading, quotations: Quotations, found: Sequence[_Found]) -> Iterator[_Found]:
    """Yield quoted sentences behind an attribution: they go on with the words of who had the floor in the paragraph."""
    cues = [reading.words[f.attribution.words[0]].end for f in found]
    taken = Quotations(Quotation(s, s) for s in merged(s for f in found for s in f.attribution.content))
    for quotation in quotations:
        inner = quotation.inner
        if taken.between(inner.start, inner.end) or len(inner.of(reading.text).split()) < _SHORTEST:
            continue
        if not _NEW_SENTENCE.search(reading.text[max(0, quotation.outer.start - 12) : quotation.outer.start]):
            continue
        floor = bisect_right(cues, inner.start) - 1
        if floor >= 0 and _in_reach(reading.text[cues[floor] : inner.start]):
            last = found[floor]
            speech = replace(last.attribution, pattern="continued", content=(_without_comma(reading.text, inner),))
            yield _Found(speech, last.source)


def _in_reach(between: str) -> bool:
    """Whether who spoke still has the floor: in the same paragraph, and not too long ago."""
    return len(between) <= 1500 and not _PARAGRAPH.search(between)


def _without_comma(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if text[span.end - 1] == "," and span.end - span.start > 1 else span


# --- records


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes claims of what was found; their ids and parents come last."""

    reading: Reading
    cast: Cast
    lexicon: ReportingLexicon
    hedges: Hedges
    quotations: Quotations
    sources: Sources

    def claim(self, found: _Found) -> Claim:
        attribution, source = found.attribution, found.source
        cue = self.reading.span(attribution.words[0], attribution.words[1] + 1)
        said = status_at(self.reading, attribution.words[0], self.hedges)
        support: dict[str, tuple[Span, ...]] = {"source": (self._span(source.word),), **said.support}
        inferred = {"quotation": "quotation marks around the content"}
        if attribution.pattern == "continued":
            inferred["source"] = "goes on with the words of the last speaker in the paragraph"
        names = [m.span for m in self.cast.actor(source.actor).mentions if m.form == "name"]
        kind, kind_words = kind_of(self.reading, self.cast, self.lexicon, source)
        told = self._told(attribution, source)
        channel = self.sources.phrase(source.channel) if source.channel is not None else None
        genuine = self._genuine(attribution, source)
        _explain(support, inferred, "named", names[0] if names else None, "no mention of the source is a name")
        _explain(support, inferred, "source_kind", kind_words, "kind of the actor")
        spoken = {"channel": channel, "authenticity": genuine[1] if genuine else None}
        people = {**told, **({"publisher": source.publisher} if source.publisher is not None else {})}
        support |= {name: (span,) for name, span in spoken.items() if span is not None}
        support |= {name: (self._span(word),) for name, word in people.items()}
        actors = {name: self.sources.actor_of(word) for name, word in people.items()}
        return Claim(
            id="c",
            evidence=(*attribution.content, cue),
            support=support,
            inferred=inferred,
            confidence=_PRIORS[attribution.pattern],
            how=How(by=attribution.by, name=f"claim:{attribution.pattern}"),
            polarity=said.polarity,
            modality=said.modality,
            hearsay=said.hearsay,
            source=source.actor,
            named=bool(names),
            source_kind=kind,
            to=actors.get("to"),
            addressee=actors.get("addressee"),
            cue=cue,
            content=attribution.content,
            insertions=tuple(_insertions(self.reading.text, attribution.content, self.quotations)),
            quotation=_quoted(self.reading.text, attribution.content, self.quotations),
            channel=channel.of(self.reading.text) if channel else None,
            publisher=actors.get("publisher"),
            authenticity=genuine[0] if genuine else None,
        )

    def _span(self, word: int) -> Span:
        return self.reading.words[word].span

    def _told(self, attribution: Attribution, source: Source) -> Mapping[str, int]:
        """Who was told: `to` for an outlet, else `addressee`."""
        found: dict[str, int] = {}
        for word in attribution.told:
            actor = self.sources.actor_of(word)
            if actor is not None and actor != source.actor:
                found.setdefault("to" if self.cast.actor(actor).kind == "media" else "addressee", word)
        return found

    def _genuine(self, attribution: Attribution, source: Source) -> tuple[Authenticity, Span] | None:
        heads = (source.word, source.channel)
        return authenticity_of(self.reading, self.lexicon, self.hedges, attribution.words[0], heads)


def _explain(
    support: dict[str, tuple[Span, ...]], inferred: dict[str, str], field: str, words: Span | None, rule: str
) -> None:
    """Give a field the words that it rests on, else the rule that worked it out."""
    if words is not None:
        support[field] = (words,)
    else:
        inferred[field] = rule


_INSERTION = re.compile(r"\[[^\[\]\n]{1,80}\]")


def _insertions(text: str, content: Sequence[Span], quotations: Quotations) -> Iterator[Span]:
    """Yield the editor's brackets inside quoted words: "our brothers [in the north]"."""
    for span in content:
        for match in _INSERTION.finditer(text, span.start, span.end):
            if any(q.inner.start <= match.start() for q in quotations.between(*match.span())):
                yield Span(*match.span())


def _quoted(text: str, content: Sequence[Span], quotations: Quotations) -> Quoted:
    """Whether the words of a content are the source's own: all of them, some, or none."""
    quoted = total = 0
    for span in content:
        total += _letters(text, span.start, span.end)
        for quotation in quotations.between(span.start, span.end):
            start, end = max(span.start, quotation.inner.start), min(span.end, quotation.inner.end)
            quoted += _letters(text, start, end) if start < end else 0
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.95 * total else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(character.isalnum() for character in text[start:end])
