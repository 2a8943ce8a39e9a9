"""The words that actors are called by, and the actors that are known before a text is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from vedette.actors.name_keys import name_key
from vedette.actors.organs import Organs
from vedette.actors.registry import Alias, Entry, Registry
from vedette.reading.reading import Word
from vedette.records import ActorKind

Table = Mapping[str, Any]


@dataclass(frozen=True)
class ActorLexicon:
    """What `find_actors` needs to know of words. Lemmas are in lower case; names are keyed by `name_key`.

    nouns, modifiers: what kind of actor a head noun means, or a word before it makes of it. roles: CAMEO role codes.
    names: kinds by telling words of a name. sorts, people: sets of words by what the rules do with them.
    states: names to states; adjectives, capitals: likewise. registry: who else there is; organs: what every state has.
    """

    nouns: Mapping[str, ActorKind]
    modifiers: Mapping[str, ActorKind]
    roles: Mapping[str, str]
    names: Mapping[str, ActorKind]
    sorts: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    states: Mapping[str, Entry]
    adjectives: Mapping[str, Entry]
    capitals: Mapping[str, Entry]
    registry: Registry
    organs: Organs

    @classmethod
    def from_tables(cls, words: Table, states: Table, organs: Table, registry: Registry) -> "ActorLexicon":
        """Make it from the tables of `lexicons/actors.toml` and `registry/{states,organs}.toml`, and the registry."""
        nations = [(row, _state(row)) for row in states["states"]]
        named = _keyed((k, [k.name, *row.get("aliases", ())]) for row, k in nations)
        adjectives = _keyed((k, _people(row.get("adjectives", ()))) for row, k in nations)
        return cls(
            nouns=_by_word(words["nouns"]),
            modifiers=_by_word(words["modifiers"]),
            roles={word: role for role, some in words["roles"].items() for word in some.split()},
            names=_by_word(words["names"]),
            sorts={name: frozenset(some.split()) for name, some in words["sorts"].items()},
            people={name: frozenset(some.split()) for name, some in words["people"].items()},
            states=named,
            adjectives=adjectives,
            capitals=_keyed((k, row.get("capitals", ())) for row, k in nations),
            registry=registry,
            organs=Organs.of(organs["organs"], named, adjectives, registry),
        )

    @cached_property
    def openings(self) -> Mapping[str, Mapping[str, int]]:
        """How known names begin: by their first word, then by their second ("" for none), the words of the longest.

        Words as `name_key` has them, in lower case, up to an apostrophe, where a reading may cut them.
        """
        found: dict[str, dict[str, int]] = {}
        for table in (self.registry.keys, self.states, self.adjectives, self.capitals):
            for first, *rest in (key.lower().split() for key in table if key.strip()):
                second = rest[0].partition("'")[0] if rest else ""
                begun = found.setdefault(first.partition("'")[0] or first, {})
                begun[second] = max(begun.get(second, 0), 1 + len(rest))
        return found

    def state(self, code: str | None) -> Entry | None:
        """The state of an ISO 3166-1 alpha-3 code; None where there is none."""
        return self.states_by_code.get(code) if code else None

    @cached_property
    def states_by_code(self) -> Mapping[str, Entry]:
        """The states by their ISO 3166-1 alpha-3 codes."""
        return {state.id: state for state in self.states.values()}

    def has(self, sort: str, lemma: str) -> bool:
        """Whether the rules count a lemma among a sort; a sort that the table lacks is empty."""
        return lemma in self.sorts.get(sort, frozenset())

    def lemma(self, word: Word) -> str:
        """The lemma of a noun: the reading's, unless no list has that and some list has a regular singular."""
        return _lemma(self._listed, word.lemma.lower(), word.text.lower())

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(self.nouns).union(*self.sorts.values(), *self.people.values())


@lru_cache(maxsize=65536)
def _lemma(listed: frozenset[str], lemma: str, text: str) -> str:
    if lemma in listed:
        return lemma
    for ending, singular in (("ies", "y"), ("men", "man"), ("es", ""), ("s", ""), ("", "")):
        if text.endswith(ending) and text.removesuffix(ending) + singular in listed:
            return text.removesuffix(ending) + singular
    return lemma


def _by_word(kinds: Mapping[str, str]) -> dict[str, ActorKind]:
    """Words to kinds; a word that stands under two kinds has the first."""
    found: dict[str, ActorKind] = {}
    for kind, some in kinds.items():
        for word in some.split():
            found.setdefault(word.lower(), cast(ActorKind, kind))
    return found


def _keyed(rows: Iterable[tuple[Entry, Iterable[str]]]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry, names in rows:
        for name in names:
            found.setdefault(name_key(name), entry)
    return found


def _people(adjectives: Iterable[str]) -> list[str]:
    """The adjectives, and the plural nouns made of them: Malian, Malians."""
    return [form for word in adjectives for form in (word, f"{word}s")]


def _state(row: Table) -> Entry:
    names = [Alias(text=row["name"], sort="name"), *(Alias(text=name) for name in row.get("aliases", ()))]
    return Entry(
        id=row["code"], name=row["name"], kind="state", countries=(row["code"],), code=row.get("cameo", row["code"]),
        aliases=tuple(names),
    )  # fmt: skip
