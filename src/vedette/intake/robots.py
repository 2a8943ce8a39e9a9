"""What a site's robots.txt asks of us, read as RFC 9309 has it."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, Protocol

from vedette.intake.addresses import Address
from vedette.intake.web import USER_AGENT, Answer, Missed

if TYPE_CHECKING:
    from protego import Protego

LARGEST = 500_000  # bytes that are read of it; RFC 9309 asks for 500 KiB at least
DAY_S = 86_400.0
RETRY_S = 600.0  # until a robots.txt that could not be had is asked for again
# "User-agent: vedette/0.1" and "Vedette (news)" mean us too; protego would compare all of it.
_OURS = re.compile(
    rf"^ ( [ \t]* user (?: -? | [ ] ) agent [ \t]* : [ \t]* {USER_AGENT} ) [/ \t(] .* $",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


class Kept(NamedTuple):
    """The text of a robots.txt, "" where all is allowed; reason: why nothing is, where it could not be had.

    refused: it is we who do not go there.
    """

    at: float
    text: str
    reason: str | None = None
    refused: bool = False


class Shelf(Protocol):
    """Where robots.txt files are kept from run to run."""

    def robots(self, origin: str) -> Kept | None:
        """What was kept of an origin."""

    def keep_robots(self, origin: str, kept: Kept) -> None:
        """Keep it."""


class Robots:
    """Answers for every site; asks each for its robots.txt once a day. fetch gets one address."""

    def __init__(self, fetch: Callable[[str], Answer | Missed], shelf: Shelf, clock: Callable[[], float]) -> None:
        self._fetch, self._shelf, self._clock = fetch, shelf, clock
        self._read: dict[str, tuple[Kept, Protego]] = {}

    def why_not(self, address: Address) -> Missed | None:
        """Say why a page is not to be fetched: closed, or deferred where robots.txt cannot be had now."""
        kept, rules = self._rules(address.origin)
        if kept.reason and kept.refused:
            return Missed(str(address), "refused", kept.reason)
        if kept.reason:
            return Missed(str(address), "deferred", kept.reason, until=kept.at + RETRY_S)
        if rules.can_fetch(str(address), USER_AGENT):
            return None
        return Missed(str(address), "closed", f"{address.host} asks us in its robots.txt not to read it")

    def delay_s(self, address: Address) -> float:
        """Seconds that the site wants between two requests; 0 where it does not say."""
        _, rules = self._rules(address.origin)
        rate = rules.request_rate(USER_AGENT)
        return max(rules.crawl_delay(USER_AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0)

    def _rules(self, origin: str) -> "tuple[Kept, Protego]":
        from protego import Protego

        now = self._clock()
        if (found := self._read.get(origin)) and _is_fresh(found[0], now):
            return found
        kept = self._shelf.robots(origin)
        if kept is None or not _is_fresh(kept, now):
            answer = self._fetch(f"{origin}/robots.txt")
            kept = read_answer(answer, now)
            if isinstance(answer, Answer):  # what we could not reach may be within reach at the next run
                self._shelf.keep_robots(origin, kept)
        found = self._read[origin] = kept, Protego.parse(_OURS.sub(r"\1", kept.text))
        return found


def read_answer(answer: Answer | Missed, now: float) -> Kept:
    """What an answer means by RFC 9309: no such file allows all, a server in trouble allows nothing for now."""
    if isinstance(answer, Missed):
        if answer.kind == "refused" and len(answer.hops) <= 1:
            return Kept(now, "", answer.reason, refused=True)  # so would the page itself be
        return Kept(now, "", f"its robots.txt cannot be read now ({answer.reason})")
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Kept(now, "", f"its robots.txt cannot be read now ({answer.said})")
    # A mark of byte order hides the first group from every reader that we know of.
    lines = answer.content.decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    return Kept(now, "\n".join(lines))


def _is_fresh(kept: Kept, now: float) -> bool:
    return 0 <= now - kept.at < (RETRY_S if kept.reason else DAY_S)
