"""`vedette export`: what a workspace holds, as files for other programs."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.output import write_out
from vedette.cli.workspaces import opened, workspace_option
from vedette.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vedette.exports.corpus import Judged
    from vedette.store.reviewing import Reviewed
    from vedette.store.workspace import Workspace


@click.command()
@click.argument("what", type=click.Choice(["records", "ledger", "training"]))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write there.")
@workspace_option
def export(what: str, output: Path | None, where: str) -> None:
    """Write what the workspace holds, for other programs.

    records is what `vedette code` prints, one line of JSON for each document that stands, with people's corrections and
    without what they rejected. ledger is every judgement, one line each. training is the paragraphs that people have
    reviewed, in the notation of our corpus: a file to train the learned heads on.

    \b
    Examples:
      vedette export records --output records.jsonl
      vedette export ledger > ledger.jsonl
      vedette export training --output corpus/train/ours.txt
    """
    with opened(where) as workspace:
        parts = {"records": _records, "ledger": _ledger, "training": _training}[what](workspace)
        if output is None:
            for part in parts:
                write_out(sys.stdout.buffer, part, "the export")
            return
        try:
            with output.open("wb") as file:
                for part in parts:
                    write_out(file, part, "the export")
        except OSError as error:
            raise InputError(f"{output} cannot be written: {error.strerror or error}") from error


def _records(workspace: "Workspace") -> "Iterator[bytes]":
    from vedette.records import wire
    from vedette.store.documents import standing

    for coded in standing(workspace):
        yield wire.encode(coded) + b"\n"


def _ledger(workspace: "Workspace") -> "Iterator[bytes]":
    from vedette.records import wire
    from vedette.store.ledgers import all_judgements

    with workspace.reading() as connection:
        for judgement in all_judgements(connection):
            yield wire.encode(judgement) + b"\n"


def _training(workspace: "Workspace") -> "Iterator[bytes]":
    from vedette.assets.ontology import open_events
    from vedette.exports import corpus
    from vedette.store.documents import reviewed

    modes = {name: kind.modes for name, kind in open_events().kinds.items()}
    text, notes = corpus.write(map(_judged, reviewed(workspace)), modes)
    for note in notes:
        click.echo(note.text, err=True)
    yield text.encode()


def _judged(reviewed: "Reviewed") -> "Judged":
    """What the export of passages wants to know of a document."""
    from vedette.exports.corpus import Judged
    from vedette.records import Statement
    from vedette.store.lists import records_of

    standing = reviewed.standing
    left = {record.id for record in records_of(standing)}
    gone = [r for r in records_of(reviewed.coded) if isinstance(r, Statement) and r.id not in left]
    return Judged(
        coded=standing,
        reviewed=frozenset(id_ for id_ in reviewed.states if id_ in left),
        rejected=tuple(r.evidence[0] for r in gone if reviewed.states.get(r.id) == "rejected"),
        unsettled=tuple(r.evidence[0] for r in gone if reviewed.states.get(r.id) != "rejected"),
    )
