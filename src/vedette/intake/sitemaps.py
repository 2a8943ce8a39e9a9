"""Sitemaps: addresses with dates and, in those for news, titles. They hold no reports, and say where some are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from vedette.intake.found import Found, Pages, count, note
from vedette.intake.stamps import read_stamp
from vedette.intake.xml import read_xml, root_of

LARGEST = 52_428_800  # bytes of a sitemap, and
ADDRESSES = 50_000  # the addresses in one: the limits of sitemaps.org
ROOTS = ("urlset", "sitemapindex")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of a sitemap, of http or https. published: from its news tags, changed: from its lastmod."""

    link: str
    title: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    changed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """The addresses of pages, or, where it is an index, those of other sitemaps. problems: what could not be read."""

    addresses: tuple[Address, ...] = ()
    is_index: bool = False
    problems: tuple[str, ...] = ()


def read_sitemaps(found: Found) -> Pages:
    """No page, and a note that says what a sitemap holds and how to get it."""
    sitemap = read_sitemap(found.rest(LARGEST), found.name, datetime.now(UTC))
    yield from map(note, sitemap.problems)
    if sitemap.addresses:
        kind, what = ("an index", "sitemap") if sitemap.is_index else ("a sitemap", "page")
        yield note(
            f"{found.name} is {kind} of {count(len(sitemap.addresses), what)}, and holds addresses, not reports: "
            f"give addresses (vedette code {sitemap.addresses[0].link}), or let `vedette watch` follow the sitemap"
        )


def read_sitemap(data: bytes, name: str, now: datetime) -> Sitemap:
    """Read a sitemap or an index of sitemaps, in its own order. Whatever stands there, nothing is raised."""
    from lxml import etree

    if len(data) > LARGEST:
        return Sitemap(problems=(f"{name} has more than {LARGEST // 1_000_000} MB, and is too large for a sitemap",))
    xml = read_xml(name, data)
    if xml.problem:
        return Sitemap(problems=(xml.problem,))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    tree = etree.fromstring(xml.text.encode(errors="replace"), parser)
    if tree is None or _name(tree) not in ROOTS:
        return Sitemap(problems=(f"{name} is no sitemap: it wants urlset or sitemapindex as its first element",))
    found = list(_addresses(tree, now))
    problems = []
    if (bad := len(tree) - len(found)) > 0:
        problems.append(f"{name}: {bad:,} of its {len(tree):,} entries give no address of http or https")
    if not found:
        problems.append(f"{name} is a sitemap without addresses")
    if len(found) > ADDRESSES:
        problems.append(f"{name} holds {len(found):,} addresses: the first {ADDRESSES:,} were read")
    return Sitemap(addresses=tuple(found[:ADDRESSES]), is_index=_name(tree) == "sitemapindex", problems=tuple(problems))


def is_sitemap(head: bytes) -> bool:
    """Whether something begins like a sitemap."""
    return root_of(head) in ROOTS


def _addresses(tree: Any, now: datetime) -> Iterator[Address]:
    for entry in tree:
        said: dict[str, str] = {}
        for element in entry.iter():
            if isinstance(element.tag, str) and (text := " ".join((element.text or "").split())):
                said.setdefault(_name(element), text)
        link = said.get("loc", "")
        if _is_web(link):
            yield Address(
                link=link,
                title=said.get("title"),
                outlet=said.get("name"),
                language=said.get("language"),
                published=_date(said.get("publication_date"), now),
                changed=_date(said.get("lastmod"), now),
            )


def _date(written: str | None, now: datetime) -> str | None:
    return read_stamp(written, now).iso if written else None


def _name(element: Any) -> str:
    """The name of an element without its namespace: sites write "image:title" and others for what is not the page."""
    tag = str(element.tag)
    space, _, name = tag.rpartition("}")
    return f"image:{name.lower()}" if "image" in space or "video" in space else name.lower().rpartition(":")[2]


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
