"""`vedette backup` and `vedette restore`: a workspace as one file, and back."""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from vedette.cli.workspaces import opened, workspace_option


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
def backup(file: Path, where: str) -> None:
    """Write the workspace to one file, as it is at this moment.

    Others may go on using it. The file holds documents, codings, the ledger and saved searches, and can be restored to
    a file or to PostgreSQL, whichever it came from.

    \b
    Example:
      vedette backup desk-2024-05-03.backup
    """
    from vedette.store.backup import back_up

    with opened(where) as workspace:
        copied = back_up(workspace, file, _progress("rows written"))
    click.echo(f"{file}: {copied.documents:,} documents, {copied.judgements:,} judgements.", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@workspace_option
def restore(file: Path, where: str) -> None:
    """Make a workspace of a backup.

    It is a new file, or tables in an empty database of PostgreSQL; all of it or nothing.

    \b
    Examples:
      vedette restore desk-2024-05-03.backup --workspace restored.db
      vedette restore desk-2024-05-03.backup --workspace postgresql://desk@db.example/news
    """
    from vedette.store.backup import restore as restored

    copied = restored(file, where, _progress("documents restored"))
    click.echo(f"Restored {copied.documents:,} documents and {copied.judgements:,} judgements.", err=True)


def _progress(what: str) -> Callable[[int], None]:
    """Shows on a terminal how far it is."""

    def told(count: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{count:,} {what}\033[K", err=True, nl=False)

    return told
