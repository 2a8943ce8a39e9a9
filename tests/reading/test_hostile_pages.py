"""The hostile pages beside the checkout behave as their table says."""

import json
import time

import pytest

from tests.conftest import SHARED
from vedette.reading.documents import read_document
from vedette.reading.pages import Page

TABLE = SHARED / "data" / "hostile" / "cases.jsonl"
CASES = {
    case["id"]: case
    for line in (TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else ())
    if (case := json.loads(line))["kind"] == "html"
}
TOLD = {
    "S01": "says that it is in UTF-8, which it is not",
    "S02": "3 bytes could not be decoded",
    "S04": "decoded wrongly",
    "S05": "several scripts",
    "S07": "cut off",
    "S08": "needs script",
    "S09": "only the beginning",
    "S13": "2099-01-01",
    "S15": "bigwire.example",
}


def read(case, **known):
    content = (TABLE.parent / case["file"]).read_bytes()
    return read_document(Page(name=case["id"], content=content, form="html", **known), lambda _: None)


@pytest.mark.shared
@pytest.mark.parametrize("name", CASES)
def test_a_hostile_page_gives_what_its_table_says(name):
    case = CASES[name]
    began = time.process_time()
    found = read(case, url="https://blog.example/story" if name == "S15" else None)
    assert time.process_time() - began < 10
    assert [words for words in case["must_contain"] if words not in found.document.text] == []
    assert [words for words in case["must_not_contain"] if words in found.document.text] == []
    assert TOLD.get(name, "") in " ".join(note.text for note in found.notes)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "kind"), [("S08", "script shell"), ("S09", "teaser"), ("S10", "live blog"), ("S06", "article")]
)
def test_a_hostile_page_is_known_for_what_it_is(name, kind):
    assert read(CASES[name]).kind == kind


@pytest.mark.shared
def test_dates_names_and_hosts_are_those_that_can_be_trusted():
    assert (read(CASES["S13"]).document.published or "")[:10] == "2024-05-14"
    assert read(CASES["S14"]).document.byline == ("Ana Ruiz",)
    spoofed = read(CASES["S15"], url="https://blog.example/story").document
    assert (spoofed.url, spoofed.outlet) == ("https://blog.example/story", "blog.example")


@pytest.mark.shared
def test_the_24_entries_of_the_live_blog_have_their_own_days():
    times = [
        block.time.start[:10] for block in read(CASES["S10"]).document.blocks if block.kind == "entry" and block.time
    ]
    assert (len(times), sorted(set(times))) == (24, ["2024-05-01", "2024-05-02", "2024-05-03"])
