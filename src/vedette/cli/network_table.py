"""A network at a date as tables: ties by type, what is not in force, the history of whom it is about."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vedette.cli.table import quoted, table, terminal_width
from vedette.network.days import coarse_of
from vedette.network.reports import Report
from vedette.network.rules import SYMMETRIC
from vedette.network.snapshots import Snapshot
from vedette.network.standings import Standing

if TYPE_CHECKING:
    from vedette.records import Time

_LONGEST = 140  # characters of evidence in a cell
_STATES = {"not_yet": "not yet"}
_ARROWS = {False: " → ", True: " ↔ "}


def network_lines(snapshot: Snapshot, node: str | None) -> Iterator[str]:
    """Yield the lines: what it is of, ties in force by type, the others, the history, what rules joined."""
    standings = snapshot.standings
    in_force = [standing for standing in standings if standing.in_force]
    others = [standing for standing in standings if not standing.in_force]
    yield _heading(snapshot, node, in_force)
    for type_, some in groupby(in_force, key=lambda standing: standing.type):
        yield ""
        yield from _section(type_.replace("_", " "), list(some), snapshot)
    if others and node:
        yield ""
        yield from _section("not in force", others, snapshot, typed=True)
    elif others:
        yield ""
        yield f"Beside these: {_counted(others)} (--about shows them)."
    if node:
        yield from _history(snapshot, node)
    if joins := [join for join in snapshot.network.joins if join.id.removeprefix("rule:") in snapshot.nodes]:
        yield ""
        rows = [(join.id, f"{len(join.on)} reports", join.why or "") for join in joins]
        yield from table(rows, ("made one by rule", "in", "since"), width=terminal_width())


def _heading(snapshot: Snapshot, node: str | None, in_force: Sequence[Standing]) -> str:
    known = f", as known on {snapshot.known_on}" if snapshot.known_on else ""
    about = f"{snapshot.network.nodes[node].name} ({node}): " if node else ""
    documents = {report.document for standing in in_force for report in standing.reports} - {None}
    ties = f"{_number(len(in_force), 'tie')} between {_number(len(snapshot.nodes), 'actor')}"
    tellers = [_number(len(documents), "report")] if documents else []
    if any(report.of_registry for standing in in_force for report in standing.reports):
        tellers.append("the registry")
    told = f"; told by {' and '.join(tellers)}" if tellers else ""
    return f"{about}{ties}, as true on {snapshot.on}{known}{told}"


def _number(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"


def _section(title: str, standings: Sequence[Standing], snapshot: Snapshot, typed: bool = False) -> Iterator[str]:
    rows = [_row(standing, snapshot, typed) for standing in standings]
    yield from table(rows, (title, "state", "when", "sure", "who says so", "evidence"), width=terminal_width())


def _row(standing: Standing, snapshot: Snapshot, typed: bool) -> tuple[str, ...]:
    nodes = snapshot.network.nodes
    verb = f" {standing.type.replace('_', ' ')} " if typed else _ARROWS[standing.type in SYMMETRIC]
    state = [_STATES.get(standing.state, standing.state), *(["refused"] if standing.refused else [])]
    return (
        f"{nodes[standing.subject].name}{verb}{nodes[standing.object].name}",
        "\n".join([*state, *(f"({rule})" for rule in standing.inferred.values())]),
        _when(standing),
        _sure(standing),
        "\n".join(_speakers(standing)),
        _evidence(standing),
    )


def _sure(standing: Standing) -> str:
    if not standing.in_force or not standing.sources:  # what is only hedged has no weight
        return ""
    return f"{standing.weight:.2f}, {_number(standing.sources, 'source')}"


def _when(standing: Standing) -> str:
    parts = [f"since {_dates(standing.since)}"] if standing.since else []
    if standing.until:
        parts.append(f"until {_dates(standing.until)}")
    if standing.last_told:
        parts.append(f"told {standing.last_told}")
    return "\n".join(parts) or "undated"


def _dates(times: Sequence["Time"]) -> str:
    """Dates as they were told, each once."""
    return " or ".join(dict.fromkeys(date for time in times if (date := coarse_of(time) or f"before {time.end}")))


def _speakers(standing: Standing) -> Iterator[str]:
    """Who says so, each once, and who says otherwise: of a tie that holds none does, but for later days."""
    against = () if standing.state in ("holds", "hedged") else standing.against
    for reports, how in ((standing.affirming, ""), (against, "over: " if standing.state == "over" else "against: ")):
        names = dict.fromkeys(_speaker(report) for report in reports)
        if names:
            shown = list(names)[:4]
            more = [f"and {len(names) - 4} more"] if len(names) > 4 else []
            yield how + ", ".join([*shown, *more])


def _speaker(report: Report) -> str:
    if report.of_registry:
        return "the registry"
    told = report.outlet or "a report"
    hedge = "" if report.status == "asserted" else f" ({report.status.replace('_', ' ')})"
    return (f"{report.said_by} in {told}" if report.said_by else told) + hedge


def _evidence(standing: Standing) -> str:
    """The words of the surest report of a document, else where the registry's sources are."""
    told = [report for report in standing.reports if not report.of_registry]
    if told:
        words = " ".join(max(told, key=lambda report: report.confidence).words.split())
        return quoted(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")
    hosts = dict.fromkeys(
        urlsplit(line).hostname or line for report in standing.reports for line in report.words.split("\n") if line
    )
    return ", ".join([*list(hosts)[:2], *([f"and {len(hosts) - 2} more"] if len(hosts) > 2 else [])])


def _counted(standings: Sequence[Standing]) -> str:
    states = [_STATES.get(standing.state, standing.state) for standing in standings]
    return ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))


def _history(snapshot: Snapshot, node: str) -> Iterator[str]:
    from vedette.charts.lanes import rows
    from vedette.network.lanes import history

    head, *body = rows(history(snapshot.network, [node], snapshot.known_on))
    if body:
        yield ""
        yield "History"
        yield from table(body, head, width=terminal_width())
