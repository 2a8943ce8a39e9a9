"""The migrations make what schema.py says, and bring data of every earlier schema forward."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from vedette.store import backup, workspace
from vedette.store.asking import Query
from vedette.store.documents import holdings, page_of
from vedette.store.judging import judge
from vedette.store.ledgers import all_judgements
from vedette.store.schema import METADATA, REVISION
from vedette.store.search import find
from vedette.store.workspace import make_empty, open_workspace, revisions

# What `vedette backup` wrote when the schema of that name was the newest: invented reports, a judgement, a correction.
EARLIER = Path(__file__).parent / "schemas"


def test_the_migrations_make_what_the_schema_says(workspace):
    def of_ours(_object, name, type_, _reflected, _compared):
        read_along = workspace.engine.dialect.name == "sqlite" and name in ("entry_kind", "entry_type", "entry_country")
        return not (type_ == "table" and name.startswith(("wording", "alembic"))) and not read_along

    with workspace.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": of_ours, "compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_newest_migration_is_the_schema_that_the_program_knows():
    assert revisions()[-1] == REVISION


def test_there_is_data_of_every_earlier_schema():
    assert [path.stem for path in sorted(EARLIER.glob("*.backup"))] == list(revisions()[:-1])


@pytest.mark.parametrize("schema", revisions()[:-1])
def test_a_workspace_of_an_earlier_schema_is_brought_forward_when_it_is_opened(where, schema, monkeypatch):
    monkeypatch.setattr(backup, "REVISION", schema)
    monkeypatch.setattr(workspace, "REVISION", schema)
    backup.restore(EARLIER / f"{schema}.backup", where)
    monkeypatch.undo()
    check_all_is_there(where)


@pytest.mark.parametrize("schema", revisions()[:-1])
def test_a_backup_of_an_earlier_schema_is_restored_to_the_newest(where, schema):
    backup.restore(EARLIER / f"{schema}.backup", where)
    check_all_is_there(where)


def check_all_is_there(where):
    with open_workspace(where) as opened:
        with opened.reading() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == REVISION
            held = holdings(opened, connection)
            assert (held.documents, held.replaced, held.undated, held.judgements) == (3, 1, 1, 2)
            first = all_judgements(connection)[0].on[0]
            page = page_of(connection, first)
            assert page.reviewed.states == {first.partition("#")[2]: "corrected"}
            assert page.reviewed.coded.events[0].weapon == "mortars"
            assert find(opened, connection, Query(words="gunmen", kinds=("event",))).total == 1
        assert judge(opened, "undo", ["j2"], why="he did not say so").id == "j3"


def test_a_migration_that_fails_leaves_the_workspace_as_it_was(where, monkeypatch):
    empty = make_empty(where)
    workspace.bring_forward(empty.engine, where, revisions()[0])

    def fails(*_, **__):
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("alembic.operations.Operations.create_table", fails)
        with pytest.raises(ZeroDivisionError):
            workspace.bring_forward(empty.engine, where)
    empty.close()
    with open_workspace(where) as opened, opened.reading() as connection:
        assert holdings(opened, connection).documents == 0
