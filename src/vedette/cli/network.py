"""`vedette network`: who is tied to whom at a date, by many reports and the registry."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.output import write_out
from vedette.cli.pages import allow_option, ledger_option
from vedette.cli.tally import Tally
from vedette.errors import InputError

if TYPE_CHECKING:  # what a command needs is loaded when it runs: completion by the Tab key loads every command
    from vedette.actors.lexicon import ActorLexicon
    from vedette.network.network import Network
    from vedette.network.reports import Nodes
    from vedette.network.snapshots import Snapshot
    from vedette.records import Coded, Judgement


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Path(allow_dash=True))
@click.option(
    "--date", "on", metavar="DATE", help="As true on: 2015, 2015-06 or 2015-06-01; the last report's day else."
)
@click.option("--known-on", metavar="DATE", help="Only by what had been published until then.")
@click.option("--about", metavar="NAME", help="Only around this group or person: a name, or an id of the registry.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "svg", "graphml", "json"]),
    help="Tables for people, a drawing of the history, a graph, or all as JSON. Tables on a terminal, else JSON.",
)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.3,
    show_default=True,
    help="Leave out what the program is less sure of: 0 keeps all.",
)
@click.option("--no-registry", is_flag=True, help="Only what the sources say, without the registry's own facts.")
@ledger_option
@allow_option
def network(
    sources: tuple[str, ...],
    on: str | None,
    known_on: str | None,
    about: str | None,
    format_: str | None,
    least: float,
    no_registry: bool,
    ledger: Path | None,
    allow: tuple[str, ...],
) -> None:
    """Say who is tied to whom at a date, by many reports and the registry.

    A SOURCE is what `vedette code` takes, a file of what it printed (--format jsonl), or a workspace (vedette.db).
    Every tie shows its words, and reports that contradict each other stand side by side. "As true on" (--date) and "as
    known on" (--known-on) are two questions: what was so that day, and what one could know of it by then.

    Without a SOURCE the registry alone answers, about whom --about names.

    \b
    Examples:
      vedette network reports/ --date 2015-06-01
      vedette network records.jsonl --about "Boko Haram" --date 2016-09
      vedette network records.jsonl --date 2016-09 --known-on 2015-06-01
      vedette network --about "Boko Haram" --format svg > lanes.svg
      vedette network records.jsonl --format graphml > network.graphml

    \b
    Exit codes, beside those of `vedette --help`:
      2  nothing of what was given could be read
      4  some of what was given could not be read; the rest was used
    """
    from vedette.cli.coded import coded_of, exit_code_of, judgements_of
    from vedette.network.days import last_day

    for date in (on, known_on):
        if date is not None:
            last_day(date)
    if not sources and (about is None or no_registry):
        raise InputError("give reports to read, or --about a group that the registry knows")
    judgements = judgements_of(sources, ledger)
    tally = Tally(sys.stderr)
    coded = _sure(list(coded_of(sources, allow, tally)), least)
    if sources and not tally.read:
        if not tally.failed:
            raise InputError("nothing was read: the sources hold no text")
        click.get_current_context().exit(exit_code_of(tally))
    on = on or _latest(coded)
    made, node = _network(coded, judgements, about, None if no_registry else on, on)
    snapshot = made.snapshot(on, known_on)
    shown = snapshot.about(node) if node else snapshot
    format_ = format_ or ("table" if sys.stdout.isatty() else "json")
    write_out(sys.stdout.buffer, _written(shown, node, format_), "the network")
    if tally.failed:
        click.get_current_context().exit(exit_code_of(tally))


def _sure(coded: Sequence["Coded"], least: float) -> list["Coded"]:
    """The documents with the ties that are sure enough; how many were left out is said on standard error."""
    from dataclasses import replace

    kept = [replace(one, affiliations=tuple(t for t in one.affiliations if t.confidence >= least)) for one in coded]
    count = sum(len(one.affiliations) for one in coded) - sum(len(one.affiliations) for one in kept)
    if count:
        click.echo(f"{count:,} ties of a confidence under {least} were left out (--least 0 keeps them).", err=True)
    return kept


def _latest(coded: Sequence["Coded"]) -> str:
    """The date of the last report, said on standard error; of the registry alone, today's."""
    from datetime import UTC, datetime

    from vedette.network.gathering import known_of

    dates = [date for one in coded if (date := known_of(one.document))]
    if coded and not dates:
        raise InputError("none of the reports has a date: say with --date for which day the network is wanted")
    latest = max(dates, default=datetime.now(UTC).date().isoformat())
    click.echo(
        f"As true on {latest}, {'the date of the last report' if dates else 'today'} (--date chooses).", err=True
    )
    return latest


def _network(
    coded: Sequence["Coded"], judgements: Sequence["Judgement"], about: str | None, registry_on: str | None, on: str
) -> tuple["Network", str | None]:
    """The network of the reports and the registry, and the node that was asked about."""
    from vedette.assets.actors import open_actors
    from vedette.network.gathering import both, gather, registry_reports
    from vedette.network.identity import identify
    from vedette.network.network import Network

    gathered = gather(coded, judgements, when=on if len(on) == 10 else f"{on}-01-01"[:10])
    lexicon = open_actors() if registry_on or about else None
    node = _found(about, gathered.nodes, lexicon, registry_on) if about and lexicon else None
    if registry_on and lexicon:
        facts = registry_reports(lexicon.registry, gathered.nodes.keys(), [node] if node else ())
        gathered = both(gathered, facts, identify((), judgements))
    for note in gathered.notes:
        click.echo(note.text, err=True)
    known = {f"{one.document.id}#{actor.id}" for one in coded for actor in one.actors} | gathered.nodes.keys()
    for judgement in judgements:
        if judgement.kind not in ("same_actor", "different_actor", "merge"):
            continue
        for id_ in judgement.on:
            if id_ not in known and (lexicon is None or lexicon.registry.entry(id_) is None):
                click.echo(
                    f"judgement {judgement.id}: nobody here has the id {id_!r}, so that it joins nothing", err=True
                )
    joins = identify((), judgements)
    return Network.of(gathered), joins.of(node) if node else None


def _found(about: str, nodes: "Nodes", lexicon: "ActorLexicon", registry_on: str | None) -> str:
    """The id of the node that a name means: of the registry, else of the reports; InputError with names like it."""
    from vedette.actors.asking import nearest, who_is
    from vedette.actors.name_keys import name_key
    from vedette.actors.registry import Context

    if about in nodes:
        return about
    found = who_is(about, lexicon, Context(date=registry_on))
    if found.match and (
        found.match.entry.id in nodes or (registry_on and lexicon.registry.entry(found.match.entry.id))
    ):
        return found.match.entry.id
    named = sorted(id_ for id_, node in nodes.items() if name_key(node.name) == name_key(about))
    if not named and not found.candidates:  # the press calls people by their last names
        people = {id_: name_key(node.name).split() for id_, node in nodes.items() if node.kind == "person"}
        named = sorted(id_ for id_, words in people.items() if words[-1:] == [name_key(about)])
    if len(named) == 1:
        return named[0]
    if named or found.candidates:
        several = named or [match.entry.id for match in found.candidates]
        raise InputError(f"{about!r} may be several: give --about one of {', '.join(several)}")
    near = ", ".join(_near(about, nodes) or nearest(about, lexicon))
    raise InputError(
        f"nobody called {about!r} is tied to anybody here"
        + (f"; names like it: {near}" if near else "; try its full name")
    )


def _near(about: str, nodes: "Nodes") -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(about, sorted({node.name for node in nodes.values()}), n=5)


def _written(snapshot: "Snapshot", node: str | None, format_: str) -> bytes:
    if format_ == "table":
        from vedette.cli.network_table import network_lines

        return "".join(f"{line}\n" for line in network_lines(snapshot, node)).encode()
    if format_ == "svg":
        from vedette.charts.lanes import draw
        from vedette.network.lanes import history, kin_of

        network = snapshot.network
        shown: Iterable[str] = kin_of(network, node, snapshot.known_on) if node else _groups(snapshot)
        return draw(history(network, shown, snapshot.known_on)).encode() + b"\n"
    from vedette.exports.formats import FORMATS

    return FORMATS[format_](snapshot)


def _groups(snapshot: "Snapshot") -> Iterator[str]:
    """The groups of a network that have a history: a name, and a turn to another one."""
    from vedette.network.lanes import kin_of

    network = snapshot.network
    groups = [
        id_
        for id_, node in sorted(network.nodes.items())
        if node.kind in ("armed_group", "militia", "party") and not node.described
    ]
    found = [id_ for id_ in groups if len(kin_of(network, id_, snapshot.known_on)) > 1]
    if not found:
        raise InputError("no group here has a history to draw: give --about one, or more reports")
    yield from found
