"""Renamings beside a name: which name is the old one, and what only looks like a renaming."""

import pytest
from hypothesis import given, settings

from tests.coding.casts import cast_of
from tests.coding.readings import reading_of
from tests.news import news
from vedette.coding.renaming import find_renamed
from vedette.records import ActorKind

WHO: dict[str, ActorKind] = {
    "Omar Diallo": "person",
    "Unity Front": "armed_group",
    "Hill Army": "armed_group",
    "Red Army": "armed_group",
    "fighters": "armed_group",
    "rebels": "armed_group",
    "villagers": "civilians",
    "Mali": "state",
}


def renamed(text: str) -> list[tuple[str, str]]:
    """The old and the new name of each renaming."""
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    return [(cast.by_word[found.old], cast.by_word[found.new]) for found in find_renamed(reading, cast)]


@pytest.mark.parametrize(
    "text",
    [
        "The Unity Front (formerly known as the Hill Army) left Gao.",
        "The Unity Front, formerly the Hill Army, left Gao.",
        "The Unity Front (previously Hill Army) left Gao.",
        "The Unity Front (UF), previously the Hill Army, left Gao.",
        "The Unity Front (in Gao with the Red Army), previously the Hill Army, left Gao.",  # brackets are passed over
        "The Unity Front, originally called the Hill Army, left Gao.",
        "The Unity Front was previously called the Hill Army.",
        "The Hill Army, now the Unity Front, left Gao.",
        "The Hill Army, now known as “the Unity Front”, left Gao.",
        "The Hill Army, since renamed the Unity Front, left Gao.",
        "The Hill Army was later renamed the Unity Front.",
    ],
)
def test_an_adverb_says_which_name_is_the_old_one(text):
    assert renamed(text) == [("Hill Army", "Unity Front")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Unity Front now fights the Hill Army.",
        "The Unity Front once fought the Hill Army.",
        "The Unity Front, now in Gao, fought the Hill Army.",
        "Against the Hill Army now the Unity Front stands alone.",  # no comma between them
        "The Unity Front, once the Hill Army, left Gao.",  # without a verb of naming: "once" says too little
        "The Unity Front, later the Hill Army, left Gao.",
        "Fighters of the Unity Front, formerly rebels, left Gao.",  # what they were, and no name
        "Omar Diallo, formerly of the Hill Army, leads the Unity Front.",
        "Omar Diallo, formerly the Hill Army, left Gao.",  # people have no such names
        "Mali, formerly known as the Hill Army, left.",  # nor do states
        "The Unity Front left. Formerly known as the Hill Army, it fled.",  # in another sentence
    ],
)
def test_what_only_looks_like_a_renaming_is_none(text):
    assert renamed(text) == []


def test_both_names_may_mean_one_actor_who_is_known_by_both():
    reading = reading_of("The Unity Front, formerly known as the Hill Army, left Gao.")
    cast = cast_of(reading, {"Unity Front": "armed_group"}, {"Hill Army": "Unity Front"}, whole=True)
    (found,) = find_renamed(reading, cast)
    assert [reading.words[word].text for word in (found.old, found.word, found.new)] == ["Hill", "formerly", "Front"]


@given(news("formerly", "known as", "the Hill Army", "the Unity Front", ", now", "renamed", "(", ")", "previously"))
@settings(max_examples=60)
def test_a_renaming_has_two_names_of_its_sentence_around_its_adverb(text):
    reading = reading_of(text)
    cast = cast_of(reading, WHO, whole=True)
    for found in find_renamed(reading, cast):
        first, last = sorted((found.old, found.new))
        assert first < found.word < last
        assert any(s.first <= first and last < s.last for s in reading.sentences)
