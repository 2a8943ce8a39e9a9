"""Hosts are worked on side by side, and each one's jobs one after the other."""

import threading
import time
from collections import defaultdict
from threading import Event

import pytest

from vedette.intake.side_by_side import side_by_side

JOBS = [(host, number) for number in range(5) for host in "abc"]


def host_of(job):
    return job[0]


def test_every_job_is_done_once_and_each_host_s_in_order():
    done = list(side_by_side(JOBS, host_of, lambda job: job[1] * 10, Event()))
    assert sorted(done) == sorted((job, job[1] * 10) for job in JOBS)
    assert [job for job, _ in done if job[0] == "a"] == [("a", number) for number in range(5)]


def test_no_host_has_two_jobs_at_a_time_and_several_hosts_have_one():
    lock, now, most = threading.Lock(), defaultdict(int), defaultdict(int)

    def work(job):
        with lock:
            for key in (job[0], "all"):
                now[key] += 1
                most[key] = max(most[key], now[key])
        time.sleep(0.02)
        with lock:
            for key in (job[0], "all"):
                now[key] -= 1

    list(side_by_side(JOBS, host_of, work, Event()))
    assert (most["a"], most["all"]) == (1, 3)


def test_a_bug_in_a_thread_is_raised_where_it_is_seen():
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(JOBS, host_of, lambda _: 1 // 0, Event()))


def test_it_ends_early_when_it_is_stopped_though_a_host_never_answers():
    stop, never = Event(), Event()
    began = time.monotonic()
    for _ in side_by_side([("a", 0), ("b", 0)], host_of, lambda job: job[0] == "a" or never.wait(30), stop):
        stop.set()
    never.set()
    assert time.monotonic() - began < 5


def test_whoever_goes_away_leaves_no_work_behind():
    worked = []
    results = side_by_side([("a", n) for n in range(200)], host_of, worked.append, Event())
    next(results)
    results.close()
    time.sleep(0.3)
    so_far = len(worked)
    time.sleep(0.2)
    assert so_far == len(worked) < 200


def test_nothing_to_do_is_done_at_once():
    assert list(side_by_side([], host_of, host_of, Event())) == []
