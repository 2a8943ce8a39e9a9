"""What an HTML page says about itself: JSON-LD (schema.org), OpenGraph and other meta elements, in that order."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from vedette.reading.datelines import Imprint, read_imprint

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)\Z")  # schema.org types of what is read
_DEEPEST = 6  # lists and graphs inside each other
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "dcterms.created", "dcterms.date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date",
        "publication_date",
    ),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "byl"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
}  # fmt: skip
_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)[/-](?P<day>\d\d)(?!\d)")
_NEAR = 40  # elements after the headline
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}\Z")  # "Headline | Daily Desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about itself, yet to be trusted. published: what may be its date, as written, the best first."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: tuple[str, ...] = ()


def read_metadata(tree: Any) -> Metadata:
    """Read the metadata of a page, given as lxml's tree of it; what is broken is passed over."""
    article = next((thing for thing in _things(tree) if _is_article(thing)), {})
    named = {
        (each.get("property") or each.get("name") or each.get("itemprop") or "").lower(): each.get("content")
        for each in reversed(tree.xpath("//meta[@content]"))  # the first of a name counts
    }
    meta = {field: [value for name in names if (value := _clean(named.get(name)))] for field, names in _META.items()}
    times = [_clean(time) for time in tree.xpath("//time/@datetime | //*[@itemprop='datePublished']/@content")[:1]]
    dates = [_text(article.get("datePublished")), *meta["published"], *times]
    under = _imprint(tree)
    if under and under.published:
        dates.append(under.published.isoformat())
    people = [person for person in meta["byline"] if not person.startswith(("http:", "https:", "@"))]
    return Metadata(
        title=_first(_text(article.get("headline")), *meta["title"], _heading(tree), _page_title(tree)),
        outlet=_first(*_names(article.get("publisher")), *meta["outlet"], under and under.outlet),
        url=_first(*(_address(url) for url in (article.get("url"), *_canonical(tree), *meta["url"]))),
        byline=tuple(dict.fromkeys(_names(article.get("author")) or people)),
        published=tuple(dict.fromkeys(date for date in dates if date)),
    )


def date_in_address(url: str) -> str | None:
    """The date that an address spells out (/2013/01/13/), as an ISO date; None where there is none."""
    match = _IN_ADDRESS.search(urlsplit(url).path)
    return "-".join(match.groups()) if match else None


def _things(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD scripts, those inside lists and graphs too."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _objects(json.loads(script.text or ""), _DEEPEST)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = value.get("@graph", [])
    if isinstance(value, list) and deep:
        for each in value:
            yield from _objects(each, deep - 1)


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(isinstance(one, str) and _ARTICLE.search(one) for one in (types if isinstance(types, list) else [types]))


def _names(value: Any) -> list[str]:
    """The names of people or organisations: a name, an object that has one, or a list of either."""
    if isinstance(value, list):
        return [name for each in value for name in _names(each)]
    name = _text(value.get("name")) if isinstance(value, dict) else _text(value)
    return [name] if name and not name.startswith(("http:", "https:")) else []


def _text(value: Any) -> str | None:
    return _clean(value) if isinstance(value, str) else None


def _clean(text: str | None) -> str | None:
    """One line of text, without control characters; None for nothing."""
    kept = "".join(c if c.isprintable() else " " for c in text or "")
    return " ".join(kept.split()) or None


def _address(value: Any) -> str | None:
    """A web address, or None: scripts and paths are no address."""
    text = _text(value)
    return text if text and text.lower().startswith(("http://", "https://")) else None


def _canonical(tree: Any) -> list[str]:
    found: list[str] = tree.xpath("//link[@rel='canonical']/@href")
    return found


def _heading(tree: Any) -> str | None:
    return next((_clean(each.text_content()) for each in tree.xpath("//h1")), None)


def _imprint(tree: Any) -> Imprint | None:
    """The first line near the headline that says nothing but who published the page, and when."""
    near = tree.xpath(f"(//h1)[1]/following::*[position() <= {_NEAR}]") or tree.xpath(
        f"//body//*[position() <= {_NEAR}]"
    )
    texts = (_clean(element.text_content()) for element in near[:_NEAR] if isinstance(element.tag, str))
    return next((read for text in texts if text and (read := read_imprint(text)) and read.published), None)


def _page_title(tree: Any) -> str | None:
    title = _clean(tree.findtext(".//title"))
    return title and (_SITE.sub("", title) or title)


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
