"""What every state has, named by the state and a word: its army, its police, its ministries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from vedette.actors.name_keys import name_key
from vedette.actors.registry import Entry, Registry, Row
from vedette.records import ActorKind

_GOVERNMENT = "government"  # is the state itself: a government, its authorities and its country are one actor


@dataclass(frozen=True, slots=True)
class Organ:
    """A part of any state. role: CAMEO's role code."""

    id: str
    name: str
    kind: ActorKind
    role: str


@dataclass(frozen=True)
class Organs:
    """The parts of states by the words for them, and the states by name and adjective, keyed by `name_key`.

    registry: it has those parts of states that have a name of their own.
    """

    by_word: Mapping[str, Organ]
    states: Mapping[str, Entry]
    adjectives: Mapping[str, Entry]
    registry: Registry

    @classmethod
    def of(
        cls, rows: Iterable[Row], states: Mapping[str, Entry], adjectives: Mapping[str, Entry], registry: Registry
    ) -> "Organs":
        """Read the rows of `registry/organs.toml`."""
        found: dict[str, Organ] = {}
        for row in rows:
            organ = Organ(row["id"], row["name"], cast(ActorKind, row["kind"]), row["role"])
            for key in map(name_key, row["words"]):
                found |= {key: organ, _singular(key): organ}  # descriptions are asked for by their lemmas
        return cls(found, states, adjectives, registry)

    def of_state(self, state: Entry, words: str) -> Entry | None:
        """The organ of a state that some words mean ("interior ministry"); None where they mean none."""
        organ = self.by_word.get(name_key(words))
        return None if organ is None else self._entry(state, organ)

    def named(self, name: str) -> Entry | None:
        """The organ that a whole name means: "Malian army", "army of Mali", "Mali's army"; None where it means none."""
        words = name.replace("’s ", " ").replace("'s ", " ").split()
        for cut in range(1, len(words)):
            first, rest = (name_key(" ".join(part)) for part in (words[:cut], words[cut:]))
            state = self.states.get(first) or self.adjectives.get(first)
            if state and rest in self.by_word:
                return self._entry(state, self.by_word[rest])
            if words[cut].lower() == "of" and first in self.by_word:
                after = self.states.get(name_key(" ".join(words[cut + 1 :]).removeprefix("the ")))
                if after:
                    return self._entry(after, self.by_word[first])
        return None

    def entry(self, id_: str) -> Entry | None:
        """The organ of that id: "MLI:army"."""
        code, _, own = id_.partition(":")
        state, organ = self._by_code.get(code), self._by_id.get(own)
        return self._entry(state, organ) if state and organ else None

    @cached_property
    def _by_code(self) -> Mapping[str, Entry]:
        return {state.id: state for state in self.states.values()}

    @cached_property
    def _by_id(self) -> Mapping[str, Organ]:
        return {organ.id: organ for organ in self.by_word.values()}

    def _entry(self, state: Entry, organ: Organ) -> Entry:
        if organ.id == _GOVERNMENT:
            return state
        own = f"{state.id}:{organ.id}"
        return self.registry.organ(own) or Entry(
            id=own, name=f"{organ.name} of {state.name}", kind=organ.kind,
            countries=state.countries, code=f"{state.code}{organ.role}",
        )  # fmt: skip


def _singular(words: str) -> str:
    for ending, singular in (("ies", "y"), ("men", "man"), ("s", "")):
        if words.endswith(ending):
            return words.removesuffix(ending) + singular
    return words
