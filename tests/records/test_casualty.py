import pytest

from vedette.records import Casualty, Quantity, Span, widest

HERE = (Span(0, 4),)


def exactly(n):
    return Quantity(low=n, high=n, best=n, qualifier="exact", text=str(n), start=0, end=len(str(n)))


def at_least(n):
    return Quantity(low=n, qualifier="at_least")


def up_to(n):
    return Quantity(high=n, qualifier="at_most")


def toll(quantity, who="soldiers", claim="army", outcome="killed", side=None):
    return Casualty(outcome=outcome, who=who, side=side, claim=claim, quantity=quantity, evidence=HERE)


@pytest.mark.parametrize(
    ("tolls", "low", "high"),
    [
        pytest.param([toll(exactly(8))], 8, 8, id="one toll"),
        pytest.param([toll(exactly(8)), toll(exactly(5), "rebels")], 13, 13, id="different people add up"),
        pytest.param([toll(at_least(8)), toll(exactly(5), "rebels")], 13, None, id="an open end of a part stays open"),
        pytest.param([toll(exactly(8)), toll(exactly(5), side="bystander")], 13, 13, id="so do different sides"),
        pytest.param([toll(exactly(8)), toll(exactly(9))], 8, 9, id="two versions by one source are a range"),
        pytest.param([toll(exactly(8)), toll(exactly(20), claim="rebels")], 8, 20, id="and so by two"),
        pytest.param([toll(at_least(12)), toll(exactly(15), claim=None)], 12, None, id="nobody says how many at most"),
        pytest.param([toll(up_to(20)), toll(exactly(15), claim=None)], None, 20, id="nor how many at least"),
        pytest.param(
            [toll(exactly(3)), toll(exactly(2), "rebels"), toll(exactly(4), claim="rebels")],
            4,
            5,
            id="sums are compared",
        ),
        pytest.param([toll(exactly(8)), toll(exactly(30), outcome="injured")], 8, 8, id="the injured are not dead"),
    ],
)
def test_the_widest_account_holds_what_every_source_says(tolls, low, high):
    account = widest(tolls, "killed")
    assert (account.low, account.high) == (low, high)


def test_no_toll_is_unknown_and_never_nought():
    assert widest([toll(exactly(30), outcome="injured")], "killed") is None


def test_one_toll_keeps_its_words():
    assert widest([toll(exactly(8))], "killed").span == Span(0, 1)


def test_a_toll_needs_evidence():
    with pytest.raises(ValueError, match="needs evidence"):
        Casualty(outcome="killed", quantity=exactly(8), evidence=())
