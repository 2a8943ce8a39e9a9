"""Other programs' figures: fixed, marked as such, and of the same names as ours."""

import pytest

from bench.floors import FLOORS, read_floors
from bench.peers import PEERS, read_peers, report

ONE = """
["a.b"]
source = "a page"
how = "The same data."
peers = [
    { name = "Older", f1 = 0.5, words_per_cpu_second = 300 },
    { name = "Oldest", f1 = 0.25, words_per_cpu_second = 9 },
]
"""


def test_ours_stands_above_theirs_and_theirs_are_marked():
    _, head, ours, older, oldest, note = report(read_peers(ONE), {"a.b": {"f1": 0.75, "words_per_cpu_second": 100.0}})
    assert head.split() == ["a.b", "f1", "words/s"]
    assert ours.split() == ["vedette,", "this", "run", "0.750", "100.00"]
    assert older.split() == ["Older", "*", "0.500", "300.00"]
    assert oldest.split() == ["Oldest", "*", "0.250", "9.00"]
    assert note == "* measured before, on another machine (a page). The same data."


def test_what_was_not_measured_is_compared_with_nothing():
    assert list(report(read_peers(ONE), {"a.c": {"f1": 0.75}})) == []


def test_peers_with_other_figures_than_each_other_are_refused():
    with pytest.raises(ValueError, match=r"a\.b: its peers have not the same figures"):
        read_peers(ONE.replace("f1 = 0.25, ", ""))


def test_the_figures_of_peers_are_figures_of_ours():
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    for section, comparison in read_peers(PEERS.read_text(encoding="utf-8")).items():
        assert comparison.source
        assert comparison.how
        for figures in comparison.peers.values():
            assert {f"{section}.{name}" for name in figures} <= set(floors)
