"""Whether a workspace is whole, and what is in it: for the tests and for the bench that kills.

`problems` holds all that is drawn against what it was drawn from, by other ways than the program's own. `content` is
what a workspace says without the numbers that it gives, so that two of them can be compared.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from vedette.records import Coded, Document
from vedette.store.drawing import parts_of
from vedette.store.keeping import State, present, state_of
from vedette.store.lists import LISTS
from vedette.store.packing import plain, unpack
from vedette.store.rows import Row
from vedette.store.schema import (
    ACTOR,
    CODING,
    DOCUMENT,
    ENTRY,
    FACETS,
    JUDGEMENT,
    PART,
    PLACE,
    SIGHTING,
    TALLY,
    TERM,
)
from vedette.store.words import LONGEST, fold
from vedette.store.workspace import Workspace


def problems(workspace: Workspace) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be."""
    with workspace.reading() as connection:
        yield from _of_the_file(connection)
        rows = _all(connection, DOCUMENT)
        yield from _codings(connection, rows)
        yield from _versions(connection, rows)
        states = {
            row["id"]: state_of(
                workspace, connection, present(connection, row), is_replaced=row["replaced_at"] is not None
            )
            for row in rows
        }
        names = _Names(connection)
        yield from _entries(connection, states, names)
        yield from _parts(connection, names)
        yield from _tallies(connection, states, names)
        yield from _words(connection, {id_: state.reviewed.coded.document.text for id_, state in states.items()})


class _Names:
    """What the numbers of a workspace mean."""

    def __init__(self, connection: Connection) -> None:
        self.terms = {row["id"]: row["value"] for row in _all(connection, TERM)}
        self.facets = {(row["facet"], row["value"]): row["id"] for row in _all(connection, TERM)}
        self.actors = {row["id"]: row["key"] for row in _all(connection, ACTOR)}
        self.places = {row["id"]: row["key"] for row in _all(connection, PLACE)}

    def row(self, entry: RowMapping) -> Row:
        """An entry as it was drawn."""
        facets = {name: None if entry[name] is None else self.terms[entry[name]] for name in FACETS}
        return Row(
            name=entry["name"], **facets, confidence=entry["confidence"], begins=entry["begins"], ends=entry["ends"],
            place=self.places[entry["place"]] if entry["place"] else None,
            parts=tuple((role, self.actors[actor]) for role, actor in parts_of(entry["who"])),
        )  # fmt: skip

    def tally(self, facet: str, value: int) -> tuple[str, str]:
        """What a tally counts."""
        if facet == "actor":
            return facet, self.actors[value]
        if facet == "place":
            return facet, self.places[value]
        return (facet, "") if facet == "documents" else (facet, self.terms[value])


def _all(connection: Connection, table: Table) -> list[RowMapping]:
    return list(connection.execute(select(table).order_by(*table.primary_key.columns)).mappings())


def _of_the_file(connection: Connection) -> Iterator[str]:
    """What the database itself says: of its pages, and of what points at nothing."""
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        yield from (f"integrity_check: {line}" for line in found if line != "ok")
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"foreign_key_check: {tuple(row)}"


def _codings(connection: Connection, rows: Iterable[RowMapping]) -> Iterator[str]:
    """Each document has one coding that stands, and those before it follow on each other."""
    codings: dict[int, list[RowMapping]] = {}
    for coding in _all(connection, CODING):
        codings.setdefault(coding["document"], []).append(coding)
        if unpack(Coded, coding["packed"]).document.text:
            yield f"coding {coding['id']} has a text of its own"
    for row in rows:
        ends = [coding["replaced_at"] for coding in codings.get(row["id"], [])]
        begins = [coding["kept_at"] for coding in codings.get(row["id"], [])]
        if ends.count(None) != 1 or ends[:-1] != begins[1:]:
            yield f"document {row['id']} has codings from {begins} to {ends}"
        if unpack(Document, row["packed"]).id != row["sha"]:
            yield f"document {row['id']} holds the text of another"


def _versions(connection: Connection, rows: Iterable[RowMapping]) -> Iterator[str]:
    """A document is replaced when, and only when, no address shows it last."""
    last: dict[str, int] = {}
    seen = set()
    for sighting in _all(connection, SIGHTING):
        last[sighting["address"]] = sighting["document"]
        seen.add(sighting["document"])
    for row in rows:
        if row["id"] not in seen:
            yield f"document {row['id']} was seen nowhere"
        elif (row["replaced_at"] is None) != (row["id"] in last.values()):
            yield f"document {row['id']} was replaced at {row['replaced_at']}, and its addresses say otherwise"


def _entries(connection: Connection, states: dict[int, State], names: _Names) -> Iterator[str]:
    """What stands is what `draw` gives, and what stood before ends where the next begins."""
    stands: dict[int, dict[str, Row]] = {id_: {} for id_ in states}
    until: dict[tuple[int, str], tuple[int, int | None]] = {}
    for entry in _all(connection, ENTRY):
        id_, name, revision = entry["document"], entry["name"], entry["revision"]
        before, ended = until.get((id_, name), (-1, 0))
        if revision != before + 1 or ended is None or ended > entry["since"]:
            yield f"revision {revision} of {id_}#{name} does not follow on {before}, which ended at {ended}"
        until[id_, name] = revision, entry["until"]
        if entry["until"] is None:
            stands[id_][name] = names.row(entry)
    for id_, state in states.items():
        drawn = {row.name: row for row in state.drawn.rows}
        for name in sorted({*drawn, *stands[id_]}):
            if drawn.get(name) != stands[id_].get(name):
                yield f"{id_}#{name} stands as {stands[id_].get(name)}, and should as {drawn.get(name)}"


def _parts(connection: Connection, names: _Names) -> Iterator[str]:
    """Actors find the same records as records name actors."""
    found = Counter(
        (row["document"], row["name"], row["revision"], row["begins"], names.actors[row["actor"]])
        for row in _all(connection, PART)
    )
    wanted = Counter(
        (entry["document"], entry["name"], entry["revision"], entry["begins"], names.actors[actor])
        for entry in _all(connection, ENTRY)
        for actor in {actor for _, actor in parts_of(entry["who"])}
    )
    if found != wanted:
        yield f"parts: there are {list(found - wanted)[:3]} too many, and {list(wanted - found)[:3]} are not there"


def _tallies(connection: Connection, states: dict[int, State], names: _Names) -> Iterator[str]:
    """Each tally is what one gets by counting."""
    wanted: Counter[tuple[str, str]] = Counter()
    for state in states.values():
        wanted["documents", ""] += 1
        for name, kind in LISTS.items():
            wanted["all", kind] += len(getattr(state.reviewed.coded, name))
        for row in state.drawn.rows:
            wanted.update((facet, value) for facet in FACETS if (value := getattr(row, facet)) is not None)
            wanted.update({("actor", key) for _, key in row.parts})
            if row.place is not None:
                wanted["place", row.place] += 1
    found = {names.tally(row["facet"], row["value"]): row["count"] for row in _all(connection, TALLY)}
    for what in sorted({*wanted, *found}):
        if wanted[what] != found.get(what, 0):
            yield f"the tally of {what} is {found.get(what)}, and {wanted[what]} are there"


def _words(connection: Connection, texts: dict[int, str]) -> Iterator[str]:
    """The index of words holds each document, with its words where they stand."""
    folded = {id_: fold(text[:LONGEST]) for id_, text in texts.items()}
    if connection.dialect.name == "postgresql":
        found = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT document, words::text FROM wording")}
        asked = "SELECT to_tsvector('vedette', %s)::text"
        wanted = {id_: connection.exec_driver_sql(asked, (text,)).scalar() for id_, text in folded.items()}
    else:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        found = _instances(driver, "main")
        with closing(sqlite3.connect(":memory:")) as anew:
            anew.execute("CREATE VIRTUAL TABLE wording USING fts5(words, content='', tokenize='porter unicode61')")
            anew.executemany("INSERT INTO wording (rowid, words) VALUES (?, ?)", folded.items())
            wanted = _instances(anew, "main")
    for id_ in sorted({*found, *wanted}):
        if found.get(id_) != wanted.get(id_):
            yield f"the words of document {id_} are indexed otherwise than they stand in it"


def _instances(driver: sqlite3.Connection, schema: str) -> dict[int, list[tuple[str, int]]]:
    """Which words stand where, by the index."""
    driver.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.instances USING fts5vocab({schema}, wording, instance)")
    found: dict[int, list[tuple[str, int]]] = {}
    for word, id_, at in driver.execute("SELECT term, doc, offset FROM temp.instances ORDER BY doc, offset"):
        found.setdefault(id_, []).append((word, at))
    return found


def content(workspace: Workspace) -> dict[str, list[str]]:
    """All that a workspace says, table by table, each row a line; without the numbers that it gives."""
    with workspace.reading() as connection:
        names = _Names(connection)
        documents = _all(connection, DOCUMENT)
        shas = {row["id"]: row["sha"] for row in documents}
        return {
            "document": _lines({**row, "id": None, "packed": plain(unpack(Document, row["packed"])).decode()}
                               for row in documents),
            "sighting": _lines({**row, "id": None, "document": shas[row["document"]]}
                               for row in _all(connection, SIGHTING)),
            "coding": _lines({**row, "id": None, "document": shas[row["document"]],
                              "packed": plain(unpack(Coded, row["packed"])).decode()}
                             for row in _all(connection, CODING)),
            "judgement": _lines(dict(row) for row in _all(connection, JUDGEMENT)),
            "entry": _lines({"row": repr(names.row(row)), "document": shas[row["document"]],
                             **{name: row[name] for name in ("revision", "since", "until")}}
                            for row in _all(connection, ENTRY)),
            "part": _lines({**row, "actor": names.actors[row["actor"]], "document": shas[row["document"]]}
                           for row in _all(connection, PART)),
            "tally": _lines({"what": names.tally(row["facet"], row["value"]), "count": row["count"]}
                            for row in _all(connection, TALLY) if row["count"]),
            "actor": _lines({**row, "id": None} for row in _all(connection, ACTOR)),
            "place": _lines({**row, "id": None} for row in _all(connection, PLACE)),
        }  # fmt: skip


def _lines(rows: Iterable[dict[Any, Any]]) -> list[str]:
    return sorted(json.dumps({str(name): value for name, value in row.items()}, sort_keys=True) for row in rows)
