"""Records and documents that were found, on a terminal and as JSON."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from vedette.cli.workspaces import remark, write_json, write_lines

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from vedette.records import Coded
    from vedette.store.asking import Facets, FoundDocuments, Hit, Query, Seen
    from vedette.store.workspace import Workspace

_SHOWN_OF_FACETS = 6  # values of each, on a terminal


def show_records(
    workspace: "Workspace", connection: "Connection", query: "Query", format_: str, limit: int, offset: int,
    with_facets: bool = False,
) -> None:  # fmt: skip
    """Find records and print them, each with its words and what it means to a reader."""
    from vedette.store.search import find

    found = find(workspace, connection, query, limit=limit, offset=offset, with_facets=with_facets)
    remark(found.notes)
    documents = coded_of(connection, found.hits, query.known_on)
    if format_ == "ids":
        write_lines([f"{documents[hit.document][0].id}#{hit.name}" for hit in found.hits])
        return
    if format_ == "json":
        write_json(
            {"total": found.total, "at_least": found.at_least,
             "facets": {facet: dict(values) for facet, values in found.facets.items()},
             "records": [plain_of(hit, *documents[hit.document]) for hit in found.hits]}
        )  # fmt: skip
        return
    write_lines([*rows_of(found.hits, documents), *facet_lines(found.facets, found.at_least)])
    remark([_how_many(found.total, found.at_least, len(found.hits), offset, "records")])


def coded_of(
    connection: "Connection", hits: "Sequence[Hit]", known_on: str | None = None
) -> "dict[int, tuple[Seen, Coded]]":
    """The documents that records are in, as they stand, or stood at the end of a day."""
    from vedette.store.documents import seen_by_number
    from vedette.store.keeping import presents
    from vedette.store.search import end_of_day

    seen = seen_by_number(connection, sorted({hit.document for hit in hits}))
    reviewed = presents(connection, list(seen), end_of_day(known_on))
    return {number: (each, reviewed[number].coded) for number, each in seen.items()}


def rows_of(hits: "Sequence[Hit]", documents: "dict[int, tuple[Seen, Coded]]") -> list[str]:
    """Records that were found, as the lines of a table."""
    from vedette.cli.summaries import Names, summary
    from vedette.cli.table import quoted, table
    from vedette.store.naming import short_id
    from vedette.store.reviewing import record_of
    from vedette.store.rows import iso_day

    if not hits:
        return ["none"]
    rows = []
    for hit in hits:
        seen, coded = documents[hit.document]
        record = record_of(coded, hit.name)[1]
        words = quoted(record.evidence[0].of(coded.document.text))
        source = ", ".join(part for part in (seen.outlet, (seen.published or "undated")[:10]) if part)
        state = "" if hit.state == "proposed" else f"\n{hit.state}"
        rows.append(
            (short_id(f"{seen.id}#{hit.name}") + state, iso_day(hit.begins) or "no day", summary(record, Names(coded)),
             f"{words}\n{source}")
        )  # fmt: skip
    return list(table(rows, ("id", "when", "what", "in the words of the article")))


def plain_of(hit: "Hit", seen: "Seen", coded: "Coded") -> dict[str, Any]:
    """A record that was found, as JSON has it."""
    import msgspec

    from vedette.store.reviewing import record_of
    from vedette.store.rows import iso_day

    record = record_of(coded, hit.name)[1]
    return {
        "id": f"{seen.id}#{hit.name}", "kind": hit.kind, "day": iso_day(hit.begins), "state": hit.state,
        "country": hit.country, "told_by": hit.source, "outlet": seen.outlet, "published": seen.published,
        "url": seen.url, "words": record.evidence[0].of(coded.document.text), "record": msgspec.to_builtins(record),
    }  # fmt: skip


def facet_lines(facets: "Facets", at_least: bool) -> list[str]:
    """How many of what was found have which value, a line for each facet."""
    lines = [
        f"  {facet}: " + ", ".join(f"{value} {count:,}" for value, count in values[:_SHOWN_OF_FACETS])
        for facet, values in facets.items()
        if values
    ]
    heading = "of the newest that match" if at_least else "of all that match"
    return ["", f"{heading}:", *lines] if lines else []


def show_documents(found: "FoundDocuments", format_: str, snippets: "dict[str, str] | None" = None) -> None:
    """Print documents, with the words in which a question was found."""
    from vedette.cli.table import quoted, table
    from vedette.store.naming import short_id

    if format_ == "ids":
        write_lines([seen.id for seen in found.documents])
        return
    if format_ == "json":
        documents = [
            {"id": seen.id, "title": seen.title, "outlet": seen.outlet, "url": seen.url, "published": seen.published,
             "is_current": seen.is_current, "words": (snippets or {}).get(seen.id)}
            for seen in found.documents
        ]  # fmt: skip
        write_json({"total": found.total, "at_least": found.at_least, "documents": documents})
        return
    rows = [
        (short_id(seen.id), (seen.published or "undated")[:10], seen.outlet or "",
         "\n".join([seen.title or "no title", *([quoted(snippets[seen.id])] if snippets else [])]))
        for seen in found.documents
    ]  # fmt: skip
    write_lines(list(table(rows, ("id", "published", "outlet", "title"))) if rows else ["none"])
    remark([_how_many(found.total, found.at_least, len(found.documents), 0, "documents")])


def _how_many(total: int, at_least: bool, shown: int, offset: int, what: str) -> str:
    said = f"{'at least ' if at_least else ''}{total:,} {what if total != 1 else what.removesuffix('s')}"
    more = f"; {offset + 1:,} to {offset + shown:,} are shown (--limit, --offset)" if shown < total and shown else ""
    return f"{said}{more}."
