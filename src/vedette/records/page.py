"""The reference page of the record contract, from the types: `python -m vedette.records.page > docs/records.md`."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from inspect import cleandoc
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Meta

from vedette.records import KINDS, Coded
from vedette.records.fields import Link

_HEAD = """\
# Records

What `vedette code` hands to everyone downstream, one `Coded` object for each document, and the records of a workspace.
`vedette schema` prints the same as a JSON Schema. Offsets are Unicode code points of the document's text, half open.
Every field is printed; what is not known is `null`, or an empty list.

<!-- Made from the types by `python -m vedette.records.page`: change the words there. -->
"""
_PLAIN = {str: "string", int: "integer", float: "number", bool: "true or false", NoneType: "null", Any: "anything"}


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *(_section(kind) for kind in record_types())])


def record_types() -> list[type]:
    """Every dataclass of the contract, each before those that only it leads to."""
    found: dict[type, None] = {}
    for kind in (Coded, *KINDS.values()):
        found.update(dict.fromkeys(_inside(kind)))
    return list(found)


def meanings(kind: type) -> dict[str, str | None]:
    """What each field of a dataclass means, or None where nothing says it."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.name: _meaning(hints[field.name]) for field in fields(kind)}


def _meaning(hint: object) -> str | None:
    return next((part.description for part in get_args(hint) if isinstance(part, Meta)), None)


def _section(kind: type) -> str:
    hints = get_type_hints(kind, include_extras=True)
    rows = [f"| `{name}` | {_shape(hints[name])} | {meaning} |" for name, meaning in meanings(kind).items()]
    return "\n".join(
        [
            f"## {kind.__name__}",
            "",
            cleandoc(kind.__doc__ or ""),
            "",
            "| field | holds | meaning |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def _inside(hint: Any) -> Iterator[type]:
    """The dataclasses that a type leads to, itself first."""
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
        for inner in get_type_hints(hint).values():
            yield from _inside(inner)
    else:
        for part in get_args(hint):
            yield from _inside(part)


def _shape(hint: Any) -> str:
    """A type as a reader of the JSON meets it."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return "id" if any(isinstance(part, Link) for part in parts) else _shape(parts[0])
    if origin is Literal:
        return ", ".join(f"`{part}`" for part in parts)
    if origin is tuple or origin is list:
        return f"list of {_shape(parts[0])}"
    if origin in (dict, Mapping):
        return f"map to {_shape(parts[1])}"
    if parts:
        return " or ".join(dict.fromkeys(_shape(part) for part in parts))
    return _PLAIN.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


if __name__ == "__main__":
    sys.stdout.write(page())
