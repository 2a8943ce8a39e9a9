"""Reads the training data of ../shared/data into `Sentence`s, each with the labels that its source has."""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

OPEN_LICENCES = frozenset(
    {"public-domain-US-gov", "OGL-UK-3.0", "CC-BY-3.0-AU", "EC-reuse-with-attribution", "CC-BY-SA-3.0"}
)
ENTITY_KINDS = ("none", "person", "place", "organization", "object", "event", "time",
                "substance", "animal", "plant", "abstract")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and whatever labels their source has; a label list is None where the source has none.

    heads are 1-based (0 is the root); `factuality` maps a word index to -3..+3 (UDS).
    """

    document: str
    words: tuple[str, ...]
    spaced: tuple[bool, ...]  # whether white space follows the word
    upos: tuple[str, ...] | None = None
    xpos: tuple[str, ...] | None = None
    lemmas: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None  # UNER, BIO
    mentions: tuple[str, ...] | None = None  # re3d, BIO
    kinds: tuple[str, ...] | None = None  # GUM: the kind of the widest entity that the word heads
    factuality: dict[int, float] = field(default_factory=dict)


def read_conllu(path: Path) -> Iterator[tuple[str, str, list[list[str]], set[int]]]:
    """Yield (document, sentence id, rows of syntactic words, indices of words that no space follows by their token)."""
    document, sent_id, rows, inner = "", "", [], set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition("= ")[2]
            elif line.startswith("# sent_id"):
                sent_id = line.partition("= ")[2]
            elif not line and rows:
                yield document, sent_id, rows, inner
                rows, inner = [], set()
            elif line and line[0] != "#":
                row = line.split("\t")
                if "-" in row[0]:
                    first, last = map(int, row[0].split("-"))
                    inner.update(range(first - 1, last - 1))
                    if "SpaceAfter=No" in row[9]:
                        inner.add(last - 1)
                elif "." not in row[0]:
                    rows.append(row)


def read_treebank(path: Path, uner: Path | None = None, uds: Path | None = None) -> list[Sentence]:
    """Read a CoNLL-U file, with UNER names and UDS factuality laid over it where given."""
    names = _read_uner(uner) if uner else {}
    facts = _read_uds(uds) if uds else {}
    return [_sentence(*item, names, facts) for item in read_conllu(path)]


def _sentence(document: str, sent_id: str, rows: list[list[str]], inner: set[int],
              names: dict[str, tuple[str, ...]], facts: dict[str, list[dict]]) -> Sentence:  # fmt: skip
    words = tuple(r[1] for r in rows)
    column = {n: tuple(r[n] for r in rows) for n in (2, 3, 4, 7)}
    heads = tuple(int(r[6]) for r in rows)
    kinds = _kinds(rows, heads) if document.startswith("GUM_") else None
    own = names.get(sent_id, ())
    return Sentence(
        document=document, words=words,
        spaced=tuple("SpaceAfter=No" not in r[9] and i not in inner for i, r in enumerate(rows)),
        upos=column[3], xpos=column[4], lemmas=column[2], heads=heads, deprels=column[7],
        names=own if len(own) == len(words) else _names(rows, heads, kinds) if kinds else None,
        kinds=kinds,
        factuality=_factuality(words, facts.get(" ".join(words), [])),
    )  # fmt: skip


def _kinds(rows: list[list[str]], heads: tuple[int, ...]) -> tuple[str, ...]:
    """The kind of the widest GUM entity whose syntactic head the word is."""
    kinds, open_, spans = ["none"] * len(rows), [], []
    for i, row in enumerate(rows):
        entity = re.search(r"Entity=([^|]*)", row[9])
        for opening, closing in re.findall(r"\(([^()]+)|(\d[^()]*)\)|\)", entity[1]) if entity else []:
            if opening:
                open_.append((opening.split("-")[0], opening.split("-")[1], i))
            elif closing:
                number = closing.split("-")[0]
                found = next((o for o in reversed(open_) if o[0] == number), None)
                if found:
                    open_.remove(found)
                    spans.append((found[2], i, found[1]))
        for number, kind, start in [o for o in open_ if o[2] == i]:
            if entity and re.search(rf"\({re.escape(number)}-[^()]*\)", entity[1]):
                open_.remove((number, kind, start))
                spans.append((start, i, kind))
    for start, end, kind in sorted(spans, key=lambda s: s[1] - s[0]):
        inside = [i for i in range(start, end + 1) if not start <= heads[i] - 1 <= end]
        if inside and kind in ENTITY_KINDS:
            kinds[inside[0]] = kind
    return tuple(kinds)


_NAMED = {"person": "PER", "place": "LOC", "organization": "ORG"}
_PARTS_OF_NAMES = frozenset({"flat", "compound", "amod", "punct", "nmod"})


def _names(rows: list[list[str]], heads: tuple[int, ...], kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Names after UNER's manner from GUM's entities: the run of proper nouns around a head of a known kind."""
    tags = ["O"] * len(rows)
    for at, kind in enumerate(kinds):
        if kind not in _NAMED or rows[at][3] != "PROPN" or tags[at] != "O":
            continue
        inside = {at} | {i for i, head in enumerate(heads) if head == at + 1 and _continues(rows[i], kinds[i])}
        first = last = at
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        tags[first : last + 1] = ["B-" + _NAMED[kind]] + ["I-" + _NAMED[kind]] * (last - first)
    return tuple(tags)


def _continues(row: list[str], kind: str) -> bool:
    """Whether a word that hangs on a name's head is a part of the name."""
    return row[3] == "PROPN" and row[7].split(":")[0] in _PARTS_OF_NAMES and kind == "none"


def _factuality(words: tuple[str, ...], events: list[dict]) -> dict[int, float]:
    starts, position = {}, 0
    for i, word in enumerate(words):
        starts[position] = i
        position += len(word) + 1
    return {starts[e["start"]]: e["factuality"] for e in events if e["start"] in starts}


def _read_uner(path: Path) -> dict[str, tuple[str, ...]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split("\t") for line in lines)
        return {sent_id: tuple(tags.split()) for sent_id, tags in rows}


def _read_uds(path: Path) -> dict[str, list[dict]]:
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return {row["text"].strip(): row["events"] for row in rows}


def read_re3d(path: Path) -> list[Sentence]:
    """Read re3d's open rows: no BBC (non-commercial), none of unknown licence, none that repeats a test row."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [
        Sentence(f"re3d-{row['id']}", tuple(row["tokens"]), _spaced(row["token_spans"]), mentions=tuple(row["bio"]))
        for row in rows
        if row["licence"] in OPEN_LICENCES and not row["dup_in_test"] and row["tokens"]
    ]


def _spaced(spans: list[list[int]]) -> tuple[bool, ...]:
    return (*(after[0] > before[1] for before, after in pairwise(spans)), True)


def load(shared: Path, part: str) -> dict[str, list[Sentence]]:
    """Give {"ewt", "gum", "re3d"} for `part` ("train" or "dev")."""
    ud = shared / "data" / "ud"
    ewt = read_treebank(ud / f"en_ewt-{part}.conllu.gz", ud / f"uner_en_ewt-{part}.tsv.gz",
                        shared / "data" / "uds_factuality" / f"{part}.jsonl")  # fmt: skip
    return {
        "ewt": ewt,
        "gum": read_treebank(ud / f"en_gum-{part}.conllu.gz"),
        "re3d": read_re3d(shared / "data" / "re3d" / f"{part}.jsonl"),
    }


def shout(sentence: Sentence) -> Sentence:
    """The sentence as a headline in capitals, for robustness: all labels stay."""
    return replace(sentence, words=tuple(w.upper() for w in sentence.words))
