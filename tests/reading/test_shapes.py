import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.news import PIECES
from vedette.reading.shapes import SHAPES, shape_of


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ("lower", ["gunmen", "al", "don't", "café"]),
        ("title", ["Mopti", "Élysée"]),
        ("upper", ["NATO", "UN"]),
        ("mixed", ["McDonald", "iPhone"]),
        ("letter", ["A", "É"]),
        ("initial", ["J.", "U.S."]),
        ("digits", ["2013", "7", "٣"]),
        ("number", ["1,000", "10:30", "40%"]),
        ("code", ["T-72", "M16", "3rd"]),
        ("pause", [",", ";", ":", "-", "—", "(", ")"]),
        ("stop", [".", "!", "?", "...", "…", "。", "؟"]),
        ("other", ['"', "$", "🔴", "قُتل", "北京", "\u200b", ""]),
    ],
)
def test_a_word_has_the_shape_that_a_reader_would_name(shape, words):
    for word in words:
        assert SHAPES[shape_of(word)] == shape, word


def test_the_order_of_the_shapes_is_what_the_model_was_trained_with():
    assert SHAPES == (
        "other", "lower", "title", "upper", "mixed", "letter", "initial", "digits", "number", "code", "pause", "stop",
    )  # fmt: skip


@given(st.one_of(st.text(max_size=8), st.sampled_from(PIECES)))
def test_any_word_has_a_shape(word):
    assert 0 <= shape_of(word) < len(SHAPES)
