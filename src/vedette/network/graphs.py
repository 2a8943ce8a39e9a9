"""A snapshot as a graph of networkx, for measures, drawings and exports."""

from typing import TYPE_CHECKING

from vedette.network.days import coarse_of
from vedette.network.rules import SYMMETRIC
from vedette.network.snapshots import Snapshot
from vedette.network.standings import Standing

if TYPE_CHECKING:  # networkx takes a while to load: only who asks for a graph waits for it
    from networkx import MultiDiGraph


def graph_of(snapshot: Snapshot, *, every: bool = False) -> "MultiDiGraph[str]":
    """The ties in force as edges from subject to object, one for each; with `every`, all that were known.

    Attributes are texts and numbers, and an empty text stands for what is not known: formats that know no more, such as
    GraphML, hold them all. An edge's key is its own in the whole graph. Ties that count both ways are one edge, and
    say so.
    """
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph(on=snapshot.on, known_on=snapshot.known_on or "")
    standings = snapshot.standings if every else snapshot.in_force
    ends = sorted({end for standing in standings for end in (standing.subject, standing.object)})
    for id_ in ends:
        node = snapshot.network.nodes[id_]
        graph.add_node(id_, label=node.name, kind=node.kind, country=node.country or "")
    for standing in standings:
        key = f"{standing.type}|{standing.subject}|{standing.object}"
        graph.add_edge(standing.subject, standing.object, key=key, **_attributes(standing))
    return graph


def _attributes(standing: Standing) -> dict[str, str | float]:
    first = next(iter(standing.reports), None)
    return {
        "label": standing.type.replace("_", " "),
        "type": standing.type,
        "state": standing.state,
        "directed": "no" if standing.type in SYMMETRIC else "yes",
        "sign": float(standing.sign),
        "weight": standing.weight,
        "since": " or ".join(date for time in standing.since if (date := coarse_of(time))),
        "until": " or ".join(date for time in standing.until if (date := coarse_of(time))),
        "sources": float(standing.sources),
        "last_told": standing.last_told or "",
        "inferred": "; ".join(f"{name}: {rule}" for name, rule in standing.inferred.items()),
        "words": first.words if first else "",
        "url": (first.url or "") if first else "",
    }
