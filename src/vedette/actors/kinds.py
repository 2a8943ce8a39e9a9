"""What kind of actor a noun phrase means."""

from collections.abc import Iterable

from vedette.actors.found import Named
from vedette.actors.names import kind_of_name
from vedette.actors.registry import Entry
from vedette.records import ActorKind

_TOLD_BY_MODIFIERS = {"state_force", "unidentified", "armed_group", "civilians"}
_OF_ITS_SERVICE = {"official", "officer", "source"}  # alone, too, of the kind that they serve


def kind_of(text: Named, head: int, before: range, after: range, country: Entry | None) -> ActorKind:
    """By its head noun, unless that takes its kind from the words before it, or from whom it serves."""
    base = text.lexicon.nouns.get(text.lemma(head)) or _guess(text, head)
    serving = text.has("serving", head)
    if not serving and not text.has("members", head) and base != "unidentified":
        return base
    return _told(text, before, base, serving) or (_served(text, head, [*before, *after], country) if serving else base)


def _guess(text: Named, head: int) -> ActorKind:
    """For a noun that no list has: people are civilians."""
    return "civilians" if text.words[head].kind == "person" else "unidentified"


def _told(text: Named, before: range, base: ActorKind, serving: bool) -> ActorKind | None:
    """What the words before a head make of it, the nearest first: "rebel commanders", "security sources"."""
    if not serving and base not in _TOLD_BY_MODIFIERS:
        return None
    for i in reversed(before):
        told = text.lexicon.modifiers.get(text.words[i].text.lower())
        if told == "state" and not serving and base != "unidentified":
            continue  # "foreign fighters"
        if told == "armed_group" and base == "state_force" and text.words[i].text.lower() == "armed":
            continue  # "armed forces" are a state's, an "armed group" is not
        if told and (base != "armed_group" or told in {"militia", "party"}):
            return told
    return None


def _served(text: Named, head: int, around: Iterable[int], country: Entry | None) -> ActorKind:
    """One leader or spokesman is a person; officials and sources are of the kind that they serve."""
    lemma = text.lemma(head)
    one = text.words[head].xpos in {"NN", "NNP"} and not text.has("collective", head)
    if one and lemma not in _OF_ITS_SERVICE:
        return "person"
    names = (text.name_at[i] for i in around if i in text.name_at)
    for name in names:
        if name.kind in {"body", "state"}:
            return kind_of_name(text.reading, text.lexicon, name)
    return "state" if country else text.lexicon.nouns.get(lemma) or _guess(text, head)
