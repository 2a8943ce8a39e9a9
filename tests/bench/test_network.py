"""The bench of a network measures what it says."""

from bench.network import figures, made_up


def test_a_small_network_is_timed():
    found = figures(ties=200, groups=20, rounds=2)
    assert sorted(found) == ["build_s", "ego_ms", "history_ms", "snapshot_ms", "standings_ms", "ties"]
    assert found["ties"] >= 200
    assert all(0 <= value < 60_000 for value in found.values())


def test_the_same_ties_are_made_each_time():
    assert made_up(50, 10) == made_up(50, 10)
