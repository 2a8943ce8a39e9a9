"""`vedette show`: one document, record, actor, judgement or saved search, with all that is kept of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from vedette.cli.workspaces import format_of, opened, workspace_option, write_json, write_lines
from vedette.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from vedette.records import Judgement, Record
    from vedette.store.documents import Page
    from vedette.store.workspace import Workspace


@click.command()
@click.argument("id_", metavar="ID")
@click.option("--known-on", metavar="DATE", help="As the workspace knew it at the end of that day.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), help="For people, or all as JSON.")
@workspace_option
def show(id_: str, known_on: str | None, format_: str | None, where: str) -> None:
    """Show a document, record, actor or judgement with all that is kept of it.

    An ID is a document's (sha256:4f1c..., or its first digits), a record's (4f1c22ab90#e2), an actor's (boko-haram,
    "name:red army") or a judgement's (j12), as `vedette list` and `vedette search` print them.

    \b
    Examples:
      vedette show 4f1c22ab90            a document: its versions, its records
      vedette show 4f1c22ab90#e2         a record: its fields, their words, who decided what
      vedette show boko-haram            an actor: names, and the newest records
      vedette show 4f1c22ab90#e2 --known-on 2024-05-03
    """
    with opened(where) as workspace, workspace.reading() as connection:
        shown = _shown(workspace, connection, id_, known_on)
        if format_of(format_) == "json":
            write_json(shown[0])
        else:
            write_lines(list(shown[1]))


def _shown(
    workspace: "Workspace", connection: "Connection", id_: str, known_on: str | None
) -> tuple[Any, Iterator[str]]:
    """What an id means: as plain data, and as lines for people."""
    from vedette.store.documents import page_of
    from vedette.store.ledgers import judgement_of
    from vedette.store.naming import full_id

    full = full_id(connection, id_)
    if full.startswith("sha256:"):
        page = page_of(connection, full, known_on)
        record = full.partition("#")[2]
        return _record(page, record) if record else _document(page)
    if (judgement := judgement_of(connection, id_)) is not None:
        return judgement, _decided(judgement)
    return _actor(workspace, connection, id_)


def _document(page: "Page") -> tuple[Any, Iterator[str]]:
    import msgspec

    coded = page.reviewed.coded
    plain = {
        **msgspec.to_builtins(coded), "states": page.reviewed.states, "program": page.program,
        "versions": page.versions, "judgements": page.judgements,
    }  # fmt: skip
    return plain, _document_lines(page)


def _document_lines(page: "Page") -> Iterator[str]:
    from vedette.cli.summaries import document_lines
    from vedette.cli.table import table
    from vedette.store.naming import short_id

    coded, seen = page.reviewed.coded, page.seen
    yield from document_lines(short_id(seen.id), coded)
    yield ""
    newer = "" if seen.is_current else " A newer version is kept."
    yield f"Kept {_time(seen.kept_at)}, coded by {page.program}.{newer}"
    if seen.published is None:
        yield "It has no date: vedette judge date ID 2024-05-03 --why TEXT gives it one."
    rows = [
        (short_id(version.id), version.url or version.address, version.outlet or "",
         (version.published or "undated")[:10], _time(version.kept_at))
        for version in page.versions
    ]  # fmt: skip
    yield ""
    yield from table(rows, ("version", "seen at", "outlet", "published", "kept"))
    if page.reviewed.states:
        yield ""
        yield "Reviewed: " + ", ".join(f"{id_} {state}" for id_, state in page.reviewed.states.items())


def _record(page: "Page", id_: str) -> tuple[Any, Iterator[str]]:
    import msgspec

    from vedette.store.reviewing import record_of

    kind, record = record_of(page.reviewed.coded, id_)
    about = [judgement for judgement in page.judgements if f"{page.seen.id}#{id_}" in judgement.on]
    plain = {
        "id": f"{page.seen.id}#{id_}", "list": kind, "state": page.reviewed.states.get(id_, "proposed"),
        "words": [span.of(page.reviewed.coded.document.text) for span in record.evidence],
        "record": msgspec.to_builtins(record), "judgements": about,
    }  # fmt: skip
    return plain, _record_lines(page, record, plain["state"], about)


def _record_lines(page: "Page", record: "Record", state: str, about: "list[Judgement]") -> Iterator[str]:
    from vedette.cli.summaries import Names, summary
    from vedette.cli.table import quoted, table
    from vedette.cli.why import fields_of
    from vedette.store.naming import short_id

    coded = page.reviewed.coded
    yield f"{short_id(f'{page.seen.id}#{record.id}')}  {summary(record, Names(coded))}"
    yield f"    {state}; proposed by {record.how.name} ({record.how.by}), {record.confidence:.2f} sure"
    for span in record.evidence:
        yield f"    {quoted(span.of(coded.document.text))}"
    yield f"    {page.seen.title or 'no title'}, {page.seen.outlet or 'no outlet'}, {page.seen.published or 'undated'}"
    yield ""
    yield from table(list(fields_of(coded, record)), ("field", "value", "rests on"))
    for judgement in about:
        yield ""
        yield from _decided(judgement)


def _decided(judgement: "Judgement") -> Iterator[str]:
    from vedette.store.naming import short_id

    on = ", ".join(map(short_id, judgement.on))
    what = " ".join([judgement.kind.replace("_", " "), *([judgement.undoes] if judgement.undoes else [])])
    yield f"{judgement.id}: {what} on {on}"
    if judgement.kind == "correct":
        yield f"    {judgement.field or 'the whole record'}: {judgement.before!r} -> {judgement.after!r}"
    yield f"    {judgement.who}, {judgement.when}" + (f": {judgement.why}" if judgement.why else "")


def _actor(workspace: "Workspace", connection: "Connection", id_: str) -> tuple[Any, Iterator[str]]:
    from vedette.cli.found import coded_of, plain_of, rows_of
    from vedette.store.asking import Query
    from vedette.store.documents import actor_of
    from vedette.store.search import find

    named = actor_of(connection, id_)
    if named is None:
        raise InputError(
            f"nothing here has the id {id_!r}: `vedette list documents` and `vedette list actors` show what there is "
            "(of a document's id, six digits at least)"
        )
    found = find(workspace, connection, Query(actors=(named.key,)), limit=20, with_facets=True)
    documents = coded_of(connection, found.hits)
    records = [plain_of(hit, *documents[hit.document]) for hit in found.hits]
    plain = {"actor": named, "total": found.total, "at_least": found.at_least,
             "facets": {facet: dict(values) for facet, values in found.facets.items()}, "records": records}  # fmt: skip
    return plain, _actor_lines(named, rows_of(found.hits, documents), found)


def _actor_lines(named: Any, rows: list[str], found: Any) -> Iterator[str]:
    from vedette.cli.found import facet_lines

    yield f"{named.name} ({named.kind.replace('_', ' ')}{f', {named.country}' if named.country else ''})  {named.key}"
    yield f"    takes part in {'at least ' if found.at_least else ''}{found.total:,} records; the newest:"
    yield ""
    yield from rows
    yield from facet_lines(found.facets, found.at_least)


def _time(milliseconds: int) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M")
