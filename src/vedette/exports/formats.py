"""The table of exports."""

from collections.abc import Callable, Mapping
from typing import Final

from vedette.exports import graphml, network_json
from vedette.network.snapshots import Snapshot

# A new export is a module here, a line in this table, and one in docs/exports.md.
FORMATS: Final[Mapping[str, Callable[[Snapshot], bytes]]] = {
    "graphml": graphml.write,
    "json": network_json.write,
}
