"""The main text, titles and dates of 40 news pages, and the main text of their plain-text dumps.

`f1` is the measure of ../shared/tools/score_pages.py: runs of four words, precision and recall averaged over pages, F1
of the two averages. Gold holds no headline, no captions and no datelines, so only blocks of running text are compared.
`html`: the pages as fetched, beside bare trafilatura in the same run. `dumps`: the text that shows of each page, a line
for each block element (bench/dumps.py), beside keeping all of it and beside the simple rule. Speeds are of processor
time and depend on the machine. Titles and dates are of the pages whose gold has them; a title is right when it is
gold's but for the case of letters, quotation marks and space; a date when the day is gold's.
"""

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.dumps import dump
from bench.given import Figures, Given
from bench.speed import ROUNDS
from vedette.assets.languages import language_of
from vedette.assets.lines import open_lines
from vedette.reading.documents import read_document
from vedette.reading.lines import SortLines, sort_by_rule
from vedette.reading.pages import Page
from vedette.records import Document, moment

BODY = {"paragraph", "subhead", "list", "quote", "table", "entry"}
_STRAIGHT = str.maketrans("‘’ʼ`“”„«»", "''''" + '"' * 5)


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page as fetched, and what people or its publisher's own parser say of it."""

    html: bytes
    gold: dict[str, Any]

    @property
    def english(self) -> bool:
        return bool(self.gold["lang"] == "en")


def measure(given: Given) -> Figures:
    """Measure pages and dumps."""
    pages = read_pages(given.shared / "data" / "pages")
    documents, ours = _timed(lambda page: _document(page.html, "html", page), pages)
    bare, theirs = _timed(_trafilatura, pages)
    texts = [dump(page.html) for page in pages]
    sorters: dict[str, SortLines] = {"": open_lines(), "rule_": sort_by_rule}
    dumps: dict[str, float] = {}
    for name, sort in sorters.items():
        read, speed = _timed(
            lambda pair, sort=sort: _document(pair[1], "text", pair[0], sort), list(zip(pages, texts, strict=True))
        )
        dumps |= {f"{name}{key}": value for key, value in scores(pages, [body(each) for each in read]).items()}
        dumps[f"{name}pages_per_cpu_second"] = speed
    dumps |= {f"keep_all_{key}": value for key, value in scores(pages, texts).items()}
    html = scores(pages, [body(each) for each in documents])
    html |= {f"trafilatura_{key}": value for key, value in scores(pages, bare).items()}
    html |= {"pages_per_cpu_second": ours, "trafilatura_pages_per_cpu_second": theirs}
    html["share_of_trafilatura"] = 100 * ours / theirs
    return {"reading.pages": html, "reading.dumps": dumps, "reading.metadata": metadata(pages, documents)}


def read_pages(folder: Path) -> list[GoldPage]:
    """Read the pages and their gold."""
    rows = [json.loads(line) for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    return [GoldPage(gzip.decompress((folder / row["file"]).read_bytes()), row) for row in rows]


def body(document: Document) -> str:
    """The running text of a document, as score_pages takes it."""
    blocks = [block for block in document.blocks if block.kind in BODY]
    return "\n".join(block.span.of(document.text) for block in blocks) if document.blocks else document.text


def scores(pages: Sequence[GoldPage], texts: Sequence[str]) -> dict[str, float]:
    """Give the F1 on the English pages and on all, precision and recall on the English ones, and pages half lost."""
    pairs = [_overlap(page.gold["text"], text) for page, text in zip(pages, texts, strict=True)]
    english = [pair for page, pair in zip(pages, pairs, strict=True) if page.english]
    precision, recall, f1 = _means(english)
    lost = sum(recall < 0.5 for _, recall in pairs)
    return {"f1": f1, "precision": precision, "recall": recall, "f1_all": _means(pairs)[2], "lost": lost}


def _overlap(gold: str, text: str) -> tuple[float, float]:
    wanted, got = shingles(gold), shingles(text)
    same = (wanted & got).total()
    return same / got.total() if got else 0.0, same / wanted.total() if wanted else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, counted; of a shorter text the one run that it is."""
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def _means(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    precision, recall = (sum(pair[i] for pair in pairs) / len(pairs) for i in (0, 1))
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def metadata(pages: Sequence[GoldPage], documents: Sequence[Document]) -> dict[str, float]:
    """Count titles and dates that are right, wrong and missing, of the pages whose gold has one."""
    seen: Counter[str] = Counter()
    for page, document in zip(pages, documents, strict=True):
        if page.gold["title"]:
            seen[f"titles_{_verdict(_plain(page.gold['title']), document.title and _plain(document.title))}"] += 1
        if page.gold["date"]:
            found = document.published and str(moment(document.published).date())
            verdict = _verdict(page.gold["date"][:10], found)
            seen[f"dates_{verdict}"] += 1
            seen["english_dates_wrong"] += page.english and verdict == "wrong"
    kinds = [f"{what}_{verdict}" for what in ("titles", "dates") for verdict in ("right", "wrong", "missing")]
    return {name: float(seen[name]) for name in (*kinds, "english_dates_wrong")}


def _verdict(gold: str, found: str | None) -> str:
    return "missing" if not found else "right" if found == gold else "wrong"


def _plain(title: str) -> str:
    return " ".join(title.translate(_STRAIGHT).casefold().split())


def _document(content: str | bytes, form: str, page: GoldPage, sort: SortLines = sort_by_rule) -> Document:
    known = Page(name=page.gold["id"], content=content, form=form, url=page.gold["url"] if form == "html" else None)
    return read_document(known, language_of, sort).document


def _trafilatura(page: GoldPage) -> str:
    import trafilatura

    return trafilatura.extract(page.html, include_comments=False, include_tables=True) or ""


def _timed(read: Callable[[Any], Any], things: Iterable[Any]) -> tuple[list[Any], float]:
    """What is read, and how many in a second of processor time: the median of rounds after one that warms up."""
    things = list(things)
    results = [read(each) for each in things]
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for each in things:
            read(each)
        seconds.append(time.process_time() - began)
    return results, len(results) / median(seconds)
