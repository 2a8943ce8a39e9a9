"""Names that begin with one that the registry has: a branch is not whose branch it is."""

import pytest

from tests.actors.casts import actor_at


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("Al-Qaida in the Islamic Maghreb", "aqim"),
        ("Al Qaeda in the Islamic Maghreb", "aqim"),
        ("al-Qaida in the Arabian Peninsula", "aqap"),
        ("Al-Qaida in Yemen", "aqap"),
        ("Al-Qaida in the Hills", "al-qaeda"),  # no branch that we know: then only whose it would be
        ("al-Qaida in the north", "al-qaeda"),
    ],
)
def test_a_branch_is_known_in_any_spelling_and_is_not_whose_branch_it_is(words, entry):
    actor = actor_at(f"{words} killed two soldiers.", words.split()[0])
    assert actor.registry == entry
    assert (actor.name == words) == (entry != "al-qaeda")
