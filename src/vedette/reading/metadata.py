"""What an HTML page says about itself: JSON-LD (schema.org), OpenGraph and other meta elements, the lines at its top.

Every candidate is kept, the most trusted first: which of them is believed is decided where the fetching is known.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from vedette.reading.bylines import read_names
from vedette.reading.datelines import Imprint, read_imprint
from vedette.reading.dates import find_date
from vedette.reading.layout import following

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)\Z")  # schema.org types of what is read
_LIVE = "LiveBlogPosting"
_DEEPEST = 6  # lists and graphs inside each other
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title"),
    "published": (
        "article:published_time", "og:published_time", "article:published", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.created", "dcterms.date", "pubdate", "publishdate", "parsely-pub-date",
        "sailthru.date", "publication_date", "citation_publication_date", "article.published", "publish-date",
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
    "byline": ("author", "article:author", "dc.creator", "parsely-author", "byl", "citation_author", "sailthru.author"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
    "description": ("og:description", "description", "twitter:description"),
    "section": ("article:section", "parsely-section"),
}  # fmt: skip
_IN_ADDRESS = re.compile(r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d)[/-](?P<day>\d\d)(?!\d)")
_NEAR = 40  # elements after the headline
_SITE = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})\Z")  # "Headline | Daily Desk"
_SIGNS = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|author-?names?|signature)(?:$|[\s_-])", re.IGNORECASE)
_DATES = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|pub(?:lished|date|-date)?|timestamp|posted)(?:$|[\s_-])", re.IGNORECASE
)
_MAY_SIGN = (
    "//body//*[@rel='author' or @itemprop='author' or contains(@class, 'uthor') or contains(@class, 'line')"
    " or contains(@class, 'ignature') or contains(@id, 'uthor')]"
)
_MAY_DATE = (
    "//body//*[contains(@class, 'ate') or contains(@class, 'time') or contains(@class, 'ublish')"
    " or contains(@class, 'osted')]"
)
_FOREIGN = ("aside", "footer", "nav")  # what stands in these is not said of the article
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_LEAST_SHARED = 0.5  # of the words of a heading or of the title, whichever has fewer


class Candidate(NamedTuple):
    """What may be the date of publication, as written, and where it stands. guess: the page does not say that it is."""

    written: str
    where: str
    guess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about itself, yet to be trusted; of what it says twice the most trusted is first.

    articles: whether it says that it is an article; None where it does not say what it is. live: that it is a live
    blog. free: whether all of it may be read; None where it does not say. words: how many words the article has.
    """

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: tuple[str, ...] = ()
    published: tuple[Candidate, ...] = ()
    modified: tuple[str, ...] = ()
    description: str | None = None
    is_article: bool | None = None
    live: bool = False
    free: bool | None = None
    words: int | None = None


def read_metadata(tree: Any) -> Metadata:
    """Read the metadata of a page, given as lxml's tree of it; what is broken is passed over."""
    things = list(structured(tree))
    article = next((thing for thing in things if is_of(thing, _ARTICLE) or is_of(thing, _LIVE)), {})
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and (content := _clean(element.get("content"))):
            named.setdefault(name, []).append(content)
    meta = {field: [value for name in names for value in named.get(name, ())] for field, names in _META.items()}
    outlet = _outlet(article, meta["outlet"])
    under = _imprint(tree)
    title = _title(tree, article, meta["title"], outlet)
    not_names = [outlet, *meta["section"], *meta["outlet"], title]
    return Metadata(
        title=title,
        outlet=outlet or (under and under.outlet),
        url=next(
            (url for value in (article.get("url"), *_canonical(tree), *meta["url"]) if (url := _address(value))), None
        ),
        byline=_byline(tree, article, meta["byline"], not_names),
        published=tuple(_published(tree, article, named, under)),
        modified=tuple(date for date in (_text(article.get("dateModified")), *meta["modified"]) if date),
        description=_first(_text(article.get("description")), *meta["description"]),
        is_article=_says_article(things, article, named),
        live=any(is_of(thing, _LIVE) for thing in things),
        free=_free(things, named),
        words=_count(article.get("wordCount")),
    )


def date_in_address(url: str) -> str | None:
    """The date that an address spells out (/2013/01/13/), as an ISO date; None where there is none."""
    match = _IN_ADDRESS.search(_path(url))
    return "-".join(match.groups()) if match else None


def structured(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD scripts, those inside lists and graphs too."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        written = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        for attempt in (written, _TRAILING_COMMA.sub("", written)):
            try:
                read = json.loads(attempt, strict=False)  # strict would refuse a line break in a text
            except (ValueError, RecursionError):
                continue
            yield from _objects(read, _DEEPEST)
            break


def is_of(thing: dict[str, Any], kind: str | re.Pattern[str]) -> bool:
    """Whether a thing of JSON-LD is of a type."""
    types = thing.get("@type")
    names = [name for name in (types if isinstance(types, list) else [types]) if isinstance(name, str)]
    return any(name == kind if isinstance(kind, str) else kind.search(name) for name in names)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same registered name, as far as their endings tell."""
    return _site_name(host(one)) == _site_name(host(other))


def host(url: str) -> str:
    """The host of an address in lower case; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _site_name(name: str) -> str:
    """The registered name of a host: its last two labels, or three where the last two are like co.uk and com.au."""
    labels = name.split(".")
    if len(labels) < 3 or all(label.isdigit() for label in labels):
        return name
    return ".".join(labels[-3:] if len(labels[-1]) == 2 and len(labels[-2]) <= 3 else labels[-2:])


def _objects(value: Any, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        inside = [value.get("@graph"), value.get("mainEntity"), value.get("mainEntityOfPage")]
        value = [each for one in inside for each in (one if isinstance(one, list) else [one]) if isinstance(each, dict)]
    if isinstance(value, list) and deep:
        for each in value:
            yield from _objects(each, deep - 1)


def _says_article(things: list[dict[str, Any]], article: dict[str, Any], named: dict[str, list[str]]) -> bool | None:
    if article:
        return True
    if any(is_of(thing, re.compile(r"CollectionPage|ItemList|SearchResultsPage|ProfilePage")) for thing in things):
        return False
    kinds = {kind.lower() for kind in named.get("og:type", ())}
    if "article" in kinds or "article:published_time" in named:
        return True
    return False if "website" in kinds else None


def _free(things: list[dict[str, Any]], named: dict[str, list[str]]) -> bool | None:
    for thing in things:
        if (said := thing.get("isAccessibleForFree")) is not None:
            return said is True or str(said).strip().lower() in ("true", "1", "http://schema.org/true", "yes")
    tier = {value.lower() for value in named.get("article:content_tier", ())}
    return False if tier & {"locked", "metered"} else True if "free" in tier else None


def _count(value: Any) -> int | None:
    try:
        return int(str(value).replace(",", "")) if value is not None else None
    except ValueError:
        return None


def _title(tree: Any, article: dict[str, Any], meta: list[str], outlet: str | None) -> str | None:
    """The headline: the heading that shares most words with what the page calls itself, else that name itself."""
    named = [title for title in (_text(article.get("headline")), *meta) if title]
    page = _page_title(tree)
    told = [_without_site(title, outlet) for title in named] + ([page] if page else [])
    headings = [text for h in tree.iter("h1") if (text := _clean("".join(h.itertext()))) and len(text) <= 300]
    if not told:
        return headings[0] if headings else None
    if headings:
        shared, best = max((_alike(text, title), -at) for title in told for at, text in enumerate(headings))
        if shared >= _LEAST_SHARED:
            return _without_kicker(headings[-best], told)
    return told[0]


def _without_kicker(heading: str, told: list[str]) -> str:
    """The heading, or what the page calls it elsewhere where one has a rubric before it and the other has not."""
    words = _plain(heading)
    return next((t for t in told if words.endswith(_plain(t)) or (":" in t and _plain(t).endswith(words))), heading)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _alike(one: str, other: str) -> float:
    """The share of words that two titles have in common, of the one that has fewer."""
    a, b = ({word.strip(".,:;!?'\"‘’“”«»()").casefold() for word in text.split()} - {""} for text in (one, other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _without_site(title: str, outlet: str | None) -> str:
    """The title without the name of the site at its end."""
    match = _SITE.search(title)
    if match and outlet and _alike(match["site"], outlet) >= _LEAST_SHARED:
        return title[: match.start()]
    return title


def _page_title(tree: Any) -> str | None:
    title = _clean(tree.findtext(".//title"))
    return title and (_SITE.sub("", title) or title)


def _outlet(article: dict[str, Any], meta: list[str]) -> str | None:
    return _first(*(name for name in (*_names(article.get("publisher")), *meta) if "://" not in name))


def _byline(tree: Any, article: dict[str, Any], meta: list[str], others: Iterable[str | None]) -> tuple[str, ...]:
    """Who signed, from the most trusted place that names a person."""
    others = list(others)
    named = read_names(_names(article.get("author")), others) or read_names(meta, others)
    return named or read_names(_signatures(tree), others)


def _signatures(tree: Any) -> list[str]:
    """Lines that stand where names of authors stand: elements that are called so, before and after the headline."""
    found: list[str] = []
    for element in tree.xpath(_MAY_SIGN):
        signed = "author" in (element.get("rel") or "").split() or element.get("itemprop") == "author"
        if not signed and not _SIGNS.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            continue
        if next(element.iterancestors(*_FOREIGN), None) is not None:
            continue
        text = _clean("".join(element.itertext()))
        if text and len(text) <= 100:
            found.append(text)
        if len(found) >= 3:
            break
    return found[:1] if found else []


def _published(
    tree: Any, article: dict[str, Any], named: dict[str, list[str]], under: Imprint | None
) -> Iterator[Candidate]:
    """Yield what may be the date, each as written only once, the most trusted first."""
    said = [*_said(tree, article, named, under)]
    seen: set[str] = set()
    for one in said or _guessed(tree):  # guesses are wanted where nothing better is there
        if one.written not in seen:
            seen.add(one.written)
            yield one


def _said(
    tree: Any, article: dict[str, Any], named: dict[str, list[str]], under: Imprint | None
) -> Iterator[Candidate]:
    for field in ("datePublished", "dateCreated"):
        if written := _text(article.get(field)):
            yield Candidate(written, f"JSON-LD {field}")
    for name in _META["published"]:
        for written in named.get(name, ()):
            yield Candidate(written, f"meta {name}")
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        if written := _clean(element.get("content") or element.get("datetime")):
            yield Candidate(written, "itemprop datePublished")
    if under and under.published:
        yield Candidate(under.published.isoformat(), "the line under the headline")


def _guessed(tree: Any) -> Iterator[Candidate]:
    times = [time for time in tree.iter("time") if next(time.iterancestors(*_FOREIGN), None) is None]
    for time in times[:1]:
        if written := _clean(time.get("datetime")):
            yield Candidate(written, "its first time element", guess=True)
    for element in tree.xpath(_MAY_DATE):
        if len(element) <= 1 and _DATES.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            text = _clean("".join(element.itertext()))
            if text and len(text) <= 80 and (day := find_date(text)):
                yield Candidate(day[0].isoformat(), f"a line that is called a date, “{text}”", guess=True)
                return


def _names(value: Any) -> list[str]:
    """The names of people or organisations: a name, an object that has one, or a list of either."""
    if isinstance(value, list):
        people = [each for each in value if not (isinstance(each, dict) and each.get("@type") == "Organization")]
        return [name for each in (people or value) for name in _names(each)]
    if isinstance(value, dict):
        inner = value.get("name")
        return _names(inner) if isinstance(inner, str | list) else []
    name = _text(value)
    return [name] if name and not name.startswith(("http:", "https:")) else []


def _text(value: Any) -> str | None:
    return _clean(value) if isinstance(value, str) else None


def _clean(text: str | None) -> str | None:
    """One line of text, without control characters; None for nothing."""
    kept = (text or "").replace("\u00ad", "").replace("\u200b", "").strip()  # soft hyphens
    if not kept.isprintable():
        kept = "".join(c if c.isprintable() else " " for c in kept)
    return " ".join(kept.split()) or None


def _address(value: Any) -> str | None:
    """A web address, or None: scripts and paths are no address."""
    text = _text(value)
    return text if text and text.lower().startswith(("http://", "https://")) and host(text) else None


def _canonical(tree: Any) -> list[str]:
    return [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]


def _imprint(tree: Any) -> Imprint | None:
    """The first line near the headline that says nothing but who published the page, and when."""
    heading = next(tree.iter("h1"), None)
    near = following(heading) if heading is not None else tree.iter("div", "p", "span", "b", "i", "td", "time", "a")
    for element in islice(near, _NEAR):
        if (
            isinstance(element.tag, str)
            and (line := _short(element))
            and (read := read_imprint(line))
            and read.published
        ):
            return read
    return None


def _short(element: Any) -> str | None:
    """The text of an element that has little of it: an imprint is one line, and reading long ones takes time."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > 400:  # white space included
            return None
    return _clean("".join(pieces))


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
