import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records.strategies import quantities
from vedette.records import Quantity, Span, hull, total

TWELVE = Quantity(low=12, qualifier="at_least", text="at least 12", start=0, end=11)
THREE = Quantity(low=3, high=3, best=3, qualifier="exact", text="three", start=20, end=25)
ABOUT_120 = Quantity(low=120, high=120, best=120, qualifier="about", text="around 120", start=30, end=40)
DOZENS = Quantity(low=24, high=99, qualifier="vague", text="dozens", start=50, end=56)
MANY = Quantity(qualifier="vague", text="many", start=60, end=64)

several = st.lists(quantities(), min_size=2, max_size=4)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"low": 9, "high": 8, "qualifier": "range"}, "low <= best <= high"),
        ({"low": 1, "high": 3, "best": 4, "qualifier": "range"}, "low <= best <= high"),
        ({"low": -1, "qualifier": "at_least"}, "0 <= low"),
        ({"low": math.nan, "qualifier": "at_least"}, "0 <= low"),
        ({"high": math.inf, "qualifier": "at_most"}, "0 <= low"),
        ({"low": 12, "high": 20, "qualifier": "at_least"}, "leaves the other end open"),
        ({"low": 1, "high": 1000, "qualifier": "at_most"}, "leaves the other end open"),
        ({"low": 8, "high": 8, "qualifier": "exact", "text": "eight"}, "both offsets"),
        ({"low": 8, "high": 8, "qualifier": "exact", "text": "eight", "start": 5, "end": 5}, "0 <= start < end"),
    ],
)
def test_a_quantity_that_contradicts_itself_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        Quantity(**wrong)


def test_a_quantity_knows_where_its_words_stand():
    assert THREE.span == Span(20, 25)
    assert total([THREE, THREE]).span is None


@pytest.mark.parametrize(
    ("versions", "low", "high", "best", "qualifier"),
    [
        ([THREE, TWELVE], 3, None, None, "at_least"),
        ([THREE, ABOUT_120], 3, 120, None, "range"),
        ([ABOUT_120, ABOUT_120], 120, 120, 120, "about"),
        ([THREE, THREE], 3, 3, 3, "exact"),
        ([DOZENS, ABOUT_120], 24, 120, None, "range"),
        ([THREE, MANY], None, None, None, "vague"),
    ],
)
def test_versions_of_one_count_reach_from_the_lowest_to_the_highest(versions, low, high, best, qualifier):
    assert hull(versions) == Quantity(low=low, high=high, best=best, qualifier=qualifier)


@pytest.mark.parametrize(
    ("parts", "low", "high", "best", "qualifier"),
    [
        ([THREE, TWELVE], 15, None, None, "at_least"),
        ([THREE, ABOUT_120], 123, 123, 123, "about"),
        ([THREE, THREE], 6, 6, 6, "exact"),
        ([THREE, DOZENS], 27, 102, None, "range"),
        ([THREE, MANY], None, None, None, "vague"),
    ],
)
def test_counts_of_different_things_add_up_as_far_as_they_are_known(parts, low, high, best, qualifier):
    assert total(parts) == Quantity(low=low, high=high, best=best, qualifier=qualifier)


@given(quantities())
def test_one_quantity_alone_keeps_its_words(quantity):
    assert hull([quantity]) is quantity
    assert total([quantity]) is quantity


@given(several)
def test_an_end_that_one_leaves_open_stays_open(quantities):
    for joined in (hull(quantities), total(quantities)):
        assert (joined.low is None) == any(quantity.low is None for quantity in quantities)
        assert (joined.high is None) == any(quantity.high is None for quantity in quantities)


@given(several)
def test_every_version_lies_in_what_joins_them(versions):
    joined = hull(versions)
    for version in versions:
        assert joined.low is None or joined.low <= version.low
        assert joined.high is None or version.high <= joined.high
