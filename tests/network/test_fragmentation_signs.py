"""Each indicator of a coming split: the reports that light it, and beside them those that must not."""

from pathlib import Path

import pytest

from tests.network.fragmentation_reports import report
from vedette.network.fragmentation import watch
from vedette.network.fragmentation_signs import INDICATORS
from vedette.network.signals import hear

MEMBERS = report("2014-01-10", "Droukdel leads AQIM", "Gouri member_of AQIM", "Katiba branch_of AQIM")
RIVALS = report("2014-01-11", "MUJAO rival_of AQIM", "AQIM branch_of Al-Qaeda", "Zawahiri leads Al-Qaeda")


PAGE = (Path(__file__).parents[2] / "docs" / "fragmentation.md").read_text(encoding="utf-8")


def lit(*sentences, group="aqim", month="2014-03", before=(MEMBERS, RIVALS)):
    """The indicators that a report of the month lights, with their words."""
    watched = watch(hear([*before, report(f"{month}-05", *sentences)]))
    return {
        indicator.name: indicator.words
        for each in watched
        for indicator in each.indicators
        if each.group.id == group and indicator.month == month
    }


SPEAKS = {
    "ties_of_parts": [
        "Katiba allied_with MUJAO",
        "MUJAO supports Gouri",
        "Katiba fights AQIM",
        "Gouri rival_of Droukdel",
    ],
    "criticism_of_parent": [
        "Gouri criticises AQIM",
        "Gouri criticises Droukdel",
        "Katiba ACCUSE AQIM",
        "Gouri REJECT Droukdel",
        "Algeria says: Gouri criticises AQIM",
    ],
    "defections": [
        "Katiba split_from AQIM",
        "Gouri defected_from AQIM",
        "Gouri defected_to MUJAO",
        "Gouri ends member_of AQIM",
        "Katiba ends pledged_allegiance Droukdel",
        "fighters defected_from AQIM",
    ],
    "pledges_elsewhere": [
        "Gouri pledged_allegiance MUJAO",
        "Katiba begins pledged_allegiance Islamic-State",
        "Islamic-State accepts pledged_allegiance Katiba",
        "Islamic-State refuses pledged_allegiance Katiba",  # it was made all the same
    ],
    "disputes_within": ["Gouri disputes_within AQIM"],
    "cross_membership": ["Gouri member_of MUJAO"],
}
SILENT = {
    "ties_of_parts": [
        "Katiba allied_with Ansar-Dine",  # no rival
        "MUJAO allied_with Ansar-Dine",  # no part
        "Gouri negotiates_with MUJAO",  # neither for nor against
        "MUJAO fights AQIM",
        "Katiba denied allied_with MUJAO",
        "Katiba possible allied_with MUJAO",
        "Katiba ends allied_with MUJAO",
        "Katiba fights MUJAO",  # with its group
    ],
    "criticism_of_parent": [
        "MUJAO criticises AQIM",  # a rival's
        "Algeria ACCUSE AQIM",
        "Droukdel criticises Gouri",  # from above
        "Gouri criticises MUJAO",
        "Gouri denied criticises AQIM",
        "AQIM REJECT Droukdel",
        "Algeria says: MUJAO criticises AQIM",
    ],
    "defections": [
        "Katiba denied split_from AQIM",
        "Katiba possible split_from AQIM",
        "AQIM split_from MUJAO",
        "MUJAO split_from Ansar-Dine",
        "Gouri defected_to Al-Qaeda",  # up its own line
        "Algeria defected_from AQIM",  # a state belongs to no group
    ],
    "pledges_elsewhere": [
        "Gouri pledged_allegiance AQIM",
        "Gouri pledged_allegiance Droukdel",
        "Gouri pledged_allegiance Zawahiri",
        "Droukdel pledged_allegiance Islamic-State",  # the only leader: the group's own
        "MUJAO pledged_allegiance Islamic-State",
        "Gouri denied pledged_allegiance Islamic-State",
        "Gouri ends pledged_allegiance Islamic-State",
        "Katiba accepts pledged_allegiance Islamic-State",  # it is the one that is pledged to
    ],
    "disputes_within": ["Gouri disputes_within MUJAO", "Gouri denied disputes_within AQIM"],
    "cross_membership": [
        "Gouri member_of Al-Qaeda",  # kin
        "Gouri denied member_of MUJAO",
        "Sahraoui member_of MUJAO",
        "Katiba member_of MUJAO",  # people alone
        "Gouri member_of fighters",  # no group by name
    ],
}


@pytest.mark.parametrize(("name", "sentence"), [(name, one) for name, some in SPEAKS.items() for one in some])
def test_what_lights_an_indicator(name, sentence):
    assert name in lit(sentence)


@pytest.mark.parametrize(("name", "sentence"), [(name, one) for name, some in SILENT.items() for one in some])
def test_what_does_not_light_it(name, sentence):
    assert name not in lit(sentence)


def test_the_words_say_who_and_whom():
    assert lit("Gouri criticises Droukdel")["criticism_of_parent"] == "Gouri speaks against Droukdel"
    assert lit("Katiba allied_with MUJAO") == {
        "ties_of_parts": "Katiba is on good terms with MUJAO, a rival of the group"
    }


def test_the_commander_of_a_branch_belongs_to_the_group_above():
    assert "criticism_of_parent" in lit("Sahraoui leads Katiba", "Sahraoui criticises AQIM")
    assert "criticism_of_parent" not in lit("Sahraoui leads MUJAO", "Sahraoui criticises AQIM")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gouri says: AQIM allied_with MUJAO", "Droukdel says: AQIM denied allied_with MUJAO"),
        ("Gouri says: Katiba SUPPORT MUJAO", "AQIM says: Katiba denied SUPPORT MUJAO"),
        ("Gouri says: AQIM allied_with MUJAO", "Droukdel says: AQIM ends allied_with MUJAO"),
        ("Gouri pledged_allegiance Islamic-State", "Droukdel REJECT Islamic-State"),
    ],
)
def test_two_voices_of_one_group_contradict_each_other(first, second):
    before = report("2014-02-05", first)
    assert "contradictory_statements" in lit(second, before=(MEMBERS, before))
    assert "contradictory_statements" in lit(first, before=(MEMBERS, report("2014-02-05", second)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gouri says: AQIM allied_with MUJAO", "Algeria says: AQIM denied allied_with MUJAO"),  # an outsider denies
        ("Algeria says: AQIM allied_with MUJAO", "Droukdel says: AQIM denied allied_with MUJAO"),  # or affirms
        ("Gouri says: AQIM allied_with MUJAO", "Gouri says: AQIM denied allied_with MUJAO"),  # one changes his mind
        ("Gouri says: AQIM allied_with MUJAO", "Droukdel says: AQIM denied allied_with Ansar-Dine"),
        ("Gouri says: AQIM allied_with MUJAO", "AQIM denied allied_with MUJAO"),  # nobody is said to say so
        ("Gouri pledged_allegiance Islamic-State", "MUJAO REJECT Islamic-State"),
        ("MUJAO pledged_allegiance Islamic-State", "Droukdel REJECT Islamic-State"),
    ],
)
def test_who_is_no_second_voice_contradicts_nobody(first, second):
    assert "contradictory_statements" not in lit(second, before=(MEMBERS, report("2014-02-05", first)))


def test_a_contradiction_ages():
    old = report("2014-02-05", "Gouri says: AQIM allied_with MUJAO")
    denial = "Droukdel says: AQIM denied allied_with MUJAO"
    assert "contradictory_statements" in lit(denial, before=(MEMBERS, old), month="2014-07")
    assert "contradictory_statements" not in lit(denial, before=(MEMBERS, old), month="2014-08")


def test_ties_are_many_from_the_third_on_while_one_is_new():
    two = report("2014-02-05", "AQIM allied_with MUJAO", "Ansar-Dine fights AQIM")
    assert lit("AQIM supports Boko-Haram", before=(two,))["many_ties"] == "Ansar-Dine; Boko-Haram; MUJAO"
    assert "many_ties" not in lit("AQIM supports MUJAO", before=(two,))
    assert "many_ties" not in lit("AQIM fights Algeria", before=(two,))
    three = report("2014-02-06", "AQIM supports Boko-Haram")
    assert "many_ties" not in lit("AQIM supports Boko-Haram", before=(two, three))


def test_two_posts_far_apart_in_time_are_no_cross_membership():
    assert "cross_membership" in lit("Gouri leads MUJAO", month="2014-06")
    assert "cross_membership" not in lit("Gouri leads MUJAO", month="2014-07")


def test_leadership_is_uneven_when_one_leader_has_far_more_ties():
    one = report("2014-02-05", "Gouri leads AQIM", "Gouri negotiates_with MUJAO")
    assert "uneven_leadership" not in lit("Droukdel supports MUJAO", before=(MEMBERS, one))
    many = "Droukdel supports MUJAO", "Droukdel supports Boko-Haram", "Droukdel fights Algeria"
    assert lit(*many, before=(MEMBERS, one))["uneven_leadership"] == "Droukdel has 3 ties, Gouri 1"
    assert "uneven_leadership" not in lit(*many, before=(MEMBERS,))  # one leader


def test_the_leader_without_a_name_is_no_second_leader():
    pledge = "Droukdel pledged_allegiance Islamic-State"
    assert "pledges_elsewhere" not in lit(pledge, "commander leads AQIM", "commander pledged_allegiance Islamic-State")
    assert "pledges_elsewhere" in lit(pledge, "Gouri leads AQIM")


def test_a_split_that_is_told_again_is_no_news():
    told = report("2014-02-05", "Katiba split_from AQIM")
    assert "defections" not in lit("Katiba split_from AQIM", before=(MEMBERS, told))
    assert "defections" in lit("Gouri defected_from AQIM", before=(MEMBERS, told))


def test_who_has_left_speaks_for_the_group_no_more():
    left = report("2014-02-05", "Gouri defected_from AQIM")
    assert "criticism_of_parent" in lit("Gouri criticises AQIM", month="2014-02", before=(MEMBERS, left))
    assert "criticism_of_parent" not in lit("Gouri criticises AQIM", before=(MEMBERS, left))
    back = report("2014-03-01", "Gouri member_of AQIM")
    assert "criticism_of_parent" in lit("Gouri criticises AQIM", before=(MEMBERS, left, back))


def test_who_was_succeeded_leads_no_more():
    new = report("2014-02-05", "Gouri leads AQIM", "Gouri succeeded Droukdel")
    assert "criticism_of_parent" not in lit("Katiba criticises Droukdel", before=(MEMBERS, new))
    assert "criticism_of_parent" in lit("Katiba criticises Gouri", before=(MEMBERS, new))


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_is_silent_on_a_group_of_which_nothing_is_known(name):
    assert name not in lit("MUJAO fights Algeria")


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_is_defined_and_says_where_it_comes_from(name):
    measure = INDICATORS[name]
    assert measure.definition
    assert measure.source
    assert measure.find.__name__ == name
    assert PAGE.count(f"\n| `{name}` |") == 2, "its row among the indicators, and its row of figures"
