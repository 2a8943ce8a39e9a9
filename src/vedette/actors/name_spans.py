"""Words of a reading that are the name of an actor."""

from dataclasses import dataclass
from typing import Literal

from vedette.actors.registry import NOBODY, Entry, Resolution

NameKind = Literal["state", "people", "capital", "body", "person"]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The words from `first` up to and without `last` are a name.

    kind: people is an adjective or a plural made of a state's name; body is any organisation.
    known: the state or the registry's entry that it is a name of, or None. A person's titles are no part of the span.
    resolution: what the registry says of the name, with its reasons; among candidates it may be open.
    """

    first: int
    last: int
    kind: NameKind
    known: Entry | None = None
    resolution: Resolution = NOBODY
