import pytest
from hypothesis import given, settings

from tests.coding.readings import reading_of
from tests.examples import unmark_named
from tests.news import news
from vedette.coding.slots import Slots, is_passive, lemma_of, mark_of, preposition, slots_of
from vedette.reading.reading import Reading

SIDES = ("subject", "object", "on", "against", "between")


def slots_in(marked: str) -> tuple[Reading, Slots, dict[str, list[str]]]:
    """The slots around {trigger|a word}, and the words that the example marks for each slot."""
    text, marks = unmark_named(marked)
    reading = reading_of(text)
    trigger = marks.pop("trigger")
    (at,) = (word.index for word in reading.words if word.end == trigger.end)
    wanted = {name.rstrip("23"): [] for name in marks}
    for name, span in marks.items():
        wanted[name.rstrip("23")].append(span.of(text).split()[-1])
    return reading, slots_of(reading, at), wanted


CONSTRUCTIONS = [
    # verbs
    "{subject|Gunmen} {trigger|attacked} a {object|post} near Gao.",
    "A {object|post} was {trigger|attacked} by {subject|gunmen}.",
    "A {object|post} was {trigger|attacked}.",
    "The {object|soldiers} were {trigger|killed} in an ambush.",
    "The {object|post} {trigger|attacked} by {subject|gunmen} burned.",
    "The {subject|gunmen}, who {trigger|attacked} a {object|post}, fled.",
    "The {subject|gunmen}, who attacked a post, {trigger|fled}.",
    "The {object|soldiers} who were {trigger|killed} came from Mopti.",
    "The {object|soldiers}, whom {subject|gunmen} {trigger|killed}, came from Mopti.",
    "The {object|town} that the {subject|rebels} {trigger|took} was empty.",
    "The {subject|state} {trigger|gave} the {indirect|rebels} {object|arms}.",
    "The {subject|state} {trigger|gave} {object|arms} to the {to|rebels}.",
    "The {subject|envoy} {trigger|urged} the {object|parties} to {complement|talk}.",
    "{subject|Gunmen} did {not|not} {trigger|attack} the {object|post}.",
    "The {subject|army} {trigger|pulled} out of {out of|Gao}.",
    "{subject|Villagers} {trigger|fled} if gunmen {if clause|came}.",
    # several at once
    "The {subject|army} and the {subject2|rebels} {trigger|clashed} in Gao.",
    "{subject|Gunmen} attacked a post and {trigger|killed} two {object|soldiers}.",
    # without a subject of their own
    "{subject|Gunmen} tried to {trigger|attack} a {object|post}.",
    "The {subject|rebels} promised the envoy to {trigger|attack} the {object|post}.",
    "The army ordered the {subject|rebels} to {trigger|leave} the {object|town}.",
    "The envoy urged the {subject|parties} to {trigger|talk}.",
    "The army accused the {subject|rebels} of {trigger|killing} {object|villagers}.",
    "{subject|Gunmen} attacked a post, {trigger|killing} two {object|soldiers}.",
    "{subject|Gunmen} fled after {trigger|attacking} a {object|post}.",
    # adjectives
    "The {subject|rebels} {aux|are} {trigger|ready} to {complement|talk}.",
    # nouns
    "The {trigger|attack} by {subject|gunmen} was short.",
    "The {subject|gunmen}'s {trigger|attack} on the {on|post} was short.",
    "The {subject|rebel} {trigger|attack} on the {on|post} was short.",
    "The {trigger|attack} on the {on|post} was short.",
    "{subject|Gunmen} carried out an {trigger|attack} on a {on|post}.",
    "{subject|Gunmen} carried out a series of {trigger|attacks} on {on|posts}.",
    "The {subject|rebels} took part in an {trigger|attack} on the {on|post}.",
    "The {on|post} suffered an {trigger|attack} by {subject|gunmen}.",
    "The {on|soldiers} repelled an {trigger|attack} by {subject|rebels}.",
    "The {on|post} came under {trigger|attack}.",
    "{subject|Gunmen} claimed responsibility for the {trigger|attack} on the {on|post}.",
    "{trigger|Fighting} broke out between the {between|army} and the {between2|rebels}.",
    "{trigger|Talks} resumed between the {between|army} and the {between2|rebels} in Gao.",
    "The {subject|envoy} is on a {trigger|visit} to {to|Kenya}.",
    "The {subject|rebels} are behind the {trigger|attack}.",
    "The {is|brigade} is a {trigger|branch} of the {of|movement}.",
    "The {appos|brigade}, a {trigger|branch} of the {of|movement}, left.",
    # nobody says who did it
    "Gunmen expressed regret for the {trigger|attack} on the {on|post}.",
    "The {trigger|attack} lasted an hour.",
    "Villagers saw the {trigger|attack}.",
]


@pytest.mark.parametrize("marked", CONSTRUCTIONS)
def test_who_and_what_stands_around_a_word_whatever_the_construction(marked):
    reading, slots, wanted = slots_in(marked)
    for slot in (*SIDES, *wanted):
        assert [reading.words[i].text for i in slots.get(slot, ())] == wanted.get(slot, []), slot


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("A post was attacked.", "attacked", True),
        ("Soldiers wounded by rebels were taken to Gao.", "wounded", True),
        ("Two men were wounded and killed.", "killed", True),
        ("Village attacked by gunmen", "attacked", True),  # a headline
        ("Gunmen attacked a post.", "attacked", False),
        ("Gunmen have attacked a post.", "attacked", False),
    ],
)
def test_a_passive_is_told_by_its_auxiliary_or_its_noun(text, verb, passive):
    reading = reading_of(text)
    assert is_passive(reading, next(w.index for w in reading.words if w.text == verb)) == passive


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The army left because of the rebels.", "rebels", "because of"),
        ("The army pulled out of Gao.", "Gao", "out of"),
        ("Rebels met in Gao.", "Gao", "in"),
        ("Gunmen attacked the army's post.", "army", ""),
        ("Rebels took Gao.", "Gao", ""),
    ],
)
def test_a_preposition_is_read_whole(text, word, found):
    reading = reading_of(text)
    assert preposition(reading, next(w.index for w in reading.words if w.text == word)) == found


@pytest.mark.parametrize(
    ("text", "verb", "found"),
    [
        ("Gunmen fled after soldiers came.", "came", "after"),
        ("Gunmen tried to attack Gao.", "attack", "to"),
        ("Gunmen attacked Gao.", "attacked", ""),
    ],
)
def test_a_clause_is_named_by_the_word_that_opens_it(text, verb, found):
    reading = reading_of(text)
    assert mark_of(reading, next(w.index for w in reading.words if w.text == verb)) == found


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Gunmen blew up a bridge.", "blew", "blow+up"),
        ("Rebels carried out a raid.", "carried", "carry+out"),
        ("Rebels carried arms.", "carried", "carry"),
    ],
)
def test_a_particle_belongs_to_the_lemma(text, verb, lemma):
    reading = reading_of(text)
    found, particle = lemma_of(reading, next(w for w in reading.words if w.text == verb))
    assert found == lemma
    assert (particle is not None) == ("+" in lemma)


@given(news("attacked", "the attack on", "by gunmen", "who"))
@settings(max_examples=60)
def test_any_word_of_any_text_has_slots_of_its_own_sentence_in_text_order(text):
    reading = reading_of(text)
    for sentence in reading.sentences:
        for at in range(sentence.first, sentence.last):
            for words in slots_of(reading, at).values():
                assert list(words) == sorted(set(words))
                assert all(sentence.first <= word < sentence.last for word in words)
