"""XML from outside: decoded once, its kind recognised by its first element, refused where it defines entities."""

import codecs
import re
from typing import NamedTuple

from vedette.reading.encodings import decode

_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DECLARATION = re.compile(r"""\s* <\?xml \b (?P<inside> [^>]{0,300}? ) \?>""", re.VERBOSE)
_ENCODING = re.compile(r"""encoding \s* = \s* ["'] (?P<name> [\w.:-]{2,40} ) ["']""", re.VERBOSE)
# What may stand before the first element: instructions, comments, and a document type without definitions of its own.
_BEFORE = re.compile(r"""\s+ | <\?.*?\?> | <!--.*?--> | <!DOCTYPE [^\[<>]* >""", re.VERBOSE | re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?P<root> [A-Za-z_][\w.:-]* )", re.VERBOSE)
_NO_ENCODINGS = {"idna", "punycode", "raw-unicode-escape", "unicode-escape"}  # Python's own, which no file is in
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
_AGAINST = "{} defines its own entities (a DTD), as no feed needs and attacks do: it was not read"


class Xml(NamedTuple):
    """A text of XML without what stood before its first element; problem: why it must not be read, or None."""

    text: str
    root: str | None
    problem: str | None = None


def read_xml(name: str, data: bytes) -> Xml:
    """Decode XML, and cut it off before its first element. Definitions of entities are never looked at.

    A document type that only names itself (RSS 0.91, XHTML) is passed over. Control characters, which no XML may hold,
    are dropped.
    """
    text = _decoded(data)
    at = _body(text)
    if text[at : at + 2] == "<!":
        return Xml("", None, _AGAINST.format(name))
    match = _ROOT.match(text, at)
    body = text[at:].translate(_CONTROLS)
    if match is None or _defines_entities(body):
        return Xml("", None, _AGAINST.format(name) if match else f"{name} is no XML that can be read")
    return Xml(body, match["root"])


def root_of(head: bytes) -> str | None:
    """The name of the first element of what begins so, in small letters, without its prefix, or None."""
    text = _decoded(head)
    match = _ROOT.match(text, _body(text))
    return match["root"].rpartition(":")[2].lower() if match else None


def _body(text: str) -> int:
    """Where what comes before the first element ends."""
    at = 0
    while match := _BEFORE.match(text, at):
        at = match.end()
    return at


def _defines_entities(body: str) -> bool:
    """Whether a parser that counts as one with us (defusedxml on expat) meets a document type all the same."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser, ParseError

    class Root:
        """Ends the parsing with the first element."""

        def start(self, tag: str, attributes: dict[str, str]) -> None:  # noqa: ARG002, expat gives both
            raise StopIteration

    parser = DefusedXMLParser(target=Root(), forbid_dtd=True)
    try:
        parser.feed(body[:100_000].encode(errors="replace"))
    except DefusedXmlException:
        return True
    except (StopIteration, ParseError):  # what is not well formed, and no danger, is for a more lenient parser
        return False
    return False


def _decoded(data: bytes) -> str:
    """By its byte-order mark, or as it says itself; else as any text."""
    start = data.lstrip()[:400] if not data.startswith(_MARKS) else b""
    declared = _DECLARATION.match(start.decode("ascii", "replace"))
    encoding = declared and _ENCODING.search(declared["inside"])
    if encoding and encoding["name"].lower() not in ("utf-8", "utf8"):
        try:
            known = codecs.lookup(encoding["name"]).name
            if known not in _NO_ENCODINGS:
                return data.decode(known, "replace")
        except (LookupError, ValueError):
            pass
    return decode(data).text
