"""E-mail (.eml): its subject as title, its date, the text that its writer wrote, less what is quoted or signed."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.headerregistry import ContentTransferEncodingHeader, ContentTypeHeader, HeaderRegistry
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr
from typing import Any, NamedTuple, cast

from vedette.intake import found as limits
from vedette.intake.found import Found, Pages, count, note, too_large
from vedette.intake.stamps import read_stamp
from vedette.reading.encodings import decode, whole
from vedette.reading.pages import Form, Page

_HEADER = re.compile(rb"(?:From [^\n]{1,200}\n)?(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\n]*\n?")
_OF_MAIL = {
    b"from", b"to", b"subject", b"date", b"received", b"return-path", b"delivered-to", b"message-id", b"mime-version",
    b"dkim-signature", b"reply-to", b"x-received", b"arc-seal", b"envelope-to", b"content-type",
}  # fmt: skip
_REPLY = re.compile(
    r"""^ (?: >+ [ ]? )? (?: On\ (?: .|\n(?!\n) ){5,200}? \ wrote:
        | -{2,}\ ?(?: Original | Forwarded )\ [Mm]essage\ ?-{2,} | _{20,} )
        [ \t]* $""",
    re.VERBOSE | re.MULTILINE,
)
_QUOTED = re.compile(r"(?:^>.*(?:\n|\Z))+", re.MULTILINE)
_SIGNED = re.compile(r"^-- ?\r?$", re.MULTILINE)
_FORWARDED = re.compile(r"forward", re.IGNORECASE)
_QUOTED_HTML = re.compile(
    r"""<(?: blockquote\b[^>]{0,300}\btype=["']?cite | div\b[^>]{0,300}\b(?: class=["']?gmail_(?:quote|signature)\b
        | id=["']?(?:divRplyFwdMsg|appendonsend|Signature)\b | class=["']?moz-signature\b) )""",
    re.VERBOSE | re.IGNORECASE,
)
_STUB = 200  # characters: a plain part that is shorter may only say that the mail is in HTML
_MOST_PARTS = 1_000


class _Body(NamedTuple):
    content: str
    form: Form
    problems: tuple[str, ...] = ()


def read_mail(found: Found) -> Pages:
    """One page: the mail's own text, plain where it has a plain part that says it, else HTML."""
    data = found.rest()
    if len(data) > limits.LARGEST:
        yield too_large(found.name, "save it without its attachments")
        return
    message = BytesParser(policy=_POLICY).parsebytes(data)
    subject, stamp = _words(message, "subject"), _words(message, "date")
    body, others = _body_of(message)
    if body is None:
        named = f" (it has: {', '.join(others)})" if others else ""
        yield note(f"{found.name} is a mail without a text{named}")
        return
    date = read_stamp(stamp, datetime.now(UTC)) if stamp else None
    problems = [*body.problems]
    if date and date.problem:
        problems.append(date.problem)
    if others:
        problems.append(
            f"attachments were not read: {', '.join(others[:10])}" + (" and others" if len(others) > 10 else "")
        )
    yield Page(
        name=found.name,
        content=body.content,
        form=body.form,
        title=subject,
        outlet=_outlet(message),
        published=date.iso if date else None,
        notes=tuple(map(note, problems)),
    )


def is_mail(head: bytes) -> bool:
    """Whether something begins with the header lines of a mail."""
    first = _HEADER.match(head)
    if first is None or first["name"].lower() not in _OF_MAIL:
        return False
    second = head[first.end() :]
    return not second or second[:1] in b" \t" or _HEADER.match(second) is not None


def _registry() -> HeaderRegistry:
    """Headers are plain text to us, but for two that say how a part is packed: reading the others fails on bad ones."""
    registry = HeaderRegistry(use_default_map=False)
    registry.map_to_type("content-type", cast("Any", ContentTypeHeader))
    registry.map_to_type("content-transfer-encoding", cast("Any", ContentTransferEncodingHeader))
    return registry


_POLICY = policy.default.clone(header_factory=_registry())


def _body_of(message: EmailMessage) -> tuple[_Body | None, list[str]]:
    """The text of a mail, and the names of what else it holds."""
    plain = rich = None
    others: list[str] = []
    for part in _parts(message):
        kind, name = part.get_content_type(), _file_name(part)
        is_text = kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment"
        if is_text and kind == "text/plain" and plain is None:
            plain = _text(part)
        elif is_text and kind == "text/html" and rich is None:
            rich = _text(part)
        elif name or kind.partition("/")[0] not in ("text", "image", "multipart"):
            others.append(name or kind)
    if plain is not None and plain.strip() and (rich is None or len(plain.strip()) >= _STUB or len(rich) < len(plain)):
        return _plain(plain), others
    if rich is not None and rich.strip():
        return _html(rich), others
    return (_plain(plain) if plain is not None and plain.strip() else None), others


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the leaves of a mail; a mail inside it is one of them."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        inside = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inside, list):
            waiting[:0] = cast("list[EmailMessage]", inside)
        else:
            yield part


def _text(part: EmailMessage) -> str:
    """The text of one part, by the encoding that it says, or the one that it is in."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or "utf-8"
    try:
        text = data.decode(charset)
    except (LookupError, ValueError):
        text = decode(data).text
    return whole(text.replace("\r\n", "\n"))


def _plain(text: str) -> _Body:
    """A plain text without the mail that it answers, the lines that it quotes, and the signature."""
    problems = []
    if match := _SIGNED.search(text):
        problems.append("the signature was left out")
        text = text[: match.start()]
    for match in _REPLY.finditer(text):
        if text[: match.start()].strip() and not _FORWARDED.search(match[0]):
            rest = text[match.start() :]
            problems.append(f"a quoted mail of {count(len(rest.splitlines()), 'line')} was left out")
            text = text[: match.start()]
            break
    own = _QUOTED.sub("", text)
    if own != text and own.strip():
        lines = len(text.splitlines()) - len(own.splitlines())
        problems.append(f"{count(max(lines, 1), 'quoted line')} were left out")
        text = own
    return _Body(text.strip() + "\n", "text", tuple(problems))


def _html(text: str) -> _Body:
    """An HTML text without the mail that it answers and the signature, which mail programs mark."""
    if _QUOTED_HTML.search(text) is None:
        return _Body(text, "html")
    from lxml import html

    tree = html.document_fromstring(text.encode(errors="replace"), parser=html.HTMLParser(encoding="utf-8"))
    marked = tree.xpath(
        "//blockquote[@type='cite'] | //div[contains(@class, 'gmail_quote')]"
        " | //div[contains(@class, 'gmail_signature')] | //div[@id='Signature']"
        " | //div[contains(@class, 'moz-signature')] | //div[@id='divRplyFwdMsg']"
        " | //div[@id='divRplyFwdMsg']/following-sibling::*"
    )
    for element in marked:
        element.drop_tree()
    if not tree.text_content().strip():  # all of it is quoted: a mail that is handed on
        return _Body(text, "html")
    kept: str = html.tostring(tree, encoding="unicode")
    return _Body(kept, "html", ("a quoted mail or a signature was left out",))


def _outlet(message: EmailMessage) -> str | None:
    """Who sends it, where it is a newsletter (it says how to leave the list); of other mail the sender is a person."""
    if message.get("list-unsubscribe") is None and message.get("list-id") is None:
        return None
    name, _ = parseaddr(_words(message, "from") or "")
    return name or None


def _words(message: EmailMessage, header: str) -> str | None:
    return " ".join(whole(str(message.get(header) or "")).split()) or None


def _file_name(part: EmailMessage) -> str | None:
    name = part.get_filename()
    return " ".join(whole(name).split())[:100] or None if name else None
