import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.lemmas import KEEP, apply_rule, lemma_of, rule_for

PLAIN = {"pledge", "carry", "stop", "soldier", "man", "attack", "use", "us", "city", "knife", "say", "go"}


@pytest.mark.parametrize(
    ("word", "lemma", "rule"),
    [
        ("Soldiers", "soldier", "l|1|"),
        ("was", "be", "l|3|be"),
        ("Mali", "Mali", KEEP),
        ("said", "say", "=|2|y"),
        ("NATO", "NATO", KEEP),
    ],
)
def test_a_rule_says_what_to_cut_and_what_to_add(word, lemma, rule):
    assert rule_for(word, lemma) == rule
    assert apply_rule(word, rule) == lemma


words = st.text(alphabet="abcdeiosSMé'’", min_size=1, max_size=8)


@given(words, words)
def test_a_rule_gives_back_the_lemma_that_it_was_made_from(word, lemma):
    assert apply_rule(word, rule_for(word, lemma)) == lemma


@given(words, st.integers(0, 12), words)
def test_any_rule_on_any_word_gives_a_lemma(word, cut, ending):
    assert apply_rule(word, f"=|{cut}|{ending}")


@pytest.mark.parametrize(
    ("word", "xpos", "rule", "lemma"),
    [
        ("pledged", "VBD", "=|2|", "pledge"),
        ("carried", "VBD", "=|1|", "carry"),
        ("stopped", "VBN", "=|2|", "stop"),
        ("fought", "VBD", "=|2|", "fight"),
        ("Gunmen", "NNS", "l|1|", "gunman"),
        ("cities", "NNS", "=|2|", "city"),
        ("knives", "NNS", "=|1|", "knife"),
        ("using", "VBG", "=|3|", "use"),
        ("criticised", "VBD", "=|2|", "criticise"),
        ("split", "VBD", "=|1|", "split"),
        ("attacks", "NNS", "=|1|", "attack"),
        ("is", "VBZ", "l|2|be", "be"),
        ("Mali", "NNP", KEEP, "Mali"),
    ],
)
def test_a_rule_that_makes_no_word_is_put_right(word, xpos, rule, lemma):
    assert lemma_of(word, rule, xpos, PLAIN.__contains__) == lemma
