"""When: the words of a reading that tell a time, resolved on the calendar where something anchors them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vedette.coding.date_words import find_expressions
from vedette.coding.dates import (
    Day,
    Expression,
    Indefinite,
    Shift,
    Stretch,
    Year,
    is_explicit,
    name_of,
    precision_of,
    resolve,
)
from vedette.reading.reading import Reading, Word
from vedette.reading.sentences import find_dateline
from vedette.records import Anchor, Block, Document, Precision, Time, moment


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words that tell a time, from word `first` up to and without `last`, with "since", "until" and the like.

    head: the word that the tree hangs on what happened then. rule: how the date was worked out ("published + weekday"),
    for a record's `inferred`; None where the words say it themselves, or nothing anchors them.
    """

    first: int
    last: int
    head: int
    time: Time
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    expression: Expression
    until: Expression | None = None  # the other end, in "from Monday to Friday"


_BOUNDS = {"since", "until", "till", "by", "before", "after"}
_LINKS = {"to", "until", "till", "through", "and", "-", "–", "—"}
_COUNTED = set("than least about some nearly almost approximately roughly many # no. no number".split())
_SINGLE_IN_NAMES = {"Today", "Tomorrow", "Tonight"}  # "USA Today"
_FINENESS: tuple[Precision, ...] = ("minute", "day", "week", "month", "season", "year", "decade", "vague")
_LABEL = re.compile(r"\W*(?:first |last )?(?:published|updated|posted|modified|printed|released)\b", re.IGNORECASE)
_LONGEST_LABEL = 12  # words on a line that only dates the report
_WILL = {"will", "shall", "wo", "'ll", "’ll"}
# What is "due to", "expected to", "set to" happen on a weekday happens on the next one.
_AHEAD = set(
    """plan expect schedule set due hope intend aim want need prepare vow promise agree pledge threaten ask urge call
    order invite go about likely ready want demand""".split()
)
_EXPIRES = {"expire", "end", "begin", "start", "open", "meet", "arrive", "leave", "visit", "run", "come"}
_LASTS = {"last", "continue", "go", "run", "stay", "remain", "hold", "rage", "serve", "be", "live", "work", "rule"}


def find_times(reading: Reading, document: Document) -> tuple[TimeMention, ...]:
    """The times that the text tells, in text order.

    A relative date is counted from the date of its own block, else from the publication date, and without either stays
    unresolved. The report's own date (in its dateline, or alone on its line) is no time of what it tells.
    """
    mentions: list[TimeMention] = []
    own = tuple(_own_dates(reading, document))
    for sentence in reading.sentences:
        for found in _in_sentence(reading, sentence.first, sentence.last):
            span = reading.span(found.first, found.last)
            if not any(span.start < end and start < span.end for start, end in own):
                mentions.append(_mention(reading, document, found, mentions))
    return tuple(mentions)


def _in_sentence(reading: Reading, first: int, last: int) -> Iterator[_Found]:
    words = [word.text for word in reading.words[first:last]]
    found = [_Found(first + a, first + b, expression) for a, b, expression in find_expressions(words)]
    return _joined(reading, [one for one in found if not _is_no_time(reading, one)])


def _is_no_time(reading: Reading, found: _Found) -> bool:
    """A name may hold a month, a weekday or a year, and a number may look like a year."""
    words = reading.words
    if any(name.first <= found.first and found.last <= name.last and name.last - name.first > found.last - found.first
           for name in reading.names):  # fmt: skip
        return True
    before = words[found.first - 1] if found.first else None
    if (
        found.last - found.first == 1
        and words[found.first].text in _SINGLE_IN_NAMES
        and before
        and before.upos == "PROPN"
    ):
        return True
    if found.last < len(words) and words[found.last].text.lower() in {"prayer", "prayers", "sermon", "sermons"}:
        return True
    if not isinstance(found.expression, Year) or found.expression.count == 10:
        return False
    if before is None or before.end < words[found.first].start:
        return before is not None and (before.text.lower() in _COUNTED or before.upos == "SYM")
    return (
        not before.text.isdigit()
        and before.text not in {"(", "[", "“", '"', "—", "/"}
        and not _after_year(reading, found)
    )


def _after_year(reading: Reading, found: _Found) -> bool:
    """Whether the year ends a range of years, "2011-2014"."""
    return found.first > 1 and reading.words[found.first - 2].text.isdigit()


def _joined(reading: Reading, found: Sequence[_Found]) -> Iterator[_Found]:
    """Make one of the two ends of "from March to May 2014", "between Monday and Friday", "2011-2014"."""
    waiting = list(found)
    while waiting:
        one = waiting.pop(0)
        if waiting and _links(reading, one, waiting[0]):
            other = waiting.pop(0)
            one = _Found(one.first, other.last, _lent_year(one.expression, other.expression), other.expression)
        yield one


def _links(reading: Reading, one: _Found, other: _Found) -> bool:
    link = reading.words[one.last].text.lower()
    before = reading.words[one.first - 1].text.lower() if one.first else ""
    if other.first != one.last + 1 or link not in _LINKS or isinstance(one.expression, Indefinite):
        return False
    return (
        before == "between"
        if link == "and"
        else link != "to" or before == "from" or type(one.expression) is type(other.expression)
    )


def _lent_year(one: Expression, other: Expression) -> Expression:
    """In "from March to May 2014" the year is March's too."""
    year, lent = getattr(one, "year", 0), getattr(other, "year", None)
    return replace(one, year=lent) if year is None and lent is not None else one


def _mention(reading: Reading, document: Document, found: _Found, told: Sequence[TimeMention]) -> TimeMention:
    words = reading.words
    anchor, origin = _anchor(reading, document, found, told)
    ahead = _tells_the_future(reading, found)
    stretch = resolve(found.expression, anchor, ahead)
    if stretch and found.until:
        stretch = _spanning(stretch, resolve(found.until, anchor, ahead))
    bound = _bound(reading, found)
    first = found.first - (0 if not bound else 2 if words[found.first - 1].text.lower() == "than" else 1)
    start, end = _bounds(stretch, bound)
    explicit = is_explicit(found.expression)
    time = Time(
        start=start.isoformat() if start else None, end=end.isoformat() if end else None,
        precision=stretch[2] if stretch else precision_of(found.expression),
        text=reading.span(first, found.last).of(reading.text),
        anchor="none" if stretch is None else "explicit" if explicit else origin,
    )  # fmt: skip
    rule = None if explicit or stretch is None else f"{origin} + {name_of(found.expression)}"
    return TimeMention(first, found.last, _head(reading, found), time, rule)


def _anchor(
    reading: Reading, document: Document, found: _Found, told: Sequence[TimeMention]
) -> tuple[date | None, Anchor]:
    """The day from which the words are counted, and where it comes from."""
    start = reading.words[found.first].start
    block = next((block for block in document.blocks if block.start <= start < block.end), None)
    if isinstance(found.expression, Shift) and found.expression.narrative:
        return _told_last(reading, block, told), "narrative"
    if block and block.time and block.time.start and block.time.precision in {"minute", "day"}:
        return moment(block.time.start).date(), "block"
    known = document.published if document.published_precision in {"minute", "day"} else None
    return (moment(known).date() if known else None), "published"


def _told_last(reading: Reading, block: Block | None, told: Sequence[TimeMention]) -> date | None:
    """The last day that the story told before, in the same block."""
    for mention in reversed(told):
        outside = block and reading.words[mention.first].start < block.start
        if outside:
            return None
        if mention.time.start and mention.time.end and mention.time.precision == "day":
            return moment(mention.time.start).date()
    return None


def _spanning(one: Stretch, other: Stretch | None) -> Stretch:
    """From the beginning of one to the end of the other, as finely as the coarser of them."""
    if other is None or other[1] <= one[0]:
        return one
    return one[0], other[1], max(one[2], other[2], key=_FINENESS.index)


def _bound(reading: Reading, found: _Found) -> str | None:
    """The "since", "until" ... that governs these words: in "after Friday's raid" it governs the raid."""
    if not found.first:
        return None
    word = reading.words[found.first - 1]
    ago = reading.words[found.last - 1].text.lower() == "ago"
    if ago and word.text.lower() in {"than", "over"}:
        return "over"  # "more than a year ago"
    governs = found.first <= word.head < found.last
    return word.text.lower() if governs and word.text.lower() in _BOUNDS else None


def _bounds(stretch: Stretch | None, bound: str | None) -> tuple[date | None, date | None]:
    if stretch is None:
        return None, None
    start, end, _ = stretch
    if bound == "since":
        return start, None
    if bound == "after":
        return end, None
    if bound == "before":
        return None, start
    return (start, end) if bound is None else (None, end)


def _head(reading: Reading, found: _Found) -> int:
    outside = [i for i in range(found.first, found.last) if not found.first <= reading.words[i].head < found.last]
    heads = [i for i in outside if reading.words[i].relation not in {"case", "punct", "det", "cc", "advmod"}]
    return (heads or outside or [found.last - 1])[0]


def _tells_the_future(reading: Reading, found: _Found) -> bool:
    """Whether what happens then is still to come: "will meet on Friday", "is due on Sunday", "until 8 April"."""
    words = reading.words
    predicate = _predicate(reading, _head(reading, found))
    before = words[found.first - 1].text.lower() if found.first else ""
    below = [words[i] for i in reading.children[predicate]]
    past = words[predicate].xpos == "VBD" or any(word.text.lower() in {"had", "was", "were"} for word in below)
    if before in {"until", "till"}:
        return not (past and words[predicate].lemma in _LASTS)
    if before == "by":
        return not past
    if any(word.text.lower() in _WILL for word in below):
        return True
    verb = words[predicate]
    if verb.lemma in {"due", "schedule", "expect", "plan", "slate"} and verb.xpos in {"VBN", "JJ"}:
        return True
    to = next((word.index for word in below if word.lemma == "to" and word.upos == "PART"), None)
    above = words[verb.head] if verb.head >= 0 else None
    if to is not None:
        be = any(word.lemma == "be" and word.index < to for word in below)  # "is to hold"
        return be or (above is not None and (above.lemma in _AHEAD or above.lemma == "be"))
    return verb.lemma in _EXPIRES and verb.xpos in {"VBZ", "VBP"}


def _predicate(reading: Reading, head: int) -> int:
    """The verb above these words, or the last word before the top."""
    at = head
    while reading.words[at].head >= 0:
        at = reading.words[at].head
        if reading.words[at].upos == "VERB":
            break
    return at


def _own_dates(reading: Reading, document: Document) -> Iterator[tuple[int, int]]:
    """Where the report dates itself: in datelines, and on lines that hold a date and tell nothing of it."""
    for block in document.blocks:
        if block.kind == "dateline":
            yield block.start, block.end
    starts = [word.start for word in reading.words]
    for line in re.finditer(r"[^\n]+", document.text):
        words = reading.words[bisect_left(starts, line.start()) : bisect_left(starts, line.end())]
        if dateline := find_dateline(line[0]):
            yield line.start() + dateline[0], line.start() + dateline[1]
        elif len(words) <= _LONGEST_LABEL and _only_dates(line[0], words):
            yield line.span()


def _only_dates(line: str, words: Sequence[Word]) -> bool:
    """In "3 May 2013", "Updated 3 May 2013 at 10:30" and "The Gazette, 3 May 2013" nothing happens."""
    dates = [e for _, _, e in find_expressions([word.text for word in words])]
    full = any(isinstance(e, Day) and e.year is not None for e in dates)
    tells = any(word.upos == "VERB" for word in words) or line.rstrip().endswith((".", "!", "?", '"', "”"))
    alone = bool(dates) and len(words) <= 2
    return alone or (full and (not tells or _LABEL.match(line) is not None))
