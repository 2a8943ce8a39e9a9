"""What the learned heads are worth: rules alone, heads alone, and both, as shipped.

    python -m bench.heads                  the three on each of the sets below
    python -m bench.heads --curve          the gold figures of heads that learned from a part of the corpus

gold     the 34 hand-coded dev articles, ../shared/tools/score.py: F1 of each kind of record and their mean. Rules were
         written with them at hand, so that rules alone look better here than on other text
plover   the PLOVER dev sentences, ../shared/tools/score_plover.py: event classes, class with both countries; likewise
frozen   the frozen part of our own corpus (corpus/test), in the form of the hand-coded articles and scored as these,
         places aside, which have no coordinates there. It was written by others than those who tuned rules and heads,
         and nothing was set on it

Heads alone: acts and ties that only the heads tell, with actors, claims, figures and the rest as ever.

The curve wants heads trained on parts, each in a folder: `python -m training.heads --share 0.5 --seed 1 --install
--into .runs/curve/0.5-1`. It prints the mean gold F1 of each share over its seeds, and how sure it is that a doubling
helps: a paired bootstrap over articles, 1,000 draws.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench.coding import RUNS, articles, coder_of, pages_of, plover_figures, tools_of, write_coded
from bench.given import Figures, Given
from training.aligned import document_of, passages_of
from training.hand_coded import hand_coded
from vedette.assets.heads import open_heads
from vedette.assets.tools import open_tools
from vedette.coding.heads import NO_HEADS
from vedette.coding.offices import OfficeLexicon
from vedette.coding.ontology import Ontology
from vedette.pipeline import Tools, code
from vedette.records import wire

FROZEN, CURVE = Path("corpus") / "test", RUNS / "curve"
KINDS = ("actors", "places", "events", "wdw", "affiliations", "claims", "estimates", "outlooks")
_DRAWS = 1000


@dataclass(frozen=True, slots=True)
class Sets:
    """What is coded and scored. frozen: the passages' gold lines, written to a file."""

    shared: Path
    frozen: Path

    @staticmethod
    def of(shared: Path) -> "Sets":
        frozen = RUNS / "frozen-gold.jsonl"
        frozen.parent.mkdir(exist_ok=True)
        frozen.write_text("".join(json.dumps(hand_coded(p)) + "\n" for p in _passages()), encoding="utf-8")
        return Sets(shared, frozen)

    def gold(self, tools: Tools) -> dict[str, Any]:
        """What the scorer says of the hand-coded articles."""
        return self._scored(articles(self.shared), write_coded(pages_of(articles(self.shared)), coder_of(tools), _OUT))

    def on_frozen(self, tools: Tools) -> dict[str, Any]:
        """What the scorer says of the frozen passages."""
        _OUT.write_bytes(b"".join(wire.encode(code(document_of(p), tools)) + b"\n" for p in _passages()))
        return self._scored(self.frozen, _OUT)

    def plover(self, tools: Tools) -> dict[str, float]:
        """What the scorer says of the PLOVER sentences."""
        gold = self.shared / "data" / "plover" / "dev.jsonl"
        write_coded(pages_of(gold), coder_of(tools), _OUT)
        return plover_figures(_run(self.shared / "tools" / "score_plover.py", gold, _OUT))

    def _scored(self, gold: Path, coded: Path) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(_run(self.shared / "tools" / "score.py", gold, coded, "--json"))
        return told


_OUT = RUNS / "heads-coded.jsonl"


def _passages() -> list[Any]:
    return passages_of(sorted(FROZEN.glob("*.txt")))


def _run(*command: object) -> str:
    return subprocess.run(
        [sys.executable, *map(str, command)], stdout=subprocess.PIPE, check=True, text=True, encoding="utf-8"
    ).stdout


def measure(given: Given) -> Figures:
    """Give what the program is worth on the frozen part of the corpus."""
    told = Sets.of(given.shared).on_frozen(tools_of(given))
    scores = {kind: told["records"][kind]["f1"] for kind in KINDS if kind != "places"}
    mean = sum(scores.values()) / len(scores)
    return {"coding.frozen": {"mean": mean, **scores, "actor_kind": told["accuracy"]["actor kind"]}}


def makes(tools: Tools) -> dict[str, Tools]:
    """The program with rules alone, with heads alone, and as it is."""

    def without_frames(ontology: Ontology) -> Ontology:
        return Ontology({name: replace(kind, frames=()) for name, kind in ontology.kinds.items()})

    silent = OfficeLexicon(ties={}, former=frozenset(), coming=frozenset())
    alone = replace(tools, events=without_frames(tools.events), ties=without_frames(tools.ties), offices=silent)
    return {"rules alone": replace(tools, heads=NO_HEADS), "heads alone": alone, "both": tools}


def ablation(sets: Sets, tools: Tools) -> None:
    """Print what each make is worth on each set."""
    for name, own in makes(tools).items():
        for where, told in (("gold", sets.gold(own)), ("frozen", sets.on_frozen(own))):
            kinds = [kind for kind in KINDS if (where, kind) != ("frozen", "places")]
            scores = {kind: told["records"][kind]["f1"] for kind in kinds}
            mean = sum(scores.values()) / len(scores)
            figures = " ".join(f"{kind} {value:.3f}" for kind, value in scores.items())
            kind_right, status = told["accuracy"].get("actor kind", 0), told["event status macro F1"]
            print(f"{name:<12}{where:<8}mean {mean:.3f}  {figures}  actor kind {kind_right:.3f}  status {status:.3f}")
        told = sets.plover(own)
        print(f"{name:<12}plover  " + "  ".join(f"{key} {value:.3f}" for key, value in told.items()), flush=True)


def curve(sets: Sets, tools: Tools) -> None:
    """Print what heads of each share are worth on the gold articles."""
    by_share: dict[float, list[list[Mapping[str, tuple[int, int, int]]]]] = defaultdict(list)
    for folder in sorted(CURVE.glob("*-*")):
        share, _, _seed = folder.name.partition("-")
        own = replace(tools, heads=open_heads(folder))
        coded = write_coded(pages_of(articles(sets.shared)), coder_of(own), _OUT)
        by_share[float(share)].append(by_article(sets.shared, coded))
    chance = np.random.default_rng(0)
    count = len(next(iter(by_share.values()))[0])
    draws = [chance.integers(0, count, count) for _ in range(_DRAWS)]
    means = {
        share: np.array([np.mean([mean_f1([run[i] for i in draw]) for run in runs]) for draw in draws])
        for share, runs in sorted(by_share.items())
    }
    for share, runs in sorted(by_share.items()):
        print(f"share {share}: mean F1 {np.mean([mean_f1(run) for run in runs]):.4f} over {len(runs)} seeds")
    shares = sorted(means)
    for less, more in pairwise(shares):
        gains = means[more] - means[less]
        low, high = np.quantile(gains, (0.05, 0.95))
        print(f"from {less} to {more}: {gains.mean():+.4f}, 90 % of draws {low:+.4f} to {high:+.4f}")


def by_article(shared: Path, coded: Path) -> list[Mapping[str, tuple[int, int, int]]]:
    """Hits, in gold, coded, by kind, for each article alone."""
    lines = zip(
        articles(shared).read_text(encoding="utf-8").splitlines(),
        coded.read_text(encoding="utf-8").splitlines(),
        strict=True,
    )
    found = []
    for gold, own in lines:
        (RUNS / "one-gold.jsonl").write_text(gold + "\n", encoding="utf-8")
        (RUNS / "one-coded.jsonl").write_text(own + "\n", encoding="utf-8")
        told = json.loads(
            _run(shared / "tools" / "score.py", RUNS / "one-gold.jsonl", RUNS / "one-coded.jsonl", "--json")
        )
        found.append({kind: (row["hits"], row["gold"], row["coded"]) for kind, row in told["records"].items()})
    return found


def mean_f1(rows: Sequence[Mapping[str, tuple[int, int, int]]]) -> float:
    """The mean over kinds of the F1 of all rows together."""
    scores = []
    for kind in KINDS:
        hits, gold, coded = (sum(row[kind][i] for row in rows) for i in range(3))
        scores.append(2 * hits / (gold + coded) if gold + coded else 0.0)
    return sum(scores) / len(scores)


def main() -> None:
    """Measure the makes, or the curve."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("VEDETTE_SHARED", "../shared")))
    ask.add_argument("--curve", action="store_true")
    given = ask.parse_args()
    (curve if given.curve else ablation)(Sets.of(given.shared), open_tools())


if __name__ == "__main__":
    main()
