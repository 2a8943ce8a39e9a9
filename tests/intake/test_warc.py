"""Archives give their pages; what is damaged, or no page, is skipped and told."""

import gzip
import zlib
from io import BytesIO

import fastwarc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.archives import PAGE, answer, chunked, members, record
from vedette.intake import found as limits
from vedette.intake.found import Found, Remark
from vedette.intake.sources import read_stream
from vedette.intake.warc import read_warc
from vedette.reading.pages import Page
from vedette.records import Note

THREE = [record(answer(), number=number) for number in (1, 2, 3)]


def read(data, name="x.warc"):
    found = list(read_stream(name, BytesIO(data), name))
    return [each for each in found if isinstance(each, Page)], [each for each in found if isinstance(each, Note)]


class Kept(BytesIO):
    """Bytes that stay when they are closed."""

    def close(self):
        """Stay."""


def zstd(records):
    out = Kept()
    for each in records:
        with fastwarc.ZstdWriter(out) as writer:
            writer.write(each)
    return out.getvalue()


@pytest.mark.parametrize("pack", [b"".join, members, lambda records: gzip.compress(b"".join(records))])
def test_an_archive_is_read_plain_and_packed(pack):
    pages, notes = read(pack(THREE))
    assert [page.url for page in pages] == [f"https://desk.invalid/{number}" for number in (1, 2, 3)]
    assert notes == []
    first = pages[0]
    assert (first.content, first.form, first.fetched) == (PAGE, "html", "2024-05-14T10:02:00Z")
    assert "<urn:uuid:1>" in first.notes[0].text


def test_an_archive_is_read_from_zstd():
    pages, notes = read(zstd(THREE))
    assert [page.content for page in pages] == [PAGE] * 3
    assert notes == []


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Transfer-Encoding: chunked\r\n", chunked(PAGE)),
        ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked(gzip.compress(PAGE))),
        ("Content-Encoding: gzip\r\n", PAGE),  # unpacked by the crawler already
    ],
)
def test_an_answer_is_unpacked_and_hides_no_record_after_it(headers, body):
    first = record(answer(body, headers=headers))
    for data in (first + THREE[1], members([first, THREE[1]])):
        pages, notes = read(data)
        assert [page.content for page in pages] == [PAGE, PAGE]
        assert notes == []


def test_records_that_hold_no_page_are_counted_in_a_remark():
    others = [
        record(b"software: test\r\n", "warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(b"outlink: https://desk.invalid/2", "metadata"),
        record(answer(b""), "revisit"),
        record(answer(b"\x89PNG\r\n\x1a\n", "image/png")),
        record(answer(b"no", status="404 Not Found")),
        record(answer(b"", status="302 Found")),
        record(answer(b"%PDF-1.7 ", "text/html")),
    ]
    pages, (remark,) = read(members([*others, THREE[0], *others]))
    assert [page.content for page in pages] == [PAGE]
    assert isinstance(remark, Remark)
    for part in ("2 request", "2 revisit", "2 warcinfo", "2 metadata", "2 of type image/png", "2 of status 404", "302"):
        assert part in remark.text


def test_plain_text_and_what_other_programs_made_of_a_page_are_pages():
    block = b"Gunmen attacked a post near Gao."
    wet = record(block, "conversion").replace(b"application/http; msgtype=conversion", b"text/plain")
    pages, notes = read(wet + record(answer(block, "text/plain; charset=utf-8")))
    assert [(page.form, page.content) for page in pages] == [("text", block), ("text", block)]
    assert notes == []


def test_a_member_that_is_cut_off_is_named_with_its_offset():
    data = members(THREE)
    start = len(members(THREE[:2]))
    pages, (note,) = read(data[: start + 100])
    assert len(pages) == 2
    assert f"the record at byte {start:,} is cut off" in note.text


@pytest.mark.parametrize("at", [1, 30, 100, 200])
def test_a_member_that_is_damaged_does_not_take_the_next_with_it(at):
    first, second, third = (members([each]) for each in THREE)
    bad = bytearray(second)
    bad[at : at + 6] = b"\xff\x00\xff\x00\xff\x00"
    pages, notes = read(first + bytes(bad) + third)
    assert [page.url for page in pages] == ["https://desk.invalid/1", "https://desk.invalid/3"]
    assert any(f"{len(first):,}" in note.text for note in notes)


def test_a_frame_of_zstd_that_is_damaged_does_not_take_the_next_with_it():
    first, second, third = (zstd([each]) for each in THREE)
    bad = bytearray(second)
    bad[100:106] = b"\xff\x00\xff\x00\xff\x00"
    pages, notes = read(first * 20 + bytes(bad) + third)
    assert len(pages) > 10
    assert pages[-1].url == "https://desk.invalid/3"
    assert any("cannot be unpacked" in note.text for note in notes)


@pytest.mark.parametrize("length", [10, 5_000, 999_999_999])
@pytest.mark.parametrize("pack", [b"".join, members])
def test_a_record_whose_length_lies_takes_no_other_with_it(pack, length):
    liar = record(answer(b"\x89PNG" + b"\x00" * 50, "image/png"), length=length)
    pages, _ = read(pack([THREE[0], liar, THREE[1]]))
    assert [page.url for page in pages] == ["https://desk.invalid/1", "https://desk.invalid/2"]


def test_lines_that_are_no_record_are_passed_over():
    pages, (note,) = read(THREE[0] + b"something that is no record\r\n\r\n" + THREE[1])
    assert len(pages) == 2
    assert f"at byte {len(THREE[0]):,} is no WARC record" in note.text


def test_an_answer_that_is_too_large_is_skipped_and_the_next_read(monkeypatch):
    monkeypatch.setattr(limits, "LARGEST", 2_000)
    bomb = record(answer(gzip.compress(b" " * 100_000), headers="Content-Encoding: gzip\r\n"))
    large = record(answer(b" " * 3_000))
    for data in (members([bomb, large, THREE[0]]), bomb + large + THREE[0]):
        pages, notes = read(data)
        assert [page.content for page in pages] == [PAGE]
        assert [("too large" in note.text) for note in notes] == [True, True]


def test_many_damaged_records_are_counted_and_the_first_named():
    _, notes = read(b"".join(record(b"", number=n).replace(b"Content-Length", b"X-Length") for n in range(9)))
    assert len(notes) == 6
    assert "9 damaged records" in notes[-1].text


@pytest.mark.parametrize("data", [b"", b"no archive at all", gzip.compress(b"no archive either")])
def test_what_is_no_archive_says_so(data):
    (note,) = read_warc(Found("x.warc", data, BytesIO()))
    assert isinstance(note, Note)
    assert "x.warc" in note.text


@given(
    st.sampled_from([b"".join(THREE), members(THREE), zstd(THREE)]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=12),
    st.floats(0.2, 1),
)
def test_a_damaged_archive_gives_pages_and_notes(data, changes, cut):
    damaged = bytearray(data)
    for at, byte in changes:
        damaged[int(at * len(data))] = byte
    found = list(read_warc(Found("x", bytes(damaged[: int(cut * len(data))]), BytesIO())))
    assert found
    assert all(isinstance(each, Page | Note) for each in found)


@pytest.mark.shared
def test_hostile_archives(shared):
    cut, kinds = (
        read((shared / "data/hostile" / name).read_bytes(), name)
        for name in ("s27-truncated.warc.gz", "s28-kinds.warc.gz")
    )
    assert len(cut[0]) == 2
    assert ["at byte 1,253" in note.text for note in cut[1]] == [True]
    (page,), (remark,) = kinds
    assert page.fetched == "2024-05-14T10:02:00Z"
    assert "urn:uuid" in page.notes[0].text
    assert isinstance(remark, Remark)
    for kind in ("1 of type image/png", "1 request", "1 revisit", "1 warcinfo"):
        assert kind in remark.text
