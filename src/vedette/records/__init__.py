"""The record contract as types: what `vedette code` hands to everyone downstream."""

from vedette.records.actor import Actor, ActorKind, Existence, Mention, RegistryCandidate
from vedette.records.affiliation import Affiliation, AffiliationType, Change
from vedette.records.casualty import Casualty, Outcome, Side, widest
from vedette.records.claim import Claim, SourceKind
from vedette.records.coded import Coded
from vedette.records.document import Block, BlockKind, Document, Reason, Removed, document_id
from vedette.records.estimate import Counted, Estimate
from vedette.records.event import Event, EventType, Other
from vedette.records.incident import Incident, Member, Review, Toll, Version
from vedette.records.judgement import Judgement, JudgementKind
from vedette.records.note import Note
from vedette.records.outlook import Likelihood, Outlook, OutlookKind
from vedette.records.place import Candidate, Place, PlacePrecision, PlaceRole, Relation, RelationKind
from vedette.records.presence import Presence, PresenceKind
from vedette.records.quantity import Qualifier, Quantity, hull, total
from vedette.records.record import How, Modality, Polarity, Record, Statement, Status, status_of
from vedette.records.span import Span
from vedette.records.time import Anchor, Precision, Time, moment

__all__ = [
    "KINDS",
    "Actor",
    "ActorKind",
    "Affiliation",
    "AffiliationType",
    "Anchor",
    "Block",
    "BlockKind",
    "Candidate",
    "Casualty",
    "Change",
    "Claim",
    "Coded",
    "Counted",
    "Document",
    "Estimate",
    "Event",
    "EventType",
    "Existence",
    "How",
    "Incident",
    "Judgement",
    "JudgementKind",
    "Likelihood",
    "Member",
    "Mention",
    "Modality",
    "Note",
    "Other",
    "Outcome",
    "Outlook",
    "OutlookKind",
    "Place",
    "PlacePrecision",
    "PlaceRole",
    "Polarity",
    "Precision",
    "Presence",
    "PresenceKind",
    "Qualifier",
    "Quantity",
    "Reason",
    "Record",
    "RegistryCandidate",
    "Relation",
    "RelationKind",
    "Removed",
    "Review",
    "Side",
    "SourceKind",
    "Span",
    "Statement",
    "Status",
    "Time",
    "Toll",
    "Version",
    "document_id",
    "hull",
    "moment",
    "status_of",
    "total",
    "widest",
]

KINDS: dict[str, type] = {
    "actor": Actor,
    "place": Place,
    "event": Event,
    "affiliation": Affiliation,
    "presence": Presence,
    "claim": Claim,
    "estimate": Estimate,
    "outlook": Outlook,
    "note": Note,
    "incident": Incident,
    "judgement": Judgement,
}
