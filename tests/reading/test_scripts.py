"""Letters that are not what they seem are told."""

import pytest

from vedette.reading.scripts import doubts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The N\u043erthern Front left.", "“N\u043erthern”"),
        ("The \u0391rmy left.", "“\u0391rmy”"),
        ("The town of Daã±ra".replace("ã±", "\u00c3\u00b1") + " and M\u00c3\u00bcller", "decoded wrongly"),
    ],
)
def test_words_of_two_scripts_and_garbled_words_are_told(text, told):
    (sentence,) = doubts(text)
    assert told in sentence


@pytest.mark.parametrize(
    "text",
    [
        "Müller and Ñato met in São Tomé.",
        "Войска вернули город.",
        "The group Братья left.",
        "Ο στρατός",
        "10µm",
        "“We left” – he said",
        "",
    ],
)
def test_other_languages_and_quotation_marks_are_no_doubt(text):
    assert list(doubts(text)) == []
