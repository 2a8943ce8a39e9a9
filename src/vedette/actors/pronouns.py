"""Whom a pronoun means."""

from collections.abc import Iterator

from vedette.actors.chains import Chain, Chains
from vedette.actors.found import Found

_BACK = 2  # sentences back in which a pronoun looks for whom it means
_FADING = 1.6  # what a sentence between takes from salience; chosen by hand, to be fitted
_SALIENCE = {"nsubj": 3.0, "nsubj:pass": 2.5, "obl:agent": 2.0, "obj": 1.5, "iobj": 1.5}  # likewise; others have 1.0


def antecedent(chains: Chains, mention: Found) -> Chain | None:
    """The chain that a pronoun continues: a relative's noun, a quotation's speaker, else the most salient that fits."""
    if mention.sort == "who":
        return _modified(chains, mention)
    if mention.sort == "we":
        return speaker(chains, mention)
    ranked = [(rank, at, number) for number, chain in enumerate(chains.all) if agrees(chains, chain, mention)
              for rank, at in _ranks(chains, chain, mention)]  # fmt: skip
    return chains.all[max(ranked)[2]] if ranked else None


def _ranks(chains: Chains, chain: Chain, mention: Found) -> Iterator[tuple[float, int]]:
    """How salient each near mention of a chain is, with the word where it stands."""
    words = chains.reading.words
    for other in chain.mentions:
        back = chains.sentence(mention.head) - chains.sentence(other.head)
        if back <= _BACK and other.head < mention.head and not two_of_one_verb(chains, other, mention):
            yield _SALIENCE.get(words[other.head].relation, 1.0) - _FADING * back, other.head


def two_of_one_verb(chains: Chains, other: Found, mention: Found) -> bool:
    """Whether both hang on one verb: "the army" and "it" in "the army attacked it" are two."""
    mine, its = chains.reading.words[mention.head], chains.reading.words[other.head]
    return mine.head == its.head >= 0 and not mine.relation.startswith("nmod")


def agrees(chains: Chains, chain: Chain, mention: Found) -> bool:
    """Whether number and kind fit: he and she are people, they are crowds and bodies, it is a state or a body."""
    first, human = chain.first, chain.kind == "person" or _one_person(chains, chain.first)
    if mention.sort in {"he", "she"}:
        return human and _gender(chains, chain) in {None, mention.sort}
    if mention.sort == "they":
        return first.number == "many" or (not human and chain.kind != "state")
    return not human and (first.sort != "nominal" or chains.lexicon.has("collective", first.lemma))


def _one_person(chains: Chains, first: Found) -> bool:
    """Whether a description means a single human being."""
    people = chains.lexicon.people
    human = chains.reading.words[first.head].kind == "person" or first.lemma in people["office"] | people["private"]
    alone = first.number == "one" and not chains.lexicon.has("collective", first.lemma)
    return first.form == "nominal" and alone and human


def _gender(chains: Chains, chain: Chain) -> str | None:
    """What has been said of a person: she after a spokeswoman or a Mrs, else what a pronoun said before, else None."""
    women, men = chains.lexicon.people["female"], chains.lexicon.people["male"]
    for mention in chain.mentions:
        if mention.form == "pronoun" and mention.sort in {"he", "she"}:
            return mention.sort
        if mention.known and mention.known.kind == "person":
            return "she" if mention.known.female else "he"
        ranks = {word.text for first, last in mention.titles for word in chains.reading.words[first:last]}
        told = {mention.lemma, *ranks, *(rank.lower() for rank in ranks)}
        if told & women:
            return "she"
        if told & men:
            return "he"
    return None


def _modified(chains: Chains, mention: Found) -> Chain | None:
    """The noun that a relative pronoun's clause says something about; where the tree has none, what stands before."""
    words, at = chains.reading.words, mention.head
    for _ in range(6):
        if words[at].relation.startswith("acl"):
            return chains.at.get(words[at].head)
        at = words[at].head
        if at < 0:
            break
    before = (chains.at.get(mention.head - back) for back in (1, 2))
    return next((chain for chain in before if chain), None)


def speaker(chains: Chains, mention: Found) -> Chain | None:
    """Who says the words in which "we" stands: who is told to speak in this sentence, the last, or the next."""
    here = chains.sentence(mention.head)
    spoken = (_speaks(chains, number) for number in (here, here - 1, here + 1))
    return next((chain for chain in spoken if chain), None)


def _speaks(chains: Chains, number: int) -> Chain | None:
    if not 0 <= number < len(chains.reading.sentences):
        return None
    sentence, words = chains.reading.sentences[number], chains.reading.words
    for i in range(sentence.first, sentence.last):
        if words[i].upos == "VERB" and chains.lexicon.has("speech", words[i].lemma.lower()):
            for child in chains.reading.children[i]:
                if words[child].relation == "nsubj" and child in chains.at:
                    return chains.at[child]
    return None
