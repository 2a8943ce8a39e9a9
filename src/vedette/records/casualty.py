"""What an act did to people: each toll, each version by each claim."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import ActorId, ClaimId, doc
from vedette.records.quantity import Quantity, hull, total
from vedette.records.span import Span

Outcome: TypeAlias = Literal[
    "killed", "injured", "abducted", "detained", "missing", "displaced", "surrendered", "released"
]
Side: TypeAlias = Literal["source", "target", "bystander"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty:
    """One toll, as one claim gives it.

    A part of another toll ("12 people, including 3 soldiers") is no toll of its own: it stands among the estimates.
    """

    outcome: Annotated[Outcome, doc("what became of them")]
    who: Annotated[ActorId | None, doc("id of the actor who suffered it, or null")] = None
    side: Annotated[
        Side | None, doc("whether they were of those who did it, of those aimed at, or neither, or null")
    ] = None
    quantity: Annotated[Quantity, doc("how many")]
    claim: Annotated[ClaimId | None, doc("id of the claim that gives this toll, or null where the article does")] = None
    evidence: Annotated[tuple[Span, ...], doc("the words that it stands on, the main ones first; never empty")]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a toll needs evidence, and this one has none: {self.outcome}")


def widest(casualties: Iterable[Casualty], outcome: Outcome) -> Quantity | None:
    """The widest account of one outcome, or None where there is no toll of it.

    1. Tolls of the same people (same `who` and `side`) by the same claim are versions of one count: it reaches from
       their lowest low to their highest high.
    2. Counts of different people by the same claim add up to that claim's account.
    3. The widest account reaches from the lowest low of the accounts to the highest high.

    At each step an end that one part leaves open stays open. One toll alone is given with its words; what was worked
    out from several has none.
    """
    accounts: dict[str | None, dict[tuple[str | None, Side | None], list[Quantity]]]
    accounts = defaultdict(lambda: defaultdict(list))
    for toll in casualties:
        if toll.outcome == outcome:
            accounts[toll.claim][toll.who, toll.side].append(toll.quantity)
    if not accounts:
        return None
    return hull([total([hull(versions) for versions in counts.values()]) for counts in accounts.values()])
