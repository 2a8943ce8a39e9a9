"""`vedette judge`: what a person decides about who is who, added to the ledger."""

import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.records import Judgement
    from vedette.records.judgement import JudgementKind

# What a person may decide here, with the kind of judgement that it is, and how many ids it takes.
DECISIONS: "dict[str, tuple[JudgementKind, int]]" = {
    "same": ("same_actor", 2),
    "different": ("different_actor", 2),
    "merge": ("merge", 2),
    "undo": ("undo", 1),
}


@click.command()
@click.argument("decision", type=click.Choice(list(DECISIONS)))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--ledger", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Add it there."
)
@click.option("--why", required=True, metavar="TEXT", help="The reason, in words.")
@click.option("--who", metavar="NAME", help="Who decides; by default the name of the user of this machine.")
def judge(decision: str, ids: tuple[str, ...], ledger: Path, why: str, who: str | None) -> None:
    """Add to a ledger what a person decides about who is who: by whom, when and why.

    The IDs are those that `vedette network --format json` shows: of the registry ("boko-haram"), of names that it does
    not have ("name:red army"), or of one document's actor ("sha256:4f1c...#a2"). An undo takes the id of the judgement.

    Nothing is overwritten: the ledger only grows, and `vedette network --ledger FILE` computes what stands.

    \b
    Examples:
      vedette judge same "name:red army" ansaru --why "its own statement of 3 May" --ledger ledger.jsonl
      vedette judge different "name:red army" "sha256:4f1c...#a2" --why "another town's" --ledger ledger.jsonl
      vedette judge undo j1 --why "the statement was forged" --ledger ledger.jsonl
    """
    from vedette.assets.ledger import append, read_ledger

    kind, least = DECISIONS[decision]
    if len(ids) < least or (kind == "undo" and len(ids) > 1):
        raise InputError(
            f"{decision} wants {'one id of a judgement' if kind == 'undo' else 'two ids or more'}, not {len(ids)}"
        )
    if not why.strip():
        raise InputError("--why wants the reason in words: whoever reads the ledger later will ask for it")
    kept = read_ledger(ledger) if ledger.exists() else ()
    made = _judgement(kept, kind, ids, who or getpass.getuser(), why)
    append(ledger, [made])
    undone = f" {made.undoes}, on" if made.undoes else ""
    click.echo(f"{made.id}: {decision}{undone} {', '.join(made.on)} ({made.who}, {made.when})")


def _judgement(
    kept: "Sequence[Judgement]", kind: "JudgementKind", ids: Sequence[str], who: str, why: str
) -> "Judgement":
    """The judgement under the next free number; an undo is on what it undoes was on."""
    from vedette.records import Judgement

    undone = next((judgement for judgement in kept if kind == "undo" and judgement.id == ids[0]), None)
    if kind == "undo" and undone is None:
        known = ", ".join(judgement.id for judgement in kept[-5:]) or "none"
        raise InputError(f"the ledger has no judgement {ids[0]!r} to undo (the last ones: {known})")
    taken = {judgement.id for judgement in kept}
    number = next(n for n in range(len(kept) + 1, 2 * len(kept) + 2) if f"j{n}" not in taken)
    return Judgement(
        id=f"j{number}", kind=kind, on=undone.on if undone else tuple(ids), who=who, why=why,
        when=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        undoes=undone.id if undone else None,
    )  # fmt: skip
