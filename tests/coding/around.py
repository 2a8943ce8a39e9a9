"""What surrounds events and ties in a test: a cast and a scene made by hand, all else as the program finds it."""

import re
from collections.abc import Mapping, Sequence

from tests.coding.casts import cast_of
from tests.coding.lexicons import hedges, reporting
from tests.coding.readings import reading_of
from vedette.coding.acts import Surroundings
from vedette.coding.casualties import find_tolls
from vedette.coding.claims import find_claims
from vedette.coding.quantities import find_counts
from vedette.coding.times import find_times
from vedette.places.scene import Scene
from vedette.reading.reading import Reading
from vedette.records import ActorKind, Document, How, Mention, Place, document_id


def around_of(
    text: str,
    actors: Mapping[str, ActorKind],
    places: Sequence[str] = (),
    *,
    means: Mapping[str, str] | None = None,
    published: str | None = "2024-05-03",
) -> tuple[Reading, Surroundings]:
    """A reading and its surroundings; the ids of actors and places are their words themselves."""
    reading = reading_of(text)
    cast = cast_of(reading, actors, means)
    counts = find_counts(reading)
    surroundings = Surroundings(
        cast=cast,
        scene=scene_of(reading, places),
        times=find_times(reading, document_of(text, published)),
        counts=counts,
        tolls=find_tolls(reading, counts, cast),
        claims=find_claims(reading, cast, reporting(), hedges()),
        hedges=hedges(),
    )
    return reading, surroundings


def document_of(text: str, published: str | None = None) -> Document:
    """A document of one text."""
    return Document(
        id=document_id(text), text=text, published=published, published_precision="day" if published else None
    )


def scene_of(reading: Reading, names: Sequence[str]) -> Scene:
    """A scene of these places, each of one word, wherever it stands."""
    by_word = {word.index: word.text for word in reading.words if word.text in names}
    spans = {name: [m.span() for m in re.finditer(rf"\b{name}\b", reading.text)] for name in names}
    mentions = {
        name: tuple(Mention(start=start, end=end, form="name") for start, end in found)
        for name, found in spans.items()
        if found
    }
    places = [
        Place(
            id=name, evidence=(some[0].span,), support={"name": (some[0].span,)}, confidence=1.0,
            how=How(by="frame", name="hand"), name=name, mentions=some,
        )
        for name, some in mentions.items()
    ]  # fmt: skip
    return Scene(tuple(sorted(places, key=lambda place: place.evidence[0])), by_word)
