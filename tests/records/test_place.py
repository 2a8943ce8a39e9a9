from dataclasses import replace

import pytest

from tests.records import examples


@pytest.mark.parametrize("wrong", [{"lat": 95.0}, {"lon": None}, {"lat": None}, {"lon": 181.0}, {"lat": float("nan")}])
def test_a_position_off_the_globe_or_half_known_is_refused(wrong):
    with pytest.raises(ValueError, match=r"latitude in -90\.\.90"):
        replace(examples.gao(), **wrong)


def test_a_place_may_stay_unresolved():
    assert replace(examples.gao(), lat=None, lon=None, radius_km=None, precision="unresolved").lat is None


def test_a_radius_is_not_negative():
    with pytest.raises(ValueError, match="-1 km"):
        replace(examples.gao(), radius_km=-1)
