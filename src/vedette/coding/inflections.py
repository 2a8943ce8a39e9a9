"""The forms of English verbs and nouns, from their lemmas: a lexicon knows its words better than a tagger guesses them.

The forms are generous ("denyed" does no harm, since no text has it), so that few exceptions are needed.
"""

from collections.abc import Iterable

# Forms that no rule makes, for verbs of saying, thinking, planning and the like.
_IRREGULAR = {
    "say": "said", "tell": "told", "think": "thought", "feel": "felt", "hold": "held", "find": "found",
    "write": "wrote written", "swear": "swore sworn", "see": "saw seen", "speak": "spoke spoken", "seek": "sought",
    "foresee": "foresaw foreseen", "understand": "understood", "mean": "meant", "go": "went gone", "set": "set",
    "bring": "brought", "make": "made", "give": "gave given", "read": "read", "beseech": "besought", "send": "sent",
    "put": "put", "get": "got gotten", "leave": "left", "take": "took taken", "keep": "kept", "cast": "cast",
    "forbid": "forbade forbidden", "withdraw": "withdrew withdrawn", "undertake": "undertook undertaken",
    "broadcast": "broadcast", "forecast": "forecast", "fight": "fought", "sell": "sold", "lead": "led",
    "shoot": "shot",
}  # fmt: skip
_VOWELS = "aeiou"


def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb, itself among them."""
    forms = {lemma, *_IRREGULAR.get(lemma, "").split()}
    if lemma.endswith("ee"):
        forms |= {lemma + "s", lemma + "d", lemma + "ing"}
    elif lemma.endswith("e"):
        forms |= {lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    elif lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    else:
        forms |= {lemma + "s", lemma + "es", lemma + "ed", lemma + "ing"}
        if lemma[-1] not in _VOWELS + "wxy":  # "planned", "admitting"
            forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return frozenset(forms)


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun and its plural."""
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return frozenset({lemma, lemma[:-1] + "ies"})
    return frozenset({lemma, lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")})


def all_forms(lemmas: Iterable[str], part: str) -> frozenset[str]:
    """The forms of all lemmas. part: `verb` or `noun`; other words are their only form."""
    if part == "verb":
        return frozenset(form for lemma in lemmas for form in verb_forms(lemma))
    if part == "noun":
        return frozenset(form for lemma in lemmas for form in noun_forms(lemma))
    return frozenset(lemmas)
