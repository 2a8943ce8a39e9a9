"""A skipped test is a line in the report here, and a failure on the server."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

def test_that_stands():
    pass

def test_without_a_database():
    pytest.skip("no database here")

@pytest.mark.skipif(True, reason="no browser here")
def test_without_a_browser():
    pass

@pytest.mark.xfail(reason="not written yet", raises=ZeroDivisionError, strict=True)
def test_known_to_fail():
    1 / 0

def test_of_data(shared):
    pass

@pytest.mark.shared
def test_marked_as_of_data():
    pass
"""


@pytest.fixture
def run(tmp_path):
    """Run pytest in a fresh process with our conftest as a plugin, and return (exit code, output)."""

    def run(source: str, **env: str) -> tuple[int, str]:
        (tmp_path / "test_it.py").write_text(source)
        (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n  shared: needs data\n  training: needs torch\n")
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-ra",
            "-p",
            "tests.conftest",
            "-p",
            "no:cacheprovider",
            tmp_path,
        ]
        env = {**os.environ, "CI": "", "VEDETTE_SHARED": str(tmp_path / "nowhere"), **env}
        done = subprocess.run(
            command, cwd=Path(__file__).parent.parent, env=env, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout

    return run


def test_here_a_skip_is_a_line_with_its_reason(run):
    code, output = run(TESTS)
    assert code == 0
    assert "1 passed, 4 skipped, 1 xfailed" in output
    for reason in ["no database here", "no browser here", "say where with VEDETTE_SHARED"]:
        assert reason in output


def test_on_the_server_a_skip_is_a_failure_and_an_expected_failure_is_not(run):
    code, output = run(TESTS, CI="true")
    assert code == 1
    assert "1 failed, 1 passed, 1 xfailed, 3 errors" in output  # an error is a failure before the test began
    for reason in ["no database here", "no browser here", "say where with VEDETTE_SHARED"]:
        assert reason in output


def test_on_the_server_a_module_that_skips_itself_is_an_error(run):
    source = "import pytest\npytest.importorskip('no_such_package')\ndef test_it(): pass"
    assert run(source)[0] == 5  # no tests ran
    code, output = run(source, CI="true")
    assert code == 2
    assert "no_such_package" in output


def test_the_data_are_found_where_one_says(run, tmp_path):
    code, output = run(TESTS, VEDETTE_SHARED=str(tmp_path))
    assert code == 0
    assert "3 passed, 2 skipped, 1 xfailed" in output
