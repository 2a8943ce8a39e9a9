"""What was seen is kept in a file that survives whatever happens to the program."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from tests.intake.test_copies import story
from vedette.errors import InputError
from vedette.intake.robots import Kept
from vedette.intake.seen import Poll, SeenFile, Story

A, B = "https://a.example/1", "https://b.example/1"


@pytest.fixture(params=["file", "memory"])
def seen(request, tmp_path):
    opened = SeenFile(tmp_path / "news.seen" if request.param == "file" else None)
    yield opened
    opened.close()


def test_what_was_told_is_known(seen):
    assert (seen.poll(A), seen.story("x", A), seen.version(A), seen.robots(A)) == (Poll(), None, None, None)
    assert seen.held("a.example") is None
    seen.keep_poll(A, Poll(5.0, 0.0, '"1"', None, "digest"))
    seen.keep_story("x", A, Story("stamp", 1, done=False))
    seen.keep_robots(A, Kept(5.0, "User-agent: *"))
    seen.hold("a.example", 9.0)
    assert seen.poll(A) == Poll(5.0, 0.0, '"1"', None, "digest")
    assert seen.story("x", A) == Story("stamp", 1, done=False)
    assert seen.robots(A) == Kept(5.0, "User-agent: *", None)
    assert seen.held("a.example") == 9.0


def test_a_story_belongs_to_its_source_and_is_known_to_all_once_it_is_done(seen):
    seen.keep_story("x", A, Story("stamp", 0, done=False))
    assert not seen.is_known("x")
    seen.keep_story("x", A, Story("stamp", 0, done=True))
    assert seen.is_known("x")
    assert seen.story("x", B) is None


def test_the_version_at_an_address_is_the_last_one_though_an_old_one_comes_back(seen):
    for at, id_ in enumerate(("id1", "id2", "id1")):
        seen.keep_document(A, id_, story(1), float(at))
        assert seen.version(A).id == id_


def test_a_copy_is_found_by_its_text_or_by_one_nearly_the_same_at_another_address(seen):
    seen.keep_document(A, "id1", story(1), 1.0)
    assert seen.original(B, "id1", story(1)).address == A
    assert seen.original(B, "id2", f"(Agency) {story(1)}").id == "id1"
    assert seen.original(B, "id3", story(3)) is None
    assert seen.original(A, "id1", story(1)) is None, "a text is no copy of itself"
    assert seen.original(B, "id4", "Too short to tell.") is None


def test_of_two_copies_the_first_that_was_seen_is_named(seen):
    seen.keep_document(A, "id1", story(1), 1.0)
    seen.keep_document(B, "id1", story(1), 2.0)
    assert seen.original("https://c.example/1", "id1", story(1)).address == A


def test_all_that_is_told_together_is_kept_or_none_of_it(seen):
    def interrupted():
        with seen.together():
            seen.hold("a.example", 9.0)
            seen.keep_document(A, "id1", story(1), 1.0)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (seen.held("a.example"), seen.version(A)) == (None, None)
    with seen.together():
        seen.hold("a.example", 9.0)
    assert seen.held("a.example") == 9.0


def test_the_next_run_knows_what_the_last_one_saw(tmp_path):
    for expected in (None, "id1"):
        seen = SeenFile(tmp_path / "x.seen")
        found = seen.version(A)
        assert (found and found.id) == expected
        seen.keep_document(A, "id1", story(1), 1.0)
        seen.close()


def test_a_kill_at_any_point_leaves_what_was_kept(tmp_path):
    program = f"""
import sys
from pathlib import Path
from vedette.intake.seen import SeenFile
seen = SeenFile(Path({str(tmp_path / "x.seen")!r}))
number = 0
while True:
    with seen.together():
        seen.hold("a.example", number)
        seen.hold("b.example", number)
    number += 1
    if number == 50:
        print("going", flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
    seen = SeenFile(tmp_path / "x.seen")
    assert seen.held("a.example") == seen.held("b.example") >= 49
    seen.close()


def test_two_watches_do_not_share_a_file(tmp_path):
    seen = SeenFile(tmp_path / "x.seen")
    with pytest.raises(InputError, match="used by another vedette watch"):
        SeenFile(tmp_path / "x.seen")
    seen.close()
    SeenFile(tmp_path / "x.seen").close()


def test_what_is_no_state_is_not_written_over(tmp_path):
    (tmp_path / "notes.txt").write_text("These are my notes, and no database. " * 100)
    with pytest.raises(InputError, match="holds no state of vedette watch"):
        SeenFile(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text().startswith("These are my notes")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE mine (a)")
    other.close()
    with pytest.raises(InputError, match="something else"):
        SeenFile(tmp_path / "other.db")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        SeenFile(tmp_path / "nowhere" / "x.seen")
