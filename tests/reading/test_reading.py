import numpy as np
import pytest
from hypothesis import given, settings

from tests.news import news
from vedette.assets.model import open_model
from vedette.reading.reading import read
from vedette.reading.trees import is_tree

MODEL = open_model()


def words_of(text):
    return {word.text: word for word in read(text, MODEL).words}


def head_of(reading, word):
    return None if word.head < 0 else reading.words[word.head].text


def test_a_plain_sentence_is_read_as_a_grammarian_would():
    reading = read("Gunmen killed four soldiers near Gao on Sunday.", MODEL)
    found = {w.text: (w.upos, w.lemma, w.relation, head_of(reading, w)) for w in reading.words}
    assert found["Gunmen"] == ("NOUN", "gunman", "nsubj", "killed")
    assert found["killed"] == ("VERB", "kill", "root", None)
    assert found["soldiers"] == ("NOUN", "soldier", "obj", "killed")
    assert found["Gao"][:3] == ("PROPN", "Gao", "obl")


def test_a_passive_is_told_from_an_active():
    reading = read("Four soldiers were killed by gunmen.", MODEL)
    relations = {w.text: w.relation for w in reading.words}
    assert (relations["soldiers"], relations["gunmen"]) == ("nsubj:pass", "obl:agent")


def test_names_are_found_with_their_kind():
    reading = read("Ban Ki-moon met officials of the African Union in Addis Ababa.", MODEL)
    named = {reading.span(n.first, n.last).of(reading.text): n.kind for n in reading.names}
    assert named["Addis Ababa"] == "LOC"
    assert named["African Union"] == "ORG"
    assert "PER" in named.values()


def test_sentences_are_cut_where_they_end_and_nowhere_else():
    text = 'Gen. Traore said: "We left." The army, he said on Jan. 3, had lost 1,000.5 km of road. Nobody replied.'
    reading = read(text, MODEL)
    first = [reading.words[s.first].text for s in reading.sentences]
    assert first[-2:] == ["The", "Nobody"]


def test_like_sentences_have_like_vectors():
    one, like, other = (
        read(text, MODEL).vector
        for text in (
            "Gunmen killed four soldiers near Gao.",
            "Four troops died when armed men attacked close to Gao.",
            "The central bank left interest rates unchanged.",
        )
    )
    assert one @ like > one @ other + 0.2
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("text", ["", " \r\n\t\u00a0", "\x00\x01", "\u0301", "🔴", "."])
def test_nearly_nothing_can_be_read(text):
    reading = read(text, MODEL)
    assert len(reading.words) == sum(s.last - s.first for s in reading.sentences)
    assert (reading.vector is None) == (not reading.sentences)


def test_a_sentence_without_an_end_is_read_in_parts():
    reading = read("and the convoy went on " * 1_000, MODEL)
    assert len(reading.words) == 5_000
    assert max(s.last - s.first for s in reading.sentences) <= 120


def test_a_long_code_does_not_fill_the_encoder():
    reading = read(" ".join(["0x" + "9f" * 40] * 130), MODEL)
    assert reading.words[-1].end == len(reading.text)


@given(news())
@settings(max_examples=60)
def test_every_word_stands_where_it_says_in_a_tree_of_its_sentence(text):
    reading = read(text, MODEL)
    assert all(text[w.start : w.end] == w.text for w in reading.words)
    assert [w.index for w in reading.words] == list(range(len(reading.words)))
    assert "".join(w.text for w in reading.words) == "".join(text.split())
    for sentence in reading.sentences:
        inside = range(sentence.first, sentence.last)
        heads = [reading.words[i].head for i in inside]
        assert all(head == -1 or head in inside for head in heads)
        assert is_tree(np.array([head - sentence.first + 1 if head >= 0 else 0 for head in heads]))
    assert all(0 <= n.first < n.last <= len(reading.words) for n in (*reading.names, *reading.mentions))
    assert len(reading.vectors) == len(reading.words)


@given(news())
@settings(max_examples=20)
def test_the_same_text_is_read_the_same_way(text):
    one, again = read(text, MODEL), read(text, MODEL)
    assert (one.words, one.names, one.mentions) == (again.words, again.names, again.mentions)
