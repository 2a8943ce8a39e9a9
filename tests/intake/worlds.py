"""A web without a net, and a clock without time, for what is built upon them."""

from dataclasses import dataclass, field
from threading import Event

from vedette.intake.addresses import Address, read_address
from vedette.intake.manners import Surroundings
from vedette.intake.web import Answer, Missed, Web


@dataclass
class Clock:
    """Seconds since 1970 that pass only where somebody waits."""

    now: float = 1_715_000_000.0  # 6 May 2024, 12:53:20 UTC
    waited: list[float] = field(default_factory=list)
    stop: Event = field(default_factory=Event)

    def wait(self, seconds: float) -> bool:
        self.waited.append(round(seconds, 3))
        self.now += seconds
        return self.stop.is_set()

    def around(self, chance: float = 0.0) -> Surroundings:
        return Surroundings(clock=lambda: self.now, chance=lambda: chance, wait=self.wait)


class Pages(Web):
    """A web whose pages a test writes down: text, (status, headers), a Missed, or a function of the headers sent."""

    def __init__(self, pages: dict[str, object], **options) -> None:
        super().__init__(**options)
        self.pages, self.asked = pages, []

    def fetch(self, text, *, headers=None, before=None, **_):
        address: Address = read_address(text)
        if before and (missed := before(address)):
            return missed._replace(address=text, hops=(text,))
        self.asked.append(text)
        page = self.pages.get(text, (404, {}))
        if isinstance(page, list):  # one after the other, the last one for ever
            page = page.pop(0) if len(page) > 1 else page[0]
        if callable(page):
            page = page(headers or {})
        if isinstance(page, Missed):
            return page._replace(hops=(text,))
        status, told = (200, {"content-type": "text/html"}) if isinstance(page, str | bytes) else page[:2]
        content = page if isinstance(page, str | bytes) else (page[2] if len(page) > 2 else b"")
        return Answer(address, status, told, content.encode() if isinstance(content, str) else content, (text,))
