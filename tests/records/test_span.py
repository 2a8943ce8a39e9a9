import pytest

from vedette.records import Span


def test_a_span_counts_code_points_from_nought_and_leaves_out_its_end():
    assert Span(2, 5).of("🔴 Gao: raid") == "Gao"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 3)])
def test_a_span_that_holds_no_words_is_refused(start, end):
    with pytest.raises(ValueError, match=rf"0 <= start < end, not {start}\.\.{end}"):
        Span(start, end)


def test_spans_sort_in_text_order():
    assert sorted([Span(5, 9), Span(0, 3), Span(0, 2)]) == [Span(0, 2), Span(0, 3), Span(5, 9)]
