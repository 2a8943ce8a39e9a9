"""Tables fit their terminal, whatever the cells hold."""

from hypothesis import given
from hypothesis import strategies as st

from tests.news import news
from vedette.cli.table import cells, quoted, table, visible


def test_columns_are_as_wide_as_their_widest_cell():
    assert list(table([("e1", "Gunmen"), ("e12", "Army")], ("id", "who"))) == [
        "id   who",
        "---  ------",
        "e1   Gunmen",
        "e12  Army",
    ]


def test_the_widest_column_wraps_where_room_is_short():
    assert list(table([("e1", "gunmen killed soldiers near the town")], width=20)) == [
        "e1  gunmen killed",
        "    soldiers near",
        "    the town",
    ]


def test_lines_in_a_cell_stay_lines_and_no_rows_are_no_table():
    assert list(table([("a", "b\nc")])) == ["a  b", "   c"]
    assert list(table([])) == []


def test_a_terminal_obeys_no_words_of_an_article():
    assert visible("\x1b[2JGao\u202efell\x07") == " [2JGao fell "


def test_wide_characters_and_marks_are_counted_as_shown():
    assert (cells("北京"), cells("e\u0301"), cells("Gao")) == (4, 1, 3)


def test_quoted_words_stand_on_one_line():
    assert quoted("We left\n  at dawn") == "“We left at dawn”"


@given(st.lists(st.tuples(news(max_size=4), news(max_size=4)), max_size=4), st.integers(30, 80))
def test_no_line_is_wider_than_the_table(rows, width):
    assert all(cells(line) <= width for line in table(rows, ("id", "words"), width))
