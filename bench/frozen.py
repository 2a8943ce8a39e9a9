"""The frozen part of our own corpus: text that nobody tuned on. Which words tell an act, and of which type.

    python -m bench.frozen

Precision, recall and F1 of events by main trigger word and type, for frames alone, for the learned head alone, and for
the program, which uses both.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.annotations import Annotated
from training.corpus import Passage, read_passages
from training.heads import trigger_word
from vedette.assets.tools import open_tools
from vedette.coding.triggers import PROPOSES
from vedette.pipeline import Tools, code
from vedette.reading.reading import Reading, read
from vedette.records import Block, Document, document_id

FROZEN = Path("corpus") / "test"

Acts = set[tuple[int, str]]
"""Trigger words and types."""


def passages(folder: Path = FROZEN) -> list[Passage]:
    """All passages of the frozen part."""
    return [p for file in sorted(folder.glob("*.txt")) for p in read_passages(file.read_text(encoding="utf-8"))]


def gold_acts(passage: Passage, reading: Reading) -> Acts:
    """The acts that a person marked."""
    events = Annotated(passage).events.values()
    found = ((trigger_word(reading, event.triggers[0]), event.type) for event in events)
    return {(word, kind) for word, kind in found if word is not None}


def program_acts(passage: Passage, reading: Reading, tools: Tools) -> Acts:
    """The acts that the program codes."""
    coded = code(_document(passage), tools)
    at = {word.start: word.index for word in reading.words}
    return {(at[event.trigger.start], event.type) for event in coded.events}


def head_acts(reading: Reading, tools: Tools) -> Acts:
    """The acts that the learned head would propose by itself."""
    assert tools.triggers is not None
    likely = tools.triggers.probabilities(reading)
    return {(word, frame.kind) for word, frame in tools.triggers.proposals(likely)}


def _document(passage: Passage) -> Document:
    whole = Block(kind="paragraph", start=0, end=len(passage.text))
    return Document(
        id=document_id(passage.text), text=passage.text, published=str(passage.published), published_precision="day",
        blocks=(whole,), language="en",
    )  # fmt: skip


def measure() -> Iterator[tuple[str, float, float, float]]:
    """Yield (what, precision, recall, F1)."""
    tools = open_tools()
    alone = replace(tools, triggers=None)
    rows = []
    for passage in passages():
        reading = read(passage.text, tools.model)
        gold = gold_acts(passage, reading)
        found = (
            program_acts(passage, reading, alone),
            head_acts(reading, tools),
            program_acts(passage, reading, tools),
        )
        rows.append((gold, *found))
    for i, what in enumerate(("frames alone", f"head alone, at {PROPOSES}", "both"), 1):
        hits, gold, told = (
            sum(map(len, sets)) for sets in zip(*((r[0] & r[i], r[0], r[i]) for r in rows), strict=True)
        )
        precision, recall = hits / max(1, told), hits / max(1, gold)
        yield what, precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


if __name__ == "__main__":
    for what, precision, recall, f1 in measure():
        print(f"{what:<24} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
