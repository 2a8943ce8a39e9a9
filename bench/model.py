"""How well the embedded model reads: tags, lemmas, trees, names on dev sets, from gold words.

UPOS, XPOS, lemma: share of words right. UAS, LAS: share of words with the right head, and with the right head and full
relation (subtypes included); LAS of the CoNLL 2018 kind (`las_main`) takes `nmod:poss` for `nmod`. Names: micro F1
over exact spans and types. What int8 loses is counted against the float32 network's LAS, which training leaves in the
model's card, reader.toml: `las` of its table `fp32.ewt`.
"""

from collections.abc import Iterable, Sequence

from bench.given import Figures, Given
from training.treebank import Sentence, load
from vedette.reading.model import Model, Parse

Spans = set[tuple[int, int, str]]


def measure(given: Given) -> Figures:
    """Give the figures from gold words, the file's size, and what int8 loses."""
    scores = gold_scores(given.model, load(given.shared, "dev"))
    int8 = {"file_mb": given.archive.stat().st_size / 1e6}
    if "fp32" in (card := given.card()):
        int8["las_lost"] = card["fp32"]["ewt"]["las"] - scores["ewt"]["las"]
    else:
        print(f"gold: what int8 loses is skipped, the card of {given.archive} has no table fp32 with las")
    return {
        "model.ewt_gold": scores["ewt"],
        "model.gum_gold": scores["gum"],
        "model.names": {"uner_f1": scores["names"]["f1"], "re3d_f1": scores["mentions"]["f1"]},
        "model.int8": int8,
    }


def spans_of(tags: Sequence[str]) -> Spans:
    """Read spans off BIO tags; an I- that follows nothing of its kind begins a span (as seqeval counts)."""
    out: Spans = set()
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and (tag[:2] != "I-" or tag[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if tag != "O" and start is None:
            start = i
    return out


def f1(hits: int, gold: int, found: int) -> float:
    """Harmonic mean of precision and recall, in percent."""
    return 200 * hits / (gold + found) if gold + found else 0.0


def span_f1(pairs: Iterable[tuple[Spans, Spans]]) -> float:
    """Micro F1 over (gold, found) pairs."""
    hits = gold = found = 0
    for g, f in pairs:
        hits, gold, found = hits + len(g & f), gold + len(g), found + len(f)
    return f1(hits, gold, found)


def read_gold(model: Model, sentences: Sequence[Sentence]) -> list[Parse]:
    """Parse gold words, each sentence by itself."""
    return [parses[0] for parses in model.parse([s.words for s in sentences])]


def tree_scores(sentences: Sequence[Sentence], parses: Sequence[Parse]) -> dict[str, float]:
    """Tags, lemmas and trees of sentences that have them, in percent of words."""
    rights = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las", "las_main"), 0)
    for s, p in zip(sentences, parses, strict=True):
        assert s.heads
        assert s.deprels
        assert s.upos
        assert s.xpos
        assert s.lemmas
        rights["upos"] += sum(map(str.__eq__, s.upos, p.upos))
        rights["xpos"] += sum(map(str.__eq__, s.xpos, p.xpos))
        rights["lemma"] += sum(map(str.__eq__, s.lemmas, p.lemmas))
        for head, relation, h, r in zip(s.heads, s.deprels, p.heads, p.relations, strict=True):
            if head == h + 1:
                rights["uas"] += 1
                rights["las"] += relation == r
                rights["las_main"] += relation.partition(":")[0] == r.partition(":")[0]
    words = sum(len(s.words) for s in sentences)
    return {name: 100 * n / words for name, n in rights.items()}


def gold_scores(model: Model, dev: dict[str, list[Sentence]]) -> dict[str, dict[str, float]]:
    """Every figure from gold words: {"ewt": {...}, "gum": {...}, "names": {...}, "mentions": {...}}."""
    out: dict[str, dict[str, float]] = {}
    for part in ("ewt", "gum"):
        out[part] = tree_scores(dev[part], parses := read_gold(model, dev[part]))
        if part == "ewt":
            named = [(s, p) for s, p in zip(dev["ewt"], parses, strict=True) if s.names is not None]
            out["names"] = {"f1": span_f1((spans_of(s.names), set(p.names)) for s, p in named)}
    re3d = dev["re3d"]
    out["mentions"] = {
        "f1": span_f1(
            (spans_of(s.mentions), set(p.mentions)) for s, p in zip(re3d, read_gold(model, re3d), strict=True)
        )
    }
    return out
