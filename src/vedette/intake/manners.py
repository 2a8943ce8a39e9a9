"""Fetching politely: as robots.txt asks, one request at a time for each host, no sooner than the host wants it."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from threading import Event, Lock
from typing import NamedTuple, Protocol

from vedette.intake.addresses import Address
from vedette.intake.robots import LARGEST as LARGEST_ROBOTS
from vedette.intake.robots import Kept, Robots, Shelf
from vedette.intake.web import LARGEST, Answer, Missed, Web

SPACING_S = 1.0  # between two requests to one host, and up to half as much again
PATIENCE_S = 30.0  # the longest that is waited for one host; beyond it the host is left until later
LONGEST_HOLD_S = 86_400.0  # of what a Retry-After asks for
ROBOTS_DEADLINE_S = 10.0
_HOLD_S = 60.0  # after 429 without Retry-After
_TURNED_AWAY = {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS, 402, 407}
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


class Ledger(Shelf, Protocol):
    """What is kept from run to run about hosts."""

    def held(self, host: str) -> float | None:
        """Until when a host asked to be left alone, in seconds since 1970."""

    def hold(self, host: str, until: float) -> None:
        """Keep it."""


class MemoryLedger:
    """A ledger that lasts as long as the program."""

    def __init__(self) -> None:
        self._robots: dict[str, Kept] = {}
        self._held: dict[str, float] = {}

    def robots(self, origin: str) -> Kept | None:
        """What was kept of an origin."""
        return self._robots.get(origin)

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Keep it."""
        self._robots[origin] = kept

    def held(self, host: str) -> float | None:
        """Until when a host asked to be left alone, in seconds since 1970."""
        return self._held.get(host)

    def hold(self, host: str, until: float) -> None:
        """Keep it."""
        self._held[host] = until


class Surroundings(NamedTuple):
    """Clock, chance and waiting, so that tests have their own. wait tells whether to stop instead of going on."""

    clock: Callable[[], float] = time.time
    chance: Callable[[], float] = random.random
    wait: Callable[[float], bool] = Event().wait


class Manners:
    """Gets pages from the web as a guest does. One for the whole program: it knows when each host was asked last."""

    def __init__(
        self,
        web: Web | None = None,
        ledger: Ledger | None = None,
        around: Surroundings | None = None,
        spacing_s: float = SPACING_S,
    ) -> None:
        self._web, self._ledger = web or Web(), ledger or MemoryLedger()
        self._around, self._spacing_s = around or Surroundings(), spacing_s
        self._robots = Robots(self._fetch_robots, self._ledger, self._around.clock)
        self._next: dict[str, float] = {}  # when a host may be asked again
        self._lock = Lock()

    def get(self, address: str, *, headers: Mapping[str, str] | None = None, largest: int = LARGEST) -> Answer | Missed:
        """Get an address: an Answer has status 200 to 299, or 304 where headers asked for changes only."""
        answer = self._web.fetch(address, headers=headers, before=self._before, largest=largest)
        until = self._told_to_wait(answer)
        if until is not None and until - self._around.clock() <= PATIENCE_S:
            answer = self._web.fetch(address, headers=headers, before=self._before, largest=largest)
            until = self._told_to_wait(answer)
        if isinstance(answer, Missed):
            return answer
        return _judged(address.strip(), answer, until, self._around.clock())

    def _fetch_robots(self, address: str) -> Answer | Missed:
        plain = {"Accept": "text/plain,*/*;q=0.5"}
        return self._web.fetch(address, headers=plain, largest=LARGEST_ROBOTS, cut=True, deadline_s=ROBOTS_DEADLINE_S)

    def _before(self, address: Address) -> Missed | None:
        """Wait for our turn at a host; a Missed where it would be too long, or the page is closed to us."""
        if missed := self._robots.why_not(address):
            return missed
        ours = self._web.allowed(address.host, address.port)  # whoever named a host may hurry it
        asked = self._robots.delay_s(address)
        now = self._around.clock()
        with self._lock:
            turn = max(now, self._next.get(address.host, 0.0), self._ledger.held(address.host) or 0.0)
            if turn - now > PATIENCE_S:
                wants = f"{address.host} wants to be left alone for {_span(turn - now)}"
                return Missed(str(address), "deferred", f"{wants}, which is not waited for", until=turn)
            spacing = max(asked, 0.0 if ours else self._spacing_s)
            self._next[address.host] = turn + spacing * (1 + self._around.chance() / 2)
        if turn > now and self._around.wait(turn - now):
            return Missed(str(address), "deferred", "it was interrupted")
        return None

    def _told_to_wait(self, answer: Answer | Missed) -> float | None:
        """Note when a host that said "too many requests" may be asked again; None where it did not."""
        if isinstance(answer, Missed):
            return None
        now = self._around.clock()
        wait_s = read_retry_after(answer.headers.get("retry-after"), now)
        if answer.status != HTTPStatus.TOO_MANY_REQUESTS and (answer.status != 503 or wait_s is None):
            return None
        until = now + min(_HOLD_S if wait_s is None else wait_s, LONGEST_HOLD_S)
        self._ledger.hold(answer.address.host, until)
        return until


def read_retry_after(text: str | None, now: float) -> float | None:
    """Seconds that a Retry-After header asks for, given as a number or as a date; None where it is neither."""
    if text is None:
        return None
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:12])
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() - now)


def _judged(address: str, answer: Answer, until: float | None, now: float) -> Answer | Missed:
    """An answer that has a page, or what its status means."""

    def missed(kind: str, reason: str) -> Missed:
        return Missed(address, kind, reason, answer.hops, until)  # type: ignore[arg-type]

    host = answer.address.host
    if until is not None:
        return missed("deferred", f"{host} wants to be left alone for {_span(until - now)} ({answer.said})")
    if answer.status in _TURNED_AWAY or is_bot_wall(answer.headers):
        return missed("refuses", f"{host} refuses ({answer.said}): it was not read, and refusals are not evaded")
    if 200 <= answer.status < 300 or answer.status == HTTPStatus.NOT_MODIFIED:
        return answer
    if answer.status in _GONE:
        return missed("absent", f"there is no such page ({answer.said})")
    return missed("failed", f"{host} answered {answer.said}")


def is_bot_wall(headers: Mapping[str, str]) -> bool:
    """Tell whether a page is a challenge to prove that one is human, by what the makers of such walls say of it."""
    action = headers.get("x-amzn-waf-action", "").lower()
    return headers.get("cf-mitigated", "").lower() == "challenge" or action in {"challenge", "captcha"}


def _span(seconds: float) -> str:
    """Seconds in words: "45 s", "20 min", "3.5 h"."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.3g} h"
