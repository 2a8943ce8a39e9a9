"""The fragmentation watch: what is lit in which month, since when, and that later reports change nothing of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.fragmentation_reports import report
from vedette.network.fragmentation import watch
from vedette.network.signals import hear, month_of, month_text
from vedette.records import Judgement, Time

NAMES = ["AQIM", "Katiba", "MUJAO", "Gouri", "Droukdel", "fighters"]
TIES = [
    "leads",
    "member_of",
    "branch_of",
    "rival_of",
    "allied_with",
    "criticises",
    "split_from",
    "defected_to",
    "fights",
]
TIES += ["pledged_allegiance", "succeeded", "disputes_within", "REJECT", "ACCUSE", "SUPPORT"]
sentences = st.builds(
    "{}{} {}{} {}".format,
    st.sampled_from(["", "", "Gouri says: ", "Droukdel says: "]),
    st.sampled_from(NAMES),
    st.sampled_from(["", "", "denied "]),
    st.sampled_from(TIES),
    st.sampled_from(NAMES),
).filter(lambda sentence: sentence.split()[-1] != sentence.split(": ")[-1].split()[0])
dates = st.sampled_from([f"2014-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 20)])
# News of a group with parts: half of the reports are about who belongs to it.
first = report("2014-01-02", "Droukdel leads AQIM", "Gouri member_of AQIM", "Katiba branch_of AQIM")
reports = st.builds(lambda date, said: report(date, *said), dates, st.lists(sentences, min_size=1, max_size=3))
news = st.lists(reports, max_size=8).map(lambda some: [first, *some])


def indicators(documents, until="9999-12"):
    """All that is lit until a month, over all groups."""
    return {i for each in watch(hear(documents)) for i in each.indicators if i.month <= until}


def group(documents, id_="aqim"):
    return next(each for each in watch(hear(documents)) if each.group.id == id_)


@given(news, st.sampled_from([f"2014-{month:02}" for month in range(1, 13)]))
def test_later_reports_never_change_an_earlier_month(documents, until):
    earlier = [coded for coded in documents if coded.document.published[:7] <= until]
    assert indicators(earlier) == indicators(documents, until)


@given(news, st.randoms())
def test_the_order_of_the_reports_does_not_matter(documents, chance):
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert watch(hear(shuffled)) == watch(hear(documents))


@given(news)
def test_a_report_that_comes_twice_counts_once(documents):
    assert watch(hear([*documents, *documents])) == watch(hear(documents))


@given(news)
def test_the_evidence_stands_in_the_reports_and_reaches_into_the_month(documents):
    texts = {coded.document.id: coded.document.text for coded in documents}
    for indicator in indicators(documents):
        assert all(e.words in texts[e.document] for e in indicator.evidence)
        assert max(e.published for e in indicator.evidence)[:7] == indicator.month
        assert indicator.value > 0


def test_nothing_is_lit_on_no_reports():
    assert watch(hear([])) == ()


def test_a_group_is_watched_from_its_first_mention_to_the_last_of_all_reports():
    watched = group([first, report("2014-04-01", "MUJAO fights Algeria")])
    assert list(watched.months()) == ["2014-01", "2014-02", "2014-03", "2014-04"]
    assert watched.indicators == ()
    assert watched.alarms() == ()


def test_states_people_and_those_without_a_name_are_not_watched():
    watched = watch(hear([report("2014-01-02", "Algeria fights fighters", "Gouri leads AQIM")]))
    assert [each.group.id for each in watched] == ["aqim"]


def test_a_report_without_a_date_is_left_out_and_named():
    undated = report(None, "Gouri criticises AQIM")
    heard = hear([first, undated])
    assert heard.undated == (undated.document.id,)
    assert indicators([first, undated]) == set()


def test_a_report_of_which_only_the_year_is_known_is_known_at_its_end():
    dated = report("2014-01-01", "Gouri criticises AQIM")
    vague = replace(dated, document=replace(dated.document, published_precision="year"))
    (indicator,) = indicators([first, vague])
    assert indicator.month == "2014-12"


@pytest.mark.parametrize(("year", "lit"), [("2014", True), ("2012", False)])
def test_what_was_long_over_when_it_was_told_is_no_news(year, lit):
    told = report("2014-03-05", "Gouri begins criticises AQIM")
    when = Time(start=f"{year}-02-01", end=f"{year}-03-01", precision="month", text="February", anchor="explicit")
    dated = replace(told, affiliations=tuple(replace(tie, time=when) for tie in told.affiliations))
    assert bool(indicators([first, dated])) is lit


def test_whom_somebody_judged_to_be_another_is_another():
    told = report("2014-03-05", "Gouri criticises AQIM")
    gouri = next(actor.id for actor in told.actors if actor.name == "Gouri")
    other = Judgement(
        id="j1",
        kind="different_actor",
        on=("gouri", f"{told.document.id}#{gouri}"),
        who="a reader",
        when="2024-01-01T00:00:00Z",
    )
    assert [each.indicators for each in watch(hear([first, told], [other]))] == [(), ()]
    assert indicators([first, told])


def test_who_was_judged_to_be_the_same_is_the_same():
    told = report("2014-03-05", "Sahraoui criticises AQIM")
    same = Judgement(id="j1", kind="same_actor", on=("gouri", "sahraoui"), who="a reader", when="2024-01-01T00:00:00Z")
    assert [len(each.indicators) for each in watch(hear([first, told], [same]))] == [1, 0]
    assert not indicators([first, told])


def test_a_record_of_low_confidence_lights_nothing():
    assert indicators([first, report("2014-03-05", "Gouri criticises AQIM", confidence=0.3)]) == set()


def test_an_indicator_carries_its_words_with_who_printed_them():
    criticism = report("2014-03-05", "Gouri criticises AQIM")
    (indicator,) = indicators([first, criticism])
    (evidence,) = indicator.evidence
    assert (evidence.words, evidence.outlet, evidence.published) == (
        "Gouri criticises AQIM",
        "Sample Wire",
        "2014-03-05",
    )
    assert (evidence.document, evidence.record) == (criticism.document.id, "r0")


def test_several_reports_of_one_thing_count_once_with_all_their_evidence():
    again = [report(f"2014-03-0{day}", "Gouri criticises AQIM") for day in (5, 6)]
    (indicator,) = indicators([first, *again])
    assert indicator.value == 1
    assert len(indicator.evidence) == 2


def test_those_without_a_name_count_where_nobody_is_named():
    some = report("2014-03-05", "fighters defected_from AQIM")
    (alone,) = indicators([first, some])
    (both,) = indicators([first, some, report("2014-03-06", "Gouri defected_from AQIM")])
    assert (alone.value, both.value) == (1, 1)
    assert both.words == "Gouri is said to have left"


def test_the_alarm_takes_two_different_indicators_within_the_months():
    criticism = report("2014-03-05", "Gouri criticises AQIM")
    again = report("2014-04-05", "Katiba criticises AQIM")
    assert group([first, criticism, again]).alarms() == ()
    split = report("2014-08-05", "Katiba split_from AQIM")
    late = report("2014-12-31", "MUJAO fights Algeria")
    watched = group([first, criticism, split, late])
    assert watched.lit_by("2014-08") == ("criticism_of_parent", "defections")
    assert watched.alarms() == ("2014-08",)
    split_later = report("2014-09-05", "Katiba split_from AQIM")
    assert group([first, criticism, split_later, late]).alarms() == ()


@pytest.mark.parametrize(("months", "since"), [(("03", "06"), "2014-03"), (("03", "10"), "2014-10")])
def test_an_indicator_is_lit_since_the_first_month_without_a_break(months, since):
    said = [report(f"2014-{month}-05", "Gouri criticises AQIM") for month in months]
    watched = group([first, *said])
    assert watched.since(watched.indicators[-1]) == since


def test_months_are_counted_over_the_end_of_a_year():
    assert [month_text(month_of("2014-11") + more) for more in range(3)] == ["2014-11", "2014-12", "2015-01"]
