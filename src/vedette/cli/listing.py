"""`vedette list`: what a workspace holds, one kind at a time."""

from typing import TYPE_CHECKING, Any

import click

from vedette.cli.workspaces import (
    format_of,
    format_option,
    opened,
    page_options,
    query_of,
    query_options,
    remark,
    together,
    with_registry,
    workspace_option,
    write_json,
    write_lines,
)
from vedette.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection


RECORDS = {
    "events": "event",
    "ties": "affiliation",
    "presence": "presence",
    "claims": "claim",
    "estimates": "estimate",
    "outlooks": "outlook",
    "records": None,
}
_CELL = 60  # characters of JSON in a table
OTHERS = ("documents", "undated", "actors", "places", "judgements", "searches")


@click.command("list")
@click.argument("what", type=click.Choice([*RECORDS, *OTHERS]))
@together(*query_options, *page_options)
@format_option
@workspace_option
def listing(what: str, where: str, format_: str | None, limit: int, offset: int, **given: Any) -> None:
    """List what the workspace holds, one kind at a time.

    Records come by the day on which they happened, the newest first; documents by the day of their publication. The
    undated are documents that wait for a date: `vedette judge date ID DATE` gives one. An act is never dated by its
    report. The options narrow lists of records; --since, --until, --outlet and --known-on also those of documents.

    \b
    Examples:
      vedette list events --type ASSAULT --country MLI --since 2014
      vedette list ties --actor "Boko Haram" --state proposed
      vedette list undated
      vedette list judgements --format json
    """
    with opened(where) as workspace, workspace.reading() as connection:
        if what in RECORDS:
            from vedette.cli.found import show_records

            kind = RECORDS[what]
            if kind and given["kinds"]:
                raise InputError(f"--kind is for `vedette list records`: {what} are of one kind")
            query = with_registry(connection, query_of(None, given | ({"kinds": (kind,)} if kind else {})))
            show_records(workspace, connection, query, format_of(format_), limit, offset)
            return
        if what in ("documents", "undated"):
            _documents(connection, what == "undated", given, format_of(format_), limit, offset)
            return
        rows, heads = _OTHERS[what](connection, limit, offset)
        _show(rows, heads, format_of(format_))


def _documents(connection: "Connection", undated: bool, given: dict[str, Any], format_: str,
               limit: int, offset: int) -> None:  # fmt: skip
    from vedette.cli.found import show_documents
    from vedette.store.documents import find_documents

    query = query_of(None, given)
    since, until, known_on, outlets = query.since, query.until, query.known_on, query.outlets
    if query != type(query)(since=since, until=until, known_on=known_on, outlets=outlets):
        raise InputError("documents are narrowed by --since, --until, --outlet and --known-on; else use vedette search")
    found = find_documents(
        connection, since=since, until=until, known_on=known_on, outlets=outlets, undated=undated, limit=limit,
        offset=offset,
    )  # fmt: skip
    show_documents(found, format_)
    if not undated and format_ == "table" and (waiting := find_documents(connection, undated=True, limit=1).total):
        remark([f"{waiting:,} more have no date (vedette list undated)."])
    if undated and found.total and format_ == "table":
        remark(["Give one a date: vedette judge date ID 2024-05-03 --why TEXT."])


def _show(rows: "list[Any]", heads: tuple[str, ...], format_: str) -> None:
    from vedette.cli.table import table

    if format_ == "json":
        write_json(rows)
    elif format_ == "ids":
        write_lines([_id(row) for row in rows])
    elif rows:
        write_lines(list(table([[_cell(getattr(row, head)) for head in heads] for row in rows], heads)))
    else:
        write_lines(["none"])


def _id(row: Any) -> str:
    return str(next(getattr(row, name) for name in ("key", "id", "name") if hasattr(row, name)))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    if isinstance(value, str):
        from vedette.store.naming import short_id

        return short_id(value)
    if isinstance(value, int):
        return f"{value:,}"
    import msgspec

    from vedette.store.asking import Query, as_plain

    plain = as_plain(value) if isinstance(value, Query) else value
    written = msgspec.json.encode(plain).decode()
    return written if len(written) <= _CELL else f"{written[:_CELL]}…"


def _actors(connection: "Connection", limit: int, offset: int) -> tuple[list[Any], tuple[str, ...]]:
    from vedette.store.documents import actors

    return list(actors(connection, limit=limit, offset=offset)), ("key", "name", "kind", "country", "records")


def _places(connection: "Connection", limit: int, offset: int) -> tuple[list[Any], tuple[str, ...]]:
    from vedette.store.documents import places

    return list(places(connection, limit=limit, offset=offset)), ("key", "name", "country", "lat", "lon", "records")


def _judgements(connection: "Connection", limit: int, offset: int) -> tuple[list[Any], tuple[str, ...]]:
    from vedette.store.ledgers import all_judgements

    newest = list(reversed(all_judgements(connection)))[offset : offset + limit]
    return newest, ("id", "kind", "on", "field", "before", "after", "who", "when", "why", "undoes")


def _searches(connection: "Connection", limit: int, offset: int) -> tuple[list[Any], tuple[str, ...]]:
    from vedette.store.alerts import saved_searches

    return list(saved_searches(connection))[offset : offset + limit], ("name", "who", "query")


_OTHERS = {"actors": _actors, "places": _places, "judgements": _judgements, "searches": _searches}
