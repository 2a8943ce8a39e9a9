"""Casts made by hand: each actor by the words that mean it, so that a test needs no rules for actors."""

import re
from collections.abc import Mapping

from vedette.actors.cast import Cast
from vedette.reading.reading import Reading
from vedette.records import Actor, ActorKind, How, Mention

PRONOUNS = {"he", "she", "it", "they", "we", "i"}


def cast_of(
    reading: Reading, actors: Mapping[str, ActorKind], means: Mapping[str, str] | None = None, *, whole: bool = False
) -> Cast:
    """A cast of these actors wherever their words stand; ids are the words themselves, capitals make a name.

    means: other words, such as pronouns, with the actor that they mean. whole: every word of a name stands for its
    actor, as in the program, and not its head alone.
    """
    words = {form: form for form in actors} | dict(means or {})
    mentions: dict[str, list[Mention]] = {id_: [] for id_ in actors}
    by_word: dict[int, str] = {}
    for form, id_ in words.items():
        for match in re.finditer(rf"\b{re.escape(form)}\b", reading.text):
            inside = [w.index for w in reading.words if match.start() <= w.start and w.end <= match.end()]
            head = next((i for i in inside if reading.words[i].head not in inside), None)
            if head is not None:
                by_word |= dict.fromkeys(inside if whole and form[0].isupper() else [head], id_)
                mentions[id_].append(Mention(start=match.start(), end=match.end(), form=_form(form)))
    found = [_actor(id_, kind, mentions[id_]) for id_, kind in actors.items() if mentions[id_]]
    return Cast(tuple(sorted(found, key=lambda actor: actor.evidence[0])), by_word)


def _form(words: str) -> str:
    if words.lower() in PRONOUNS:
        return "pronoun"
    return "name" if words[0].isupper() else "nominal"


def _actor(id_: str, kind: ActorKind, mentions: list[Mention]) -> Actor:
    ordered = tuple(sorted(mentions, key=lambda mention: mention.start))
    return Actor(
        id=id_, evidence=(ordered[0].span,), support={"name": (ordered[0].span,)}, inferred={"kind": "by hand"},
        confidence=1.0, how=How(by="frame", name="hand"), name=id_, kind=kind, mentions=ordered,
    )  # fmt: skip
