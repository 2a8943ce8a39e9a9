"""A Hypothesis strategy made of pieces of news: what articles are made of, and what breaks offsets in them.

Pieces rather than random letters: with letters mixed in, most examples hold nothing that a rule looks at, and bugs
pass. Break the code on purpose to see whether a property made with these can fail.
"""

from hypothesis import strategies as st

WORDS = """
    The army said that fighters of Boko Haram killed injured abducted residents near Gao on Sunday in and according to
    reportedly "spokesman Gen. Mr. Abdul-Rahman al-Hassan, U.S. U.N. don't cannot Niger's ISIS-K Côte d'Ivoire N'Djamena
""".split()
NUMBERS = ["at least 12", "up to 1,000", "as many as", "dozens of", "2.5 million", "40%", "10-15", "$5m", "1990s"]
DATES = ["3 May 2014", "12:30", "last week", "yesterday", "in March", "2014-05-03", "the '80s"]
QUOTES = ["“", "”", "‘", "’", '"', "'", "«", "»", "„", "…", "[sic]", "(AP)", "``", "''"]
STOPS = [". ", ", ", "; ", ": ", "? ", "! ", ".", "—", " – ", " - ", "..."]
SPACES = [" ", "  ", "\t", "\u00a0", "\u202f", "\u2009", "\u3000"]
LINE_ENDS = ["\n", "\r\n", "\n\n", "\r", "\u2028", "\u2029", "\x85"]
DATELINES = ["MOGADISHU, Somalia — ", "GENEVA, 3 May (Reuters) - ", "KABUL (AP) -- ", "BREAKING: "]

# Several code points that look like one, and code points that look like none.
COMBINING = ["e\u0301", "\u0301", "n\u0303", "🔴", "👨\u200d👩\u200d👧", "🇲🇱", "\ufe0f"]
INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200f", "\u202b", "\u202c"]
CONTROL = ["\x00", "\x07", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f", "\x9d", "\ufffd"]

# Text that changes its length when its case or its form is changed, and digits that are not 0 to 9.
CHANGING = ["İstanbul", "Straße", "ﬁghters", "ŉ", "ǅ", "Ⅳ", "½", "²", "１２", "٣", "१२"]
OTHER_SCRIPTS = ["قُتل", "الجيش", "غزة", "Київ", "צה״ל", "北京", "ไทย"]

PIECES = [
    *(WORDS + NUMBERS + DATES + QUOTES + STOPS + SPACES + LINE_ENDS + DATELINES),
    *(COMBINING + INVISIBLE + CONTROL + CHANGING + OTHER_SCRIPTS),
]


def news(*more: str, max_size: int = 12) -> st.SearchStrategy[str]:
    """Return texts of at most `max_size` pieces of news, every other one with a space after it; the empty text is one.

    more: pieces that a rule under test looks at; they come up as often as all the others together.
    """
    mixed = st.sampled_from(PIECES) if not more else st.one_of(st.sampled_from(more), st.sampled_from(PIECES))
    piece = st.tuples(mixed, st.sampled_from(["", " "])).map("".join)
    return st.lists(piece, max_size=max_size).map("".join)
