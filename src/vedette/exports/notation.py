"""The notation of the annotated corpus, written: marked text with the lines below it.

`corpus/README.md` explains it; `training.corpus` reads it. What is written here is in that module's canonical form, so
that its check leaves a file as it is.
"""

import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from vedette.records import Span

WIDTH = 110  # of a line of text, as in training/corpus.py
_ORDER = "aptqwxcelro"  # of the lines, by the letters of their ids
_SIDES = ("sources", "targets")
# The order in which the fields of a line are written, as in training/corpus.py.
_FIELDS = """
    sources targets by about proposes of includes partner mediator coordinator beneficiary host behalf to address
    publisher at from toward over on count killed injured abducted detained missing displaced surrendered released
    with for phrase if because unit channel edit as named unnamed stated unverified disputed prospective defunct
    claimed denied planned possible conditional called_for hearsay in claim same
""".split()
_WITH_COMMAS = frozenset("about proposes same includes partner mediator coordinator beneficiary host".split())
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_GLUE = "\x00"  # between a mark's ids and its words, where no line may be broken

# Space that is not kept: several in a row, or what no line may hold. A no-break space on its own is kept.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]{2,}|[\x00-\x1f\x7f\x85\u2028\u2029]")
_JUNK = re.compile(r"[\s\x00-\x1f\x7f]")


class CannotTell(Exception):
    """The notation has no way to say this in this passage; the message ends the sentence "... because"."""


class Id(NamedTuple):
    """Something that a passage names: its letter in the notation, and what tells it from the others of that letter."""

    letter: str
    of: str


Value: TypeAlias = Id | str


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the document that stand for something. is_main: with an exclamation mark: a cue, or the main trigger."""

    span: Span
    id: Id
    is_main: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line below the text: what it is about, what stands before the colon, and the fields in any order."""

    id: Id
    words: tuple[str, ...]
    fields: tuple[tuple[str, tuple[Value, ...]], ...] = ()


class Plain:
    """A part of a text as a passage has it, in one line: runs of white space are one blank."""

    def __init__(self, text: str, part: Span) -> None:
        self._source, self._at = text, dict[int, int]()
        pieces: list[str] = []
        length, last = 0, part.start
        for space in _SPACE.finditer(text, part.start, part.end):
            self._at |= {i: length + i - last for i in range(last, space.start())}
            pieces.append(text[last : space.start()])
            length += space.start() - last
            pieces.append(" ")
            self._at |= dict.fromkeys(range(*space.span()), length)
            length, last = length + 1, space.end()
        self._at |= {i: length + i - last for i in range(last, part.end)}
        whole = "".join((*pieces, text[last : part.end]))
        self.text = whole.strip()
        self._shift = len(whole) - len(whole.lstrip())

    def quotable(self, span: Span) -> str | None:
        """Words of the document in quotes, as a line may name them that stand in the passage once; else None."""
        own = self.span(span)
        words, before, after = own.of(self.text), self.text[own.start - 1 : own.start], self.text[own.end : own.end + 1]
        inside = (before.isalnum() and words[0].isalnum()) or (after.isalnum() and words[-1].isalnum())
        at = self.text.find(words)
        once = at == own.start and self.text.find(words, at + 1) < 0
        return f'"{words}"' if once and not inside and '"' not in words else None

    def span(self, span: Span) -> Span:
        """Where words of the document stand in it, without space around them."""
        start, end = span.start, span.end
        while start < end and _JUNK.match(self._source[start]):
            start += 1
        while start < end and _JUNK.match(self._source[end - 1]):
            end -= 1
        if start == end:
            raise CannotTell("what it marks is white space")
        return Span(self._at[start] - self._shift, self._at[end - 1] + 1 - self._shift)


def write_passage(header: str, day: date, plain: Plain, marks: Iterable[Mark], lines: Sequence[Line]) -> str:
    """Write a passage, with a line end. header: what stands before the date, without the two signs.

    Raises CannotTell where marked words cross each other.
    """
    by_place: dict[Span, list[Mark]] = defaultdict(list)
    for mark in dict.fromkeys(marks):
        by_place[plain.span(mark.span)].append(mark)
    places = sorted(by_place, key=lambda span: (span.start, -span.end))
    _check_nested(places)
    names = _names(mark.id for place in places for mark in by_place[place])
    rows = [f"== {header} | {day} {_DAYS[day.weekday()]}"]
    rows += _wrapped(_marked(plain.text, [(place, _ids(by_place[place], names)) for place in places]))
    ranked = sorted(lines, key=lambda line: (_ORDER.index(line.id.letter), int(names[line.id][1:])))
    rows += ["--", *(_line(line, names) for line in ranked)] if ranked else []
    return "\n".join(rows) + "\n"


def _check_nested(places: Sequence[Span]) -> None:
    still_open: list[Span] = []
    for place in places:
        while still_open and still_open[-1].end <= place.start:
            still_open.pop()
        if still_open and still_open[-1].end < place.end:
            raise CannotTell("the words of two of its records cross each other")
        still_open.append(place)


def _names(ids: Iterable[Id]) -> dict[Id, str]:
    """The ids as they are written, numbered in text order."""
    names: dict[Id, str] = {}
    for id_ in dict.fromkeys(ids):
        names[id_] = f"{id_.letter}{sum(other.letter == id_.letter for other in names) + 1}"
    return names


def _ids(marks: Iterable[Mark], names: Mapping[Id, str]) -> str:
    return ",".join(f"{names[mark.id]}!" if mark.is_main else names[mark.id] for mark in marks)


def _marked(text: str, places: Sequence[tuple[Span, str]]) -> str:
    """Put the marks into the text: outer ones before what they hold."""
    pieces: list[str] = []
    still_open: list[int] = []
    last = 0

    def close(until: int) -> Iterator[str]:
        nonlocal last
        while still_open and still_open[-1] <= until:
            end = still_open.pop()
            yield _escaped(text[last:end]) + "]"
            last = end

    for place, ids in places:
        pieces += close(place.start)
        pieces.append(_escaped(text[last : place.start]) + f"[{ids}{_GLUE}")
        last = place.start
        still_open.append(place.end)
    return "".join((*pieces, *close(len(text)), _escaped(text[last:])))


def _escaped(text: str) -> str:
    return re.sub(r"[\[\]\\]", r"\\\g<0>", text)


def _wrapped(marked: str) -> Iterator[str]:
    """Break the text into lines; one that would begin a passage or end the text has a backslash before it."""
    for row in textwrap.wrap(marked, WIDTH, break_long_words=False, break_on_hyphens=False):
        plain = row.replace(_GLUE, " ")
        yield f"\\{plain}" if plain.startswith("==") or plain == "--" else plain


def _line(line: Line, names: Mapping[Id, str]) -> str:
    said = {name: [names[v] if isinstance(v, Id) else v for v in values] for name, values in line.fields}
    rest = sorted((field for field in line.fields if field[0] not in _SIDES), key=lambda field: _FIELDS.index(field[0]))
    fields = [*_sides(line, said), *(_field(name, values, names) for name, values in rest)]
    head = " ".join((names[line.id], *line.words))
    return f"{head}: {'; '.join(fields)}" if fields else head


def _sides(line: Line, said: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """`a1 > a2`, or `a1 <> a2` where each does it to the other, or who is there."""
    sources, targets = (said.get(name, ()) for name in _SIDES)
    if sources and sources == targets:
        yield f"{sources[0]} <> {', '.join(sources[1:])}".strip()
    elif targets or (sources and line.id.letter in "el"):
        yield f"{', '.join(sources)} > {', '.join(targets)}".strip()
    elif sources:
        yield ", ".join(sources)


def _field(name: str, values: Sequence[Value], names: Mapping[Id, str]) -> str:
    shown = [names[value] if isinstance(value, Id) else value for value in values]
    return f"{name} {(', ' if name in _WITH_COMMAS else ' ').join(shown)}".strip()
