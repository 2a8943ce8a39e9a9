"""The helper that turns marked examples into offsets."""

import doctest

import pytest
from hypothesis import given

from tests import examples
from tests.examples import unmark, unmark_named
from tests.news import news


def words(marked):
    text, spans = unmark(marked)
    return text, [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("marked", "text", "marks"),
    [
        ("", "", []),
        ("Nobody died.", "Nobody died.", []),
        ("[At least 12] died, [three] fled.", "At least 12 died, three fled.", ["At least 12", "three"]),
        ("[the [army] of [Mali]] said", "the army of Mali said", ["the army of Mali", "army", "Mali"]),
        ("🔴 [قُتل] e\u0301 [Gao]", "🔴 قُتل e\u0301 Gao", ["قُتل", "Gao"]),
        (r"our brothers \[in Gaza\] [rose]", "our brothers [in Gaza] rose", ["rose"]),
        (r"a path\to and a \\[mark]", r"a path\to and a \mark", ["mark"]),
        ("{left|alone} [one]", "{left|alone} one", ["one"]),
    ],
)
def test_brackets_become_offsets(marked, text, marks):
    assert words(marked) == (text, marks)


@pytest.mark.parametrize("marked", ["[never closed", "never opened]", "[one] two]", "[[one]", "an empty [] mark"])
def test_a_slip_in_an_example_is_an_error(marked):
    with pytest.raises(ValueError, match=r"mark|span"):
        unmark(marked)


def test_named_marks_become_a_table():
    text, spans = unmark_named("{whole|{killed|At least 12} men died} in {place|Gao}, say [two] | three.")
    assert text == "At least 12 men died in Gao, say [two] | three."
    assert {name: text[span.start : span.end] for name, span in spans.items()} == {
        "whole": "At least 12 men died",
        "killed": "At least 12",
        "place": "Gao",
    }


def test_kept_braces_are_text():
    assert unmark_named(r"\{who\|{x|me}\}") == ("{who|me}", {"x": unmark("{who|[me]}")[1][0]})


@pytest.mark.parametrize("marked", ["{a|one} and {a|two}", "{a|one", "one}", "{a|}"])
def test_a_slip_in_a_named_example_is_an_error(marked):
    with pytest.raises(ValueError, match=r"mark|span|twice"):
        unmark_named(marked)


@given(news(), news(), news())
def test_marks_around_any_news_are_found_again(before, inside, after):
    kept = [piece.replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]") for piece in (before, inside, after)]
    text, (span,) = unmark("{}[{}x]{}".format(*kept))
    assert text == f"{before}{inside}x{after}"
    assert text[span.start : span.end] == f"{inside}x"


def test_the_docstring_tells_the_truth():
    assert doctest.testmod(examples) == (0, 2)
