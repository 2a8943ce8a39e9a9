"""Asking a feed, a sitemap or a page what it has, without being told again what was told before."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http import HTTPStatus
from threading import RLock
from typing import NamedTuple
from urllib.parse import urljoin

from vedette.intake import feeds, sitemaps
from vedette.intake.fetched import links_in, pages_of
from vedette.intake.found import count
from vedette.intake.manners import Manners
from vedette.intake.seen import Poll, Seen
from vedette.intake.watch_list import Watched
from vedette.intake.web import Answer, Missed, unpack_all
from vedette.reading.pages import Page
from vedette.records import moment

MOST = 200  # addresses of a sitemap that are looked at; the rest was there before we came
_LARGEST = {"feed": feeds.LARGEST, "sitemap": sitemaps.LARGEST}
_LARGE, _PARSING = (
    RLock(),
    RLock(),
)  # one at a time in the whole program: threads gain nothing there, and memory is lost
_CHILDREN = 10  # sitemaps of an index that are read, the last changed
_REFUSED_S = 86_400.0  # until a source that turned us away is asked again
_TAG = re.compile(r"<[^<>]*>")
_OLDEST = datetime.min.replace(tzinfo=UTC)


class Lead(NamedTuple):
    """A story that may be new.

    stamp: what tells one version of its entry from another. page: what the source itself gives of it, where its link
    is not followed. published: as the source says.
    """

    identity: str
    stamp: str
    link: str
    published: str | None = None
    page: Page | None = None


class Polled(NamedTuple):
    """What a source said.

    passed_over: what was there before we came. polls: what to keep once the leads are done. in_all: it would tell of
    every change itself, as an index of sitemaps does not.
    """

    leads: tuple[Lead, ...] = ()
    passed_over: tuple[Lead, ...] = ()
    polls: tuple[tuple[str, Poll], ...] = ()
    unchanged: bool = False
    in_all: bool = True
    missed: Missed | None = None
    notes: tuple[str, ...] = ()


class Poller(NamedTuple):
    """Asks sources: politely, and for changes only."""

    manners: Manners
    seen: Seen

    def ask(self, source: Watched, now: float) -> Polled:
        """Ask one source. now: seconds since 1970."""
        before = self.seen.poll(source.address)
        if before.until > now:
            again = datetime.fromtimestamp(before.until, UTC).strftime("%Y-%m-%d %H:%M UTC")
            return Polled(
                missed=Missed(source.address, "refuses", f"it turned us away, and is asked again after {again}")
            )
        return self._hear(source.address, source.kind, before, lambda answer: self._heard(source, before, answer, now))

    def _hear(self, address: str, kind: str, before: Poll, then: Callable[[Answer | Missed], Polled]) -> Polled:
        """Get what a source has to say and read it; what is larger than a page one at a time, lest memory run out."""
        asked = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
        headers = {name: value for name, value in asked.items() if value}
        answer = self.manners.get(address, headers=headers)
        if kind in _LARGEST and isinstance(answer, Missed) and answer.kind == "too large":
            with _LARGE:
                return then(self.manners.get(address, headers=headers, largest=_LARGEST[kind]))
        return then(answer)

    def _heard(self, source: Watched, before: Poll, answer: Answer | Missed, now: float) -> Polled:
        if isinstance(answer, Missed):
            until = now + _REFUSED_S if answer.kind == "refuses" else 0.0
            return Polled(missed=answer, polls=((source.address, before._replace(at=now, until=until)),))
        kept = _poll(answer, now)
        if answer.status == HTTPStatus.NOT_MODIFIED or kept.digest == before.digest:
            kept = before if answer.status == HTTPStatus.NOT_MODIFIED else kept
            return Polled(unchanged=True, polls=((source.address, kept._replace(at=now, until=0.0)),))
        polled = self._read(source, answer, now)
        return polled._replace(polls=((source.address, kept if polled.in_all else Poll(now)), *polled.polls))

    def _read(self, source: Watched, answer: Answer, now: float) -> Polled:
        when = datetime.fromtimestamp(now, UTC)
        match source.kind:
            case "feed":
                return read_feed(source, answer, when)
            case "sitemap":
                return self._sitemap(source, answer, when)
            case "page":
                return read_page(source, answer, when)

    def _sitemap(self, source: Watched, answer: Answer, now: datetime) -> Polled:
        """The leads of a sitemap; of an index those of the sitemaps that it names."""
        sitemap = _sitemap_of(answer, source.name, now)
        if not sitemap.is_index:
            return leads_of(sitemap, source, now)
        found = sorted(sitemap.addresses, key=_changed, reverse=True)
        polled = [self._child(each.link, source, now) for each in found[:_CHILDREN]]
        missed = [f"{each.missed.address} not read ({each.missed.reason})" for each in polled if each.missed]
        return Polled(
            leads=tuple(lead for each in polled for lead in each.leads),
            passed_over=tuple(lead for each in polled for lead in each.passed_over),
            polls=tuple(poll for each in polled for poll in each.polls),
            unchanged=all(each.unchanged for each in polled),
            in_all=False,
            notes=(*sitemap.problems, *missed, *(note for each in polled for note in each.notes)),
        )

    def _child(self, address: str, source: Watched, now: datetime) -> Polled:
        before = self.seen.poll(address)

        def heard(answer: Answer | Missed) -> Polled:
            if isinstance(answer, Missed):
                return Polled(missed=answer)
            kept = _poll(answer, now.timestamp())
            if answer.status == HTTPStatus.NOT_MODIFIED or kept.digest == before.digest:
                return Polled(unchanged=True)
            return leads_of(_sitemap_of(answer, address, now), source, now)._replace(polls=((address, kept),))

        return self._hear(address, "sitemap", before, heard)


def read_feed(source: Watched, answer: Answer, now: datetime) -> Polled:
    """The leads of a feed, each with the page that the feed itself gives of it where its link is not followed."""
    with _PARSING:
        feed = feeds.read_feed(answer.content, source.name, str(answer.address), now)
    notes = feed.problems
    if not feed.items and (named := [urljoin(str(answer.address), link) for link in links_in(answer.content)]):
        notes = (f"it is a page and no feed: put {' or '.join(dict.fromkeys(named[:3]))} in its place",)
    return Polled(leads=tuple(_feed_leads(source, feed, now)), notes=tuple(notes))


def read_page(source: Watched, answer: Answer, now: datetime) -> Polled:
    """A page that is watched for changes is its own story."""
    found = list(pages_of(answer, source.address, now))
    pages = [replace(each, outlet=source.outlet or each.outlet) for each in found if isinstance(each, Page)]
    leads = tuple(Lead(page.url or page.name, _digest(answer.content), page.url or "", page=page) for page in pages)
    return Polled(leads=leads, notes=tuple(each.text for each in found if not isinstance(each, Page)))


def leads_of(sitemap: sitemaps.Sitemap, source: Watched, now: datetime) -> Polled:
    """The leads of a sitemap: those that are not too old, the newest of them; undated ones are as good as today's."""
    oldest = now - timedelta(days=source.days)
    recent = [
        each for each in sitemap.addresses if (date := each.published or each.changed) is None or _at(date) > oldest
    ]
    ordered = sorted(recent, key=lambda each: _at(each.published or each.changed), reverse=True)
    leads = tuple(_sitemap_lead(each) for each in ordered)
    beyond = len(leads) - MOST
    told = (f"{count(beyond, 'address').replace('addresss', 'addresses')} beyond the newest {MOST} passed over",)
    return Polled(leads[:MOST], leads[MOST:], notes=(*sitemap.problems, *(told if beyond > 0 else ())))


def _feed_leads(source: Watched, feed: feeds.Feed, now: datetime) -> Iterator[Lead]:
    for item in feed.items:
        words = " ".join(_TAG.sub(" ", item.body).split())
        stamp = _digest("\n".join((item.title or "", item.published or "", words)).encode())
        if source.takes_pages and item.link:
            yield Lead(item.identity, stamp, item.link, item.published)
        else:
            page = feeds.page_of(item, item.link or f"{source.name} {item.identity}", source.outlet or feed.title)
            page = replace(page, fetched=now.isoformat(timespec="seconds"))
            yield Lead(item.identity, stamp, item.link or "", item.published, page)


def _sitemap_lead(address: sitemaps.Address) -> Lead:
    identity = feeds.clean_address(address.link) or address.link
    return Lead(identity, f"{address.changed} {address.title}", address.link, address.published)


def _sitemap_of(answer: Answer, name: str, now: datetime) -> sitemaps.Sitemap:
    """A sitemap may be a gzip file."""
    content = unpack_all(answer.content, sitemaps.LARGEST) if answer.content.startswith(b"\x1f\x8b") else answer.content
    with _PARSING:
        return sitemaps.read_sitemap(content, name, now)


def _poll(answer: Answer, now: float) -> Poll:
    """What to keep of an answer, so as to ask for changes only."""
    return Poll(now, 0.0, answer.headers.get("etag"), answer.headers.get("last-modified"), _digest(answer.content))


def _changed(address: sitemaps.Address) -> datetime:
    return _at(address.changed)


def _at(date: str | None) -> datetime:
    return moment(date).astimezone(UTC) if date else _OLDEST


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
