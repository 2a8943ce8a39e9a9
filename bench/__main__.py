"""Measures the shipped model and holds the figures against bench/floors.toml.

python -m bench [NAME...] [--model reader.zip]

Without names every bench of the table runs. The figures go to .runs/bench.json, and the table printed says what each of
them is. A figure that fell below its floor, or a floor that was not measured, is named, and the exit status is then 1.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench import (
    coding,
    floors,
    fragmentation,
    heads,
    killing,
    lemmas,
    model,
    network,
    pages,
    peers,
    raw,
    registry,
    speed,
    vectors,
    watching,
    workspace,
)
from bench.given import Figures, Given, given


class Bench(NamedTuple):
    """A measurement, and the sections of floors.toml that it answers for."""

    measure: Callable[[Given], Figures]
    sections: tuple[str, ...]


# A new bench is a function in a module, a line here and in docs/bench.md, and a line for each figure in floors.toml.
BENCHES = {
    "gold": Bench(model.measure, ("model.ewt_gold", "model.gum_gold", "model.names", "model.int8")),
    "raw": Bench(raw.measure, ("model.ewt_raw", "model.gum_raw")),
    "lemmas": Bench(lemmas.measure, ("model.lemmas",)),
    "vectors": Bench(vectors.measure, ("model.vectors",)),
    "speed": Bench(speed.measure, ("reading.speed", "reading.cost")),
    "pages": Bench(pages.measure, ("reading.pages", "reading.dumps", "reading.metadata")),
    "registry": Bench(registry.measure, ("actors.registry",)),
    "records": Bench(coding.measure_records, ("coding.records", "coding.accuracy")),
    "plover": Bench(coding.measure_plover, ("coding.plover",)),
    "ties": Bench(coding.measure_ties, ("coding.ties",)),
    "watching": Bench(watching.measure, ("intake.watching",)),
    "network": Bench(network.measure, ("network.speed",)),
    "frozen": Bench(heads.measure, ("coding.frozen",)),
    "fragmentation": Bench(fragmentation.measure, (fragmentation.SECTION,)),
    "workspace": Bench(workspace.measure, ("store.sqlite", "store.postgresql")),
    "killing": Bench(killing.measure, ("store.killing",)),
    "coding": Bench(coding.measure_cost, ("coding.speed", "coding.cost")),
}

RESULTS = Path(".runs") / "bench.json"


def main(arguments: list[str]) -> int:
    """Measure, print, and hold against the floors; return 1 if a figure fell."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure ({', '.join(BENCHES)}); all without")
    parser.add_argument("--model", type=Path, help="another model file than the shipped one")
    options = parser.parse_args(arguments)
    if unknown := sorted({*options.names} - {*BENCHES}):
        parser.error(f"there is no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    names = options.names or list(BENCHES)
    levels = levels_of(names)
    return gate(run(names, given(options.model)), levels)


def levels_of(names: list[str]) -> dict[str, floors.Floor]:
    """Give the floors that these benches answer for."""
    sections = {section for name in names for section in BENCHES[name].sections}
    levels = floors.read_floors(floors.FLOORS.read_text(encoding="utf-8"))
    return {name: floor for name, floor in levels.items() if name.rpartition(".")[0] in sections}


def run(names: list[str], has: Given) -> Figures:
    """Run benches by name, and write their figures to `RESULTS`, nested by the parts of their sections' names."""
    figures: Figures = {}
    for name in names:
        began = time.monotonic()
        figures |= BENCHES[name].measure(has)
        print(f"{name}: measured in {time.monotonic() - began:.0f} s", file=sys.stderr)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(nested(figures), indent=2) + "\n", encoding="utf-8")
    return figures


def nested(figures: Figures) -> dict:
    """Turn {"a.b": {...}} into {"a": {"b": {...}}}."""
    tree: dict = {}
    for section, values in figures.items():
        *above, last = section.split(".")
        branch = tree
        for part in above:
            branch = branch.setdefault(part, {})
        branch[last] = values
    return tree


def gate(figures: Figures, levels: dict[str, floors.Floor]) -> int:
    """Print the table of what was measured, what others have, and what fell; return 1 if anything did."""
    measured = {f"{section}.{name}": value for section, values in figures.items() for name, value in values.items()}
    print(floors.report(levels, measured))
    for line in peers.report(peers.read_peers(peers.PEERS.read_text(encoding="utf-8")), figures):
        print(line)
    problems = floors.check(levels, measured)
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
