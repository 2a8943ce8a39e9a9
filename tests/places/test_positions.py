import pytest

from vedette.places.positions import Position, between, border, direction_from, km, near, off, part_of

TOWN = Position(16.0, 0.0, 5.0, "town")
COUNTRY = Position(17.0, -4.0, 600.0, "country")


@pytest.mark.parametrize(
    ("direction", "north", "east"), [("north", 1, 0), ("southeast", -1, 1), ("west", 0, -1), ("northwest", 1, -1)]
)
def test_a_way_from_a_town_leads_to_that_side_and_that_far(direction, north, east):
    place = direction_from(TOWN, direction, 40)
    assert km(TOWN, place) == pytest.approx(40, abs=0.5)
    assert (place.lat - TOWN.lat) * north >= 0
    assert (place.lon - TOWN.lon) * east >= 0
    assert place.precision == "district"


def test_without_a_distance_a_direction_is_told_less_finely():
    assert direction_from(TOWN, "south", None).radius_km > direction_from(TOWN, "south", 10).radius_km


def test_the_south_of_a_country_is_a_smaller_region_south_of_its_middle():
    south = part_of(COUNTRY, "south")
    assert south.lat < COUNTRY.lat
    assert south.radius_km < COUNTRY.radius_km
    assert south.precision == "region"


def test_the_middle_of_a_country_stays_in_the_middle():
    assert part_of(COUNTRY, "central")[:2] == COUNTRY[:2]


def test_near_a_town_is_known_no_finer_than_a_district():
    assert near(TOWN) == Position(16.0, 0.0, 25.0, "district")
    assert near(COUNTRY).precision == "country"


def test_between_two_towns_is_half_way():
    other = Position(16.0, 2.0, 5.0, "town")
    place = between(TOWN, other)
    assert (place.lat, place.lon) == (16.0, 1.0)
    assert place.radius_km == pytest.approx(km(TOWN, other) / 2, abs=0.1)


def test_a_border_lies_nearer_to_the_smaller_country():
    small = Position(17.0, 6.0, 100.0, "country")
    place = border(COUNTRY, small)
    assert km(place, small) < km(place, COUNTRY)
    assert border(small, None).radius_km > small.radius_km


def test_off_a_coast_is_wider_than_the_country():
    assert off(COUNTRY).radius_km > COUNTRY.radius_km


@pytest.mark.parametrize("lon", [179.9, -179.9])
def test_positions_stay_on_the_globe_across_the_date_line(lon):
    edge = Position(0.0, lon, 5.0, "town")
    for direction in ("east", "west"):
        assert -180 <= direction_from(edge, direction, 100).lon <= 180
    assert abs(between(edge, Position(0.0, -lon, 5.0, "town")).lon) == pytest.approx(180, abs=0.2)
