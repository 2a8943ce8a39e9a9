"""How an act is said: as a fact, denied, planned, possible, conditional, called for, or from hearsay.

The words that say so stand beside the act's own word (auxiliaries, adverbs, "no" before the subject) or above it in the
sentence's tree ("denied attacking", "plans to attack", "threat of an attack"). The walk goes up from the act through
whatever governs it, and stops where a clause stands on its own feet ("he said they attacked").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vedette.coding.hedges import Hedges
from vedette.coding.slots import LIGHT_VERBS, is_passive, lemma_of, preposition
from vedette.reading.reading import Reading, Word
from vedette.records import Modality, Polarity, Span, Status, status_of


@dataclass(frozen=True, slots=True)
class Said:
    """How something is said. `support`: for each field that is not the default, the words that make it so."""

    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    hearsay: bool = False
    support: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, hash=False)

    @property
    def status(self) -> Status:
        """The one-word view."""
        return status_of(self.polarity, self.modality, self.hearsay)


class _Sign(NamedTuple):
    """One word that bears on how the act is said. effect: `denied`, `hearsay`, `shifted` ("would") or a modality."""

    effect: str
    word: int


_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
# Of several modalities the first here is told: "could be called on to attack" is called for.
_ORDER: tuple[Modality, ...] = ("conditional", "called_for", "possible", "planned")
# Verbs that only say that the act in their subject happens; of other verbs a negation says nothing of the act.
_HAPPENING = frozenset("happen occur take take+place begin start follow come resume continue be exist go+on".split())
_STEPS = 12  # up the tree: enough for any sentence, and an end for one that is all nesting


def status_at(reading: Reading, word: int, hedges: Hedges) -> Said:
    """How the act told by `word`, a verb or an event noun, is said.

    A denial of a negation is none ("did not deny attacking"). "Would" is planned, unless a condition hangs on it.
    """
    found: dict[str, list[int]] = {}
    for sign in _signs(reading, reading.words[word], hedges):
        found.setdefault(sign.effect, []).append(sign.word)
    support: dict[str, tuple[Span, ...]] = {}
    polarity: Polarity = "denied" if len(set(found.get("denied", ()))) % 2 else "affirmed"
    if polarity == "denied":
        support["polarity"] = _spans(reading, found["denied"])
    if "shifted" in found:
        found.setdefault("conditional" if "conditional" in found else "planned", []).extend(found["shifted"])
    modality: Modality = next((m for m in _ORDER if m in found), "actual")
    if modality != "actual":
        support["modality"] = _spans(reading, found[modality])
    if "hearsay" in found:
        support["hearsay"] = _spans(reading, found["hearsay"])
    return Said(polarity, modality, "hearsay" in found, support)


def _spans(reading: Reading, words: list[int]) -> tuple[Span, ...]:
    return tuple(reading.words[i].span for i in sorted(set(words)))


# --- the walk


def _signs(reading: Reading, node: Word, hedges: Hedges) -> Iterator[_Sign]:
    """Yield what bears on the act, from its own word upwards."""
    yield from _beside(reading, node, hedges)
    yield from _arguments(reading, node, ("nsubj", "nsubj:pass", "obj"), hedges)
    for _ in range(_STEPS):
        relation, above = node.relation, node.head
        if relation == "conj" and above >= 0:
            if node.upos in _VERBAL and _stands_alone(reading, node):
                return
            first = reading.words[above]
            yield from _shared(reading, first, node, hedges)
            relation, above = first.relation, first.head
        if above < 0 or not _is_governed(node, relation):
            return
        governor = reading.words[above]
        yield from _governing(reading, node, governor, relation.split(":")[0], hedges)
        if not _goes_on(reading, node, governor, relation, hedges):
            return
        yield from _beside(reading, governor, hedges)
        if relation not in {"nsubj", "ccomp"} and governor.lemma.lower() != "claim":  # what nobody claims took place
            yield from _arguments(reading, governor, ("nsubj",), hedges)
        node = governor


def _is_governed(node: Word, relation: str) -> bool:
    """Whether what stands above a word may bear on it."""
    if node.upos in _NOMINAL and relation.split(":")[0] in {"obj", "nsubj", "obl", "nmod", "iobj", "compound"}:
        return True
    return relation in {"ccomp", "xcomp", "acl", "csubj", "csubj:pass", "csubj:outer", "parataxis"}


def _goes_on(reading: Reading, node: Word, governor: Word, relation: str, hedges: Hedges) -> bool:
    """Whether what is said of the governor is said of the act too."""
    if any(hedges.effects(table, governor) for table in ("verbs", "nouns", "adjectives", "passives")):
        return relation != "ccomp" or "denied" in hedges.effects("verbs", governor) or governor.upos not in _VERBAL
    if relation == "xcomp" or governor.lemma.lower() == "responsibility":  # "denied responsibility for the attack"
        return True
    if node.upos in _NOMINAL and governor.upos in _VERBAL:
        lemma, _ = lemma_of(reading, governor)
        return lemma in _HAPPENING if relation == "nsubj" else lemma in LIGHT_VERBS
    return False


def _stands_alone(reading: Reading, verb: Word) -> bool:
    """Whether a coordinated verb brings a subject or an auxiliary of its own."""
    return any(
        reading.words[c].relation.split(":")[0] in {"nsubj", "expl"} or reading.words[c].relation == "aux"
        for c in reading.children[verb.index]
    )


# --- what stands beside a word


def _beside(reading: Reading, node: Word, hedges: Hedges) -> Iterator[_Sign]:
    """Auxiliaries, adverbs, the adjectives and "no" of an event noun, "is to", and conditions."""
    for child in reading.children[node.index]:
        word = reading.words[child]
        relation = word.relation.split(":")[0]
        if relation == "aux":
            yield from _effects(hedges, "modals", word)
        elif relation in {"advmod", "cc", "discourse"} and not _is_only(reading, child):
            yield from _effects(hedges, "adverbs", word)
        elif relation in {"amod", "acl"} and node.upos in _NOMINAL:
            yield from _effects(hedges, "adjectives", word)
        elif relation == "det":
            yield from _effects(hedges, "determiners", word)
        elif relation == "advcl" and (mark := _condition(reading, child, hedges)) is not None:
            yield _Sign("conditional", mark)
    yield from _to_come(reading, node)
    if node.relation == "advcl":
        yield from _opening(reading, node, hedges)


def _effects(hedges: Hedges, table: str, word: Word) -> Iterator[_Sign]:
    return (_Sign(effect, word.index) for effect in hedges.effects(table, word))


def _shared(reading: Reading, first: Word, node: Word, hedges: Hedges) -> Iterator[_Sign]:
    """What two coordinated words share: the auxiliaries and the subject that stand before the first."""
    if node.upos not in _VERBAL or first.upos not in _VERBAL:
        return
    for child in reading.children[first.index]:
        word = reading.words[child]
        if word.relation.startswith("aux") and child < first.index:
            yield from _effects(hedges, "modals", word)
        elif word.relation == "advmod" and child < first.index:
            yield from _effects(hedges, "adverbs", word)
    yield from _to_come(reading, first)
    yield from _arguments(reading, first, ("nsubj", "nsubj:pass"), hedges)


def _arguments(reading: Reading, node: Word, relations: tuple[str, ...], hedges: Hedges) -> Iterator[_Sign]:
    """ "No troops were sent", "nobody came", "killed no one"."""
    for child in reading.children[node.index]:
        word = reading.words[child]
        if word.relation not in relations:
            continue
        yield from _effects(hedges, "determiners", word)
        for inner in reading.children[child]:
            if reading.words[inner].relation == "det":
                yield from _effects(hedges, "determiners", reading.words[inner])


def _is_only(reading: Reading, negation: int) -> bool:
    """Whether "not" belongs to "not only"."""
    after = negation + 1
    return after < len(reading.words) and reading.words[after].text.lower() in {"only", "just", "merely"}


def _to_come(reading: Reading, node: Word) -> Iterator[_Sign]:
    """ "Is to leave", "are to be held": a form of "be" with "to" close behind it, before the same verb."""
    if node.upos not in _VERBAL:
        return
    marks = [c for c in reading.children[node.index] if reading.words[c].text.lower() == "to" and c < node.index]
    for child in reading.children[node.index]:
        word = reading.words[child]
        finite = word.relation.split(":")[0] in {"aux", "cop"} and word.xpos in {"VBZ", "VBP", "VBD"}
        if finite and word.text.lower() in {"is", "are", "was", "were"} and any(0 < m - child <= 2 for m in marks):
            yield _Sign("planned", child)


def _opening(reading: Reading, clause: Word, hedges: Hedges) -> Iterator[_Sign]:
    """The "if" or the "without" that opens a clause."""
    if (mark := _condition(reading, clause.index, hedges)) is not None:
        yield _Sign("conditional", mark)
    for child in reading.children[clause.index]:
        if reading.words[child].text.lower() == "without":
            yield _Sign("denied", child)


_OPEN_QUESTIONS = frozenset(
    "unclear unknown uncertain unsure know knows knew known ask asked asks wonder wondered see clear said say".split()
)


def _condition(reading: Reading, clause: int, hedges: Hedges) -> int | None:
    """The "if" or "unless" that opens a clause; "as if" and "unclear if" make no condition."""
    for child in reading.children[clause]:
        word = reading.words[child]
        if word.relation == "mark" and word.text.lower() in hedges.conditions:
            before = reading.words[child - 1].text.lower() if child else ""
            above = reading.words[clause].head
            asked = above >= 0 and reading.words[above].text.lower() in _OPEN_QUESTIONS
            return None if asked or before in {"as", "even"} else child
    return None


# --- what governs it


def _governing(reading: Reading, node: Word, above: Word, base: str, hedges: Hedges) -> Iterator[_Sign]:
    """What the word above does to what it governs."""
    if above.upos in _VERBAL:
        yield from _verb_above(reading, node, above, base, hedges)
    elif above.upos == "ADJ":
        yield from _effects(hedges, "adjectives", above)
    elif above.upos in _NOMINAL and base in {"acl", "nmod", "ccomp", "compound"}:
        yield from _effects(hedges, "nouns", above)
        if above.text.lower() in hedges.rumours:
            yield _Sign("hearsay", above.index)


def _is_answered_for(reading: Reading, node: Word, verb: Word) -> bool:
    """Whether the act is what somebody denies or claims "responsibility for", where the parser hangs it on the verb."""
    objects = (reading.words[c] for c in reading.children[verb.index] if reading.words[c].relation == "obj")
    return preposition(reading, node.index) == "for" and any(o.lemma.lower() == "responsibility" for o in objects)


def _verb_above(reading: Reading, node: Word, above: Word, base: str, hedges: Hedges) -> Iterator[_Sign]:
    """ "Is said to", "plans to", "denied", "called for", "is going to", "reports say"."""
    passive = is_passive(reading, above.index)
    clause = base in {"ccomp", "xcomp", "csubj"}
    if above.text.lower() == "going" and base == "xcomp":
        yield _Sign("planned", above.index)
    effects = hedges.effects("passives", above) if passive else ()
    if effects and (clause or (base == "nsubj" and "hearsay" in effects)):
        yield from (_Sign(effect, above.index) for effect in effects)
    elif clause or base == "obj" or (base == "nsubj" and passive) or _is_answered_for(reading, node, above):
        yield from _effects(hedges, "verbs", above)
    elif base == "obl" and preposition(reading, node.index) in {"for", "to", "of", "on"}:
        yield from (sign for sign in _effects(hedges, "verbs", above) if sign.effect == "called_for")
    if base == "ccomp":
        subjects = (reading.words[c] for c in reading.children[above.index] if reading.words[c].relation == "nsubj")
        yield from (_Sign("hearsay", s.index) for s in subjects if s.text.lower() in hedges.rumours)
