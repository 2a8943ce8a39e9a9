"""What a document's records are after all that people decided about them.

Pure functions: a coded document and judgements in, a coded document out. What the program proposed is never changed
where it is kept: it is read together with the ledger each time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeAlias

import msgspec

from vedette.errors import InputError
from vedette.network.ledger import standing
from vedette.records import KINDS, Coded, Event, Judgement, Record, wire
from vedette.records.checks import problems
from vedette.store.lists import LETTERS, LISTS, records_of
from vedette.store.pruning import without

State: TypeAlias = Literal["proposed", "accepted", "corrected", "rejected"]

STATES: dict[str, State] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
"""What a judgement of a kind makes of a record."""

_FIXED = frozenset({"id", "evidence", "support", "inferred", "confidence", "how", "status", "killed", "injured"})
"""Fields that nobody corrects: the program's own, and those that are derived from others."""


_NEW = re.compile(rf"[{''.join(LETTERS)}][1-9][0-9]*")
_LETTERS = ", ".join(f"{letter} for {name}" for letter, name in LETTERS.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A document as it stands.

    coded: with corrections, the rejected still among them; proposed: as the program had it; states: of what was judged.
    needed: ids that judgements which stand review, or put into a field; named: all that any judgement ever names.
    """

    coded: Coded
    proposed: Coded
    states: Mapping[str, State]
    needed: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    @property
    def standing(self) -> Coded:
        """The document without what was rejected, and without what needs that."""
        gone = {id_ for id_, state in self.states.items() if state == "rejected"}
        return without(self.coded, gone) if gone else self.coded


def review(coded: Coded, judgements: Sequence[Judgement]) -> Reviewed:
    """Apply to a document the judgements on its records that stand, in the order in which they were made.

    judgements: all of the ledger that are on this document, undone ones and undos included.
    """
    proposed, states = coded, dict[str, State]()
    stand = standing(judgements)
    for judgement in stand:
        if judgement.kind not in STATES:
            continue
        for id_ in (id_ for on in judgement.on if (id_ := local(on, coded))):
            if judgement.kind == "correct":
                coded = corrected(coded, id_, judgement)
            states[id_] = STATES[judgement.kind]
    known = {record.id for record in records_of(coded)}
    return Reviewed(
        coded=coded,
        proposed=proposed,
        states={id_: state for id_, state in states.items() if id_ in known},
        needed=_named([judgement for judgement in stand if judgement.kind in STATES], coded, known),
        named=_named(judgements, coded, known),
    )


def _named(judgements: Sequence[Judgement], coded: Coded, known: Set[str]) -> frozenset[str]:
    """The ids that judgements are on, and those of the document that stand in what they give."""
    on = {id_ for judgement in judgements for name in judgement.on if (id_ := local(name, coded))}
    return frozenset(on | {text for judgement in judgements for text in _texts(judgement.after) if text in known})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def local(on: str, coded: Coded) -> str | None:
    """The id inside the document that a judgement's id means, None for one of another document."""
    document, _, id_ = on.partition("#")
    return id_ if id_ and document == coded.document.id else None


def record_of(coded: Coded, id_: str) -> tuple[str, Record]:
    """The list and the record of an id; InputError names the ids that there are."""
    for name in LISTS:
        for record in getattr(coded, name):
            if record.id == id_:
                return name, record
    known = ", ".join(record.id for record in records_of(coded)) or "none"
    raise InputError(f"the document has no record {id_!r} (it has: {known})")


def value_of(record: Record, field: str) -> Any:
    """What a field of a record holds, as JSON has it; InputError where it has no such field."""
    if field not in record.__dataclass_fields__:
        raise InputError(f"{record.id} has no field {field!r} (it has: {', '.join(correctable(record))})")
    return msgspec.json.decode(msgspec.json.encode(getattr(record, field)))


def correctable(record: Record | type[Record]) -> tuple[str, ...]:
    """The fields of a record, or of a kind of records, that a person may correct."""
    return tuple(field.name for field in fields(record) if field.init and field.name not in _FIXED)


def corrected(coded: Coded, id_: str, judgement: Judgement) -> Coded:
    """The document with one field of a record as a judgement has it, or with a whole record (`field` is null).

    A whole record, put where none was, is one that the program missed. A corrected field rests on the judgement:
    `inferred` says so. Raises InputError where the value is not of that field, or the contract would be broken.
    """
    if judgement.field is None:
        name, record = _given(coded, id_, judgement)
    else:
        name, found = record_of(coded, id_)
        if judgement.field not in correctable(found):
            raise InputError(
                f"{judgement.field!r} of {id_} is not for correcting (these are: {', '.join(correctable(found))})"
            )
        record = _changed(found, judgement)
    others = tuple(other for other in getattr(coded, name) if other.id != id_)
    listed = sorted((*others, record), key=lambda each: each.evidence[0].start)  # stable: text order is the contract's
    changed: dict[str, Any] = {name: tuple(listed)}
    made = replace(coded, **changed)
    if wrong := next(iter(_brought(coded, made)), None):
        raise InputError(f"the correction {judgement.id!r} cannot stand: {wrong}")
    return made


def _brought(before: Coded, after: Coded) -> list[str]:
    """What is wrong with a document that was not before: a correction need not mend what the program did."""
    wrong = list(problems(after))
    known = set(problems(before)) if wrong else set()
    return [problem for problem in wrong if problem not in known]


def _changed(record: Record, judgement: Judgement) -> Record:
    field = judgement.field or ""
    given = msgspec.to_builtins(record)
    given[field] = judgement.after
    given["support"].pop(field, None)
    given["inferred"][field] = f"corrected by {judgement.who} ({judgement.id})"
    if isinstance(record, Event) and field == "type" and record.type != judgement.after:
        # These were worked out for the other type.
        for name in ("mode", "cameo"):
            given[name] = None
            given["support"].pop(name, None)
            given["inferred"].pop(name, None)
    return _record(type(record), given, judgement)


def _given(coded: Coded, id_: str, judgement: Judgement) -> tuple[str, Record]:
    """A whole record, with the list where it belongs: that of the record before it, else of its first letter."""
    if not isinstance(judgement.after, dict):
        raise InputError(f"the correction {judgement.id!r} names no field, so that it wants a whole record")
    name, kind = _place_of(coded, id_)
    person = {"by": "person", "name": judgement.who}
    given = {"confidence": 1.0, **judgement.after, "how": person, "id": id_}
    support, inferred = given.get("support") or {}, given.get("inferred") or {}
    if not (isinstance(support, dict) and isinstance(inferred, dict)):
        raise InputError(f"the correction {judgement.id!r} has support or inferred that are not by the names of fields")
    rule = f"given by {judgement.who} ({judgement.id})"
    wanted = [f for f in correctable(kind) if given.get(f) not in (None, [], ()) and f not in support]
    return name, _record(kind, {**given, "inferred": dict.fromkeys(wanted, rule) | inferred}, judgement)


def _place_of(coded: Coded, id_: str) -> tuple[str, type[Record]]:
    """The list where a record of this id is or would be, and its kind."""
    for name in LISTS:
        for record in getattr(coded, name):
            if record.id == id_:
                return name, type(record)
    if not _NEW.fullmatch(id_):
        raise InputError(f"a new record is called by its kind's letter ({_LETTERS}) and a number, as e12, not {id_!r}")
    name = LETTERS[id_[0]]
    return name, KINDS[LISTS[name]]


def _record(kind: type[Record], given: dict[str, Any], judgement: Judgement) -> Record:
    derived = {field.name for field in fields(kind) if not field.init}
    kept = {name: value for name, value in given.items() if name not in derived}
    try:
        return wire.decode_as(kind, msgspec.json.encode(kept))
    except InputError as error:
        raise InputError(f"the correction {judgement.id!r} cannot stand: {error}") from error
