"""The plain-text dump of an HTML page: what a person gets who copies all of it and pastes it as text."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import html

# Elements whose text stands on the line that surrounds them. All others begin and end a line, as in a browser.
_INLINE = frozenset(
    """a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark q rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr""".split()
)
_HIDDEN = frozenset(
    """audio canvas datalist embed head iframe input math noscript object script select style svg template textarea
    title video""".split()
)
_BREAK = "\x00"  # HTML cannot hold it
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def dump(page: bytes) -> str:
    """All the text of a page that shows without its scripts and style sheets: one line for each block element."""
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    lines = (" ".join(line.split()) for line in "".join(_pieces(tree)).split(_BREAK))
    return "".join(f"{line}\n" for line in lines if line)


def _pieces(root: Any) -> Iterator[str]:
    """Yield the text in order, and `_BREAK` where a block begins or ends."""
    waiting: list[Any] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
            continue
        if _shown(each):
            edge = "" if each.tag in _INLINE else _BREAK
            inside = [edge, each.text or ""]
            for child in each:
                inside += [child, child.tail or ""]
            waiting += reversed([*inside, edge])


def _shown(element: Any) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in _HIDDEN
        and "hidden" not in element.attrib
        and not _NOT_SHOWN.search(element.get("style", ""))
    )
