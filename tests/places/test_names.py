import pytest
from hypothesis import example, given

from tests.news import news
from vedette.places.names import core, fold, loose, without_article


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Ḩudaydah", "al hudaydah"),
        ("Côte d’Ivoire", "cote divoire"),
        ("U.S.", "us"),
        ("The Gambia", "gambia"),
        ("N'Djamena", "ndjamena"),
        ("St. Louis", "st louis"),
        ("…", ""),
    ],
)
def test_a_key_leaves_out_what_spelling_changes(name, key):
    assert fold(name) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("Al Qāmishlī", "Qamishli"), ("Qamishli", "Kamishly"), ("Ouargla", "Wargla"), ("Djebel Chambi", "Jebel Chambi")],
)
def test_other_transcriptions_share_the_looser_key(one, other):
    assert loose(one) == loose(other)


@pytest.mark.parametrize("name", ["Gao", "Ur", "", "—"])
def test_a_short_name_has_no_looser_key(name):
    assert loose(name) == ""


@pytest.mark.parametrize(
    ("name", "bare", "hint"),
    [
        ("Kidal Region", "Kidal", "province"),
        ("Cercle de Gao", "Gao", "district"),
        ("the city of Gao", "Gao", "town"),
        ("Helmand province", "Helmand", "province"),
        ("Gao", "Gao", None),
        ("Province", "Province", None),
    ],
)
def test_the_word_for_the_kind_is_split_off(name, bare, hint):
    assert core(name) == (bare, hint)


def test_an_article_is_taken_off_a_key_and_off_nothing_else():
    assert without_article("al qamishli") == "qamishli"
    assert without_article("algiers") == ""


@given(news("Al-Ḩudaydah", "d’Ivoire", "Gao Region", "St."))
@example("The The Gao")
def test_a_key_is_its_own_key(text):
    assert fold(fold(text)) == fold(text)
    assert fold(text) == fold(text).strip()
