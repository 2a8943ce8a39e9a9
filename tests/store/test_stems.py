import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.store.stems import stem

PIECES = """
    at bl iz ed ing eed sses ies s ss y ational tional ation ator li bli logi entli eli ous ness ful ive icate alize
    ement ment ent ion al ance er ic able ible ant ism iti ate ize ll e a o u i b k l r t st tr w x z
""".split()


@pytest.fixture(scope="module")
def indexed():
    """What SQLite's index holds of a word."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE said USING fts5(words, tokenize='porter unicode61')")
    connection.execute("CREATE VIRTUAL TABLE held USING fts5vocab(said, 'row')")

    def held(word):
        connection.execute("DELETE FROM said")
        connection.execute("INSERT INTO said VALUES (?)", (word,))
        return connection.execute("SELECT term FROM held").fetchone()[0]

    yield held
    connection.close()


@pytest.mark.parametrize(
    "words",
    [
        "attack attacks attacked attacking",
        "army armies",
        "pledge pledged pledges pledging",
        "hostage hostages",
        "negotiate negotiated negotiation negotiations",
        "organize organized organization organizations",
        "kidnapping kidnapped kidnap",
        "destroyed destroying destroys",
    ],
)
def test_the_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["attack attain", "general genre", "mali malian", "killed kilo", "army arm"])
def test_other_words_have_stems_of_their_own(words):
    assert len({stem(word) for word in words.split()}) == 2


@pytest.mark.parametrize("word", ["", "a", "us", "is", "12", "2014", "sses", "يقتل", "bo", "y" * 65])
def test_what_is_too_short_or_no_word_of_english_stays(word):
    assert stem(word) in (word, word.removesuffix("s"))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join))
def test_a_stem_is_what_the_index_of_sqlite_holds(indexed, word):
    assert stem(word) == indexed(word)


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=70))
def test_no_stem_changes_the_first_letter(word):
    assert stem(word)[0] == word[0]
