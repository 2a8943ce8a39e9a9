"""Mentions of actors: names, noun phrases and pronouns, each with what its own words say of it."""

from collections.abc import Iterable

from vedette.actors.apposition import tie_beside
from vedette.actors.bodies import body_at
from vedette.actors.found import Found, Named
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.people import person_at
from vedette.actors.phrases import phrase_at, pronoun_at
from vedette.reading.reading import Reading


def find_mentions(reading: Reading, lexicon: ActorLexicon) -> list[Found]:
    """Give the mentions of possible actors, in text order; each word heads one at most."""
    text = Named(reading, lexicon)
    people = [person_at(text, name) for name in text.names if name.kind == "person"]
    titles = _spoken_for(text, people)
    bodies = [body_at(text, name) for name in text.names if name.kind != "person"]
    found = {mention.head: mention for mention in (*bodies, *people) if mention}
    for i in range(len(reading.words)):
        if i not in found and i not in titles and (mention := pronoun_at(text, i) or phrase_at(text, i)):
            found[i] = mention
    return tie_beside(text, found)


def _spoken_for(text: Named, people: Iterable[Found]) -> set[int]:
    """The words of people's names and offices; in a title also capitals that name no actor ("Secretary of State")."""
    own = {i for person in people for i in person.words}
    titles = {i for person in people for title in person.titles for i in range(*title)}
    proper = {i for i in titles if text.words[i].upos == "PROPN" and not text.has("collective", i)}
    return own | (proper - text.name_at.keys())
