"""Passages in the form of the hand-coded articles, and held against the program's own words."""

from tests.coding.readings import reading_of
from training.aligned import Aligned, document_of
from training.annotations import Annotated
from training.corpus import read_passage
from training.hand_coded import hand_coded

RAID = """== x-1 | agency | Sahel | 2013-05-24 Fri
[c1 [a1 Gunmen from the hills] [e1 attacked] [a2 a post] near [p1 Gao] on [t1 Thursday], [e1 killing]
[q1 at least 12] [a3 soldiers]], [a4 the army] [c1! said]. [a1 They] fled.
--
a1 unidentified
a2 state_force
a3 state_force
a4 state_force
t1 2013-05-23
e1 ASSAULT: a1 > a2, a3; at p1 near; on t1; killed q1 a3
c1 indirect: by a4
"""


def test_an_act_is_told_as_the_guide_asks():
    (event,) = hand_coded(read_passage(RAID))["gold"]["events"]
    assert (event["type"], event["date"], event["killed"], event["status"]) == (
        "ASSAULT",
        "2013-05-23",
        [12, None],
        "asserted",
    )
    assert (event["sources"], event["targets"]) == (["Gunmen from the hills"], ["a post", "soldiers"])
    assert event["evidence"].startswith("Gunmen from the hills attacked")


def test_pronouns_are_no_forms_and_a_description_has_a_short_one():
    actors = {a["name"]: a["mentions"] for a in hand_coded(read_passage(RAID))["gold"]["actors"]}
    assert actors["Gunmen from the hills"] == ["Gunmen from the hills", "Gunmen"]


def test_marks_are_found_at_the_words_that_head_them():
    passage = read_passage(RAID)
    aligned = Aligned(Annotated(passage), reading_of(passage.text))
    at = {aligned.reading.words[w].text: id_ for w, id_ in aligned.actor_at.items()}
    assert at == {"Gunmen": "a1", "post": "a2", "soldiers": "a3", "army": "a4", "They": "a1"}
    assert document_of(passage).published == "2013-05-24"
