"""The actors of a document as records."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from vedette.actors.cast import Cast
from vedette.actors.chains import Chain
from vedette.actors.coreference import Links, chain_mentions
from vedette.actors.found import Found, Named
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.mention_head import MentionHead
from vedette.actors.mentions import find_mentions
from vedette.actors.phrases import organ_called
from vedette.actors.registry import Entry
from vedette.reading.reading import Reading
from vedette.records import Actor, Existence, How, Mention, RegistryCandidate, Span

# Priors, to be calibrated on hand-coded text: how often an actor that is found so is one, by what gave it its name.
_PRIORS = {"known": 0.9, "state": 0.9, "person": 0.85, "body": 0.75, "nominal": 0.7}
_EXISTENCES: tuple[Existence, ...] = ("prospective", "defunct", "claimed")
_KIND_RULES = {"person": "name of a person", "state": "name of a state", "body": "words of the name"}
_ROLES = {"state": "GOV", "state_force": "MIL", "civilians": "CVL", "media": "MED", "party": "PTY"}  # CAMEO, by kind

Support = dict[str, tuple[Span, ...]]


def find_actors(text: Named, head: MentionHead | None = None, links: Links | None = None) -> Cast:
    """Find who is in a text; actors in text order of the words that they are first called by.

    head, links: the learned ones for mentions and their kinds, and for coreference; without them, rules alone.

    A person without a public role is kept as what the text calls them ("shopkeeper"), else left out.
    """
    reading, lexicon = text.reading, text.lexicon
    chains = chain_mentions(reading, find_mentions(text, head), lexicon, links)
    for chain in chains:
        chain.settle()
    _publish(reading, chains)
    private = {word for chain in chains if not _public(chain) for word in _named(chain)}
    shown = [(chain, own) for chain in chains if (own := _shown(chain))]
    shown.sort(key=lambda pair: _span(reading, pair[1][0], private).start)
    by_word: dict[int, str] = {}
    for number, (chain, _) in enumerate(shown, 1):
        for mention in chain.mentions:
            for word in mention.words:
                by_word.setdefault(word, f"a{number}")
    actors = (_actor(text, chain, own, private, f"a{n}") for n, (chain, own) in enumerate(shown, 1))
    return Cast(tuple(actors), by_word)


def _publish(reading: Reading, chains: Sequence[Chain]) -> None:
    """Make public who is named in one breath with a public person: "the ministers X, Y and Z"."""
    people = [(m.head, chain) for chain in chains if chain.kind == "person" for m in chain.mentions if m.form == "name"]
    by_head = dict(people)
    for head, chain in people:
        other = by_head.get(reading.words[head].head) if reading.words[head].relation == "conj" else None
        chain.public |= other is not None and any(m.public for m in other.mentions)


def _shown(chain: Chain) -> list[Found]:
    """The mentions with words of their own. The name of a private person is not among them."""
    own = [m for m in chain.mentions if m.form != "pronoun"]
    return own if _public(chain) else [m for m in own if m.form == "nominal"]


def _named(chain: Chain) -> Iterator[int]:
    """The words of its names."""
    for mention in chain.mentions:
        if mention.form == "name":
            yield from range(mention.first, mention.last)


def _public(chain: Chain) -> bool:
    """Whether it may go by its name: no person, or one whom the text gives a public role."""
    described = any(m.form == "nominal" and m.same_as is not None and not m.private for m in chain.mentions)
    return chain.kind != "person" or not chain.names or chain.public or described or any(
        m.public for m in chain.mentions
    )  # fmt: skip


def _actor(text: Named, chain: Chain, shown: list[Found], private: AbstractSet[int], id_: str) -> Actor:
    reading, lexicon = text.reading, text.lexicon
    best = max(shown, key=lambda m: _naming_worth(reading, m))
    support: Support = {}
    inferred = {"kind": _kind_rule(best)}
    known, registered = _registered(text, chain, shown, best)
    titles = [_words(reading, *title) for mention in shown for title in mention.titles]
    if registered:
        inferred["registry"] = registered
    if titles:
        support["titles"] = tuple(span for _, span in titles)
    return Actor(
        id=id_,
        name=_name(reading, best, private, support, inferred),
        kind=chain.kind if _public(chain) else "civilians",
        existence=_existence(reading, shown[0], lexicon, support),
        registry=known.id if known else None,
        country=_country(reading, chain, support, inferred),
        code=_code(chain, best, lexicon, inferred),
        candidates=() if known else tuple(_candidates(shown)),
        titles=tuple(dict.fromkeys(words for words, _ in titles)),
        mentions=tuple(_mentions(reading, chain, shown, private)),
        evidence=(_span(reading, shown[0], private),),
        support=support,
        inferred=inferred,
        confidence=_PRIORS["known" if known and best.known else best.sort],
        how=How(by=best.by, name=f"actor {best.sort}"),
    )


def _registered(text: Named, chain: Chain, shown: list[Found], best: Found) -> tuple[Entry | None, str]:
    """The registry's entry that an actor is, with the reasons: by its names, else as an organ of a state."""
    for mention in shown:
        if mention.known and mention.form == "name":
            match = mention.resolution.match
            return mention.known, "; ".join(match.reasons) if match else "name of a state"
    for mention in shown:
        if mention.organ and mention.country and not mention.indefinite:  # "a Malian soldier" is not the army
            return mention.organ, f"an organ of {mention.country.name}"
    state = text.about
    if state and chain.kind in _OF_STATES and not any(m.country or m.indefinite for m in shown):
        organ = _bare_organ(text, best, state)
        return organ, f"an organ of {state.name}, the state that the text names most" if organ else ""
    return None, ""


def _bare_organ(text: Named, best: Found, state: Entry) -> Entry | None:
    """The organ of the state that the text is about, where a mention names an organ and no state: "the army"."""
    if best.form == "name":
        words = text.reading.span(best.first, best.last).of(text.reading.text)
        return None if words in _OF_FEW else text.lexicon.organs.of_state(state, words)
    return organ_called(text.lexicon, state, best.lemma, best.telling)


_OF_FEW = frozenset(
    {"Congress", "Senate", "Treasury", "House of Representatives"}
)  # are of some states without saying so
_OF_STATES = frozenset({"state", "state_force"})


def _candidates(shown: list[Found]) -> Iterator[RegistryCandidate]:
    """Whom its first name may mean where that is open, the likeliest first."""
    named = (m.resolution.candidates for m in shown if m.resolution.match is None and m.resolution.candidates)
    for match in next(named, ()):
        yield RegistryCandidate(registry=match.entry.id, name=match.entry.name, score=match.score)


def _kind_rule(best: Found) -> str:
    """What the kind was worked out from."""
    if best.known:
        return "registry"
    rule = _KIND_RULES.get(best.sort, f"noun: {best.lemma}")
    return f"{rule}, weighed by the learned head" if best.likely else rule


def _words(reading: Reading, first: int, last: int) -> tuple[str, Span]:
    span = reading.span(first, last)
    return " ".join(span.of(reading.text).split()), span


def _called(reading: Reading, mention: Found) -> tuple[str, Span]:
    """What a mention calls its actor, with "of ..." behind a description."""
    if mention.form == "name":
        return _words(reading, mention.first, mention.last)
    first, last = mention.full
    counted = mention.lemma in _COUNTED and first > 0 and reading.words[first - 1].upos == "NUM"
    return _words(reading, first - counted, last)


_COUNTED = frozenset("faction wing camp branch rival".split())  # "two factions" is what they are called


_BODIES = frozenset("army military police navy government ministry".split())


def _naming_worth(reading: Reading, mention: Found) -> tuple[bool, bool, bool, bool, int, int]:
    """A name before a description, a state's own before an adjective, a body before its men; the longest.

    Of descriptions those that do not point back ("gunmen" before "the attackers").
    """
    words, _ = _called(reading, mention)
    own = mention.country is not None and words == mention.country.name
    fresh = mention.form == "name" or not mention.definite
    return mention.form == "name", own, mention.lemma in _BODIES, fresh, len(words), -mention.first


def _name(reading: Reading, best: Found, private: AbstractSet[int], support: Support, inferred: dict[str, str]) -> str:
    """The fullest form in the text; for a state the registry's, since adjectives and capitals name it, too.

    Of "a trader's wife" the whole; of the wife of a private person who is named, "wife".
    """
    name, span = _called(reading, best)
    if not private.isdisjoint(range(*best.full)):
        name, span = _words(reading, best.head, best.head + 1)
    if best.sort == "state" and best.country and best.country.name != name:
        inferred["name"] = "registry"
        return best.country.name
    support["name"] = (span,)
    return name


def _country(reading: Reading, chain: Chain, support: Support, inferred: dict[str, str]) -> str | None:
    for mention in chain.mentions:
        if mention.country and mention.country_at is not None:
            support["country"] = (reading.words[mention.country_at].span,)
            return mention.country.country
    known = next((m.known.country for m in chain.mentions if m.known and m.known.country), None)
    if known:
        inferred["country"] = "registry"
    return known


def _code(chain: Chain, best: Found, lexicon: ActorLexicon, inferred: dict[str, str]) -> str | None:
    """CAMEO's actor code: the registry's, else the country's with the role that the noun or the kind has."""
    known = next((m.known.code for m in chain.mentions if m.known and m.known.code), None)
    country = next((m.country.code for m in chain.mentions if m.country), None)
    if known:
        inferred["code"] = "registry"
        return known
    if country:
        inferred["code"] = "country and role"
        return country + (lexicon.roles.get(best.lemma) or _ROLES.get(chain.kind, ""))
    return None


def _existence(reading: Reading, first: Found, lexicon: ActorLexicon, support: Support) -> Existence:
    """Whether the words at its first mention say that it is not there yet, no longer, or only by its own word."""
    if first.sort == "person":
        return "actual"
    for word in reading.words[max(0, first.first - 2) : first.head + 1]:
        for existence in _EXISTENCES:
            if lexicon.has(existence, word.text.lower()):
                support["existence"] = (word.span,)
                return existence
    return "actual"


def _span(reading: Reading, mention: Found, private: AbstractSet[int]) -> Span:
    """Its words; of "Ali Hassan's wife" only "wife", where he is a private person."""
    if mention.form == "nominal" and not private.isdisjoint(range(mention.first, mention.last)):
        return reading.words[mention.head].span
    return reading.span(mention.first, mention.last)


def _mentions(reading: Reading, chain: Chain, shown: list[Found], private: AbstractSet[int]) -> Iterator[Mention]:
    """All words that mean it, in text order, each span once."""
    kept = [m for m in chain.mentions if m.form == "pronoun" or m in shown]
    spans = {_span(reading, m, private): m.form for m in kept}
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        yield Mention(start=span.start, end=span.end, form=spans[span])
