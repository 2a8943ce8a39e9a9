import pytest

from tests.coding.readings import reading_of
from vedette.coding.outcomes import fate_of, is_part


def word(text: str, form: str) -> int:
    return next(word.index for word in reading_of(text).words if word.text == form)


@pytest.mark.parametrize(
    ("text", "who", "outcome", "by"),
    [
        ("Rebels killed five soldiers.", "soldiers", "killed", "killed"),
        ("Five soldiers were killed by rebels.", "soldiers", "killed", "killed"),
        ("A bomb exploded, killing five soldiers.", "soldiers", "killed", "killing"),
        ("Five soldiers died in the fighting.", "soldiers", "killed", "died"),
        ("A policeman was killed and four others wounded.", "others", "injured", "wounded"),
        ("The shelling left 40 people dead.", "people", "killed", "dead"),
        ("The raids have cost the lives of 70 villagers.", "villagers", "killed", "cost"),
        ("The death toll was 12 soldiers.", "soldiers", "killed", "toll"),
        ("The dead included 12 soldiers.", "soldiers", "killed", "dead"),
        ("The bodies of six men were found.", "men", "killed", "bodies"),
        ("Rebels killed 12 people, including a nurse.", "nurse", "killed", "killed"),
        ("All four hostages were killed.", "hostages", "killed", "killed"),
        ("Gunmen kidnapped a group of seven workers.", "workers", "abducted", "kidnapped"),
        ("Police arrested seven suspects.", "suspects", "detained", "arrested"),
        ("About 300 villagers fled.", "villagers", "displaced", "fled"),
        ("The rebels freed 30 soldiers.", "soldiers", "released", "freed"),
        ("Twelve rebels surrendered.", "rebels", "surrendered", "surrendered"),
        ("Nine miners are thought to have died.", "miners", "killed", "died"),
        ("Nine rebels are believed to have been killed.", "rebels", "killed", "killed"),
        ("Nine soldiers were counted dead at first.", "soldiers", "killed", "dead"),
        ("Nine soldiers lost their lives in the attack.", "soldiers", "killed", "lost"),
        ("Eleven people died in all: nine tourists and two guards.", "tourists", "killed", "died"),
        ("The number of hostages killed has risen to 37.", "37", "killed", "killed"),
    ],
)
def test_words_around_a_noun_say_what_became_of_its_people(text, who, outcome, by):
    fate = fate_of(reading_of(text), word(text, who))
    assert fate
    assert (fate.outcome, reading_of(text).words[fate.word].text) == (outcome, by)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rebels killed five soldiers.", "Rebels"),
        ("Two soldiers arrested a man.", "soldiers"),
        ("Five soldiers patrolled the road.", "soldiers"),
        ("Five soldiers are thought to have left.", "soldiers"),
        ("Five soldiers lost their way.", "soldiers"),
        ("The rebels took the road to Gao.", "road"),
        ("The minister took five soldiers to Gao.", "soldiers"),
    ],
)
def test_who_does_it_and_who_is_only_there_suffers_nothing(text, who):
    assert fate_of(reading_of(text), word(text, who)) is None


def test_a_thing_that_is_seized_is_not_abducted():
    text = "Rebels captured five towns."
    assert fate_of(reading_of(text), word(text, "towns"), people=False) is None


@pytest.mark.parametrize(
    ("text", "who", "part"),
    [
        ("Rebels killed 12 people, including 3 soldiers.", "soldiers", True),
        ("Rebels killed 12 people, including 3 soldiers.", "people", False),
        ("Six men, two of them soldiers, were arrested.", "them", True),
        ("Six men, two of them soldiers, were arrested.", "men", False),
    ],
)
def test_a_part_is_told_from_its_whole(text, who, part):
    assert is_part(reading_of(text), word(text, who)) is part
