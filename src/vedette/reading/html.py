"""The main text of an HTML page, in parts: what trafilatura takes for it, less the lines that sell and link."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from vedette.reading.blocks import is_caption
from vedette.reading.metadata import Metadata, read_metadata
from vedette.records import BlockKind, Reason, Removed

_FURNITURE: dict[Reason, str] = {
    "advert": r"advert(?:isement|ising)? | sponsored(?:[ ]content)? | (?:story[ ]continues|continue[ ]reading)[ ].*",
    "subscription": r"""subscribe\b.* | (?:sign|log)[ ]in | already[ ]an?[ ].* | read[ ]the[ ]whole\b.*
        | .*[$€£][ ]?\d+(?:[.,]\d\d)?[ ]?(?:a|per|/)[ ]?(?:month|week|year)\b.*
        | .*\bcancel[ ](?:whenever|any[ ]?time)\b.* | .*\bbilled[ ](?:annually|monthly)\b.*""",
    "newsletter": r"""(?:sign[ ]up|join)\b.*\b(?:newsletters?|readers|subscribers|letter|professionals)\b.*
        | (?:our[ ])?newsletters? | .*\bby[ ]e-?mail\b.* | sign[ ]me[ ]up | get[ ]our[ ](?:app|newsletter)\b.*""",
    "related": r"(?:related|see[ ]also|read[ ](?:more|also|next)|more[ ]from|most[ ]read)(?::.*)? | more[ ]from[ ].*",
    "comments": r"comments?(?:[ ]\(\d+\))? | (?:(?:leave|post)[ ]a|log[ ]in[ ]to)[ ]comment.* | comment[ ]on[ ]this.*",
    "navigation": r"""share(?:[ ]this)?(?::.*)? | home | menu | search | tweet | (?:back[ ]to[ ]top|skip[ ]to[ ].*)
        | [^|.]+(?:[ ]\|[ ][^|.]+){2,}""",
    "legal": r"""(?:©|\(c\)|copyright[ ]).* | .*\ball[ ]rights[ ]reserved\b.* | .*\blicen[cs]e:[ ].{2,40}
        | (?:terms[ ]of[ ]use|privacy(?:[ ]policy)?|cookie[ ]policy)\b.*""",
}
# Short parts that are none of the report, and why. All of a part must be of this form: a report may speak of money.
FURNITURE = {reason: re.compile(pattern, re.VERBOSE | re.IGNORECASE) for reason, pattern in _FURNITURE.items()}
_LONGEST_FURNITURE = 160  # characters
_WORDS_IN_KICKER = 4  # a rubric above the headline: "Africa"
_LEAVES = {"head": "subhead", "p": "paragraph", "quote": "quote", "item": "list", "row": "table", "code": "paragraph"}


class Part(NamedTuple):
    """One part of a page's main text, on one line."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """The main text of a page in parts, its headline first; what was cut from it; what the page says about itself."""

    parts: tuple[Part, ...]
    removed: tuple[Removed, ...]
    metadata: Metadata


def read_html(html: str, url: str | None = None) -> Body:
    """Find the main text and the metadata of a page. A page without any has no parts."""
    import trafilatura  # heavy (0.2 s, 20 MB), and needed for HTML alone

    tree = trafilatura.load_html("".join(c for c in html if c >= " " or c in "\t\n\r"))
    if tree is None:
        return Body((), (), Metadata())
    metadata = read_metadata(tree)
    found: Any = trafilatura.bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    parts = list(_parts(found.body)) if found is not None and found.body is not None else []
    kept, removed = _sort_out(_with_headline(parts, metadata.title))
    return Body(tuple(kept), tuple(removed), metadata)


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
            yield Part("caption" if kind == "paragraph" and is_caption(text) else kind, text)  # type: ignore[arg-type]
        if loose := _line(child.tail or ""):
            yield Part("paragraph", loose)


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


def _sort_out(parts: list[Part]) -> tuple[list[Part], list[Removed]]:
    """Part the furniture from the report."""
    kept: list[Part] = []
    removed: list[Removed] = []
    for part in parts:
        reason = None if part.kind in ("headline", "table") else furniture(part.text)
        if reason is None and part in kept and part.kind != "table":
            reason = "repeated"
        if reason is None:
            kept.append(part)
        else:
            removed.append(Removed(reason=reason, text=part.text))
    return kept, removed


def furniture(text: str) -> Reason | None:
    """Why a part is none of the report, by its words; None where nothing says so."""
    if len(text) > _LONGEST_FURNITURE:
        return None
    return next((reason for reason, pattern in FURNITURE.items() if pattern.fullmatch(text)), None)


def _all_text(element: Any) -> str:
    """The text inside an element; after a line break, and a part inside it, comes white space."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_all_text(child), " " if child.tag in ("lb", "p", "item", "cell") else "", child.tail or ""]
    return "".join(pieces)


def _line(text: str) -> str:
    return " ".join(text.split())
