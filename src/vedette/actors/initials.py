"""The first letters of words, for which abbreviations stand."""

from collections.abc import Iterable


def initials(words: Iterable[str]) -> tuple[str, str]:
    """The first letters that are capitals, and those of all words: of "Front for Free Men" FFM, FFFM.

    What does not begin with a letter or a digit is passed over.
    """
    every = "".join(word[0] for word in words if word[0].isalnum())
    return "".join(letter for letter in every if letter.isupper()), every.upper()
