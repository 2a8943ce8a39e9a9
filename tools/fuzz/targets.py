"""What is fuzzed: bytes of each form, the whole way to documents."""

from io import BytesIO

from vedette.assets.lines import open_lines
from vedette.intake.sources import read_stream
from vedette.reading.documents import read_document
from vedette.reading.pages import Page
from vedette.records import Document

ENDINGS = {"html": ".html", "feed": ".xml", "warc": ".warc", "text": ".txt"}


def try_one(target: str, data: bytes) -> int:
    """Read bytes as a file of the target's form, and each page of it as a document; give how many these were."""
    pages = read_stream(f"input{ENDINGS[target]}", BytesIO(data), ENDINGS[target])
    documents = [read_document(p, lambda _: "en", open_lines()).document for p in pages if isinstance(p, Page)]
    for document in documents:
        check(document)
    return len(documents)


def check(document: Document) -> None:
    """Raise AssertionError where blocks overlap, leave their order, or point outside of the text."""
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text), block
        at = block.end
