"""Mentions by the name of a state, a people or an organisation."""

from dataclasses import replace

from vedette.actors.found import Found, Named
from vedette.actors.name_spans import NameSpan
from vedette.actors.names import kind_of_name
from vedette.actors.phrases import definiteness, full_end


def body_at(text: Named, name: NameSpan) -> Found | None:
    """The mention that a name makes, or None where it only says where something is."""
    head = text.head_of(name.first, name.last)
    whole = (name.first, name.last)
    base = Found(
        first=name.first, last=name.last, head=head, form="name", sort="state", kind="state", full=whole,
        words=tuple(range(*whole)), known=name.known, country=name.known, country_at=head, definite=True,
        resolution=name.resolution,
    )  # fmt: skip
    if name.kind == "body":
        kind = kind_of_name(text.reading, text.lexicon, name)
        country, at = text.country_in(range(*whole))
        return replace(base, sort="body", kind=kind, country=country, country_at=at, by_guide=kind in _TOLD_BY_NAME)
    if name.kind == "people":
        return _crowd(text, name, base) if _plural(text, head) else base
    if _locating(text, name) or (name.kind == "capital" and not _acts(text, head)):
        return None
    return base


# What the telling words of a name make of it stands ("Bar Association", "Times"): a front or a union may be anything.
_TOLD_BY_NAME = frozenset({"ngo", "media", "state", "company"})


def _plural(text: Named, head: int) -> bool:
    """Whether a word made of a state's name means people: Malians, and not Swiss."""
    word = text.words[head]
    return word.xpos in {"NNS", "NNPS"} or (
        word.upos in {"NOUN", "PROPN"} and word.text.endswith("s") and not word.text.endswith("ss")
    )


def _crowd(text: Named, name: NameSpan, base: Found) -> Found:
    lemma = text.words[base.head].text.lower().removesuffix("s")
    definite, _ = definiteness(text, base.head, name.first)
    return replace(
        base, form="nominal", sort="nominal", kind="civilians", known=None, lemma=lemma, number="many",
        by_guide=True, definite=definite, full=(name.first, full_end(text, base.head)),
    )  # fmt: skip


def _acts(text: Named, head: int) -> bool:
    """Whether a capital is the subject of a verb, and so stands for a government."""
    word = text.words[head]
    return word.relation == "nsubj" and text.words[word.head].upos == "VERB"


def _locating(text: Named, name: NameSpan) -> bool:
    """Whether the words before a place name make it a place where something is: "in northern Mali"."""
    at = name.first - 1
    while at >= text.starts[name.first] and text.words[at].upos in {"DET", "ADJ"}:
        at -= 1
    return at >= text.starts[name.first] and text.lexicon.has("locating", text.words[at].text.lower())
