"""One round of a watch: sources are asked, what is new is fetched and handed on, what was seen is kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from threading import Event
from typing import Literal, NamedTuple, TypeAlias

from vedette.intake.addresses import Refused, read_address
from vedette.intake.feeds import clean_address
from vedette.intake.fetched import pages_of
from vedette.intake.manners import Manners, Surroundings
from vedette.intake.polling import Lead, Polled, Poller
from vedette.intake.seen import Seen, Story
from vedette.intake.side_by_side import side_by_side
from vedette.intake.watch_list import Watched
from vedette.intake.web import Answer, Missed
from vedette.reading.pages import Page
from vedette.records import Coded, Note

_LOOKED_AT = 5  # pages and notes of what was fetched: it should be one page
TRIES = 3  # rounds in which a page that fails is asked for
_LATER = {"deferred", "slow", "failed"}  # what may go better another time
_OWN_WORDS = {"refuses", "refused", "deferred", "closed"}

Turn: TypeAlias = Literal["new", "edited", "copy"]


class News(NamedTuple):
    """A document that was not seen before. It counts as seen when the next one is asked for, and not earlier."""

    source: Watched
    turn: Turn
    coded: Coded


@dataclass(slots=True)
class Report:
    """What one source gave in one round. missed: pages that were not read; problem: why the source itself was not."""

    source: Watched
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(("new", "edited", "copy", "known"), 0))
    unchanged: bool = False
    missed: list[Note] = field(default_factory=list)
    problem: Missed | None = None
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The same in a line."""
        return f"{self.source.name}: {'; '.join([self._said(), *self.notes])}"

    def _said(self) -> str:
        if self.problem:
            after = f" (after {' -> '.join(self.problem.hops)})" if len(self.problem.hops) > 1 else ""
            return f"{self.problem.kind if self.problem.kind in _OWN_WORDS else 'failed'}: {self.problem.reason}{after}"
        words = {"copy": "copy" if self.counts["copy"] == 1 else "copies"}
        parts = [
            f"{self.counts[turn]} {words.get(turn, turn)}" for turn in ("new", "edited", "copy") if self.counts[turn]
        ]
        parts += [f"{len(self.missed)} not read"] if self.missed else []
        if self.unchanged and not parts:
            return "unchanged"
        known = f" ({self.counts['known']} seen before)" if self.counts["known"] else ""
        return (", ".join(parts) or "nothing new") + known


@dataclass(slots=True)
class _Open:
    """A source whose leads are being looked at."""

    report: Report
    polled: Polled
    left: int = 0
    put_off: bool = False  # a lead was: the source must tell of it again


class _Job(NamedTuple):
    opened: _Open
    lead: Lead


class Round:
    """Goes over sources once. code: a page becomes a document, with or without records; stop ends a round early."""

    def __init__(
        self, manners: Manners, seen: Seen, code: Callable[[Page], Coded], around: Surroundings, stop: Event
    ) -> None:
        self._manners, self._seen, self._code = manners, seen, code
        self._poller, self._around, self._stop = Poller(manners, seen), around, stop

    def run(self, sources: Sequence[Watched]) -> Iterator[News | Report]:
        """Yield what is new, and a report for each source once it is done; fewer where the round is stopped."""
        jobs: list[_Job] = []
        taken: set[str] = set()
        asked = side_by_side(sources, lambda each: _host(each.address), self._ask, self._stop)
        for source, polled in asked:
            opened = _Open(
                Report(source, unchanged=polled.unchanged, problem=polled.missed, notes=polled.notes), polled
            )
            with self._seen.together():
                fresh = [lead for lead in polled.leads if self._is_fresh(lead, source, taken)]
            taken |= {lead.identity for lead in fresh}
            opened.report.counts["known"] = len(polled.leads) - len(fresh)
            opened.left = len(fresh)
            jobs += [_Job(opened, lead) for lead in fresh]
            if not fresh:
                yield self._close(opened)
        for job, got in side_by_side(jobs, lambda each: _host(each.lead.link), self._fetch, self._stop):
            yield from self._look(job, got)
            job.opened.left -= 1
            if not job.opened.left:
                yield self._close(job.opened)

    def _ask(self, source: Watched) -> Polled:
        return self._poller.ask(source, self._around.clock())

    def _fetch(self, job: _Job) -> Answer | Missed | None:
        return None if job.lead.page else self._manners.get(job.lead.link)

    def _is_fresh(self, lead: Lead, source: Watched, taken: set[str]) -> bool:
        """Whether a lead is to be looked at: its story is not known, was put off, or its entry here has changed.

        A story that another source has told of is known, until its entry in this source changes.
        """
        story = self._seen.story(lead.identity, source.address)
        if story:
            return not story.done or story.stamp != lead.stamp
        if source.kind != "page" and (lead.identity in taken or self._seen.is_known(lead.identity)):
            self._settle(lead, source)
            return False
        return True

    def _look(self, job: _Job, got: Answer | Missed | None) -> Iterator[News]:
        """Read one page, yield it if it is news, and keep that it was seen."""
        report, lead = job.opened.report, job.lead
        if isinstance(got, Missed):
            report.missed.append(got.note)
            if got.kind in _LATER:
                self._put_off(job, got)
            else:
                self._settle(lead, report.source)
            return
        page = lead.page or self._page(job, got)
        if isinstance(page, Note):
            report.missed.append(page)
            self._settle(lead, report.source)
            return
        coded = self._code(page)
        document, at = coded.document, self._around.clock()
        address = address_of(document.url or lead.identity)
        if not any(map(str.isalnum, document.text)):
            reason = " ".join(note.text for note in coded.notes) or "the page has no text"
            report.missed.append(Note(room="intake", text=f"{address}: {reason}"))
            self._settle(lead, report.source)
            return
        last = self._seen.version(address)
        if last and last.id == document.id:
            report.counts["known"] += 1
            self._settle(lead, report.source)
            return
        turn, note = self._turn(coded, address)
        yield News(report.source, turn, replace(coded, notes=(*note, *coded.notes)))
        report.counts[turn] += 1
        with self._seen.together():
            self._seen.keep_document(address, document.id, document.text, at)
            self._settle(lead, report.source)

    def _page(self, job: _Job, got: Answer | None) -> Page | Note:
        """The first page of what was fetched, with what its feed says of it."""
        assert got is not None, "a lead without a page is fetched"
        now = datetime.fromtimestamp(self._around.clock(), UTC)
        found = list(islice(pages_of(got, job.lead.link, now), _LOOKED_AT))
        first = next((each for each in found if isinstance(each, Page)), None)
        if first is None:
            return next(iter(found), None) or Note(room="intake", text=f"{job.lead.link} holds no page")
        outlet = job.opened.report.source.outlet
        return replace(first, outlet=outlet or first.outlet, published=job.lead.published or first.published)

    def _turn(self, coded: Coded, address: str) -> tuple[Turn, tuple[Note, ...]]:
        """What a document is to those that were seen before, and the note that says so."""
        document = coded.document
        if last := self._seen.version(address):
            return "edited", (_note(f"a new version of {address}: the text seen there {_on(last.at)} was {last.id}"),)
        if first := self._seen.original(address, document.id, document.text):
            how = "the same text" if first.id == document.id else "nearly the same text"
            return "copy", (_note(f"a copy: {first.address} had {how} before, seen {_on(first.at)}, {first.id}"),)
        return "new", ()

    def _settle(self, lead: Lead, source: Watched) -> None:
        self._seen.keep_story(lead.identity, source.address, Story(lead.stamp, 0, done=True))

    def _put_off(self, job: _Job, missed: Missed) -> None:
        """Look at a page again in another round; after some that failed no more."""
        source = job.opened.report.source.address
        story = self._seen.story(job.lead.identity, source)
        tries = (story.tries if story and not story.done else 0) + (missed.kind != "deferred")
        self._seen.keep_story(job.lead.identity, source, Story(job.lead.stamp, tries, done=tries >= TRIES))
        job.opened.put_off |= tries < TRIES

    def _close(self, opened: _Open) -> Report:
        """Keep what a source said, so that it need not say it again; not where a story of it was put off."""
        with self._seen.together():
            for lead in opened.polled.passed_over:
                self._settle(lead, opened.report.source)
            for address, poll in opened.polled.polls:
                if opened.put_off:
                    poll = poll._replace(etag=None, modified=None, digest=None)
                self._seen.keep_poll(address, poll)
        return opened.report


def address_of(url: str) -> str:
    """The address under which the versions of one page are kept: without what tracks its readers."""
    return clean_address(url) or url


def _host(address: str) -> str:
    try:
        return read_address(address).host
    except Refused:
        return ""


def _on(at: float) -> str:
    return f"on {datetime.fromtimestamp(at, UTC).date().isoformat()}"


def _note(text: str) -> Note:
    return Note(room="intake", text=text)
