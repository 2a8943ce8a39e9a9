"""Who a source is: from the word that heads it to an actor of the cast, through what carries its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from vedette.actors.cast import Cast
from vedette.coding.cues import ReportingLexicon
from vedette.coding.slots import preposition, slots_of
from vedette.reading.reading import Reading
from vedette.records import ActorKind, SourceKind, Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. `word` heads the mention; `channel` heads what carries the words; `publisher` put it out."""

    actor: str
    word: int
    channel: int | None = None
    publisher: int | None = None


class Sources:
    """Resolves sources in text order, and remembers who issued which report: a later "the report" is theirs too."""

    def __init__(self, reading: Reading, cast: Cast, lexicon: ReportingLexicon) -> None:
        self.reading, self.cast, self.lexicon = reading, cast, lexicon
        self._issuers: dict[str, Source] = {}

    def at(self, word: int, cue: int | None) -> Source | None:
        """The source that a word heads; None where the cast has nobody there. Of joint speakers, the first named."""
        carrier = self._carrier(word)
        if carrier is not None:
            return self._issued(carrier)
        actor = self.actor_of(word)
        if actor is None:
            return None
        channel = self._channel(cue, word) if cue is not None else None
        publisher = self._publisher(channel) if channel is not None else None
        source = Source(actor, word, channel, publisher)
        if channel is not None:
            self._issuers[self._lemma(channel)] = source
        return source

    def actor_of(self, word: int) -> str | None:
        """The actor that a word means; of several that are coordinated, the first."""
        for candidate in self._names(word):
            if ids := self.cast.all_at(self.reading, candidate):
                return ids[0]
        return None

    def _names(self, word: int) -> Iterator[int]:
        """The word, then what names it: an apposition, the rest of a name, or what a partitive counts out."""
        yield word
        for child in self.reading.children[word]:
            relation = self.reading.words[child].relation
            if relation in {"appos", "flat", "nmod:desc", "compound"} and self.reading.words[child].upos in {
                "PROPN",
                "NOUN",
            }:
                yield child
        if self.reading.words[word].upos in {"NUM", "DET", "PRON"} or self._lemma(word) in _PARTITIVE:
            for child in self.reading.children[word]:
                if self.reading.words[child].relation == "nmod" and preposition(self.reading, child) == "of":
                    yield child

    def _lemma(self, word: int) -> str:
        return self.reading.words[word].lemma.lower()

    def _carrier(self, word: int) -> int | None:
        """The word itself where it is a statement, a report, ...: its issuer speaks."""
        found = self.reading.words[word]
        return word if found.upos == "NOUN" and found.text.lower() in self.lexicon.channels else None

    def _issued(self, carrier: int) -> Source | None:
        for word in self._issuer_words(carrier):
            actor = self.actor_of(word)
            if actor is not None:
                source = Source(actor, word, carrier, self._publisher(carrier))
                self._issuers[self._lemma(carrier)] = source
                return source
        known = self._issuers.get(self._lemma(carrier))
        if known is not None:
            return Source(known.actor, carrier, carrier, known.publisher)
        actor = self.cast.at(carrier)
        return Source(actor, carrier, carrier) if actor is not None else None

    def _issuer_words(self, carrier: int) -> Iterator[int]:
        slots = slots_of(self.reading, carrier)
        for slot in ("by", "possessive", "from", "subject", "modifier", "of"):
            yield from slots.get(slot, ())
        for child in self.reading.children[carrier]:
            word = self.reading.words[child]
            if word.relation.startswith("acl") and word.text.lower() in self.lexicon.issued:
                around = slots_of(self.reading, child)
                for slot in ("subject", "by", "from", "to", "on"):
                    yield from (w for w in around.get(slot, ()) if w != carrier)

    def _channel(self, cue: int, source: int) -> int | None:
        """ "Said in an audio message", or the same before or behind the subject."""
        for child in (*self.reading.children[cue], *self.reading.children[source]):
            word = self.reading.words[child]
            through = word.relation.startswith(("obl", "nmod")) and preposition(self.reading, child) in _THROUGH
            if through and self._carrier(child) is not None:
                return child
        return None

    def _publisher(self, channel: int) -> int | None:
        """Who put it out: "a video released by the group's media arm"."""
        for child in self.reading.children[channel]:
            word = self.reading.words[child]
            if word.relation.startswith("acl") and word.text.lower() in self.lexicon.publishes:
                around = slots_of(self.reading, child)
                for slot in ("by", "subject", "on"):
                    for found in around.get(slot, ()):
                        if found != channel and self.actor_of(found) is not None:
                            return found
        return None

    def phrase(self, channel: int) -> Span:
        """The words of a channel: its noun with what describes it, without article."""
        first = channel
        for child in self.reading.children[channel]:
            if child < first and self.reading.words[child].relation in {"amod", "compound"}:
                first = child
        kept = range(first, channel + 1)
        names = [i for i in kept if self.reading.words[i].upos in {"PROPN", "DET", "PUNCT"}]
        return self.reading.span(max(names) + 1 if names else first, channel + 1)


_PARTITIVE = frozenset("one some many most several number group spokesman".split())
_THROUGH = frozenset("in via through on by at during".split())

_KIND_OF_ACTOR: dict[ActorKind, SourceKind] = {
    "state": "official",
    "state_force": "security",
    "armed_group": "armed_group",
    "militia": "armed_group",
    "party": "official",
    "igo": "official",
    "ngo": "expert",
    "media": "media",
    "civilians": "witness",
}


def kind_of(reading: Reading, cast: Cast, lexicon: ReportingLexicon, source: Source) -> tuple[SourceKind, Span | None]:
    """In what capacity a source speaks, and the words that say so; None where the kind of the actor says it."""
    actor = cast.actor(source.actor)
    if actor.kind in _KIND_OF_ACTOR:
        return _KIND_OF_ACTOR[actor.kind], None
    around = [source.word, *reading.children[source.word]]
    for word in sorted(around, key=lambda i: (i != source.word, i)):
        if kind := lexicon.source_kinds.get(reading.words[word].text.lower()):
            return kind, reading.words[word].span
    for mention in actor.mentions:
        for part in mention.span.of(reading.text).lower().split():
            if kind := lexicon.source_kinds.get(part.strip(",.'’s")) or lexicon.source_kinds.get(part):
                return kind, mention.span
    return "unknown", None
