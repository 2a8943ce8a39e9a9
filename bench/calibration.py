"""How well confidences are calibrated on the hand-coded dev articles, and the map that calibrates them.

    python -m bench.calibration            prints the map, and what it is worth on articles that it was not fitted on
    python -m bench.calibration --write    writes resources/calibration.toml

For each kind two numbers are fitted by logistic regression of "was it right" (../shared/tools/score.py --matches) on
the log-odds of the prior, the slope held towards 1. Expected calibration error: ten bins of equal width, the mean
distance of confidence and share right, weighted by their records; out of fold, five folds by article. The rules were
written with these articles at hand, so that what is 0.8 here is less on other text; presence has no gold, and keeps its
priors.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from bench.coding import RUNS, articles, coder_of, pages_of, write_coded
from vedette.assets.tools import open_tools
from vedette.coding.calibration import Calibration, mapped

Row = tuple[str, str, float, bool]  # article, kind, prior, right
FOLDS, BINS = 5, 10
_TOWARDS_ONE = 5.0  # records' worth of holding the slope to 1
HEADER = """# From the prior of a pattern to the share of its records that are right:
# sigmoid(offset + slope * log-odds of the prior).
# SOURCE: fitted by bench/calibration.py on the 34 hand-coded dev articles. LICENCE: CC BY 4.0.
"""


def rows_of(shared: Path) -> list[Row]:
    """Code the dev articles with priors as confidences, and see which records are right."""
    tools = replace(open_tools(), calibration=Calibration({}))
    gold = articles(shared)
    coded = write_coded(pages_of(gold), coder_of(tools), RUNS / "gold-dev-priors.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        matches = Path(folder) / "matches.jsonl"
        score = shared / "tools" / "score.py"
        subprocess.run([sys.executable, score, gold, coded, "--matches", matches], check=True, capture_output=True)
        found = [json.loads(line) for line in matches.read_text(encoding="utf-8").splitlines()]
    return [(row["article"], row["kind"], row["confidence"], row["right"]) for row in found]


def fit(rows: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """Give offset and slope for each kind among the rows."""
    return {kind: _fit([row for row in rows if row[1] == kind]) for kind in sorted({row[1] for row in rows})}


def _fit(rows: Sequence[Row]) -> tuple[float, float]:
    """Newton's method for two weights; the slope is held towards 1."""
    prior = np.clip([row[2] for row in rows], 0.01, 0.99)
    x, y = np.stack([np.ones(len(rows)), np.log(prior / (1 - prior))], 1), np.array([row[3] for row in rows], float)
    weights, hold = np.array([0.0, 1.0]), np.diag([0.01, _TOWARDS_ONE])
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + hold @ (weights - [0, 1])
        weights = weights - np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + hold, slope)
    return round(float(weights[0]), 3), round(float(weights[1]), 3)


def out_of_fold(rows: Sequence[Row]) -> list[Row]:
    """Give the rows with confidences fitted on the articles of the other folds."""
    number = {name: i % FOLDS for i, name in enumerate(sorted({row[0] for row in rows}))}
    done: list[Row] = []
    for fold in range(FOLDS):
        maps = fit([row for row in rows if number[row[0]] != fold])
        done += [(a, k, mapped(c, *maps[k]), right) for a, k, c, right in rows if number[a] == fold]
    return done


def reliability(rows: Sequence[Row]) -> list[tuple[float, float, int]]:
    """Give (mean confidence, share right, records) for each bin that has any."""
    bins: dict[int, list[Row]] = {}
    for row in rows:
        bins.setdefault(min(int(row[2] * BINS), BINS - 1), []).append(row)
    return [(_mean(r[2] for r in b), _mean(r[3] for r in b), len(b)) for _, b in sorted(bins.items())]


def calibration_error(rows: Sequence[Row]) -> float:
    """Expected calibration error, 0 to 1."""
    return sum(abs(told - was) * n for told, was, n in reliability(rows)) / len(rows)


def _mean(values: Iterable[float]) -> float:
    return float(np.mean(list(values)))


def main() -> None:
    """Fit, report, and write where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("VEDETTE_SHARED", "../shared")))
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    rows = rows_of(given.shared)
    honest = out_of_fold(rows)
    maps = fit(rows)
    print(f"{'kind':<14}{'records':>8}{'right':>7}{'offset':>8}{'slope':>7}{'error: priors':>15}{'out of fold':>13}")
    for kind, (offset, slope) in maps.items():
        own, fair = ([r for r in some if r[1] == kind] for some in (rows, honest))
        share, before, after = _mean(r[3] for r in own), calibration_error(own), calibration_error(fair)
        print(f"{kind:<14}{len(own):>8}{share:>7.2f}{offset:>8.2f}{slope:>7.2f}{before:>15.3f}{after:>13.3f}")
    print(f"all kinds: {calibration_error(rows):.3f} with priors, {calibration_error(honest):.3f} out of fold")
    for told, was, n in reliability(honest):
        print(f"  told {told:.2f}  right {was:.2f}  of {n}")
    if given.write:
        tables = (f"\n[{kind}]\noffset = {offset}\nslope = {slope}\n" for kind, (offset, slope) in maps.items())
        Path("resources/calibration.toml").write_text(HEADER + "".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
