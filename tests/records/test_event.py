from dataclasses import replace

import pytest

from tests.records import examples
from vedette.records import Casualty, Quantity


def test_killed_and_injured_are_worked_out_from_the_casualties():
    assert (examples.raid().killed, examples.raid().injured) == (examples.twelve(), None)
    later = Casualty(
        outcome="killed",
        quantity=Quantity(low=20, high=20, best=20, qualifier="exact"),
        evidence=(examples.span("killed"),),
    )
    both = replace(examples.raid(), casualties=(*examples.raid().casualties, later))
    assert (both.killed.low, both.killed.high, both.killed.qualifier) == (12, None, "at_least")


def test_killed_cannot_be_given():
    with pytest.raises((TypeError, ValueError), match="killed"):
        replace(examples.raid(), killed=None)
