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
_SEEN = 100_000  # bytes, or characters, that show what a page is in
_MUCH_BEYOND = 0.05  # share of bytes beyond ASCII from which a text is in another script; with fewer it has accents
_WORD = re.compile(r"[^\W\d_]{3,}")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_FEW_WORDS = 3
_ODD = re.compile(rb"[\x80-\xff]+")
_ALONE = re.compile(rb"[\x85\x91-\x97\xa0\xa3\xab\xbb\xc0-\xcf\xd1-\xd6\xd9-\xdd\xdf-\xef\xf1-\xf6\xf9-\xfd]")
_FEW_BYTES = 16  # beyond ASCII: fewer look like anything
_MOST_ODD = 0.1
# What pages call one thing and mean another, by Python's names: browsers read them so too (WHATWG, Encoding).
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932",
    "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
}  # fmt: skip
_NAMES = {f"cp125{n}": f"Windows-125{n}" for n in range(9)}
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
    """Decode a text or an HTML page: by its byte-order mark, as UTF-8, as it says itself, else by what it looks like.

    What a page says of its encoding is not believed where the text shows that it is wrong. A few bad bytes in UTF-8
    become U+FFFD, and do not turn the whole text into another encoding.
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
        return _as_declared(data, declared)
    text = data.decode(errors="replace")
    bad, beyond = text.count("\ufffd"), sum(character > "\x7f" for character in text)
    if bad <= _FEW_BAD * beyond or (declared and bad <= _MOST_SLIPS and not _are_letters(data)):
        return _told(data, "utf-8")
    return _guessed(data, declared)


def _are_letters(data: bytes) -> bool:
    """Whether all bytes beyond ASCII stand alone, and are what Windows-1252 has for quotation marks and letters."""
    odd = _ODD.findall(data)
    return bool(odd) and all(_ALONE.fullmatch(byte) for byte in odd)


def _as_declared(data: bytes, declared: str) -> Decoded:
    """Decode a page as it says, unless what comes out looks like another script read with Latin letters."""
    told = _told(data, _WIDER.get(declared, declared))
    if told.problem is None and not _looks_foreign(told.text):
        return told
    guessed = _guessed(data, declared)
    better = guessed.text.count("\ufffd") <= told.text.count("\ufffd") and not _looks_foreign(guessed.text)
    return guessed if better else told


def _guessed(data: bytes, declared: str | None) -> Decoded:
    """Decode by what the bytes look like; where nearly all are ASCII, as Windows-1252, which most such pages are in."""
    beyond = sum(byte > 127 for byte in data[:_SEEN])
    foreign = beyond >= _FEW_BYTES and beyond > _MUCH_BEYOND * len(data[:_SEEN])
    name = _detected(data) if foreign else "cp1252"
    text = data.decode(name, "replace")
    said = (
        f"the page says that it is in {declared.upper()}, which it is not" if declared else "the text is not in UTF-8"
    )
    bad = text.count("\ufffd")
    lost = f"; {bad} bytes could not be decoded, U+FFFD stands in their place" if bad else ""
    return Decoded(text, f"{said}: it was read as {_NAMES.get(name, name.upper())}{lost}")


def _detected(data: bytes) -> str:
    """The encoding that resiliparse's detector (uchardet, compiled) takes the bytes for, else Windows-1252."""
    from resiliparse.parse.encoding import detect_encoding

    try:
        name = _WIDER.get(found := codecs.lookup(detect_encoding(data[:_SEEN]) or "cp1252").name, found)
        data[:_SEEN].decode(name, "replace")
    except LookupError:
        return "cp1252"
    return "cp1252" if name in ("utf-8", "ascii") else name


def _looks_foreign(text: str) -> bool:
    """Whether words are made of accented Latin letters alone: no language has many, another script read wrongly has."""
    words = _WORD.findall(_TAGS.sub(" ", text[:_SEEN]))
    odd = sum(all("\xa0" <= letter <= "\xff" for letter in word) for word in words)
    return odd >= _FEW_WORDS and odd > _MOST_ODD * len(words)


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
