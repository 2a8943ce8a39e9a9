"""Other programs' figures, from bench/peers.toml, in a table beside what was measured now."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.floors import shown
from bench.given import Figures

PEERS = Path(__file__).parent / "peers.toml"
OURS = "vedette, this run"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What others have on the figures of one section of floors.toml, by their names."""

    source: str
    how: str
    peers: Mapping[str, Mapping[str, float]]


def read_peers(text: str) -> dict[str, Comparison]:
    """Return the comparisons in the text of a peers.toml, by section; ValueError where a peer lacks a figure."""
    return {section: _comparison(section, value) for section, value in tomllib.loads(text).items()}


def _comparison(section: str, value: Mapping[str, Any]) -> Comparison:
    peers = {row["name"]: {name: figure for name, figure in row.items() if name != "name"} for row in value["peers"]}
    names = {tuple(figures) for figures in peers.values()}
    if len(names) != 1:
        raise ValueError(f"{section}: its peers have not the same figures in the same order: {sorted(names)}")
    return Comparison(value["source"], " ".join(value["how"].split()), peers)


def report(comparisons: Mapping[str, Comparison], figures: Figures) -> Iterator[str]:
    """Yield a table for each section that was measured: our line, then the others', which are fixed."""
    for section, comparison in comparisons.items():
        if section not in figures:
            continue
        names = list(next(iter(comparison.peers.values())))
        rows = {OURS: figures[section], **{f"{name} *": row for name, row in comparison.peers.items()}}
        yield ""
        yield f"{section:44}" + "".join(f"{name.replace('_per_cpu_second', '/s'):>14}" for name in names)
        for name, row in rows.items():
            yield f"{name:44}" + "".join(f"{shown(row[figure]):>14}" for figure in names)
        yield f"* measured before, on another machine ({comparison.source}). {comparison.how}"
