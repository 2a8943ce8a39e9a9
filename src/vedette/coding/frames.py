"""Frames over a parse: a trigger word, and who stands in which slot around it.

A frame lists trigger lemmas and, for each role, the slots (`slots.py`) where it is looked for, the likeliest first. A
dot goes on from there: `complement.object` is the object of the complement, `object.of` what the object has by "of".
An underscore stands for the space of a slot's name: `after_clause`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

from vedette.coding.inflections import all_forms
from vedette.coding.slots import PARTITIVE, Slots, slots_of
from vedette.errors import AssetDamaged
from vedette.reading.irregulars import forms_of
from vedette.reading.reading import Reading, Word

_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way of telling an act or a tie. `kind` is what it tells (an event or tie type); `facts` what else it settles.

    where and unless: lemmas of which one must, or none may, head the slot; "*" is any word at all. needs: roles without
    which it does not hold.
    """

    name: str
    kind: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    roles: Mapping[str, tuple[str, ...]]
    where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @staticmethod
    def from_table(kind: str, table: Mapping[str, Any], roles: tuple[str, ...], facts: tuple[str, ...]) -> "Frame":
        """Read one [[frames]] table: word lists and slot lists are strings of words. Raises AssetDamaged."""
        known = {"name", "verbs", "nouns", "adjectives", "where", "unless", "needs", *roles, *facts}
        if strange := sorted(set(table) - known):
            raise AssetDamaged(f"frame {table.get('name')!r} of {kind} has {strange}; a frame has {sorted(known)}")
        if not table.get("name") or not (table.keys() & {"verbs", "nouns", "adjectives"}):
            raise AssetDamaged(
                f"a frame of {kind} needs a name and verbs, nouns or adjectives, and one has {dict(table)}"
            )

        for key in known & table.keys() - {"where", "unless", *facts}:
            if not isinstance(table[key], str):
                raise AssetDamaged(f"frame {table['name']!r} of {kind} has {key} = {table[key]!r}; that is text: words")

        def lemmas(key: str) -> dict[str, frozenset[str]]:
            return {slot: frozenset(words.split()) for slot, words in table.get(key, {}).items()}

        return Frame(
            name=table["name"],
            kind=kind,
            verbs=frozenset(table.get("verbs", "").split()),
            nouns=frozenset(table.get("nouns", "").split()),
            adjectives=frozenset(table.get("adjectives", "").split()),
            roles={role: tuple(table[role].split()) for role in roles if role in table},
            where=lemmas("where"),
            unless=lemmas("unless"),
            needs=tuple(table.get("needs", "").split()),
            facts={fact: table[fact] for fact in facts if fact in table},
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that holds at a trigger word. `fillers`: for each role the slot it was found in, and its head words.

    by: what proposed it. sure: how likely it is to the learned head; None where that was not asked.
    """

    frame: Frame
    trigger: int
    particle: int | None
    fillers: Mapping[str, tuple[str, tuple[int, ...]]]
    by: Literal["frame", "head", "both"] = "frame"
    sure: float | None = None

    def words(self, role: str) -> tuple[int, ...]:
        """The head words that fill the role; none where nothing does."""
        return self.fillers.get(role, ("", ()))[1]


Wanted = Callable[[int], bool]
"""Whether a head word may fill a role: an actor, a place."""


_Telling: TypeAlias = tuple[Word, str, tuple[str, str], tuple[str, str], bool]
"""A word, its part of speech, that with its lemma and with its form, and whether a hyphen stands beside it."""


def _telling(reading: Reading) -> list[_Telling]:
    """The words of a reading that may be triggers, worked out once for all ontologies."""
    known: list[_Telling] | None = reading.memory.get(("telling", 0))
    if known is None:
        words = reading.words
        hyphens = {word.index for word in words if word.text == "-"}
        known = reading.memory["telling", 0] = [
            (
                word,
                part,
                (part, word.lemma.lower()),
                (part, word.text.lower()),
                word.index - 1 in hyphens or word.index + 1 in hyphens,
            )
            for word in words
            if (part := _PARTS.get(word.upos))
        ]
    return known


class Frames:
    """An index of frames by their triggers."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self.frames = frames

    @cached_property
    def _by_trigger(self) -> dict[tuple[str, str], list[Frame]]:
        index: dict[tuple[str, str], list[Frame]] = {}
        for frame in self.frames:
            for part, lemmas in (("verb", frame.verbs), ("noun", frame.nouns), ("adjective", frame.adjectives)):
                for lemma in lemmas:
                    index.setdefault((part, lemma), []).append(frame)
        return index

    @cached_property
    def _lemmas(self) -> dict[tuple[str, str], str]:
        """The lemmas of triggers by their forms: a frame knows its words better than a tagger guesses them."""
        return {
            (part, form): lemma
            for part, lemma in ((part, trigger.split("+")[0]) for part, trigger in self._by_trigger)
            for form in all_forms([lemma], part) | forms_of(lemma, part)
        }

    @cached_property
    def _openings(self) -> frozenset[tuple[str, str]]:
        return frozenset((part, trigger.split("+")[0]) for part, trigger in self._by_trigger)

    def matches(self, reading: Reading, wanted: Wanted) -> Iterator[Match]:
        """Yield what holds, by trigger in text order; each kind once on one trigger, by its best-filled frame."""
        openings, forms = self._openings, self._lemmas
        for word, part, lemma, form, hyphenated in _telling(reading):
            if not (hyphenated or lemma in openings or form in forms):  # most words
                continue
            frames, particle = self._at(reading, word, part)
            if frames and not _only_modifies(reading, word):
                yield from _best(reading, word, particle, frames, wanted)

    def _known(self, word: Word, part: str) -> str | None:
        """The trigger of which a word is a form; "found" is no form of "found" where it is tagged as a past one."""
        lemma = self._lemmas.get((part, word.text.lower()))
        return None if part == "verb" and lemma == word.text.lower() and word.xpos in {"VBD", "VBN"} else lemma

    def _at(self, reading: Reading, word: Word, part: str) -> tuple[list[Frame], int | None]:
        """The frames that a word may trigger, and its particle: "carried out" may mean "carry+out", or only "carry"."""
        particle, sure = _particle(reading, word)
        for lemma in filter(None, (word.lemma.lower(), self._known(word, part))):
            joined = f"{lemma}+{reading.words[particle].text.lower()}" if particle is not None else ""
            with_particle = self._by_trigger.get((part, joined), [])
            alone = self._by_trigger.get((part, _hyphenated(reading, word)), []) or self._by_trigger.get(
                (part, lemma), []
            )
            if found := with_particle if with_particle and sure else with_particle + alone:
                return found, particle if with_particle else None
        return [], None


_PARTICLES = frozenset("down out off up in away back over on".split())


def _particle(reading: Reading, word: Word) -> tuple[int | None, bool]:
    """The particle of a verb, and whether the parser is sure; else what looks like one right behind it ("gave in")."""
    for child in reading.children[word.index]:
        if reading.words[child].relation == "compound:prt":
            return child, True
    after = reading.words[word.index + 1] if word.index + 1 < len(reading.words) else None
    may_be = after and word.upos == "VERB" and after.text in _PARTICLES and after.upos in {"ADP", "ADV"}
    return (after.index if after and may_be else None), False


def _hyphenated(reading: Reading, word: Word) -> str:
    """The word with what hyphens join to it: "sit-in", "counter-attack"; else the word alone."""
    first = last = word.index
    words = reading.words
    while first >= 2 and words[first - 1].text == "-" and words[first - 2].end + 1 == words[first].start:
        first -= 2
    while last + 2 < len(words) and words[last + 1].text == "-" and words[last].end + 1 == words[last + 2].start:
        last += 2
    return "".join(w.text.lower() for w in words[first : last + 1]) if first < last else word.lemma.lower()


def _only_modifies(reading: Reading, word: Word) -> bool:
    """Whether a noun stands before another noun that it only describes: "riot police", "attack helicopter"."""
    if word.upos in {"VERB", "AUX"} or word.relation not in {"compound", "nmod:desc", "amod", "nmod:unmarked"}:
        return False
    return word.upos != "ADJ" and word.head > word.index and reading.words[word.head].upos in {"NOUN", "PROPN"}


def _best(
    reading: Reading, word: Word, particle: int | None, frames: "list[Frame] | tuple[()]", wanted: Wanted
) -> Iterator[Match]:
    slots = slots_of(reading, word.index)
    found: dict[str, tuple[tuple[int, int], Match]] = {}
    for frame in frames:
        match = _fill(reading, frame, word.index, particle, slots, wanted)
        if match:
            worth = (len(frame.where), sum(1 for _, words in match.fillers.values() if words))
            if frame.kind not in found or worth > found[frame.kind][0]:
                found[frame.kind] = (worth, match)
    strictest = max((worth[0] for worth, _ in found.values()), default=0)
    yield from (match for worth, match in found.values() if worth[0] == strictest)


def fill(reading: Reading, frame: Frame, trigger: int, wanted: Wanted) -> Match | None:
    """Fill one frame at a word, whatever the frame's triggers are; None where a condition does not hold."""
    return _fill(reading, frame, trigger, None, slots_of(reading, trigger), wanted)


def _fill(
    reading: Reading, frame: Frame, trigger: int, particle: int | None, slots: Slots, wanted: Wanted
) -> Match | None:
    """Fill the frame's roles from the slots, or None where a condition does not hold."""
    for slot, lemmas in frame.where.items():
        if not _headed(reading, _at(reading, slots, slot), lemmas):
            return None
    for slot, lemmas in frame.unless.items():
        if _headed(reading, _at(reading, slots, slot), lemmas):
            return None
    if "object" in frame.where:
        slots = {**_slots_of_object(reading, slots), **slots}
    fillers: dict[str, tuple[str, tuple[int, ...]]] = {}
    taken: set[int] = set()
    for role, places in frame.roles.items():
        for slot in places:
            words = tuple(i for i in (through(reading, w, wanted) for w in _at(reading, slots, slot)) if i is not None)
            words = tuple(i for i in words if i not in taken)
            if words:
                fillers[role] = (slot, words)
                taken.update(words)
                break
    if any(role not in fillers for role in frame.needs):
        return None
    return Match(frame, trigger, particle, fillers)


def _at(reading: Reading, slots: Slots, path: str) -> tuple[int, ...]:
    """The head words at a slot, or along a dotted path of slots."""
    if path.isalpha():  # most of them
        return slots.get(path, ())
    first, _, rest = path.partition(".")
    words = slots.get(first.replace("_", " "), ())
    return words if not rest else tuple(i for w in words for i in _at(reading, slots_of(reading, w), rest))


def _headed(reading: Reading, words: tuple[int, ...], lemmas: frozenset[str]) -> bool:
    """Whether one of the lemmas heads a slot, or is counted out by what heads it ("thousands of troops")."""
    if "*" in lemmas:
        return bool(words)
    counted = (i for word in words if _counts(reading.words[word]) for i in reading.children[word])
    return any(lemmas & {reading.words[i].lemma.lower(), reading.words[i].text.lower()} for i in (*words, *counted))


def _counts(word: Word) -> bool:
    return word.upos == "NUM" or word.lemma.lower() in PARTITIVE


def _slots_of_object(reading: Reading, slots: Slots) -> dict[str, tuple[int, ...]]:
    """What hangs on the object's noun: "pledged allegiance to the group" and "pledged to the group" are one."""
    found: dict[str, tuple[int, ...]] = {}
    for noun in slots.get("object", ()):
        for name, words in slots_of(reading, noun).items():
            if name not in {"subject", "possessive", "modifier", "complement"}:
                found[name] = (*found.get(name, ()), *words)
    return found


_OF_SOMEBODY = frozenset(
    "effort cause campaign struggle fight operation side offensive leadership rank ranks line".split()
)


def through(reading: Reading, word: int, wanted: Wanted) -> int | None:
    """The word itself where it is wanted, else the wanted one that it counts out ("dozens of rebels"), else None.

    What somebody does stands for them: "support for the rebels' cause" is for the rebels.
    """
    if wanted(word):
        return word
    if reading.words[word].lemma.lower() in _OF_SOMEBODY:
        for child in reading.children[word]:
            own = reading.words[child].relation in {"nmod:poss", "amod", "compound"} or (
                reading.words[child].relation == "nmod"
                and "of" in {reading.words[c].text for c in reading.children[child]}
            )
            if own and wanted(child):
                return child
    if _counts(reading.words[word]):
        for child in reading.children[word]:
            if reading.words[child].relation.startswith("nmod") and wanted(child):
                return child
    return None
