"""Words beside each other that mean one actor: descriptions and names, abbreviations, and words that only count."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from vedette.actors.found import JOINING, Found, Named
from vedette.actors.initials import initials

_ARMED_OR_PARTY = {"armed_group", "militia", "party"}
_REACH = 6  # words between "of" and what is counted


def tie_beside(text: Named, found: Mapping[int, Found]) -> list[Found]:
    """Tie descriptions to the names beside them, and counting words to what they count; in text order."""
    by_word = {i: mention for mention in found.values() for i in mention.words}
    counting = {mention.head: mention for mention in _counting(text, found)}
    tied = [_tied(text, mention, by_word) for mention in found.values() if mention.head not in counting]
    return sorted([*tied, *counting.values()], key=lambda mention: (mention.first, mention.head))


def _tied(text: Named, mention: Found, by_word: Mapping[int, Found]) -> Found:
    same_as = mention.same_as
    if mention.form == "nominal" and same_as is None and mention.number == "one":
        same_as = _named_beside(text, mention, by_word)
    elif mention.sort == "body":
        same_as = _spelt_out(text, mention, by_word)
    return mention if same_as == mention.same_as else replace(mention, same_as=same_as)


def _named_beside(text: Named, mention: Found, by_word: Mapping[int, Found]) -> int | None:
    """The name that a description stands beside: "the armed group X", "X, an armed group,", "X is an armed group"."""
    for i in _beside(text, mention.head):
        other = by_word.get(i)
        if other and other.form == "name" and other.sort in {"body", "person"} and _may_be(text, mention, other):
            return other.head
    return None


def _beside(text: Named, head: int) -> Iterator[int]:
    """Words of what may be named by the description: next to it, between commas, in apposition, subject of "is"."""
    words, children = text.words, text.reading.children[head]
    if (bracketed := _before_bracket(text, head)) is not None:
        yield bracketed
    if head + 1 < text.ends[head]:
        yield head + 1
        yield from _between_commas(text, head + 1)
    if words[head].relation == "appos":
        yield words[head].head
    yield from (child for child in children if words[child].relation == "appos")
    if any(words[child].relation == "cop" for child in children):
        yield from (child for child in children if words[child].relation == "nsubj")


def _before_bracket(text: Named, head: int) -> int | None:
    """The end of a name whose abbreviation stands between it and a description: "the Hill Front (HF) rebel group"."""
    words, at = text.words, head - 1
    while at > text.starts[head] and words[at].upos in {"NOUN", "ADJ"}:
        at -= 1
    if words[at].text != ")":
        return None
    opening = max((i for i in range(text.starts[head], at) if words[i].text == "("), default=None)
    return None if opening is None else opening - 1


def _between_commas(text: Named, at: int) -> Iterator[int]:
    """The first word of a name between commas: "the party, the People's List, said"."""
    if text.words[at].text == "," and at + 1 < text.ends[at]:
        first = at + 1 + (text.words[at + 1].upos == "DET")
        name = text.name_at.get(first)
        closing = text.within(name, name.last) if name else None
        if closing and closing.text == ",":
            yield first


def _may_be(text: Named, mention: Found, other: Found) -> bool:
    """Whether a description fits a name: an office a person, a body of a like kind an organisation."""
    people = text.lexicon.people
    human = mention.lemma in people["office"] | people["private"]
    if other.sort == "person":
        return human
    kinds = {mention.kind, other.kind}
    alike = len(kinds) == 1 or "unidentified" in kinds or kinds <= _ARMED_OR_PARTY
    return not human and alike and text.lexicon.has("collective", mention.lemma)


def _spelt_out(text: Named, mention: Found, by_word: Mapping[int, Found]) -> int | None:
    """The description whose initials an abbreviation in brackets is: "the regional relief force (RRF)"."""
    words, bracket = text.words, mention.first - 1
    short = words[mention.first].text.replace(".", "")
    if bracket <= text.starts[mention.first] or words[bracket].text != "(" or not short.isupper() or len(short) < 2:
        return None
    full = by_word.get(bracket - 1)
    if full is None:
        return None
    _, letters = initials(word.text for word in words[full.first : bracket])
    named = full.form == "name" and full.sort == "body" and _may_be_one(mention, full) and _closed(text, mention)
    return full.head if named or letters.endswith(short) else None


def _may_be_one(one: Found, other: Found) -> bool:
    """Whether the registry does not say that an abbreviation is another's than the name before it."""
    return one.known is None or (other.known is not None and one.known.id == other.known.id)


def _closed(text: Named, mention: Found) -> bool:
    """Whether nothing but a mention stands between the brackets."""
    after = text.words[mention.last] if mention.last < len(text.words) else None
    return after is not None and after.text in {")", ",", "or"}


def _counting(text: Named, found: Mapping[int, Found]) -> Iterator[Found]:
    """Words that only count or gather what follows: "dozens of rebels", "a group of gunmen", "some of the men"."""
    for i in range(len(text.words) - 2):
        if text.words[i + 1].text == "of" and text.has("partitive", i):
            counted = _counted(text, i, found)
            if counted:
                yield replace(counted, head=i, words=(i,), same_as=counted.head)


def _counted(text: Named, i: int, found: Mapping[int, Found]) -> Found | None:
    for j in range(i + 2, min(i + 2 + _REACH, text.ends[i])):
        mention = found.get(j)
        if mention and mention.form != "pronoun" and mention.number == "many":
            return mention
        if text.words[j].upos in {"VERB", "PUNCT"} and text.words[j].text not in JOINING:
            return None
    return None
