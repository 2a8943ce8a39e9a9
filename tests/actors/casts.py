"""Casts of short texts, with the shipped model, lexicon and registry."""

from functools import cache

from tests.coding.readings import reading_of
from vedette.actors.cast import Cast
from vedette.actors.finding import find_actors
from vedette.actors.found import Named
from vedette.actors.lexicon import ActorLexicon
from vedette.assets.actors import open_actors
from vedette.records import Actor

lexicon = cache(open_actors)


@cache
def cast_of(text: str) -> Cast:
    """Find the actors of a text; the same text is coded once."""
    return find_actors(Named(reading_of(text), lexicon()))


def actor_at(text: str, words: str, nth: int = 1) -> Actor | None:
    """Return the actor that the last of these words means, where they stand for the nth time."""
    cast, start = cast_of(text), -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    end = start + len(words)
    found = (
        cast.at(word.index) for word in reading_of(text).words if start <= word.start < end and cast.at(word.index)
    )
    ids = list(found)
    return cast.actor(ids[-1]) if ids else None


def names(text: str) -> set[str]:
    """Return what the actors of a text are called."""
    return {actor.name for actor in cast_of(text).actors}


def open_lexicon() -> ActorLexicon:
    """Return the shipped lexicon, opened once."""
    return lexicon()
