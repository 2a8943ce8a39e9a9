"""A network at a date as JSON: every tie that was known, with all its reports."""

from typing import Any

from vedette.network.reports import Report
from vedette.network.snapshots import Snapshot
from vedette.network.standings import Standing
from vedette.records import wire


def write(snapshot: Snapshot) -> bytes:
    """One JSON object: `on`, `known_on`, `nodes`, `ties` (in whatever state, with their reports), `joins`.

    Nodes are those that the ties lead between; joins say which actors of documents are one node by rule.
    """
    standings = snapshot.standings
    ends = sorted({end for standing in standings for end in (standing.subject, standing.object)})
    shown = {
        "on": snapshot.on,
        "known_on": snapshot.known_on,
        "nodes": [snapshot.network.nodes[id_] for id_ in ends],
        "ties": [_tie(standing) for standing in standings],
        "joins": [join for join in snapshot.network.joins if join.id.removeprefix("rule:") in ends],
    }
    return wire.encode(shown) + b"\n"


def _tie(standing: Standing) -> dict[str, Any]:
    plain = {name: value for name, value in _fields(standing).items() if name not in ("affirming", "against")}
    reports = {side: [_report(report) for report in getattr(standing, side)] for side in ("affirming", "against")}
    return {**plain, "sign": standing.sign, "weight": round(standing.weight, 4), **reports}


def _report(report: Report) -> dict[str, Any]:
    return {**_fields(report), "status": report.status}


def _fields(record: object) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__dataclass_fields__}  # type: ignore[attr-defined]
