"""The one page that a command is about, and options that several commands have."""

import sys
from pathlib import Path
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

# For every command that compares documents.
ledger_option = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Judgements of people on who is the same, as JSON lines.",
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
