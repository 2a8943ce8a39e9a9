"""What can be asked of a workspace: a query as data, which a saved search keeps, and what is found."""

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from vedette.errors import InputError
from vedette.reading.dates import read_date
from vedette.store.lists import STATEMENTS

STATES = ("proposed", "accepted", "corrected", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a record, and the document it is in, must be: each field that is not empty narrows what is found.

    Several values of one field are alternatives; several actors must all take part.
    """

    words: str | None = None  # of the text (vedette.store.words)
    kinds: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()  # kinds of source, "article" for its own voice
    states: tuple[str, ...] = ()  # of review; without any all but the rejected
    actors: tuple[str, ...] = ()  # names, or ids
    near: str | None = None  # a place's name, or "lat,lon"
    within_km: float = 50.0
    since: str | None = None  # it happened, or began, on that day or later
    until: str | None = None  # it happened, or began, before the end of that day
    known_on: str | None = None  # as the workspace knew it at the end of that day
    least: int = 0  # per cent of confidence
    outlets: tuple[str, ...] = ()
    document: str | None = None  # in this one only

    def __post_init__(self) -> None:
        for name in ("since", "until", "known_on"):
            if (date := getattr(self, name)) is not None and read_date(date) is None:
                raise InputError(f"{name.replace('_', '-')} wants a date such as 2024-05-03, not {date!r}")
        for what, given, there in (
            ("kind", self.kinds, (*STATEMENTS, "actor", "place")),
            ("state", self.states, STATES),
        ):
            if unknown := sorted({*given} - {*there}):
                raise InputError(f"there is no {what} {unknown[0]!r} (there is: {', '.join(there)})")
        since, until = (read_date(day) if day else None for day in (self.since, self.until))
        if since and until and since.iso > until.iso:
            raise InputError(f"since {self.since} is after until {self.until}: nothing can be between them")
        if not 0 < self.within_km <= 5_000:
            raise InputError(f"within is a distance of up to 5000 km, not {self.within_km:g}")

    @property
    def is_of_records(self) -> bool:
        """Whether anything but words and outlets is asked for."""
        return self != Query(words=self.words, outlets=self.outlets, known_on=self.known_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A record that was found. begins: its day, None where it has none."""

    document: int
    name: str
    revision: int
    begins: int | None
    kind: str
    type: str | None
    status: str | None
    country: str | None
    source: str | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Records in the order of their days, the newest first, the undated last.

    total: how many there are; at_least: there may be more, since only so many were looked at. facets: how many of the
    newest matches have which value; of all of them where at_least is false. notes: what was not done, in words.
    """

    hits: tuple[Hit, ...]
    total: int
    at_least: bool = False
    facets: "Facets" = field(default_factory=dict)
    notes: tuple[str, ...] = ()


Facets: TypeAlias = dict[str, tuple[tuple[str, int], ...]]
FacetName: TypeAlias = Literal["kind", "type", "status", "country", "source", "state", "actor", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A document that was found. published: as it says, or a person; is_current: an address still shows it."""

    number: int
    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    kept_at: int
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDocuments:
    """Documents, those that were kept last first where words were asked for, else by date."""

    documents: tuple[Seen, ...]
    total: int
    at_least: bool = False


def as_plain(query: Query) -> dict[str, Any]:
    """A query as JSON has it: what is asked for, and nothing else."""
    import msgspec

    return {name: value for name, value in msgspec.to_builtins(query).items() if value != getattr(Query(), name)}
