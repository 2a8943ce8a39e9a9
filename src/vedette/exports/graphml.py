"""A network at a date as GraphML, for Gephi, Cytoscape, yEd and notebooks."""

from collections.abc import Mapping

from vedette.network.graphs import graph_of
from vedette.network.snapshots import Snapshot


def write(snapshot: Snapshot) -> bytes:
    """The ties in force as GraphML, in UTF-8; the same bytes for the same snapshot.

    GraphML knows no time: since and until are texts of edges. Every attribute is there on every edge, so that none is
    read as missing in one program and as zero in another. Characters that XML cannot hold become blanks.
    """
    from networkx.readwrite.graphml import GraphMLWriter

    graph = graph_of(snapshot)
    clean = graph.__class__(**{name: _clean(value) for name, value in graph.graph.items()})
    clean.add_nodes_from((_clean(node), _all_clean(data)) for node, data in graph.nodes(data=True))
    for one, other, key, data in graph.edges(keys=True, data=True):
        clean.add_edge(_clean(one), _clean(other), key=_clean(key), **_all_clean(data))
    # The writer of networkx by its own name: `write_graphml` takes another one where lxml is installed.
    writer = GraphMLWriter(graph=clean, encoding="utf-8", prettyprint=True)
    text: str = str(writer)
    return text.encode() + b"\n"


def _all_clean(data: Mapping[str, object]) -> dict[str, object]:
    return {name: _clean(value) if isinstance(value, str) else value for name, value in data.items()}


def _clean(text: str) -> str:
    """A text without what XML 1.0 does not allow."""
    return "".join(c if c in "\t\n\r" or _allowed(ord(c)) else " " for c in text)


def _allowed(code: int) -> bool:
    return 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
