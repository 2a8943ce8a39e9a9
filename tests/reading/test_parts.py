"""A text is read part by part where its layout says so."""

import pytest

from tests.examples import unmark
from vedette.assets.model import open_model
from vedette.reading.reading import read


@pytest.fixture(scope="module")
def model():
    return open_model()


def sentences(text, model, parts):
    reading = read(text, model, parts)
    return [reading.span(sentence.first, sentence.last) for sentence in reading.sentences]


def test_no_sentence_reaches_from_a_headline_into_the_next_line(model):
    text, parts = unmark("[Army retakes town in Niger]\n[Daily Desk staff counted five dead]")
    assert sentences(text, model, parts) == parts


def test_what_lies_in_no_part_is_not_read(model):
    text, parts = unmark("NIAMEY, 24 May - [Gunmen killed 12 soldiers.]\n\nDaily Desk\n\n[They fled.]")
    assert sentences(text, model, parts) == parts
    assert [word.text for word in read(text, model, parts).words[:2]] == ["Gunmen", "killed"]


@pytest.mark.parametrize("marked", ["Gunmen fled.", "", "[Gunmen fled. They were gone.]", "  [Gunmen fled.] "])
def test_parts_that_are_all_or_nothing(model, marked):
    text, parts = unmark(marked)
    whole = read(text, model)
    kept = read(text, model, parts)
    assert kept.words == (whole.words if parts else ())
