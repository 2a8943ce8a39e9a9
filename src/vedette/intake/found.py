"""Something open that pages are to be read from, whatever form it has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple, TypeAlias

from vedette.reading.encodings import what_it_is
from vedette.reading.pages import Form, Page
from vedette.records import Note

LARGEST = 10_000_000  # bytes of one page; of a file of JSON lines each line may have as many
HEAD = 4096  # bytes that tell what a file is
NO_TEXT = "{} is {}, and no text: give text, HTML, PDF, mail, tables, feeds, WARC files or JSON lines"

Pages: TypeAlias = Iterator[Page | Note]
"""Pages in the source's own order. What could not be read is a Note: one for each page that was missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Note):
    """A note on what was passed over as it should be: nothing that was asked for is missing."""


class Found(NamedTuple):
    """Something open, to be read once: its name for people, its bytes, of which `head` has been read."""

    name: str
    head: bytes
    stream: BinaryIO

    def rest(self, most: int | None = None) -> bytes:
        """All of its bytes, or as many as show that it has more than `most` (LARGEST)."""
        wanted = (LARGEST if most is None else most) + 1 - len(self.head)
        return self.head + (self.stream.read(wanted) if wanted > 0 else b"")

    def lines(self) -> Iterator[bytes]:
        """Its lines, one at a time; of a line that is too large as much as shows it."""
        pending = self.head
        while pending or (pending := self.stream.readline(LARGEST + 1)):
            line, end, pending = pending.partition(b"\n")
            if not end:
                line += (more := self.stream.readline(LARGEST + 1)).rstrip(b"\n")
                while len(more) > LARGEST and not more.endswith(b"\n"):  # the rest of it is passed over
                    more = self.stream.readline(LARGEST + 1)
            yield line

    def joined(self) -> "Joined":
        """The same as one stream."""
        return Joined(self.head, self.stream)


class Joined:
    """A stream whose first bytes have been read already. It goes forward only, as standard input does."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream, self._at = head, stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, as many as there are."""
        piece, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        if size < 0 or len(piece) < size:
            piece += self._stream.read(size - len(piece) if size >= 0 else -1)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go nowhere, which is all that some readers ask for."""
        if (offset, whence) not in ((self._at, 0), (0, 1)):
            raise OSError("this stream goes forward only")
        return self._at

    def close(self) -> None:
        """Nothing: whoever opened the stream closes it."""


def one_page(found: Found, form: Form) -> Pages:
    """One page, unless it is too large or turns out to be no text."""
    content = found.rest()
    if len(content) > LARGEST:
        yield too_large(found.name, "part it, or give JSON lines, one for each")
    elif what := what_it_is(content[:HEAD]):
        yield note(NO_TEXT.format(found.name, what))
    else:
        yield Page(name=found.name, content=content, form=form)


def too_large(name: str, advice: str) -> Note:
    """What is said of a page that has more than LARGEST bytes."""
    return note(f"{name} has more than {LARGEST // 1_000_000} MB, and is too large for one report: {advice}")


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 record", "2,000 records"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def note(text: str) -> Note:
    """What an intake has to say."""
    return Note(room="intake", text=text)


def remark(text: str) -> Remark:
    """What an intake has to say where nothing is missing."""
    return Remark(room="intake", text=text)
