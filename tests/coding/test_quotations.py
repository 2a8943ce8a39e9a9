import pytest
from hypothesis import given

from tests.examples import unmark
from tests.news import news
from vedette.coding.quotations import find_quotations


@pytest.mark.parametrize(
    "marked",
    [
        'He said: "[We left at dawn.]" Nobody answered.',
        "“[We left,]” he said, “[at dawn.]”",
        "The town is «[quiet]», he said.",
        "They called it ‘[a massacre]’ and left.",
        'He said: "[They told us, ‘leave’, and we left.]"',
        '"[We left. We came back.]"\n\nThe army said nothing.',
        "The soldiers' camp and the rebels' base are the army’s.",
        'He said "" and left.',
    ],
)
def test_words_between_marks_are_quoted_and_apostrophes_quote_nothing(marked):
    text, spans = unmark(marked)
    assert [q.inner for q in find_quotations(text)] == spans


def test_a_mark_that_never_closes_quotes_to_the_end_of_its_paragraph():
    text, (quoted,) = unmark('He said: "[We left at dawn.]\n\nThe army said nothing.')
    assert [q.inner for q in find_quotations(text)] == [quoted]


def test_a_mark_that_opens_again_ends_the_quotation_before_it():
    text, spans = unmark('She said: "[They are gone.] "[We will find them,]" she added.')
    assert [q.inner for q in find_quotations(text)] == spans


@given(news('"', "“", "”", "‘", "’", "\n\n"))
def test_quotations_stand_apart_and_are_found_where_they_are(text):
    quotations = find_quotations(text)
    last = 0
    for quotation in quotations:
        assert last <= quotation.outer.start <= quotation.inner.start
        assert quotation.inner.end <= quotation.outer.end <= len(text)
        assert quotations.at(quotation.inner.start) == quotation
        assert quotations.between(quotation.inner.start, quotation.inner.end) == (quotation,)
        assert quotations.after(last) == quotation
        last = quotation.outer.end
