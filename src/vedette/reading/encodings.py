"""Bytes become text."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<meta [^>]{0,200}? charset \s* = \s* ["']? \s* (?P<name> [\w.:-]{2,40} )""", re.VERBOSE | re.IGNORECASE
)
_HALVES = re.compile("[\ud800-\udfff]")
_HEAD = 4096  # bytes in which a page says its encoding
_FEW_BAD = 0.02  # share of the characters beyond ASCII up to which a text is UTF-8 with slips; by judgement
_MOST_SLIPS = 10  # bad bytes up to which a page is UTF-8 that says so and holds no other character beyond ASCII
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a zip archive (or a word processor's file)",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "an old word processor's file",
    b"{\\rtf": "an RTF file",
    b"SQLite format 3": "a database",
}


class Decoded(NamedTuple):
    """A text, and a sentence on what could not be decoded, or None where all was well."""

    text: str
    problem: str | None


def decode(data: bytes) -> Decoded:
    """Decode a text or an HTML page: by its byte-order mark, as UTF-8, as it says itself, else as Windows-1252.

    A few bad bytes in UTF-8 become U+FFFD, and do not turn the whole text into another encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _told(data[len(mark) :], name)
    try:
        return Decoded(data.decode(), None)
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    if declared and declared != "utf-8":
        return _told(data, declared)
    text = data.decode(errors="replace")
    bad, beyond = text.count("\ufffd"), sum(character > "\x7f" for character in text)
    if bad <= _FEW_BAD * beyond or (declared and bad <= _MOST_SLIPS):
        return _told(data, "utf-8")
    return Decoded(data.decode("cp1252", "replace"), "the text is not in UTF-8: it was read as Windows-1252")


def whole(text: str) -> str:
    """The same text, its halves of characters (lone surrogates, which UTF-8 cannot write) replaced by U+FFFD."""
    return _HALVES.sub("\ufffd", text)


def _declared(data: bytes) -> str | None:
    """The encoding that an HTML page says it is in, by Python's name for it; None where it says none that is known."""
    match = _DECLARED.search(data[:_HEAD])
    try:
        return codecs.lookup(match["name"].decode("ascii", "replace")).name if match else None
    except LookupError:
        return None


def what_it_is(head: bytes) -> str | None:
    """Say what these first bytes of a file begin, where it is not text: "a picture"; None where it may be text."""
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return None
    known = next((what for signature, what in _SIGNATURES.items() if head.startswith(signature)), None)
    return known or ("a binary file" if _is_binary(head) else None)


def _is_binary(head: bytes) -> bool:
    """One NUL may stray into a text; many, or many control characters, are no text."""
    strange = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1b" for byte in head)
    return strange > max(8, len(head) // 50)


def _told(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode())
    if bad <= 0:
        return Decoded(text, None)
    return Decoded(text, f"{bad} bytes could not be decoded as {name.upper()}: U+FFFD stands in their place")
