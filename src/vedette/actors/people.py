"""Names of people with the titles around them, and whether these give them a public role."""

from collections.abc import Iterator

from vedette.actors.found import JOINING, Found, Named
from vedette.actors.name_spans import NameSpan
from vedette.actors.names import is_title
from vedette.actors.registry import NOBODY

_OF = {"of", "for", "to"}
_RUN = {"ADJ", "NOUN", "PROPN"}
_LONGEST = 20  # words in a description behind a name


def person_at(text: Named, name: NameSpan) -> Found:
    """A person's name with the titles around it."""
    people, words = text.lexicon.people, text.words
    before = _title_before(text, name) or _office_before(text, name)
    titles = [title for title in (before, _title_after(text, name)) if title]
    heads = [i for title in titles for i in _offices(text, title)]
    told = {text.lemma(i) for i in heads} | {words[i].text for title in titles for i in range(*title)}
    office = bool(told & (people["office"] | people["abbreviations"]))
    country, at = text.country_in(range(*titles[0])) if titles and titles[0][1] <= name.first else (None, None)
    own = [*range(name.first, name.last), *heads, *(i for title in titles for i in range(*title) if i < name.first)]
    whole = (name.first, name.last)
    private = not office and bool(told & people["private"])
    known = None if private else name.known  # who is called a baker is not the ruler of that name
    return Found(
        first=name.first, last=name.last, head=text.head_of(*whole), form="name", sort="person", kind="person",
        full=whole,
        words=tuple(dict.fromkeys(i for i in own if text.name_at.get(i) in {None, name})),
        titles=tuple(t for t in titles if any(words[i].text not in people["honorifics"] for i in range(*t))),
        country=country, country_at=at, known=known, resolution=NOBODY if private else name.resolution, definite=True,
        public=office or known is not None or _of_body(text, name) or _leads(text, name) or (
            not private and _acts_in_public(text, name)
        ),
        private=private,
    )  # fmt: skip


def _of_body(text: Named, name: NameSpan) -> bool:
    """Whether the words tie a person to an organisation: "X of the Red Crescent", "the paper's X"."""
    after, before = text.within(name, name.last), text.within(name, name.first - 1)
    places: list[int] = []
    if after and after.text in {"of", "from"}:
        places = [name.last + 1, name.last + 2]
    elif before and before.text in {"'s", "’s"}:
        places = [name.first - 2]
    others = (text.name_at.get(i) for i in places if text.within(name, i))
    return any(other is not None and other.kind == "body" for other in others)


def _leads(text: Named, name: NameSpan) -> bool:
    """Whether the words before the name make its bearer a leader: "the list, led by X"."""
    led, by = text.within(name, name.first - 2), text.within(name, name.first - 1)
    return led is not None and by is not None and by.text == "by" and text.lexicon.has("leading", led.text.lower())


_SIDES = {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"}


def _acts_in_public(text: Named, name: NameSpan) -> bool:
    """Whether somebody does, or has done to them, what only public people have: swears an oath, is named leader."""
    word = text.words[text.head_of(name.first, name.last)]
    after = text.within(name, name.last)
    if after is not None and text.is_office(name.last) and after.xpos in {"NN", "NNP"}:  # "named X leader"
        return True
    if word.head < 0 or word.relation not in _SIDES:
        return False
    verb = text.words[word.head]
    return verb.upos == "VERB" and text.lexicon.has("in_public", verb.lemma.lower())


def _title_before(text: Named, name: NameSpan) -> tuple[int, int] | None:
    """The title right before a name: "Malian Prime Minister", "President of Chad", "Britain's Foreign Secretary,"."""
    floor, at = text.starts[name.first], name.first - 1
    if at > floor and text.words[at].text == ",":
        at -= 1
        closing = text.within(name, name.last)
        closed = closing is not None and closing.text == ","
        if not (text.is_office(at) or (closed and _office_of(text, at, floor) is not None)):
            return None
    if at < floor or at in text.name_at:
        office = None if at < floor else _office_of(text, at, floor)
    elif text.is_person_noun(at) or is_title(text.lexicon, text.words[at]):
        office = at
    else:
        office = _office_of(text, at, floor)
    return None if office is None else (_run_start(text, office, floor), at + 1)


_PREPOSITIONS = {"of", "for", "to", "in", "on", "at"}


def _office_before(text: Named, name: NameSpan) -> tuple[int, int] | None:
    """The office whose place or task stands between it and the name: "envoy for Yemen X", "a spokesman for Y, X,"."""
    words, floor, at = text.words, text.starts[name.first], name.first - 1
    if at > floor and words[at].text == ",":
        closing = text.within(name, name.last)
        if closing is None or closing.text != ",":
            return None
        at -= 1
    for i in range(at, max(floor, at - 10) - 1, -1):
        if i not in text.name_at and i + 1 < at and words[i + 1].text in _PREPOSITIONS and text.is_office(i):
            return (_run_start(text, i, floor), i + 1) if words[i].xpos in {"NN", "NNP"} else None
        if not (words[i].upos in _RUN | {"DET", "ADP"} or words[i].text in JOINING):
            return None
    return None


def _office_of(text: Named, at: int, floor: int) -> int | None:
    """The office that capitals up to `at` go back to: "Secretary of State for Defence", "President of Chad"."""
    words, of = text.words, False
    if not words[at].text[0].isupper():
        return None
    for i in range(at, max(floor, at - 10) - 1, -1):
        if of and i not in text.name_at and text.is_office(i):
            return i
        of = words[i].text in _OF or (of and words[i].upos == "DET")
        if not (of or words[i].upos in _RUN | {"DET", "CCONJ"}):
            return None
    return None


def _run_start(text: Named, at: int, floor: int) -> int:
    """Where the run of adjectives and nouns up to `at` begins, by tags alone: parses of long titles go wrong."""
    words, first = text.words, at
    while first > floor and (words[first - 1].upos in _RUN or words[first - 1].text in JOINING):
        if words[first - 1].kind == "time":
            break
        first -= 1
    while first < at and words[first].text in JOINING:
        first += 1
    return first


def _title_after(text: Named, name: NameSpan) -> tuple[int, int] | None:
    """The description after a name and a comma: "X, a spokesman for Y,"; an age may stand between."""
    words, end, at = text.words, text.ends[name.first], name.last
    if at + 1 < end and words[at].text == "," and words[at + 1].upos == "NUM":
        at += 2
    if at + 1 >= end or words[at].text not in {",", "("}:
        return None
    first = at + 1 + (words[at + 1].upos == "DET")
    last = _run_end(text, first, _RUN | {"NUM"})
    noun = last - 1
    if noun < first or not text.is_person_noun(noun) or words[noun].xpos == "NNS" or noun in text.name_at:
        return None
    return first, min(_run_end(text, last, _RUN | {"NUM", "ADP", "DET", "CCONJ"}), first + _LONGEST)


def _run_end(text: Named, at: int, tags: set[str]) -> int:
    end = text.ends[at] if at < len(text.words) else at
    while at < end and (text.words[at].upos in tags or text.words[at].text in JOINING):
        at += 1
    return at


def _offices(text: Named, title: tuple[int, int]) -> Iterator[int]:
    """The words of a title that name the office itself, before any "of ..."."""
    for i in range(*title):
        if text.words[i].upos == "ADP":
            return
        if i not in text.name_at and text.is_person_noun(i):
            yield i
