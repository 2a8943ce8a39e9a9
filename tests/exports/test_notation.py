"""Marked text is read back as it was marked, whatever the text is made of."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.news import news
from training.corpus import read_passage
from training.corpus import write_passage as in_canonical_form
from vedette.exports.notation import WIDTH, CannotTell, Id, Line, Mark, Plain, write_passage
from vedette.records import Span

DAY = date(2013, 5, 24)


def words_of(text: str) -> str:
    """A text without its white space and control characters, which a passage does not keep."""
    return "".join(c for c in text if not c.isspace() and c not in "\x00\x07\x1c\x1f\x7f")


@st.composite
def marked_texts(draw):
    """A text, a part of it, and words marked in that part, which may cross each other."""
    text = draw(news("[", "]", "\\", "==", "--", "x" * WIDTH, max_size=40))
    offsets = st.integers(0, len(text))
    start, end = sorted((draw(offsets), draw(offsets)))
    ends = (
        st.tuples(st.integers(start, end), st.integers(start, end)).map(sorted).filter(lambda pair: pair[0] < pair[1])
    )
    spans = draw(st.lists(ends, max_size=4)) if start < end else []
    return text, (start, end), [Span(*pair) for pair in spans]


@given(marked_texts())
def test_words_are_read_back_under_the_marks_that_they_had(drawn):
    text, (start, end), spans = drawn
    assume(words_of(text[start:end]))
    plain = Plain(text, Span(start, end))
    marks = [Mark(span, Id("x", str(number))) for number, span in enumerate(spans)]
    try:
        written = write_passage("p-1 | agency | World", DAY, plain, marks, [])
    except CannotTell:
        crossing = any(a.start < b.start < a.end < b.end for a in spans for b in spans)
        assert crossing or any(not words_of(span.of(text)) for span in spans)
        return
    passage = read_passage(written.removesuffix("\n"))
    assert passage.text == plain.text
    assert words_of(passage.text) == words_of(text[start:end])
    told = [passage.text[mark.start : mark.end] for mark in passage.marks for _ in mark.ids]
    assert sorted(map(words_of, told)) == sorted(words_of(span.of(text)) for span in spans)
    assert in_canonical_form(passage) == written


def write(text: str, marks: list[Mark], *lines: Line) -> str:
    return write_passage("p-1 | agency | World", DAY, Plain(text, Span(0, len(text))), marks, list(lines))


def test_ids_are_numbered_in_text_order_and_lines_stand_in_the_order_of_their_letters():
    late, early, act = Id("a", "1"), Id("a", "2"), Id("e", "7")
    lines = [
        Line(act, ("ASSAULT",), (("denied", ()), ("same", (late, early)), ("targets", (late,)), ("sources", (early,)))),
        Line(late, ("state",)), Line(early, ("militia",)),
    ]  # fmt: skip
    marks = [Mark(Span(11, 15), late), Mark(Span(0, 4), early), Mark(Span(5, 10), act, is_main=True)]
    assert write("They fired here", marks, *lines) == (
        "== p-1 | agency | World | 2013-05-24 Fri\n"
        "[a1 They] [e1! fired] [a2 here]\n"
        "--\n"
        "a1 militia\n"
        "a2 state\n"
        "e1 ASSAULT: a1 > a2; denied; same a2, a1\n"
    )


def test_the_same_words_may_stand_for_several_things():
    marks = [Mark(Span(0, 4), Id("e", "1")), Mark(Span(0, 4), Id("l", "1"))]
    assert "[e1,l1 They] fired" in write("They fired", marks)


def test_of_marks_that_begin_together_the_longer_one_is_outside():
    marks = [Mark(Span(0, 4), Id("a", "1")), Mark(Span(0, 10), Id("c", "1"))]
    assert "[c1 [a1 They] fired] here" in write("They fired here", marks)


def test_marks_that_cross_cannot_be_told():
    with pytest.raises(CannotTell, match="cross"):
        write("They fired here", [Mark(Span(0, 10), Id("c", "1")), Mark(Span(5, 15), Id("o", "1"))])


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ("They may go", "may", '"may"'),
        ("They may, or may not", "may", None),  # twice
        ("They mayhap", "may", None),  # inside another word
        ('They "may" go', '"may"', None),  # a line has no way to quote a quotation mark
        ("If the\n  rains come", "the\n  rains", '"the rains"'),
    ],
)
def test_words_are_quoted_where_they_stand_once(text, words, quoted):
    start = text.index(words)
    assert Plain(text, Span(0, len(text))).quotable(Span(start, start + len(words))) == quoted
