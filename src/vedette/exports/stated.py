"""The statements of a document, and the words that tell each."""

from collections.abc import Iterable
from typing import TypeAlias

from vedette.records import Affiliation, Claim, Coded, Estimate, Event, Outlook, Presence, Span

Stated: TypeAlias = Event | Affiliation | Presence | Claim | Estimate | Outlook

RETOLD = (Event, Affiliation, Presence)
"""What may be told more than once: the evidence has each time."""


def statements(coded: Coded) -> tuple[Stated, ...]:
    """All that is stated in a document."""
    return (*coded.events, *coded.affiliations, *coded.presence, *coded.claims, *coded.estimates, *coded.outlooks)


def told_by(record: Stated) -> tuple[Span, ...]:
    """The words that a passage marks with a record, the main ones first. Empty for a number that no words say."""
    match record:
        case Event():
            return _apart((record.trigger, *record.support.get("type", ())))
        case Affiliation():
            return _apart(record.support.get("type") or record.support.get("change") or record.evidence[:1])
        case Presence():
            return _apart(record.support.get("kind") or record.evidence[:1])
        case Claim():
            return (*record.content, *((record.cue,) if record.cue else ()))
        case Estimate():
            return (record.quantity.span,) if record.quantity.span else ()
        case Outlook():
            return record.evidence[:1]


def reach(record: Stated) -> tuple[Span, ...]:
    """The words that tell a record, and where it is told again."""
    return told_by(record) + (record.evidence if isinstance(record, RETOLD) else record.evidence[:1])


def touch(one: Span, other: Span) -> bool:
    """Whether two spans share words."""
    return one.start < other.end and other.start < one.end


def holds(part: Span, span: Span) -> bool:
    """Whether all of a span is in a part."""
    return part.start <= span.start and span.end <= part.end


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans without those that touch one before them."""
    kept: list[Span] = []
    for span in spans:
        if not any(touch(span, other) for other in kept):
            kept.append(span)
    return tuple(kept)
