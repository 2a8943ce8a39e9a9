"""Chains of mentions that mean one actor, and where each was last mentioned."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import log

from vedette.actors.found import Found
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.mention_head import OVERRULES, settled
from vedette.actors.name_keys import name_key
from vedette.reading.reading import Reading
from vedette.records import ActorKind

NEAR = 3  # sentences back in which a description looks for whom it means
ANYWHERE = 1_000_000


@dataclass(eq=False)
class Chain:
    """The mentions of one actor, as found so far.

    fixed: the identity that its names give it wherever they stand (a state, a registry entry, a state's force) or None.
    names: keys of the proper names in it. public: a person whose public role was seen outside of the mentions.
    """

    fixed: str | None
    kind: ActorKind
    mentions: list[Found] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    public: bool = False

    def settle(self) -> None:
        """Give it the kind that its mentions together make likeliest, unless a name settles it."""
        weighed = [mention.likely for mention in self.mentions if mention.likely]
        if not weighed or any(settled(m) for m in self.mentions if m.form != "pronoun"):
            return
        odds = {kind: sum(log(own[kind] + 0.01) for own in weighed) / len(weighed) for kind in weighed[0]}
        best = max(odds, key=lambda kind: odds[kind])
        if odds[best] >= log(OVERRULES):
            self.kind = best

    @property
    def first(self) -> Found:
        """The mention that began it."""
        return self.mentions[0]


class Chains:
    """The chains of one document while they grow. `at` gives the chain of each word that stands for one."""

    def __init__(self, reading: Reading, lexicon: ActorLexicon) -> None:
        self.reading, self.lexicon = reading, lexicon
        self.all: list[Chain] = []
        self.at: dict[int, Chain] = {}
        self._sentences = [n for n, s in enumerate(reading.sentences) for _ in range(s.first, s.last)]

    def sentence(self, word: int) -> int:
        """The number of the sentence that a word stands in."""
        return self._sentences[word]

    def text(self, mention: Found) -> str:
        """The words of a mention."""
        return self.reading.span(mention.first, mention.last).of(self.reading.text)

    def begin(self, mention: Found) -> Chain:
        """Start a chain for a mention, without the mention yet."""
        chain = Chain(self.identity(mention), mention.kind)
        self.all.append(chain)
        return chain

    def join(self, chain: Chain | None, mention: Found) -> bool:
        """Put a mention into a chain; False where there is none."""
        if chain is None:
            return False
        chain.mentions.append(mention)
        if mention.form == "name":
            chain.names.add(name_key(self.text(mention)))
            chain.fixed = chain.fixed or self.identity(mention)
        if chain.kind == "unidentified" and mention.form != "pronoun" and (mention.form == "name" or chain.names):
            chain.kind = mention.kind
        for word in mention.words:
            self.at.setdefault(word, chain)
        return True

    def merge(self, chain: Chain, into: Chain) -> None:
        """Put all mentions of one chain into another."""
        self.all.remove(chain)
        into.mentions += chain.mentions
        self.at.update((word, into) for word, own in list(self.at.items()) if own is chain)

    def identity(self, mention: Found) -> str | None:
        """What makes the mention one with others wherever they stand: a state, a registry entry, a state's force."""
        who = mention.known or mention.organ
        if mention.sort == "state" and mention.country:
            return mention.country.id
        return who.id if who and not (mention.organ and mention.indefinite) else None

    def fixed(self, mention: Found) -> Chain | None:
        """The chain that has the mention's identity."""
        identity = self.identity(mention)
        return next((chain for chain in self.all if identity and chain.fixed == identity), None)

    def recent(self, mention: Found, fits: Callable[[Chain], bool], near: int = NEAR) -> Chain | None:
        """The fitting chain that was mentioned last, at most `near` sentences before."""
        here = self.sentence(mention.head)
        for chain in sorted(self.all, key=lambda c: -c.mentions[-1].head):
            if here - self.sentence(chain.mentions[-1].head) <= near and fits(chain):
                return chain
        return None

    def ordered(self) -> list[Chain]:
        """The chains in text order, and the mentions in each."""
        for chain in self.all:
            chain.mentions.sort(key=lambda m: (m.first, m.head))
        return sorted(self.all, key=lambda chain: chain.first.first)

    def titles(self, chain: Chain) -> Iterator[str]:
        """The lemmas of the words that stand in a person's titles."""
        for mention in chain.mentions:
            for first, last in mention.titles:
                yield from (self.lexicon.lemma(word) for word in self.reading.words[first:last])
