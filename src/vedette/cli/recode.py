"""`vedette recode`: documents of a workspace coded anew, from the text that is kept."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from vedette.cli.tally import Tally
from vedette.cli.workspaces import opened, workspace_option

if TYPE_CHECKING:
    from vedette.store.workspace import Workspace


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@workspace_option
def recode(ids: tuple[str, ...], where: str) -> None:
    """Code documents of the workspace anew; what was reviewed stays.

    Without an ID all that another vedette coded are coded by this one. What people reviewed stays as they left it,
    under the same id. What the old coding said is kept, too, for
    --known-on. The command can be ended, and goes on from there.

    \b
    Examples:
      vedette recode
      vedette recode 4f1c22ab90
    """
    with opened(where) as workspace:
        click.echo(f"{recoded(workspace, ids):,} documents coded anew.", err=True)


def recoded(workspace: "Workspace", ids: Sequence[str] = ()) -> int:
    """Code documents anew, by their ids, or all that another program coded; returns how many."""
    from vedette.assets.coder import Coder, why_not
    from vedette.records import Coded
    from vedette.store.documents import coded_by_others, page_of
    from vedette.store.keeping import keep

    coder, tally, count = Coder(), Tally(sys.stderr), 0
    with workspace.reading() as connection:
        shas = [page_of(connection, each).seen.id for each in ids] or coded_by_others(connection, coder.program)
    for sha in shas:
        with workspace.reading() as connection:
            old = page_of(connection, sha).reviewed.coded
        tally.begin(sha)
        kept = tuple(note for note in old.notes if note.room in ("intake", "reading"))
        coded = Coded(document=old.document) if why_not(old.document) else coder.records_of(old.document)
        keep(workspace, replace(coded, notes=(*kept, *coded.notes)), program=coder.program, seen=False)
        count += 1
    tally.clear()
    return count
