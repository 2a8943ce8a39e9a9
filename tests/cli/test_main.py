"""The command line as people and scripts meet it: what loads, what is printed, what exit code comes back."""

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import vedette
from vedette.cli.main import COMMANDS, INTERRUPTED, NOBODY_READS, Entry, Rim, main

FAILING = {
    name: Entry(f"tests.cli.commands_that_fail:{name}", f"What {name} does.")
    for name in ("bug", "fail", "talk", "whisper")
}
FAILING["absent"] = Entry("tests.cli.no_such_module:absent", "Cannot even be loaded.")
failing = Rim(name="failing", table=FAILING)


@pytest.mark.parametrize(
    ("error", "code"),
    [("VedetteError", 1), ("InputError", 2), ("AssetMissing", 3), ("AssetDamaged", 3)],
)
def test_what_we_raise_on_purpose_is_one_sentence_and_an_exit_code(error, code):
    result = CliRunner().invoke(failing, ["fail", error])
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == "Error: No 'en' in models (there is: nothing).\n"


def test_a_bug_of_ours_keeps_its_traceback():
    result = CliRunner().invoke(failing, ["bug"])
    assert isinstance(result.exception, ZeroDivisionError)


def test_an_interrupted_command_says_so_by_its_exit_code():
    assert CliRunner().invoke(failing, ["fail", "KeyboardInterrupt"]).exit_code == INTERRUPTED


@pytest.mark.parametrize("command", ["talk", "whisper"])
def test_a_reader_who_goes_away_is_no_error(command):
    reading, writing = os.pipe()
    os.close(reading)
    program = f"from tests.cli.test_main import failing; failing(['{command}'])"
    done = subprocess.run([sys.executable, "-c", program], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (NOBODY_READS, b"")


def test_help_lists_every_command_without_loading_any():
    result = CliRunner().invoke(failing, ["--help"])  # one of them cannot be loaded
    assert result.exit_code == 0
    for name, entry in FAILING.items():
        assert name in result.stdout
        assert entry.does in result.stdout


def test_an_unknown_command_is_named():
    result = CliRunner().invoke(main, ["predict"])
    assert result.exit_code == 2
    assert "predict" in result.stderr


def test_the_version_is_the_package_s():
    assert CliRunner().invoke(main, ["--version"]).stdout == f"vedette, version {vedette.__version__}\n"


def test_the_help_tells_exit_codes_and_how_to_complete():
    text = CliRunner().invoke(main, ["--help"]).stdout
    assert "Exit codes:" in text
    assert "_VEDETTE_COMPLETE=bash_source vedette" in text


def test_the_shell_completes_a_command():
    asked = {"_FAILING_COMPLETE": "bash_complete", "COMP_WORDS": "failing whi", "COMP_CWORD": "1"}
    result = CliRunner().invoke(failing, [], env=asked, prog_name="failing", complete_var="_FAILING_COMPLETE")
    assert result.stdout == "plain,whisper\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_itself_says(name):
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name
    assert command.get_short_help_str(limit=200).rstrip(".") == COMMANDS[name].does.rstrip(".")


def test_the_first_word_of_help_does_not_wait_for_the_model():
    program = "import sys, vedette.cli.main; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "vedette.cli.main" in loaded
    assert {"numpy", "onnxruntime", "tokenizers", "msgspec"}.isdisjoint(loaded)
