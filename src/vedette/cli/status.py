"""`vedette status`: what a workspace holds, and what waits in it."""

from typing import TYPE_CHECKING

import click

from vedette.cli.workspaces import format_of, opened, workspace_option, write_json, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vedette.store.documents import Holdings
    from vedette.store.workspace import Workspace


@click.command()
@click.option("--format", "format_", type=click.Choice(["table", "json"]), help="For people, or as JSON.")
@workspace_option
def status(format_: str | None, where: str) -> None:
    """Say what the workspace holds, and what waits in it.

    \b
    Example:
      vedette status
    """
    from vedette.store.documents import holdings

    with opened(where) as workspace, workspace.reading() as connection:
        held = holdings(workspace, connection)
        if format_of(format_) == "json":
            write_json({"workspace": workspace.shown, **{name: getattr(held, name) for name in held.__slots__}})
        else:
            write_lines(list(_lines(workspace, held)))


def _lines(workspace: "Workspace", held: "Holdings") -> "Iterator[str]":
    from datetime import UTC, datetime

    yield f"{workspace.shown} (schema {held.schema})"
    yield f"  {held.documents:,} documents, {held.replaced:,} of them older versions"
    if held.first_published:
        yield f"  published {held.first_published[:10]} to {(held.last_published or '')[:10]}"
    if held.last_kept_at is not None:
        newest = datetime.fromtimestamp(held.last_kept_at / 1000, UTC).strftime("%Y-%m-%d %H:%M")
        yield f"  the last one was kept {newest} UTC"
    if held.undated:
        yield f"  {held.undated:,} wait for a date (vedette list undated)"
    total = sum(held.records.values())
    yield f"  {total:,} records: " + ", ".join(f"{n:,} {kind}" for kind, n in sorted(held.records.items()) if n)
    yield "  of the statements: " + (", ".join(f"{n:,} {state}" for state, n in held.states.items() if n) or "none")
    yield f"  {held.judgements:,} judgements in the ledger"
    for program, count in held.programs.items():
        yield f"  {count:,} coded by {program}"
