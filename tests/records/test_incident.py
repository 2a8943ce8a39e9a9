from dataclasses import replace

import pytest

from vedette.records import Incident, Member

REPORT = Member(document="sha256:1", event="e1", score=0.9, reason="same place, day and toll")
RAID = Incident(
    id="i1",
    events=(REPORT, replace(REPORT, document="sha256:2")),
    type="ASSAULT",
    status="reported",
    independent_sources=2,
    first_reported="2014-09-16",
    last_reported="2014-09-17T08:00Z",
)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"events": ()}, "needs an event"),
        ({"independent_sources": 3}, "2 events, not 3 sources"),
        ({"first_reported": "2014-09-18"}, "from 2014-09-18 to 2014-09-17"),
        ({"last_reported": "later"}, "YYYY-MM-DD"),
    ],
)
def test_an_incident_that_contradicts_its_reports_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        replace(RAID, **wrong)


def test_an_incident_may_not_know_when_it_was_reported():
    assert replace(RAID, first_reported=None).first_reported is None


def test_the_score_of_a_member_is_a_probability():
    with pytest.raises(ValueError, match=r"sha256:1#e1 is 1\.5"):
        replace(REPORT, score=1.5)
