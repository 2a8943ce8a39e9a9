"""The titles around a person's name."""

import pytest

from tests.actors.casts import actor_at


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("A spokesman for the army, Omar Diallo, denied it.", ("spokesman",)),
        ("A commander in the Northern Front, Omar Diallo, fled.", ("commander",)),
        ("The governor of Kidal region, Omar Diallo, fled.", ("governor",)),
        ("The UN envoy in South Sudan Omar Diallo met the rebels.", ("UN envoy",)),
        ("UN envoy on Libya Omar Diallo met the rebels.", ("UN envoy",)),
        ("U.N. envoy for Yemen Omar Diallo met the rebels.", ("U.N. envoy for Yemen",)),
        ("A spokesman for the Northern Front, Omar Diallo, denied it.", ("spokesman for the Northern Front",)),
    ],
)
def test_an_office_is_the_title_of_the_name_behind_its_place_or_task(text, titles):
    assert actor_at(text, "Diallo").titles == titles


@pytest.mark.parametrize(
    "text",
    [
        "A minister in the government fled, Omar Diallo said.",  # the name ends no phrase
        "The commander met villagers in Gao, Omar Diallo among them.",
        "Commanders in the Northern Front, Omar Diallo and Ali Ba, fled.",  # of several
        "A shopkeeper in the north, Omar Diallo, fled.",  # no office
        "The commander fled. Omar Diallo, of the Red Crescent, stayed.",
    ],
)
def test_an_office_of_somebody_else_is_no_title(text):
    actor = actor_at(text, "Diallo")
    assert actor is None or actor.titles == ()


def test_a_title_before_the_place_makes_its_bearer_public_and_one_with_the_office():
    text = "The UN envoy in South Sudan Omar Diallo met the rebels. The envoy then left."
    assert actor_at(text, "Diallo").name == "Omar Diallo"
    assert actor_at(text, "envoy", nth=2) == actor_at(text, "Diallo")
