"""What was fetched becomes pages, with what the fetching tells: where it was in the end, and when."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from vedette.intake.addresses import Allowed
from vedette.intake.found import HEAD, Pages, note
from vedette.intake.manners import Manners
from vedette.intake.sources import read_stream
from vedette.intake.web import Answer, Missed, Web
from vedette.reading.pages import Page

# A page is taken for what its server says it is; where that is no form of ours, its own beginning tells.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": "",  # servers say so of what they do not know
    "application/pdf": ".pdf",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "message/rfc822": ".eml",
    "text/csv": ".csv",
}
_CHARSET = re.compile(r"charset \s* = \s* [\"']? (?P<name> [\w.:-]{2,40} )", re.VERBOSE | re.IGNORECASE)

_LINK = re.compile(rb"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_IS_FEED = re.compile(rb"""type \s* = \s* ["']? application/(?: rss | atom | feed ) \+""", re.VERBOSE | re.IGNORECASE)
_HREF = re.compile(rb"""href \s* = \s* ["'] (?P<address> [^"'<>\s]+ ) ["']""", re.VERBOSE | re.IGNORECASE)


def read_web(address: str, allow: tuple[str, ...] = ()) -> Pages:
    """Yield what is at an address in the web: one page, or those of a feed. allow: hosts that may lie inside.

    Raises InputError where allow names what is no host.
    """
    answer = _manners(allow).get(address)
    if isinstance(answer, Missed):
        yield answer.note
    else:
        yield from pages_of(answer, address, datetime.now(UTC))


def pages_of(answer: Answer, name: str, now: datetime) -> Pages:
    """Yield the pages of what came. name: what to call it."""
    told = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    problems = (note(answer.problem),) if answer.problem else ()
    for page in read_stream(name, BytesIO(answer.content), _ENDINGS.get(told, "")):
        if isinstance(page, Page):
            yield replace(
                page,
                content=_decoded(page.content, answer.headers.get("content-type", "")),
                url=page.url or str(answer.address),
                fetched=page.fetched or now.isoformat(timespec="seconds"),
                notes=(*page.notes, *problems),
            )
        else:
            yield page


def links_in(content: bytes) -> Iterator[str]:
    """Yield the addresses of feeds that an HTML page names in its head, as written."""
    for link in _LINK.findall(content[:200_000]):
        if _IS_FEED.search(link) and (found := _HREF.search(link)):
            yield found["address"].decode("utf-8", "replace")


def _decoded(content: str | bytes, content_type: str) -> str | bytes:
    """A page as text, where only its server says how it is encoded; else as it is, for the page to say itself."""
    told = _CHARSET.search(content_type)
    if isinstance(content, str) or not told or b"charset" in content[:HEAD].lower() or b"encoding=" in content[:200]:
        return content
    try:
        content.decode()
    except UnicodeDecodeError:
        try:
            return content.decode(codecs.lookup(told["name"]).name, "replace")
        except LookupError:
            return content
    return content


@cache
def _manners(allow: tuple[str, ...]) -> Manners:
    """One for all addresses that a command is given: it knows when each host was asked last."""
    return Manners(Web(Allowed(allow), kept=0))
