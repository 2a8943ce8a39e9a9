"""The check of the registry finds what is wrong in a row, and nothing in the registry as it is."""

import pytest

from tools.registry import FOLDER, faults, rows_in

GROUP = {"id": "red", "name": "Red Front", "kind": "militia", "sources": ["https://page.example/red"]}
OTHER = {"id": "blue", "name": "Blue Front", "kind": "party", "sources": []}
PERSON = {"id": "ann-dolo", "name": "Ann Dolo", "sources": []}


def told(*rows, file="somewhere"):
    found = {}
    for row in rows:
        key = row["id"] if row["id"] not in found else f"{row['id']}#2"
        found[key] = (file, row)
    return [fault for _, fault in faults(found)]


def test_the_registry_has_no_fault():
    assert list(faults(rows_in(FOLDER))) == []


def test_a_sound_row_has_none():
    tie = {"is": "split_from", "of": "blue", "from": "2007"}
    assert told(GROUP | {"ties": [tie], "from": "2006-03", "until": "2012"}, OTHER) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "Red Front"}, "the id wants lower-case letters"),
        ({"kind": "band"}, "kind is one of"),
        ({"colour": "red"}, "no field is called 'colour'"),
        ({"countries": ["Mali"]}, "three capital letters"),
        ({"code": "MLIREBX"}, "triples of capital letters"),
        ({"from": "2012", "until": "2007-01"}, "from 2012 is after until 2007-01"),
        ({"from": "in 2012"}, "a date is YYYY"),
        ({"from": "2012", "sources": []}, "without a source a row carries names only, but it has from"),
        ({"sources": ["a book"]}, "a source is an address"),
        ({"ties": [{"is": "friend_of", "of": "blue"}]}, "`is` is one of"),
        ({"ties": [{"is": "split_from", "of": "green"}]}, "a tie to 'green', which is no row"),
        ({"ties": [{"is": "split_from", "of": "red"}]}, "a tie to itself"),
        ({"names": ["Blue Front"]}, "'Blue Front' is a name of blue, too"),
        ({"names": ["Blew Front"], "shared": ["Blew Front"]}, "no note says with whom"),
        ({"shared": ["Green Front"], "note": "x"}, "`shared` has what is no name of the row"),
    ],
)
def test_what_is_wrong_is_told(change, fault):
    assert any(fault in each for each in told(GROUP | change, OTHER))


def test_a_name_of_two_rows_is_sound_where_both_say_so():
    both = {"names": ["The Front"], "shared": ["The Front"], "note": "Both are called so."}
    assert told(GROUP | both, OTHER | both) == []


def test_nobody_is_his_own_ancestor():
    circle = told(
        GROUP | {"ties": [{"is": "split_from", "of": "blue"}]},
        OTHER | {"ties": [{"is": "split_from", "of": "red"}], "sources": ["https://page.example/blue"]},
    )
    assert any("is its own ancestor by split_from" in fault for fault in circle)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"offices": [{"office": "president"}]}, "an office wants `office` and `of`"),
        (
            {"offices": [{"office": "president", "of": "MLI", "from": "2009"}]},
            "without a source an office has no dates",
        ),
        ({"born": "1960"}, "no field is called 'born'"),
    ],
)
def test_people_are_checked_too(change, fault):
    assert any(fault in each for each in told(PERSON | change, file="people"))


def test_one_last_name_means_one_person():
    two = told(
        PERSON | {"last": "Dolo"}, PERSON | {"id": "ben-dolo", "name": "Ben Dolo", "last": "Dolo"}, file="people"
    )
    assert two == ["the last name 'Dolo' alone would mean ann-dolo and ben-dolo"]
