import hashlib
from dataclasses import replace

import pytest
from hypothesis import given

from tests.records import examples
from tests.records.strategies import records
from tests.store.articles import MARKET, POST, TEACHERS, article
from vedette.errors import WorkspaceDamaged
from vedette.records import Coded, Document
from vedette.store.packing import FOLDER, bare, pack, plain, unpack

CODED = examples.coded()
DIGESTS = {"1.zdict": "e8da230f78632d17b117a834b2c263977f7fc92b51f13b98d63a9d657caaea96"}


def test_a_dictionary_never_changes_since_what_was_packed_with_it_could_not_be_read():
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.iterdir()} == DIGESTS


@given(records(Coded))
def test_what_is_packed_comes_back(coded):
    assert unpack(Coded, pack(coded)) == coded


@pytest.mark.parametrize("text", [POST, TEACHERS, MARKET])
def test_a_coded_report_comes_back_and_takes_a_fifth_of_its_room(text):
    coded = article(text)
    assert unpack(Coded, pack(coded)) == coded
    assert unpack(Document, pack(coded.document)) == coded.document
    assert 5 * len(pack(bare(coded))) < len(plain(bare(coded)))


def test_the_same_records_are_packed_as_the_same_bytes():
    turned = replace(CODED.events[0], support=dict(reversed(CODED.events[0].support.items())))
    assert pack(replace(CODED, events=(turned,))) == pack(CODED)


def test_a_bare_document_has_its_id_and_records_and_no_text():
    left = bare(CODED)
    assert (left.document.id, left.document.text) == (CODED.document.id, "")
    assert replace(left, document=CODED.document) == CODED


def test_a_bit_that_turned_is_noticed():
    packed, harmless = pack(CODED), 0
    for at in range(len(packed)):
        for bit in range(8):
            damaged = packed[:at] + bytes([packed[at] ^ 1 << bit]) + packed[at + 1 :]
            try:
                harmless += unpack(Coded, damaged) == CODED
            except WorkspaceDamaged:
                continue
            assert unpack(Coded, damaged) == CODED
    assert harmless <= 8  # the frame has bits that mean nothing


def test_bytes_that_were_cut_short_or_added_are_noticed():
    packed = pack(CODED)
    for damaged in (*(packed[:end] for end in range(len(packed))), packed + b"\0", packed + packed[1:], b"\2" + packed):
        with pytest.raises(WorkspaceDamaged, match="a Coded in the workspace cannot be read"):
            unpack(Coded, damaged)


def test_what_is_no_such_record_is_damage():
    with pytest.raises(WorkspaceDamaged, match="restore the newest backup"):
        unpack(Document, pack(CODED))
