"""The one page that a command is about."""

import sys
from typing import TYPE_CHECKING

import click

from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.reading.pages import Page


# For every command that takes addresses.
allow_option = click.option(
    "--allow",
    multiple=True,
    metavar="HOST[:PORT]",
    help="A host that pages may be fetched from though it lies in your own network. May be repeated.",
)


def one_page(source: str, allow: tuple[str, ...] = ()) -> "Page":
    """The first page of a file, an address or standard input; InputError says why there is none."""
    from vedette.intake.found import Remark
    from vedette.intake.sources import open_source
    from vedette.records import Note

    for page in open_source(source, sys.stdin.buffer, allow):
        if isinstance(page, Remark):
            continue
        if isinstance(page, Note):
            raise InputError(page.text)
        return page
    raise InputError(f"{source} holds no page")
