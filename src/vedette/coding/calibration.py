"""Confidences that mean what they say: of the records at 0.8, about 80% are right.

A finder gives each record the prior of the pattern that proposed it. A map of two numbers for each kind of record,
fitted on hand-coded text by bench/calibration.py, makes of that prior the share that was right there (Platt 1999).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log
from typing import Any, TypeVar

from vedette.records import Record

R = TypeVar("R", bound=Record)
_LEAST = 0.01  # a prior is never nothing, and never everything


@dataclass(frozen=True)
class Calibration:
    """offset and slope by kind of record ("events"); a kind that is not here keeps its priors."""

    maps: Mapping[str, tuple[float, float]]

    @staticmethod
    def from_table(table: Mapping[str, Any]) -> "Calibration":
        """Read `calibration.toml`: a table for each kind, with `offset` and `slope`."""
        return Calibration({kind: (row["offset"], row["slope"]) for kind, row in table.items()})

    def apply(self, kind: str, records: tuple[R, ...]) -> tuple[R, ...]:
        """Give the records with calibrated confidences, in [0, 1], to three digits."""
        if kind not in self.maps:
            return records
        offset, slope = self.maps[kind]
        return tuple(replace(record, confidence=mapped(record.confidence, offset, slope)) for record in records)


@cache
def mapped(prior: float, offset: float, slope: float) -> float:
    """The logistic function of offset + slope * log-odds of the prior."""
    odds = min(max(prior, _LEAST), 1 - _LEAST)
    return round(1 / (1 + exp(-(offset + slope * log(odds / (1 - odds))))), 3)
