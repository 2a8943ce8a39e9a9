"""Rows into the tables that lists and search read, and out of them: what stands, who takes part, and how many."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, update

from vedette.store.rows import Drawn, Row
from vedette.store.schema import ACTOR, ENTRY, FACETS, PART, PLACE, TALLY, TERM
from vedette.store.words import LONGEST, fold
from vedette.store.workspace import Workspace, terms

Deltas: TypeAlias = "Counter[tuple[str, int]]"
"""How many more, or less, of what: facet and value."""


class Numbers:
    """The numbers of all that rows of one document point at; what has none gets one."""

    def __init__(self, workspace: Workspace, connection: Connection, drawn: Drawn) -> None:
        self.terms = terms(workspace, connection)
        wanted = {
            (facet, value) for row in drawn.rows for facet in FACETS if (value := getattr(row, facet)) is not None
        }
        for facet, value in sorted(wanted):
            term(workspace, connection, facet, value)
        self.actors = _interned(workspace, connection, ACTOR, drawn.actors)
        self.places = _interned(workspace, connection, PLACE, drawn.places)

    def term(self, facet: str, value: str | None) -> int | None:
        """The number of a term, None for none."""
        return None if value is None else self.terms[f"{facet}:{value}"]


def draw_new(connection: Connection, document: int, drawn: Drawn, numbers: Numbers, at: int) -> Deltas:
    """Write the rows of a document that has none yet, and tell what there is more of.

    numbers: of all that the rows point at; at: from when on they stand, in milliseconds.
    """
    return _add(connection, document, [(row, 0) for row in drawn.rows], numbers, at)


def draw_again(
    workspace: Workspace, connection: Connection, document: int, after: Drawn, changed: Iterable[str], at: int
) -> Deltas:
    """Write the rows of records that changed, by their ids, and tell what there is more or less of.

    What stood is closed and kept, what stands now is added.
    """
    names = sorted(set(changed))
    here = (ENTRY.c.document == document) & ENTRY.c.name.in_(names)
    revisions = select(ENTRY.c.name, func.max(ENTRY.c.revision)).where(here).group_by(ENTRY.c.name)
    last = {row.name: row[1] for row in connection.execute(revisions)}
    deltas = _close(connection, document, names, at)
    again = [(row, last.get(row.name, -1) + 1) for row in after.rows if row.name in set(names)]
    deltas.update(_add(connection, document, again, Numbers(workspace, connection, after), at))
    return deltas


def index_words(connection: Connection, document: int, words: str) -> None:
    """Put a text into the index of words."""
    folded = fold(words[:LONGEST])
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO wording (rowid, words) VALUES (?, ?)", (document, folded))
    else:
        connection.exec_driver_sql(
            "INSERT INTO wording (document, words) VALUES (%s, to_tsvector('vedette', %s))", (document, folded)
        )


def count(connection: Connection, deltas: Deltas) -> None:
    """Add to the tallies what there is more or less of."""
    rows = [{"facet": facet, "value": value, "count": more} for (facet, value), more in sorted(deltas.items()) if more]
    _insert(connection, TALLY, rows, "ON CONFLICT (facet, value) DO UPDATE SET count = tally.count + excluded.count")


def _insert(connection: Connection, table: Table, rows: Sequence[dict[str, Any]], then: str = "") -> None:
    """Insert rows, all with the same columns: to PostgreSQL as one value, since each row on its own costs as much."""
    if not rows:
        return
    columns = ", ".join(rows[0])
    if connection.dialect.name == "sqlite":
        marks = ", ".join(f":{column}" for column in rows[0])
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks}) {then}", list(rows))
    else:
        connection.exec_driver_sql(
            f"INSERT INTO {table.name} ({columns}) "
            f"SELECT {columns} FROM json_populate_recordset(NULL::{table.name}, %s) {then}",
            (msgspec.json.encode(rows).decode(),),
        )


def term(workspace: Workspace, connection: Connection, facet: str, value: str) -> int:
    """The number of a word of a small vocabulary."""
    known = terms(workspace, connection)
    if (key := f"{facet}:{value}") not in known:
        known.clear()  # another program may have added it
        known = terms(workspace, connection)
    if key not in known:
        number = 1 + (connection.execute(select(func.max(TERM.c.id))).scalar() or 0)
        connection.execute(insert(TERM).values(id=number, facet=facet, value=value))
        known[key] = number
    return known[key]


def _interned(workspace: Workspace, connection: Connection, table: Table, rows: Mapping[str, Any]) -> Mapping[str, int]:
    """The numbers of actors or places by their keys; those that are not known yet are added."""
    known = workspace.known[table.name]
    if strange := [key for key in rows if key not in known]:
        known.update(
            (key, id_)
            for key, id_ in connection.execute(select(table.c.key, table.c.id).where(table.c.key.in_(strange)))
        )
        if new := [rows[key]._asdict() for key in strange if key not in known]:
            added = connection.execute(insert(table).returning(table.c.key, table.c.id), new)
            known.update((key, id_) for key, id_ in added)
    return known


def _add(
    connection: Connection,
    document: int,
    revised: Sequence[tuple[Row, int]],
    numbers: Numbers,
    at: int,
) -> Deltas:
    """Add rows with their revisions."""
    deltas: Deltas = Counter()
    records, parts = [], []
    for row, revision in revised:
        values = {facet: numbers.term(facet, getattr(row, facet)) for facet in FACETS}
        place = numbers.places[row.place] if row.place else None
        who = [(role, numbers.actors[key]) for role, key in row.parts]
        records.append(
            {"document": document, "name": row.name, "revision": revision, "since": at, **values, "place": place,
             "who": " ".join(f"{role}:{actor}" for role, actor in who) or None,
             "confidence": row.confidence, "begins": row.begins, "ends": row.ends}
        )  # fmt: skip
        actors = {actor for _, actor in who}
        parts += [(actor, row.begins, row.name, revision) for actor in actors]
        deltas.update((facet, value) for facet, value in values.items() if value is not None)
        deltas.update(("actor", actor) for actor in actors)
        if place is not None:
            deltas["place", place] += 1
    _insert(connection, ENTRY, records)
    names = ("actor", "begins", "name", "revision")
    _insert(connection, PART, [{"document": document, **dict(zip(names, part, strict=True))} for part in parts])
    return deltas


def _close(connection: Connection, document: int, names: Sequence[str], at: int) -> Deltas:
    """Let rows end, and count them no more."""
    here = (ENTRY.c.document == document) & ENTRY.c.name.in_(names) & ENTRY.c.until.is_(None)
    deltas: Deltas = Counter()
    for row in connection.execute(select(ENTRY).where(here)).mappings():
        deltas.subtract((facet, row[facet]) for facet in FACETS if row[facet] is not None)
        deltas.subtract(("actor", actor) for actor in {actor for _, actor in parts_of(row["who"])})
        if row["place"] is not None:
            deltas["place", row["place"]] -= 1
    connection.execute(update(ENTRY).where(here).values(until=at))
    return deltas


def parts_of(who: str | None) -> list[tuple[int, int]]:
    """The roles and actors, as numbers, that a row says."""
    return [(int(role), int(actor)) for part in (who or "").split() for role, _, actor in (part.partition(":"),)]
