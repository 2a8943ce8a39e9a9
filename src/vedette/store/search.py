"""Records found by facets and words, at a bounded cost: the newest records of the rarest thing asked for are looked at.

Tallies say what is rarest. An answer that rests on a part says so (`Found.at_least`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Subquery,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy import false as nothing

from vedette.reading.dates import read_date
from vedette.records import moment
from vedette.store.asking import Facets, Found, Hit, Query
from vedette.store.drawing import parts_of
from vedette.store.lists import STATEMENTS
from vedette.store.naming import full_id
from vedette.store.rows import day_of
from vedette.store.schema import ACTOR, COMMON, DOCUMENT, ENTRY, FACETS, PART, PLACE, TALLY, UNDATED
from vedette.store.whereabouts import actors_named, places_near
from vedette.store.words import fts5, read_words, tsquery
from vedette.store.workspace import Workspace, terms

LOOKED_AT = 50_000
"""Records of the rarest thing asked for that are looked at, where an index holds what is compared; else a fifth."""
MATCHES = 2_000
"""Matches that are counted, and whose facets are."""

_WIDE = ("kind", "type", "country")  # whose indexes hold the other facets
_FIELDS = {"kind": "kinds", "type": "types", "status": "statuses", "country": "countries", "source": "sources"}
_KEY = (ENTRY.c.document, ENTRY.c.name, ENTRY.c.revision)


def find(
    workspace: Workspace, connection: Connection, query: Query, *, limit: int = 20, offset: int = 0,
    with_facets: bool = False, among: Sequence[int] | None = None,
) -> Found:  # fmt: skip
    """Find the records that a query asks for. among: only of these documents, by their numbers, a thousand at most."""
    plan = _Plan(workspace, connection, query, among)
    rows = plan.rows(connection, with_facets)
    rows.sort(key=lambda row: (-row.begins, -row.document, row.name))
    many = len(rows) > MATCHES
    rows = rows[:MATCHES]
    facets = _facets(connection, plan.names, rows) if with_facets else {}
    hits = tuple(_hit(row, plan.names) for row in rows[offset : offset + limit])
    total, at_least = len(rows), many or plan.is_partial
    if (exact := plan.exact()) is not None:
        total, at_least = exact, False
    return Found(hits=hits, total=total, at_least=at_least, facets=facets, notes=tuple(plan.notes))


class _Plan:
    """How a query is answered: which records are looked at, and what they must be."""

    def __init__(self, workspace: Workspace, connection: Connection, query: Query, among: Sequence[int] | None) -> None:
        self.query, self.notes, self.every = query, list[str](), list[int]()
        numbers = terms(workspace, connection)
        self.names = {number: key.partition(":")[2] for key, number in numbers.items()}
        self.at = end_of_day(query.known_on)
        self.facets = {
            facet: self._numbers(numbers, facet, values)
            for facet, name in _FIELDS.items()
            if (values := getattr(query, name))
        }
        rejected = numbers.get("state:rejected")
        self.facets |= {"state": [numbers.get(f"state:{s}", -1) for s in query.states]} if query.states else {}
        self.other: list[ColumnElement[bool]] = []  # what the row itself must be
        self.documents: list[Select[Any]] = []  # in which it must be
        self._count(connection)
        counted = self.tally.get(("state", rejected), 0) if rejected is not None and not query.states else 0
        self.hidden = rejected if counted else None  # the state that is not shown
        self._times()
        self._actors(connection)
        self._places(connection)
        self.few = self._documents(connection)  # the same, where they are few enough to be named
        if among is not None:
            self.few = sorted({*among} if self.few is None else {*among} & {*self.few})
        if self.few is not None:
            self.options["documents"] = len(self.few) * _RECORDS_EACH
        if not self.facets.get("kind") and not set(self.options) - {"kind"}:
            kinds = [number for kind in STATEMENTS if (number := numbers.get(f"kind:{kind}")) is not None]
            self.options["kind"] = sum(self.tally.get(("kind", number), 0) for number in kinds)
            self.every = kinds
        self.driver = min(self.options, key=lambda name: (self.options[name], name not in _WIDE))

    def _numbers(self, numbers: Mapping[str, int], facet: str, values: Sequence[str]) -> list[int]:
        """The numbers of values, in any case; a note names those that there are where one is not."""
        known = {key.partition(":")[2]: number for key, number in numbers.items() if key.startswith(f"{facet}:")}
        folded = {value.casefold(): number for value, number in known.items()}
        for value in values:
            if value.casefold() not in folded:
                there = ", ".join(sorted(known)[:_NAMED]) or "none"
                self.notes.append(f"no record here has the {facet} {value!r} (there is: {there})")
        return [folded.get(value.casefold(), -1) for value in values]

    def _count(self, connection: Connection) -> None:
        """How many records each facet that was asked for would give."""
        values = {number for numbers in self.facets.values() for number in numbers}
        asked = select(TALLY.c.facet, TALLY.c.value, TALLY.c.count)
        some = TALLY.c.facet.in_(list(self.facets)) & TALLY.c.value.in_(values)
        known = connection.execute(asked.where(or_(TALLY.c.facet.in_(["kind", "state"]), some)))
        self.tally = {(facet, value): count for facet, value, count in known}
        self.options = {
            facet: sum(self.tally.get((facet, number), 0) for number in numbers)
            for facet, numbers in self.facets.items()
            if COMMON.get(facet, ("", 0))[1] not in numbers  # which its index leaves out
        }

    def _times(self) -> None:
        query = self.query
        self.before = end_of_days(query.until)
        since = read_date(query.since) if query.since is not None else None
        self.after = day_of(since.iso) if since else UNDATED + 1 if query.until is not None else None
        if query.least:
            self.other.append(ENTRY.c.confidence >= query.least)
        if self.at is not None:
            self.other.append(ENTRY.c.since <= self.at)

    def _actors(self, connection: Connection) -> None:
        self.actors = [actors_named(connection, actor, self.notes) for actor in self.query.actors]
        for at, numbers in enumerate(self.actors):
            asked = select(func.sum(TALLY.c.count)).where(TALLY.c.facet == "actor", TALLY.c.value.in_(numbers))
            self.options[f"actor{at}"] = int(connection.execute(asked).scalar() or 0)

    def _places(self, connection: Connection) -> None:
        self.places: list[int] = []
        if self.query.near is not None:
            self.places = places_near(connection, self.query.near, self.query.within_km, self.notes)
            asked = select(func.sum(TALLY.c.count)).where(TALLY.c.facet == "place", TALLY.c.value.in_(self.places))
            self.options["place"] = int(connection.execute(asked).scalar() or 0)

    def _documents(self, connection: Connection) -> list[int] | None:
        """Documents by words, by outlet, or the one that was named; None where they are many, or all."""
        few: list[int] | None = None
        if self.query.document is not None:
            sha = full_id(connection, self.query.document)
            few = list(connection.execute(select(DOCUMENT.c.id).where(DOCUMENT.c.sha == sha)).scalars())
        if self.query.words is not None:
            hits = documents_with(connection, self.query.words)
            some = list(connection.execute(hits.order_by(None).limit(_FEW + 1)).scalars())
            if len(some) > _FEW:
                self.documents.append(hits)
            else:
                few = some if few is None else sorted({*some} & {*few})
        if self.query.outlets:
            self.documents.append(select(DOCUMENT.c.id).where(DOCUMENT.c.outlet.in_(self.query.outlets)))
        return few

    @property
    def is_partial(self) -> bool:
        """Whether there are more records of the rarest thing than are looked at."""
        if self.driver == "documents":
            return False
        values = self.facets.get(self.driver) or (self.every if self.driver == "kind" else [])
        each = [self.tally.get((self.driver, value), 0) for value in values] or [self.options[self.driver]]
        return bool(max(each) > self._most())

    def _most(self) -> int:
        """How many records of each value of the rarest thing are looked at."""
        if self.driver == "documents":
            return LOOKED_AT  # all that they have
        if self.every:
            return MATCHES
        return (LOOKED_AT if self.driver in _WIDE else LOOKED_AT // 5) // max(1, len(self._branches()))

    def exact(self) -> int | None:
        """How many there are where one facet alone was asked for: its tally."""
        wide = (
            self.documents
            or self.other
            or self.before is not None
            or self.after is not None
            or self.hidden is not None
            or self.at is not None
        )
        if wide or list(self.options) != [self.driver] or list(self.facets) != [self.driver]:
            return None
        return int(self.options[self.driver])

    def rows(self, connection: Connection, with_facets: bool) -> list[Any]:
        """The matches, one more than are counted where there are so many."""
        looked_at = self._looked_at()
        wide = self.driver in _WIDE
        own = looked_at.c if wide else ENTRY.c
        facets: list[ColumnElement[bool]] = [
            own[facet].in_(numbers) for facet, numbers in self.facets.items() if facet != self.driver
        ]
        if self.hidden is not None:
            facets.append(own.state != self.hidden)
        of_row = [*self.other, *self._of_row(), *([] if wide else facets)]
        asked = select(looked_at).where(*(facets if wide else ()))
        for documents in self.documents:
            asked = asked.where(looked_at.c.document.in_(documents))
        if self.few is not None and self.driver != "documents":
            asked = asked.where(looked_at.c.document.in_(self.few))
        if of_row:  # asked for row by row, so that it ends with enough matches
            asked = asked.where(exists().where(_same(looked_at), *of_row))
        if self.is_mixed:
            asked = asked.order_by(looked_at.c.begins.desc())
        asked = asked.limit(MATCHES + 1)
        if wide and not with_facets:
            return list(connection.execute(asked))
        matches = asked.subquery()
        columns = (*(ENTRY.c[name] for name in _READ), ENTRY.c.who, ENTRY.c.place)
        return list(connection.execute(select(*columns).select_from(matches.join(ENTRY, _same(matches)))))

    def _of_row(self) -> Iterator[ColumnElement[bool]]:
        """What only the row itself can answer: its place, and who takes part."""
        if self.query.near is not None and self.driver != "place":
            yield ENTRY.c.place.in_(self.places)
        for at, numbers in enumerate(self.actors):
            if self.driver != f"actor{at}":
                yield _takes_part(numbers)

    @property
    def is_mixed(self) -> bool:
        """Whether what is looked at comes from several places, each in its own order."""
        return self.at is not None or len(self._branches()) > 1

    def _looked_at(self) -> Subquery:
        """The newest records of the rarest thing, each value of it on its own, so that an index gives them in order."""
        wide = self.driver in _WIDE
        read = _READ if wide else tuple(c.name for c in (*_KEY, ENTRY.c.begins))
        most = self._most()
        if self.driver.startswith("actor"):
            branches = [
                select(PART.c.document, PART.c.name, PART.c.revision, PART.c.begins)
                .where(where, PART.c.begins >= UNDATED, *self._in_days(PART.c.begins))
                .order_by(PART.c.begins.desc())
                .limit(most)
                for where in self._branches()
            ]
            if self.at is None:
                self.other.append(ENTRY.c.until.is_(None))
            else:
                self.other.append(or_(ENTRY.c.until.is_(None), ENTRY.c.until > self.at))
        else:
            branches = [
                select(*(ENTRY.c[name] for name in read))
                .where(where, ENTRY.c.until.is_(None), *self._in_days(ENTRY.c.begins))
                .order_by(ENTRY.c.begins.desc())
                .limit(most)
                for where in self._branches()
            ]
            if self.at is not None:
                closed = select(*(ENTRY.c[name] for name in read)).where(
                    ENTRY.c.until > self.at, or_(*self._branches()), *self._in_days(ENTRY.c.begins)
                )
                branches.append(closed.limit(most))
        if len(branches) == 1:
            return branches[0].subquery()
        whole = [select(branch.subquery()) for branch in branches]
        return whole[0].union_all(*whole[1:]).subquery()

    def _branches(self) -> list[ColumnElement[bool]]:
        if self.driver == "documents":
            return [ENTRY.c.document.in_(self.few or [])]
        if self.driver == "place":
            return [ENTRY.c.place.in_(self.places)]
        if self.driver.startswith("actor"):
            return [PART.c.actor == number for number in self.actors[int(self.driver.removeprefix("actor"))] or [-1]]
        if self.driver in COMMON:
            others = ENTRY.c[self.driver] != literal_column(str(COMMON[self.driver][1]))  # as the index has it
            return [(ENTRY.c[self.driver] == number) & others for number in self.facets[self.driver]]
        return [ENTRY.c[self.driver] == number for number in (self.facets.get(self.driver) or self.every or [-1])]

    def _in_days(self, begins: Any) -> list[ColumnElement[bool]]:
        """Within the days that were asked for; the undated are within none."""
        after = [] if self.after is None else [begins >= self.after]
        return after if self.before is None else [*after, begins < self.before]


_READ = ("document", "name", "revision", "begins", "kind", "type", "status", "country", "source", "state")
_NAMED = 40  # values of a facet that a note names
_FEW = 1_000  # documents with the words asked for, up to which all their records are looked at
_RECORDS_EACH = 25  # statements of a document, roughly: to weigh documents against facets


def documents_with(connection: Connection, words: str) -> Select[Any]:
    """The numbers of the documents that hold words, those that were kept last first."""
    asked = read_words(words)
    if connection.dialect.name == "sqlite":
        number: ColumnElement[int] = literal_column("wording.rowid")
        match = text("wording MATCH :words").bindparams(words=fts5(asked))
    else:
        number = literal_column("wording.document")
        match = text("wording.words @@ to_tsquery('vedette', :words)").bindparams(words=tsquery(asked))
    return select(number.label("document")).select_from(text("wording")).where(match).order_by(number.desc())


def newest_with(connection: Connection, words: str) -> list[int]:
    """The numbers of the newest documents that hold words, one more than are counted where there are so many."""
    asked = documents_with(connection, words)
    if connection.dialect.name == "postgresql":  # in order it would look through all documents for rare words
        some = list(connection.execute(asked.order_by(None).limit(_RARE + 1)).scalars())
        if len(some) <= _RARE:
            return sorted(some, reverse=True)[: MATCHES + 1]
    return list(connection.execute(asked.limit(MATCHES + 1)).scalars())


_RARE = 10_000  # documents with the words asked for, up to which all are taken and sorted


def end_of_days(date: str | None) -> int | None:
    """The day after a day, month or year."""
    found = read_date(date) if date else None
    if found is None:
        return None
    first = moment(found.iso)
    if found.precision == "year":
        last = first.replace(year=first.year + 1)
    elif found.precision == "month":
        last = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    else:
        last = first + timedelta(days=1)
    return day_of(last.date().isoformat())


def end_of_day(date: str | None) -> int | None:
    """The last moment of a day, month or year, in milliseconds."""
    day = end_of_days(date)
    return None if day is None else int(day) * 86_400_000 - 1


def _same(rows: Subquery) -> ColumnElement[bool]:
    """The row of `entry` that is one of some rows."""
    return and_(*(ENTRY.c[column.name] == rows.c[column.name] for column in _KEY))


def _takes_part(numbers: Sequence[int]) -> ColumnElement[bool]:
    """Whether one of some actors takes part in a record, by what its row says."""
    padded = " " + func.coalesce(ENTRY.c.who, "") + " "
    return or_(nothing(), *(padded.like(f"%:{number} %") for number in numbers))


def _hit(row: Any, names: dict[int, str]) -> Hit:
    values = {facet: names.get(getattr(row, facet)) for facet in FACETS}
    begins = None if row.begins == UNDATED else row.begins
    return Hit(document=row.document, name=row.name, revision=row.revision, begins=begins, **values)  # type: ignore[arg-type]


def _facets(connection: Connection, names: dict[int, str], rows: Sequence[Any]) -> Facets:
    found: Facets = {}
    for facet in FACETS:
        counts = Counter(value for row in rows if (value := getattr(row, facet)) is not None)
        found[facet] = tuple((names[value], count) for value, count in _most_common(counts))
    actors = Counter(actor for row in rows for actor in {actor for _, actor in parts_of(row.who)})
    places = Counter(row.place for row in rows if row.place is not None)
    for facet, table, counts in (("actor", ACTOR, actors), ("place", PLACE, places)):
        most = _most_common(counts)
        asked = select(table.c.id, table.c.name).where(table.c.id.in_([value for value, _ in most]))
        called = {row.id: row.name for row in connection.execute(asked)}
        found[facet] = tuple((called[value], count) for value, count in most)
    return found


def _most_common(counts: Counter[int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:12]
