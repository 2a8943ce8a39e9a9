"""The ledger on disk: lines are only ever added, and a damaged one is named."""

import pytest

from vedette.assets.ledger import append, read_ledger
from vedette.errors import InputError
from vedette.records import Judgement, wire


def judge(id_: str, kind: str = "same_actor", undoes: str | None = None) -> Judgement:
    return Judgement(id=id_, kind=kind, on=("A", "B"), who="Ada", when="2026-01-01", undoes=undoes, why="one staff")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.jsonl"


def test_what_is_appended_is_read_back_in_its_order(path):
    append(path, [judge("j1"), judge("j2", "different_actor")])
    append(path, [judge("u1", "undo", undoes="j1")])
    assert [judgement.id for judgement in read_ledger(path)] == ["j1", "j2", "u1"]
    assert read_ledger(path)[0] == judge("j1")


def test_what_stood_there_stays_to_the_letter(path):
    path.write_bytes(b"\n" + wire.encode(judge("j1")))  # by hand, without its line end
    before = path.read_bytes()
    append(path, [judge("j2")])
    assert path.read_bytes().startswith(before + b"\n")
    assert len(read_ledger(path)) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "ledger.jsonl:2: this is no Judgement"),
        (b'{"id": "j2", "kind": "guess", "on": ["A"], "who": "Ada", "when": "2026-01-01"}', "ledger.jsonl:2: "),
        (b'{"id": "j2", "kind": "accept", "on": ["A"], "who": "Ada", "when": "soon"}', "ledger.jsonl:2: "),
        (
            b'{"id": "j2", "kind": "accept", "on": ["A"], "who": "Ada", "when": "2026-01-01", "mood": 1}',
            "no field 'mood'",
        ),
        (wire.encode(judge("u1", "undo", undoes="j9")), "undoes 'j9'"),
        (wire.encode(judge("j1")), "two judgements 'j1'"),
        (b"\xff\xfe", "ledger.jsonl:2: "),
    ],
)
def test_a_damaged_ledger_is_told_with_its_line_and_not_written_to(path, line, said):
    path.write_bytes(wire.encode(judge("j1")) + b"\n" + line + b"\n")
    before = path.read_bytes()
    with pytest.raises(InputError) as error:
        read_ledger(path)
    assert said in str(error.value)
    with pytest.raises(InputError):
        append(path, [judge("j3")])
    assert path.read_bytes() == before


def test_what_would_damage_it_is_not_written(path):
    append(path, [judge("j1")])
    with pytest.raises(InputError, match="undoes 'j7'"):
        append(path, [judge("u1", "undo", undoes="j7")])
    assert len(read_ledger(path)) == 1


def test_a_ledger_that_is_not_there_is_told(path):
    with pytest.raises(InputError, match="cannot be read"):
        read_ledger(path)
