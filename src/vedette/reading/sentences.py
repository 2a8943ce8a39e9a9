"""Where sentences end: a graded judgement for every gap between two words, and the cuts that it makes by default."""

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from vedette.reading.abbreviations import ABBREVIATIONS


class Boundary(IntEnum):
    """How sure the rules are that a sentence ends in a gap.

    What lies between IMPOSSIBLE and CERTAIN is open to a better judge, such as a head on the model. Without one, LIKELY
    is a boundary and UNLIKELY is none.
    """

    IMPOSSIBLE = 0
    UNLIKELY = 1
    LIKELY = 2
    CERTAIN = 3


# What a gap's left side ends with (rows) and its right side begins with (columns). Set by how often each pair is a
# boundary in the training parts of UD EWT and GUM, and checked there by `python -m bench.tokens --part train`.
_NO, _LOW, _HIGH, _YES = Boundary
_OPENINGS = ("capital", "small", "uncased", "digit", "mark", "joint")
_GRADES = {
    (ending, opening): grade
    for ending, row in {
        "stop": (_YES, _HIGH, _YES, _HIGH, _HIGH, _LOW),
        "stop and quote": (_YES, _LOW, _HIGH, _HIGH, _HIGH, _LOW),  # "He left." he said
        "cry": (_YES, _HIGH, _YES, _HIGH, _HIGH, _LOW),  # ! and ?
        "cry and quote": (_HIGH, _LOW, _LOW, _HIGH, _HIGH, _LOW),  # "Why?" Omar asked
        "dots": (_HIGH, _LOW, _LOW, _LOW, _LOW, _NO),
        "rule": (_HIGH, _HIGH, _HIGH, _HIGH, _HIGH, _NO),  # ----- and smileys
        "abbreviation": (_LOW, _NO, _NO, _LOW, _LOW, _NO),
        "title": (_NO, _NO, _NO, _NO, _NO, _NO),  # Gen. and No., which need what follows
        "item": (_LOW, _NO, _NO, _LOW, _LOW, _NO),  # 1. at the start of a sentence
        "number": (_HIGH, _LOW, _LOW, _HIGH, _HIGH, _LOW),  # and elsewhere
        "pause": (_LOW, _LOW, _NO, _LOW, _LOW, _NO),  # : and ;
        "dash": (_LOW, _NO, _NO, _LOW, _LOW, _NO),
        "comma": (_LOW, _NO, _NO, _NO, _NO, _NO),
        "opener": (_NO, _NO, _NO, _NO, _NO, _NO),
        "capital": (_LOW, _NO, _NO, _LOW, _LOW, _NO),
        "word": (_LOW, _NO, _NO, _NO, _LOW, _NO),
    }.items()
    for opening, grade in zip(_OPENINGS, row, strict=True)
}
# At the end of a line that is short for its paragraph these open a sentence ("Five killed in Gao\nGunmen opened fire").
_OPEN_A_LINE = ("capital", "digit", "mark")
_NEVER_AT_A_LINE_END = ("title", "comma", "opener")

_CLOSERS = frozenset({'"', "'", "”", "’", "»", ")", "]", "}", "''", "’’"})
_QUOTES = _CLOSERS - {")", "]", "}"}
_OPENERS = frozenset({'"', "'", "“", "‘", "«", "„", "(", "[", "{", "``"})
_STOPS = frozenset({".", "。", "｡", "۔", "।", "॥", "።", "։"})
_FULL_WIDTH = frozenset({"。", "｡", "！", "？"})  # no space follows these
_CRY = re.compile(r"[.]?[!?؟！？]+")
_DOTS = re.compile(r"\.{2,}|…+")
_RULE = re.compile(r"[-=*_~#]{3,}|[:;=]-?[)(DPO]+")
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_JOINTS = frozenset(", . ; : ) ] } % ” ’ » – — / & '' ? ! ... …".split())
_CITATION = re.compile(r"[\d,–-]+|citation|needed")
_SPAN_OF_CITATION = 12  # words: [12, 13, 15-18]
# Both by judgement: the treebanks hold no line breaks.
_WIDTH_OF_A_LIST = 40  # characters
_FILLED = 0.8  # share of the paragraph's width

_MONTH = r"""(?: Jan(?:uary|\.)? | Feb(?:ruary|\.)? | Mar(?:ch|\.)? | Apr(?:il|\.)? | May | June? | July?
    | Aug(?:ust|\.)? | Sept?(?:ember|\.)? | Oct(?:ober|\.)? | Nov(?:ember|\.)? | Dec(?:ember|\.)? )"""
_DATE = rf"""(?: (?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun) day ,?[ ] )?
    (?: \d{{1,2}} [ ] {_MONTH} | {_MONTH} [ ] \d{{1,2}} ) \b (?: ,?[ ] \d{{4}} )? )"""
_NAMES = r"[^\W\d_] [\w'’.-]{0,30}+ (?: [ ] [^\W\d_] [\w'’.-]{0,30}+ ){0,3}"
_DATELINE = re.compile(
    rf"""\s*+ (?P<line>
        (?P<bracket> [(\[] )? (?P<place> {_NAMES} (?: (?: / | ,[ ] ) {_NAMES} ){{0,3}}? )
        (?: ,?[ ] (?P<date> {_DATE} ) )? (?P<agency> [ ] \( [A-Z] [^()\n]{{1,60}} \) )?
        (?: ,?[ ] (?P<late_date> {_DATE} ) )?
        (?(bracket) [)\]] )
        (?: \s? [–—―] | \s? -- | [ ] _ (?= \s ) | [ ] - (?= \s ) | (?<= \) ) - | (?P<colon> : (?= \s ) ) ) )
        (?P<next> \s* \S+ (?: \s+ \S+ )? )""",
    re.VERBOSE,
)
_SMALL_IN_PLACES = frozenset("al and as d de del do du el es la le of sur the".split())
_NO_PLACES = frozenset(
    """ADVISORY ALERT ANALYSIS BACKGROUND BREAKING BRIEF CHRONOLOGY COMMENT COMMENTARY CORRECTED CORRECTION EDITORIAL
    EXCLUSIVE EXPLAINED EXPLAINER FACTBOX FEATURE FLASH INSIGHT INTERVIEW JUST LIVE NEWS NOTE OPINION PHOTOS PROFILE
    REFILE REPORT SPECIAL SUMMARY TIMELINE UPDATE UPDATED URGENT VIDEO WATCH WRAPUP""".split()
)


def find_sentences(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences as half-open ranges of indices into `words`; together they hold every word once."""
    if not words:
        return []
    cuts = [i + 1 for i, grade in enumerate(boundaries(text, words)) if grade >= Boundary.LIKELY]
    return list(pairwise([0, *cuts, len(words)]))


def boundaries(text: str, words: Sequence[tuple[int, int]]) -> list[Boundary]:
    """Grade the gap after each of `words` but the last, so that grade i is about the gap between words i and i + 1."""
    tokens = [text[start:end] for start, end in words]
    short = _short_lines(text)
    grades: list[Boundary] = []
    plain = [token.islower() and token.isalpha() for token in tokens]
    for i, ((_, end), (start, _)) in enumerate(pairwise(words)):
        if plain[i] and plain[i + 1] and start == end + 1 and text[end] == " ":  # most gaps: asked first
            grades.append(Boundary.IMPOSSIBLE)
            continue
        if end == start:
            grades.append(_grade_without_space(tokens, words, i))
            continue
        breaks = len((text[end:start] + "x").splitlines()) - 1
        ending = _ending(tokens, words, i)
        if ending == "item" and not _begins_sentence(i - 1, grades):
            ending = "number"
        opening = _opening(tokens, words, i + 1)
        grade = _GRADES[ending, opening]
        if breaks > 1:
            grade = Boundary.CERTAIN
        elif breaks and end in short and opening in _OPEN_A_LINE and ending not in _NEVER_AT_A_LINE_END:
            grade = max(grade, Boundary.LIKELY)
        grades.append(grade)
    return grades


def _begins_sentence(i: int, grades: list[Boundary]) -> bool:
    return i == 0 or grades[i - 1] >= Boundary.LIKELY


def _grade_without_space(tokens: list[str], words: Sequence[tuple[int, int]], i: int) -> Boundary:
    """Grade a gap of no width: words run together after a stop ("the town.The army") or a script without spaces."""
    before, after = tokens[i], tokens[i + 1]
    if after in _CLOSERS or _is_final(after):
        return Boundary.IMPOSSIBLE
    if before in _FULL_WIDTH:
        return Boundary.CERTAIN
    joined = i > 0 and words[i - 1][1] == words[i][0] and tokens[i - 1].islower() and len(tokens[i - 1]) > 1
    if joined and _is_final(before) and after[0].isupper():
        return Boundary.LIKELY
    return Boundary.IMPOSSIBLE


def _is_final(token: str) -> bool:
    return token in _STOPS or _CRY.fullmatch(token) is not None


def _ending(tokens: list[str], words: Sequence[tuple[int, int]], i: int) -> str:
    """Say what the words up to and including word `i` end with: a row of the table of grades."""
    last = _before_closers(tokens, words, i)
    token, closed = tokens[last], tokens[last + 1 : i + 1]
    if token in _STOPS:
        numbered = last and words[last - 1][1] == words[last][0] and tokens[last - 1].isdigit()
        if numbered and not closed and len(tokens[last - 1]) < 4:
            return "item"
        return "stop and quote" if _QUOTES.intersection(closed) else "stop"
    if _CRY.fullmatch(token):
        return "cry and quote" if _QUOTES.intersection(closed) else "cry"
    if _DOTS.fullmatch(token):
        return "dots"
    if _RULE.fullmatch(token):
        return "rule"
    if token[-1] == "." and len(token) > 1:
        return "abbreviation" if ABBREVIATIONS.get(token[:-1], "either") == "either" else "title"
    if token in _OPENERS and not closed and token not in _CLOSERS:
        return "opener"
    if token in _DASHES:
        return "dash"
    return {":": "pause", ";": "pause", ",": "comma"}.get(token, "capital" if not token[0].islower() else "word")


def _before_closers(tokens: list[str], words: Sequence[tuple[int, int]], i: int) -> int:
    """Return the word at or before `i` that closing quotes, brackets and citations ("Gao.[12]") stand behind."""
    last = i
    while last and tokens[last] in _CLOSERS and words[last - 1][1] == words[last][0] and i - last < _SPAN_OF_CITATION:
        last -= 1
        if tokens[last + 1] == "]" and _CITATION.fullmatch(tokens[last]):
            opened = last
            while opened > max(0, i - _SPAN_OF_CITATION) and _CITATION.fullmatch(tokens[opened]):
                opened -= 1
            beside = opened > 0 and words[opened][0] - words[opened - 1][1] <= 1  # not of the paragraph before
            if tokens[opened] == "[" and beside and (_is_final(tokens[opened - 1]) or tokens[opened - 1] in _QUOTES):
                last = opened - 1
    return last


def _opening(tokens: list[str], words: Sequence[tuple[int, int]], i: int) -> str:
    """Say what begins at word `i`, opening quotes and brackets aside: a column of the table of grades."""
    first = i
    while (
        first + 1 < len(tokens)
        and first - i < 3
        and tokens[first] in _OPENERS
        and words[first][1] == words[first + 1][0]
    ):
        first += 1
    if tokens[i] == "[" and _CITATION.fullmatch(tokens[first]):
        return "joint"
    character = tokens[first][0]
    if character.isalpha():
        return "capital" if character.isupper() else "small" if character.islower() else "uncased"
    if character.isdigit():
        return "digit"
    return "joint" if tokens[first] in _JOINTS else "mark"


def _short_lines(text: str) -> frozenset[int]:
    """Return where the lines end that were not broken for want of room: the next word would have fitted well.

    A line is measured against the longest of its paragraph. In a paragraph of short lines all count: it is a list.
    """
    ends: set[int] = set()
    paragraph: list[tuple[int, str]] = []
    offset = 0
    for line in [*text.splitlines(keepends=True), ""]:
        if line.strip():
            paragraph.append((offset, line.rstrip()))
        elif paragraph:
            width = max(len(line) for _, line in paragraph)
            for (start, upper), (_, lower) in pairwise(paragraph):
                needed = len(upper) + 1 + len(lower.split(maxsplit=1)[0])
                if width <= _WIDTH_OF_A_LIST or needed < _FILLED * width:
                    ends.add(start + len(upper))
            paragraph = []
        offset += len(line)
    return frozenset(ends)


def find_dateline(text: str) -> tuple[int, int] | None:
    """Return the dateline that the paragraph `text` opens with, from the place to the dash, agency and date included.

    None where there is none, and where a capitalised word before a dash may be anything: of "Gao – " alone nothing says
    that it is a place, of "GAO – ", "Gao, Mali – ", "(Gao) – " and "Gao (AFP) – " the form does.
    """
    match = _DATELINE.match(text)
    if match is None:
        return None
    names = re.split(r"[ /,]+", match["place"])
    if not all(name[0].isupper() or name in _SMALL_IN_PLACES or name.startswith(("al-", "el-")) for name in names):
        return None
    in_capitals = names[0].isupper() and len(names[0]) > 2
    if (names[0].isupper() and names[0] in _NO_PLACES) or match["next"].isupper():  # a label, a headline in capitals
        return None
    signed = match["date"] or match["agency"] or match["late_date"]
    if match["colon"] and not signed and not in_capitals:
        return None
    return match.span("line") if in_capitals or signed or match["bracket"] or "," in match["place"] else None
