"""The words that actors are called by, and the actors that are known before a text is read."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, cast

from vedette.reading.reading import Word
from vedette.records import ActorKind

Table = Mapping[str, Any]
LONGEST_ALIAS = 10  # words in the longest name that is looked up


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the registry. country is ISO 3166-1 alpha-3, code CAMEO's; each is None where unknown."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    female: bool = False


@dataclass(frozen=True)
class ActorLexicon:
    """What `find_actors` needs to know of words. Lemmas are in lower case; names are keyed by `name_key`.

    nouns, modifiers: what kind of actor a head noun means, or a word before it makes of it. roles: CAMEO role codes.
    names: kinds by telling words of a name. sorts, people: sets of words by what the rules do with them.
    states: names to states; adjectives, capitals: likewise. known: organisations and people; last_names: people again.
    """

    nouns: Mapping[str, ActorKind]
    modifiers: Mapping[str, ActorKind]
    roles: Mapping[str, str]
    names: Mapping[str, ActorKind]
    sorts: Mapping[str, frozenset[str]]
    people: Mapping[str, frozenset[str]]
    states: Mapping[str, Known]
    adjectives: Mapping[str, Known]
    capitals: Mapping[str, Known]
    known: Mapping[str, Known]
    last_names: Mapping[str, Known]

    @classmethod
    def from_tables(cls, words: Table, states: Table, organisations: Table, people: Table) -> "ActorLexicon":
        """Make it from the tables of `lexicons/actors.toml` and `registry/{states,organisations,people}.toml`."""
        nations = [(row, _state(row)) for row in states["states"]]
        persons = [(row, _known(row, "person")) for row in people["people"]]
        bodies = [(row, _known(row, row["kind"])) for row in organisations["organisations"]]
        return cls(
            nouns=_by_word(words["nouns"]),
            modifiers=_by_word(words["modifiers"]),
            roles={word: role for role, some in words["roles"].items() for word in some.split()},
            names=_by_word(words["names"]),
            sorts={name: frozenset(some.split()) for name, some in words["sorts"].items()},
            people={name: frozenset(some.split()) for name, some in words["people"].items()},
            states=_keyed((k, [k.name, *row.get("aliases", ())]) for row, k in nations),
            adjectives=_keyed((k, _people(row.get("adjectives", ()))) for row, k in nations),
            capitals=_keyed((k, row.get("capitals", ())) for row, k in nations),
            known=_keyed((k, [k.name, *row.get("aliases", ())]) for row, k in [*bodies, *persons]),
            last_names=_keyed((k, [row["last"]]) for row, k in persons if "last" in row),
        )

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first words of all known names, as `name_key` has them."""
        tables = (self.known, self.states, self.adjectives, self.capitals)
        return frozenset(key.split()[0] for table in tables for key in table if key.split())

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


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A name without accents, dots, hyphens, article and case; up to three letters the case is kept ("IS", "is")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = " ".join(plain.replace(".", "").replace("’", "'").replace("-", " ").split())
    if len(plain) <= 3:
        return plain
    plain = plain.lower()
    return plain.removeprefix("the ")


def _by_word(kinds: Mapping[str, str]) -> dict[str, ActorKind]:
    """Words to kinds; a word that stands under two kinds has the first."""
    found: dict[str, ActorKind] = {}
    for kind, some in kinds.items():
        for word in some.split():
            found.setdefault(word.lower(), cast(ActorKind, kind))
    return found


def _keyed(rows: Iterable[tuple[Known, Iterable[str]]]) -> dict[str, Known]:
    found: dict[str, Known] = {}
    for known, names in rows:
        for name in names:
            found.setdefault(name_key(name), known)
    return found


def _people(adjectives: Iterable[str]) -> list[str]:
    """The adjectives, and the plural nouns made of them: Malian, Malians."""
    return [form for word in adjectives for form in (word, f"{word}s")]


def _state(row: Table) -> Known:
    return Known(row["code"], row["name"], "state", row["code"], row.get("cameo", row["code"]))


def _known(row: Table, kind: ActorKind) -> Known:
    return Known(row["id"], row["name"], kind, row.get("country"), row.get("code"), row.get("female", False))
