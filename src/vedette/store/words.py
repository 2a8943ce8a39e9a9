"""Words for searching: how a text is folded before it is indexed, and how a question in words is read.

Both databases are given the same folded words, so that they find the same documents.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from vedette.errors import InputError
from vedette.store.stems import stem

LONGEST = 500_000  # characters of a text that are indexed: PostgreSQL holds a megabyte of different words at most

_RUN = re.compile(r"[^\W_]+")
_BLANK = re.compile(r"\s")
_TOKEN = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


class _Plain(dict[int, str]):
    """Each character without accents and case, worked out when it is met: a few letters, one, or none for a mark."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = plain = "".join(c for c in folded if unicodedata.category(c)[0] != "M" and c != _SOFT_HYPHEN)
        return plain


_SOFT_HYPHEN = "\u00ad"  # inside words, and not seen
_PLAIN = _Plain()


def fold(text: str) -> str:
    """The words of a text without accents and case, with a blank between them.

    >>> fold("L’Armée dit : «Al-Shabaab»")
    'l armee dit al shabaab'
    """
    return " ".join(_RUN.findall(text.lower() if text.isascii() else text.translate(_PLAIN)))


@dataclass(frozen=True, slots=True)
class Term:
    """Some words in a row; is_prefix: the last one is the beginning of a word."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text must hold: one term of each group, and none of `without`."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms that may be found."""
        return tuple(term for group in self.groups for term in group)


def read_words(question: str) -> Asked:
    """Read words, "words in a row", beginnings (attack*), -without, and one OR another.

    Raises InputError where nothing is left to look for.
    """
    groups: list[list[Term]] = []
    without: list[Term] = []
    joins = False
    for match in _TOKEN.finditer(question):
        if match["word"] == "OR" and not match["minus"] and groups:
            joins = True
            continue
        written = match["word"] if match["phrase"] is None else match["phrase"]
        words = tuple(fold(written).split())
        if not words:
            continue
        term = Term(words, is_prefix=match["phrase"] is None and written.endswith("*"))
        if match["minus"]:
            without.append(term)
        elif joins:
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    if not groups:
        raise InputError(f"{question!r} names no word to look for" + (", only what to leave out" if without else ""))
    return Asked(tuple(tuple(group) for group in groups), tuple(without))


def fts5(asked: Asked) -> str:
    """The question in the words of SQLite's FTS5."""
    found = " AND ".join(_any(group, _fts5_term, " OR ") for group in asked.groups)
    return f"({found}) NOT {_any(asked.without, _fts5_term, ' OR ')}" if asked.without else found


def tsquery(asked: Asked) -> str:
    """The question in the words of PostgreSQL's to_tsquery."""
    found = " & ".join(_any(group, _tsquery_term, " | ") for group in asked.groups)
    return f"{found} & !{_any(asked.without, _tsquery_term, ' | ')}" if asked.without else found


def _any(terms: Sequence[Term], write: Callable[[Term], str], between: str) -> str:
    return "(" + between.join(map(write, terms)) + ")"


def _fts5_term(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + ("*" if term.is_prefix else "")


def _tsquery_term(term: Term) -> str:
    *first, last = term.words
    return "(" + " <-> ".join([*first, f"{last}:*" if term.is_prefix else last]) + ")"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text with what was found in it: offsets into `text`."""

    text: str
    found: tuple[tuple[int, int], ...]


def snippet(text: str, asked: Asked, width: int = 160) -> Snippet | None:
    """The first stretch of about `width` characters in which most different terms stand; None where none does."""
    hits = list(_hits(text, asked))
    if not hits:
        return None
    before = width // 4
    first, reached = _densest(hits, width - before)
    begin = max(0, first - before)
    if begin and (blank := _BLANK.search(text, begin, first)):
        begin = blank.end()
    end = min(len(text), begin + width)
    if end < len(text):
        end = max(reached, *(text.rfind(blank, begin, end) for blank in " \n"))
    return Snippet(
        text[begin:end], tuple((h.start - begin, h.end - begin) for h in hits if begin <= h.start < h.end <= end)
    )


class _Hit(NamedTuple):
    """Where a term stands, and which of them."""

    start: int
    end: int
    term: int


def _densest(hits: Sequence[_Hit], width: int) -> tuple[int, int]:
    """Where the first stretch begins and ends that holds most different terms; its first hit may be wider than it."""
    inside: Counter[int] = Counter()
    best, stretch, after = 0, (hits[0].start, hits[0].end), 0
    for at, hit in enumerate(hits):
        while after < len(hits) and (after <= at or hits[after].end <= hit.start + width):
            inside[hits[after].term] += 1
            after += 1
        if len(inside) > best:
            best, stretch = len(inside), (hit.start, max(h.end for h in islice(hits, at, after)))
        inside -= Counter([hit.term])
    return stretch


def _hits(text: str, asked: Asked) -> Iterator[_Hit]:
    """Where terms stand, in text order; words are compared as the index does, by their stems."""
    terms = asked.terms
    initials = {term.words[0][0] for term in terms}  # which no stem changes
    words = list(_placed(text))
    for at, (start, _, first) in enumerate(words):
        if first[0] not in initials:
            continue
        for which, term in enumerate(terms):
            run = words[at : at + len(term.words)]
            if _fits(term, [word for _, _, word in run]):
                yield _Hit(start, run[-1][1], which)


def _placed(text: str) -> Iterator[tuple[int, int, str]]:
    """The words that `fold` gives, each with where it stands in the text."""
    if text.isascii():
        yield from ((m.start(), m.end(), m[0]) for m in _RUN.finditer(text.lower()))
        return
    folded = [_PLAIN[ord(c)] for c in text]
    at = [place for place, plain in enumerate(folded) for _ in plain]
    for m in _RUN.finditer("".join(folded)):
        marked = at[m.end()] if m.end() < len(at) else len(text)  # marks on the last letter are of the word
        yield at[m.start()], max(at[m.end() - 1] + 1, marked), m[0]


def _fits(term: Term, seen: Sequence[str]) -> bool:
    if len(seen) < len(term.words):
        return False
    *firsts, last = zip(term.words, seen, strict=True)
    return _alike(*last, is_prefix=term.is_prefix) and all(_alike(*pair) for pair in firsts)


def _alike(word: str, seen: str, is_prefix: bool = False) -> bool:
    """Whether the index holds both words as one."""
    return stem(seen).startswith(stem(word)) if is_prefix else stem(seen) == stem(word)
