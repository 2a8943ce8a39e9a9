"""Who somebody is, asked from outside of any text: by name, spelling, description, office or organ."""

from collections.abc import Iterator

from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.registry import (
    LEADER,
    NOBODY,
    OUT_OF_CONTEXT,
    Context,
    Entry,
    Match,
    Office,
    Resolution,
    office_key,
)

_LEADING = frozenset({"leader", "head", "chief", "emir", "amir", "commander"})
_SURE, _UNDATED = 1.0, 0.5


def who_is(name: str, lexicon: ActorLexicon, context: Context = OUT_OF_CONTEXT) -> Resolution:
    """Whom a name or a description means: an entry, a state or an organ of it, or who holds an office at a date.

    "the leader of X" needs a date where there was more than one; "President X" is X.
    """
    words = name.split()
    found = _plain(" ".join(words), lexicon, context) or _holder(" ".join(words), lexicon, context)
    if found is None and len(words) > 1 and words[0].lower() in lexicon.people["office"]:
        return who_is(" ".join(words[1:]), lexicon, context)
    return found or NOBODY


def _plain(name: str, lexicon: ActorLexicon, context: Context) -> Resolution | None:
    """A state, by name, adjective or capital; what every state has; an entry by its id; an exact name."""
    key = name_key(name)
    for names, how in ((lexicon.states, "is a name of the state"), (lexicon.adjectives, "says what is of the state"),
                       (lexicon.capitals, "stands for the state where it acts")):  # fmt: skip
        if state := names.get(key):
            return Resolution(Match(state, _SURE, (f"{name!r} {how}",)))
    by_id = lexicon.registry.entry(name) or lexicon.organs.entry(name)
    if by_id:
        return Resolution(Match(by_id, _SURE, (f"{name!r} is its id",)))
    found = lexicon.registry.resolve(name, context)
    if found.match or found.candidates:
        return found
    organ = lexicon.organs.named(name)
    return Resolution(Match(organ, _SURE, ("what every state has, by the words for it",))) if organ else None


def _holder(name: str, lexicon: ActorLexicon, context: Context) -> Resolution | None:
    """Who held the office that a description names, at the date; all who did where it has none or several did."""
    for office, of in _offices_in(name, lexicon):
        body = _plain(of, lexicon, context)
        if body is not None and body.match is not None:
            return _holding(office, body.match.entry, lexicon, context.date)
        if body is not None:
            return body  # whose office it is, is open
    return None


def _offices_in(name: str, lexicon: ActorLexicon) -> Iterator[tuple[str, str]]:
    """Yield how a description divides into an office and whose it is: "X of Y", "Y's X", "Y X"."""
    words = name.split()
    words = words[1:] if words[:1] and words[0].lower() == "the" else words
    known = lexicon.registry.offices | _LEADING
    for cut in range(1, len(words)):
        before, after = words[:cut], words[cut:]
        if after[0].lower() == "of" and len(after) > 1 and office_key(" ".join(before)) in known:
            yield office_key(" ".join(before)), " ".join(after[1:])
        elif office_key(" ".join(after)) in known:
            yield office_key(" ".join(after)), " ".join(before).removesuffix("'s").removesuffix("’s")


def _holding(office: str, of: Entry, lexicon: ActorLexicon, date: str | None) -> Resolution:
    held = [
        (person, term)
        for person, term in lexicon.registry.leaders(of.id, date)
        if office_key(term.office) == office or (term.office == LEADER and office in _LEADING)
    ]
    if date is None:
        wanted, others = held, []
    else:
        # Of those whose end nobody gives the last to begin, since the others will have ended with it; whose term
        # nobody dated held it at any time.
        others = [pair for pair in held if not (pair[1].since or pair[1].until)]
        last = max((term.since or "" for _, term in held if not term.until), default="")
        wanted = [pair for pair in held if pair not in others and (pair[1].until or pair[1].since == last)]
    found = tuple(Match(person, _SURE, (_told(term, of),)) for person, term in wanted)
    doubted = tuple(Match(person, _UNDATED, (_told(term, of),)) for person, term in others)
    if len(found) == 1 and not others:
        return Resolution(found[0])
    return Resolution(None, found + doubted)


def _told(office: Office, of: Entry) -> str:
    return (
        f"{office.office} of {of.name} {office.stretch}"
        if office.stretch
        else f"{office.office} of {of.name}, no dates known"
    )


def nearest(name: str, lexicon: ActorLexicon, most: int = 5) -> list[str]:
    """The names of states and of the registry that share the most words with one that it does not have.

    None where they share less than half of its telling words.
    """
    wanted = set(name_key(name).lower().split()) - _SAYS_LITTLE
    scored = []
    for entry in (*lexicon.states_by_code.values(), *lexicon.registry):
        best = max((len(wanted & set(name_key(a.text).lower().split())), -len(a.text), a.text) for a in entry.aliases)
        if best[0] and 2 * best[0] >= len(wanted):
            scored.append((-best[0], entry.kind != "state", -best[1], best[2]))
    return list(dict.fromkeys(text for *_, text in sorted(scored)))[:most]


_SAYS_LITTLE = frozenset("the of and al el in for de la front movement army forces group party brigade police".split())
