import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.abbreviations import ABBREVIATIONS
from vedette.reading.words import find_words


def split(text: str) -> str:
    """Show the words of `text` with a bar between each two of them."""
    return "|".join(text[start:end] for start, end in find_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army didn't fire.", "The|army|did|n't|fire|."),
        ("They’ve fled, it’s said.", "They|’ve|fled|,|it|’s|said|."),
        ("It can't and CANNOT hold", "It|ca|n't|and|CAN|NOT|hold"),
        ("We're gonna leave", "We|'re|gon|na|leave"),
        ("Mali's junta, rebels' camp", "Mali|'s|junta|,|rebels|'|camp"),
        ("It couldn't've held", "It|could|n't|'ve|held"),
        ("dont go", "do|nt|go"),
    ],
)
def test_a_clitic_is_a_word_with_any_apostrophe(text, words):
    assert split(text) == words


@pytest.mark.parametrize("name", ["Sa'd", "Ra'd", "Shi'ite", "Qur'an", "O'Reilly", "Sana'a", "N'Djamena", "d'Ivoire"])
def test_an_apostrophe_inside_a_name_does_not_cut_it(name):
    assert split(name) == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("well-armed al-Qaeda men", "well|-|armed|al|-|Qaeda|men"),
        ("AK-47 and T-72", "AK|-|47|and|T|-|72"),
        ("a 5-year-old from Port-au-Prince", "a|5|-|year|-|old|from|Port|-|au|-|Prince"),
        ("2-3 shells, 1914-1918, 500-1000 men", "2|-|3|shells|,|1914|-|1918|,|500|-|1000|men"),
        ("self-defence, vice-president", "self|-|defence|,|vice|-|president"),
        ("UN-backed and EX-soldiers", "UN|-|backed|and|EX|-|soldiers"),
    ],
)
def test_a_compound_is_split_at_its_hyphens(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("an e-mail", "an|e-mail"),
        ("Anti-government ex-rebels", "Anti-government|ex-rebels"),
        ("re-took in mid-August, mid-2004", "re-took|in|mid-August|,|mid-2004"),
        ("an anti-US-led march", "an|anti-US|-|led|march"),
        ("the ex-president's men", "the|ex-president|'s|men"),
    ],
)
def test_a_prefix_keeps_its_hyphen(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gen. Omar of the U.S. Army", "Gen.|Omar|of|the|U.S.|Army"),
        ("Lt. Col. J. R. Diallo", "Lt.|Col.|J.|R.|Diallo"),
        ("at 5 a.m. on Jan. 5", "at|5|a.m.|on|Jan.|5"),
        ("No. 5 Bn. held, e.g. here", "No.|5|Bn.|held|,|e.g.|here"),
        ("a U.N.-run camp", "a|U.N.|-|run|camp"),
        ("J.Diallo, Ph.D., spoke", "J.|Diallo|,|Ph.D.|,|spoke"),
    ],
)
def test_an_abbreviation_keeps_its_stop(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He went to the U.S.", "He|went|to|the|U.S|."),
        ("It fell at 5 p.m. The army fled.", "It|fell|at|5|p.m|.|The|army|fled|."),
        ("guns, drones, etc.\n\nElsewhere", "guns|,|drones|,|etc|.|Elsewhere"),
        ("They said no. Men came in May. 12 died.", "They|said|no|.|Men|came|in|May|.|12|died|."),
    ],
)
def test_a_stop_that_ends_a_sentence_is_a_word(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,000.5 of 40%", "1,000.5|of|40|%"),
        ("[13,14]", "[|13|,|14|]"),
        ("the 21st and the 1990s", "the|21st|and|the|1990s"),
        ("$5m, US$1,500 or €3bn", "$|5|m|,|US$|1,500|or|€|3|bn"),
        ("5km away at 10:30am", "5|km|away|at|10:30|am"),
        ("on 3/5/2024, 2024-05-03 and 9/11", "on|3/5/2024|,|2024-05-03|and|9/11"),
        ("call +252 or 555-0137", "call|+252|or|555-0137"),
        ("and/or", "and|/|or"),
    ],
)
def test_numbers_stay_whole_and_units_stand_apart(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("see https://example.org/a?b=1, now", "see|https://example.org/a?b=1|,|now"),
        ("(www.example.org/a).", "(|www.example.org/a|)|."),
        ("write desk@example.org.", "write|desk@example.org|."),
        ("from example.com today", "from|example.com|today"),
        ("@gao_desk on #Gao #قُتل", "@gao_desk|on|#Gao|#قُتل"),
    ],
)
def test_addresses_and_tags_are_one_word(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We left,” he said", "“|We|left|,|”|he|said"),
        ("He left...no—“why?!”", "He|left|...|no|—|“|why|?!|”"),
        ("[sic] (Gao) -- so…", "[|sic|]|(|Gao|)|--|so|…"),
        ("the town.The army", "the|town|.|The|army"),
    ],
)
def test_marks_are_words(text, words):
    assert split(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قُتل خمسة، وفرّ", "قُتل|خمسة|،|وفرّ"),
        ("می‌خواهم", "می‌خواهم"),
        ("cafe\u0301's", "cafe\u0301|'s"),
        ("군대 军队。", "군대|军队|。"),
        ("हिन्दी", "हिन्दी"),
        ("🔴 Gao ❤️👩🏽‍🏫🇲🇱🇸🇴", "🔴|Gao|❤️|👩🏽‍🏫|🇲🇱|🇸🇴"),
        ("Gao\x00Kidal\u200b \ufeff", "Gao|\x00|Kidal\u200b|\ufeff"),
    ],
)
def test_any_script_keeps_its_marks_on_their_base(text, words):
    assert split(text) == words


def test_no_text_no_words():
    assert find_words("") == find_words(" \n\u00a0\u2003\r\n") == []


def test_each_abbreviation_has_one_kind_and_no_final_stop():
    kinds = ABBREVIATIONS
    assert set(kinds.values()) == {"title", "numbered", "either"}
    assert not [word for word in kinds if word.endswith(".")]


ENDLESS = [
    "a",
    ".",
    "'",
    "a'",
    "'s",
    "a.",
    "re-",
    "1,",
    "23,",
    "\u0301",
    "\u200d",
    "www.",
    "a@",
    "U.S.",
    "$",
    "- ",
    "(",
]


@pytest.mark.parametrize("piece", ENDLESS)
def test_a_million_characters_of_one_thing_take_linear_time(piece):
    began = time.process_time()
    find_words(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 15  # about 1 when measured; quadratic would be hours


PIECES = [
    *("Gen.", " Omar", "U.S", ".", " ", ". ", "\r\n", "\n\n", "\u00a0", "didn't", "’s", "'", '"', "”", "re", "-", "--"),
    *(
        "e\u0301",
        "\u0301",
        "\u200d",
        "\u200b",
        "\ufe0f",
        "🔴",
        "👩🏽‍🏫",
        "🇲🇱",
        "قُتل",
        "军队。",
        "5",
        ",000",
        "km",
        "$",
        "@",
        "#",
    ),
    *("http://", "a.com", "\x00", "\x1f", "\u0085", "…", "...", "(", "]", "cannot", "The", " No", "_", "\U0010ffff"),
]
news = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
anything = st.one_of(news, st.text(st.characters(exclude_categories=["Cs"])))


@given(anything)
def test_words_hold_every_character_but_white_space_exactly_once(text):
    words = find_words(text)
    assert [i for start, end in words for i in range(start, end)] == [i for i, c in enumerate(text) if not c.isspace()]
    assert all(start < end for start, end in words)


@given(anything)
def test_the_same_text_has_the_same_words(text):
    assert find_words(text) == find_words(text)


@given(news, news)
def test_a_sentence_before_only_moves_the_words(before, text):
    shift = len(before) + 2
    moved = [(start + shift, end + shift) for start, end in find_words(text)]
    assert [word for word in find_words(f"{before}\n\n{text}") if word[0] >= shift] == moved


@given(anything)
def test_no_mark_stands_apart_from_its_base(text):
    for start, _ in find_words(text):
        if start and not text[start - 1].isspace():
            assert not re.match("[\u0300-\u036f\u064b-\u0652\ufe0f\u200d]", text[start])
