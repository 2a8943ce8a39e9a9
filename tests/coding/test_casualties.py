import pytest

from tests.coding.readings import reading_of
from vedette.actors.cast import Cast
from vedette.coding.casualties import as_casualties, find_tolls, near_tolls
from vedette.coding.quantities import find_counts
from vedette.records import Actor, Casualty, How, Span, widest

FRAME = How(by="frame", name="test")


def casualties(text: str, *triggers: str, cast: Cast | None = None, **sides: tuple[str, ...]) -> tuple[Casualty, ...]:
    reading = reading_of(text)
    at = [word.index for word in reading.words if word.text in triggers]
    known = cast or Cast((), {})
    return as_casualties(near_tolls(reading, find_tolls(reading, find_counts(reading), known), at), known, **sides)


def told(found: tuple[Casualty, ...]) -> list[tuple[str, object, object]]:
    return [(c.outcome, c.quantity.low, c.quantity.high) for c in found]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A policeman was killed and four others wounded.", "killed", [("killed", 1, 1), ("injured", 4, 4)]),
        ("Rebels killed five people.", "killed", [("killed", 5, 5)]),
        ("At least 12 people died in an attack on Gao.", "attack", [("killed", 12, None)]),
        ("A bomb exploded in Gao, killing about 100 people.", "exploded", [("killed", 100, 100)]),
        ("The raid killed seven workers and a Malian officer.", "killed", [("killed", 8, 8)]),
        ("Rebels killed 12 people, including 3 soldiers.", "killed", [("killed", 12, 12)]),
        ("Gunmen abducted a French engineer.", "abducted", [("abducted", 1, 1)]),
        ("Gunmen abducted and killed a French engineer.", "abducted", [("abducted", 1, 1), ("killed", 1, 1)]),
        ("The village was bombed, but no casualties were reported.", "bombed", [("killed", 0, 0), ("injured", 0, 0)]),
        ("Police arrested seven suspects.", "arrested", [("detained", 7, 7)]),
        ("The army captured two tanks and five villages.", "captured", []),
        ("Rebels killed civilians.", "killed", []),
        ("Two soldiers killed a rebel.", "killed", [("killed", 1, 1)]),
        ("A patrol was attacked.", "attacked", []),
        ("Rebels attacked Gao. Five people died in Mopti.", "attacked", []),
    ],
)
def test_an_act_has_its_tolls(text, trigger, expected):
    assert told(casualties(text, trigger)) == expected


def test_tolls_of_different_people_stay_apart_and_have_sides():
    text = "Soldiers and rebels fought in Gao, and the fighting killed nine soldiers, four rebels and two villagers."
    reading = reading_of(text)
    actors = {"soldiers": "a1", "rebels": "a2", "villagers": "a3"}
    cast = Cast(
        tuple(
            Actor(
                id=id_, name=form, kind="civilians" if form == "villagers" else "state_force",
                evidence=(Span(0, 1),), confidence=1, how=FRAME,
            )
            for form, id_ in actors.items()
        ),
        {word.index: actors[word.text] for word in reading.words if word.text in actors},
    )  # fmt: skip
    found = casualties(text, "killed", cast=cast, sources=("a1",), targets=("a2",))
    assert [(c.who, c.side, c.quantity.best) for c in found] == [
        ("a1", "source", 9), ("a2", "target", 4), ("a3", "bystander", 2),
    ]  # fmt: skip
    assert [c.side for c in casualties(text, "killed", cast=cast, sources=("a1", "a2"), targets=("a1", "a2"))] == [
        None, None, "bystander",
    ]  # fmt: skip
    assert widest(found, "killed").best == 15


def test_a_toll_quotes_its_words():
    text = "On Monday rebels killed at least 12 people."
    (toll,) = find_tolls(reading_of(text), find_counts(reading_of(text)), Cast((), {}))
    assert [span.of(text) for span in toll.casualty.evidence] == ["killed at least 12 people"]
    assert toll.casualty.quantity.text == "at least 12"


def test_nothing_has_no_tolls():
    assert find_tolls(reading_of(""), (), Cast((), {})) == ()
