"""Trains the classifier that tells the lines of a report from the furniture around it, and says what it is worth.

    python -m training.lines               trains on corpus/pages, prints figures across five folds of its pages
    python -m training.lines --install     also writes the weights to where vedette opens them

A logistic regression for each label, by Newton's method, in plain numpy: seconds.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vedette.assets.lines import FOLDER
from vedette.errors import InputError
from vedette.reading.dumps import judge
from vedette.reading.line_features import features_of, names
from vedette.reading.lines import BODY, KEPT, LABELS, LineWeights, SortLines, sort_by_rule

PAGES = Path("corpus") / "pages"
FOLDS = 5
PENALTY = 300.0  # of the body's squared weights, features standardised; 30 to 1,000 were tried across the folds
PENALTY_OF_OTHERS = 30.0  # of the other labels, which have fewer lines
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
TIE = 0.001  # of F1: no difference. A foreign line that stays does more harm than a line of the report that goes.
WEAKEST = 0.01  # standardised: weaker weights are left out

# From the labels of corpus/pages to those that the program knows.
MEANT = {
    **dict.fromkeys("paragraph standfirst subhead list quote table entry correction".split(), BODY),
    **dict.fromkeys("byline date time dateline".split(), "imprint"),
    "biography": "navigation",
}
PASSED_OVER = ("repeated",)  # told by the page, not by the line

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """A page of corpus/pages: its lines, and the label of each."""

    name: str
    kind: str
    labels: tuple[str, ...]
    lines: tuple[str, ...]


def read_pages(text: str) -> Iterator[LabelledPage]:
    """Yield the pages of one file; InputError names a line that is none of the notation (corpus/pages/README.md)."""
    known = {*MEANT, *LABELS, *PASSED_OVER}
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        head, *rows = part.splitlines()
        name, kind, *_ = (each.strip() for each in head.split("|"))
        pairs = [row.partition("\t") for row in rows if row.strip() and not row.startswith("# ")]
        for label, tab, line in pairs:
            if label not in known or not tab or not line.strip():
                raise InputError(
                    f"{name}: a line wants a label ({', '.join(sorted(known))}), a tab and text, not {label!r}"
                )
        yield LabelledPage(name, kind, tuple(pair[0] for pair in pairs), tuple(pair[2] for pair in pairs))


def read_corpus(folder: Path = PAGES) -> list[LabelledPage]:
    """Read all pages, file by file."""
    return [page for path in sorted(folder.glob("*.txt")) for page in read_pages(path.read_text(encoding="utf-8"))]


def meant(page: LabelledPage) -> list[str]:
    """The program's label of each line of a page."""
    return [MEANT.get(label, label) for label in page.labels]


def fit(x: Floats, y: Floats, penalty: float) -> tuple[Floats, float]:
    """The weights and the bias of a logistic regression with a penalty on squared weights of standardised features."""
    mean, spread = x.mean(0), x.std(0)
    flat = spread < 1e-9
    spread[flat] = 1.0
    z = np.c_[(x - mean) / spread, np.ones(len(x))]
    weights = np.zeros(z.shape[1])
    penalties = np.full(len(weights), penalty)
    penalties[-1] = 1e-9
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(z @ weights, -30, 30)))
        slope = z.T @ (p - y) + penalties * weights
        bend = (z * (p * (1 - p) + 1e-6)[:, None]).T @ z + np.diag(penalties)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    weights[:-1][flat | (np.abs(weights[:-1]) < WEAKEST)] = 0.0
    scaled = weights[:-1] / spread
    return scaled, float(weights[-1] - mean @ scaled)


def train(pages: Sequence[LabelledPage], penalty: float = PENALTY, threshold: float = 0.5) -> dict:
    """Train on pages: the table that LineWeights reads."""
    x = np.concatenate([features_of(page.lines) for page in pages])
    labels = np.array([label for page in pages for label in meant(page)])
    used = ~np.isin(labels, PASSED_OVER)
    table: dict = {"threshold": threshold, "labels": {}}
    for label in LABELS:
        weights, bias = fit(
            x[used], (labels[used] == label).astype(float), penalty if label == BODY else PENALTY_OF_OTHERS
        )
        named = {name: float(f"{w:.3g}") for name, w in zip(names(), weights, strict=True) if w}
        table["labels"][label] = {"bias": round(bias, 4), "weights": named}
    return table


def folds(pages: Sequence[LabelledPage], penalty: float) -> list[tuple[LabelledPage, LineWeights]]:
    """Each page with weights that have not seen it."""
    tables = [train([p for n, p in enumerate(pages) if n % FOLDS != fold], penalty) for fold in range(FOLDS)]
    opened = [LineWeights.from_table(table) for table in tables]
    return [(page, opened[n % FOLDS]) for n, page in enumerate(pages)]


def shingles(lines: Sequence[str]) -> Counter[tuple[str, ...]]:
    """The runs of four words in lines, as ../shared/tools/score_pages.py counts them."""
    words = re.findall(r"\w+", "\n".join(lines).lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def f1(judged: Sequence[tuple[LabelledPage, SortLines]]) -> float:
    """F1 of the body's shingles, of the means of precision and recall over the pages that have a body."""
    pairs = []
    for page, sort in judged:
        gold = shingles([line for line, label in zip(page.lines, meant(page), strict=True) if label == BODY])
        got = shingles([line for line, v in zip(page.lines, judge(page.lines, sort), strict=True) if v.label == BODY])
        same = sum((gold & got).values())
        if gold:
            pairs.append((same / sum(got.values()) if got else 0.0, same / sum(gold.values())))
    precision, recall = np.mean(pairs, axis=0)
    return float(2 * precision * recall / (precision + recall))


def best_threshold(pages: Sequence[LabelledPage], penalty: float) -> tuple[float, float]:
    """The highest threshold whose F1 across the folds is as good as the best, within `TIE`, and that F1."""
    scored = folds(pages, penalty)
    figures = {}
    for threshold in THRESHOLDS:
        at = [(page, LineWeights(w.matrix, w.bias, threshold)) for page, w in scored]
        figures[threshold] = f1(at)
        print(f"penalty {penalty:g}, threshold {threshold}: F1 of the body {figures[threshold]:.4f}")
    best = max(at for at, figure in figures.items() if figure >= max(figures.values()) - TIE)
    return best, figures[best]


def confusions(judged: Sequence[tuple[LabelledPage, SortLines]]) -> Counter[tuple[str, str]]:
    """How often a line of one label was taken for another."""
    seen: Counter[tuple[str, str]] = Counter()
    for page, sort in judged:
        seen.update(zip(meant(page), (v.label for v in judge(page.lines, sort)), strict=True))
    return seen


def main() -> None:
    """Train, print what the folds say, and install if asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--install", action="store_true", help="write the weights to where vedette opens them")
    ask.add_argument("--penalty", type=float, default=PENALTY)
    given = ask.parse_args()
    pages = read_corpus()
    print(f"the simple rule: F1 of the body {f1([(page, sort_by_rule) for page in pages]):.4f}")
    threshold, figure = best_threshold(pages, given.penalty)
    judged = [(page, LineWeights(w.matrix, w.bias, threshold)) for page, w in folds(pages, given.penalty)]
    seen = confusions(judged)
    for (gold, got), count in seen.most_common():
        if (gold in KEPT) != (got in KEPT) or gold == got:
            print(f"{count:6} {gold} as {got}")
    if given.install:
        table = train(pages, given.penalty, threshold)
        lines = sum(len(page.lines) for page in pages)
        install(table, f"training/lines.py on corpus/pages: {len(pages)} pages, {lines} lines", figure)


def install(table: dict, source: str, figure: float) -> None:
    """Write the weights and their card."""
    data = (json.dumps(table, indent=1, ensure_ascii=False) + "\n").encode()
    (FOLDER / "lines.json").write_bytes(data)
    card = f'sha256 = "{hashlib.sha256(data).hexdigest()}"\nlicence = "CC-BY-4.0"\nsource = "{source}"\n'
    card += f'measured = "F1 of the body across five folds {figure:.3f}"\n'
    (FOLDER / "lines.toml").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
