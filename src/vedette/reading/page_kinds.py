"""What a page is: only of articles and live blogs is anything coded.

A real article must never be refused: each of the other kinds wants words of its own and next to no prose beside them.
"""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

PageKind: TypeAlias = Literal[
    "article", "live blog", "teaser", "index page", "bot wall", "script shell", "error page", "empty page"
]
CODED: frozenset[PageKind] = frozenset({"article", "live blog", "teaser"})
"""The kinds whose text is kept and coded."""

WHY_NOT: dict[PageKind, str] = {
    "index page": "the page is an index, a list of headlines that lead to other pages: nothing was coded; give the"
    " address of one of its articles",
    "bot wall": "the site refuses programs (it asks whether the reader is human): nothing was coded; save the page"
    " from a browser and give the file",
    "script shell": "the page has no text until a browser has run its scripts (it needs script): nothing was coded;"
    " save the page from a browser and give the file",
    "error page": "the page says that what was asked for is not there, or not open to the reader: nothing was coded",
    "empty page": "the page has no text that could be an article: nothing was coded",
}
PARTIAL = "the page shows only the beginning of its article, the rest is for subscribers: what is there was read"
CUT = "the page ends in the middle (its HTML is cut off): what is there was read"

_SENTENCE = re.compile(r".{59,}[.!?…][\"'”’»)\]]*\Z", re.DOTALL)
_FEW_WORDS = 900  # characters of prose: an article of more is taken for one, whatever else stands there
_TEASER = 1500  # characters: more is more than the beginning
_HEADLINE = 4  # words: fewer name a section
_LINKS_OF_INDEX = 5
_MOST_CARDS = 0.6  # of the paragraphs
_BOT = re.compile(
    r"""verify(?:ing)?[ ](?:that[ ])?
      you[ ](?:are|['’]re)[ ](?:not[ ]a[ ]robot|(?:a[ ])?human) | are[ ]you[ ](?:a[ ])?(?:robot|human)
    | checking[ ](?:if[ ]the[ ]site|your[ ]browser) | unusual[ ](?:traffic|activity)[ ](?:from|detected|on)
      | human[ ]verification
    | complete[ ]the[ ](?:captcha|security[ ]check) | (?:you[ ]have|you['’]ve|has)[ ]been[ ]blocked
      | attention[ ]required
    | enable[ ](?:javascript[ ]and[ ])?cookies[ ]to[ ]continue | ddos[ ]protection | security[ ]check[ ](?:to
      |required)
    | prove[ ](?:that[ ])?you(?:[ ]are|['’]re)[ ](?:human|not[ ]a) | not[ ]a[ ]robot | bot[ ]detection
      | press[ ](?:&|and)[ ]hold
    | just[ ]a[ ]moment(?:\.{3}|…) | automated[ ](?:access|requests|queries)
      | performing[ ]security[ ]verification""",
    re.VERBOSE | re.IGNORECASE,
)
_ERROR = re.compile(
    r"""\W*(?:(?:http[ ]|server[ ])?error[ ]?:?[ ]?)?(?:40[0134]|410|429|451|50[0234])\b
    | \W*(?:sorry|oops|uh[ -]oh|whoops)\b | .{0,40}\b(?:page|article|story|file|content|document
      |url)\b.{0,30}\b(?:not[ ]found
      |(?:cannot|can['’]?t|could[ ]not|couldn['’]t)[ ]be[ ]found|(?:is[ ])?no[ ]longer[ ](?:available|exists?
      |here)|does(?:[ ]not|n['’]t)
      [ ]exist|(?:has[ ]been|was)[ ](?:removed|deleted|moved)|(?:is[ ])?(?:unavailable|missing))
    | (?:page[ ])?not[ ]found\b.{0,30} | access[ ]denied\b.{0,40} | forbidden
      | service[ ](?:temporarily[ ])?unavailable.{0,20}
    | bad[ ]gateway | gateway[ ]time-?out | internal[ ]server[ ]error | (?:unavailable
      |not[ ]available)[ ].{0,20}\blegal[ ]reasons
    | too[ ]many[ ]requests | site[ ](?:under[ ]maintenance|is[ ]down).{0,20} | temporarily[ ]unavailable""",
    re.VERBOSE | re.IGNORECASE,
)
_STATUS = re.compile(r"\W*(?:error\W+)?(?:40[0134]|410|50[0234])\W+\D", re.IGNORECASE)
_SCRIPT = re.compile(
    r"""(?:enable|turn[ ]on|activate|requires?|needs?|without|allow|switch[ ]on|use)\W+(?:\w+\W+){0,3}java[ ]?scripts?\b
    | java[ ]?script\b.{0,60}\b(?:enable|disabled|required|turned[ ]off|not[ ](?:enabled|available|supported)
      |necessary|to[ ]run
      |to[ ]view|switched[ ]off|is[ ]off) | browser\W+(?:\w+\W+){0,4}(?:not[ ]supported|unsupported|outdated)""",
    re.VERBOSE | re.IGNORECASE,
)
_WALL = re.compile(
    r"""\balready[ ](?:an?[ ])?(?:member|subscriber|subscribed|registered|have[ ]an?[ ](?:account|subscription))
    | \bto[ ](?:continue|keep|finish|go[ ]on)[ ]reading\b | \bread[ ]the[ ](?:full|rest|whole)\b | \bunlock[ ]
    | \b(?:subscribers?|members?)[ -]only\b | \b(?:for|exclusive[ ]to|reserved[ ]for
      |available[ ]to)[ ](?:our[ ]|paying[ ]|premium[ ])?
      (?:subscribers|members)\b | \b(?:log|sign)[ ]in[ ](?:or[ ]\w+[ ])?to[ ](?:read|continue|view|see)\b
      | \bbilled[ ](?:annually|monthly)
    | \bsubscribe[ ](?:now[ ]|today[ ])?to[ ](?:read|continue|keep|get[ ]full)\b | \bfree[ ]articles?\b
      | \bthe[ ]rest[ ]of[ ]this[ ]
    | [$€£¥][ ]?\d+(?:[.,]\d\d)?[ ]?(?:a|per|/)[ ]?(?:week|month|year)\b | \byour[ ](?:free[ ])?(?:trial
      |subscription)\b""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What of a page tells what it is.

    parts: the texts of the main text's parts without headlines; cut: those that were cut away. linked: how many of the
    main text's headings and lines led to other pages. cards: how many of its parts stand under a heading that does.
    all_links: whether there is little but links. visible: all that a reader sees. behind: what is shown where
    scripts do not run. is_article, live, free, words: what the page says of itself.
    """

    title: str | None = None
    headings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    linked: int = 0
    cards: int = 0
    all_links: bool = False
    entries: int = 0
    visible: str = ""
    behind: str = ""
    scripted: bool = False
    is_article: bool | None = None
    free: bool | None = None
    words: int | None = None


def kind_of(seen: Seen) -> PageKind:
    """What a page is. Where nothing says otherwise, what has text is an article."""
    prose = [part for part in seen.parts if _SENTENCE.match(part)]
    length = sum(map(len, prose))
    if length < 3 * _FEW_WORDS:
        prose = [part for part in prose if not (is_about_scripts(part) or _BOT.search(part))]
        length = sum(map(len, prose))
    if seen.entries:
        return "live blog"
    if length < _FEW_WORDS:
        names = [name for name in (seen.title, *seen.headings) if name]
        if _is_bot_wall(seen, names, prose):
            return "bot wall"
        if not (seen.is_article and prose) and any(_ERROR.fullmatch(name) or _error_begins(name) for name in names):
            return "error page"
        if not prose and _is_shell(seen):
            return "script shell"
    if _is_index(seen, prose):
        return "index page"
    if not any(any(map(str.isalnum, part)) for part in seen.parts):
        return "script shell" if _is_shell(seen) else "empty page"
    return "teaser" if is_partial(seen) else "article"


def is_partial(seen: Seen) -> bool:
    """Whether only the beginning of an article is there: it is short, and what was cut tells that there is more."""
    length = sum(map(len, seen.parts))
    if seen.words and seen.words > 150 and seen.words > 2 * sum(len(part.split()) for part in seen.parts):
        return True
    if length > _TEASER:
        return False
    return seen.free is False or any(_WALL.search(cut) for cut in seen.cut)


def is_about_scripts(text: str) -> bool:
    """Whether a line asks its reader to turn scripts on."""
    return len(text) < 400 and _SCRIPT.search(text) is not None


def _is_bot_wall(seen: Seen, names: list[str], prose: list[str]) -> bool:
    """A page that asks for proof, and tells nothing beside."""
    short = len(seen.visible) < 3000
    asks = [text for text in (*names, *seen.parts, seen.visible[:3000]) if _BOT.search(text)]
    return bool(asks) and short and not seen.is_article and len(prose) <= 1


def _error_begins(name: str) -> bool:
    return len(name) < 80 and _STATUS.match(name) is not None


def _is_shell(seen: Seen) -> bool:
    if is_about_scripts(seen.behind[:399]) or any(map(is_about_scripts, seen.parts)):
        return True
    return seen.scripted and len(seen.visible.strip()) < 250


def _is_index(seen: Seen, prose: list[str]) -> bool:
    """A page most of whose main text is headlines that lead elsewhere, each with a line or two under it."""
    if seen.is_article:
        return False
    own = any(len(heading.split()) >= _HEADLINE for heading in seen.headings)
    if own and len(prose) > seen.cards:
        return False
    if seen.all_links or (seen.cards >= _LINKS_OF_INDEX and seen.cards >= _MOST_CARDS * len(prose)):
        return True
    if seen.linked < _LINKS_OF_INDEX:
        return False
    return seen.linked >= len(prose) or (seen.is_article is False and 2 * seen.linked >= len(prose))
