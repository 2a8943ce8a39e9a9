"""What a workspace costs at 200,000 documents with 10 million records: to fill, to open, to ask, and on the disk.

The documents are bench.crowd's. Each workspace is made once, in .runs/workspace, and goes on where it was ended; a
workspace of another number of documents: VEDETTE_BENCH_DOCUMENTS. PostgreSQL is the server that
VEDETTE_TEST_POSTGRESQL names, or one that tools/postgres.sh starts.

ingest_per_s      documents kept in a second, each in its own transaction, over the whole of the filling
open_s            a fresh process opens the workspace, packages loaded
list_p95_ms       a page of 20 records of a kind, perhaps narrowed, with all that is shown of them
page_p95_ms       all of one document: its records as they stand, versions, judgements
search_p95_ms     a page of 20 documents that have one to three words, with the words found in each
facets_p95_ms     a page of 20 records by one to four facets, with the counts of all facets
times_texts       size of the workspace as a multiple of its texts, without vectors: none are kept
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, func, select, text
from sqlalchemy.engine import make_url

from bench.crowd import crowd, originals
from bench.given import Figures, Given
from vedette.cli.found import coded_of
from vedette.errors import WorkspaceDamaged, WorkspaceMissing
from vedette.store.asking import Query
from vedette.store.documents import find_documents, page_of
from vedette.store.keeping import document_of, keep, text_of
from vedette.store.rows import iso_day
from vedette.store.schema import ACTOR, DOCUMENT, ENTRY, UNDATED
from vedette.store.search import find
from vedette.store.words import read_words, snippet
from vedette.store.workspace import Workspace, make_workspace, open_workspace, terms

DOCUMENTS = int(os.environ.get("VEDETTE_BENCH_DOCUMENTS") or 200_000)
QUESTIONS, SEED = 200, 20150601
FOLDER = Path(".runs") / "workspace"
_STEP = 10_000  # documents after which the speed so far is written down
_OPENING = """
import sys, time
began = time.perf_counter()
from vedette.store.workspace import open_workspace
open_workspace(sys.argv[1]).close()
print(time.perf_counter() - began)
"""


def measure(given: Given) -> Figures:
    """Give the figures of both databases."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = {"store.sqlite": figures_of(str(FOLDER / f"{DOCUMENTS}.db"), given.shared)}
    with server() as url:
        figures["store.postgresql"] = figures_of(database(url), given.shared)
    return figures


def figures_of(where: str, shared: Path) -> dict[str, float]:
    """Fill a workspace up to the number of documents, and ask it."""
    speed = fill(where, shared)
    opening = min(float(subprocess.check_output([sys.executable, "-c", _OPENING, where])) for _ in range(3))
    with open_workspace(where) as workspace:
        tidy(workspace)
        chance = random.Random(SEED)
        with workspace.reading() as connection:
            asked = {
                "list": [_list(workspace, connection, chance) for _ in range(QUESTIONS)],
                "page": [_page(connection, chance) for _ in range(QUESTIONS)],
                "search": [_search(connection, chance) for _ in range(QUESTIONS)],
                "facets": [_facets(workspace, connection, chance) for _ in range(QUESTIONS)],
            }
        times = {name: _times(workspace, questions) for name, questions in asked.items()}
        found = {f"{name}_p{share}_ms": _at(each, share) for name, each in times.items() for share in (50, 95)}
        return {"documents": DOCUMENTS, "ingest_per_s": speed, "open_s": opening, **found, **sizes(workspace)}


def fill(where: str, shared: Path) -> float:
    """Keep documents until there are enough; returns how many were kept in a second, over all the filling."""
    try:
        workspace = open_workspace(where)
    except (WorkspaceMissing, WorkspaceDamaged):  # no file, or a database without a table
        workspace = make_workspace(where)
    log = FOLDER / f"{'postgresql' if '://' in where else 'sqlite'}-{DOCUMENTS}.json"
    spent: dict[str, float] = json.loads(log.read_text()) if log.exists() else {"documents": 0, "seconds": 0.0}
    with workspace:
        with workspace.reading() as connection:
            there = connection.execute(select(func.count()).select_from(DOCUMENT)).scalar() or 0
        for number, coded in enumerate(crowd(originals(shared), DOCUMENTS) if there < DOCUMENTS else (), 1):
            if number <= there:
                continue
            began = time.perf_counter()
            keep(workspace, coded, program="bench", address=coded.document.url)
            spent["seconds"] += time.perf_counter() - began
            spent["documents"] += 1
            if number % _STEP == 0 or number == DOCUMENTS:
                log.write_text(json.dumps(spent))
                print(f"{number:,} documents, {spent['documents'] / spent['seconds']:.0f} in a second", file=sys.stderr)
    return spent["documents"] / spent["seconds"] if spent["seconds"] else float("nan")


def tidy(workspace: Workspace) -> None:
    """What a database does by itself in quiet hours: statistics, and which pages all can see."""
    if workspace.engine.dialect.name == "postgresql":
        with workspace.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def sizes(workspace: Workspace) -> dict[str, float]:
    """Where the bytes are, as multiples of the texts'; the table of docs/bench.md."""
    with workspace.reading() as connection:
        texts = connection.execute(select(func.sum(DOCUMENT.c.bytes))).scalar_one()
        if workspace.engine.dialect.name == "sqlite":
            rows = connection.execute(text(
                "SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_master USING (name) GROUP BY 1"
            )).all() if _has_dbstat(connection) else []  # fmt: skip
            whole = Path(workspace.where).stat().st_size
        else:
            rows = connection.execute(text(
                "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' "
                "AND relnamespace = 'public'::regnamespace"
            )).all()  # fmt: skip
            whole = sum(size for _, size in rows)
    for name, size in sorted(rows, key=lambda row: -row[1]):
        print(f"  {name:24}{size / 1e6:10.1f} MB{size / float(texts):8.2f} x the texts", file=sys.stderr)
    return {"texts_mb": float(texts) / 1e6, "size_mb": whole / 1e6, "times_texts": whole / float(texts)}


def _has_dbstat(connection: Connection) -> bool:
    return bool(connection.execute(text("SELECT sqlite_compileoption_used('ENABLE_DBSTAT_VTAB')")).scalar())


Question = Callable[[Workspace, Connection], object]


def _list(workspace: Workspace, connection: Connection, chance: random.Random) -> Question:
    kind = chance.choice(["event", "event", "affiliation", "claim", "estimate", "outlook"])
    given: dict[str, Any] = {"kinds": (kind,)}
    if chance.random() < 0.5:
        given |= _some(workspace, connection, chance, 1)
    query, offset = Query(**{**given, "kinds": (kind,)}), chance.choice([0, 0, 20, 200])

    def ask(workspace: Workspace, connection: Connection) -> object:
        return coded_of(connection, find(workspace, connection, query, offset=offset).hits)

    return ask


def _page(connection: Connection, chance: random.Random) -> Question:
    sha = connection.execute(select(DOCUMENT.c.sha).where(DOCUMENT.c.id == chance.randint(1, DOCUMENTS))).scalar_one()
    return lambda _, connection: page_of(connection, sha)


def _search(connection: Connection, chance: random.Random) -> Question:
    words = text_of(document_of(connection, chance.randint(1, DOCUMENTS))).split()
    some = [word for word in words if word.isalpha() and len(word) > 3] or ["attack"]
    asked = " ".join(chance.sample(some, min(len(some), chance.randint(1, 3))))

    def ask(_: Workspace, connection: Connection) -> object:
        found = find_documents(connection, words=asked)
        read = read_words(asked)
        return [snippet(text_of(document_of(connection, seen.number)), read) for seen in found.documents]

    return ask


def _facets(workspace: Workspace, connection: Connection, chance: random.Random) -> Question:
    query = Query(**_some(workspace, connection, chance, chance.randint(1, 4)))

    def ask(workspace: Workspace, connection: Connection) -> object:
        return coded_of(connection, find(workspace, connection, query, with_facets=True).hits)

    return ask


def _some(workspace: Workspace, connection: Connection, chance: random.Random, count: int) -> dict[str, Any]:
    """What to ask for: some of what one record says, so that something is found."""
    names = {number: key.partition(":")[2] for key, number in terms(workspace, connection).items()}
    rows = connection.execute(select(ENTRY).where(ENTRY.c.document == chance.randint(1, DOCUMENTS))).mappings().all()
    if not rows:
        return {"types": ("ASSAULT",)}
    row = chance.choice(rows)
    given: dict[str, Any] = {
        "kinds": (names[row["kind"]],), "types": (names.get(row["type"]),), "statuses": (names.get(row["status"]),),
        "countries": (names.get(row["country"]),), "sources": (names.get(row["source"]),),
        "since": iso_day(row["begins"] - 30) if row["begins"] != UNDATED else None,
    }  # fmt: skip
    if row["who"]:
        actor = int(row["who"].split()[0].partition(":")[2])
        given["actors"] = (connection.execute(select(ACTOR.c.key).where(ACTOR.c.id == actor)).scalar_one(),)
    good = [name for name, value in given.items() if value and value != (None,)]
    return {name: given[name] for name in chance.sample(good, min(count, len(good)))}


def _times(workspace: Workspace, questions: list[Question]) -> list[float]:
    """What each takes in milliseconds, in a transaction of its own; the first few only warm up."""
    taken = []
    for question in [*questions[:10], *questions]:
        began = time.perf_counter()
        with workspace.reading() as connection:
            question(workspace, connection)
        taken.append(1000 * (time.perf_counter() - began))
    return sorted(taken[10:])


def _at(times: list[float], share: int) -> float:
    return times[min(len(times) - 1, len(times) * share // 100)]


@contextmanager
def server() -> Iterator[str]:
    """The address of a server of PostgreSQL: the one that the tests are lent, or one that is started for this."""
    if url := os.environ.get("VEDETTE_TEST_POSTGRESQL"):
        yield url
        return
    folder = Path(".runs") / "postgres"
    started = subprocess.run(["tools/postgres.sh", "start", folder], check=True, capture_output=True, text=True)
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run(["tools/postgres.sh", "stop", folder], check=False)


def database(url: str) -> str:
    """The address of the bench's database on a server, made where it is not."""
    name = f"vedette_bench_{DOCUMENTS}"
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        if not connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).first():
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return make_url(url).set(database=name).render_as_string(hide_password=False)
