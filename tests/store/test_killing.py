"""A process that keeps reports is killed, and begun again: nothing is half written, and nothing is lost."""

import os
import subprocess
import sys

import pytest

from bench.crowd import crowd
from bench.killing import Count, Databases, Files, kill, write_lines
from bench.whole import content, problems
from tests.store.articles import MARKET, POST, POST_LATER, TEACHERS, article
from vedette.errors import WorkspaceDamaged
from vedette.store.backup import back_up, restore
from vedette.store.keeping import keep
from vedette.store.workspace import make_workspace, open_workspace


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request, tmp_path):
    """Somewhere workspaces can be made, on each database in turn."""
    if request.param == "sqlite":
        return Files(tmp_path)
    if url := os.environ.get("VEDETTE_TEST_POSTGRESQL"):
        return Databases(url)
    return pytest.skip("VEDETTE_TEST_POSTGRESQL names no server: tools/postgres.sh start .runs/postgres prints one")


def test_after_ten_kills_all_is_there_and_whole(place, tmp_path):
    reports = [article(text) for text in (POST, POST_LATER, TEACHERS, MARKET)]
    write_lines(tmp_path, list(crowd(reports, 60)))
    counted = Count()
    kill(place, tmp_path, 10, counted)
    assert (counted.kills, counted.half_written, counted.lost) == (10, 0, 0)
    assert counted.in_the_midst


_KILLED_WHILE_DRAWING = """
import os, signal, sys
from pathlib import Path
from vedette.store import backup
backup._draw = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
backup.restore(Path(sys.argv[1]), sys.argv[2])
"""


def test_a_restore_that_was_killed_leaves_nothing_that_opens_and_the_same_again_restores_all(where, tmp_path):
    backup = tmp_path / "desk.backup"
    with make_workspace(str(tmp_path / "before.db")) as workspace:
        keep(workspace, article(POST), program="one", at=1)
        keep(workspace, article(TEACHERS), program="one", at=2)
        back_up(workspace, backup)
        before = content(workspace)
    killed = subprocess.run([sys.executable, "-c", _KILLED_WHILE_DRAWING, backup, where])
    assert killed.returncode == -9
    with pytest.raises(WorkspaceDamaged, match="holds no workspace"):
        open_workspace(where)
    restore(backup, where)
    with open_workspace(where) as workspace:
        assert list(problems(workspace)) == []
        assert content(workspace) == before


HARM = {
    "a row of a list": "DELETE FROM entry WHERE name = 'e1'",
    "who takes part": "DELETE FROM part WHERE name = 'e1'",
    "a count": "UPDATE tally SET count = count + 1 WHERE facet = 'kind'",
    "a word": "DELETE FROM wording",
    "a coding": "UPDATE coding SET replaced_at = 3",
    "an address": "DELETE FROM sighting",
    "a version": "UPDATE document SET replaced_at = 3",
}


@pytest.mark.parametrize("harm", HARM)
def test_what_is_missing_is_seen(where, harm):
    with make_workspace(where) as workspace:
        keep(workspace, article(POST), program="one", at=1)
        keep(workspace, article(TEACHERS), program="one", at=2)
        assert list(problems(workspace)) == []
        with workspace.writing() as connection:
            statement = HARM[harm]
            if harm == "a word" and connection.dialect.name == "sqlite":
                statement = "INSERT INTO wording (wording) VALUES ('delete-all')"
            connection.exec_driver_sql(statement)
        assert next(problems(workspace))
