"""Which words are a name: capitals behind an article, and what letters in brackets spell."""

from itertools import pairwise

import pytest
from hypothesis import given, settings

from tests.actors.casts import actor_at, lexicon, names
from tests.coding.readings import reading_of
from tests.news import news
from vedette.actors.names import find_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Pacte des Collines Unies (PCU) crossed the river.", "Pacte des Collines Unies"),
        ("Fighters of the Movimento dos Vales Livres (MVL) crossed the river.", "Movimento dos Vales Livres"),
        ("The army fled to Pacte des Collines Unies (PCU).", "Pacte des Collines Unies"),
        ("Fighters of the Movimento dos Vales Livres (M.V.L.) crossed the river.", "Movimento dos Vales Livres"),
    ],
)
def test_letters_in_brackets_tell_how_far_the_name_before_them_goes(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Pacte des Collines Unies (XYZ) crossed the river.", "Pacte des Collines Unies"),  # other letters
        ("Soldiers met a Pacte des Collines (PC) man.", "Pacte des Collines"),  # one of many
        ("The hill farmers (HF) crossed the river.", "hill farmers"),  # no capitals
        ("The Pacte des Collines Unies (PXY) crossed the river.", "Pacte des Collines Unies"),
        ("The Governor of Hills (GH) left.", "Governor of Hills"),  # an office
    ],
)
def test_other_letters_and_other_words_before_them_make_no_name(text, name):
    reading = reading_of(text)
    found = {reading.span(own.first, own.last).of(text) for own in find_names(reading, lexicon())}
    assert name not in found


def test_a_name_and_the_letters_behind_it_are_one_actor():
    text = "The Pacte des Collines Unies (PCU) crossed the river. Later the PCU burned a bridge."
    assert actor_at(text, "Unies") == actor_at(text, "PCU") == actor_at(text, "PCU", nth=2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was the Dry Season Union that burned the shop.", "Dry Season Union"),
        ("It was the Dry Season Union of Good Farmers that burned the shop.", "Dry Season Union of Good Farmers"),
        ("It was the Dry Season Union for Good Hills that burned the shop.", "Dry Season Union for Good Hills"),
        ("It was the Drummers' Union that burned the shop.", "Drummers' Union"),
        ("It was the Dry Drummer's Party that left.", "Dry Drummer's Party"),
        ("Gunmen of the Green Dawn Movement burned a shop.", "Green Dawn Movement"),
    ],
)
def test_capitals_behind_an_article_are_a_name_where_their_last_word_is_one_of_bodies(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "It was a Dry Season Union that burned the shop.",  # one of several
        "It was the Dry Season Market that burned.",
        "It was the Malian Union that burned the shop.",  # whose it is, and no more
        "It was the Secretary Union that burned the shop.",  # an office
        "It Was The Dry Season Union That Burned The Shop",  # all has capitals here
    ],
)
def test_other_capitals_are_no_name_of_a_body(text):
    assert not {name for name in names(text) if name.startswith(("Dry Season", "Malian Union", "Secretary"))}


@given(news("the Dry Season Union", "Pacte des Collines Unies (PCU)", "al-Qaida in the", "Islamic Maghreb", "(", ")"))
@settings(max_examples=60)
def test_names_stand_apart_in_text_order_and_each_in_one_sentence(text):
    reading = reading_of(text)
    found = find_names(reading, lexicon())
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert all(any(s.first <= name.first < name.last <= s.last for s in reading.sentences) for name in found)
