import pytest

from tests.coding.readings import reading_of
from vedette.coding.counted import are_people, is_thing, singular


@pytest.mark.parametrize(
    ("text", "noun", "people", "thing"),
    [
        ("Five soldiers left.", "soldiers", True, False),
        ("Six tanks left.", "tanks", False, True),
        ("Two trucks left.", "trucks", False, True),
        ("Five others left.", "others", True, False),
    ],
)
def test_people_are_told_from_things(text, noun, people, thing):
    reading = reading_of(text)
    word = next(word for word in reading.words if word.text == noun)
    assert (are_people(reading, word.index), is_thing(word)) == (people, thing)


def test_the_singular_does_not_hang_on_the_readers_lemma():
    words = reading_of("Militiamen and policemen fled.").words
    assert [singular(word._replace(lemma=word.text.lower())) for word in (words[0], words[2])] == [
        "militiaman", "policeman",
    ]  # fmt: skip
