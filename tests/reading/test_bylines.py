"""Names of people in bylines, and what is none."""

import pytest

from vedette.reading.bylines import read_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ana Name", ("Ana Name",)),
        ("By Ana Name and Ben Other", ("Ana Name", "Ben Other")),
        ("Ana Name, Ben Other and Cy Third", ("Ana Name", "Ben Other", "Cy Third")),
        ("By Ana Name, senior correspondent", ("Ana Name",)),
        ("Name, Ana", ("Ana Name",)),
        ("Ana Name | Daily Desk", ("Ana Name",)),
        ("Reuters", ()),
        ("The Associated Press", ()),
        ("Desk Staff", ()),
        ("ana@desk.example", ()),
        ("desk.com", ()),
        ("https://desk.example/ana", ()),
        ("Daily Desk", ()),
        ("World", ()),
        ("", ()),
    ],
)
def test_people_are_kept_and_sites_agencies_and_addresses_are_not(line, names):
    assert read_names([line], ["Daily Desk", "World", None]) == names
