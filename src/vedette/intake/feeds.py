"""Feeds: RSS and Atom by feedparser behind caps and a guard against DTDs, JSON Feed by ourselves."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from vedette.intake.found import HEAD, Found, Pages, count, note, remark
from vedette.intake.stamps import read_stamp
from vedette.intake.xml import Xml, read_xml, root_of
from vedette.reading.encodings import decode, whole
from vedette.reading.pages import Page
from vedette.records import moment

LARGEST = 32_000_000  # bytes of a feed: 50,000 short items
ITEMS = 1_000  # that are read of one feed, the newest
ROOTS = ("rss", "feed", "rdf")  # first elements: RSS, Atom, RSS 1.0
_BEGINS = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_ENDS = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
_DATE = re.compile(r"<(?:\w+:)?(?:pubDate|published|updated|date|modified)\b[^>]{0,200}>\s*([^<]{4,60}?)\s*<")
_JSON_FEED = re.compile(
    rb"""\{ .{0,2000}? "version" \s* : \s* "https?:(?:\\?/){2}jsonfeed\.org""", re.VERBOSE | re.DOTALL
)
_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(r"<(?:p|div|br|ul|ol|li|h\d|table|blockquote|article|section|figure)\b", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|br|a|b|i|em|strong|span|img|ul|ol|li|h\d|script|figure)\b", re.IGNORECASE)
_EXCERPT = 1_000  # characters of an earlier version that are kept
_OLDEST = datetime.min.replace(tzinfo=UTC)
_Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One story of a feed.

    identity: what makes it the same story when it comes again: its address without what tracks its readers, or the
    feed's own id of it. link: http or https. body: HTML, "" where the feed gives a title only. whole: the feed gives
    its content, and not a summary. problems: what is to be said of it.
    """

    identity: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    byline: tuple[str, ...] = ()
    body: str = ""
    whole: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds, in its own order, each story once.

    problems: what could not be read of it. remarks: what was left out as it should be.
    """

    title: str | None = None
    items: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def read_feeds(found: Found) -> Pages:
    """A page for each story of a feed."""
    feed = read_feed(found.rest(LARGEST), found.name, None, datetime.now(UTC))
    yield from map(note, feed.problems)
    for item in feed.items:
        yield page_of(item, f"{found.name} {item.link or item.identity}", feed.title)
    yield from map(remark, feed.remarks)


def read_feed(data: bytes, name: str, address: str | None, now: datetime) -> Feed:
    """Read a feed of any kind. name: what to call it in words; address: where it was, which its links count from.

    now: dates that lie after it are not believed. Whatever stands there, nothing is raised.
    """
    if len(data) > LARGEST:
        return Feed(problems=(f"{name} has more than {LARGEST // 1_000_000} MB, and is too large for a feed",))
    if is_json_feed(data[:HEAD]) or data[:HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _json_feed(data, name, address, now)
    xml = read_xml(name, data)
    if xml.problem:
        return Feed(problems=(xml.problem,))
    return _xml_feed(xml, name, address, now)


def page_of(item: Item, name: str, outlet: str | None) -> Page:
    """The page of an item: HTML with its title as headline, or its title alone."""
    address = item.identity if item.link else None
    problems = tuple(map(note, item.problems))
    title = item.title or ""
    content, form = title, "text"
    if item.body:
        body = item.body if _BLOCK.search(item.body) else f"<p>{item.body}</p>"
        head = html.escape(title)
        content, form = (
            f"<!doctype html><html><head><meta charset='utf-8'><title>{head}</title></head>"
            f"<body><article><h1>{head}</h1>\n{body}\n</article></body></html>",
            "html",
        )
    return Page(
        name=name,
        content=content,
        form="html" if form == "html" else "text",
        title=item.title,
        url=address,
        outlet=outlet,
        byline=item.byline,
        published=item.published,
        notes=problems,
    )


def is_feed(head: bytes) -> bool:
    """Whether something begins like a feed."""
    return is_json_feed(head) or root_of(head) in ROOTS


def is_json_feed(head: bytes) -> bool:
    """Whether something begins like a JSON Feed: its version is one of the first things that it says."""
    return _JSON_FEED.match(head.lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def _xml_feed(xml: Xml, name: str, address: str | None, now: datetime) -> Feed:
    import feedparser

    text, remarks = _newest(xml.text, name, now)
    problems: tuple[str, ...] = ()
    where = {"content-type": "application/xml; charset=utf-8", "content-location": address or ""}
    try:
        read = feedparser.parse(BytesIO(text.encode(errors="replace")), response_headers=where)
    except Exception as error:  # its own loose reader trips over some damage
        problem = f"{name} is a feed that is damaged, and cannot be read ({type(error).__name__}: {error})"
        return Feed(problems=(problem,), remarks=remarks)
    if not read.entries:
        known = root_of(xml.text[:HEAD].encode(errors="replace")) in ROOTS
        problems = (f"{name} is a feed without items" if known else f"{name} is no feed that can be read",)
    items = (_item(entry, address, now) for entry in read.entries[:ITEMS])
    return Feed(title=_words(read.feed.get("title")), items=_once(items), problems=problems, remarks=remarks)


def _item(entry: Any, address: str | None, now: datetime) -> Item:
    detail = entry.get("title_detail") or {}
    contents = [whole(each.get("value") or "") for each in entry.get("content") or ()]
    content = max(contents, key=len, default="")
    summary = whole(entry.get("summary") or "")
    people = [_words(each.get("name")) for each in entry.get("authors") or ()]
    return _made(
        own_id=entry.get("id"),
        link=_link(entry.get("link") or "", address),
        title=_words(detail.get("value"), html_="html" in str(detail.get("type"))),
        # feedparser's own `get` warns of a name that it made up for another
        date=next((date for name in ("published", "updated", "created") if (date := dict.get(entry, name))), None),
        byline=tuple(person for person in people if person),
        body=_unescaped(content if len(content) >= len(summary) else summary),
        is_whole=bool(content) and content != summary,
        now=now,
    )


def _json_feed(data: bytes, name: str, address: str | None, now: datetime) -> Feed:
    """JSON Feed 1 and 1.1 (jsonfeed.org). What has another type than it should is passed over."""
    try:
        given = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        return Feed(problems=(f"{name} is no JSON that can be read: {error}",))
    items = given.get("items") if isinstance(given, dict) else None
    if not isinstance(items, list):
        return Feed(problems=(f"{name} is no JSON Feed: it wants an object with 'items'",))
    stories = [item for item in items if isinstance(item, dict)]
    problems = [f"{name} holds {count(len(items) - len(stories), 'item')} that are no objects"] * (
        len(stories) < len(items)
    )
    remarks: list[str] = []
    if len(stories) > ITEMS:
        remarks.append(_capped(name, len(stories)))
        dates = [_when(_string(story, "date_published") or "", now) for story in stories]
        stories = [stories[number] for number in _latest(dates)]
    if not stories:
        problems.append(f"{name} is a feed without items")
    read = (_json_item(story, address or _string(given, "home_page_url"), now) for story in stories)
    title = _words(_string(given, "title"))
    return Feed(title=title, items=_once(read), problems=tuple(problems), remarks=tuple(remarks))


def _json_item(story: _Json, address: str | None, now: datetime) -> Item:
    content, text = _string(story, "content_html"), _string(story, "content_text")
    if content is None and text is not None:
        content = "".join(f"<p>{html.escape(part)}</p>\n" for part in re.split(r"\n\s*\n", text) if part.strip())
    authors = story.get("authors") if isinstance(story.get("authors"), list) else [story.get("author")]
    people = [_words(_string(each, "name")) for each in authors or () if isinstance(each, dict)]
    return _made(
        own_id=story.get("id"),
        link=_link(_string(story, "url") or _string(story, "external_url") or "", address),
        title=_words(_string(story, "title")),
        date=_string(story, "date_published") or _string(story, "date_modified"),
        byline=tuple(person for person in people if person),
        body=content or html.escape(_string(story, "summary") or ""),
        is_whole=content is not None,
        now=now,
    )


def _made(
    *,
    own_id: object,
    link: str | None,
    title: str | None,
    date: str | None,
    byline: tuple[str, ...],
    body: str,
    is_whole: bool,
    now: datetime,
) -> Item:
    """An item of what was read of it: its date judged, its identity found."""
    stamp = read_stamp(date, now) if date and date.strip() else None
    own = " ".join(str(own_id or "").split())
    return Item(
        identity=(clean_address(link) if link else None) or own or title or body[:200],
        link=link,
        title=title,
        published=stamp.iso if stamp else None,
        byline=byline,
        body=body.strip(),
        whole=is_whole,
        problems=(stamp.problem,) if stamp and stamp.problem else (),
    )


def _once(items: Iterator[Item]) -> tuple[Item, ...]:
    """Each story once, where it came first, in its latest version; its problems name the earlier ones."""
    versions: dict[str, list[Item]] = {}
    for item in items:
        if item.title or item.body or item.link:
            versions.setdefault(item.identity, []).append(item)
    return tuple(_latest_version(each) for each in versions.values())


def _latest_version(versions: list[Item]) -> Item:
    """The last published; of those with one date, or with none, the first, as feeds have the newest first."""
    latest = max(versions, key=_published)
    others = [each for each in versions if (each.title, each.body) != (latest.title, latest.body)]
    told = [
        f"the feed has this story in an earlier version too, titled {each.title!r}"
        + (f", published {each.published}" if each.published else "")
        + (f", which says: {excerpt}" if (excerpt := (_words(each.body, html_=True) or "")[:_EXCERPT]) else "")
        for each in dict.fromkeys(others)
    ]
    return replace(latest, problems=(*latest.problems, *told)) if told else latest


def _published(item: Item) -> datetime:
    return moment(item.published).astimezone(UTC) if item.published else _OLDEST


def _newest(text: str, name: str, now: datetime) -> tuple[str, tuple[str, ...]]:
    """The text with the newest items only, so that no more are parsed than are read; and a sentence, if any went.

    The cut is made before the parsing, which takes 0.3 ms an item: from one item's beginning to the next one's.
    """
    starts = [match.start() for match in _BEGINS.finditer(text)]
    if len(starts) <= ITEMS:
        return text, ()
    last = _ENDS.search(text, starts[-1])
    pieces = [
        text[start:end] for start, end in zip(starts, [*starts[1:], last.end() if last else len(text)], strict=True)
    ]
    dates = [_when(match[1], now) if (match := _DATE.search(piece)) else None for piece in pieces]
    kept = "".join(pieces[number] for number in _latest(dates))
    return text[: starts[0]] + kept + (text[last.end() :] if last else ""), (_capped(name, len(starts)),)


def _latest(dates: list[datetime | None]) -> list[int]:
    """The numbers of the latest ITEMS, in order; those without a date are the oldest."""
    order = sorted(range(len(dates)), key=lambda number: dates[number] or _OLDEST, reverse=True)
    return sorted(order[:ITEMS])


def _when(written: str, now: datetime) -> datetime | None:
    iso = read_stamp(written, now).iso
    return moment(iso).astimezone(UTC) if iso else None


def _capped(name: str, number: int) -> str:
    return f"{name} holds {number:,} items: the {ITEMS:,} newest were read"


def _link(written: str, address: str | None) -> str | None:
    """An address on the web, of http or https; None for anything else (scripts, files, mail)."""
    try:
        link = whole(urljoin(address or "", "".join(written.split())))
        parts = urlsplit(link)
    except ValueError:
        return None
    return link if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def clean_address(link: str) -> str | None:
    """An address without what tracks its readers (utm_source and the like) and without its fragment."""
    from courlan import clean_url

    cleaned: str | None = clean_url(link)
    return cleaned.partition("#")[0] if cleaned else None


def _words(text: object, *, html_: bool = False) -> str | None:
    """A title or a name on one line, without tags and entities; None for nothing. "&amp;" is never meant to be read."""
    if not isinstance(text, str):
        return None
    plain = html.unescape(_TAG.sub(" ", text) if html_ else text)
    for _ in range(2):  # escaped once more than it should have been
        plain = html.unescape(plain)
    return " ".join(whole("".join(c if c.isprintable() else " " for c in plain)).split()) or None


def _unescaped(body: str) -> str:
    """HTML whose tags were escaped once more than they should have been, as HTML."""
    return html.unescape(body) if "<" not in body and _ESCAPED_TAG.search(body) else body


def _string(given: _Json, field: str) -> str | None:
    value = given.get(field)
    return whole(value) if isinstance(value, str) and value.strip() else None
