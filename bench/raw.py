"""How well raw text is read: words, sentences, tags and trees of UD English EWT and GUM dev, by the CoNLL 2018 measure.

A document's text is put together from its surface tokens and their spaces, its sentences joined by one space: the
treebanks keep no line breaks, so paragraphs and headlines run on. The product reads that text and nothing else. It
knows no multiword tokens: each of its words counts as a token of its own, which costs Tokens (two for "don't"), and
nothing else.
"""

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from bench.conll18 import ROOT, Analysis, Word, score, without_spaces
from bench.given import Figures, Given
from vedette.reading.reading import Reading, read

PARTS = ("ewt", "gum")


@dataclass(frozen=True, slots=True)
class Gold:
    """One document of a treebank: its raw text and its analysis."""

    text: str
    analysis: Analysis


def measure(given: Given) -> Figures:
    """Give the figures of raw text by treebank."""
    return {
        f"model.{part}_raw": score(
            (gold.analysis, analysis_of(read(gold.text, given.model)))
            for gold in read_documents(given.shared / "data" / "ud" / f"en_{part}-dev.conllu.gz")
        )
        for part in PARTS
    }


def read_documents(path: Path) -> Iterator[Gold]:
    """Yield the documents of a gzipped CoNLL-U file that marks them with `# newdoc`."""
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and lines:
                yield document_of(lines)
                lines = []
            lines.append(line.rstrip("\n"))
    yield document_of(lines)


def document_of(lines: Sequence[str]) -> Gold:
    """Make a document of its CoNLL-U lines."""
    text, characters = "", ""
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    words: list[Word] = []
    for rows in _sentences(lines):
        begin, first = len(characters), len(words)
        text = text.rstrip() + " " if text else ""
        fused_to = 0  # the last word of the multiword token that is open
        for number, form, lemma, upos, xpos, _, head, relation, _, misc in rows:
            inside = "-" not in number and int(number) <= fused_to
            if not inside:
                start = len(characters)
                characters += without_spaces(form)
                tokens.append((start, len(characters)))
                text += form if "SpaceAfter=No" in misc else form + " "
            if "-" in number:
                fused_to = int(number.split("-")[1])
            else:
                above = first + int(head) - 1 if int(head) else ROOT
                words.append(Word(*tokens[-1], form, upos, xpos, lemma, above, relation, fused=inside))
        sentences.append((begin, len(characters)))
    return Gold(text.rstrip(), Analysis(characters, tuple(tokens), tuple(sentences), tuple(words)))


def _sentences(lines: Sequence[str]) -> Iterator[list[list[str]]]:
    """Yield the rows of each sentence, without empty nodes ("8.1")."""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if not line and rows:
            yield rows
            rows = []
        elif line and not line.startswith("#") and "." not in (columns := line.split("\t"))[0]:
            rows.append(columns)


def analysis_of(reading: Reading) -> Analysis:
    """Take a reading as an analysis to be scored."""
    before = [0, *accumulate(not character.isspace() for character in reading.text)]
    words = tuple(
        Word(before[w.start], before[w.end], w.text, w.upos, w.xpos, w.lemma, w.head, w.relation) for w in reading.words
    )
    return Analysis(
        characters=without_spaces(reading.text),
        tokens=tuple((word.start, word.end) for word in words),
        sentences=tuple((words[s.first].start, words[s.last - 1].end) for s in reading.sentences),
        words=words,
    )
