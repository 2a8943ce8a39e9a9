"""Ids as people write them: a document's digest may be cut short where it still is one document's."""

from sqlalchemy import Connection, select

from vedette.errors import InputError
from vedette.store.schema import DOCUMENT

_LEAST = 6  # hexadecimal digits of a digest that was cut short
_HEX = frozenset("0123456789abcdef")


def full_id(connection: Connection, given: str) -> str:
    """The id in full: `4f1c22ab#e2` and `sha256:4f1c22ab#e2` become `sha256:4f1c22ab...#e2`; all else stays.

    Raises InputError where no document, or more than one, has such a digest.
    """
    head, mark, record = given.partition("#")
    digest = head.removeprefix("sha256:").rstrip("….")
    if not (head.startswith("sha256:") or (len(digest) >= _LEAST and set(digest) <= _HEX)):
        return given
    if len(digest) < _LEAST:
        raise InputError(f"{given!r} is too short: give {_LEAST} digits of the document's id at least")
    begins = f"sha256:{digest}"
    asked = select(DOCUMENT.c.sha).where(DOCUMENT.c.sha >= begins, DOCUMENT.c.sha < begins + "g").limit(2)
    found = connection.execute(asked).scalars().all()
    if len(found) != 1:
        there = "no document" if not found else "more than one document"
        raise InputError(f"{there} here has an id that begins with {begins}: `vedette list documents` shows them")
    return f"{found[0]}{mark}{record}"


def short_id(id_: str) -> str:
    """The id as short as people want to read and type it."""
    head, mark, record = id_.partition("#")
    return f"{head.removeprefix('sha256:')[:10]}{mark}{record}" if head.startswith("sha256:") else id_
