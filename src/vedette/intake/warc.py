"""WARC archives: the pages among their records, plain, gzip or zstd; what is damaged is skipped, and told where.

The records are parted here, not by FastWARC's iterator: that (2.0.1) ends at the first damaged member, and reads the
next records as the body of one whose length lies. What one record holds, and zstd, is FastWARC's part.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO, Literal, NamedTuple, Protocol, cast

from vedette.intake import found as limits
from vedette.intake.found import Found, Joined, Pages, note, remark
from vedette.intake.json_lines import given_id
from vedette.reading.encodings import what_it_is, whole
from vedette.reading.pages import Form, Page

GZIP, ZSTD, PLAIN = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"WARC/"
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL)  # a frame of zstd before the others: its dictionary
_CHUNK = 1 << 16
_PIECE = 1 << 12
_LONGEST_HEAD = 1 << 16  # bytes of the header lines of a record
_VERSION = re.compile(rb"WARC/\d\.\d{1,2}\r?\n")
_LONGEST_VERSION = 16  # bytes of the line that a record begins with, and of the empty lines before it
_NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/\d\.\d{1,2}\r?\n)")
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_TYPE = re.compile(rb"^WARC-Type:[ \t]*([\w-]{1,30})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_PAGES = (b"response", b"resource", b"conversion")  # types of records that may hold a page
_FORMS: dict[str, Form] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_NAMED = 5  # damaged records that are named


class Record(NamedTuple):
    """One record as it stands: where it begins in the file, and its bytes, or a sentence on why there are none."""

    offset: int
    data: bytes
    problem: str | None = None


class Bytes(Protocol):
    """Unpacked bytes that come in pieces."""

    def more(self) -> bytes:
        """The next piece, b"" at the end. Raises Damaged where a piece cannot be unpacked; one may go on after it."""

    def offset(self, at: int) -> int:
        """Where in the file the unpacked byte `at` is found: for gzip, where its member begins."""


class Damaged(Exception):
    """A piece of an archive that cannot be unpacked."""


def read_warc(found: Found) -> Pages:
    """A page for each answer that holds HTML or text. Other records are counted in a note at the end."""
    skipped: Counter[str] = Counter()
    damaged: list[Record] = []
    number = 0
    for record in records(_unpacked(found)):
        if record.problem:
            damaged.append(record)
            continue
        number += 1
        page = _page(found.name, record)
        if isinstance(page, Page):
            yield page
        elif isinstance(page, Record):
            damaged.append(page)
        else:
            skipped[page] += 1
    for record in damaged[:_NAMED]:
        yield note(f"{found.name}: the record at byte {record.offset:,} {record.problem}, and was skipped")
    if len(damaged) > _NAMED:
        yield note(f"{found.name}: {len(damaged):,} damaged records were skipped; these are the first {_NAMED}")
    if skipped:
        told = ", ".join(f"{times:,} {what}" for what, times in sorted(skipped.items()))
        yield remark(f"{found.name}: records that hold no page were passed over ({told})")
    elif not number and not damaged:
        yield note(f"{found.name} holds no WARC records")


def is_warc(head: bytes) -> bool:
    """Whether something begins like an archive of WARC records, not packed or by zstd."""
    return head.startswith((PLAIN, ZSTD)) or _SKIPPABLE.match(head) is not None


def records(source: Bytes) -> Iterator[Record]:
    """Part unpacked bytes into records. A length that lies is found out by what comes after it."""
    scan = _Scan(source)
    while scan.at_record():
        offset = scan.offset
        try:
            data = _next_record(scan)
        except Damaged as error:
            yield Record(offset, b"", str(scan.damage or error))
            scan.to_next()
        else:
            yield Record(offset, data) if data else Record(offset, b"", _too_large())


class _Scan:
    """A window on unpacked bytes, from the record that is being read on.

    damage: what cannot be unpacked comes next. The window stays before it until `to_next` goes on behind it.
    """

    def __init__(self, source: Bytes) -> None:
        self.buffer = bytearray()
        self.damage: Damaged | None = None
        self._source, self._start = source, 0

    @property
    def offset(self) -> int:
        """Where in the file the window begins."""
        return self._source.offset(self._start)

    def fill(self, size: int) -> bool:
        """Whether there are so many bytes, after having read on as far as that takes."""
        while len(self.buffer) < size and self.damage is None:
            try:
                piece = self._source.more()
            except Damaged as error:
                self.damage = error
                break
            if not piece:
                break
            self.buffer += piece
        return len(self.buffer) >= size

    def drop(self, size: int) -> None:
        """Move the window on."""
        del self.buffer[:size]
        self._start += size

    def at_record(self) -> bool:
        """Move over empty lines; whether anything comes then, damage too."""
        while self.fill(1) and self.buffer[0] in b"\r\n":
            self.drop(len(self.buffer) - len(self.buffer.lstrip(b"\r\n")))
        return bool(self.buffer) or self.damage is not None

    def to_next(self) -> None:
        """Move on to the next record, or behind the damage, whichever is first."""
        while (match := _VERSION.search(self.buffer, 1)) is None:
            last = max(0, len(self.buffer) - _LONGEST_VERSION)
            self.drop(last)
            if not self.fill(len(self.buffer) + 1):
                self.drop(len(self.buffer))
                self.damage = None
                return
        self.drop(match.start())


def _next_record(scan: _Scan) -> bytes:
    """The bytes of the record that the window begins with, which is moved behind it; b"" of one that is too large."""
    head = _head(scan)
    match = _LENGTH.search(scan.buffer, 0, head)
    if match is None:
        raise Damaged("does not say its length")
    end = head + int(match[1])
    if end - head > limits.LARGEST:
        _skip(scan, head, end)
        return b""
    is_whole = scan.fill(end)
    scan.fill(end + 16)
    after = bytes(scan.buffer[end : end + 16])
    if is_whole and (after.startswith(b"\r\n\r\n") or not after.strip() or _VERSION.match(after.lstrip())):
        data = bytes(scan.buffer[:end])
        scan.drop(end)
        return data
    early = _NEXT.search(scan.buffer, head - 4)
    if early is None:
        raise Damaged("is followed by no other record" if is_whole else "is cut off")
    length = max(0, early.start() - head)  # what it says instead of it would be read as well, or cut off
    data = (
        bytes(scan.buffer[: match.start(1)]) + str(length).encode() + bytes(scan.buffer[match.end(1) : head + length])
    )
    scan.drop(early.end())
    return data


def _head(scan: _Scan) -> int:
    """How long the header lines are, with the empty line after them."""
    size = 512
    while True:
        more = scan.fill(size)
        if not _VERSION.match(scan.buffer):
            raise Damaged("is no WARC record")
        if match := _HEAD_ENDS.search(scan.buffer):
            return match.end()
        if not more or size >= _LONGEST_HEAD:
            raise Damaged("is cut off" if not more else "has header lines without an end")
        size *= 4


def _skip(scan: _Scan, head: int, end: int) -> None:
    """Move the window behind a record that is too large to be read, or to the next one that comes before its end."""
    scan.drop(head - 4)
    left = end - head + 4
    while True:
        more = scan.fill(min(left, _CHUNK))
        if PLAIN in scan.buffer and (early := _NEXT.search(scan.buffer, 0, left + _LONGEST_VERSION)):
            scan.drop(early.end())
            return
        if not more or len(scan.buffer) >= left:  # all of it is here, or all that there is
            scan.drop(min(left, len(scan.buffer)))
            return
        gone = len(scan.buffer) - _LONGEST_VERSION
        scan.drop(gone)
        left -= gone


def _unpacked(found: Found) -> Bytes:
    if found.head.startswith(GZIP):
        return _Gzip(found.joined())
    if found.head.startswith(ZSTD) or _SKIPPABLE.match(found.head):
        return _Zstd(found.joined())
    return _Plain(found.joined())


class _Plain:
    def __init__(self, stream: Joined) -> None:
        self._stream = stream

    def more(self) -> bytes:
        return self._stream.read(_CHUNK)

    def offset(self, at: int) -> int:
        return at


class _Zstd:
    """Frames of zstd, by FastWARC. Offsets are those of the unpacked bytes.

    Small pieces are read, since what a piece has from before a damage is lost with it.
    """

    def __init__(self, stream: Joined) -> None:
        self._stream = _Last(stream)
        self._reader = self._open(self._stream)

    def more(self) -> bytes:
        try:
            return self._reader.read(_PIECE) if self._reader is not None else b""
        except OSError as error:
            self._reader = self._next()
            raise Damaged("cannot be unpacked (zstd)") from error

    def offset(self, at: int) -> int:
        return at

    def _next(self) -> Any:
        """A reader from the next frame on that begins in what was read last, or after it; None where there is none."""
        last, more = self._stream.last, self._stream
        at = last.find(ZSTD, max(1, len(last) - (more.tell() - self._reader.inner_tell()) + 1))
        while at < 0:
            if not (piece := more.read(_CHUNK)):
                return None
            at = (piece := last[-3:] + piece).find(ZSTD)
            last = piece
        self._stream = _Last(Joined(last[at:], cast("BinaryIO", more)))
        return self._open(self._stream)

    def _open(self, stream: "_Last") -> Any:
        from fastwarc.stream_io import ZstdReader

        return ZstdReader(stream)


class _Last(Joined):
    """A stream that keeps what was read of it last."""

    def __init__(self, stream: Joined) -> None:
        super().__init__(b"", cast("BinaryIO", stream))
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        if piece := super().read(size):
            self.last = piece
        return piece


class _Gzip:
    """Members of gzip, one after the other, each in pieces."""

    def __init__(self, stream: Joined) -> None:
        self._stream, self._raw, self._at = stream, b"", 0  # bytes read and not unpacked yet; where they begin
        self._member: Any = None
        self._begins = [(0, 0)]  # where members begin: in the unpacked bytes, in the file; the last few
        self._out = 0

    def more(self) -> bytes:
        while True:
            if not self._raw:
                self._raw = self._stream.read(_CHUNK)
            if not self._raw:
                if self._member is None:
                    return b""
                self._member = None
                raise Damaged("is cut off")
            if self._member is None and not self._begin():
                return b""
            if piece := self._piece():
                self._out += len(piece)
                return piece

    def offset(self, at: int) -> int:
        while len(self._begins) > 1 and self._begins[1][0] <= at:
            del self._begins[0]
        return self._begins[0][1]

    def _begin(self) -> bool:
        """Open the next member. What stands before it, and is no padding, was one, and is damaged."""
        start, strange = self._at, False
        while not self._raw.startswith(GZIP):
            if len(self._raw) < 2 and (more := self._stream.read(_CHUNK)):
                self._raw += more
                continue
            found = self._raw.find(GZIP, 1)
            gone = found if found > 0 else max(1, len(self._raw) - 1)
            strange = strange or bool(self._raw[:gone].strip(b"\0"))
            self._raw, self._at = self._raw[gone:], self._at + gone
            if not self._raw:
                break
        if strange:
            self._begins.append((self._out, start))
            raise Damaged("is no member of a gzip file")
        if not self._raw:
            return False
        self._member = zlib.decompressobj(31)
        self._begins.append((self._out, self._at))
        return True

    def _piece(self) -> bytes:
        """Unpack a piece of the member that is open."""
        raw = self._raw
        try:
            piece: bytes = self._member.decompress(raw, _CHUNK)
        except zlib.error as error:
            self._member = None
            start = max(self._begins[-1][1] - self._at, 0) + 1  # the next member may have begun since
            self._raw, self._at = raw[start:], self._at + min(start, len(raw))
            raise Damaged("cannot be unpacked (gzip)") from error
        self._raw = self._member.unconsumed_tail or self._member.unused_data
        self._at += len(raw) - len(self._raw)
        if self._member.eof:
            self._member = None
        return piece


def _page(name: str, record: Record) -> Page | Record | str:
    """The page of a record; the record with its problem; or what it holds instead of a page."""
    head = record.data[:_LONGEST_HEAD]
    match = _TYPE.search(head)
    type_ = match[1].lower() if match else b"unknown"
    if type_ not in _PAGES:
        return type_.decode()
    try:
        return _page_of(name, record, "all")
    except OSError:  # some crawlers store what they have unpacked already, and leave the header that says it is packed
        try:
            page = _page_of(name, record, "none")
        except OSError:
            page = None
    fits = (
        isinstance(page, Page) and isinstance(page.content, bytes) and what_it_is(page.content[: limits.HEAD]) is None
    )
    return page if page and fits else record._replace(problem="holds an answer that cannot be unpacked")


def _page_of(name: str, record: Record, decoding: Literal["all", "none"]) -> Page | Record | str:
    from fastwarc import ArchiveIterator

    iterator: Any = ArchiveIterator(BytesIO(record.data + b"\r\n\r\n"), auto_decode=decoding, quirks_mode=True)
    for read in iterator:
        headers = read.http_headers if read.is_http_parsed else None
        status = headers.status_code if headers is not None else 200
        kind = read.http_content_type if headers is not None else read.headers.get("Content-Type")
        kind = (kind or "").partition(";")[0].strip().lower()
        if status is None:
            return record._replace(problem="holds no answer that can be read")
        if status != 200:
            return f"of status {status}"
        content = read.reader.read(limits.LARGEST + 1)
        form = _FORMS.get(kind) or (_kind_of(content) if not kind else None)
        if form is None:
            return f"of type {kind or 'unknown'}"
        if len(content) > limits.LARGEST:
            return record._replace(problem=_too_large())
        if what := what_it_is(content[: limits.HEAD]):
            return f"of type {kind} that are {what}" if kind else what
        id_ = whole(read.record_id or "")
        place = f"{name}, record at byte {record.offset:,},"
        url = " ".join(whole(read.headers.get("WARC-Target-URI") or "").strip("<> ").split())
        return Page(
            name=f"{name} {url or id_}",
            content=content,
            form=form,
            url=url if url.lower().startswith(("http://", "https://")) else None,
            fetched=whole(read.headers.get("WARC-Date") or "") or None,
            notes=(given_id(place, id_),) if id_ else (),
        )
    return record._replace(problem="is no WARC record that can be read")


def _kind_of(content: bytes) -> Form | None:
    """The form of an answer that does not say it."""
    return (
        "html"
        if content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith((b"<!doctype html", b"<html"))
        else None
    )


def _too_large() -> str:
    return f"has more than {limits.LARGEST // 1_000_000} MB, which is too large for one report"
