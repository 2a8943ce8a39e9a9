"""Lemmas as edit rules: what to cut from the end of a word, and what to put there.

A rule is written `case|cut|ending`: `case` is `l` (the lemma is lower case) or `=` (the word's own case), `cut` the
number of characters taken from the end, `ending` what is put there. "Soldiers" -> "soldier" is `l|1|`,
"was" -> "be" is `l|3|be`, "Mali" -> "Mali" is `=|0|`. The model picks one rule for each word; there are a few hundred.
Which verbs are irregular and whether a rare one ends in e ("pledged") it cannot know: there a list (`irregulars.py`)
and the vocabulary of word pieces, which holds most plain English words, have the last word.
"""

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

from vedette.reading.irregulars import irregular

KEEP = "=|0|"


def rule_for(word: str, lemma: str) -> str:
    """Give the rule that turns `word` into `lemma`; the word's own case is kept where it can be."""
    case, start = ("=", word) if lemma[:1] == word[:1] else ("l", word.lower())
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(start, lemma, strict=False)))
    return f"{case}|{len(start) - shared}|{lemma[shared:]}"


def apply_rule(word: str, rule: str) -> str:
    """Give the lemma that `rule` makes of `word`; a rule that cuts more than there is leaves the word as it stands."""
    case, cut, ending = rule.split("|", 2)
    start = word if case == "=" else word.lower()
    kept = len(start) - int(cut)
    return start[:kept] + ending if kept >= 0 and (kept or ending) else word


def lemma_of(word: str, rule: str, xpos: str, knows: Callable[[str], bool]) -> str:
    """Give the lemma by the rule; where that is no known word, the regular one that is, if there is one.

    xpos: the Penn tag. `knows` says whether a lower-case word is a plain English word.
    """
    lemma = apply_rule(word, rule)
    ending = _ENDINGS.get(xpos)
    if not ending or not word.isalpha() or lemma in _AUXILIARIES:
        return lemma
    if known := irregular(word.lower(), xpos):
        return known
    lower = word.lower()
    if len(lower) > 4 and lower.endswith(("ied", "ies")) and knows(lower[:-3] + "y"):
        return lower[:-3] + "y"
    if not lower.endswith(ending):
        return lower
    bases = list(_bases(lower, ending))
    if knows(lemma.lower()) and lemma.lower() != lower and (len(lemma) > 3 or not knows(bases[0])):
        return lemma
    likely = bases[0] if _SILENT_E.search(bases[0]) else lemma
    return next((base for base in bases if knows(base)), likely)


# Stems that take an e where no list knows them: "criticis(ed)", "invok(ed)", "isolat(ed)".
_SILENT_E = re.compile(r"(?: [vzcu] | (?<! [aeiou] ) [aeiou] [sk] | [rnl]s | at | [dr]g | [ae]ng ) e $", re.VERBOSE)
_AUXILIARIES = frozenset({"be", "have", "do", "go"})
_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s"}


def _bases(word: str, ending: str) -> Iterator[str]:
    """Yield what a regular form may come from: "carried" from carry, "stopped" from stop, "pledged" from pledge."""
    stem = word[: -len(ending)]
    if ending == "s":
        yield stem
        if stem.endswith("e"):
            yield stem[:-1]
        if stem.endswith("ve"):
            yield from (stem[:-2] + "f", stem[:-2] + "fe")
    else:
        yield stem + "e"
        yield stem
        if stem[-1:] == stem[-2:-1]:
            yield stem[:-1]
