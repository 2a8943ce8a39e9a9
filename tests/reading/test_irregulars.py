import pytest

from vedette.reading.irregulars import _PAST, _PLURAL, forms_of, irregular


@pytest.mark.parametrize(
    ("word", "xpos", "lemma"),
    [
        ("fought", "VBD", "fight"),
        ("slain", "VBN", "slay"),
        ("overran", "VBD", "overrun"),
        ("kidnapped", "VBN", "kidnap"),
        ("died", "VBD", "die"),
        ("lay", "VBD", "lie"),
        ("laid", "VBD", "lay"),
        ("were", "VBD", "be"),
        ("men", "NNS", "man"),
        ("lives", "NNS", "life"),
        ("headquarters", "NNS", "headquarters"),
        ("gunmen", "NNS", "gunman"),
        ("policewomen", "NNS", "policewoman"),
        ("grandchildren", "NNS", "grandchild"),
    ],
)
def test_a_form_without_a_rule_has_its_lemma(word, xpos, lemma):
    assert irregular(word, xpos) == lemma


@pytest.mark.parametrize(
    ("word", "xpos"),
    [
        ("attacked", "VBD"),  # there is a rule for it
        ("rose", "NN"),  # a flower
        ("found", "VB"),  # founds a group
        ("lives", "VBZ"),
        ("soldiers", "NNS"),
        ("specimen", "NNS"),
        ("yemen", "NNS"),
        ("", "NNS"),
    ],
)
def test_what_is_regular_or_another_word_has_none(word, xpos):
    assert irregular(word, xpos) is None


@pytest.mark.parametrize(
    ("lemma", "part", "forms"),
    [
        ("fight", "verb", {"fought"}),
        ("swear", "verb", {"swore", "sworn"}),
        ("be", "verb", {"was", "were", "been"}),
        ("man", "noun", {"men"}),
        ("fight", "noun", set()),
        ("attack", "verb", set()),
        ("loyal", "adjective", set()),
    ],
)
def test_the_forms_of_a_lemma_are_those_that_lead_to_it(lemma, part, forms):
    assert forms_of(lemma, part) == forms


@pytest.mark.parametrize(("table", "part", "xpos"), [(_PAST, "verb", "VBD"), (_PLURAL, "noun", "NNS")])
def test_lemmas_and_forms_agree_throughout_the_lists(table, part, xpos):
    for form, lemma in table.items():
        assert irregular(form, xpos) == lemma
        assert form in forms_of(lemma, part)
        assert form == form.lower().strip()
