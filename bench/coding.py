"""How well and how fast reports are coded, from the line of JSON to the line of records, as `vedette code` does it.

records   the hand-coded dev articles (../shared/gold/dev.jsonl), scored by ../shared/tools/score.py: F1 of each kind of
          record and their mean; of the records found, how often each attribute is right
plover    the PLOVER dev sentences (../shared/data/plover/dev.jsonl), each a report of its own, scored by
          ../shared/tools/score_plover.py: event classes by sentence, and `triple`, the share of gold events with class,
          source country and target country right. Of each sentence one event is gold: recall is firm, precision a lower
          bound
ties      the passages on pledges, splits, mergers and successions (../shared/data/ties/dev.jsonl), scored by
          ../shared/tools/score_ties.py: ties by type and both ends; how many of the hedged ones have the right status
coding    what coding the dev articles costs:
  words_per_cpu_second          page to records in JSON (`Coder`, `wire.encode`), article by article, after a warm-up
  encoder_words_per_cpu_second  the network's call only, on the very same batches (as in bench/speed.py)
  share_of_encoder              the first as % of the second, timed in turn: the machine's mood cancels out
  memory_mb                     most resident memory (VmHWM) of a fresh `vedette code FILE --format jsonl`; that is the
                                shipped model's, whatever --model says
  first_memory_mb               the same with nothing in the cache, so that it makes the gazetteer first

Words are those that the model reads. Seconds are the processor's, medians of several rounds. MB are 10^6 bytes.

What was coded stays in .runs, to be looked at:
`python ../shared/tools/score.py ../shared/gold/dev.jsonl .runs/gold-dev.jsonl --misses 5`.

All sets were read while the rules were written: on text that nobody here has seen the figures are lower.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.given import Figures, Given
from bench.speed import ROUNDS, Recorder, cpu_seconds
from vedette.assets.coder import Coder
from vedette.assets.tools import open_tools
from vedette.intake.sources import read_file
from vedette.pipeline import Tools
from vedette.reading.pages import Page
from vedette.records import Note, wire

RUNS = Path(".runs")

_CODE = """
import atexit, sys
from pathlib import Path
peak = lambda: next(line.split()[1] for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
atexit.register(lambda: print(peak(), file=sys.stderr))
from vedette.cli.main import main
main()
"""
_PLOVER = re.compile(r"precision (\S+) recall (\S+) F1 (\S+) triple (\S+) over \d+ events")


def measure_records(given: Given) -> Figures:
    """Code the hand-coded dev articles, and hold the records against the hand's."""
    gold = articles(given.shared)
    coded = write_coded(pages_of(gold), coder_of(tools_of(given)), RUNS / "gold-dev.jsonl")
    return record_figures(_scored(given.shared / "tools" / "score.py", gold, coded, "--json"))


def measure_plover(given: Given) -> Figures:
    """Code the PLOVER dev sentences, hold their events against gold, and time it."""
    gold = given.shared / "data" / "plover" / "dev.jsonl"
    pages, coder = pages_of(gold), coder_of(tools_of(given))
    coded = write_coded(pages, coder, RUNS / "plover-dev.jsonl")
    figures = plover_figures(_scored(given.shared / "tools" / "score_plover.py", gold, coded))
    seconds = median(cpu_seconds(lambda: list(lines(pages, coder))) for _ in range(ROUNDS))
    return {"coding.plover": {**figures, "sentences_per_cpu_second": len(pages) / seconds}}


def measure_ties(given: Given) -> Figures:
    """Code the passages on ties, and hold their ties against the hand's."""
    gold = given.shared / "data" / "ties" / "dev.jsonl"
    coded = write_coded(pages_of(gold), coder_of(tools_of(given)), RUNS / "ties-dev.jsonl")
    return {"coding.ties": tie_figures(_scored(given.shared / "tools" / "score_ties.py", gold, coded, "--json"))}


def measure_cost(given: Given) -> Figures:
    """Give the speed of coding, and the memory that the command takes."""
    cost: dict[str, float] = {}
    if Path("/proc/self/status").exists():
        cost["memory_mb"] = memory_mb(articles(given.shared))
        with tempfile.TemporaryDirectory() as empty:
            cost["first_memory_mb"] = memory_mb(articles(given.shared), {"VEDETTE_CACHE": empty})
    else:
        print("coding: memory is skipped, this system has no /proc/self/status")
    return {"coding.speed": speeds(tools_of(given), pages_of(articles(given.shared))), "coding.cost": cost}


def articles(shared: Path) -> Path:
    """Where the hand-coded dev articles lie."""
    return shared / "gold" / "dev.jsonl"


def tools_of(given: Given) -> Tools:
    """Everything that coding needs, with the model that is measured."""
    return replace(open_tools(), model=given.model)


def coder_of(tools: Tools) -> Coder:
    """The coder of `vedette code`, with other tools than those that it would open."""
    coder = Coder()
    coder.tools = tools
    return coder


def pages_of(path: Path) -> list[Page]:
    """Give a page for each line of a JSON lines file; ValueError names the first line that is none."""
    pages: list[Page] = []
    for page in read_file(path):
        if isinstance(page, Note):
            raise ValueError(page.text)
        pages.append(page)
    return pages


def lines(pages: Sequence[Page], coder: Coder) -> Iterator[bytes]:
    """Yield what `vedette code --format jsonl` prints for each page."""
    for page in pages:
        yield wire.encode(coder(page)) + b"\n"


def write_coded(pages: Sequence[Page], coder: Coder, path: Path) -> Path:
    """Write the records of each page, a line each, and give the path."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"".join(lines(pages, coder)))
    return path


def record_figures(printed: str) -> Figures:
    """Take the figures from what `score.py --json` prints."""
    told = json.loads(printed)
    right, of = told["not asserted"]
    accuracy = {name.replace(" ", "_"): share for name, share in told["accuracy"].items()}
    return {
        "coding.records": {"mean": told["mean_f1"], **{kind: row["f1"] for kind, row in told["records"].items()}},
        "coding.accuracy": {
            **accuracy,
            "event_status_macro_f1": told["event status macro F1"],
            "event_not_asserted": right / of if of else 0.0,
        },
    }


def plover_figures(printed: str) -> dict[str, float]:
    """Take the figures from the last line that `score_plover.py` prints."""
    last = printed.strip().rpartition("\n")[2]
    if not (match := _PLOVER.fullmatch(last)):
        raise ValueError(f"score_plover.py ends with {last!r}, and not with precision, recall, F1 and triple")
    return dict(zip(("precision", "recall", "f1", "triple"), map(float, match.groups()), strict=True))


def tie_figures(printed: str) -> dict[str, float]:
    """Take the figures from what `score_ties.py --json` prints."""
    told = json.loads(printed)
    ties, counts, hedged = told["scores"]["ties"], told["counts"], told["scores"]["hedged with status"]
    asserted, found = counts["hedged ties coded as asserted"]
    return {
        **{name: ties[name] for name in ("precision", "recall", "f1")},
        "f1_with_status": told["scores"]["ties with status"]["f1"],
        "hedged_found": found,
        "hedged_heeded": hedged["hits"] / found if found else 0.0,
        "hedged_recall": hedged["recall"],
        "hedged_as_facts": asserted,
    }


def speeds(tools: Tools, pages: Sequence[Page], rounds: int = ROUNDS) -> dict[str, float]:
    """Time coding against the bare encoder on the same batches."""
    recorder, coder = Recorder(tools.model), coder_of(tools)
    list(lines(pages, coder_of(replace(tools, model=recorder))))  # the warm-up
    words = sum(len(segment) for segments in recorder.seen for segment in segments)
    batches = [batch for segments in recorder.seen for batch, _ in tools.model.batches(segments)]
    seconds = [
        (
            cpu_seconds(lambda: [tools.model.network(*batch) for batch in batches]),
            cpu_seconds(lambda: list(lines(pages, coder))),
        )
        for _ in range(rounds)
    ]
    encoder, whole_way = (median(column) for column in zip(*seconds, strict=True))
    return {
        "words_per_cpu_second": words / whole_way,
        "encoder_words_per_cpu_second": words / encoder,
        "share_of_encoder": 100 * median(bare / everything for bare, everything in seconds),
    }


def memory_mb(source: Path, environment: dict[str, str] | None = None) -> float:
    """Code a file by the command line in a fresh process, and give the most memory that was resident."""
    command = [sys.executable, "-c", _CODE, "code", str(source), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, **(environment or {})})
    return int(done.stderr.split()[-1]) * 1024 / 1e6


def _scored(scorer: Path, gold: Path, coded: Path, *options: str) -> str:
    """Run a scorer; what it says on standard error is for the person at the terminal."""
    command = [sys.executable, str(scorer), str(gold), str(coded), *options]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, encoding="utf-8").stdout
