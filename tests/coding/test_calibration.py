import pytest

from tests.coding.casts import cast_of
from tests.coding.readings import reading_of
from vedette.assets.resources import read_table
from vedette.coding.calibration import Calibration, mapped


def test_a_map_of_nothing_keeps_a_prior():
    assert mapped(0.7, 0.0, 1.0) == 0.7


@pytest.mark.parametrize(("prior", "offset", "slope"), [(0.0, -3.0, 2.0), (1.0, 3.0, 2.0), (0.5, 9.0, 1.0)])
def test_a_confidence_stays_one(prior, offset, slope):
    assert 0 <= mapped(prior, offset, slope) <= 1


def test_a_higher_prior_stays_the_higher():
    told = [mapped(prior, -1.1, 1.7) for prior in (0.2, 0.5, 0.7, 0.9)]
    assert told == sorted(set(told))


def test_kinds_without_a_map_keep_their_priors():
    actors = cast_of(reading_of("Gunmen fled."), {"Gunmen": "unidentified"}).actors
    assert Calibration({}).apply("actors", actors) == actors


def test_the_shipped_map_has_every_kind_that_gold_has():
    kinds = {"actors", "places", "events", "affiliations", "claims", "estimates", "outlooks"}
    assert set(Calibration.from_table(read_table("calibration")).maps) == kinds
