"""The entries of a live blog, each with its own time."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from vedette.reading.dates import read_date, time_of
from vedette.reading.layout import is_boxed, key, leads_away, lines_of, linked_share, text_of
from vedette.reading.metadata import is_of, structured
from vedette.records import Time, moment

_LEAST = 3  # entries that make a live blog
_SHORT = 25  # characters: what has fewer at the median is no entry
_HIGHEST = 6  # levels between a time and the entry that it is of
_MOST_LINKED = 0.5  # of its characters: more is a card that leads to another page
_SHARE = 0.5  # of the page's words that entries have where nothing else says that it is a live blog
_LIVE = re.compile(
    r"\blive\b|\bas[ -]it[ -]happened\b|\bminute[ -]by[ -]minute\b|\b(?:latest|rolling)[ -]updates?\b"
    r"|\bblow[ -]by[ -]blow\b",
    re.IGNORECASE,
)
_LIVE_NAME = re.compile(
    r"(?:^|[\s_-])(?:live\w*|entry|entries|update|liveblog|timeline|key-event)(?:$|[\s_-])", re.IGNORECASE
)
_ZONE = r"(?:GMT|UTC|BST|CET|CEST|EET|EEST|EST|EDT|CST|CDT|PST|PDT|EAT|WAT|CAT|IST|MSK|AST|local\stime)"
CLOCK = re.compile(
    rf"""(?P<words> (?P<hour> [01]?\d | 2[0-3] ) (?: [.:h] (?P<minute> [0-5]\d ) (?: \s? (?P<half> [ap]\.?m\b\.? ) )?
        | \s? (?P<only> [ap]\.?m\b\.? ) ) (?: \s? \(? {_ZONE} \)? )? )
    (?: \s* [:—–|-] \s* | \s+ | \Z ) (?= ["“‘'(]? [A-Z] | \Z )""",
    re.VERBOSE | re.IGNORECASE,
)
"""A clock time that opens an entry: "14.05 Troops enter", "2:05 p.m. — "."""

T = TypeVar("T")


class Entry(NamedTuple):
    """One entry: its lines as a reader sees them, and its time."""

    lines: tuple[str, ...]
    time: Time


def is_called_live(*names: str | None) -> bool:
    """Whether a headline or an address says that the page is a live blog."""
    return any(_LIVE.search(name.replace("_", "-")) for name in names if name)


def find_entries(tree: Any, told: bool, length: int) -> tuple[Entry, ...]:
    """The entries of a live blog, in page order; none where the page is no live blog.

    told: whether the page says that it is one. length: how many characters its main text has without them.
    """
    shown = [entry for element, time in _repeated(tree, told) if (entry := _entry(element, time))]
    inside = sum(len(line) for entry in shown for line in entry.lines)
    if len(shown) >= _LEAST and (told or inside >= _SHARE * max(inside, length)):
        return tuple(shown)
    structured_entries = tuple(_structured(tree))
    return structured_entries if len(structured_entries) >= _LEAST else ()


def dated(clocks: Sequence[str], day: date) -> list[Time]:
    """The times of entries that tell the clock only. day: that of the first of them in time.

    Where the clock goes back, another day has begun; live blogs have their newest entry first or last.
    """
    read = [match for clock in clocks if (match := CLOCK.match(clock))]
    minutes = [_minutes(match) for match in read]
    back = sum(b < a for a, b in pairwise(minutes))
    newest_first = 2 * back > len(minutes) - 1
    order = range(len(read))
    times: dict[int, Time] = {}
    last = -1
    for at in reversed(order) if newest_first else order:
        if minutes[at] < last:
            day += timedelta(days=1)
        last = minutes[at]
        start = datetime(day.year, day.month, day.day, *divmod(last, 60))
        times[at] = _time(start, read[at]["words"].strip())
    return [times[at] for at in order]


def _minutes(match: re.Match[str]) -> int:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or match["only"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour * 60 + minute


def _time(start: datetime, words: str | None) -> Time:
    form = "%Y-%m-%dT%H:%M"
    end = (start + timedelta(minutes=1)).strftime(form)
    return Time(start=start.strftime(form), end=end, precision="minute", text=words, anchor="explicit")


def _repeated(tree: Any, told: bool) -> list[tuple[Any, Any]]:
    """Elements of one kind beside each other, each with its time element: the largest such group of the page."""
    times = [time for time in tree.iter("time") if read_date(time.get("datetime") or "")]
    groups: dict[tuple[Any, ...], dict[Any, Any]] = {}
    for time in times:
        element = time
        for level in range(_HIGHEST):
            parent = element.getparent()
            if parent is None or element.tag == "body":
                break
            if level or len(element):
                kind = (parent, element.tag, (element.get("class") or "").split(" ")[0])
                groups.setdefault(kind, {}).setdefault(element, time)
            element = parent
    able = [group for group in groups.values() if len(group) >= _LEAST and _are_entries(list(group), told)]
    best = max(able, key=lambda group: sum(len(text_of(element)) for element in group), default={})
    return list(best.items())


def _are_entries(elements: list[Any], told: bool) -> bool:
    """Whether these tell something each: no comments of readers, and no cards that lead to other pages."""
    first = elements[0]
    if (
        is_boxed(first, "comments")
        or is_boxed(first, "related")
        or next(first.iterancestors("nav", "footer", "aside"), None) is not None
    ):
        return False
    lengths = sorted(len(key(text_of(element))) for element in elements)
    if lengths[len(lengths) // 2] < _SHORT:
        return False
    cards = sum(linked_share(element) > _MOST_LINKED or _leads_elsewhere(element) for element in elements)
    named = told or _LIVE_NAME.search(first.get("class") or "") is not None
    return cards * 2 < len(elements) and (named or first.tag in ("article", "section", "li", "div"))


def _leads_elsewhere(element: Any) -> bool:
    """Whether the heading of an element, or the whole of it, is a link to another page."""
    if next(element.iterancestors("a"), None) is not None:
        return True
    for heading in element.iter("h2", "h3", "h4", "h5"):
        links = list(heading.iter("a")) or list(heading.iterancestors("a"))
        if any(leads_away(link) and "#" not in (link.get("href") or "") for link in links):
            return True
    return False


def _entry(element: Any, time: Any) -> Entry | None:
    lines = tuple(lines_of(element))
    read = read_date(time.get("datetime") or "")
    if not lines or read is None:
        return None
    words = " ".join(text_of(time).split()) or None
    return Entry(lines, _stretch(read.iso, words))


def _stretch(iso: str, words: str | None) -> Time:
    if "T" not in iso:
        return time_of(date.fromisoformat(iso), words or iso)
    end = (moment(iso) + timedelta(minutes=1)).isoformat() if moment(iso).year < 9999 else None
    return Time(start=iso, end=end, precision="minute", text=words, anchor="explicit")


def _structured(tree: Any) -> Iterator[Entry]:
    """The entries that the page's JSON-LD gives, with their texts."""
    for thing in structured(tree):
        updates = thing.get("liveBlogUpdate") if is_of(thing, "LiveBlogPosting") else None
        for update in updates if isinstance(updates, list) else []:
            if not isinstance(update, dict):
                continue
            read = read_date(str(update.get("datePublished") or ""))
            written = [update.get("headline"), *str(update.get("articleBody") or update.get("text") or "").splitlines()]
            lines = tuple(" ".join(each.split()) for each in written if isinstance(each, str) and each.strip())
            if read and lines:
                yield Entry(lines, _stretch(read.iso, None))
