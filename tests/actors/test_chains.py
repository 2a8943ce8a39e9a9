"""Chains that turn out to be one."""

from tests.actors.casts import lexicon
from tests.coding.readings import reading_of
from vedette.actors.chains import Chains
from vedette.actors.found import Found


def mention(word: int, form: str = "nominal") -> Found:
    """A mention of one word."""
    return Found(
        first=word, last=word + 1, head=word, form=form, sort="person", kind="person", words=(word,),
        full=(word, word + 1), lemma="leader",
    )  # fmt: skip


def three() -> Chains:
    """Three chains, of the 1st and 3rd, the 5th, and the 4th word of a text."""
    chains = Chains(reading_of("Leader fled. Bello stayed, Diallo."), lexicon())
    for words in ((0, 2), (4,), (3,)):
        chain = chains.begin(mention(words[0]))
        for word in words:
            chains.join(chain, mention(word))
    return chains


def test_a_chain_put_into_another_leaves_all_its_words_there():
    chains = three()
    first, second, third = chains.all
    chains.merge(first, second)
    assert chains.all == [second, third]
    assert [chains.at[word] for word in (0, 2, 4, 3)] == [second, second, second, third]
    assert sorted(m.head for m in second.mentions) == [0, 2, 4]


def test_a_merged_chain_begins_with_its_first_mention_in_the_text():
    chains = three()
    first, second, _ = chains.all
    chains.merge(first, second)
    assert chains.ordered()[0] is second
    assert [m.head for m in second.mentions] == [0, 2, 4]
