import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vedette.reading.sentences import Boundary, boundaries, find_dateline, find_sentences
from vedette.reading.words import find_words


def sentences(text: str) -> list[str]:
    words = find_words(text)
    return [text[words[first][0] : words[end - 1][1]] for first, end in find_sentences(text, words)]


def grade(marked: str) -> Boundary:
    """Return the grade of the gap that a broken bar marks."""
    at = marked.index("¦")
    text = marked.replace("¦", "")
    words = find_words(text)
    return boundaries(text, words)[[end for _, end in words].index(at)]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy left Gao.¦Nobody was hurt.",
        "Gen. Omar and Lt. Col. J. R. Diallo met Mr. Smith.¦They spoke.",
        "He left the U.S. on Jan. 5 for St. Louis.¦The talks failed.",
        "It began at 5 p.m.¦The shelling went on.",
        "“We saw nothing.”¦“Nor did we.”",
        '"We left," he said.¦(Others stayed.)¦Why?¦Nobody knew!',
        '"We will not go." he said, by mistake.',
        "Prices rose by 3.5 percent to $1.2 ... and fell.¦Traders left.",
        "1. The army left.¦2. The militia came.",
        "The town fell.[12]¦The army denied it.",
        "The town fell. [12]¦The army denied it.",
        "انسحب الجيش.¦قُتل خمسة؟¦نعم",
    ],
)
def test_prose_is_cut_where_a_reader_would(text):
    assert sentences(text.replace("¦", " ")) == text.split("¦")


def test_run_together_sentences_are_cut_and_scripts_without_spaces_too():
    assert sentences("They left the town.The army came.") == ["They left the town.", "The army came."]
    assert sentences("军队撤退。城镇陷落。") == ["军队撤退。", "城镇陷落。"]


def test_a_hard_wrapped_paragraph_is_not_cut_at_its_lines():
    text = (
        "Gunmen on motorcycles opened fire on a crowded market in the northern town of\n"
        "Gao on Friday, and soldiers who had come from the nearby base answered; the\r\n"
        "United Nations mission said that it had sent a patrol."
    )
    assert sentences(text) == [text]


def test_a_headline_is_cut_from_the_paragraph_below_it():
    text = "Five killed in Gao attack\nGunmen on motorcycles opened fire on a crowded market in the north, police said."
    assert sentences(text) == text.split("\n")


def test_a_list_is_cut_into_its_lines():
    assert sentences("Killed:\n- Two soldiers\n- One guard") == ["Killed:", "- Two soldiers", "- One guard"]


@pytest.mark.parametrize("space", ["\n\n", "\r\n\r\n", "\n \n", "\u2029\u2029", "\n\n\n"])
def test_a_blank_line_is_a_certain_boundary_whatever_stands_around_it(space):
    assert grade(f"They met Gen.¦{space}omar") == Boundary.CERTAIN


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They left.¦ The army came.", Boundary.CERTAIN),
        ("“They left.”¦ The army came.", Boundary.CERTAIN),
        ("They left!¦ “Nobody came.”", Boundary.CERTAIN),
        ("“Why?”¦ Omar asked.", Boundary.LIKELY),
        ("They left ...¦ The army came.", Boundary.LIKELY),
        ("They left.¦ the army came.", Boundary.LIKELY),
        ("“They left.”¦ he said.", Boundary.UNLIKELY),
        ("It was 5 p.m.¦ Omar slept.", Boundary.UNLIKELY),
        ("The order of battle:¦ Two brigades", Boundary.UNLIKELY),
        ("Five dead in Gao¦ Gunmen fled", Boundary.UNLIKELY),
        ("They¦ left.", Boundary.IMPOSSIBLE),
        ("Gen.¦ Omar left.", Boundary.IMPOSSIBLE),
        ("They left¦.", Boundary.IMPOSSIBLE),
        ("They left.¦”", Boundary.IMPOSSIBLE),
        ("the¦ (former) governor", Boundary.IMPOSSIBLE),
    ],
)
def test_a_gap_is_graded_by_what_stands_on_both_sides(marked, expected):
    assert grade(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[MOGADISHU, Somalia —] Gunmen attacked a hotel.",
        "[MOGADISHU —] Gunmen attacked a hotel.",
        "[GENEVA, 3 May (Reuters) -] The talks failed.",
        "[MOSUL, Iraq, Oct 17 (Reuters) -] The army advanced.",
        "[OUAGADOUGOU, Aug. 12 (Xinhua) --] At least five died.",
        "[PARIS (AFP) –] Two men were held.",
        "[KABUL, Afghanistan (AP) _] A bomb went off.",
        "[KYIV, Ukraine (AP)—]The siren sounded.",
        "[PORT-AU-PRINCE —] Gangs took the port.",
        "[UNITED NATIONS (AP) —] The council met.",
        "[Geneva/Bamako, 3 May 2024 -] The agency said so.",
        "[Gao, Mali –] Gunmen attacked.",
        "[al-Mukalla, Yemen –] Gunmen attacked.",
        "[N'DJAMENA, Monday, 6 May (AFP) -] “We left,” he said.",
        "[PESHAWAR:] Two men were held.",
        "  [(Beirut) –] The army denied it.",
    ],
)
def test_a_dateline_goes_from_the_place_to_the_dash(marked):
    start, end = marked.index("["), marked.index("]") - 1
    assert find_dateline(marked.replace("[", "", 1).replace("]", "", 1)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gunmen attacked a hotel.",
        "Gao – Gunmen attacked.",
        "The army – which had left – came back.",
        "BREAKING - Gunmen attack hotel.",
        "EXCLUSIVE: Rebels split.",
        "MALI - FIVE KILLED IN GAO",
        "Gao, Mali, but – he said",
        "Note: The army left.",
        "MOGADISHU, Somalia",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert find_dateline(text) is None


def test_no_words_no_sentences():
    assert find_sentences("", []) == boundaries("", []) == []
    assert find_sentences("Gao", [(0, 3)]) == [(0, 1)]


@pytest.mark.parametrize("piece", ["a", ".", "'", "a. ", "a\n", "a\n\n", "]", "[1]", '"', "1. ", "A ", "\n"])
def test_a_million_characters_of_one_thing_take_linear_time(piece):
    text = piece * (1_000_000 // len(piece))
    words = find_words(text)
    began = time.process_time()
    find_sentences(text, words)
    find_dateline(text)
    assert time.process_time() - began < 15  # about 1 when measured; quadratic would be hours


PIECES = [
    *(
        "Gen.",
        " Omar",
        "U.S",
        ".",
        " ",
        ". ",
        "\r\n",
        "\n",
        "\n\n",
        "\u00a0",
        "didn't",
        "’s",
        "'",
        '"',
        "”",
        "“",
        "-",
        "—",
    ),
    *(
        "e\u0301",
        "\u200d",
        "🔴",
        "قُتل",
        "军队。",
        "5",
        "1.",
        "[12]",
        "(",
        ")",
        "\x00",
        "\x1c",
        "\u0085",
        "…",
        "?!",
        ":",
        "The",
    ),
    *("GAO", " (AFP)", ", Mali", " – ", "3 May", "a"),
]
news = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
anything = st.one_of(news, st.text(st.characters(exclude_categories=["Cs"])))


@given(anything)
def test_sentences_hold_every_word_exactly_once(text):
    words = find_words(text)
    ranges = find_sentences(text, words)
    assert [i for first, end in ranges for i in range(first, end)] == list(range(len(words)))
    assert all(first < end for first, end in ranges)


@given(anything)
def test_sentences_are_the_cuts_at_likely_boundaries(text):
    words = find_words(text)
    grades = boundaries(text, words)
    assert len(grades) == max(0, len(words) - 1)
    cuts = [i + 1 for i, grade in enumerate(grades) if grade >= Boundary.LIKELY]
    assert [end for _, end in find_sentences(text, words)[:-1]] == cuts


@given(news, news)
@example(".", "[12] Omar")  # nor does a citation stand behind its stop
@example("didn't", "?!Gen.")  # nor does its last word run together with what follows a stray stop
@example("5", ". Omar")  # a number of the line above does not make a list's item of a stray stop
def test_a_paragraph_before_only_moves_the_sentences(before, text):
    words, alone = find_words(f"{before}\n\n{text}"), find_words(text)
    shift = len(words) - len(alone)
    moved = [(first + shift, end + shift) for first, end in find_sentences(text, alone)]
    assert [span for span in find_sentences(f"{before}\n\n{text}", words) if span[0] >= shift] == moved


@given(news)
def test_a_dateline_is_whole_and_at_the_start(text):
    if span := find_dateline(text):
        start, end = span
        assert not text[:start].strip()
        assert text[end - 1] in "–—-_:"
        assert text[end:].strip()
