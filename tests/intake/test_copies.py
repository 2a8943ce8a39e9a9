"""Copies of one text are known by their wording, however they were cut and retitled."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.intake.copies import FEWEST_WORDS, SAME, bands, find_original, likeness, sketch

WORDS = """
    gunmen soldiers village market governor army residents road checkpoint attack ceasefire convoy river province
    statement spokesman fighters group border town hospital patrol vehicles mortar district talks militia commander
    """.split()


def story(seed, words=400):
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def shared_runs(one, other):
    """The share of runs of five words, counted: what a sketch estimates."""
    first, second = ({tuple(text.split()[at : at + 5]) for at in range(len(text.split()) - 4)} for text in (one, other))
    return len(first & second) / len(first | second)


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.5, 0.7, 0.9, 1.0])
def test_a_sketch_estimates_what_two_texts_have_in_common(kept):
    whole = story(1, 600)
    other = " ".join([*whole.split()[: int(600 * kept)], *story(2, 600 - int(600 * kept)).split()])
    assert likeness(sketch(whole), sketch(other)) == pytest.approx(shared_runs(whole, other), abs=0.15)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: f"GAO (Agency) - {text}",
        lambda text: text.upper(),
        lambda text: text.replace(" ", "\n"),
        lambda text: " ".join(text.split()[:350]),
        lambda text: f"{text} Reporting by the desk; editing by the other desk.",
    ],
)
def test_a_copy_is_known_though_it_was_cut_or_retitled(change):
    first, copy = sketch(story(1)), sketch(change(story(1)))
    assert set(bands(first)) & set(bands(copy))
    assert find_original(copy, [("other", sketch(story(2))), ("first", first)]) == "first"


def test_other_stories_in_the_same_words_are_no_copies():
    sketches = [sketch(story(seed)) for seed in range(40)]
    for at, each in enumerate(sketches):
        assert find_original(each, [(str(n), other) for n, other in enumerate(sketches) if n != at]) is None


def test_two_reports_of_one_form_on_two_attacks_are_no_copies():
    form = (
        "Gunmen killed {} soldiers near the town of {} on {}, the army said. Men on motorcycles came to the post at "
        "dawn and fired at its guards, residents of {} told reporters by telephone. No group has claimed the attack, "
        "and the governor of {} said that an inquiry would be opened within days. The market of {} was closed."
    )
    one, other = (
        form.format(count, where, day, where, where, where)
        for count, where, day in ((12, "Dahra", "Friday"), (3, "Kesh and Tamra", "Monday"))
    )
    assert shared_runs(one, other) > 0.3
    assert find_original(sketch(other), [("one", sketch(one))]) is None


def test_of_several_the_most_alike_is_the_original_and_of_equals_the_first():
    text = story(1)
    exact, near = sketch(text), sketch(" ".join(text.split()[:380]))
    assert find_original(exact, [("near", near), ("exact", exact), ("again", exact)]) == "exact"


def test_a_short_notice_has_no_sketch():
    assert sketch(story(1, FEWEST_WORDS - 1)) is None
    assert sketch(story(1, FEWEST_WORDS)) is not None
    assert sketch("") is None


def test_a_sketch_is_the_same_for_ever():
    assert sketch(story(1, 50)).hex()[:32] == "39674b03054ab300e7f61e04cbb44201"


@given(st.text(max_size=2000))
def test_any_text_is_like_itself(text):
    drawn = sketch(text)
    if drawn:
        assert len(drawn) == 512
        assert likeness(drawn, drawn) == 1.0 >= SAME
