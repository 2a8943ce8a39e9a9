"""What people reviewed, carried over into a newer coding of the same text. Pure functions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import count
from typing import Any, TypeAlias

from vedette.records import Coded, Record
from vedette.records.checks import links
from vedette.store.lists import LISTS, records_of
from vedette.store.reviewing import Reviewed

Key: TypeAlias = tuple[object, ...]


def carried(old: Reviewed, new: Coded) -> Coded:
    """A newer coding of the same text, on which the judgements make the same of all that was reviewed in the old one.

    What was reviewed keeps its id and stands as the program had proposed it, and so does all that it points at; the
    new coding's record of the same thing (same kind and type, same main evidence) gives way to it. What a judgement
    only names, or named before it was undone, keeps its id; what the new coding says of it counts. An id that a
    judgement names means nothing else: new records whose ids are taken get new ones.
    """
    kept = _closure(old)
    taken = kept | old.named
    if not taken:
        return new
    renamed = {id_: now for id_, now in _same(old, new).items() if now in taken}
    used = {*taken, *(record.id for record in records_of(new))}
    for record in records_of(new):
        if record.id in taken and record.id not in renamed:
            renamed[record.id] = free = _free(record.id, used)
            used.add(free)
    lists: dict[str, Any] = {}
    for name in LISTS:
        stand = {record.id: record for record in getattr(old.proposed, name) if record.id in kept}
        news: dict[str, Record] = {}
        for record in getattr(new, name):
            now = renamed.get(record.id, record.id)
            news.setdefault(now, stand[now] if now in stand else _renamed(record, renamed))
        lists[name] = tuple(sorted({**news, **stand}.values(), key=lambda record: record.evidence[0].start))
    notes = tuple(replace(n, record=renamed.get(n.record, n.record)) if n.record else n for n in new.notes)
    return replace(new, **lists, notes=notes)


def _by_id(coded: Coded) -> dict[str, Record]:
    return {record.id: record for record in records_of(coded)}


def _free(id_: str, used: set[str]) -> str:
    """An id of the same letter that nothing has."""
    letter = id_.rstrip("0123456789")
    return next(name for n in count(1) if (name := f"{letter}{n}") not in used)


def _closure(old: Reviewed) -> frozenset[str]:
    """The ids of what was judged and of what corrections put into it, and of all that these point at."""
    proposed = _by_id(old.proposed)
    found: set[str] = set()
    asked = [*old.needed]
    while asked:
        id_ = asked.pop()
        if id_ not in found:
            found.add(id_)
            asked += pointed_at(proposed.get(id_))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Version:
    """A record of the old coding, as it was proposed or as it stands. kind: what makes it the same thing.

    ends: where those stand that it points at, which tells two ties of one sentence apart.
    """

    id: str
    kind: Key
    ends: Key


def _same(old: Reviewed, new: Coded) -> dict[str, str]:
    """For ids of the new coding, those of the same things in the old one; each version of a record has one twin."""
    proposed = list(_versions(old.proposed))
    known = {(version.id, version.kind) for version in proposed}
    corrected = [version for version in _versions(old.coded) if (version.id, version.kind) not in known]
    news = list(_versions(new))
    found = _pairs(news, [*proposed, *corrected], lambda version: (version.kind, version.ends))
    left = {*found.values()}
    rest = [v for v in (*proposed, *corrected) if v not in left]
    again = _pairs([v for v in news if v not in found], rest, lambda version: version.kind)
    return {version.id: twin.id for version, twin in {**found, **again}.items()}


def _versions(coded: Coded) -> Iterator[_Version]:
    by_id = _by_id(coded)
    for name in LISTS:
        for record in getattr(coded, name):
            ends = tuple(by_id[id_].evidence[0] for id_ in pointed_at(record) if id_ in by_id)
            yield _Version(record.id, _key(name, record), ends)


def _pairs(
    news: Iterable[_Version], olds: Iterable[_Version], key: Callable[[_Version], Key]
) -> dict[_Version, _Version]:
    """Each new version with the old one of the same key; of several with one key the first with the first."""
    waiting = defaultdict[Key, list[_Version]](list)
    for version in olds:
        waiting[key(version)].append(version)
    return {version: waiting[key(version)].pop(0) for version in news if waiting[key(version)]}


def _key(name: str, record: Record) -> Key:
    """What makes two codings' records the same thing."""
    type_ = None
    if name not in ("actors", "places"):
        type_ = next((value for field in ("type", "what", "kind") if (value := getattr(record, field, None))), None)
    return name, type_, getattr(record, "trigger", None) or record.evidence[0]


def pointed_at(value: object) -> Iterator[str]:
    """The ids that a record points at."""
    if is_dataclass(value) and not isinstance(value, type):
        linked = links(type(value))
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in linked:
                yield from (inner,) if isinstance(inner, str) else inner or ()
            else:
                yield from pointed_at(inner)
    elif isinstance(value, tuple):
        for each in value:
            yield from pointed_at(each)


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A record with its id, and the ids that it points at, under their new names."""
    if isinstance(value, tuple):
        return tuple(_renamed(each, names) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    linked, changed = links(type(value)), {}
    for field in fields(value):
        inner = getattr(value, field.name)
        if not field.init:
            continue
        if field.name in linked or (field.name == "id" and isinstance(value, Record)):
            now = names.get(inner, inner) if isinstance(inner, str) else inner and tuple(names.get(i, i) for i in inner)
        else:
            now = _renamed(inner, names)
        if now != inner:
            changed[field.name] = now
    return replace(value, **changed) if changed else value
