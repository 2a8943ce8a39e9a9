"""The main text of an HTML page, in parts: what two readers take for it, less the lines that sell and link."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from vedette.reading.blocks import is_caption, kind_of
from vedette.reading.datelines import read_imprint
from vedette.reading.furniture import furniture
from vedette.reading.layout import (
    LEADING,
    Setting,
    clear,
    find_cards,
    find_lead,
    find_missed,
    is_all_links,
    key,
    prose_in,
    settings,
    text_of,
)
from vedette.reading.live_blogs import CLOCK, Entry, find_entries, is_called_live
from vedette.reading.metadata import Metadata, read_metadata
from vedette.reading.page_kinds import CODED, CUT, PARTIAL, PageKind, Seen, is_about_scripts, is_partial
from vedette.reading.page_kinds import kind_of as page_kind_of
from vedette.records import BlockKind, Reason, Removed, Time

_WORDS_IN_KICKER = 4  # a rubric above the headline: "Africa"
_LEAVES: dict[str, BlockKind] = {
    "head": "subhead", "p": "paragraph", "quote": "quote", "item": "list", "row": "table", "code": "paragraph",
}  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NO_TEXT = bytes([*range(9), 11, 12, *range(14, 32), 127])  # the same, as far as they are ASCII: quick for whole pages
_FEW = 250  # characters of main text: with fewer the second reader is asked
_SHORT = 3000  # characters: a page whose text has more is neither a wall nor a shell
_MOST_LOST = 0.25  # of the second reader's text: the first reader that has less has lost the article
_OPENS = 200  # characters
_LONG = 10_000  # characters of a tag
_LONG_TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]{0,30})[^<>]{10000,}>")
_MOST_ATTRIBUTES = 1000  # of one element: libxml2 compares each with all others
_MOST_TAGS = 200_000  # of a page that is made into a tree: 10 MB of tags would take some 2 GB
_HEAD = 200_000  # characters of a larger page that are: what it says about itself stands at its top
_MOST_READ = 1_500_000  # characters of text that the second reader hands on: no report has as many
_VERY_LARGE = "the page is very large, and was read by the second reader alone"
_LARGEST = 3_000_000  # characters of a page that the first reader is given: its time grows faster than the page
_PROSE = re.compile(r".{59,}[.!?…][\"'”’»)\]]*\Z", re.DOTALL)
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_HIDDEN = [
    "noscript", "[hidden]", "template", '[style*="display:none"]', '[style*="display: none"]', "figure", "button",
    '[style*="visibility:hidden"]', '[style*="visibility: hidden"]',
]  # fmt: skip
_WORDS_IN_HEADLINE = 4  # a link of fewer words is a name in a list
_LEAST_CLOCKS = 3  # parts that open with the clock and make a live blog


class Part(NamedTuple):
    """One part of a page's main text. An entry of a live blog may have several lines.

    time: an entry's own. clock: the words of an entry that tell the hour, where nothing tells its day.
    """

    kind: BlockKind
    text: str
    time: Time | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The main text of a page in parts, its headline first; what was cut; what the page is and says about itself.

    problems: what went wrong in reading it, a sentence each.
    """

    parts: tuple[Part, ...]
    removed: tuple[Removed, ...]
    metadata: Metadata
    kind: PageKind = "empty page"
    problems: tuple[str, ...] = ()


def read_html(html: str, url: str | None = None) -> Body:
    """Find the main text and the metadata of a page, and what it is. Of a page that is no article all text is cut."""
    html = html.encode("utf-8", "replace").translate(None, _NO_TEXT).decode()
    if max(map(len, html.split("<"))) > _LONG:
        html = _LONG_TAG.sub(
            lambda tag: tag[0] if len(tag[0].split()) <= _MOST_ATTRIBUTES else f"<{tag['name']}>", html
        )
    large = len(html) > _LARGEST or html.count("<") > _MOST_TAGS
    tree = _tree(html[:_HEAD] if large else html)
    if tree is None:
        return Body((), (), Metadata())
    metadata = read_metadata(tree)
    behind = " ".join(" ".join(text_of(element).split()) for element in tree.iter("noscript"))
    scripted = next(tree.iter("script"), None) is not None
    clear(tree)
    parts, problems = _main_text(tree, html, url) if not large else (_second_reader(html), [_VERY_LARGE])
    parts = _with_missed(tree, parts)
    found = settings(tree, [part.text for part in parts])
    linked = sum(1 for part in parts if _is_neighbour(part, found.get(key(part.text), Setting())))
    parts = _with_lead(tree, parts, metadata)
    doubtful = not metadata.is_article or any(furniture(part.text) for part in parts if part.kind == "subhead")
    cards = find_cards(tree, {key(part.text) for part in parts}) if doubtful else {}
    kept, removed = _sort_out(_with_headline(parts, metadata.title), found, cards)
    kept, entries = _with_entries(tree, kept, metadata, url)
    seen = Seen(
        title=metadata.title,
        headings=tuple(" ".join(text_of(h).split()) for h in tree.iter("h1") if h.find(".//a") is None),
        parts=tuple(part.text for part in kept if part.kind not in ("headline", "subhead", "caption")),
        cut=tuple(each.text for each in removed),
        linked=linked,
        cards=len(cards.keys() & {key(part.text) for part in kept}),
        all_links=not metadata.is_article and is_all_links(tree),
        entries=entries,
        visible=_visible(tree) if sum(len(part.text) for part in kept) < _SHORT else "",
        behind=behind,
        scripted=scripted,
        is_article=metadata.is_article,
        free=metadata.free,
        words=metadata.words,
    )
    kind = page_kind_of(seen)
    if kind not in CODED:
        removed += [Removed(reason="navigation", text=part.text) for part in kept if part.kind != "headline"]
        return Body((), tuple(removed), metadata, kind, tuple(problems))
    if is_partial(seen) and kind != "live blog":
        problems.append(PARTIAL)
    elif "<html" in html[:2000].lower() and "</html" not in html[-2000:].lower() and _ends_amid(kept):
        problems.append(CUT)
    return Body(tuple(kept), tuple(removed), metadata, kind, tuple(problems))


def _tree(html: str) -> Any:
    """The page as lxml's tree, without comments; None for what is no HTML."""
    import trafilatura  # heavy (0.2 s, 20 MB), and needed for HTML alone
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    if html[:_OPENS].lstrip().lower().startswith(("<!doctype html>", "<html")):  # nothing there to be mended
        parser = HTMLParser(
            collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
        )
        try:
            return document_fromstring(html.encode(), parser=parser)
        except LxmlError:
            pass
    return trafilatura.load_html(html)


def _main_text(tree: Any, html: str, url: str | None) -> tuple[list[Part], list[str]]:
    """The parts of the main text by the first reader, or the second where that has failed; and what went wrong."""
    parts, problems = _first_reader(tree, url)
    length = sum(len(part.text) for part in parts)
    if length >= _FEW and length >= _MOST_LOST * prose_in(tree):
        return parts, problems
    others = _second_reader(html)
    if not _prose(parts) and not _prose(others) and not prose_in(tree):
        others = _second_reader(html, main=False)  # deeper than either goes: the article, or nothing that is prose
    other_length = sum(len(part.text) for part in others)
    more_prose = _prose(others) > 1.5 * _prose(parts)
    if others and (length < _MOST_LOST * other_length or length < _FEW) and more_prose:
        return others, problems
    return parts, problems


def _first_reader(tree: Any, url: str | None) -> tuple[list[Part], list[str]]:
    import trafilatura

    try:
        found: Any = trafilatura.bare_extraction(tree, url=url, include_comments=False, include_tables=True)
        return (list(_parts(found.body)) if found is not None and found.body is not None else []), []
    except Exception as error:  # whatever a stranger's page does to it, the second reader is left
        return [], [f"the first reader failed on this page ({type(error).__name__}), the second was used"]


def _second_reader(html: str, main: bool = True) -> list[Part]:
    """The parts that resiliparse finds: it reads what libxml2 cannot, and keeps more that is no article.

    main: only what it takes for the main text, else all that is there.
    """
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        html, main_content=main, alt_texts=False, links=False, noscript=False, skip_elements=_HIDDEN
    )
    parts = []
    for chunk in re.split(r"\n\s*\n|\n(?=\s*[•*-] )", text[:_MOST_READ]):
        if line := _line(chunk):
            kind = kind_of(line)
            bare = re.sub(r"^[•*-]\s+", "", line) if kind == "list" else line
            short = kind == "paragraph" and len(line.split()) <= 12 and not _FINAL.search(line)
            parts.append(Part("subhead" if short else kind, bare))
    return [part for part in parts if part.text]


def _parts(element: Any) -> Iterator[Part]:
    """Yield the parts of trafilatura's tree, and the text that stands in none of its elements."""
    if element.tag == "cell" and (loose := _line(element.text or "")):
        yield Part("paragraph", loose)
    for child in element:
        if child.tag == "table" and (cells := [cell for cell in child.iter("cell") if len(cell) > 1]):
            yield from _parts(max(cells, key=lambda cell: len(_all_text(cell))))  # a page that is laid out by a table
            continue
        kind = _LEAVES.get(child.tag)
        text = _line(" | ".join(map(_all_text, child)) if child.tag == "row" else _all_text(child))
        if kind is None or (kind == "quote" and len(child)):
            yield from _parts(child)
        elif text:
            yield Part("caption" if kind == "paragraph" and is_caption(text) else kind, text)
        if loose := _line(child.tail or ""):
            yield Part("paragraph", loose)


def _with_missed(tree: Any, parts: list[Part]) -> list[Part]:
    """Put the paragraphs back that the reader has left out in the midst of others."""
    missed: dict[str, list[Part]] = {}
    for before, text in find_missed(tree, {key(part.text) for part in parts}):
        missed.setdefault(before, []).append(Part("paragraph", _line(text)))
    return [each for part in parts for each in (part, *missed.pop(key(part.text), ()))] if missed else parts


def _with_lead(tree: Any, parts: list[Part], metadata: Metadata) -> list[Part]:
    """Put the summary under the headline first, where the reader has left it out."""
    if not parts:
        return parts
    lead = find_lead(tree, metadata.title, metadata.description, {key(part.text) for part in parts})
    if lead is None or furniture(lead) or read_imprint(lead) or any(key(lead) in key(part.text) for part in parts):
        return parts
    at = 1 if metadata.title and _alike(parts[0].text, metadata.title) else 0
    return [*parts[:at], Part("paragraph", lead), *parts[at:]]


def _with_headline(parts: list[Part], title: str | None) -> list[Part]:
    """Mark the headline among the first parts and let it stand first, or put it there; a rubric before it goes."""
    if title is None:
        return parts
    for at, part in enumerate(parts[:5]):
        if part.text.casefold() == title.casefold() or (at < 2 and _alike(part.text, title)):
            before = [each for each in parts[:at] if len(each.text.split()) > _WORDS_IN_KICKER]
            return [Part("headline", part.text), *before, *parts[at + 1 :]]
    return [Part("headline", title), *parts] if parts else []


def _alike(one: str, other: str) -> bool:
    """Whether two headlines share most of their words."""
    a, b = set(one.casefold().split()), set(other.casefold().split())
    return 2 * len(a & b) > max(len(a), len(b))


def _sort_out(parts: list[Part], found: dict[str, Setting], cards: dict[str, str]) -> tuple[list[Part], list[Removed]]:
    """Part the furniture from the report."""
    reasons = [_reason(part, found.get(key(part.text), Setting())) for part in parts]
    for at, part in enumerate(parts):
        if reasons[at] is None and furniture(cards.get(key(part.text), "")) == "related":
            reasons[at] = "related"  # the summary of another page
    _under_empty_headings(parts, reasons)
    kept: list[Part] = []
    removed: list[Removed] = []
    known: set[tuple[BlockKind, str]] = set()
    headline = next((part.text.casefold() for part in parts if part.kind == "headline"), None)
    for part, reason in zip(parts, reasons, strict=True):
        again = (part.kind, part.text) in known and part.kind != "table"
        if reason is None and (again or (part.kind != "headline" and part.text.casefold() == headline)):
            reason = "repeated"
        if reason is None:
            setting = found.get(key(part.text), Setting())
            caption = setting.caption and part.kind == "paragraph"
            known.add((part.kind, part.text))
            kept.append(part._replace(kind="caption") if caption else part)
        else:
            removed.append(Removed(reason=reason, text=part.text))
    return kept, removed


def _reason(part: Part, setting: Setting) -> Reason | None:
    """Why a part is none of the report: its words, the box that it stands in, or that it only leads elsewhere."""
    if part.kind in ("headline", "table"):
        return None
    if reason := furniture(part.text):
        return reason
    if is_about_scripts(part.text) and not _PROSE.match(part.text):
        return "navigation"
    if setting.box and (setting.leads or setting.box not in LEADING or not _PROSE.match(part.text)):
        return setting.box
    return "related" if _is_neighbour(part, setting) else None


def _is_neighbour(part: Part, setting: Setting) -> bool:
    """Whether a part is nothing but a link to another page, worded like its headline: no sentence with a stop."""
    if not setting.linked or part.kind in ("headline", "table", "caption"):
        return False
    return len(part.text.split()) >= _WORDS_IN_HEADLINE and not part.text.rstrip("\"'”’»").endswith((".", "…", ":"))


def _under_empty_headings(parts: list[Part], reasons: list[Reason | None]) -> None:
    """Cut the headings also of what was cut: all between them and the next heading, or the end."""
    below: set[Reason | None] = set()
    for at in range(len(parts) - 1, -1, -1):
        heads = parts[at].kind == "subhead" or (parts[at].text.endswith(":") and len(parts[at].text.split()) <= 5)
        if heads and reasons[at] is None and below and None not in below and "legal" not in below:
            reasons[at] = "related"
        if parts[at].kind == "subhead" and reasons[at] is None:
            below = set()
        else:
            below.add(reasons[at])


def _with_entries(tree: Any, parts: list[Part], metadata: Metadata, url: str | None) -> tuple[list[Part], int]:
    """The parts with the entries of a live blog in the place of their texts, and how many there are."""
    length = sum(len(part.text) for part in parts if part.kind != "headline")
    told = metadata.live or is_called_live(metadata.title, url)
    if entries := find_entries(tree, told, length):
        lines = {key(line) for entry in entries for line in entry.lines}
        first = next((at for at, part in enumerate(parts) if key(part.text) in lines), len(parts))
        before = [part for part in parts[:first] if key(part.text) not in lines]
        read = [part for entry in entries if (part := _entry_part(entry))]
        return [*before, *read], len(read)
    return _clocked(parts, told)


def _entry_part(entry: Entry) -> Part | None:
    lines = [line for raw in entry.lines if (line := _line(raw)) and furniture(line) is None]
    lines = [line for line in lines if not (read_imprint(line) or CLOCK.fullmatch(line))]
    return Part("entry", "\n\n".join(lines), entry.time) if lines else None


def _clocked(parts: list[Part], told: bool) -> tuple[list[Part], int]:
    """Make entries of the parts that open with the clock, and of what follows each of them."""
    opening = [at for at, part in enumerate(parts) if part.kind in ("paragraph", "subhead") and _opens(part.text)]
    if len(opening) < _LEAST_CLOCKS or not (told or 2 * len(opening) >= len(parts) - opening[0]):
        return parts, 0
    kept = parts[: opening[0]]
    for at, end in zip(opening, [*opening[1:], len(parts)], strict=True):
        match = CLOCK.match(parts[at].text)
        clock = match["words"] if match else None
        kept.append(Part("entry", "\n\n".join(part.text for part in parts[at:end]), None, clock))
    return kept, len(opening)


def _opens(text: str) -> bool:
    """Whether a part opens with the clock: "14.05 Troops", "2 p.m.", and not "12 Troops"."""
    match = CLOCK.match(text)
    return match is not None and (match["minute"] is not None or match["only"] is not None)


def _ends_amid(parts: list[Part]) -> bool:
    return bool(parts) and parts[-1].kind in ("paragraph", "quote") and not _FINAL.search(parts[-1].text)


def _prose(parts: Iterable[Part]) -> int:
    return sum(len(part.text) for part in parts if _PROSE.match(part.text) and not furniture(part.text))


def _visible(tree: Any) -> str:
    body = tree.find("body") if tree.tag == "html" else tree
    return " ".join(text_of(body if body is not None else tree).split())


def _all_text(element: Any) -> str:
    """The text inside an element; after a line break, and a part inside it, comes white space."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_all_text(child), " " if child.tag in ("lb", "p", "item", "cell") else "", child.tail or ""]
    return "".join(pieces)


def _line(text: str) -> str:
    """One line: a character reference may have brought a control character back."""
    return " ".join(_CONTROLS.sub("", text).split())
