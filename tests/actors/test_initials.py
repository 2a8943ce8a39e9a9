"""The letters for which abbreviations stand."""

import pytest

from vedette.actors.initials import initials


@pytest.mark.parametrize(
    ("name", "capitals", "every"),
    [
        ("Front for Free Men", "FFM", "FFFM"),
        ("Front - for Men", "FM", "FFM"),
        ("the 3rd Brigade", "B", "T3B"),
        ("", "", ""),
    ],
)
def test_capitals_alone_and_all_letters(name, capitals, every):
    assert initials(name.split()) == (capitals, every)
