"""`vedette judge`: what a person decides, added to the ledger of a workspace, or to one in a file."""

import getpass
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.workspaces import opened, workspace_option
from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.records import Judgement
    from vedette.records.judgement import JudgementKind
    from vedette.store.workspace import Workspace

# What a person may decide about who is who, with the kind of judgement that it is, and how many ids it takes.
WHO_IS_WHO: "dict[str, tuple[JudgementKind, int]]" = {
    "same": ("same_actor", 2),
    "different": ("different_actor", 2),
    "merge": ("merge", 2),
    "undo": ("undo", 1),
}
# What a person may decide about the records of a workspace.
REVIEWS: "dict[str, JudgementKind]" = {
    "accept": "accept",
    "reject": "reject",
    "correct": "correct",
    "date": "correct",
}


@click.command()
@click.argument("decision", type=click.Choice([*REVIEWS, *WHO_IS_WHO]))
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--why", metavar="TEXT", help="The reason, in words; only an accept may go without one.")
@click.option("--who", metavar="NAME", help="Who decides; by default the name of the user of this machine.")
@click.option("--field", metavar="NAME", help="The field to correct; without it, --value is a whole record.")
@click.option("--value", metavar="JSON", help="What stands there, as JSON; a text may stand without quotation marks.")
@click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Add it to a file, not to a workspace.",
)
@workspace_option
def judge(
    decision: str,
    ids: tuple[str, ...],
    why: str | None,
    who: str | None,
    field: str | None,
    value: str | None,
    ledger: Path | None,
    where: str,
) -> None:
    """Add to the ledger what a person decides: accept, correct, reject, who is who, undo.

    By whom, when and why is kept; nothing is overwritten, and all can be undone. accept, reject and correct are
    about records (4f1c22ab90#e2). "-" instead of ids reads them from standard input, a
    line each: what a search prints with --format ids. date gives a document its date of publication, and counts its
    times anew. same, different and merge are about actors, by the ids that `vedette list actors` and `vedette network`
    print: of the registry ("boko-haram"), of names ("name:red army"), or of one document's actor (4f1c22ab90#a2). undo
    takes back a judgement by its id.

    \b
    Examples:
      vedette judge accept 4f1c22ab90#e2 4f1c22ab90#e3
      vedette search --type ASSAULT --outlet "Gao Post" --format ids | vedette judge reject - --why "sports pages"
      vedette judge correct 4f1c22ab90#e2 --field type --value COERCE --why "nobody was hurt"
      vedette judge date 4f1c22ab90 2024-05-03 --why "the archive's shelf mark"
      vedette judge same "name:red army" ansaru --why "its own statement of 3 May"
      vedette judge undo j1 --why "the statement was forged"
      vedette judge same "name:red army" ansaru --why "its statement" --ledger ledger.jsonl
    """
    if decision in WHO_IS_WHO:
        kind, least = WHO_IS_WHO[decision]
        if len(ids) < least or (kind == "undo" and len(ids) > 1):
            raise InputError(
                f"{decision} wants {'one id of a judgement' if kind == 'undo' else 'two ids or more'}, not {len(ids)}"
            )
    if decision != "accept" and not (why or "").strip():
        raise InputError("--why wants the reason in words: whoever reads the ledger later will ask for it")
    if (field or value) and decision != "correct":
        raise InputError("--field and --value are for `vedette judge correct`")
    if ledger is not None:
        if decision in REVIEWS:
            raise InputError(f"a ledger in a file says who is who: {decision} is for a workspace")
        _tell(decision, [_to_file(ledger, decision, ids, who, why or "")])
        return
    with opened(where) as workspace:
        made = _to_workspace(workspace, decision, ids, why, who, field, value)
        _tell(decision, made)
        if any(judgement.field == "published" or _undoes_a_date(workspace, judgement) for judgement in made):
            from vedette.cli.recode import recoded

            again = recoded(workspace, [on for judgement in made for on in judgement.on])
            click.echo(f"{again:,} coded anew by the date.", err=True)


def _to_workspace(
    workspace: "Workspace", decision: str, ids: Sequence[str], why: str | None, who: str | None,
    field: str | None, value: str | None,
) -> "list[Judgement]":  # fmt: skip
    from vedette.store.judging import DATE
    from vedette.store.judging import judge as judged

    kind = REVIEWS.get(decision) or WHO_IS_WHO[decision][0]
    after: Any = None
    if decision == "date":
        *ids, after = ids
        field = DATE
        if not ids:
            raise InputError("date wants the ids of documents, and then the date: 4f1c22ab90 2024-05-03")
    elif decision == "correct":
        after = _value(value)
    names = _given(ids)
    if kind == "correct":  # each record has a value of its own before
        return [judged(workspace, kind, [name], why=why, who=who, field=field, after=after) for name in names]
    return [judged(workspace, kind, names, why=why, who=who)]


def _undoes_a_date(workspace: "Workspace", judgement: "Judgement") -> bool:
    from vedette.store.ledgers import judgement_of

    if judgement.undoes is None:
        return False
    with workspace.reading() as connection:
        undone = judgement_of(connection, judgement.undoes)
    return undone is not None and (undone.field == "published" or _undoes_a_date(workspace, undone))


def _given(ids: Sequence[str]) -> list[str]:
    """The ids, and those on standard input where "-" stands."""
    found = [name for id_ in ids for name in ([line.strip() for line in sys.stdin] if id_ == "-" else [id_]) if name]
    if not found:
        raise InputError("no ids came on standard input")
    return found


def _value(written: str | None) -> Any:
    import msgspec

    if written is None:
        raise InputError("correct wants --value: what stands there, as JSON (null for nothing)")
    try:
        return msgspec.json.decode(written)
    except msgspec.DecodeError:
        return written


def _to_file(ledger: Path, decision: str, ids: Sequence[str], who: str | None, why: str) -> "Judgement":
    from vedette.assets.ledger import append, read_ledger

    kept = read_ledger(ledger) if ledger.exists() else ()
    made = _judgement(kept, WHO_IS_WHO[decision][0], ids, who or getpass.getuser(), why)
    append(ledger, [made])
    return made


def _tell(decision: str, made: "Sequence[Judgement]") -> None:
    from vedette.store.naming import short_id

    for judgement in made:
        undone = f" {judgement.undoes}, on" if judgement.undoes else ""
        names = ", ".join(short_id(on) for on in judgement.on[:5])
        more = f" and {len(judgement.on) - 5:,} more" if len(judgement.on) > 5 else ""
        click.echo(f"{judgement.id}: {decision}{undone} {names}{more} ({judgement.who}, {judgement.when})")


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
