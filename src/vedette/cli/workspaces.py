"""What commands on a workspace share: which one, how it is opened, what is asked of it, and how results are written."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vedette.cli.output import write_out

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from vedette.store.asking import Query
    from vedette.store.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])

WHERE = "vedette.db"

workspace_option = click.option(
    "--workspace",
    "where",
    metavar="FILE|URL",
    envvar="VEDETTE_WORKSPACE",
    default=WHERE,
    show_default=True,
    show_envvar=True,
    help="The workspace: a file, or postgresql://... for a team's server.",
)
format_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "ids"]),
    help="Tables for people, one JSON object, or ids for `vedette judge`. Tables on a terminal, else JSON.",
)
page_options = (
    click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many to show."),
    click.option("--offset", type=click.IntRange(0), default=0, help="How many of the first to pass over."),
)
_ANY = "May be repeated: one of them."
query_options = (
    click.option("--kind", "kinds", multiple=True, metavar="KIND", help=f"event, affiliation, claim, ... {_ANY}"),
    click.option("--type", "types", multiple=True, metavar="TYPE", help=f"ASSAULT, leads, fighters, ... {_ANY}"),
    click.option("--actor", "actors", multiple=True, metavar="NAME", help="Who takes part. May be repeated: all."),
    click.option("--country", "countries", multiple=True, metavar="CODE", help=f"ISO 3166 alpha-3: MLI. {_ANY}"),
    click.option("--near", metavar="PLACE", help='Near a place of this name, or "16.27,-0.04".'),
    click.option("--within", "within_km", type=float, default=50.0, show_default=True, metavar="KM", help="How near."),
    click.option("--since", metavar="DATE", help="It happened then or later: 2015, 2015-06 or 2015-06-01."),
    click.option("--until", metavar="DATE", help="It happened then or earlier."),
    click.option("--status", "statuses", multiple=True, metavar="STATUS", help=f"asserted, denied, ... {_ANY}"),
    click.option("--source", "sources", multiple=True, metavar="KIND", help=f"Told by: official, article, ... {_ANY}"),
    click.option("--state", "states", multiple=True, metavar="STATE",
                 help=f"proposed, accepted, corrected or rejected; all but the last by default. {_ANY}"),
    click.option("--least", type=click.IntRange(0, 100), default=0, metavar="PERCENT", help="At least so sure."),
    click.option("--outlet", "outlets", multiple=True, metavar="NAME", help=f"Published by. {_ANY}"),
    click.option("--document", metavar="ID", help="In this document only."),
    click.option("--known-on", metavar="DATE", help="As the workspace knew it at the end of that day."),
)  # fmt: skip


def together(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator, in their order."""

    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


@contextmanager
def opened(where: str) -> Iterator["Workspace"]:
    """The workspace, opened."""
    from vedette.store.workspace import open_workspace

    with open_workspace(where) as workspace:
        yield workspace


def query_of(words: str | None, given: dict[str, Any]) -> "Query":
    """What was asked for on the command line."""
    from vedette.store.asking import Query

    countries = tuple(country.upper() for country in given.pop("countries"))
    return Query(words=words or None, countries=countries, **given)


def with_registry(connection: "Connection", query: "Query") -> "Query":
    """The query with actors by the registry's id, where the workspace has no such name and the registry knows it."""
    from dataclasses import replace

    from vedette.store.whereabouts import actors_named

    return replace(query, actors=tuple(_known(actor) if not actors_named(connection, actor, []) else actor
                                       for actor in query.actors))  # fmt: skip


def _known(name: str) -> str:
    from vedette.actors.asking import who_is
    from vedette.actors.registry import Context
    from vedette.assets.actors import open_actors

    found = who_is(name, open_actors(), Context())
    return found.match.entry.id if found.match else name


def write_json(value: object) -> None:
    """One JSON object on standard output."""
    import msgspec

    write_out(sys.stdout.buffer, msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n", "the result")


def write_lines(lines: Sequence[str]) -> None:
    """Lines of text on standard output."""
    write_out(sys.stdout.buffer, "".join(f"{line}\n" for line in lines).encode(), "the result")


def format_of(given: str | None) -> str:
    """The format that was asked for, or the one for where the result goes."""
    return given or ("table" if sys.stdout.isatty() else "json")


def remark(notes: Sequence[str]) -> None:
    """Tell on standard error what was not done."""
    for note in notes:
        click.echo(note, err=True)
