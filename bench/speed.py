"""What reading costs: one thread, the texts of the hand-coded dev articles (../shared/gold/dev.jsonl), after a warm-up.

words_per_cpu_second          raw text to decoded reading (`read`), article by article: words / processor seconds
encoder_words_per_cpu_second  the network's call only, on the very same batches, padded and sorted as `read` does it
share_of_encoder              the first as % of the second, timed in turn: the machine's mood cancels out
split_words_per_cpu_second    finding words only (`find_words`)
load_s                        opening the model in a fresh process, packages already imported
import_s                      those imports: numpy, onnxruntime, tokenizers and ours
help_s                        `vedette --help` in a fresh process, interpreter included
memory_mb                     most resident memory (VmHWM) of a fresh process that reads all the articles once

Each but the last is a median of several. Seconds are the processor's, not the clock's: they hold on a machine that has
other work. MB are 10^6 bytes. The model remembers words' pieces and lemmas, as in a long run: the warm-up has seen the
articles.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bench.given import Figures, Given
from vedette.reading.model import Cut, Model, Parse, whole
from vedette.reading.reading import read
from vedette.reading.words import find_words

ROUNDS = 5
PROCESSES = 5

_OPEN = """
import sys, time
from pathlib import Path
before = time.process_time()
from vedette.assets.model import read_model
imported = time.process_time()
model = read_model(Path(sys.argv[1]).read_bytes())
print(imported - before, time.process_time() - imported)
"""
_HELP = "from vedette.cli.main import main; main()"
_READ = """
import sys
from pathlib import Path
from vedette.assets.model import read_model
from vedette.reading.reading import read
model = read_model(Path(sys.argv[1]).read_bytes())
for text in sys.stdin.read().split("\\0"):
    read(text, model)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def measure(given: Given) -> Figures:
    """Give the figures of speed and of cost."""
    texts, archive = article_texts(given.shared), given.archive
    opened = [tuple(map(float, _run(_OPEN, archive).split())) for _ in range(PROCESSES)]
    cost = {
        "load_s": median(load for _, load in opened),
        "import_s": median(imports for imports, _ in opened),
        "help_s": median(_child_seconds([sys.executable, "-c", _HELP, "--help"]) for _ in range(PROCESSES)),
    }
    if Path("/proc/self/status").exists():
        cost["memory_mb"] = int(_run(_READ, archive, "\0".join(texts))) * 1024 / 1e6
    else:
        print("speed: memory is skipped, this system has no /proc/self/status")
    return {"reading.speed": speeds(given.model, texts), "reading.cost": cost}


def article_texts(shared: Path) -> list[str]:
    """Give the texts of the hand-coded dev articles."""
    with (shared / "gold" / "dev.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def speeds(model: Model, texts: Sequence[str], rounds: int = ROUNDS) -> dict[str, float]:
    """Time reading against the bare encoder on the same batches, and the finding of words."""
    recorder = Recorder(model)
    words = sum(len(read(text, recorder).words) for text in texts)  # the warm-up
    batches = [batch for segments in recorder.seen for batch, _ in model.batches(segments)]
    seconds = [
        (
            cpu_seconds(lambda: [model.network(*batch) for batch in batches]),
            cpu_seconds(lambda: [read(text, model) for text in texts]),
            cpu_seconds(lambda: [find_words(text) for text in texts]),
        )
        for _ in range(rounds)
    ]
    encoder, whole_way, split = (median(column) for column in zip(*seconds, strict=True))
    return {
        "words_per_cpu_second": words / whole_way,
        "encoder_words_per_cpu_second": words / encoder,
        "share_of_encoder": 100 * median(bare / everything for bare, everything, _ in seconds),
        "split_words_per_cpu_second": words / split,
    }


class Recorder(Model):
    """A model that remembers the segments that it is given."""

    def __init__(self, model: Model) -> None:
        super().__init__(model.network, model.pieces, model.labels, model.weights)
        self.seen: list[Sequence[Sequence[str]]] = []

    def parse(self, segments: Sequence[Sequence[str]], cut: Cut = whole) -> list[list[Parse]]:
        self.seen.append(segments)
        return super().parse(segments, cut)


def cpu_seconds(work: Callable[[], object]) -> float:
    """Give the processor seconds of this process that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _run(program: str, archive: Path, given: str = "") -> str:
    """Run a program in a fresh process, and give what it prints."""
    command = [sys.executable, "-c", program, str(archive)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def _child_seconds(command: Sequence[str]) -> float:
    """Run a command; give its processor seconds, of user and system."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
