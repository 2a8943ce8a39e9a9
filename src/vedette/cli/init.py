"""`vedette init`: a new workspace."""

import click

from vedette.cli.workspaces import workspace_option


@click.command()
@workspace_option
def init(where: str) -> None:
    """Make a workspace, where documents, records and reviews are kept.

    It is one file, vedette.db in this folder by default. A team shares one on PostgreSQL 15 or newer: an empty database
    whose address is given with --workspace, or in VEDETTE_WORKSPACE.

    \b
    Examples:
      vedette init
      vedette init --workspace desk.db
      vedette init --workspace postgresql://desk@db.example/news
    """
    from vedette.store.workspace import make_workspace

    with make_workspace(where) as workspace:
        click.echo(f"Made the workspace {workspace.shown}. Next: vedette ingest SOURCE...", err=True)
