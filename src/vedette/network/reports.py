"""Reports of ties: what one document, or the registry, says of one tie. Nothing here is ever overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vedette.records.actor import ActorKind
from vedette.records.affiliation import AffiliationType, Change
from vedette.records.record import Modality, Polarity, Status, status_of
from vedette.records.time import Time

NodeKind: TypeAlias = ActorKind | Literal["place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Somebody of the network, over all documents, or a place that somebody is based in.

    id: the registry's where it is known there; else `name:` and the key of its proper name; else, for what a document
    only describes ("a local militia"), the document's id, `#` and the actor's: such a node never joins another one.
    """

    id: str
    name: str
    kind: NodeKind
    country: str | None = None

    @property
    def described(self) -> bool:
        """Whether it has no name of its own, and is of one document alone."""
        return "#" in self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of a tie.

    id: `document#record`, or `registry:entry#number`. subject, object: ids of nodes, in the direction of the type.
    time: when it says that the change came, or that the tie held; None where it does not say. known: the ISO date from
    which one could know it (publication; of the registry's facts none: they are known at all times). said_by: the name
    of who says so, None where the text itself does. words: the evidence, verbatim; of the registry its address.
    confidence: 0 to 1, as the record has it. on_behalf_of: the node for whom the subject acts, or None.
    """

    id: str
    type: AffiliationType
    subject: str
    object: str
    change: Change
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    hearsay: bool = False
    time: Time | None = None
    known: str | None = None
    said_by: str | None = None
    outlet: str | None = None
    url: str | None = None
    words: str = ""
    confidence: float = 1.0
    on_behalf_of: str | None = None

    @property
    def status(self) -> Status:
        """How it is said, in one word."""
        return status_of(self.polarity, self.modality, self.hearsay)

    @property
    def document(self) -> str | None:
        """The id of the document that it stands in; None of the registry's facts."""
        return None if self.of_registry else self.id.partition("#")[0]

    @property
    def of_registry(self) -> bool:
        """Whether the registry says so, and no document."""
        return self.id.startswith(REGISTRY)


REGISTRY = "registry:"

Nodes: TypeAlias = Mapping[str, Node]
