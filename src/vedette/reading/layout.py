"""How a page lays out its words: what it hides, what leads elsewhere, what stands in a box that sells."""

import re
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from vedette.records import Reason

Element: TypeAlias = Any
"""An element of lxml's tree, which has no types of its own."""

_MUCH_HIDDEN = 0.3  # of the page's text: a body that is hidden until a script has run is no trick
_MUCH_BOXED = 0.35  # of the main text: what holds more than that is the article, whatever it is called
_LINKED = 0.9  # of a part's characters
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:;|\Z|!)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|\Z|!)|(?:left|top|text-indent)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
_HIDDEN_BY_SHEET = (re.compile(r"display\s*:\s*none"), re.compile(r"visibility\s*:\s*hidden"))  # apart: quick
_SIMPLE = re.compile(r"[.#][\w-]+")  # a selector that is one class, or one id
_MOST_CSS = 300_000  # characters
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
# Names that page makers give to boxes, in lower case with hyphens between their words.
_BOXES: tuple[tuple[Reason, str], ...] = (
    ("newsletter", r"newsletters?|sign-?up|inline-sign-up|mailchimp|email-(?:signup|capture)|push-alerts?"),
    ("subscription", r"subscribe|subscription|paywall-(?:\w+-)?(?:offer|prompt|barrier|message|box|cta|promo|overlay)"
     r"|reg-?wall|membership|cta|donation|donate|support-us|piano|upsell|offers?|login|sign-in|pricing"),
    ("related", r"related|recirc\w*|read-(?:more|also|next)|more-(?:link|links|stories|from|on|news)|most-(?:read"
     r"|popular|viewed|shared)|popular|trending|recommend(?:ed|ations?)|you-may|see-also|also-(?:on|read)|outbrain|taboola"
     r"|(?:collections?|story|article|news|promo|post)-+cards?|up-next|latest-(?:news|stories)|editors-picks|in-depth-links"),
    ("advert", r"advert\w*|ad-(?:slot|unit|container|wrapper|break)|sponsor(?:ed)?|promo(?:tion|s)?|dfp|banner-ad"),
    ("comments", r"comments?(?:-\w+)?|disqus|discussion|replies|respond"),
    ("navigation", r"social(?:-\w+)?|share(?:-\w+)?|sharing|breadcrumbs?|tags?-(?:list|cloud|links)|author-(?:bio|box"
     r"|card|info|profile|about)|about-(?:the-)?author|bio-box|skip-links?|pagination"),
    ("legal", r"cookies?(?:-\w+)?|consent(?:-\w+)?|gdpr|disclaimer|copyright"),
)  # fmt: skip
_BOX = tuple((reason, re.compile(rf"(?:^|[- ])(?:{pattern})(?:$|[- ])")) for reason, pattern in _BOXES)
_LEAD = re.compile(
    r"(?:^|[- ])(?:standfirst|excerpt|summary|dek|deck|sub-?title|sub-?head(?:line|ing)?|lede?|lead-?(?:text|in)?|intro"
    r"|introduction|strap(?:line)?|abstract|teaser-text|description|synopsis|kicker-text)(?:$|[- ])"
)
_PARTS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figcaption", "dd", "dt")
_LOOSE = ("a", "div", "span", "td", "section")  # looked through where the text stands in none of the others
_HEADLINE = 4  # words: a link of fewer is a section
_MANY_LINKS = 8
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_MOSTLY = 0.6  # of all characters of a page that only leads elsewhere
_LEADS = ("p", "h2", "h3", "div", "span")
_NEAR = 25  # such elements after the headline
_LINE = 80  # characters
_LEAST_TAKEN = 3  # paragraphs of an element that make it the article's
_MOST_TRIED = 500  # such paragraphs: each is looked for in all of the text
_FEW_LINKED = 0.2  # of the characters of a box that leads to other pages
LEADING = ("related", "navigation", "advert")  # boxes that may bear such a name and hold a quotation, or facts
_MOST_LINKED = 0.5  # of a paragraph's characters
_BLOCKS = frozenset(
    """p li h1 h2 h3 h4 h5 h6 blockquote figcaption dd dt div ul ol dl table section article aside figure main header
    footer nav form pre tr td th body""".split()
)
# Taken away before the first reader, which would take them away too, and is the quicker for it.
_NO_PROSE = "style template noscript svg nav iframe select button canvas object audio video".split()
_UNSEEN = frozenset("script style template noscript svg head title button select option iframe figure".split())
_ASIDE = ("nav", "footer")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where words stand on the page: in a box that is none of the report, in a link, under a picture."""

    box: Reason | None = None
    leads: bool = False  # the box holds links to other pages: what stands in it tells of those
    linked: bool = False
    caption: bool = False


def key(text: str) -> str:
    """The text without white space: extractors differ in where they put it."""
    return "".join(text.split())


def text_of(element: Element) -> str:
    """All text inside an element, as written."""
    return "".join(element.itertext())


def following(element: Element, *tags: str) -> Iterator[Element]:
    """Yield the elements after one, in page order, from its last sibling's children up to the end of the page."""
    while element is not None:
        for sibling in element.itersiblings():
            yield from (each for each in sibling.iter(*tags) if isinstance(each.tag, str))
        element = element.getparent()


def prose_in(tree: Element) -> int:
    """How many characters the paragraphs of a page have that are longer than a line."""
    return sum(len(text) for element in tree.iter("p") if len(text := text_of(element)) > _LINE)


def clear(tree: Element) -> None:
    """Take away what no reader sees: scripts (structured data stay), styles, hidden elements.

    What holds much of the page's prose stays, whatever its style: scripts show it once they run.
    """
    from lxml import etree

    hiding = _hiding_selectors("\n".join(style.text or "" for style in tree.iter("style")))
    for script in tree.xpath("//script[not(@type='application/ld+json')]"):
        _drop(script)
    etree.strip_elements(tree, *_NO_PROSE, with_tail=False)
    hidden = [
        each
        for each in tree.xpath("//*[@style or @hidden]")
        if each.get("hidden") is not None or _HIDING.search(each.get("style"))
    ]
    by_sheet = [each for each in tree.xpath("//*[@class or @id][not(*)]") if _is_of(each, hiding)] if hiding else []
    if not hidden and not by_sheet:
        return
    most = _MUCH_HIDDEN * prose_in(tree)
    for element in hidden:
        if element.tag != "h1" and element.find(".//h1") is None and prose_in(element) <= most:
            _drop(element)
    if sum(len(text_of(each)) for each in by_sheet if each.tag == "p") <= most:
        for element in by_sheet:
            _drop(element)


def settings(tree: Element, texts: Iterable[str]) -> dict[str, Setting]:
    """Find where these texts stand on the page, by their keys; of one that stands in several places what all share."""
    wanted = {key(text): len(text) for text in texts}
    places: dict[str, list[Element]] = {}
    for tags in (_PARTS, _LOOSE):
        missing = wanted.keys() - places.keys()
        shortest = min(map(len, missing), default=0)
        for element in _around(places, tree).iter(*tags) if missing else ():
            words = "".join(element.itertext())
            if len(words) >= shortest and (found := key(words)) in missing:
                places.setdefault(found, []).append(element)
    held: dict[str, int] = {}
    boxes = {found: [list(_boxes(element)) for element in elements] for found, elements in places.items()}
    for found, around in boxes.items():
        for name in {name for each in around for name, _ in each}:
            held[name] = held.get(name, 0) + wanted[found]
    most = _MUCH_BOXED * sum(wanted.values())
    return {
        found: Setting(
            box=(
                box := _shared([next((why for name, why in each if held[name] <= most), None) for each in boxes[found]])
            ),
            leads=box in LEADING and all(map(_leads_from_its_box, elements)),
            linked=all(map(_is_link, elements)),
            caption=all(map(_is_caption, elements)),
        )
        for found, elements in places.items()
    }


def find_missed(tree: Element, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that a reader has left out among those that it took: the key of the one
    before, and the text.

    They stand in the same element as paragraphs that were taken, are as long, and are not mainly links.
    """
    taken: dict[Element, int] = {}
    rows = [(element, key(text_of(element)), element.getparent()) for element in tree.iter("p")]
    for _, words, parent in rows:
        if words in known:
            taken[parent] = taken.get(parent, 0) + 1
    everything = "\n".join(known)
    before: str | None = None
    tried = 0
    for element, words, parent in rows:
        if words in known:
            before = words
        elif before and taken.get(parent, 0) >= _LEAST_TAKEN and len(words) >= _LINE and tried < _MOST_TRIED:
            tried += 1
            told = words not in everything and linked_share(element) < _MOST_LINKED
            if told and not any(True for _ in _boxes(element)):
                yield before, " ".join(text_of(element).split())


def find_lead(tree: Element, title: str | None, description: str | None, known: Container[str]) -> str | None:
    """The summary that stands between headline and text, where extractors drop it; None where there is none.

    It is what the page itself calls its description, or has the name of such an element. known: keys of the texts that
    the reader has already.
    """
    wanted = key(title or "").casefold()
    headings = ((h, key(text_of(h)).replace("\u00ad", "").casefold()) for h in tree.iter("h1"))
    heading = next((h for h, words in headings if words and wanted and (words in wanted or wanted in words)), None)
    if heading is None:
        return None
    told = key(description or "").rstrip(".…")
    for element in islice(following(heading, *_LEADS), _NEAR):
        text = " ".join(text_of(element).split())
        if key(text) in known and element.tag == "p":
            return None
        if not 40 <= len(text) <= 600 or key(text) in known or any(child.tag in _BLOCKS for child in element):
            continue
        named = any(_LEAD.search(_hyphenated(_name(each))) for each in (element, element.getparent()))
        same = len(told) >= 40 and key(text).startswith(told)
        if (
            same or (named and (text.endswith((".", "!", "?", "”", "’", "'")) or element.tag in ("h2", "h3")))
        ) and not (_is_link(element) or any(True for _ in _boxes(element))):
            return text
    return None


def find_cards(tree: Element, known: Collection[str]) -> dict[str, str]:
    """The keys of those texts that stand under a heading of their own that leads to another page.

    With each the heading of the section that it stands in, which leads nowhere; empty where there is none.
    """
    cards: dict[str, str] = {}
    section = ""
    for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span"):
        if element.tag in _HEADINGS:
            section = section if _is_link(element) else " ".join(text_of(element).split())
        elif (words := key(text_of(element))) in known and _has_linked_heading(element):
            cards[words] = section
    return cards


def is_all_links(tree: Element) -> bool:
    """Whether a page is little else than links that are worded like headlines."""
    links = [link for link in tree.iter("a") if leads_away(link) and len(text_of(link).split()) >= _HEADLINE]
    inside = sum(len(key(text_of(link))) for link in links)
    return len(links) >= _MANY_LINKS and inside >= _MOSTLY * len(key(text_of(tree)))


def _has_linked_heading(element: Element) -> bool:
    for around in list(element.iterancestors())[:3]:
        headings = list(around.iter("h2", "h3", "h4", "h5"))
        if len(headings) > 1:
            return False
        if headings:
            return _is_link(headings[0])
    return False


def lines_of(element: Element) -> Iterator[str]:
    """Yield the lines of an element as a reader sees them; buttons, pictures and times are left out."""
    pieces: list[str] = []

    def flush() -> Iterator[str]:
        if line := " ".join("".join(pieces).split()):
            yield line
        pieces.clear()

    def walk(node: Element) -> Iterator[str]:
        if isinstance(node.tag, str) and node.tag not in _UNSEEN and node.tag != "time":
            block = node.tag in _BLOCKS or node.tag == "br"
            if block:
                yield from flush()
            pieces.append(node.text or "")
            for child in node:
                yield from walk(child)
                pieces.append(child.tail or "")
            if block:
                yield from flush()

    yield from walk(element)
    yield from flush()


def linked_share(element: Element) -> float:
    """The share of an element's characters that stand in links."""
    whole = len(key(text_of(element)))
    return sum(len(key(text_of(link))) for link in element.iter("a")) / whole if whole else 0.0


def leads_away(link: Element) -> bool:
    """Whether a link leads to another page, and not to a place on this one."""
    href = (link.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "mailto:", "javascript:", "tel:"))


def is_boxed(element: Element, reason: Reason) -> bool:
    """Whether an element stands in a box of this kind."""
    return any(found == reason for _, found in _boxes(element))


def _around(places: dict[str, list[Element]], tree: Element) -> Element:
    """The element around all that was found: what is looked for beside it stands in there, and pages are large."""
    if len(places) < _LEAST_TAKEN:
        return tree
    first, *others = [elements[0] for elements in places.values()]
    around = list(first.iterancestors())
    for other in others:
        above = set(other.iterancestors())
        around = [each for each in around if each in above]
    return around[0] if around else tree


def _leads_from_its_box(element: Element) -> bool:
    around = element
    while around is not None and _reason_of(_name(around)) is None and around.tag not in _ASIDE:
        around = around.getparent()
    return around is not None and (linked_share(around) >= _FEW_LINKED or _has_linked_heading(element))


def _shared(reasons: list[Reason | None]) -> Reason | None:
    return reasons[0] if reasons and all(reasons) else None


def _boxes(element: Element) -> Iterator[tuple[str, Reason]]:
    """Yield the names of the boxes around an element, itself first, and what each is."""
    while element is not None and element.tag not in ("body", "html", "main"):
        if element.tag in _ASIDE:
            yield element.tag, "navigation"
        elif (name := _name(element)) and (reason := _reason_of(name)):
            yield name, reason
        element = element.getparent()


def _name(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip() if element is not None else ""


@lru_cache(maxsize=4096)
def _reason_of(name: str) -> Reason | None:
    words = _hyphenated(name)
    return next((reason for reason, pattern in _BOX if pattern.search(words)), None)


def _hyphenated(name: str) -> str:
    """Names of an element in lower case, with hyphens between their words: inlineSignup_box is inline-signup-box."""
    return " ".join("-".join(_WORDS.findall(part)).lower() for part in name[:300].split())


def _is_link(element: Element) -> bool:
    links = [element] if element.tag == "a" else list(element.iter("a"))
    away = sum(len(key(text_of(link))) for link in links if leads_away(link))
    if not links and (outer := next(element.iterancestors("a"), None)) is not None:
        return leads_away(outer)
    return away >= _LINKED * len(key(text_of(element)))


def _is_caption(element: Element) -> bool:
    around = [element, *element.iterancestors()][:4]
    return any(each.tag == "figcaption" or "caption" in _name(each).lower() for each in around)


def _hiding_selectors(css: str) -> frozenset[str]:
    """The classes and ids that a style sheet hides always: rules inside @media and the like are passed over."""
    css = css[:_MOST_CSS]
    return frozenset(selector for pattern in _HIDDEN_BY_SHEET for selector in _hidden_by(pattern, css))


def _hidden_by(pattern: re.Pattern[str], css: str) -> Iterator[str]:
    depth = counted = 0
    for match in pattern.finditer(css):
        brace = css.rfind("{", 0, match.start())
        if brace < counted:
            continue
        depth += css.count("{", counted, brace) - css.count("}", counted, brace)
        counted = brace
        before = max(css.rfind("}", 0, brace), css.rfind(";", 0, brace), css.rfind("{", 0, brace))
        if depth == 0:
            yield from (one.strip() for one in css[before + 1 : brace].split(",") if _SIMPLE.fullmatch(one.strip()))


def _is_of(element: Element, selectors: frozenset[str]) -> bool:
    """Whether an element has one of these classes, or ids."""
    names = (element.get("class") or "").split()
    return f"#{element.get('id')}" in selectors or any(f".{name}" in selectors for name in names)


def _drop(element: Element) -> None:
    """Take an element out of its tree, and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
