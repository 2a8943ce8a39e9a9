"""`vedette search`: documents and records by words and facets."""

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
)
from vedette.errors import InputError

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from vedette.store.asking import Query
    from vedette.store.workspace import Workspace


@click.command()
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@together(*query_options)
@click.option("--like", metavar="ID", help="Documents like this one, with what they share.")
@click.option("--save", metavar="NAME", help="Keep this search, for `vedette alerts`.")
@together(*page_options)
@format_option
@workspace_option
def search(
    words: tuple[str, ...],
    like: str | None,
    save: str | None,
    limit: int,
    offset: int,
    format_: str | None,
    where: str,
    **given: Any,
) -> None:
    """Search the workspace by words, and by what the records say.

    WORDS alone find documents: all words must be there, in any form ("attack" finds "attacked"); "words in a row" in
    quotation marks, attack* for a beginning, OR between two; -word leaves out, within quotation marks or after "--",
    where the shell does not take it for an option. With any option but --outlet records are found, each with its words,
    and counted by actor, type, place and so on. Dates are those on which things happened.

    \b
    Examples:
      vedette search market bomb
      vedette search '"claimed responsibility" OR pledge' --actor "Boko Haram"
      vedette search --near Gao --within 50 --type ASSAULT --since 2014
      vedette search hostages --country DZA --save algeria-hostages
      vedette search --like 4f1c22ab90
    """
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    query = query_of(asked, given)
    format_ = format_of(format_)
    with opened(where) as workspace:
        if save is not None:
            with workspace.reading() as connection:
                query = with_registry(connection, query)
            _save(workspace, save, query)
            return
        with workspace.reading() as connection:
            query = with_registry(connection, query)
            if like is not None:
                _like(connection, like, limit, format_)
            elif query.is_of_records:
                from vedette.cli.found import show_records

                show_records(workspace, connection, query, format_, limit, offset, with_facets=True)
            elif query.words or query.outlets:
                _documents(connection, query, limit, offset, format_)
            else:
                raise InputError(
                    "search for words, or by an option such as --actor or --type (`vedette list` lists all)"
                )


def _save(workspace: "Workspace", name: str, query: "Query") -> None:
    from vedette.store.alerts import save_search

    volume = save_search(workspace, name, query)
    remark(
        [f"Saved as {name!r}. It would have told of {volume:,} in the last week; `vedette alerts` tells what is new."]
    )


def _documents(connection: "Connection", query: "Query", limit: int, offset: int, format_: str) -> None:
    from vedette.cli.found import show_documents
    from vedette.store.documents import find_documents
    from vedette.store.keeping import document_of, text_of
    from vedette.store.words import read_words, snippet

    found = find_documents(connection, words=query.words, outlets=query.outlets, known_on=query.known_on,
                           limit=limit, offset=offset)  # fmt: skip
    snippets = {}
    if query.words:
        asked = read_words(query.words)
        for seen in found.documents:
            text = text_of(document_of(connection, seen.number))
            stretch = snippet(text, asked)
            snippets[seen.id] = stretch.text if stretch else text[:160]
    show_documents(found, format_, snippets or None)


def _like(connection: "Connection", like: str, limit: int, format_: str) -> None:
    from vedette.cli.table import table
    from vedette.cli.workspaces import write_json, write_lines
    from vedette.store.likeness import documents_like
    from vedette.store.naming import short_id

    found = documents_like(connection, like, limit=limit)
    if format_ == "ids":
        write_lines([each.seen.id for each in found])
    elif format_ == "json":
        write_json(
            [{"id": each.seen.id, "title": each.seen.title, "score": each.score, "why": each.why} for each in found]
        )
    else:
        rows = [
            (short_id(each.seen.id), f"{each.score:.2f}", each.seen.title or "no title", "; ".join(each.why))
            for each in found
        ]
        write_lines(list(table(rows, ("id", "alike", "title", "why"))) if rows else ["none"])
