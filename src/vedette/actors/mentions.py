"""Mentions of actors: names, noun phrases and pronouns, each with what its own words say of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from vedette.actors.apposition import tie_beside
from vedette.actors.bodies import body_at
from vedette.actors.found import Found, Named
from vedette.actors.mention_head import OVERRULES, PROPOSES, Likely, MentionHead, settled
from vedette.actors.name_spans import NameSpan
from vedette.actors.people import person_at
from vedette.actors.phrases import described_at, phrase_at, pronoun_at


def find_mentions(text: Named, head: MentionHead | None = None) -> list[Found]:
    """Give the mentions of possible actors, in text order; each word heads one at most."""
    found = mentions_by_rule(text)
    if head is not None:
        found = _weighed(text, found, head.likely(text, found))
    return tie_beside(text, found)


def mentions_by_rule(text: Named) -> dict[int, Found]:
    """The mentions that rules find, by their heads."""
    people = [person_at(text, name) for name in text.names if name.kind == "person"]
    titles = _spoken_for(text, people)
    bodies = [body_at(text, name) for name in text.names if name.kind != "person"]
    found = {mention.head: mention for mention in (*bodies, *people) if mention}
    for i in range(len(text.words)):
        if i not in found and i not in titles and (mention := pronoun_at(text, i) or phrase_at(text, i)):
            found[i] = mention
    return found


def _spoken_for(text: Named, people: Iterable[Found]) -> set[int]:
    """The words of people's names and offices; in a title also capitals that name no actor ("Secretary of State")."""
    own = {i for person in people for i in person.words}
    titles = {i for person in people for title in person.titles for i in range(*title)}
    proper = {i for i in titles if text.words[i].upos == "PROPN" and not text.has("collective", i)}
    return own | (proper - text.name_at.keys())


def _weighed(text: Named, found: Mapping[int, Found], likely: Mapping[int, Likely]) -> dict[int, Found]:
    """The mentions with the kinds that the head gives them, and those that it alone sees."""
    weighed = dict(found)
    taken = {i for mention in found.values() if mention.form == "name" for i in mention.words}
    for i, likelihood in likely.items():
        mention = found.get(i)
        if mention is not None:
            weighed[i] = mention if settled(mention) else _judged(mention, likelihood)
        elif likelihood.any >= PROPOSES and i not in taken:
            for new in _proposed(text, i, likelihood):
                weighed.setdefault(new.head, replace(new, likely=likelihood.kinds, by="head"))
    return weighed


def _judged(mention: Found, likely: Likely) -> Found:
    """A mention with the kind that the head gives it, where it is sure enough to overrule the rules."""
    kind = likely.kind if likely.kinds[likely.kind] >= OVERRULES else mention.kind
    by: Literal["frame", "both"] = "both" if likely.any >= PROPOSES else "frame"
    return replace(mention, kind=kind, likely=likely.kinds, by=by)


def _proposed(text: Named, i: int, likely: Likely) -> Iterator[Found]:
    """The mention that the head sees at a word: a name where it is a proper noun, else a description."""
    if text.words[i].upos != "PROPN":
        yield replace(described_at(text, i), kind=likely.kind)
        return
    first = last = i
    while first > text.starts[i] and _of_the_name(text, first - 1, i):
        first -= 1
    while last + 1 < text.ends[i] and _of_the_name(text, last + 1, i):
        last += 1
    name = NameSpan(first, last + 1, "person" if likely.kind == "person" else "body")
    mention = person_at(text, name) if name.kind == "person" else body_at(text, name)
    if mention is not None:
        yield replace(mention, head=i, kind=likely.kind)


def _of_the_name(text: Named, at: int, head: int) -> bool:
    word = text.words[at]
    return (
        word.upos == "PROPN"
        and word.text[0].isupper()
        and at not in text.name_at
        and (word.head == head or text.words[head].head == at)
    )
