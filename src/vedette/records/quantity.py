"""How many, as a range: a value inside other records."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal, TypeAlias

from vedette.records.fields import doc
from vedette.records.span import Span

Qualifier: TypeAlias = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Number: TypeAlias = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as the words bound it. An open end stays open: "at least 12" has low 12 and high null, never a guess.

    "Up to 1,000" is high 1000, low null; "dozens" low 24, high 99, best null, vague; "around 120" has all three at 120
    and about; "eight" has all three at 8. A quantity worked out from several has no words of its own.
    """

    low: Annotated[Number | None, doc("the least that it can be, included, or null where the words leave it open")] = (
        None
    )
    high: Annotated[Number | None, doc("the most that it can be, included, or null where the words leave it open")] = (
        None
    )
    best: Annotated[Number | None, doc("the one number that the words give for it, or null")] = None
    qualifier: Annotated[Qualifier, doc("how the words bound it")]
    text: Annotated[str | None, doc("the words as written, or null where it was worked out")] = None
    start: Annotated[int | None, doc("offset of the words' first code point, or null where it was worked out")] = None
    end: Annotated[int | None, doc("offset after the words' last code point, or null where it was worked out")] = None

    def __post_init__(self) -> None:
        known = [number for number in (self.low, self.best, self.high) if number is not None]
        if any(not math.isfinite(number) or number < 0 for number in known) or known != sorted(known):
            raise ValueError(f"a quantity needs 0 <= low <= best <= high, not {self.low}, {self.best}, {self.high}")
        if (self.qualifier == "at_least" and self.high is not None) or (
            self.qualifier == "at_most" and self.low is not None
        ):
            raise ValueError(f"{self.qualifier} leaves the other end open, and is not {self.low}..{self.high}")
        if len({self.text is None, self.start is None, self.end is None}) > 1:
            raise ValueError(f"a quantity has its words with both offsets, or neither, not {self.text!r} without")
        _ = self.span

    @property
    def span(self) -> Span | None:
        """Where the words stand, or None where the quantity was worked out."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


def hull(versions: Sequence[Quantity]) -> Quantity:
    """The narrowest range that holds every version of one count; an end that one of them leaves open stays open.

    `best` is the one that they all give. A single version is itself, with its words; what joins several has none.
    """
    if len(versions) == 1:
        return versions[0]
    lows, highs, bests = _known(versions, "low"), _known(versions, "high"), _known(versions, "best")
    best = bests[0] if len(set(bests)) == 1 else None
    return _worked_out(min(lows, default=None), max(highs, default=None), best, versions)


def total(parts: Sequence[Quantity]) -> Quantity:
    """The sum of counts of different things; an end that one of them leaves open stays open.

    A single part is itself, with its words; a sum of several has none.
    """
    if len(parts) == 1:
        return parts[0]
    lows, highs, bests = _known(parts, "low"), _known(parts, "high"), _known(parts, "best")
    return _worked_out(sum(lows) if lows else None, sum(highs) if highs else None, sum(bests) if bests else None, parts)


def _known(quantities: Sequence[Quantity], end: Literal["low", "high", "best"]) -> list[Number]:
    """That number of each quantity, or nothing at all if one of them does not know it."""
    numbers = [getattr(quantity, end) for quantity in quantities]
    return [] if None in numbers else numbers


def _worked_out(low: Number | None, high: Number | None, best: Number | None, of: Sequence[Quantity]) -> Quantity:
    qualifier: Qualifier
    if low is None or high is None:
        qualifier = "at_least" if low is not None else "at_most" if high is not None else "vague"
    elif low < high:
        qualifier = "range"
    else:
        qualifier = "about" if any(quantity.qualifier == "about" for quantity in of) else "exact"
    return Quantity(low=low, high=high, best=best, qualifier=qualifier)
