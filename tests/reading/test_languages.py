"""English is told by its common words, and only where there are enough of them."""

import pytest

from vedette.reading.languages import is_plainly_english


def test_a_report_in_english_is_plain():
    assert is_plainly_english("The army said that fighters had killed at least 12 residents of the town on Sunday.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gunmen attack Gao",
        "Les forces armées ont tué douze hommes près de la ville de Gao dans la nuit de jeudi à vendredi.",
        "Die Armee teilte mit, dass bei dem Angriff auf die Stadt mindestens zwölf Menschen getötet worden seien.",
        "قالت القوات المسلحة إن اثني عشر شخصا على الأقل قتلوا في المدينة يوم الأحد في هجوم شنه مسلحون",
    ],
)
def test_other_and_short_texts_are_not(text):
    assert not is_plainly_english(text)
