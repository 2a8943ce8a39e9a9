import pytest

from tests.records import examples
from tests.store.articles import MARKET, POST, TEACHERS, article
from vedette.records import KINDS, Coded, Statement
from vedette.store.lists import LETTERS, LISTS, STATEMENTS, records_of


def test_the_lists_are_all_that_a_coded_document_has_but_its_notes():
    assert [*LISTS] == [name for name in Coded.__dataclass_fields__ if name not in ("vedette", "document", "notes")]


def test_the_statements_are_the_kinds_that_somebody_states():
    assert list(STATEMENTS) == [kind for kind in LISTS.values() if issubclass(KINDS[kind], Statement)]


def test_each_list_has_a_letter_of_its_own():
    assert sorted(LETTERS.values()) == sorted(LISTS)


@pytest.mark.parametrize("text", [POST, TEACHERS, MARKET])
def test_the_letters_are_those_of_the_ids_that_the_coder_gives(text):
    coded = article(text)
    for letter, name in LETTERS.items():
        assert [record.id for record in getattr(coded, name)] == [
            f"{letter}{number}" for number in range(1, 1 + len(getattr(coded, name)))
        ]


def test_records_come_list_by_list():
    ids = [record.id for record in records_of(examples.coded())]
    assert ids == ["a1", "a2", "a3", "p1", "e1", "f1", "r1", "c1", "q1", "o1"]
