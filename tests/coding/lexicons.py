"""The shipped lexicons of hedges and of reporting, opened once."""

from functools import cache

from vedette.assets.resources import read_table
from vedette.coding.cues import ReportingLexicon
from vedette.coding.hedges import Hedges


@cache
def hedges() -> Hedges:
    """The words that say how something is said."""
    return Hedges.from_table(read_table("lexicons", "hedges"))


@cache
def reporting() -> ReportingLexicon:
    """The words that hand words over."""
    return ReportingLexicon.from_table(read_table("lexicons", "reporting"))
