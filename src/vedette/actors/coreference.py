"""Which mentions of a document mean the same actor: one pass in text order, each mention to a chain or to a new one."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from vedette.actors.chains import ANYWHERE, Chain, Chains
from vedette.actors.found import Found
from vedette.actors.initials import initials
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.pronouns import antecedent
from vedette.reading.reading import Reading
from vedette.records import ActorKind

_ARMED: frozenset[ActorKind] = frozenset({"armed_group", "militia"})
_BODIES: frozenset[ActorKind] = _ARMED | {"party", "igo", "ngo", "media", "company", "unidentified"}


Links = Callable[[Chains, Found, Chain | None], Chain | None]
"""Has the last word on whom a pronoun means: given the chain that the rules take, or None, gives the one to take."""


def chain_mentions(
    reading: Reading, mentions: Sequence[Found], lexicon: ActorLexicon, links: Links | None = None
) -> list[Chain]:
    """Group mentions into chains, in the order in which these begin; a pronoun that means no actor is left out.

    links: the learned head for coreference; without it, rules alone.
    """
    chains = Chains(reading, lexicon)
    late: list[Found] = []
    speakers: list[Found] = []
    for mention in mentions:
        if mention.same_as is not None and mention.same_as not in chains.at:
            late.append(mention)  # what it is tied to comes after it
        elif mention.sort == "we":
            speakers.append(mention)  # who speaks may be named behind the words
        elif mention.form == "pronoun":
            chains.join(_meant(chains, mention, links), mention)
        else:
            _place(chains, mention)
        late = [m for m in late if not chains.join(_tied(chains, m), m)]
    for mention in late:
        _place(chains, mention)
    for mention in speakers:
        chains.join(_meant(chains, mention, links), mention)
    _join_offices(chains)
    return chains.ordered()


def _join_offices(chains: Chains) -> None:
    """Join "the Front's leader" with the one person whom the text calls leader of the Front, before or behind."""
    holders: dict[tuple[str, Chain], set[Chain]] = defaultdict(set)
    for chain in chains.all:
        if chain.kind == "person" and chain.names:
            for title in (title for mention in chain.mentions for title in mention.titles):
                for office in _offices_of(chains, chain, *title):
                    holders[office].add(chain)
    for chain in [c for c in chains.all if not c.names]:
        held = [m for m in chain.mentions if m.form != "pronoun"]
        if any(m.number != "one" or m.lemma not in chains.lexicon.people["office"] for m in held):
            continue
        told = {office for m in held for office in _offices_of(chains, chain, *m.full)}
        people = set().union(*(holders.get(office, set()) for office in told))
        if len(people) == 1:
            chains.merge(chain, *people)


def _offices_of(chains: Chains, holder: Chain, first: int, last: int) -> Iterator[tuple[str, Chain]]:
    """The office that a title or a description names, with each body that stands in its words; none of a former one."""
    words = chains.reading.words[first:last]
    if any(word.text.lower() in _PAST for word in words):
        return
    offices = (lemma for word in words if (lemma := chains.lexicon.lemma(word)) in chains.lexicon.people["office"])
    office = next(offices, None)
    bodies = {chain for word in words if (chain := chains.at.get(word.index)) and chain is not holder}
    if office is not None:
        yield from ((office, body) for body in bodies if body.kind not in {"person", "civilians", "unidentified"})


_PAST = frozenset({"former", "ex", "late", "ousted", "deputy", "vice"})


def _tied(chains: Chains, mention: Found) -> Chain | None:
    return None if mention.same_as is None else chains.at.get(mention.same_as)


def _place(chains: Chains, mention: Found) -> None:
    chain = _tied(chains, mention) or chains.fixed(mention) or _FINDERS[mention.sort](chains, mention)
    chains.join(chain or chains.begin(mention), mention)


def _meant(chains: Chains, mention: Found, links: Links | None) -> Chain | None:
    """Whom a pronoun means."""
    rule = antecedent(chains, mention)
    return links(chains, mention, rule) if links is not None else rule


# Names


def _no_other(_chains: Chains, _mention: Found) -> None:
    """A state is found by its identity alone."""


def _same_person(chains: Chains, mention: Found) -> Chain | None:
    """The person who has this last name, or whose first name alone it is, if one person only has that."""
    words = _person_words(chains.text(mention))
    own = chains.identity(mention)
    people = [c for c in chains.all if c.kind == "person" and c.names and not (own and c.fixed and c.fixed != own)]
    for chain in reversed(people):
        if any(_named_alike(words, _person_words(name)) for name in chain.names):
            return chain
    firsts = [chain for chain in people if any(_person_words(name)[:1] == words for name in chain.names)]
    return firsts[0] if len(firsts) == 1 else None


def _person_words(name: str) -> list[str]:
    return [word for word in name_key(name).lower().split() if word not in {"al", "el"}]


def _named_alike(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=len)
    return bool(short) and (
        long[-len(short) :] == short or (len(short) > 1 and short[0] == long[0] != "abu" and short[-1] == long[-1])
    )


def _same_body(chains: Chains, mention: Found) -> Chain | None:
    """The organisation that has this name, its abbreviation, or its end: "Security Council", "the League"."""
    text = chains.text(mention)
    key = name_key(text)
    telling = key in chains.lexicon.names
    own = chains.identity(mention)
    for chain in reversed(chains.all):
        if own and chain.fixed and chain.fixed != own:
            continue  # both are known, and are two
        full = [chains.text(m) for m in chain.mentions if m.form == "name" and m.sort == "body"]
        if any(_called_alike(key, name_key(name), telling) or _abbreviates(name, text) for name in full):
            return chain
    return _by_its_noun(chains, mention, key)


def _by_its_noun(chains: Chains, mention: Found, key: str) -> Chain | None:
    """The organisation last named whose name begins or ends with this one word: "the Emirate", "the Front"."""
    if mention.known or " " in key or not _after_the(chains, mention):
        return None
    named = (
        chain for chain in chains.all if chain.kind != "person" and any(key in _ends(name) for name in chain.names)
    )
    return max(named, key=lambda chain: chain.mentions[-1].head, default=None)


def _after_the(chains: Chains, mention: Found) -> bool:
    before = chains.reading.words[mention.first - 1] if mention.first else None
    return before is not None and before.text.lower() == "the"


def _called_alike(a: str, b: str, telling: bool) -> bool:
    short, long = sorted((a.split(), b.split()), key=len)
    return a == b or ((telling or len(short) > 1) and bool(short) and long[-len(short) :] == short)


def _abbreviates(full: str, short: str) -> bool:
    """Whether capitals stand for a longer name, either way round: RRF, Regional Relief Force."""
    if len(short) > len(full):
        full, short = short, full
    letters, words = short.replace(".", ""), full.replace("-", " ").split()
    if not (2 <= len(letters) <= 7 and letters.isupper() and len(words) > 1):
        return False
    return letters in initials(words)


# Descriptions


def _described(chains: Chains, mention: Found) -> Chain | None:
    """A crowd that was called by the same words, or whom a definite description takes up."""
    proper = chains.reading.words[mention.head].upos == "PROPN"
    if mention.indefinite and not (
        mention.number == "many" and chains.lexicon.nouns.get(mention.lemma) != "unidentified"
    ):
        return None
    if proper and (named := _by_last_word(chains, mention)):
        return named
    same = chains.recent(mention, lambda chain: _same_words(chains, chain, mention), ANYWHERE)
    return same or (_taken_up(chains, mention) if mention.definite else None)


def _same_words(chains: Chains, chain: Chain, mention: Found) -> bool:
    """Whether a chain is called by the same noun, with modifiers that do not speak against it."""
    lexicon = chains.lexicon
    if mention.number == "one" and not mention.definite and not lexicon.has("collective", mention.lemma):
        return False
    for other in chain.mentions:
        if other.sort == "nominal" and other.lemma == mention.lemma and other.number == mention.number:
            return _compatible(other, mention, lexicon.has("loose", mention.lemma))
    return False


def _compatible(earlier: Found, later: Found, loose: bool) -> bool:
    """Whether two descriptions by one noun may mean one crowd: what the later one says of it, the earlier one said too.

    loose: the noun says so little ("forces", "officials") that without an article only the same words mean the same.
    """
    told, said = earlier.telling, later.telling
    if loose and not later.definite:
        return told == said and earlier.country == later.country
    if earlier.country == later.country:
        return said <= told
    if (earlier.country and later.country) or any(word[0].isupper() for word in told | said):
        return False
    return said == told if later.country else said <= told


def _taken_up(chains: Chains, mention: Found) -> Chain | None:
    """Whom "the group", "the militants", "the government" or "the president" means."""
    if mention.full[1] > mention.last:
        return None  # "the government of X" says whom it means
    named = _by_last_word(chains, mention)
    if named:
        return named
    for sort, take in _TAKERS:
        if chains.lexicon.has(sort, mention.lemma):
            return take(chains, mention)
    office = mention.number == "one" and mention.lemma in chains.lexicon.people["office"]
    return chains.recent(mention, lambda chain: _holds(chains, chain, mention), ANYWHERE) if office else None


def _by_last_word(chains: Chains, mention: Found) -> Chain | None:
    """The organisation whose name begins or ends with the noun: "the Council", "the ministry"."""
    if mention.country or mention.telling or mention.number == "many":
        return None
    return chains.recent(
        mention,
        lambda chain: chain.kind != "person" and any(mention.lemma in _ends(name) for name in chain.names),
        ANYWHERE,
    )


def _ends(name: str) -> tuple[str, str]:
    words = name.lower().split()
    return (words[0], words[-1]) if len(words) > 1 else ("", "")


def _government(chains: Chains, mention: Found) -> Chain | None:
    def governs(chain: Chain) -> bool:
        governing = (m for m in chain.mentions if m.form == "nominal")
        return chain.kind == "state" and any(chains.lexicon.has("government", m.lemma) for m in governing)

    return chains.recent(mention, governs, ANYWHERE) or chains.recent(
        mention, lambda chain: chain.fixed in chains.lexicon.states_by_code
    )


def _group(chains: Chains, mention: Found) -> Chain | None:
    def fits(chain: Chain) -> bool:
        kinds = {mention.kind, chain.kind}
        alike = len(kinds) == 1 or "unidentified" in kinds or kinds <= _ARMED | {"party"}
        return alike and chain.kind in _BODIES and bool(chain.names)

    return None if mention.country or mention.number == "many" else chains.recent(mention, fits)


def _troops(chains: Chains, mention: Found) -> Chain | None:
    if mention.country or mention.telling:
        return None
    many = chains.lexicon.sorts["collective"]
    return chains.recent(
        mention,
        lambda c: (
            c.kind == "state_force"
            and (c.first.number == "many" or c.first.lemma in many or bool(c.names))
            and _is_police(c.first) == _is_police(mention)
        ),
    )


def _is_police(mention: Found) -> bool:
    return "police" in {mention.lemma, *(word.lower() for word in mention.modifiers)}


def _fighters(chains: Chains, mention: Found) -> Chain | None:
    if mention.telling or mention.country or mention.number == "one":
        return None
    attackers = chains.lexicon.sorts["attackers"]
    return chains.recent(mention, lambda chain: chain.kind in _ARMED or chain.first.lemma in attackers)


def _holds(chains: Chains, chain: Chain, mention: Found) -> bool:
    """Whether a person has been given the office that a description names."""
    if chain.kind != "person" or (mention.country and chain.first.country and chain.first.country != mention.country):
        return False
    return mention.lemma in chains.titles(chain)


_Finder = Callable[[Chains, Found], Chain | None]
_FINDERS: dict[str, _Finder] = {
    "state": _no_other,
    "person": _same_person,
    "body": _same_body,
    "nominal": _described,
}
_TAKERS: tuple[tuple[str, _Finder], ...] = (
    ("government", _government),
    ("bodies", _group),
    ("troops", _troops),
    ("attackers", _fighters),
)
