from dataclasses import fields
from typing import get_args, get_type_hints

from vedette.records import KINDS, Coded


def test_every_list_of_the_output_holds_a_kind_of_the_table():
    held = [get_args(hint)[0] for hint in get_type_hints(Coded).values() if get_args(hint)[1:] == (...,)]
    assert held == list(KINDS.values())[: len(held)]
    assert len(held) == len(fields(Coded)) - len(["vedette", "document"])


def test_a_kind_is_called_what_its_type_is():
    assert [kind.__name__.lower() for kind in KINDS.values()] == list(KINDS)
