"""The lists of records that a coded document has."""

from collections.abc import Iterator

from vedette.records import Coded, Record

# With the kind of their records, as `KINDS` has it.
LISTS = {
    "actors": "actor",
    "places": "place",
    "events": "event",
    "affiliations": "affiliation",
    "presence": "presence",
    "claims": "claim",
    "estimates": "estimate",
    "outlooks": "outlook",
}
STATEMENTS = ("event", "affiliation", "presence", "claim", "estimate", "outlook")
"""The kinds of records that somebody states."""

LETTERS = {
    "a": "actors",
    "p": "places",
    "e": "events",
    "t": "affiliations",
    "w": "presence",
    "c": "claims",
    "q": "estimates",
    "o": "outlooks",
}
"""How the ids of a list begin."""


def records_of(coded: Coded) -> Iterator[Record]:
    """All records of a document, list by list."""
    for name in LISTS:
        yield from getattr(coded, name)
