"""One foreign name, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.actors.spelling import spelling_key


@pytest.mark.parametrize(
    "spellings",
    [
        ["al-Qaida", "Al Qaeda", "el-Kaïda", "al-Qaidah", "Qaeda"],
        ["Uqba bin Nafi", "Okba bin Nafi"],
        ["Mourabitoun", "al-Murabitun", "Al Mourabitoun"],
        ["Nusrat al-Islam wal-Muslimin", "Nusrat ul-Islam wa al-Muslimeen", "Nusrat al Islam wal Muslimin"],
        ["Jamaat al-Tawhid", "Jama'at at-Tauhid"],
        ["Ansar al-Sharia", "Ansar ash-Shariah", "Ansar el-Sharia"],
    ],
)
def test_spellings_of_one_name_have_one_key(spellings):
    assert len({spelling_key(spelling) for spelling in spellings}) == 1
    assert spelling_key(spellings[0]) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("Ansar Dine", "Ansar al-Islam"), ("Fatah", "Fateh Halab"), ("Amal Movement", "Amal")]
)
def test_other_names_keep_other_keys(one, other):
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize("name", ["ISIS", "IS", "PKK", "Amal", "", "حماس", "al-"])
def test_abbreviations_and_what_is_too_short_have_none(name):
    assert spelling_key(name) is None


names = st.lists(
    st.sampled_from(["al-", "Qaeda", "Ansar", "ou", "el ", "’", "Jund", " ", "-", "É", "ط", "IS"]), max_size=6
).map("".join)


@given(names)
def test_a_key_is_its_own_key(name):
    key = spelling_key(name)
    assert key is None or spelling_key(key) in (key, None)
