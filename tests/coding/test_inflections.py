import pytest

from vedette.coding.inflections import all_forms, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", "say says said saying"),
        ("deny", "deny denies denied denying"),
        ("urge", "urge urges urged urging"),
        ("plan", "plan plans planned planning"),
        ("admit", "admit admits admitted admitting"),
        ("foresee", "foresee foresees foresaw foreseen foreseeing"),
    ],
)
def test_a_verb_is_known_in_all_its_forms(lemma, forms):
    assert set(forms.split()) <= verb_forms(lemma)


def test_a_noun_is_known_in_the_plural():
    assert noun_forms("allegation") == {"allegation", "allegations"}
    assert "agencies" in noun_forms("agency")
    assert "witnesses" in noun_forms("witness")


def test_other_words_have_one_form():
    assert all_forms(["will", "not"], "word") == {"will", "not"}
