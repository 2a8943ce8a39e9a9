"""Records as JSON: one compact object for each document, the same bytes for the same records."""

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from vedette.errors import InputError
from vedette.records import KINDS, Coded

T = TypeVar("T")

_ENCODER = msgspec.json.Encoder(order="deterministic")  # maps sorted by key; fields as they are declared


def encode(record: object) -> bytes:
    """One line of JSON without its line end: the fields in the order of their types, the derived ones included."""
    return _ENCODER.encode(record)


def decode(data: bytes) -> Coded:
    """Read what `encode` wrote for one document, or raise InputError that says where its shape differs."""
    return decode_as(Coded, data)


def decode_as(kind: type[T], data: bytes) -> T:
    """Read one record of this kind, distrusting it.

    Fields with a default may be missing. A field that is not known, a value of another type and a derived field
    that says something else than what it is derived from are refused: absorbing them would lose what the writer meant.
    """
    try:
        record = msgspec.json.decode(data, type=kind)
        if encode(record) == data.strip():
            return record  # as we write it ourselves: nothing can differ
        given = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"this is no {kind.__name__} of the record contract: {error}") from error
    if kind is Coded and "vedette" not in given:
        raise InputError('wanted "vedette": 1, the version of the record contract, and found no version')
    for difference in _differences(given, msgspec.json.decode(encode(record)), "$"):
        raise InputError(f"this is no {kind.__name__} of the record contract: {difference}")
    return record


def schema(kind: str | None = None) -> dict[str, Any]:
    """JSON Schema (2020-12) of what is printed: all of one document, or one record of a kind that `KINDS` names."""
    made = msgspec.json.schema(Coded if kind is None else KINDS[kind])
    for definition in made["$defs"].values():
        definition["required"] = list(definition["properties"])  # every field is printed, so that none has a default
        for field in definition["properties"].values():
            field.pop("default", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _differences(given: object, kept: object, path: str) -> Iterator[str]:
    """Where what was given holds more than, or something else than, what was kept of it."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for name, value in given.items():
            if name in kept:
                yield from _differences(value, kept[name], f"{path}.{name}")
            else:
                yield f"no field {name!r} is known at {path} (there is: {', '.join(kept)})"
    elif isinstance(given, list) and isinstance(kept, list):
        for at, (one, other) in enumerate(zip(given, kept, strict=True)):
            yield from _differences(one, other, f"{path}[{at}]")
    elif given != kept:
        yield f"{path} is derived from the other fields as {kept!r}, and not {given!r}"
