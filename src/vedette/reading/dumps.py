"""The plain text of a whole page, as copied from a browser: its report is parted from menus and offers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from vedette.reading.blocks import Line, blocks_of, is_caption, kind_of
from vedette.reading.bylines import read_names
from vedette.reading.datelines import find_dateline, read_imprint
from vedette.reading.dates import find_date
from vedette.reading.furniture import furniture
from vedette.reading.line_cues import CREDIT, ITEM, SAID, YOU, is_correction, is_menu
from vedette.reading.lines import BODY, SortLines, Verdict
from vedette.reading.metadata import Candidate, Metadata
from vedette.reading.page_kinds import CODED, PageKind, Seen
from vedette.reading.page_kinds import kind_of as page_kind_of
from vedette.records import Block, BlockKind, Reason, Removed

# When a text is a dump. Nothing is cut from a text that may be clean, so both must be plain: that lines are entries of
# menus, buttons or offers by their words alone, and that much of the text goes.
_FEW_TELLS = 2  # such lines, where they make up `_TELLING_SHARE` of all; one more where they do not
_TELLING_SHARE = 0.1
_LEAST_CUT = 0.25  # share of the lines
_MOST_LINES = 20_000  # no page has so many

# Running text that stands far from most of it is another story's. By the folds of corpus/pages (training/lines.py) this
# costs nothing; the gap is that of ../shared/reference/findings/reading.md.
_GAP = 12  # lines
_SMALLEST_PART = 0.3  # of the largest part's characters
_COUNTED = 600  # characters of one line

_DOUBLED = 40  # characters: a shorter line may well be said twice
_FEWEST_ROWS = 3
_ABOVE, _BELOW = 4, 8  # lines around the headline that may say who wrote the report, and when
_WORDS_IN_SUBHEAD = 14
_LONG_LINE = 120  # characters: where a line is longer, lines are not wrapped
_WRAPS = 5  # lines that go on in the next with a small letter, in a text that is wrapped
_FILLED = 0.85  # of the width
# A neighbour's headline amid the report, which would become an act that never was, looks like a heading of many words.
# Of those that the sorter takes for the report, 26 were not of it and 9 were, across the folds of corpus/pages.
_WORDS_OF_HEADLINES = 6
_SURE = 0.75
_LONGEST_ALONE = 300
_ASKS = re.compile(
    r"\b(?:inbox|newsletters?|subscrib\w+|subscription|e-?mail address|independent journalism)\b", re.IGNORECASE
)
_NAMED_CREDIT = re.compile(r"\([A-Z][^()/]{2,40}/ ?[A-Z][^()/]{1,40}\)\.?\Z")  # "(A. Name/Agency)"
_UPDATED = re.compile(r"\b(?:updated?|modified|amended|edited)\b", re.IGNORECASE)
_ENDED = re.compile(r"""[.!?…:;,]["'”’»)\]]*\Z""")
# A picture's words in capitals, its agency cut off by the width of a column: "... ON TUESDAY. PHOTO: J. DOE / REUT".
_CUT_CREDIT = re.compile(
    r"""(?: [/(|,:.-] \s* | \b(?:PHOTO|PICTURE|IMAGE|BY|VIA) \s+ | \s )
    (?: A | AF | AFP | AP | AP[ ]P\w* | EP | EPA | EF | EFE | DP | DPA | RE | REU | REUT\w* | G | GE | GET | GETT\w* )
    \.{0,3} \Z""",
    re.VERBOSE,
)


class Dump(NamedTuple):
    """What is kept of a dump, line by line as it stands there, what goes, what the lines at its top say, what it is."""

    text: str
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    metadata: Metadata
    kind: PageKind = "article"


def read_dump(text: str, sort: SortLines, title: str | None = None) -> Dump | None:
    """Read a text that is a dump of a page; None where it may be clean, and is to be left alone.

    title: the headline where it is known. The lines kept are those of the text, to the letter and in its order, with an
    empty line after each: an offset into the text is found again by looking for the line.
    """
    lines = find_lines(text)
    if lines is None:
        return None
    flat = [" ".join(line.text.split()) for line in lines]
    told = _told(flat)
    tells = sum(reason is not None for reason in told)
    if tells < _FEW_TELLS or (tells == _FEW_TELLS and tells < _TELLING_SHARE * len(lines)):
        return None
    verdicts = judge(flat, sort, told, title)
    if sum(not verdict.kept for verdict in verdicts) < _LEAST_CUT * len(verdicts):
        return None
    dump = _assembled(lines, flat, verdicts)
    kind = _page_kind(text, flat, verdicts, dump)
    if kind in CODED:
        return dump
    return Dump("", (), tuple(Removed(reason="navigation", text=line.text) for line in lines), dump.metadata, kind)


def _page_kind(text: str, lines: Sequence[str], verdicts: Sequence[Verdict], dump: Dump) -> PageKind:
    """What the page is. That an offer stands beside a report says nothing of how much of it is there."""
    title = dump.metadata.title
    seen = Seen(
        title=title,
        headings=(title,) if title else (),
        parts=tuple(line for line, verdict in zip(lines, verdicts, strict=True) if verdict.label == BODY),
        visible=text,
    )
    return page_kind_of(seen)


def judge(
    lines: Sequence[str], sort: SortLines, told: Sequence[Reason | None] | None = None, title: str | None = None
) -> list[Verdict]:
    """A verdict on each line of a page: the sorter's, unless its words, its twin above or its place say otherwise."""
    told = _told(lines) if told is None else told
    verdicts = [_overruled(line, by_words, v) for line, by_words, v in zip(lines, told, sort(lines), strict=True)]
    for at in _rows(lines):
        verdicts[at] = Verdict(BODY, verdicts[at].of_body)
    if title is not None and title in lines:
        at = lines.index(title)
        verdicts = [Verdict("navigation", v.of_body) if v.label == "headline" else v for v in verdicts]
        verdicts[at] = Verdict("headline", verdicts[at].of_body)
    verdicts = _without_neighbours(lines, verdicts)
    seen: set[str] = set()
    for at, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        key = line.casefold()
        if verdict.kept and key in seen and len(line) >= _DOUBLED:
            verdicts[at] = Verdict("repeated", verdict.of_body)
        if verdict.kept:
            seen.add(key)
    return verdicts


def find_lines(text: str) -> list[Line] | None:
    """The lines of a text that hold something; those of one paragraph together where the text is wrapped.

    None where there are more than any page has.
    """
    lines: list[Line] = []
    blank: set[int] = set()  # lines that an empty line stands before
    at, after_blank = 0, False
    for number, line in enumerate(text.splitlines(keepends=True)):
        if number >= _MOST_LINES:
            return None
        if bare := line.strip():
            start = at + len(line) - len(line.lstrip())
            if after_blank:
                blank.add(len(lines))
            lines.append(Line(start, start + len(bare), bare))
        after_blank = not bare
        at += len(line)
    return _unwrapped(text, lines, blank)


def _unwrapped(text: str, lines: list[Line], blank: set[int]) -> list[Line]:
    """Join the lines that were broken for want of room."""
    width = max((len(line.text) for line in lines), default=0)
    goes_on = [
        at
        for at in range(1, len(lines))
        if at not in blank and not _ENDED.search(lines[at - 1].text[-12:]) and lines[at].text[0].islower()
    ]
    if width > _LONG_LINE or len(goes_on) < _WRAPS:
        return lines
    joined: list[Line] = []
    for at, line in enumerate(lines):
        above = lines[at - 1].text if at and at not in blank else ""
        full = len(above) + 1 + len(line.text.split()[0]) > _FILLED * width
        if at and at not in blank and full and _by_words(line.text) is None and _by_words(above) is None:
            start = joined.pop().start
            joined.append(Line(start, line.end, text[start : line.end]))
        else:
            joined.append(line)
    return joined


def _by_words(line: str) -> Reason | None:
    """Why a line is none of the report, by its words alone."""
    return furniture(line) or ("navigation" if is_menu(line) else None)


def _told(lines: Sequence[str]) -> list[Reason | None]:
    """Why each line is none of the report, by its words alone."""
    return [_by_words(line) for line in lines]


def _rows(lines: Sequence[str]) -> set[int]:
    """The lines that are rows of a table: several with as many cells, most of them with figures. A menu is one line."""
    rows: set[int] = set()
    run: list[int] = []
    cells = [line.count(" | ") for line in lines]
    for at, count in enumerate([*cells, 0]):
        if run and count != cells[run[-1]]:
            if len(run) >= _FEWEST_ROWS and 2 * sum(any(map(str.isdigit, lines[row])) for row in run) > len(run):
                rows.update(run)
            run = []
        if count:
            run.append(at)
    return rows


def _overruled(line: str, by_words: Reason | None, verdict: Verdict) -> Verdict:
    if is_correction(line) and verdict.label != "headline" and len(line) >= _DOUBLED:
        return Verdict(BODY, verdict.of_body)
    if len(line) <= 500 and line.isupper() and is_caption(line) and _CUT_CREDIT.search(line):
        return Verdict("caption", verdict.of_body)
    if by_words:
        return Verdict(by_words, verdict.of_body)
    if verdict.label == BODY and len(line) <= _LONGEST_ALONE:
        if _ASKS.search(line) and YOU.search(line) and not SAID.search(line):
            return Verdict("newsletter", verdict.of_body)
        if _NAMED_CREDIT.search(line):
            return Verdict("caption", verdict.of_body)
        if verdict.of_body < _SURE and _is_like_headline(line):
            return Verdict("caption" if CREDIT.search(line[-60:]) else "related", verdict.of_body)
    return verdict


def _is_like_headline(line: str) -> bool:
    """Whether a line has many words and ends no sentence, and opens neither a quotation nor an item of a list."""
    return len(line.split()) >= _WORDS_OF_HEADLINES and not (
        _ENDED.search(line) or ITEM.match(line) or line[0] in "\"“‘'"
    )


def _without_neighbours(lines: Sequence[str], verdicts: list[Verdict]) -> list[Verdict]:
    """Drop running text that stands apart from most of it."""
    parts: list[list[int]] = []
    for at in (at for at, verdict in enumerate(verdicts) if verdict.label == BODY):
        if parts and at - parts[-1][-1] <= _GAP:
            parts[-1].append(at)
        else:
            parts.append([at])
    sizes = [sum(min(_COUNTED, len(lines[at])) for at in part) for part in parts]
    foreign = {
        at
        for part, size in zip(parts, sizes, strict=True)
        if size < _SMALLEST_PART * max(sizes)
        for at in part
        if not is_correction(lines[at])
    }
    return [Verdict("related", v.of_body) if at in foreign else v for at, v in enumerate(verdicts)]


def _assembled(lines: Sequence[Line], flat: Sequence[str], verdicts: Sequence[Verdict]) -> Dump:
    headline = next((at for at, verdict in enumerate(verdicts) if verdict.label == "headline"), None)
    body = next((at for at, verdict in enumerate(verdicts) if verdict.label == BODY), len(lines))
    top = range(max(0, body - _BELOW), body) if headline is None else range(headline - _ABOVE, headline + _BELOW + 1)
    pieces: list[str] = []
    blocks: list[Block] = []
    removed: list[Removed] = []
    signed: list[str] = []
    at = 0
    for number, (line, plain, verdict) in enumerate(zip(lines, flat, verdicts, strict=True)):
        if verdict.label == "imprint" and number in top:
            signed.append(plain)
        kind = _kind(plain, verdict, number in top)
        if kind is None:
            reason: Reason = verdict.label if not verdict.kept else "navigation"  # type: ignore[assignment]
            removed.append(Removed(reason=reason, text=line.text))
            continue
        blocks += blocks_of(kind, at, line.text)
        pieces.append(line.text)
        at += len(line.text) + 2
    title = None if headline is None else flat[headline]
    return Dump("\n\n".join(pieces), tuple(blocks), tuple(removed), _metadata(title, signed))


def _kind(line: str, verdict: Verdict, at_top: bool) -> BlockKind | None:
    """The kind of block that a line is; None for one that goes."""
    if verdict.label == "headline" or verdict.label == "caption":
        return verdict.label  # type: ignore[return-value]
    if verdict.label == "imprint":
        return "dateline" if at_top and (read_imprint(line) or find_dateline(f"{line} The army")) else None
    if verdict.label != BODY:
        return None
    if " | " in line or "\t" in line:
        return "table"
    few = len(line.split()) <= _WORDS_IN_SUBHEAD and not _ENDED.search(line)
    kind = kind_of(line)
    return "subhead" if few and kind == "paragraph" and not line[0].islower() else kind


def _metadata(title: str | None, signed: Sequence[str]) -> Metadata:
    """What the lines around the headline say: who wrote the report, and when."""
    dated = [(found[0].isoformat(), line) for line in signed if (found := find_date(line))]
    return Metadata(
        title=title,
        byline=read_names([line for line in signed if line[:3].casefold() == "by "], (title,)),
        published=tuple(Candidate(day, f"the line “{line}”") for day, line in dated if not _UPDATED.match(line)),
        modified=tuple(day for day, line in dated if _UPDATED.match(line)),
    )
