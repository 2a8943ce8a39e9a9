"""What the lines of a passage mean: frozen records with the words that they stand on, for heads to learn from.

A record here holds what a person wrote, no more: evidence, confidence and coordinates are the program's. Ids are those
of the passage.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from training.corpus import ID, CorpusError, Line, Passage
from training.corpus_shapes import CHOICES, FIELDS, MODALITIES, OTHERS, OUTCOMES, ROLES, check_shape
from training.corpus_values import Number, read_bounds, read_stretch, told_bounds, told_stretches
from vedette.reading.sentences import find_sentences
from vedette.reading.words import find_words
from vedette.records import Modality, Polarity, Span, Status, status_of

T = TypeVar("T")

# What a toll counts among the estimates; the kidnapped are `detained` there, as in the hand-coded articles.
COUNTED = {"killed": "killed", "injured": "injured", "abducted": "detained", "detained": "detained",
           "displaced": "displaced", "released": "detained", "surrendered": "fighters", "missing": "other"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How it is said, and in whose claim (None: in the article's own voice)."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    hearsay: bool = False
    claim: str | None = None

    @property
    def status(self) -> Status:
        """The one-word view."""
        return status_of(self.polarity, self.modality, self.hearsay)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Mentions in text order: names, descriptions and pronouns."""

    id: str
    kind: str
    existence: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in which something happens."""

    id: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """From the first day up to and without the second, as ISO dates; None where nothing says it."""

    id: str
    start: str | None
    end: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure, and the estimate that it is at this mention."""

    id: str
    low: Number | None
    high: Number | None
    what: str
    unit: str | None
    subject: str | None
    includes: tuple[str, ...]
    place: str | None
    time: str | None
    said: Said
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place, what it is in the act, and how the act lies to it."""

    place: str
    role: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What became of how many of whom. quantity: the id of the figure, or None where it is told without one."""

    outcome: str
    quantity: str | None
    low: Number | None
    high: Number | None
    who: str | None
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An act. triggers: the words that tell it, the main ones first."""

    id: str
    type: str
    mode: str | None
    triggers: tuple[Span, ...]
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    others: tuple[tuple[str, str], ...]  # role, actor
    places: tuple[Where, ...]
    time: str | None
    tolls: tuple[Toll, ...]
    weapon: Span | None
    purpose: Span | None
    said: Said
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie between two actors, or of an actor to a place. triggers: the words that tell it, the main ones first."""

    id: str
    type: str
    change: str
    triggers: tuple[Span, ...]
    subject: str
    object: str
    on_behalf_of: str | None
    time: str | None
    event: str | None
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Who is where, without an act."""

    id: str
    kind: str
    triggers: tuple[Span, ...]
    who: tuple[str, ...]
    places: tuple[Where, ...]
    time: str | None
    quantity: str | None
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What is given to a source to say. `said.claim` is the claim that it stands in."""

    id: str
    source: str
    named: bool
    source_kind: str | None
    quotation: str
    cues: tuple[Span, ...]
    content: tuple[Span, ...]
    insertions: tuple[Span, ...]
    to: str | None
    addressee: str | None
    publisher: str | None
    channel: str | None
    authenticity: str | None
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is said of the future. likelihood: the words that tell how probable it is, or that it is to come."""

    id: str
    kind: str
    spans: tuple[Span, ...]
    about: tuple[str, ...]
    proposes: tuple[str, ...]
    place: str | None
    horizon: str | None
    likelihood: Span | None
    condition: Span | None
    because: Span | None
    said: Said


Record = Actor | Place | Time | Quantity | Event | Tie | Presence | Claim | Outlook


@dataclass(frozen=True)
class Annotated:
    """A passage with its records by id. Reading one raises CorpusError where its line is wrong."""

    passage: Passage

    @cached_property
    def lines(self) -> dict[str, Line]:
        """The lines by id."""
        return {line.id: line for line in self.passage.lines}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as the program splits them."""
        words = find_words(self.passage.text)
        return tuple(Span(words[a][0], words[b - 1][1]) for a, b in find_sentences(self.passage.text, words))

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Who does, suffers, says or is tied to something."""
        return self._all("a", Actor)

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where it happens."""
        return self._all("p", Place)

    @cached_property
    def times(self) -> dict[str, Time]:
        """When it happens."""
        return self._all("t", Time)

    @cached_property
    def quantities(self) -> dict[str, Quantity]:
        """How many: each is an estimate."""
        return self._all("q", Quantity)

    @cached_property
    def events(self) -> dict[str, Event]:
        """Who did what to whom."""
        return self._all("e", Event)

    @cached_property
    def ties(self) -> dict[str, Tie]:
        """Who is tied to whom."""
        return self._all("l", Tie)

    @cached_property
    def presence(self) -> dict[str, Presence]:
        """Who is where, without an act."""
        return self._all("r", Presence)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Who says so."""
        return self._all("c", Claim)

    @cached_property
    def outlooks(self) -> dict[str, Outlook]:
        """What may come."""
        return self._all("o", Outlook)

    def read(self, record: str) -> Record:
        """Read one record; raises CorpusError where its line is wrong."""
        return _READERS[record[0]](self, self.lines.get(record, Line(record)))

    def records(self) -> dict[str, Record]:
        """All records by id; raises CorpusError at the first that is wrong."""
        return {**self.actors, **self.places, **self.times, **self.quantities, **self.claims, **self.events,
                **self.ties, **self.presence, **self.outlooks}  # fmt: skip

    def spans(self, record: str) -> tuple[Span, ...]:
        """The words marked with an id, main ones first; of a claim, its content and not its cue."""
        marks = [mark for mark in self.passage.marks if record in mark.ids]
        if record[0] == "c":
            marks = [mark for mark in marks if record not in mark.strong]
        marks.sort(key=lambda mark: record not in mark.strong)
        return tuple(Span(mark.start, mark.end) for mark in marks)

    def cues(self, claim: str) -> tuple[Span, ...]:
        """The words that hand a claim over."""
        return tuple(Span(mark.start, mark.end) for mark in self.passage.marks if claim in mark.strong)

    def claim_around(self, span: Span, but: str = "") -> str | None:
        """The innermost claim whose content holds the words."""
        around = [
            (content.end - content.start, line.id)
            for line in self.passage.lines
            if line.id[0] == "c" and line.id != but
            for content in self.spans(line.id)
            if content.start <= span.start and span.end <= content.end
        ]
        return min(around)[1] if around else None

    def words(self, value: str, of: str) -> Span:
        """Find the words that a line names by an id, or quotes: once in the record's own words, else in the passage."""
        if ID.fullmatch(value):
            spans = self.spans(value)
            if len(spans) != 1:
                raise CorpusError(f"{value} is marked {len(spans)} times, and {of} needs it once")
            return spans[0]
        quoted = value.strip('"')
        for around in (*self.spans(of), Span(0, len(self.passage.text))):
            found = list(_whole_words(self.passage.text, quoted, around))
            if len(found) == 1:
                return found[0]
        raise CorpusError(f"{of}: {value} has to stand in the passage once; else mark it [x1 {quoted}] and write x1")

    def _all(self, letter: str, kind: type[T]) -> dict[str, T]:
        """All records of a kind; places, times and quantities need no line of their own."""
        ids = {line.id for line in self.passage.lines} | {
            i for mark in self.passage.marks for i in mark.ids if i[0] in "ptq"
        }
        mine = sorted((i for i in ids if i[0] == letter), key=lambda i: int(i[1:]))
        records = {i: self.read(i) for i in mine}
        return {i: record for i, record in records.items() if isinstance(record, kind)}


def _whole_words(text: str, quoted: str, around: Span) -> Iterator[Span]:
    at = text.find(quoted, around.start, around.end)
    while at >= 0:
        end = at + len(quoted)
        inside = (text[at - 1 : at].isalnum() and quoted[0].isalnum()) or (
            text[end : end + 1].isalnum() and quoted[-1].isalnum()
        )
        if not inside:
            yield Span(at, end)
        at = text.find(quoted, at + 1, around.end)


def _one(line: Line, name: str) -> str | None:
    return next(iter(line.first(name)), None)


# The modality of an outlook whose line says none.
_AHEAD = {"forecast": "possible", "fear": "possible", "warning": "possible", "hope": "possible", "plan": "planned",
          "threat": "planned"}  # fmt: skip


def _said(around: Annotated, line: Line) -> Said:
    spans = around.spans(line.id)
    named = _one(line, "in" if line.id[0] == "c" else "claim")
    if named:
        claim = None if named == "none" else named
    else:
        claim = around.claim_around(spans[0], but=line.id) if spans else None
    modality = next((name for name in MODALITIES if line.has(name)), _AHEAD.get("".join(line.words[:1]), "actual"))
    return Said(polarity="denied" if line.has("denied") else "affirmed", modality=modality,  # type: ignore[arg-type]
                hearsay=line.has("hearsay"), claim=claim)  # fmt: skip


def _where(line: Line) -> tuple[Where, ...]:
    return tuple(
        Where(place=values[0], role=role, relation=values[1] if len(values) > 1 else "in")
        for role in ROLES
        for values in line.all(role)
    )


def _words(around: Annotated, line: Line, name: str) -> Span | None:
    value = _one(line, name)
    return around.words(value, line.id) if value else None


def _actor(around: Annotated, line: Line) -> Actor:
    check_shape(line)
    existence = next((name for name in FIELDS["a"] if line.has(name)), "actual")
    return Actor(id=line.id, kind=line.words[0], existence=existence, mentions=around.spans(line.id))


def _place(around: Annotated, line: Line) -> Place:
    return Place(id=line.id, mentions=around.spans(line.id))


def _time(around: Annotated, line: Line) -> Time:
    check_shape(line)
    mentions = around.spans(line.id)
    if line.words:
        start, end = read_stretch(line.words[0])
    else:
        told = told_stretches(mentions[0].of(around.passage.text), around.passage.published)
        start, end = told[0] if told else (None, None)
    return Time(id=line.id, start=start, end=end, mentions=mentions)


def _quantity(around: Annotated, line: Line) -> Quantity:
    if line.words:
        check_shape(line)
    spans = around.spans(line.id)
    text = spans[0].of(around.passage.text) if spans else ""
    bounds = read_bounds(line.words[1]) if len(line.words) > 1 else told_bounds(text)
    if bounds is None:
        raise CorpusError(f"{line.id}: no number is read in {text!r}; write it, as in: {line.id} killed 12..")
    what, subject = (line.words[0], None) if line.words else _use_of(around, line.id)
    unit = _one(line, "unit")
    return Quantity(
        id=line.id, low=bounds[0], high=bounds[1], what=what, unit=unit and unit.strip('"'),
        subject=_one(line, "of") or subject, includes=line.first("includes"), place=_one(line, "at"),
        time=_one(line, "on"), said=_said(around, line), spans=spans,
    )  # fmt: skip


def _use_of(around: Annotated, quantity: str) -> tuple[str, str | None]:
    """What a quantity without a line counts, and of whom: the lines that use it say it."""
    for line in around.passage.lines:
        for field in line.fields:
            if quantity in field.values and field.name in COUNTED:
                return COUNTED[field.name], next((value for value in field.values if value[0] == "a"), None)
            if quantity in field.values and field.name == "count":
                return "fighters", _one(line, "sources")
    raise CorpusError(f"{quantity} needs a line that says what it counts, as in: {quantity} fighters: of a1")


def _toll(around: Annotated, line: Line, outcome: str, values: tuple[str, ...]) -> Toll:
    number = values[0]
    if number[0] == "q":
        counted = around.quantities.get(number)
        if counted is None:
            raise CorpusError(f"{line.id}: {number} is not marked in the text")
        low, high = counted.low, counted.high
    else:
        low = high = int(number)
    who = next((value for value in values[1:] if ID.fullmatch(value)), None)
    side = next((value for value in values[1:] if value in CHOICES["side"]), None) or _side(line, who)
    return Toll(outcome=outcome, quantity=number if number[0] == "q" else None, low=low, high=high, who=who, side=side)


def _side(line: Line, who: str | None) -> str | None:
    """The side of the fallen, where one side only names them."""
    sides = [side for side, name in (("source", "sources"), ("target", "targets")) if who in line.first(name)]
    return sides[0] if len(sides) == 1 else None


def _event(around: Annotated, line: Line) -> Event:
    check_shape(line)
    return Event(
        id=line.id, type=line.words[0], mode=line.words[1] if len(line.words) > 1 else None,
        triggers=around.spans(line.id), sources=line.first("sources"), targets=line.first("targets"),
        others=tuple((role, actor) for role in OTHERS for values in line.all(role) for actor in values),
        places=_where(line), time=_one(line, "on"),
        tolls=tuple(_toll(around, line, name, values) for name in OUTCOMES for values in line.all(name)),
        weapon=_words(around, line, "with"), purpose=_words(around, line, "for"), said=_said(around, line),
        same_as=line.first("same"),
    )  # fmt: skip


def _tie(around: Annotated, line: Line) -> Tie:
    check_shape(line)
    return Tie(
        id=line.id, type=line.words[0], change=line.words[1], triggers=around.spans(line.id),
        subject=line.first("sources")[0], object=line.first("targets")[0], on_behalf_of=_one(line, "behalf"),
        time=_one(line, "on"), event=_one(line, "same"), said=_said(around, line),
    )  # fmt: skip


def _presence(around: Annotated, line: Line) -> Presence:
    check_shape(line)
    return Presence(
        id=line.id, kind=line.words[0], triggers=around.spans(line.id), who=line.first("sources"), places=_where(line),
        time=_one(line, "on"), quantity=_one(line, "count"), said=_said(around, line),
    )  # fmt: skip


def _claim(around: Annotated, line: Line) -> Claim:
    check_shape(line)
    channel = _one(line, "channel")
    return Claim(
        id=line.id, source=line.first("by")[0], named=not line.has("unnamed"), source_kind=_one(line, "as"),
        quotation=line.words[0], cues=around.cues(line.id), content=around.spans(line.id),
        insertions=tuple(around.words(values[0], line.id) for values in line.all("edit")), to=_one(line, "to"),
        addressee=_one(line, "address"), publisher=_one(line, "publisher"), channel=channel and channel.strip('"'),
        authenticity=next((name for name in ("stated", "unverified", "disputed") if line.has(name)), None),
        said=_said(around, line),
    )  # fmt: skip


def _outlook(around: Annotated, line: Line) -> Outlook:
    check_shape(line)
    return Outlook(
        id=line.id, kind=line.words[0], spans=around.spans(line.id), about=line.first("about"),
        proposes=line.first("proposes"), place=_one(line, "at"), horizon=_one(line, "on"),
        likelihood=_words(around, line, "phrase"), condition=_words(around, line, "if"),
        because=_words(around, line, "because"), said=_said(around, line),
    )  # fmt: skip


_READERS: dict[str, Callable[[Annotated, Line], Record]] = {
    "a": _actor, "p": _place, "t": _time, "q": _quantity, "c": _claim, "e": _event, "l": _tie, "r": _presence,
    "o": _outlook,
}  # fmt: skip
