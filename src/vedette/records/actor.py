"""Who does, suffers, says or is tied to something."""

from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import doc
from vedette.records.record import Record
from vedette.records.span import Span

ActorKind: TypeAlias = Literal[
    "state",
    "state_force",
    "armed_group",
    "militia",
    "party",
    "igo",
    "ngo",
    "media",
    "company",
    "civilians",
    "person",
    "unidentified",
]
Existence: TypeAlias = Literal["actual", "prospective", "defunct", "claimed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mean an actor or a place."""

    start: Annotated[int, doc("offset of the words' first code point")]
    end: Annotated[int, doc("offset after the words' last code point")]
    form: Annotated[Literal["name", "nominal", "pronoun"], doc("a proper name, a description, or a pronoun")]

    def __post_init__(self) -> None:
        _ = self.span

    @property
    def span(self) -> Span:
        """Where the words stand in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryCandidate:
    """An entry of the registry that the name could mean, where it is left open which."""

    registry: Annotated[str, doc("its id in the registry")]
    name: Annotated[str, doc("its name in the registry")]
    score: Annotated[float, doc("how much speaks for it, 0 to 1; not calibrated")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Everything in one document that means the same organisation, force, crowd or public person.

    "Gunmen" is an unidentified actor of its own: it is not merged with a group that the text does not tie it to.
    Membership, office and parenthood are affiliations, and are not repeated here.
    """

    name: Annotated[str, doc("the fullest form in the text, or the registry's")]
    kind: Annotated[ActorKind, doc("what sort of actor it is; igo is a body of states, ngo one of citizens")]
    existence: Annotated[
        Existence,
        doc(
            "prospective: feared, planned or announced; defunct: no longer; claimed: only its announcer says it exists"
        ),
    ] = "actual"
    registry: Annotated[str | None, doc("id in the actor registry, or null")] = None
    candidates: Annotated[
        tuple[RegistryCandidate, ...],
        doc("whom of the registry the name could mean, where that is open, likeliest first"),
    ] = ()
    country: Annotated[str | None, doc("ISO 3166-1 alpha-3 code, or null")] = None
    code: Annotated[str | None, doc("CAMEO actor code, or null")] = None
    titles: Annotated[tuple[str, ...], doc('words used for it: "emir of the northern zone"')] = ()
    mentions: Annotated[tuple[Mention, ...], doc("all words that mean it, in text order")] = ()
