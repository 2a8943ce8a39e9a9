"""What may stand on the lines below a passage, as one table, and the check of a line against it."""

from typing import get_args

from training.corpus import ID, CorpusError, Line
from vedette.records.actor import ActorKind, Existence
from vedette.records.affiliation import AffiliationType, Change
from vedette.records.casualty import Outcome, Side
from vedette.records.claim import SourceKind
from vedette.records.estimate import Counted
from vedette.records.event import EventType
from vedette.records.outlook import OutlookKind
from vedette.records.place import RelationKind
from vedette.records.presence import PresenceKind

OUTCOMES: tuple[str, ...] = get_args(Outcome)
MODALITIES = ("planned", "possible", "conditional", "called_for")
ROLES = ("at", "from", "toward", "over")
OTHERS = ("partner", "mediator", "coordinator", "beneficiary", "host")

# What a line may hold. A shape is a row of slots: letters stand for an id that begins with one of them ("a", "ap"), a
# plus sign for one or more of it, a question mark for what may be missing; `words` is an id of marked words or quoted
# words that stand in the passage once, `text` quoted words, `number` a quantity's id or a figure.
_SAID = dict.fromkeys(("denied", *MODALITIES, "hearsay"), "")
_WHERE = dict.fromkeys(ROLES, "p relation?")
FIELDS: dict[str, dict[str, str]] = {
    "a": dict.fromkeys(get_args(Existence)[1:], ""),
    "t": {},
    "q": {"of": "a", "includes": "a+", "at": "p", "on": "t", "unit": "text", **_SAID, "claim": "claim"},
    "e": {
        "sources": "a+", "targets": "a+", **dict.fromkeys(OTHERS, "a+"), **_WHERE, "on": "t",
        **dict.fromkeys(OUTCOMES, "number a? side?"), "with": "words", "for": "words", **_SAID, "claim": "claim",
        "same": "elrcqo+",
    },
    "l": {"sources": "a", "targets": "ap", "behalf": "a", "on": "t", **_SAID, "claim": "claim", "same": "e"},
    "r": {"sources": "a+", **_WHERE, "on": "t", "count": "q", **_SAID, "claim": "claim"},
    "c": {
        "by": "a", "to": "a", "address": "a", "publisher": "a", "channel": "text", "edit": "words", "as": "source_kind",
        "named": "", "unnamed": "", "stated": "", "unverified": "", "disputed": "", **_SAID, "in": "claim",
    },
    "o": {
        "about": "a+", "proposes": "elrq+", "at": "p", "on": "t", "phrase": "words", "if": "words", "because": "words",
        **_SAID, "claim": "claim",
    },
}  # fmt: skip

# What stands before the colon: for each place the words that may stand there, or None where anything may.
QUOTATIONS = ("direct", "indirect", "mixed")
WORDS: dict[str, tuple[tuple[str, ...] | None, ...]] = {
    "a": (get_args(ActorKind),), "t": (None,), "q": (get_args(Counted), None), "e": (get_args(EventType), None),
    "l": (get_args(AffiliationType), get_args(Change)), "r": (get_args(PresenceKind),), "c": (QUOTATIONS,),
    "o": (get_args(OutlookKind),),
}  # fmt: skip
_NEEDED_WORDS = {"t": 0, "l": 2}  # one, for all others

CHOICES = {
    "relation": get_args(RelationKind),
    "side": get_args(Side),
    "source_kind": get_args(SourceKind),
}


def check_shape(line: Line) -> None:
    """Raise CorpusError where a line holds what a line of its kind may not."""
    letter = line.id[0]
    if letter not in FIELDS:
        raise CorpusError(f"{line.id} needs no line: it is marked in the text, and named by others")
    wanted = WORDS[letter]
    if not _NEEDED_WORDS.get(letter, 1) <= len(line.words) <= len(wanted):
        raise CorpusError(f"{line.id} has {' '.join(line.words)!r} before the colon; see the table of lines")
    for word, allowed in zip(line.words, wanted, strict=False):
        if allowed and word not in allowed:
            raise CorpusError(f"{line.id}: {word!r} is none of {' '.join(allowed)}")
    for field in line.fields:
        if field.name not in FIELDS[letter]:
            raise CorpusError(f"{line.id}: {field.name!r} is none of {' '.join(FIELDS[letter])}")
        if not _fits(field.values, FIELDS[letter][field.name].split()):
            shape = FIELDS[letter][field.name] or "nothing"
            raise CorpusError(f"{line.id}: {field.name} takes {shape}, not {' '.join(field.values) or 'nothing'!r}")
    if letter == "l" and not (line.has("sources") and line.has("targets")):
        raise CorpusError(f"{line.id}: a tie has two ends, as in a1 > a2")
    if letter == "l" and (line.words[0] == "based_in") != (line.first("targets")[0][0] == "p"):
        raise CorpusError(f"{line.id}: based_in leads to a place, and every other tie to an actor")
    if letter == "r" and not line.has("sources"):
        raise CorpusError(f"{line.id}: presence needs somebody who is there")
    if letter == "c" and not line.has("by"):
        raise CorpusError(f"{line.id}: a claim needs a source, as in: by a1")


def _fits(values: tuple[str, ...], slots: list[str]) -> bool:
    left = list(values)
    for slot in slots:
        kind, many, optional = slot.rstrip("+?"), slot.endswith("+"), slot.endswith("?")
        if left and _is(left[0], kind):
            left.pop(0)
            while many and left and _is(left[0], kind):
                left.pop(0)
        elif not optional:
            return False
    return not left


def _is(value: str, kind: str) -> bool:
    if kind in CHOICES:
        return value in CHOICES[kind]
    is_id = bool(ID.fullmatch(value))
    if kind == "number":
        return (is_id and value[0] == "q") or value.isdecimal()
    if kind == "claim":
        return (is_id and value[0] == "c") or value == "none"
    if kind == "words":
        return (is_id and value[0] in "xw") or value.startswith('"')
    if kind == "text":
        return value.startswith('"')
    return is_id and value[0] in kind
