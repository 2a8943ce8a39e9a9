"""Trains the learned heads on our own corpus, and says what they are worth there, out of fold.

    python -m training.heads               trains on corpus/train, prints figures across five folds of its passages
    python -m training.heads --install     also writes the heads to where vedette opens them
    python -m training.heads --share 0.5   on half of the passages, for a learning curve; --seed draws another half

Heads read what rules and earlier heads found, so they are trained in the order of `COURSES`. What the
earlier ones say of a passage comes from heads that have not seen it, as it will be on new text. The encoder is not
touched: a head adds small matrices to the pass that is made anyway.

What is trained is kept in .runs/heads, so that a run that was stopped goes on; a change of the corpus or of the code
begins anew.
"""

import argparse
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from training.aligned import Aligned, passages_of
from training.courses import COURSES, TIES, Course
from training.pairs import Floats, Labelled, answers, train
from vedette.assets.heads import FOLDER, open_head
from vedette.assets.tools import open_tools
from vedette.coding import tie_head
from vedette.coding.heads import NO_HEADS, Heads
from vedette.pipeline import Tools
from vedette.reading.pairs import PairHead, sigmoid, softmax

FOLDS = 5
RUNS = Path(".runs") / "heads"
_CODE = (
    "training",
    "resources",
    "src/vedette/reading",
    "src/vedette/actors",
    "src/vedette/places",
    "src/vedette/coding",
)
_ARRAYS = ("one", "other", "table", "bias", "out", "out_bias")


def main() -> None:
    """Train the heads; print what each is worth, and write them where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, default=Path("corpus"))
    ask.add_argument("--install", action="store_true", help="write the heads to where vedette opens them")
    ask.add_argument("--into", type=Path, default=FOLDER, help="where to write them")
    ask.add_argument("--share", type=float, default=1.0, help="of the passages, for a learning curve")
    ask.add_argument("--seed", type=int, default=0, help="which passages, and where each training starts")
    given = ask.parse_args()
    tools = replace(open_tools(), heads=NO_HEADS)
    found = passages_of(sorted((given.corpus / "train").glob("*.txt")))
    order = np.random.default_rng(given.seed).permutation(len(found))
    chosen = [found[i] for i in sorted(order[: round(given.share * len(found))])]
    runs = RUNS / _digest([*(given.corpus / "train").glob("*.txt"), *_code()], f"{given.share} {given.seed}")
    print(f"{len(chosen)} passages; what is trained is kept in {runs}", flush=True)
    told = f"{len(chosen)} passages of corpus/train"
    for name, head in learn([Aligned.of(passage, tools.model) for passage in chosen], tools, runs, given.seed):
        if given.install:
            write(head, given.into / f"{name}.npz", told)


def learn(passages: Sequence[Aligned], tools: Tools, runs: Path, seed: int) -> Iterator[tuple[str, PairHead]]:
    """Train each head on all passages, after five that leave a fifth out, and yield it with its name."""
    folds = [NO_HEADS] * FOLDS  # what is known of each fold's passages: heads that have not seen them
    for name, course in COURSES.items():
        started = time.monotonic()
        data = labelled(course, passages, tools, folds)
        fold = data.groups % FOLDS
        heads = [taught(course, data.part(fold != k), seed + k, runs / f"{name}-{k}.npz") for k in range(FOLDS)]
        scores = np.zeros((len(fold), len(course.labels)), np.float32)
        for k, head in enumerate(heads):
            scores[fold == k] = answers(head, data.part(fold == k))
        print(f"{name}: {len(fold):,} pairs; out of fold {report(course, data, scores)}", flush=True)
        folds = [course.given(known, head) for known, head in zip(folds, heads, strict=True)]
        whole = taught(course, data, seed, runs / f"{name}-all.npz")
        print(f"  {time.monotonic() - started:.0f} s", flush=True)
        yield name, whole


def labelled(course: Course, passages: Sequence[Aligned], tools: Tools, folds: Sequence[Heads]) -> Labelled:
    """The examples of all passages, each seen by the heads that do not know it."""
    one, other, features, y, groups = [], [], [], [], []
    for number, aligned in enumerate(passages):
        for pair, label in course.examples(aligned, replace(tools, heads=folds[number % FOLDS])):
            one.append(aligned.reading.vectors[pair.one])
            other.append(aligned.reading.vectors[pair.other])
            features.append(pair.features)
            y.append(label)
            groups.append(number)
    several = isinstance(y[0], tuple)
    return Labelled(
        np.array(one, np.float32), np.array(other, np.float32), features,
        np.array(y, np.float32 if several else np.int64), np.array(groups),
    )  # fmt: skip


def report(course: Course, data: Labelled, scores: Floats) -> str:
    """Precision, recall and F1 of the labels at several thresholds; of ties the way and the type have to be right."""
    if data.y.ndim == 2:
        likely, y = sigmoid(scores), data.y > 0
    else:
        likely, y = softmax(scores)[:, 1:], np.eye(len(course.labels), dtype=bool)[data.y][:, 1:]
        likely = np.where(likely == likely.max(1, keepdims=True), likely, 0)
    if course.labels == TIES:
        ways = len(tie_head.WAYS)
        best = scores[:, ways:].argmax(1)[:, None] == np.arange(len(TIES) - ways)
        likely = np.concatenate([likely[:, :1] * best, likely[:, 1:ways] * best], 1)
        y = np.concatenate([y[:, :1] & y[:, ways:], y[:, 1:ways] & y[:, ways:]], 1)
    parts = []
    for least in (0.3, 0.4, 0.5, 0.6, 0.8):
        told = likely >= least
        hits = int((told & y).sum())
        precision, recall = hits / max(1, int(told.sum())), hits / max(1, int(y.sum()))
        parts.append(f"at {least} P {precision:.3f} R {recall:.3f}")
    return ", ".join(parts)


def write(head: PairHead, path: Path, told: str) -> None:
    """Write a head in half precision, with its card: digest, licence, and what it was trained on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {name: getattr(head, name).astype(np.float16) for name in _ARRAYS}
    features = np.array(sorted(head.rows, key=head.rows.__getitem__))
    np.savez_compressed(path, labels=np.array(head.labels), features=features, **arrays)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    card = f'sha256 = "{digest}"\nlicence = "CC-BY-SA-4.0"\nsource = "training/heads.py on {told}"\n'
    path.with_suffix(".toml").write_text(card, encoding="utf-8")


def taught(course: Course, data: Labelled, seed: int, path: Path) -> PairHead:
    """The head that an earlier run kept at the path, else a new one, which is kept there."""
    if not path.with_suffix(".toml").exists():  # the card is written last
        write(train(data, course.labels, seed, course.schooling), path, "a part of the corpus")
    head = open_head(path.stem, path.parent)
    assert head is not None
    return head


def _code() -> Iterator[Path]:
    """What decides how a head comes out, beside the corpus."""
    for folder in _CODE:
        yield from (path for path in Path(folder).rglob("*") if path.suffix in {".py", ".toml"})


def _digest(paths: Sequence[Path], options: str) -> str:
    digest = hashlib.sha256(options.encode())
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    main()
