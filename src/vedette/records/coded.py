"""All that one document says, as records: the whole of what `vedette code` prints for it."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from vedette.records.actor import Actor
from vedette.records.affiliation import Affiliation
from vedette.records.claim import Claim
from vedette.records.document import Document
from vedette.records.estimate import Estimate
from vedette.records.event import Event
from vedette.records.fields import doc
from vedette.records.note import Note
from vedette.records.outlook import Outlook
from vedette.records.place import Place
from vedette.records.presence import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One document and its records. Each list is in text order of its records' main evidence."""

    vedette: Annotated[Literal[1], doc("version of the record contract")] = field(init=False, default=1)
    document: Annotated[Document, doc("the text, and what is known about it")]
    actors: Annotated[tuple[Actor, ...], doc("who")] = ()
    places: Annotated[tuple[Place, ...], doc("where")] = ()
    events: Annotated[tuple[Event, ...], doc("who did what to whom")] = ()
    affiliations: Annotated[tuple[Affiliation, ...], doc("who is tied to whom")] = ()
    presence: Annotated[tuple[Presence, ...], doc("who is where, without an act")] = ()
    claims: Annotated[tuple[Claim, ...], doc("who says so")] = ()
    estimates: Annotated[tuple[Estimate, ...], doc("how many")] = ()
    outlooks: Annotated[tuple[Outlook, ...], doc("what may come")] = ()
    notes: Annotated[tuple[Note, ...], doc("what was skipped or degraded")] = ()
