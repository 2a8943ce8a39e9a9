"""WARC archives, PDF files and feeds for tests, made from a few words."""

import gzip
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime

NOW = datetime(2024, 6, 1, tzinfo=UTC)
PAGE = b"<!doctype html><title>Gao</title><article><p>Gunmen attacked a post near Gao on Monday.</p></article>"


def answer(body: bytes = PAGE, kind: str = "text/html", *, status: str = "200 OK", headers: str = "") -> bytes:
    """What a server answered."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body


def record(block: bytes, type_: str = "response", *, length: int | None = None, number: int = 1) -> bytes:
    """One WARC record; length: what it says instead of its length."""
    said = len(block) if length is None else length
    head = (
        f"WARC/1.1\r\nWARC-Type: {type_}\r\nWARC-Target-URI: https://desk.invalid/{number}\r\n"
        f"WARC-Date: 2024-05-14T10:02:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype={type_}\r\nContent-Length: {said}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body: bytes, size: int = 50) -> bytes:
    """A body in the chunks of HTTP."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def members(records: Sequence[bytes]) -> bytes:
    """Each record in a gzip member of its own, as archives are packed."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def rss(*items: str, title: str = "Desk") -> bytes:
    """An RSS feed."""
    body = "".join(f"<item>{item}</item>" for item in items)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{body}</channel></rss>".encode()


def pdf(
    pages: Sequence[Sequence[tuple[float, float, float, str]]], *, about: str = "", encrypted: bool = False
) -> bytes:
    """A PDF file of pages of lines, each (left, bottom, size, text). about: its metadata, as the file has it."""
    first = 4
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({_escaped(text)}) Tj ET\n" for left, bottom, size, text in lines
        )
        content = zlib.compress(drawn.encode("cp1252"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(f"<< {about} >>".encode("cp1252"))
    last = f"/Info {len(objects)} 0 R"
    if encrypted:  # with a password that nobody has
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32))
        last += f" /Encrypt {len(objects)} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
    return _file(objects, last)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(data)
