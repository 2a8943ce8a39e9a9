"""A document without some of its records, so that nothing points at what is gone. Pure functions."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from vedette.records import Coded, Record
from vedette.records.checks import links
from vedette.store.lists import LISTS, records_of

_NEVER_DROPPED = ("claim",)
"""Links that may be null, and are not made so: what a source says would become what the article says."""


def without(coded: Coded, gone: Iterable[str]) -> Coded:
    """The document without some records, and without those that cannot be without them.

    What stands in a claim goes with it. A note on a record that is gone stays, as a note on its words alone.
    """
    dropped = set(gone)
    while more := {record.id for record in records_of(coded) if record.id not in dropped and _needs(record, dropped)}:
        dropped |= more
    lists: dict[str, Any] = {
        name: tuple(_pruned(record, dropped) for record in getattr(coded, name) if record.id not in dropped)
        for name in LISTS
    }
    return replace(coded, **lists, notes=_pruned(coded.notes, dropped))


def _needs(value: Any, gone: set[str]) -> bool:
    """Whether a field that must hold an id holds one of those that are gone, or only such."""
    linked = links(type(value))
    for field in fields(value):
        if field.name not in linked:
            continue
        held, required = getattr(value, field.name), field.name in _NEVER_DROPPED or field.default not in (None, ())
        if isinstance(held, str) and required and held in gone:
            return True
        if isinstance(held, tuple) and required and held and all(id_ in gone for id_ in held):
            return True
    return False


def _pruned(value: Any, gone: set[str]) -> Any:
    """A record without the ids that are gone: null, or left out of their list; parts that need one go whole."""
    if isinstance(value, tuple):
        return tuple(_pruned(each, gone) for each in value if not (is_dataclass(each) and _needs(each, gone)))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    linked, changed = links(type(value)), {}
    for field in fields(value):
        if not field.init:
            continue
        inner = getattr(value, field.name)
        if field.name in linked:
            now: Any = None if isinstance(inner, str) and inner in gone else inner
            if isinstance(inner, tuple):
                now = tuple(id_ for id_ in inner if id_ not in gone)
        else:
            now = _pruned(inner, gone)
        if now != inner:
            changed[field.name] = now
    if not changed:
        return value
    made: Any = replace(value, **changed)
    return _without_reasons(made, value) if isinstance(value, Record) else made


def _without_reasons(made: Record, before: Record) -> Record:
    """A record without support, and without rules, for fields that hold nothing any more."""
    now, was = ({field.name: getattr(record, field.name) for field in fields(record)} for record in (made, before))
    emptied = {name for name, value in now.items() if value in (None, ()) and was[name] not in (None, ())}
    reasons: dict[str, Mapping[str, Any]] = {
        name: {field: why for field, why in getattr(made, name).items() if field not in emptied}
        for name in ("support", "inferred")
    }
    return replace(made, **reasons)  # type: ignore[arg-type]  # mypy takes a value of a dictionary for any field's
