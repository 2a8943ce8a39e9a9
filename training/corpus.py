"""The notation of the annotated corpus: passages of marked text with the lines below it, read and written.

    == sahel-agency-017 | agency | Sahel | 2013-05-24 Fri
    [a1 Gunmen] [e1 attacked] [a2 an army post] near [p1 Gao].
    --
    a1 unidentified
    a2 state_force
    e1 ASSAULT: a1 > a2; at p1 near

corpus/README.md explains it to those who write it. This module knows its form only; what the lines mean is read by
`training.annotations`, and whether they make sense is checked by `training.corpus_check`.
"""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from vedette.errors import InputError

LETTERS = "aptqwxecrlo"
"""What an id begins with: actor, place, time, quantity, weapon, other words, event, claim, presence, tie, outlook."""

WIDTH = 110
_ID = rf"[{LETTERS}]\d+"
ID = re.compile(_ID)
_PIECE = re.compile(rf"\\(?P<kept>\S)|\[(?P<ids>{_ID}!?(?:,{_ID}!?)*)[ ](?=\S)|(?P<close>\])|(?P<stray>[\[\\])")
_TOKEN = re.compile(r'"[^"]*"|<>|[;:,>]|[^\s;:,>"<]+|(?P<stray>\S)')
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_ORDER = {letter: rank for rank, letter in enumerate("aptqwxcelro")}
_GLUE = "\x00"  # between a mark's ids and its words, where no line may be broken


class CorpusError(InputError):
    """A passage is not as the notation has it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words: half-open offsets into the passage's text, and whose they are.

    strong: the ids that had an exclamation mark: there it is the cue of a claim, or the main trigger of the others.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    strong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a line says: `on t1`. `name` is "sources" and "targets" for the two sides of `a1 > a2`."""

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line below the text: `e1 ASSAULT firearms: a1 > a2; on t1`. `words` are what stands before the colon."""

    id: str
    words: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    def all(self, name: str) -> tuple[tuple[str, ...], ...]:
        """What each field of that name holds."""
        return tuple(field.values for field in self.fields if field.name == name)

    def first(self, name: str) -> tuple[str, ...]:
        """What the first field of that name holds: nothing where there is none."""
        return next(iter(self.all(name)), ())

    def has(self, name: str) -> bool:
        """Whether it has such a field."""
        return any(field.name == name for field in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One piece of news, with its marks in the order in which they open and its lines in canonical order.

    corrections: how many records the second reader changed, or None where nobody has read it a second time.
    notes: lines that begin with a hash sign, without it. line: where it begins in its file, counted from 1.
    """

    id: str
    register: str
    region: str
    published: date
    text: str
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    corrections: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The source of one passage in a file, unread. line: where it begins, counted from 1."""

    line: int
    text: str


def split_passages(text: str) -> tuple[str, list[Source]]:
    """Return what stands before the first passage of a file, and the source of each passage."""
    lines = text.replace("\r\n", "\n").split("\n")
    begins = [i for i, line in enumerate(lines) if line.startswith("==")]
    head = "\n".join(lines[: begins[0] if begins else None]).strip()
    ends = [*begins[1:], len(lines)]
    return head, [Source(i + 1, "\n".join(lines[i:end])) for i, end in zip(begins, ends, strict=False)]


def read_passages(text: str) -> list[Passage]:
    """Read all passages of a file; raises CorpusError at the first that cannot be read."""
    return [read_passage(source.text) for source in split_passages(text)[1]]


def read_passage(source: str) -> Passage:
    """Read one passage; raises CorpusError where it is not as the notation has it."""
    header, *rest = source.split("\n")
    rows = [row.strip() for row in rest]
    cut = rows.index("--") if "--" in rows else len(rows)
    text, marks = _unmark(_unwrapped(rows[:cut]))
    below = [row for row in rows[cut + 1 :] if row]
    lines = sorted((_read_line(row) for row in below if not row.startswith("#")), key=_place_of)
    notes = tuple(row[1:].strip() for row in below if row.startswith("#"))
    passage_id, register, region, day, corrections = _read_header(header)
    return Passage(
        id=passage_id, register=register, region=region, published=day, text=text, marks=marks, lines=tuple(lines),
        corrections=corrections, notes=notes,
    )  # fmt: skip


def write_passages(head: str, passages: list[Passage]) -> str:
    """Write a file of passages, in canonical form: what is read from it and written again stays the same."""
    return "\n".join(([f"{head}\n"] if head else []) + [write_passage(passage) for passage in passages])


def write_passage(passage: Passage) -> str:
    """Write one passage in canonical form: lines of text at most WIDTH wide, records sorted, ends with a line end."""
    day = f"{passage.published} {_DAYS[passage.published.weekday()]}"
    parts = [passage.id, passage.register, passage.region, day]
    if passage.corrections is not None:
        parts.append(f"read {passage.corrections}")
    rows = ["== " + " | ".join(parts), *_wrapped(_marked(passage.text, passage.marks))]
    if passage.lines or passage.notes:
        rows += ["--", *map(_write_line, passage.lines), *(f"# {note}".strip() for note in passage.notes)]
    return "\n".join(rows) + "\n"


def _read_header(header: str) -> tuple[str, str, str, date, int | None]:
    parts = [part.strip() for part in header.removeprefix("==").split("|")]
    if len(parts) not in (4, 5) or not all(parts):
        raise CorpusError(f"a header is `== id | register | region | date`, not {header!r}")
    day, _, weekday = parts[3].partition(" ")
    try:
        published = date.fromisoformat(day)
    except ValueError:
        raise CorpusError(f"{day!r} in the header is no date") from None
    if weekday and weekday != _DAYS[published.weekday()]:
        raise CorpusError(f"{day} is a {_DAYS[published.weekday()]}, not a {weekday}")
    if len(parts) == 4:
        return parts[0], parts[1], parts[2], published, None
    if not (read := re.fullmatch(r"read (\d+)", parts[4])):
        raise CorpusError(f"the header ends with `read N` (records changed in the second reading), not {parts[4]!r}")
    return parts[0], parts[1], parts[2], published, int(read[1])


def _unwrapped(rows: list[str]) -> str:
    """Join the lines of each paragraph; paragraphs stand apart by an empty line."""
    paragraphs = [" ".join(group) for filled, group in groupby(rows, key=bool) if filled]
    return "\n\n".join(re.sub(r"[ \t]+", " ", paragraph) for paragraph in paragraphs)


def _unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """Return the text without its marks, and the marks in the order in which they open."""
    if strange := re.search(r"[\x00-\x09\x0b-\x1f\x7f\u2028\u2029\x85]", marked):
        raise CorpusError(f"the text holds a control character: {strange[0]!r}")
    text, last = "", 0
    marks: list[Mark | None] = []
    still_open: list[tuple[int, int, str]] = []  # which mark, where it starts, its ids
    for piece in _PIECE.finditer(marked):
        text += marked[last : piece.start()] + (piece["kept"] or "")
        last = piece.end()
        if piece["ids"]:
            still_open.append((len(marks), len(text), piece["ids"]))
            marks.append(None)
        elif piece["close"]:
            if not still_open:
                raise CorpusError(f"a mark closes that was never opened: …{marked[: piece.end()][-40:]}")
            index, start, ids = still_open.pop()
            marks[index] = _mark(text, start, ids)
        elif piece["stray"]:
            near = marked[piece.start() :][:40]
            raise CorpusError(f"a bracket that is no mark has a backslash before it, and a backslash another: {near}…")
    if still_open:
        raise CorpusError(f"the mark of {still_open[-1][2]} is never closed")
    return text + marked[last:], tuple(mark for mark in marks if mark)


def _mark(text: str, start: int, ids: str) -> Mark:
    words = text[start:]
    if not words or words != words.strip():
        raise CorpusError(f"the words marked {ids} begin or end with a space: {words!r}")
    each = tuple(ids.split(","))
    return Mark(start, len(text), tuple(i.rstrip("!") for i in each), tuple(i[:-1] for i in each if i.endswith("!")))


def _marked(text: str, marks: tuple[Mark, ...]) -> str:
    """Put the marks back into the text."""
    opening: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
    pieces: list[str] = []
    ends: list[int] = []
    for i in range(len(text) + 1):
        while ends and ends[-1] == i:
            ends.pop()
            pieces.append("]")
        for mark in opening.get(i, ()):
            ends.append(mark.end)
            pieces.append("[" + ",".join(f"{one}!" if one in mark.strong else one for one in mark.ids) + _GLUE)
        pieces.append(re.sub(r"[\[\]\\]", r"\\\g<0>", text[i : i + 1]))
    return "".join(pieces)


def _wrapped(marked: str) -> Iterator[str]:
    """Break paragraphs into lines; a line that would begin a passage or end the text has a backslash before it."""
    for number, paragraph in enumerate(marked.split("\n\n")):
        if number:
            yield ""
        for row in textwrap.wrap(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False):
            plain = row.replace(_GLUE, " ")
            yield f"\\{plain}" if plain.startswith("==") or plain == "--" else plain


def _read_line(row: str) -> Line:
    tokens = [_token(match) for match in _TOKEN.finditer(row)]
    if not tokens or not ID.fullmatch(tokens[0]):
        raise CorpusError(f"a line begins with an id such as e1: {row!r}")
    cut = tokens.index(":") if ":" in tokens else len(tokens)
    words = tokens[1:cut]
    if {";", ",", ">", "<>"} & set(words):
        raise CorpusError(f"a colon stands between what a record is and the rest: {row!r}")
    fields: list[Field] = []
    for is_end, group in groupby(tokens[cut + 1 :], key=lambda token: token == ";"):
        if not is_end:
            fields += _fields(list(group), row)
    return Line(tokens[0], tuple(words), tuple(sorted(fields, key=lambda field: _FIELD_ORDER.get(field.name, 99))))


def _token(match: re.Match[str]) -> str:
    if match["stray"]:
        raise CorpusError(f"{match['stray']!r} means nothing here: {match.string!r}")
    return match[0]


def _fields(tokens: list[str], row: str) -> Iterator[Field]:
    """Read what stands between two semicolons: the two sides of an act or a tie, or a name with its values."""
    if ":" in tokens:
        raise CorpusError(f"a line has one colon: {row!r}")
    plain = [token for token in tokens if token != ","]
    arrows = [i for i, token in enumerate(plain) if token in (">", "<>")]
    if not plain:
        return
    if len(arrows) > 1:
        raise CorpusError(f"one arrow stands between the sides: {row!r}")
    if arrows:
        before, after = tuple(plain[: arrows[0]]), tuple(plain[arrows[0] + 1 :])
        if plain[arrows[0]] == "<>":
            before = after = tuple(dict.fromkeys((*before, *after)))
        yield from (Field(name, ids) for name, ids in (("sources", before), ("targets", after)) if ids)
    elif ID.fullmatch(plain[0]):
        yield Field("sources", tuple(plain))
    else:
        yield Field(plain[0], tuple(plain[1:]))


def _write_line(line: Line) -> str:
    head = " ".join((line.id, *line.words))
    fields = "; ".join(
        [*_write_sides(line), *(_write_field(field) for field in line.fields if field.name not in SIDES)]
    )
    return f"{head}: {fields}" if fields else head


SIDES = ("sources", "targets")


def _write_sides(line: Line) -> Iterator[str]:
    sources, targets = line.first("sources"), line.first("targets")
    if sources and sources == targets:
        yield f"{sources[0]} <> {', '.join(sources[1:])}".strip()
    elif targets or (sources and line.id[0] in "el"):
        yield f"{', '.join(sources)} > {', '.join(targets)}".strip()
    elif sources:
        yield ", ".join(sources)


def _write_field(field: Field) -> str:
    link = ", " if len(field.values) > 1 and all(map(ID.fullmatch, field.values)) and field.name in LISTS else " "
    return f"{field.name} {link.join(field.values)}".strip()


LISTS = ("about", "proposes", "same", "includes", "partner", "mediator", "coordinator", "beneficiary", "host")
"""Fields that may hold several ids: written with commas."""

# The order in which the fields of a line are written.
_FIELD_ORDER = {
    name: rank
    for rank, name in enumerate(
        """sources targets by about proposes of includes partner mediator coordinator beneficiary host behalf to address
        publisher at from toward over on count killed injured abducted detained missing displaced surrendered released
        with for phrase if because unit channel edit as named unnamed stated unverified disputed prospective defunct
        claimed denied planned possible conditional called_for hearsay in claim same""".split()
    )
}


def _place_of(line: Line) -> tuple[int, int]:
    return _ORDER[line.id[0]], int(line.id[1:])
