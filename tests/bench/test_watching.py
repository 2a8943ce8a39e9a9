"""The bench of a watch measures what it says."""

from bench.watching import figures


def test_rounds_are_timed_and_weighed():
    found = figures(feeds=3, rounds=1)
    assert sorted(found) == ["first_round_s", "memory_mb", "one_host_s", "quiet_round_s"]
    assert all(0 < seconds < 60 for name, seconds in found.items() if name.endswith("_s"))
    assert 0 <= found["memory_mb"] < 500
