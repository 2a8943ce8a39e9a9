"""The one page that a command is about."""

import sys
from typing import TYPE_CHECKING

from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.reading.pages import Page


def one_page(source: str) -> "Page":
    """The first page of a file or of standard input; InputError says why there is none."""
    from vedette.intake.sources import open_source
    from vedette.records import Note

    for page in open_source(source, sys.stdin.buffer):
        if isinstance(page, Note):
            raise InputError(page.text)
        return page
    raise InputError(f"{source} holds no page")
