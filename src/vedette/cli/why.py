"""`vedette why`: what a record rests on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.reading.reading import Reading
    from vedette.records import Coded, Record, Span

# Told above the table of fields, or in it under the fields they belong to.
_NOT_FIELDS = {"id", "evidence", "support", "inferred", "confidence", "how", "mentions", "candidates"}


_PROPOSED = {
    "frame": "proposed by the frame",
    "head": "proposed by the learned head",
    "both": "proposed by a frame and a learned head:",
    "person": "given by",
}


@click.command()
@click.argument("article", type=click.Path(allow_dash=True))
@click.argument("record")
@click.option("--date", "published", metavar="DATE", help="When the report was published, as for `vedette code`.")
@click.option(
    "--ontology",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A folder with event types of your own, as for `vedette code`.",
)
def why(article: str, record: str, published: str | None, ontology: Path | None) -> None:
    """Show what a record rests on: the frame, the way through the sentence, the words.

    RECORD is an id as `vedette code` prints it, such as e1. Ids are the same for the same text and program version.

    \b
    Example:
      vedette why article.txt e1
    """
    from vedette.assets.coder import Coder
    from vedette.cli.pages import one_page
    from vedette.reading.documents import told
    from vedette.reading.reading import read

    coder, page = Coder(ontology), one_page(article)
    coded = coder(page if published is None else replace(page, published=published))
    found = find(coded, record)
    for line in _lines(coded, found, read(coded.document.text, coder.tools.model, told(coded.document))):
        click.echo(line)


def find(coded: "Coded", id_: str) -> "Record":
    """The record of that id; InputError names those that there are."""
    from vedette.cli.summaries import HEADINGS

    records: dict[str, Record] = {record.id: record for field in HEADINGS for record in getattr(coded, field)}
    if id_ not in records:
        raise InputError(f"no record {id_!r} (there is: {', '.join(records) or 'nothing'})")
    return records[id_]


def _lines(coded: "Coded", record: "Record", reading: "Reading") -> Iterator[str]:
    from vedette.cli.summaries import Names, summary
    from vedette.cli.table import quoted, table
    from vedette.cli.trees import draw, paths

    text = coded.document.text
    yield f"{record.id}  {summary(record, Names(coded))}"
    yield f"    {_PROPOSED[record.how.by]} {record.how.name}, {record.confidence:.2f} sure"
    for span in record.evidence:
        yield f"    {quoted(span.of(text))}"
    words = _words(record, reading)
    for sentence in reading.sentences:
        inside = {word: names for word, names in words.items() if sentence.first <= word < sentence.last}
        if inside:
            labels = {word: ", ".join(names) for word, names in inside.items()}
            yield ""
            yield from table(list(draw(reading, paths(reading, inside), labels)), ("in the sentence", "is"))
    yield ""
    yield from table(list(fields_of(coded, record)), ("field", "value", "rests on"))


def _words(record: "Record", reading: "Reading") -> dict[int, list[str]]:
    """The words of the tree that carry a record, each with the fields that rest on it."""
    found: dict[int, list[str]] = defaultdict(list)
    spans: list[tuple[str, Span]] = [(name, span) for name, some in record.support.items() for span in some]
    if trigger := getattr(record, "trigger", None) or getattr(record, "cue", None):
        spans.insert(0, ("trigger", trigger))
    for name, span in spans or [("evidence", record.evidence[0])]:
        word = head_of(reading, span)
        if word is not None and name not in found[word]:
            found[word].append(name)
    return found


def head_of(reading: "Reading", span: "Span") -> int | None:
    """The word of a span that its other words hang on; None where it holds no word."""
    inside = [word for word in reading.words if word.start < span.end and span.start < word.end]
    indices = {word.index for word in inside}
    return next((word.index for word in inside if word.head not in indices), None)


def fields_of(coded: "Coded", record: "Record") -> Iterator[tuple[str, str, str]]:
    """Yield each filled field with its value, and the words or the rule that it rests on."""
    from vedette.cli.summaries import Names
    from vedette.cli.table import quoted

    names, text = Names(coded), coded.document.text
    for field in fields(record):
        value = getattr(record, field.name)
        words = [quoted(span.of(text)) for span in record.support.get(field.name, ())]
        rule = record.inferred.get(field.name)
        rests = "; ".join([*words, *([f"worked out: {rule}"] if rule else [])])
        if field.name not in _NOT_FIELDS and value not in (None, (), False) and (rests or value != field.default):
            yield field.name, _shown(value, names, text), rests


def _shown(value: Any, names: Any, text: str) -> str:
    """A value in a table: an id with its name, a span as its words, a small record by its filled fields."""
    from vedette.cli.summaries import number, when
    from vedette.cli.table import quoted
    from vedette.records import Quantity, Span, Time

    match value:
        case tuple():
            return "\n".join(_shown(each, names, text) for each in value)
        case Span():
            return quoted(value.of(text))
        case Time():
            return when(value)
        case Quantity():
            return number(value)
        case str():
            name = names.of(value)
            return value if name == value else f"{value} {name}"
        case bool() | int() | float():
            return str(value)
        case _:
            parts = ((field.name, getattr(value, field.name)) for field in fields(value) if field.name != "evidence")
            return ", ".join(f"{name} {_shown(part, names, text)}" for name, part in parts if part not in (None, ()))
