"""Readings of short texts by the shipped model, which is opened once."""

from functools import cache

from vedette.assets.model import open_model
from vedette.reading.model import Model
from vedette.reading.reading import Reading, read


@cache
def _model() -> Model:
    return open_model()


@cache
def reading_of(text: str) -> Reading:
    """Read a text; the same text is read once."""
    return read(text, _model())
