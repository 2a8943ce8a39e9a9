"""The learned head for coreference: which actor, of those already spoken of, a pronoun means.

The rules say whom they would take; the head weighs that with how far back each actor was mentioned, how prominently,
by which words, and with the encoder's vectors of both mentions. Descriptions are left to the rules: across folds of the
corpus a head linked 77.2 % of them rightly, the rules 76.5 %, for twice the cost of pronouns alone. Trained by
training/heads.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from vedette.actors.chains import Chain, Chains
from vedette.actors.found import Found
from vedette.actors.pronouns import agrees, speaker, two_of_one_verb
from vedette.reading.pairs import Pair, PairHead, bucket, sigmoid

# Set on the corpus, across folds (training/heads.py): from this probability on the likeliest actor is taken, else the
# rules have their way.
PROPOSES = 0.35
_BACK = 5  # sentences back in which a mention looks for whom it means
_MOST = 8  # chains that are asked about: those last mentioned
ASKED = frozenset({"he", "she", "they", "it", "we"})


@dataclass(frozen=True)
class LinkHead:
    """head: its one label says that the second word's actor is the first's."""

    head: PairHead

    def weighed(self, chains: Chains, mention: Found, rule: Chain | None) -> Chain | None:
        """The chain that a pronoun continues: the rules', or none, unless the head is sure enough of one."""
        near = candidates(chains, mention) if mention.sort in ASKED else []
        if not near:
            return rule
        likely = self.head.logits(chains.reading, pairs_of(chains, mention, near, rule))[:, 0]
        best = int(np.argmax(likely))
        return near[best].chain if sigmoid(likely[best]) >= PROPOSES else rule


class Near(NamedTuple):
    """A chain, and that mention of it which stands nearest before the one that is asked about."""

    chain: Chain
    mention: Found


def candidates(chains: Chains, mention: Found) -> list[Near]:
    """The chains mentioned not long before, the last first; behind them, for "we", those mentioned right after."""
    here = chains.sentence(mention.head)
    before, after = [], []
    for chain in chains.all:
        heads = [other for other in chain.mentions if other.head != mention.head]
        last = max((m for m in heads if m.head < mention.head), key=lambda m: m.head, default=None)
        if last is not None and here - chains.sentence(last.head) <= _BACK:
            before.append(Near(chain, last))
        elif mention.sort == "we" and heads and chains.sentence(heads[0].head) - here in {0, 1}:
            after.append(Near(chain, heads[0]))
    before.sort(key=lambda near: -near.mention.head)
    after.sort(key=lambda near: near.mention.head)
    return [*before[:_MOST], *after[:_MOST]]


def pairs_of(chains: Chains, mention: Found, near: Sequence[Near], rule: Chain | None) -> list[Pair]:
    """Give the mention with the nearest one of each chain, and what is known of both."""
    own = tuple(_about_mention(chains, mention, rule))
    return [
        Pair(mention.head, one.mention.head, (*own, *_about_both(chains, mention, one, rank, rule)))
        for rank, one in enumerate(near)
    ]


def _about_mention(chains: Chains, mention: Found, rule: Chain | None) -> Iterator[str]:
    word = chains.reading.words[mention.head]
    yield f"sort {mention.sort}"
    yield f"word {word.text.lower()}"
    yield f"sort {mention.sort} {word.relation}"
    yield f"rule takes {rule is not None} {mention.sort}"


def _about_both(chains: Chains, mention: Found, near: Near, rank: int, rule: Chain | None) -> Iterator[str]:
    words, (chain, last) = chains.reading.words, near
    back = chains.sentence(mention.head) - chains.sentence(last.head)
    sort, relation = mention.sort, words[last.head].relation
    form = "pronoun" if last.form == "pronoun" else last.sort
    yield f"rule {chain is rule}"
    yield f"rule {chain is rule} {sort}"
    yield f"back {back} {sort}"
    yield f"rank {rank} {sort}"
    yield f"rank {rank} {sort} {relation}"
    yield f"stands {relation} {sort}"
    yield f"stands {relation} back {back} {words[mention.head].relation}"
    yield f"form {form} {sort}"
    yield f"kinds {sort} {chain.kind}"
    yield f"number {mention.number} {chain.first.number} {chain.first.sort} {sort}"
    yield f"often {bucket(len(chain.mentions))} {sort}"
    yield f"named {bool(chain.names)} {sort}"
    yield f"apart {bucket(mention.head - last.head)} {sort}"
    yield f"agrees {agrees(chains, chain, mention)} {sort}"
    yield f"one verb {two_of_one_verb(chains, last, mention)} {sort}"
    yield f"lemma {chain.first.lemma or chain.first.sort} {sort}"
    if sort == "we":
        yield f"speaks {speaker(chains, mention) is chain}"
