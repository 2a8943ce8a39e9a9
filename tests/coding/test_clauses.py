import pytest
from hypothesis import given, settings

from tests.coding.readings import reading_of
from tests.examples import unmark
from tests.news import news
from vedette.coding.clauses import clause_head, clause_span, distance, sentence_of, trimmed, up
from vedette.reading.reading import Reading


def at(reading: Reading, text: str) -> int:
    return next(word.index for word in reading.words if word.text == text)


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("[Gunmen attacked a post near Gao].", "post"),
        ("[The army said that gunmen attacked a post near Gao].", "said"),
        ("The army said [that gunmen attacked a post near Gao].", "attacked"),
        ("The army said [that gunmen attacked a post near Gao].", "Gao"),
        ("Gunmen fled [after soldiers reached Gao].", "soldiers"),
        ("The gunmen, [who attacked a post], fled.", "post"),
        ("Gunmen attacked a post, and [the soldiers fled].", "fled"),
        ("[The army and the rebels fought in Gao].", "rebels"),  # two subjects are one clause
    ],
)
def test_a_clause_is_what_hangs_on_its_verb(marked, word):
    text, (span,) = unmark(marked)
    reading = reading_of(text)
    assert clause_span(reading, at(reading, word)).of(text).removeprefix("and ") == span.of(text)


def test_punctuation_at_the_ends_is_left_out():
    text, (span,) = unmark('"[Gunmen attacked, and fled]," ...')
    reading = reading_of(text)
    assert trimmed(reading, list(range(len(reading.words)))) == span


def test_punctuation_alone_is_kept():
    reading = reading_of("...")
    assert trimmed(reading, [0]).of("...") == "..."


def test_the_way_up_ends_at_the_root():
    reading = reading_of("The army said that gunmen attacked a post.")
    assert [reading.words[i].text for i in up(reading, at(reading, "post"))] == ["post", "attacked", "said"]


@pytest.mark.parametrize(
    ("one", "other", "arcs"),
    [("Gunmen", "attacked", 1), ("Gunmen", "post", 2), ("attacked", "attacked", 0)],
)
def test_a_distance_counts_arcs_both_ways(one, other, arcs):
    reading = reading_of("Gunmen attacked a post.")
    assert distance(reading, at(reading, one), at(reading, other)) == arcs
    assert distance(reading, at(reading, other), at(reading, one)) == arcs


def test_words_of_two_sentences_are_far_apart():
    reading = reading_of("Gunmen fled. Soldiers came.")
    assert distance(reading, at(reading, "fled"), at(reading, "came")) >= 1_000
    assert sentence_of(reading, at(reading, "fled")) != sentence_of(reading, at(reading, "came"))


@given(news("said that", "gunmen attacked", "who fled"))
@settings(max_examples=60)
def test_every_word_stands_in_its_clause_and_its_sentence(text):
    reading = reading_of(text)
    for sentence in reading.sentences:
        for word in reading.words[sentence.first : sentence.last]:
            assert sentence_of(reading, word.index) == (sentence.first, sentence.last)
            head = clause_head(reading, word.index)
            assert head in up(reading, word.index)
            assert word.index in reading.subtree(head)
            span = clause_span(reading, word.index)
            assert reading.words[sentence.first].start <= span.start < span.end <= reading.words[sentence.last - 1].end
