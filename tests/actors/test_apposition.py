"""Words beside a name that mean its bearer: the letters behind it, and a description behind those."""

import pytest

from tests.actors.casts import actor_at


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The Tana Dawn Front (TDF) rebel group left the town.", "Front", "group"),
        ("The Coalition of Free Hills (CFH) rebel group left the town.", "Hills", "group"),
        ("The Rally of Good Farmers (AGF) met in Gao.", "Farmers", "AGF"),  # in another language
        ("The Rally of Good Farmers (AGF, in Arabic) met in Gao.", "Farmers", "AGF"),
        ("The Tana Dawn Front (TDF) is a rebel group.", "Front", "group"),
    ],
)
def test_what_stands_behind_a_name_or_its_brackets_means_its_bearer(text, name, words):
    assert actor_at(text, words) == actor_at(text, name) is not None


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The Tana Dawn Front (led by Omar Diallo) met a rebel group.", "Front", "group"),
        ("The president (far left) met a rebel group.", "president", "group"),
        ("The United Nations (NATO) met in Gao.", "Nations", "NATO"),  # the registry knows them as two
        ("The Rally of Good Farmers (an AGF ally) met in Gao.", "Farmers", "AGF"),  # more than a name in the brackets
        ("The Rally of Good Farmers (AGF leader Omar Diallo) met in Gao.", "Farmers", "AGF"),
    ],
)
def test_what_only_stands_near_means_somebody_else(text, name, words):
    assert actor_at(text, words) != actor_at(text, name)
    assert actor_at(text, words) is not None
