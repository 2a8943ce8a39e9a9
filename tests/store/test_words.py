import re
import sqlite3
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vedette.errors import InputError
from vedette.store.words import Asked, Term, fold, fts5, read_words, snippet, tsquery

PIECES = [
    "attack", "attacked", "Attackers", "attain", "the", "army", "armies", "raid", "raiding", "on", "Gao", "Ménaka",
    "Me\u0301naka", "al-Shabaab", "«Ansar»", "l’armée", "🔴", "قُتل", ". ", "\r\n", "\u00a0", " ", "½", "ﬁghters",
    "fight\u00ader", "12,000", "Straße", "_", "-", "*",
]  # fmt: skip
news = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
QUESTIONS = [*PIECES, '"', "OR", "-raid", "att*", '"raid on Gao"', "(", "NEAR", "AND", "NOT", ":*", "!", "&", "'"]
questions = st.lists(st.sampled_from(QUESTIONS), max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def index():
    """Whether the index of SQLite finds a question in a text."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE wording USING fts5(words, content='', tokenize='porter unicode61')")

    def finds(question, text):
        connection.execute("INSERT INTO wording(wording) VALUES ('delete-all')")
        connection.execute("INSERT INTO wording(rowid, words) VALUES (1, ?)", (fold(text),))
        asked = connection.execute("SELECT rowid FROM wording WHERE wording MATCH ?", (fts5(read_words(question)),))
        return asked.fetchone() is not None

    yield finds
    connection.close()


def asked(question):
    """The terms of a question, as a reader would write them: `a|b c*` and what to leave out."""

    def written(term):
        return " ".join(term.words) + "*" * term.is_prefix

    read = read_words(question)
    return ["|".join(map(written, group)) for group in read.groups], [written(term) for term in read.without]


def marked(text, question, width=160):
    """A snippet with what was found in brackets."""
    found = snippet(text, read_words(question), width)
    if found is None:
        return None
    made = found.text
    for start, end in sorted(found.found, reverse=True):
        made = f"{made[:start]}[{made[start:end]}]{made[end:]}"
    return made


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’Armée dit : «Al-Shabaab»", "l armee dit al shabaab"),
        ("", ""),
        (" — 🔴 … _ ", ""),
        ("Me\u0301naka, M\u00e9naka", "menaka menaka"),
        ("STRASSE Straße", "strasse strasse"),
        ("ﬁghters", "fighters"),
        ("№ 5, ℌ, ™", "no 5 h tm"),
        ("fight\u00aders", "fighters"),
        ("İzmir", "izmir"),
        ("قُتل جنود", "قتل جنود"),
        ("हिन्दी", "हनद"),
        ("12,000", "12 000"),
        ("snake_case", "snake case"),
    ],
)
def test_words_lose_accents_case_and_marks(text, folded):
    assert fold(text) == folded


@given(st.text() | news)
def test_what_was_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@given(st.text() | news)
def test_a_text_folds_alike_however_its_letters_are_composed(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text() | news, st.text() | news)
def test_a_text_folds_word_by_word(before, after):
    assert fold(f"{before} {after}").split() == fold(before).split() + fold(after).split()


@pytest.mark.parametrize(
    ("question", "groups", "without"),
    [
        ("raid Gao", ["raid", "gao"], []),
        ('"Raid on Gao" army', ["raid on gao", "army"], []),
        ("attack*", ["attack*"], []),
        ("al-Shab*", ["al shab*"], []),
        ('"attack*"', ["attack"], []),
        ("raid OR attack army", ["raid|attack", "army"], []),
        ("raid OR attack OR ambush", ["raid|attack|ambush"], []),
        ("raid -Gao", ["raid"], ["gao"]),
        ('raid -"in Gao" -Kid*', ["raid"], ["in gao", "kid*"]),
        ("al-Shabaab", ["al shabaab"], []),
        ("l’armée", ["l armee"], []),
        ("OR raid", ["or", "raid"], []),
        ("raid OR", ["raid"], []),
        ("raid or attack", ["raid", "or", "attack"], []),
        ("raid OR -Gao", ["raid"], ["gao"]),
        ('raid "', ["raid"], []),
        ('"raid on', ["raid", "on"], []),
        ("raid - Gao", ["raid", "gao"], []),
        ("(raid) & 'Gao':*", ["raid", "gao*"], []),
    ],
)
def test_a_question_is_words_phrases_beginnings_and_what_to_leave_out(question, groups, without):
    assert asked(question) == (groups, without)


@pytest.mark.parametrize(
    ("question", "said"),
    [("", "names no word"), (" — ", "names no word"), ("*", "names no word"), ("-raid", "only what to leave out")],
)
def test_a_question_without_words_is_refused(question, said):
    with pytest.raises(InputError, match=said):
        read_words(question)


@pytest.mark.parametrize(
    ("question", "sqlite", "postgresql"),
    [
        ("raid", '("raid")', "((raid))"),
        ("raid OR att* army", '("raid" OR "att"*) AND ("army")', "((raid) | (att:*)) & ((army))"),
        (
            'army -"raid on" -Gao',
            '(("army")) NOT ("raid on" OR "gao")',
            "((army)) & !((raid <-> on) | (gao))",
        ),
    ],
)
def test_a_question_is_written_for_each_database(question, sqlite, postgresql):
    assert (fts5(read_words(question)), tsquery(read_words(question))) == (sqlite, postgresql)


@given(questions)
def test_whatever_is_asked_is_a_question_that_sqlite_reads(index, question):
    with suppress(InputError):
        index(question, "The army raided Gao.")


@given(questions | st.text())
def test_nothing_that_is_asked_reaches_postgresql_as_syntax(question):
    try:
        written = tsquery(read_words(question))
    except InputError:
        assume(False)
    assert re.fullmatch(r"(?:[^\W_]|[()&|! ]|<->|:\*)+", written)


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("attacks", "The army attacked.", True),
        ("attack", "They attain it.", False),
        ("menaka", "Near Ménaka.", True),
        ("Ménaka", "Near Menaka.", True),
        ('"raid on Gao"', "A raid on Gao.", True),
        ('"raid on Gao"', "On Gao, a raid.", False),
        ("al-shabaab", "Al Shabaab said so.", True),
        ("timb*", "In Timbuktu.", True),
        ("raid -gao", "A raid on Gao.", False),
        ("raid -gao", "A raid on Kidal.", True),
        ("raid OR ambush", "An ambush.", True),
        ("NOT NEAR AND", "and near, not", True),
    ],
)
def test_the_index_finds_what_is_meant(index, question, text, found):
    assert index(question, text) is found


@pytest.mark.parametrize(
    ("text", "question", "shown"),
    [
        ("The army attacked. Attacks go on.", "attack", "The army [attacked]. [Attacks] go on."),
        ("They attain it with an attack.", "attack", "They attain it with an [attack]."),
        ("Near Ménaka, not Me\u0301nake.", "menaka", "Near [Ménaka], not Me\u0301nake."),
        ("Near Me\u0301naka\u0301.", "ménaka", "Near [Me\u0301naka\u0301]."),
        ("A raid on Gao. Gao, a raid.", '"raid on Gao"', "A [raid on Gao]. Gao, a raid."),
        ("Timbuktu and Timb.", "timb*", "[Timbuktu] and [Timb]."),
        ("Timbuktu and Timb.", "timb", "Timbuktu and [Timb]."),
        ("The attack of armies.", "attacking*", "The [attack] of armies."),  # the index cuts beginnings, too
        ("Half: ½ of it", "1", "Half: [½] of it"),
        ("Half: ½ of it", "2", "Half: [½] of it"),
        ("قُتل جنود", "قتل", "[قُتل] جنود"),
        ("A raid on Gao.", "raid -gao", "A [raid] on Gao."),
        ("🔴 al-Shabaab’s men", "al-shabaab", "🔴 [al-Shabaab]’s men"),
        ("Nothing of it.", "raid", None),
        ("", "raid", None),
    ],
)
def test_a_snippet_shows_what_was_found(text, question, shown):
    assert marked(text, question) == shown


def test_a_snippet_is_where_most_different_words_stand():
    filler = "Nobody said a thing about it. " * 20
    text = f"A raid. {filler}A raid, a raid. {filler}The army made a raid on Gao. {filler}Gao. {filler}"
    shown = marked(text, "raid army Gao", 80)
    assert "The [army] made a [raid] on [Gao]." in shown
    assert len(shown) < 90
    assert text.find(snippet(text, read_words("raid army Gao"), 80).text) > 0


def test_a_snippet_of_what_stands_everywhere_is_the_beginning():
    assert marked("the raid " * 50_000, "the raid", 20) == "[the] [raid] [the] [raid]"


def test_words_far_from_each_other_are_no_better_than_one():
    far = "Nobody said a thing about it. " * 5
    shown = marked(f"An army. {far}A raid, and an army. {far}An army. {far}Gao. {far}", "raid army Gao", 60)
    assert "A [raid], and an [army]." in shown


@pytest.mark.parametrize("before", ["x" * 200 + " ", "x" * 200 + "-", "word " * 40, "قُتل" * 60 + "، ", "-" * 300])
def test_what_was_found_is_never_cut_off(before):
    shown = marked(f"{before}raid {before}", "raid", 40)
    assert "[raid]" in shown


def test_words_in_a_row_that_are_longer_than_a_snippet_are_shown_whole():
    words = "one two three four five six seven eight"
    assert marked(f"A {words} B", f'"{words}"', 10) == f"A [{words}]"


@given(
    news,
    st.sampled_from(
        [*(piece for piece in PIECES if fold(piece)), "att*", "attacking*", "armies*", '"the army"', '"raid on Gao"']
    ),
)
def test_a_snippet_shows_something_where_the_index_finds_it_and_nowhere_else(index, text, question):
    found = snippet(text, read_words(question))
    assert (found is not None) == index(question, text)


@given(news, news, st.integers(8, 60))
def test_what_a_snippet_marks_is_what_was_asked_for(text, question, width):
    try:
        read = read_words(question)
    except InputError:
        assume(False)
    found = snippet(text, read, width)
    if found is None:
        return
    assert found.text in text
    assert found.found
    for start, end in found.found:
        assert 0 <= start < end <= len(found.text)
        words = tuple(fold(found.text[start:end]).split())
        assert any(snippet(" ".join(words), Asked(((term,),))) for term in read.terms)


def test_a_term_of_several_words_may_end_in_a_beginning():
    asked = Asked(((Term(("raid", "on", "g"), is_prefix=True),),))
    assert snippet("A raid on Gao.", asked).found == ((2, 13),)
