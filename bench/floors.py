"""The gate: holds what a bench measured against bench/floors.toml, and names what fell.

python -m bench.floors .runs/bench.json

The results are JSON of the same shape as floors.toml, with a number where that has a floor:
{"model": {"ewt_gold": {"upos": 96.4}}}.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What one figure must hold; for a figure where less is better, the floor is a ceiling.

    A figure without a floor is only shown, and so is one that depends on the machine (`gate` is false): neither can
    fall.
    """

    what: str  # the definition
    floor: float | None = None
    aim: float | None = None
    tolerance: float = 0.0  # how far on the wrong side of the floor is still no fall
    higher_is_better: bool = True
    gate: bool = True
    measured: float | None = None  # at the last change to floors.toml

    def __post_init__(self) -> None:
        if not self.what:
            raise ValueError("a floor says what it measures")
        if self.tolerance < 0:
            raise ValueError(f"a tolerance is not negative, as {self.tolerance} is")
        if (self.floor is None) != (self.aim is None):
            raise ValueError("a floor has an aim, and an aim has a floor")
        if self.aim is not None and self.floor is not None and not self.reaches(self.aim, self.floor):
            raise ValueError(f"an aim of {self.aim} is worse than the floor of {self.floor}")
        if self.measured is not None and not self.holds(self.measured):
            raise ValueError(f"the figure measured, {self.measured}, does not hold the floor of {self.floor}")

    def reaches(self, figure: float, level: float) -> bool:
        """Tell whether `figure` is as good as `level`."""
        return figure >= level if self.higher_is_better else figure <= level

    def holds(self, figure: float) -> bool:
        """Tell whether `figure` is no fall: as good as the floor, or within the tolerance of it."""
        if self.floor is None:
            return True
        slack = -self.tolerance if self.higher_is_better else self.tolerance
        return self.reaches(figure, round(self.floor + slack, 9))  # 0.7 + 0.1 is a little less than 0.8


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a set of results."""

    name: str
    says: str

    def __str__(self) -> str:
        return f"{self.name}: {self.says}"


def check(floors: Mapping[str, Floor], measured: Mapping[str, float]) -> list[Problem]:
    """Return what fell below its floor, and what has only one of the two: a floor, or a figure."""
    return [
        Problem(name, says)
        for name in sorted({*floors, *measured})
        if (says := _complaint(floors.get(name), measured.get(name)))
    ]


def _complaint(floor: Floor | None, figure: float | None) -> str | None:
    if floor is None:
        return f"measured {figure:g}, and has no floor in floors.toml"
    if floor.floor is None or not floor.gate:
        return None
    if figure is None:
        return f"has a floor of {floor.floor:g}, and was not measured"
    if not floor.holds(figure):  # a figure that is not a number holds nothing
        side = "below" if floor.higher_is_better else "above"
        return f"{figure:g} is {side} {floor.floor:g} (tolerance {floor.tolerance:g}): {floor.what}"
    return None


def read_floors(text: str) -> dict[str, Floor]:
    """Return the floors in the text of a floors.toml, by dotted name: "model.ewt_gold.upos"."""
    floors = {}
    for name, value in _leaves(tomllib.loads(text)):
        if not isinstance(value, dict):
            raise ValueError(f"{name}: a floor is a table with what, floor and aim, not {value!r}")
        try:
            floors[name] = Floor(**value)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{name}: {error}") from error
    return floors


def read_measured(text: str) -> dict[str, float]:
    """Return the figures in the JSON of a bench's results, by dotted name."""
    measured = {}
    for name, value in _leaves(json.loads(text)):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(f"{name}: a figure is a number, not {value!r}")
        measured[name] = float(value)
    return measured


def _leaves(tree: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what a tree of tables holds: a table of plain values, or a plain value, is a leaf."""
    for key, value in tree.items():
        name = f"{above}{key}"
        if isinstance(value, dict) and not {"what", "floor"} & value.keys():
            yield from _leaves(value, f"{name}.")
        else:
            yield name, value


def report(floors: Mapping[str, Floor], measured: Mapping[str, float]) -> str:
    """Return a table for people: each figure with its floor, its aim and its definition."""
    rows = [f"{'':44}{'measured':>10}{'floor':>8}{'aim':>8}"]
    for name, floor in floors.items():
        figure = shown(measured[name]) if name in measured else "-"
        low, aim = ("-" if level is None else f"{level:g}" for level in (floor.floor, floor.aim))
        verdict = _verdict(floor, measured.get(name))
        rows.append(f"{name:44}{figure:>10}{low:>8}{aim:>8}  {verdict:8}  {floor.what}")
    return "\n".join(rows)


def shown(figure: float) -> str:
    """A figure with two digits, or three where it is a share of 1."""
    return f"{figure:.3f}" if abs(figure) < 1 else f"{figure:.2f}"


def _verdict(floor: Floor, figure: float | None) -> str:
    if figure is None:
        return "unknown"
    if floor.aim is None:
        return "shown"
    if not floor.holds(figure):
        return "fell" if floor.gate else "misses"
    return "aim" if floor.reaches(figure, floor.aim) else "holds"


def main(arguments: list[str]) -> int:
    """Print the table and what is wrong; return 1 if anything is."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    measured = read_measured(Path(arguments[0]).read_text(encoding="utf-8"))
    print(report(floors, measured))
    problems = check(floors, measured)
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
