import pytest

from vedette.records import Time, moment


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2014-09-14", "2014-09-15"),
        ("2014-09-14", "2014-09-14T00:01"),
        ("2014-09-14T12:00+02:00", "2014-09-14T10:30Z"),
        ("2014-09-14T09:59:59.5", "2014-09-14T10:00Z"),
    ],
)
def test_dates_and_date_times_are_compared_as_instants(earlier, later):
    assert moment(earlier) < moment(later)
    assert Time(start=earlier, end=later, precision="day", anchor="explicit").start == earlier


@pytest.mark.parametrize("wrong", ["14 September 2014", "2014-09", "2014-02-30", "20140914", "2014-W37-1", ""])
def test_what_is_no_iso_date_is_refused(wrong):
    with pytest.raises(ValueError, match=r"date|day"):
        moment(wrong)


@pytest.mark.parametrize("end", ["2014-09-14", "2014-09-13"])
def test_a_time_that_is_over_before_it_begins_is_refused(end):
    with pytest.raises(ValueError, match="start < end"):
        Time(start="2014-09-14", end=end, precision="day", anchor="explicit")


@pytest.mark.parametrize("known", [{"start": "2014-01-01"}, {"end": "2014-01-01"}, {}])
def test_an_end_of_a_time_may_stay_open(known):
    assert Time(**known, precision="year", anchor="explicit").text is None


def test_a_relative_date_without_an_anchor_has_only_its_words():
    assert Time(precision="day", text="on Monday", anchor="none").start is None
    with pytest.raises(ValueError, match="without an anchor"):
        Time(start="2014-09-15", precision="day", text="on Monday", anchor="none")
