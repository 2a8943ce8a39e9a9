"""What every state has, by rule."""

import pytest

from tests.actors.casts import actor_at, lexicon


@pytest.mark.parametrize(
    ("name", "id_", "code"),
    [
        ("French navy", "FRA:navy", "FRAMIL"),
        ("police of Cuba", "CUB:police", "CUBCOP"),
        ("Sudan's Ministry of Defence", "SDN:ministry-of-defence", "SDNGOVMIL"),
    ],
)
def test_an_organ_is_named_by_its_state_and_a_word(name, id_, code):
    organ = lexicon().organs.named(name)
    assert (organ.id, organ.code) == (id_, code)
    assert lexicon().organs.entry(id_) == organ


@pytest.mark.parametrize("name", ["French", "navy", "French fries", "the army", "navy of Atlantis", ""])
def test_other_words_name_none(name):
    assert lexicon().organs.named(name) is None


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The Cuban army attacked the camp.", "army", "CUB:army"),
        ("The Malian army attacked the camp.", "army", "fama"),
        ("Cuban soldiers attacked the camp.", "soldiers", "CUB:army"),
        ("Kenyan police arrested two men.", "police", "KEN:police"),
        ("The government of Chad closed the border.", "government", "TCD"),
        ("The army attacked the camp.", "army", None),
    ],
)
def test_in_a_text_the_organ_has_the_state_that_its_words_name(text, words, id_):
    assert actor_at(text, words).registry == id_
