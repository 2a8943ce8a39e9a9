"""A backup is one file from which the whole workspace comes back, with its history, on either database."""

import gzip
import json

import pytest
from sqlalchemy import select

from tests.store.articles import POST, POST_LATER, TEACHERS, URL, article, less_sure
from tests.store.conftest import database
from vedette.errors import InputError, WorkspaceDamaged, WorkspaceNewer
from vedette.store.alerts import news, save_search
from vedette.store.asking import Query
from vedette.store.backup import Copied, back_up, restore
from vedette.store.judging import judge
from vedette.store.keeping import keep
from vedette.store.schema import ACTOR, ENTRY, FACETS, KEPT, PLACE, TERM
from vedette.store.workspace import open_workspace


@pytest.fixture
def desk(workspace):
    """A workspace with a past: versions, codings, judgements, an undo, a saved search."""
    coded = article(POST)
    id_ = f"{coded.document.id}#{coded.events[0].id}"
    keep(workspace, coded, program="vedette 1", address=URL, at=1_000)
    keep(workspace, article(TEACHERS, published=None), program="vedette 1", at=2_000)
    judge(workspace, "accept", [id_], why=None, at=3_000)
    judge(workspace, "correct", [id_], field="weapon", after="mortars", why="the colonel says so", at=4_000)
    keep(workspace, less_sure(coded), program="vedette 2", address=URL, at=5_000)
    judge(workspace, "undo", ["j2"], why="he did not", at=6_000)
    judge(
        workspace, "correct", [article(TEACHERS).document.id], field="published", after="2019-06-15", why="so", at=7_000
    )
    keep(workspace, article(POST_LATER), program="vedette 2", address=URL, at=8_000)
    save_search(workspace, "teachers", Query(words="teachers"))
    news(workspace)
    return workspace


def kept(workspace):
    with workspace.reading() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table))), key=str) for table in KEPT}


def drawn(workspace):
    """The rows of all times, with keys where numbers may differ."""
    with workspace.reading() as connection:
        terms = {
            id_: (facet, value)
            for facet, value, id_ in connection.execute(select(TERM.c.facet, TERM.c.value, TERM.c.id))
        }
        actors = {row.id: row.key for row in connection.execute(select(ACTOR.c.id, ACTOR.c.key))}
        places = {row.id: row.key for row in connection.execute(select(PLACE.c.id, PLACE.c.key))}
        rows = []
        for row in connection.execute(select(ENTRY)).mappings():
            who = sorted(actors[int(part.partition(":")[2])] for part in (row["who"] or "").split())
            named = {facet: terms.get(row[facet]) for facet in FACETS}
            rows.append(str(sorted(({**row, **named, "who": who, "place": places.get(row["place"])}).items())))
        return sorted(rows)


@pytest.mark.parametrize("to", ["sqlite", "postgresql"])
def test_all_comes_back_with_its_history_on_either_database(desk, tmp_path, to):
    path = tmp_path / "desk.backup"
    assert back_up(desk, path) == Copied(3, 4, 4)
    if to == "sqlite":
        check_restored(desk, path, str(tmp_path / "restored.db"))
    else:
        with database() as where:
            check_restored(desk, path, where)


def check_restored(desk, path, where):
    assert restore(path, where) == Copied(3, 4, 4)
    with open_workspace(where) as again:
        assert kept(again) == kept(desk)
        assert drawn(again) == drawn(desk)
        assert keep(again, article(POST_LATER), program="vedette 2", address=URL).turn == "known"
        assert keep(again, article("Nothing happened."), program="vedette 2").turn == "new"


def test_others_may_go_on_writing_while_a_backup_is_written(desk, tmp_path):
    def meddle(_):
        keep(desk, article("Nothing happened."), program="vedette 2")

    back_up(desk, tmp_path / "whole.backup", meddle)
    assert restore(tmp_path / "whole.backup", str(tmp_path / "restored.db")).documents == 3


def without_its_last_rows(data):
    return gzip.compress(b"\n".join(gzip.decompress(data).split(b"\n")[:-3]) + b"\n")


def of_schema_9(data):
    return gzip.compress(gzip.decompress(data).replace(b'"schema":"', b'"schema":"9', 1))


@pytest.mark.parametrize(
    ("spoil", "error", "said"),
    [
        (lambda data: data[: len(data) // 2], WorkspaceDamaged, "damaged or not whole"),
        (lambda _: b"no gzip at all", WorkspaceDamaged, "damaged or not whole"),
        (without_its_last_rows, WorkspaceDamaged, "not whole"),
        (of_schema_9, WorkspaceNewer, "update"),
        (lambda _: gzip.compress(json.dumps({"hello": 1}).encode()), WorkspaceDamaged, "is no backup of vedette"),
    ],
)
def test_a_spoilt_backup_is_refused_and_leaves_nothing_behind(desk, tmp_path, spoil, error, said):
    path, where = tmp_path / "desk.backup", tmp_path / "restored.db"
    back_up(desk, path)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(error, match=said):
        restore(path, str(where))
    assert not where.exists()


def test_nothing_is_restored_over_what_is_there(desk, tmp_path):
    back_up(desk, tmp_path / "desk.backup")
    there = tmp_path / "there.db"
    there.write_bytes(b"my own notes")
    with pytest.raises(InputError, match="is there already"):
        restore(tmp_path / "desk.backup", str(there))
    assert there.read_bytes() == b"my own notes"


def test_a_backup_that_cannot_be_written_says_so(desk, tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        back_up(desk, tmp_path / "no such folder" / "desk.backup")
