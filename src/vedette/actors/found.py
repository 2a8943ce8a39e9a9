"""A mention as found, and a reading with its names at hand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.name_spans import NameSpan
from vedette.actors.names import find_names
from vedette.actors.registry import NOBODY, Entry, Resolution
from vedette.reading.reading import Reading, Word
from vedette.records import ActorKind

Number = Literal["one", "many"]
_OFTEN, _MOSTLY = 3, 0.6  # how often, and with which share of all states named, a text is about one
JOINING = {"-", "–", "'s", "’s", "’", "'"}  # what may stand between the words of a noun phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One mention. first, last: its words, without article and number; head: the word that the tree hangs it on.

    sort: state, body, person or nominal; for a pronoun which one (he, she, they, it, we, who).
    words: all words that stand for it when a rule asks: the head, the other words of a name, a person's title.
    full: the words with "of ..." behind, where those name it. lemma: the head noun of a description, else "".
    definite, indefinite: what the article says; both are False for a bare plural.
    country: the state that its words name, at the word `country_at`. titles: word ranges.
    same_as: the head of another mention that its own words tie it to (apposition, "Taliban fighters").
    public: a person with an office; private: one who is called a farmer or a mother.
    likely: how likely each kind is by the learned head; empty where it was not asked.
    """

    first: int
    last: int
    head: int
    form: Literal["name", "nominal", "pronoun"]
    sort: str
    kind: ActorKind
    words: tuple[int, ...]
    full: tuple[int, int]
    lemma: str = ""
    number: Number = "one"
    definite: bool = False
    indefinite: bool = False
    known: Entry | None = None
    resolution: Resolution = NOBODY  # of a name: what the registry says of it
    country: Entry | None = None
    country_at: int | None = None
    organ: Entry | None = None  # of that state, where a description names one: "Malian army"
    same_as: int | None = None
    titles: tuple[tuple[int, int], ...] = ()
    modifiers: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()  # of the modifiers those that do not name its country
    public: bool = False
    private: bool = False
    by_guide: bool = False  # its kind is one that the coding guide settles
    likely: Mapping[ActorKind, float] = field(default_factory=dict)
    by: Literal["frame", "head", "both"] = "frame"  # what proposed it: rules, the learned head, or both


class Named:
    """A reading with its names: what the rules for mentions look things up in.

    date: of publication, ISO, or None; places: the countries of the places that it mentions, one for each mention.
    """

    def __init__(
        self, reading: Reading, lexicon: ActorLexicon, date: str | None = None, places: Iterable[str | None] = ()
    ) -> None:
        self.reading, self.lexicon, self.words = reading, lexicon, reading.words
        self.places = [country for country in places if country]
        self.names = find_names(reading, lexicon, date, self.places)
        self.name_at = {i: name for name in self.names for i in range(name.first, name.last)}

    @cached_property
    def about(self) -> Entry | None:
        """The state that the text names far more often than any other; None where it names none so."""
        named = Counter(self.places)
        named.update(name.known.id for name in self.names if name.known and name.known.kind == "state")
        (code, most), *_ = named.most_common(1) or [("", 0)]
        return self.lexicon.state(code) if most >= _OFTEN and most >= _MOSTLY * named.total() else None

    @cached_property
    def starts(self) -> list[int]:
        """For each word the first one of its sentence."""
        return [s.first for s in self.reading.sentences for _ in range(s.first, s.last)]

    @cached_property
    def ends(self) -> list[int]:
        """For each word the end of its sentence."""
        return [s.last for s in self.reading.sentences for _ in range(s.first, s.last)]

    def lemma(self, i: int) -> str:
        """The lemma of a noun."""
        return self.lexicon.lemma(self.words[i])

    def has(self, sort: str, i: int) -> bool:
        """Whether a noun is of a sort."""
        return self.lexicon.has(sort, self.lemma(i))

    def within(self, name: NameSpan, i: int) -> Word | None:
        """The word at `i` if it stands in the same sentence as a name."""
        return self.words[i] if self.starts[name.first] <= i < self.ends[name.first] else None

    def is_office(self, i: int) -> bool:
        """Whether a word names an office or a public role."""
        return self.lemma(i) in self.lexicon.people["office"]

    def is_person_noun(self, i: int) -> bool:
        """Whether a word names an office, a rank, or what a private person is."""
        word, people = self.words[i], self.lexicon.people
        told = self.lemma(i) in people["office"] | people["private"] or word.text in people["abbreviations"]
        return told and word.upos in {"NOUN", "PROPN", "ADJ"}

    def head_of(self, first: int, last: int) -> int:
        """The word of a range that the tree hangs it on: the last one whose head is outside."""
        words = self.words[first:last]
        tops = [w for w in words if not first <= w.head < last and w.upos != "PUNCT"]
        if not tops:
            return last - 1
        return tops[0].index if tops[-1].relation in {"flat", "case"} else tops[-1].index

    def country_in(self, words: Iterable[int]) -> tuple[Entry | None, int | None]:
        """The first state that is named among the words, and the word that names it; inside longer names, too."""
        for i in words:
            name = self.name_at.get(i)
            if name and name.kind in {"state", "people"}:
                return name.known, i
            if (name is None or name.kind == "body") and self.words[i].text[0].isupper():
                key = name_key(self.words[i].text)
                known = self.lexicon.states.get(key) or self.lexicon.adjectives.get(key)
                if known:
                    return known, i
        return None, None
