"""`vedette judge` adds what a person decides about who is who, and only ever adds."""

import json

import pytest
from click.testing import CliRunner

from tests.network.examples import document
from vedette.assets.ledger import read_ledger
from vedette.cli.main import main
from vedette.records import wire


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "ledger.jsonl"


def run(*arguments, code=0):
    result = CliRunner().invoke(main, ["judge", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result.output


def decide(ledger, *arguments, code=0):
    return run(*arguments, "--ledger", ledger, "--who", "Ada", "--why", "its own statement", code=code)


def test_a_decision_says_who_when_and_why(ledger):
    told = decide(ledger, "same", "name:red army", "ansaru")
    (judgement,) = read_ledger(ledger)
    assert (judgement.id, judgement.kind, judgement.on) == ("j1", "same_actor", ("name:red army", "ansaru"))
    assert (judgement.who, judgement.why) == ("Ada", "its own statement")
    assert told.startswith("j1: same name:red army, ansaru (Ada, ")


def test_an_undo_is_one_more_line_and_may_be_undone(ledger):
    decide(ledger, "same", "A", "B")
    before = ledger.read_bytes()
    assert decide(ledger, "undo", "j1").startswith("j2: undo j1, on A, B (Ada, ")
    decide(ledger, "undo", "j2")
    assert ledger.read_bytes().startswith(before)
    assert [(j.id, j.undoes, j.on) for j in read_ledger(ledger)][1:] == [
        ("j2", "j1", ("A", "B")),
        ("j3", "j2", ("A", "B")),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("same", "A"), "two ids or more, not 1"),
        (("undo", "j9"), "no judgement 'j9' to undo (the last ones: none)"),
        (("undo", "j1", "j2"), "one id of a judgement, not 2"),
    ],
)
def test_what_cannot_be_decided_says_what_is_wanted_and_writes_nothing(ledger, arguments, said):
    assert said in decide(ledger, *arguments, code=2)
    assert not ledger.exists()


def test_a_reason_is_asked_for(ledger):
    assert "--why" in run("same", "A", "B", "--ledger", ledger, "--who", "Ada", "--why", " ", code=2)


def test_the_network_heeds_what_was_decided(tmp_path, ledger):
    coded = tmp_path / "records.jsonl"
    coded.write_bytes(
        b"\n".join(
            wire.encode(document(day, f"{name} begins fights: Green Army"))
            for day, name in (("2015-03-10", "Red Army"), ("2015-04-10", "Red Brigade"))
        )
    )

    def fighters():
        options = ["--no-registry", "--format", "json", *(["--ledger", str(ledger)] if ledger.exists() else [])]
        result = CliRunner().invoke(main, ["network", str(coded), *options])
        return {end for tie in json.loads(result.stdout)["ties"] for end in (tie["subject"], tie["object"])}

    assert fighters() == {"name:green army", "name:red army", "name:red brigade"}
    decide(ledger, "same", "name:red army", "name:red brigade")
    assert fighters() == {"name:green army", "name:red army"}
    decide(ledger, "undo", "j1")
    assert fighters() == {"name:green army", "name:red army", "name:red brigade"}
