"""Score words and sentences against UD English EWT and GUM: `python -m bench.tokens --data ../shared/data/ud`.

Each document's raw text is put together from its surface tokens, its sentences joined by one space (the treebanks keep
no line breaks). F1 is counted as the CoNLL 2018 shared task does: spans of words, a multiword token's parts by their
own spans; spans of sentences. Rules are tuned on `train` only; `dev` is what is reported.
"""

import argparse
import gzip
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vedette.reading.sentences import Boundary, boundaries, find_sentences
from vedette.reading.words import find_words

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One document: its text, and the spans in it of words and of sentences."""

    text: str
    words: Spans
    sentences: Spans


def read_gold(path: Path) -> Iterator[Gold]:
    """Yield the documents of a gzipped CoNLL-U file that marks them with `# newdoc`."""
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and lines:
                yield put_together(lines)
                lines = []
            lines.append(line.rstrip("\n"))
    yield put_together(lines)


def put_together(lines: list[str]) -> Gold:
    """Make one document's raw text from its CoNLL-U lines, and find its words and sentences there."""
    text = ""
    words: Spans = []
    sentences: Spans = []
    begin: int | None = None  # where the sentence begins
    covered = 0  # the last word id that a multiword token has already printed
    inside = 0  # where its next part begins
    for line in [*lines, ""]:
        if not line:
            if begin is not None:
                sentences.append((begin, len(text.rstrip())))
                text = text.rstrip() + " "
            begin, covered = None, 0
            continue
        columns = line.split("\t")
        if line.startswith("#") or "." in columns[0]:
            continue
        form = columns[1]
        if "-" not in columns[0] and int(columns[0]) <= covered:
            if not text.startswith(form, inside):
                raise ValueError(f"the parts of a multiword token do not make it up: {line!r} in {text[inside:]!r}")
            words.append((inside, inside + len(form)))
            inside += len(form)
            continue
        begin = len(text) if begin is None else begin
        if "-" in columns[0]:
            covered, inside = int(columns[0].split("-")[1]), len(text)
        else:
            words.append((len(text), len(text) + len(form)))
        text += form if "SpaceAfter=No" in columns[9] else form + " "
    return Gold(text, words, sentences)


def f1(gold: int, found: int, right: int) -> str:
    """Show precision, recall and F1 in percent."""
    return f"P {100 * right / found:6.2f}  R {100 * right / gold:6.2f}  F1 {200 * right / (gold + found):6.2f}"


def score(path: Path) -> Iterator[str]:
    """Yield the lines of the report on one treebank file."""
    count: Counter[str] = Counter()
    graded: Counter[tuple[Boundary, bool]] = Counter()
    seconds = {"words": 0.0, "sentences": 0.0}
    for gold in read_gold(path):
        began = time.process_time()
        words = find_words(gold.text)
        seconds["words"] += time.process_time() - began
        began = time.process_time()
        ranges = find_sentences(gold.text, words)
        seconds["sentences"] += time.process_time() - began
        sentences = {(words[first][0], words[end - 1][1]) for first, end in ranges}
        count["gold words"] += len(gold.words)
        count["words"] += len(words)
        count["right words"] += len(set(words) & set(gold.words))
        count["gold sentences"] += len(gold.sentences)
        count["sentences"] += len(sentences)
        count["right sentences"] += len(sentences & set(gold.sentences))
        ends = {end for _, end in gold.sentences}
        # A gold boundary inside one of our words is nobody's gap: it counts as impossible.
        inner = ends - {end for _, end in words}
        graded[Boundary.IMPOSSIBLE, True] += len(inner)
        graded.update(
            (grade, end in ends) for (_, end), grade in zip(words, boundaries(gold.text, words), strict=False)
        )
    yield f"{path.name}: {count['gold words']} words, {count['gold sentences']} sentences"
    yield "  words      " + f1(count["gold words"], count["words"], count["right words"])
    yield "  sentences  " + f1(count["gold sentences"], count["sentences"], count["right sentences"])
    gaps, gold_gaps = sum(graded.values()), sum(n for (_, true), n in graded.items() if true)
    for grade in Boundary:
        true, false = graded[grade, True], graded[grade, False]
        yield (
            f"  {grade.name.lower():10} {100 * true / gold_gaps:6.2f} % of gold boundaries, "
            f"{100 * (true + false) / gaps:6.2f} % of gaps, {100 * true / max(1, true + false):6.2f} % right"
        )
    yield (
        f"  per CPU-second: {count['words'] / seconds['words']:,.0f} words found, "
        f"{count['words'] / seconds['sentences']:,.0f} grouped"
    )


def main() -> None:
    """Print the report on each treebank."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/ud"), help="folder of the CoNLL-U files")
    parser.add_argument("--part", choices=("dev", "train"), default="dev")
    options = parser.parse_args()
    for treebank in ("en_gum", "en_ewt"):
        for line in score(options.data / f"{treebank}-{options.part}.conllu.gz"):
            print(line)


if __name__ == "__main__":
    main()
