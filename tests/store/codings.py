"""Coded documents to try things on: the small whole one, and invented reports as the program codes them."""

from functools import cache

from tests.records import examples
from tests.store.articles import POST, TEACHERS, article
from vedette.records import Coded
from vedette.store.lists import records_of


@cache
def codings() -> tuple[Coded, ...]:
    return (examples.coded(), article(POST), article(TEACHERS))


def ids(coded: Coded) -> list[str]:
    return [record.id for record in records_of(coded)]
