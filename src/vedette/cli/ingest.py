"""`vedette ingest`: reports into the workspace."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.pages import allow_option
from vedette.cli.tally import Tally
from vedette.cli.workspaces import opened, workspace_option
from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.reading.pages import Page
    from vedette.store.keeping import Kept
    from vedette.store.workspace import Workspace

_DATED = "{0} is kept already, with {1}: `vedette judge date {2:.17} DATE --why TEXT` gives it another"

_SAID = {
    "new": "new",
    "edited": "new versions of articles",
    "copy": "seen at another address",
    "recoded": "coded anew",
    "known": "kept before",
}


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(allow_dash=True))
@click.option(
    "--date", "published", metavar="DATE", help="When the reports were published, whatever they say themselves."
)
@click.option(
    "--ontology",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A folder with event types of your own, instead of PLOVER's.",
)
@click.option("--again", is_flag=True, help="Code anew what was kept before; what was reviewed stays as it is.")
@workspace_option
@allow_option
def ingest(
    sources: tuple[str, ...],
    published: str | None,
    ontology: Path | None,
    again: bool,
    where: str,
    allow: tuple[str, ...],
) -> None:
    """Code reports, and keep them with their records in the workspace.

    A SOURCE is all that `vedette code` takes, or a file of what it printed (--format jsonl), which is not coded again.
    Each report is kept whole or not at all, and what is kept already is passed over: the same command again goes on
    where it was ended. Another text at the same address is a new version of that article, beside the old one. A newer
    vedette codes anew what it meets; what people reviewed stays as they left it.

    \b
    Examples:
      vedette ingest reports/
      vedette ingest https://desk.example/news/gao
      vedette code archive.warc.gz --format jsonl | vedette ingest -
      vedette ingest memo.txt --date 2024-05-03

    \b
    Exit codes, beside those of `vedette --help`:
      2  nothing of what was given could be read
      4  some of what was given could not be read; the rest was kept
    """
    from vedette.cli.coded import exit_code_of
    from vedette.reading.dates import read_date

    if published is not None and read_date(published) is None:
        raise InputError(f"--date wants a date such as 2024-05-03, not {published!r}")
    turns: Counter[str] = Counter()
    tally = Tally(sys.stderr)
    carried = 0
    with opened(where) as workspace:
        try:
            for kept in kept_of(workspace, sources, published, ontology, again, allow, tally):
                turns[kept.turn] += 1
                carried += kept.carried
        finally:
            tally.clear()
            click.echo(_summary(turns, carried), err=True)
    if tally.failed:
        click.get_current_context().exit(exit_code_of(tally))


def kept_of(
    workspace: "Workspace", sources: tuple[str, ...], published: str | None, ontology: Path | None, again: bool,
    allow: tuple[str, ...], tally: Tally,
) -> Iterator["Kept"]:  # fmt: skip
    """Keep what sources hold, one document at a time, and tell what cannot be read."""
    from vedette.assets.coder import Coder
    from vedette.cli.coded import inputs_of
    from vedette.records import Coded, Note
    from vedette.store.keeping import GIVEN, Kept, decided, is_kept, keep, published_of

    coder = Coder(ontology)
    for given in inputs_of(sources, allow, tally):
        if isinstance(given, Coded):
            yield keep(workspace, given, program=GIVEN, address=address_of(given.document.url))
            continue
        page = given if published is None else replace(given, published=published)
        address = address_of(page.url) or _file_of(page)
        read = coder.read(page)
        if not any(map(str.isalnum, read.document.text)):
            if page.content:  # else it was told why
                tally.fail(Note(room="cli", text=f"{page.name}: the page has no text"))
            continue
        document = decided(workspace, read.document)
        if not again and is_kept(workspace, document, coder.program, address):
            kept = published_of(workspace, document.id)
            if published is not None and kept != read.document.published:
                tally.remark(Note(room="cli", text=_DATED.format(page.name, kept or "no date", document.id)))
            yield Kept(id=document.id, turn="known")
            continue
        coded = coder.code_read(read._replace(document=document))
        tally.clear()
        tally.warn(page.name, coded)
        yield keep(workspace, coded, program=coder.program, address=address)


def address_of(url: str | None) -> str | None:
    """What tells an article from others: its address without what tracks its readers."""
    from vedette.intake.watching import address_of as cleaned

    return cleaned(url) if url else None


def _file_of(page: "Page") -> str | None:
    """The file that holds this page alone: a page without an address is told from others by it."""
    path = Path(page.name)
    try:
        return path.absolute().as_uri() if path.is_file() else None
    except (OSError, ValueError):
        return None


def _summary(turns: "Counter[str]", carried: int) -> str:
    said = ", ".join(f"{turns[turn]:,} {words}" for turn, words in _SAID.items() if turns[turn]) or "nothing"
    kept = f"; {carried:,} reviewed records stay as they were" if carried else ""
    return f"Kept: {said}{kept}."
