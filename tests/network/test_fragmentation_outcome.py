"""How the bench counts what the watch said ahead, what it told at once, and its false alarms."""

import pytest

from bench.fragmentation import COLUMNS, SPLITS, UNTOLD, Split, alarms, lit, outcome, table
from tests.network.fragmentation_reports import report
from vedette.network.fragmentation import watch
from vedette.network.fragmentation_signs import INDICATORS
from vedette.network.signals import hear, month_of

SPLIT = Split("aqim", "2014-09", "a part leaves")


@pytest.mark.parametrize(
    ("months", "hits", "at_once", "false", "echo"),
    [
        ([], 0, 0, 0, 0),
        (["2014-03"], 1, 0, 0, 0),  # six months before
        (["2014-02"], 0, 0, 1, 0),  # seven
        (["2014-08"], 1, 0, 0, 0),
        (["2014-09"], 0, 1, 0, 0),
        (["2014-08", "2014-09"], 1, 0, 0, 0),
        (["2014-10"], 0, 0, 1, 1),
        (["2015-02", "2015-03"], 0, 0, 2, 1),
    ],
)
def test_lit_months_are_held_against_the_month_of_the_split(months, hits, at_once, false, echo):
    found = outcome({"aqim": [month_of(month) for month in months]}, [SPLIT])
    assert (found.hits, found.at_once, found.false_months, found.echo_months) == (hits, at_once, false, echo)
    assert found.hits + found.at_once + found.missed == 1
    assert found.lit_months == len(months)


def test_the_split_of_one_group_is_no_hit_of_another():
    found = outcome({"boko-haram": [month_of("2014-08")]}, [SPLIT])
    assert (found.hits, found.missed, found.false_months) == (0, 1, 1)


def test_what_was_published_before_the_split_may_foretell_it_and_the_report_of_it_may_not():
    first = report("2014-01-02", "Gouri member_of AQIM")
    criticism = report("2014-07-05", "Gouri criticises AQIM")
    split = report("2014-09-15", "Gouri split_from AQIM")
    watched = watch(hear([first, criticism, split]))
    assert outcome(lit(watched, "criticism_of_parent"), [SPLIT]).hits == 1
    assert outcome(lit(watched, "defections"), [SPLIT]).at_once == 1
    assert outcome(alarms(watched), [SPLIT]).at_once == 1


def test_the_table_has_a_row_for_the_alarm_and_for_each_indicator():
    figures = {f"{name}_{column}": 0 for name in ("alarm", *INDICATORS) for column in COLUMNS}
    assert [line.split("`")[1] for line in list(table(figures))[2:]] == ["alarm", *INDICATORS]


def test_the_splits_have_each_a_group_and_a_month_of_their_own():
    assert len({(split.group, month_of(split.month)) for split in (*SPLITS, *UNTOLD)}) == len(SPLITS) + len(UNTOLD)
