"""The speed bench with a network that thinks nothing: what is timed is the same words on both sides."""

import pytest

from bench.speed import Recorder, article_texts, speeds
from vedette.assets.model import open_model
from vedette.reading.reading import read

TEXTS = ["Gunmen fled Gao. The army said so.", "At least 12 men died in Mopti, officials said."]


@pytest.fixture(scope="module")
def model():
    return open_model()


def test_the_recorder_reads_as_the_model_does_and_remembers_what_it_read(model):
    recorder = Recorder(model)
    assert read(TEXTS[0], recorder).words == read(TEXTS[0], model).words
    assert [word for segments in recorder.seen for segment in segments for word in segment] == [
        word.text for word in read(TEXTS[0], model).words
    ]


def test_reading_is_never_faster_than_its_encoder_but_for_noise(model):
    figures = speeds(model, TEXTS * 5, rounds=3)
    assert 0 < figures["words_per_cpu_second"] < 1.5 * figures["encoder_words_per_cpu_second"]
    assert 0 < figures["share_of_encoder"] < 150


def test_the_articles_are_the_hand_coded_ones(shared):
    assert all(article_texts(shared))
