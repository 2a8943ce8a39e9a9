"""Work on many hosts at a time, and on each host one job after the other."""

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import NamedTuple, TypeVar

J = TypeVar("J")
R = TypeVar("R")

WORKERS = 16  # hosts at a time
_WAITING = 4  # results that wait for their reader: each may be a page of 10 MB
_LOOK_S = 0.1  # how often one who waits looks whether there is still something to wait for


class _Failed(NamedTuple):
    error: Exception


def side_by_side(
    jobs: Iterable[J], host_of: Callable[[J], str], work: Callable[[J], R], stop: Event
) -> Iterator[tuple[J, R]]:
    """Yield each job with its result, as they come; fewer when `stop` is set. Raises what `work` raises.

    The threads are daemons and write nothing but results: whoever goes away leaves them behind without harm.
    """
    groups: dict[str, list[J]] = {}
    for job in jobs:
        groups.setdefault(host_of(job), []).append(job)
    waiting: Queue[list[J]] = Queue()
    for group in groups.values():
        waiting.put(group)
    results: Queue[tuple[J, R | _Failed]] = Queue(_WAITING)
    gone = Event()

    def labour() -> None:
        while not (gone.is_set() or stop.is_set()):
            try:
                group = waiting.get_nowait()
            except Empty:
                return
            for job in group:
                if gone.is_set() or stop.is_set() or not _put(results, (job, _done(work, job)), gone):
                    return

    for _ in range(min(WORKERS, len(groups))):
        Thread(target=labour, daemon=True).start()
    try:
        for _ in range(sum(map(len, groups.values()))):
            while True:
                if stop.is_set():
                    return
                try:
                    job, result = results.get(timeout=_LOOK_S)
                    break
                except Empty:
                    continue
            if isinstance(result, _Failed):
                raise result.error
            yield job, result
    finally:
        gone.set()


def _done(work: Callable[[J], R], job: J) -> "R | _Failed":
    try:
        return work(job)
    except Exception as error:  # a bug of ours, which is raised where it is seen
        return _Failed(error)


def _put(results: "Queue[tuple[J, R | _Failed]]", result: "tuple[J, R | _Failed]", gone: Event) -> bool:
    while not gone.is_set():
        try:
            results.put(result, timeout=_LOOK_S)
        except Full:
            continue
        return True
    return False
