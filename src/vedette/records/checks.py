"""What must hold across a coded document, beyond what each record checks of itself."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias, get_args, get_type_hints

from vedette.records.actor import Mention
from vedette.records.casualty import Casualty
from vedette.records.coded import Coded
from vedette.records.document import Document, document_id
from vedette.records.fields import Link
from vedette.records.quantity import Quantity
from vedette.records.record import Record
from vedette.records.span import Span

Links: TypeAlias = dict[str, tuple[str, ...]]

# What the program says about its own work rests on no words.
_OURS = {"id", "evidence", "support", "inferred", "confidence", "how", "candidates"}
# The ids of these records need words here; any other record that an id points at brings its own.
_NAMED_BY_WORDS = {"actors", "places"}


def problems(coded: Coded) -> Iterator[str]:
    """Yield what is wrong with a coded document, a sentence each; nothing where the contract is kept."""
    yield from _of_the_text(coded.document)
    ids = {name: [record.id for record in records if hasattr(record, "id")] for name, records in _lists(coded).items()}
    for twice, count in Counter(id_ for some in ids.values() for id_ in some).items():
        if count > 1:
            yield f"the id {twice!r} is given to {count} records"
    for path, part in _parts(coded, ""):
        yield from _outside(path, part, len(coded.document.text))
        linked = links(type(part))
        yield from _dangling(path, part, linked, ids)
        if isinstance(part, Record):
            yield from _unsupported(path, part, linked)
    yield from _out_of_order(coded)


def _of_the_text(document: Document) -> Iterator[str]:
    """The id is the text's digest, and the blocks tile the text: between them stands white space only."""
    if document.id != document_id(document.text):
        yield f"the document's id {document.id!r} is not its text's, {document_id(document.text)!r}"
    reached = 0
    for at, block in enumerate(document.blocks):
        if block.start < reached:
            yield f"document.blocks[{at}] starts at {block.start}, inside the blocks before it"
        elif document.text[reached : block.start].strip():
            yield f"no block holds {document.text[reached : block.start].strip()!r}"
        reached = max(reached, block.end)
    if document.text[reached:].strip():
        yield f"no block holds {document.text[reached:].strip()!r}"


def _outside(path: str, part: object, length: int) -> Iterator[str]:
    """Spans, and whatever has one, end inside the text."""
    span = part if isinstance(part, Span) else getattr(part, "span", None)
    if isinstance(span, Span) and span.end > length:
        yield f"{path} ends at {span.end}, and the text at {length}"


def _dangling(path: str, part: object, linked: Links, ids: Mapping[str, list[str]]) -> Iterator[str]:
    """Every id that is pointed at is there, in the list where it belongs."""
    for name, lists in linked.items():
        value = getattr(part, name)
        for id_ in (value,) if isinstance(value, str) else value or ():
            if not any(id_ in ids[one] for one in lists):
                yield f"{path}.{name} points at {id_!r}, which is not among the {' or '.join(lists)}"


def _unsupported(path: str, record: Record, linked: Links) -> Iterator[str]:
    """Every filled field rests on words or on a rule; one that still holds its default is not filled."""
    for field in fields(record):
        lists = linked.get(field.name)
        if not field.init or field.name in _OURS or (lists and not _NAMED_BY_WORDS & set(lists)):
            continue
        value = getattr(record, field.name)
        rests = bool(record.support.get(field.name)) or bool(record.inferred.get(field.name))
        if value != field.default and not rests and not _has_words(value):
            yield f"{path}.{field.name} is {value!r}, and neither support nor inferred says why"


def _has_words(value: object) -> bool:
    """Whether a value says itself where its words stand."""
    if isinstance(value, tuple):
        return all(_has_words(each) for each in value)
    return isinstance(value, Span | Mention | Casualty) or (isinstance(value, Quantity) and value.span is not None)


def _out_of_order(coded: Coded) -> Iterator[str]:
    for name, records in _lists(coded).items():
        placed = [record.evidence[0] for record in records if record.evidence]
        for before, after in pairwise(placed):
            if after.start < before.start:
                yield f"the {name} are not in text order: {before.start} stands before {after.start}"


def _lists(coded: Coded) -> dict[str, tuple[Any, ...]]:
    """The lists of records, by name."""
    values = {field.name: getattr(coded, field.name) for field in fields(coded)}
    return {name: value for name, value in values.items() if isinstance(value, tuple)}


def _parts(value: object, path: str) -> Iterator[tuple[str, Any]]:
    """The dataclasses inside a value, itself first, each with the way to it."""
    if is_dataclass(value):
        yield path, value
        for field in fields(value):
            yield from _parts(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _parts(each, f"{path}.{name}")
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from _parts(each, f"{path}[{at}]")


def links(kind: Any) -> Links:
    """The fields of a dataclass that hold ids, each with the lists that they point into."""
    return _links(kind)


@cache
def _links(kind: Any) -> Links:
    hints = get_type_hints(kind, include_extras=True)
    found = {name: next((part for part in _flat(hint) if isinstance(part, Link)), None) for name, hint in hints.items()}
    return {name: link.lists for name, link in found.items() if link}


def _flat(hint: object) -> Iterator[object]:
    yield hint
    for part in get_args(hint):
        yield from _flat(part)
