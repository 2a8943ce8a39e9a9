"""Where a tie stands at a date: its state, since and until when, and the reports on either side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from vedette.network.reports import Report
from vedette.network.rules import SIGNS, Sign
from vedette.records.affiliation import AffiliationType
from vedette.records.time import Time

State: TypeAlias = Literal["holds", "disputed", "hedged", "over", "denied", "not_yet"]

STATES: Final[Mapping[State, str]] = {
    "holds": "it is told as a fact, and nothing speaks against it",
    "disputed": "it is affirmed and denied, or begun and ended on one day",
    "hedged": "it is only possible, planned, called for, conditional or reported",
    "over": "it ended",
    "denied": "it is only denied",
    "not_yet": "it is told of a later day only",
}
IN_FORCE: Final[frozenset[State]] = frozenset({"holds", "disputed", "hedged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One tie at a date, by what was known on another one.

    subject, object: ids of nodes, of ties that count both ways in the order of their letters. since, until: all times
    that reports give for its last beginning, and for its end where it is over or disputed; as they were told, so that
    a year stays a year, and two that differ stand side by side. refused: whether the other side does not take it.
    weight: 0 to 1, how sure it is that it holds, by independent sources: 1 less the product of 1 - confidence over
    these; sources: how many. last_told: the last day on which a document told of it. inferred: by which rule, for what
    no words say.
    """

    type: AffiliationType
    subject: str
    object: str
    state: State
    since: tuple[Time, ...] = ()
    until: tuple[Time, ...] = ()
    refused: bool = False
    weight: float = 0.0
    sources: int = 0
    last_told: str | None = None
    affirming: tuple[Report, ...] = ()
    against: tuple[Report, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def sign(self) -> Sign:
        """1 of a tie that brings its ends together, -1 of one that sets them apart, else 0."""
        return SIGNS[self.type]

    @property
    def reports(self) -> tuple[Report, ...]:
        """All that was known of it, for and against."""
        return (*self.affirming, *self.against)

    @property
    def in_force(self) -> bool:
        """Whether somebody says, however hedged or disputed, that it holds at the date."""
        return self.state in IN_FORCE


def independent(reports: Iterable[Report]) -> list[int]:
    """Number reports by the source that they come from.

    Of one source are the reports of one text, those of one outlet on one day in the same words, and the registry's.
    """
    numbers: dict[object, int] = {}
    found: list[int] = []
    for number, report in enumerate(reports):
        keys: list[object] = [report.document]
        if report.outlet and report.known and report.words:
            keys.append((report.outlet, report.known, " ".join(report.words.split())))
        same = [numbers[key] for key in keys if key in numbers]
        source = min(same, default=number)
        found.append(source)
        for other in same:
            found = [source if one == other else one for one in found]
        numbers = {key: source if value in same else value for key, value in numbers.items()}
        numbers.update(dict.fromkeys(keys, source))
    return found
