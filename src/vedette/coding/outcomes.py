"""What became of people, by the words around the noun that stands for them: killed, injured, detained, displaced ..."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from vedette.coding.counted import are_people, is_thing
from vedette.coding.inflections import noun_forms, verb_forms
from vedette.coding.quantities import Count
from vedette.coding.slots import is_passive
from vedette.reading.reading import Reading, Word
from vedette.records import Outcome


class Fate(NamedTuple):
    """What became of them, and the word that says so."""

    outcome: Outcome
    word: int


def _table(rows: dict[Outcome, str]) -> dict[str, Outcome]:
    return {word: outcome for outcome, words in rows.items() for word in words.split()}


# Verbs that do it to their object, and to the subject of their passive.
_DONE_TO = _table({
    "killed": """kill murder assassinate slay slaughter massacre execute behead lynch martyr shoot gun lose crush
        electrocute""",
    "injured": "wound injure hurt maim hospitalize hospitalise scar burn",
    "abducted": "abduct kidnap snatch seize capture hijack take",
    "detained": "detain arrest imprison jail incarcerate apprehend intern confine hold round nab sentence keep",
    "displaced": "displace uproot evict evacuate dislodge",
    "released": "release free rescue liberate",
})  # fmt: skip
# Verbs that tell it of their subject.
_SUFFERED = _table({
    "killed": "die perish drown succumb fall",
    "displaced": "flee",
    "surrendered": "surrender defect",
    "missing": "disappear vanish",
})  # fmt: skip
# "Seize", "take" and the like do it to people only.
_PEOPLE_ONLY = set(
    """seize capture hijack take hold keep lose shoot fall round free release burn liberate evacuate gun sentence crush
    rescue""".split()
)
# What must stand beside a verb before it says this: "took hostage", "rounded up", "fell in battle".
_WITH = {
    "take": {"hostage", "hostages", "captive", "prisoner", "prisoners"},
    "keep": {"hostage", "hostages", "captive", "prisoner", "prisoners", "custody", "detention"},
    "hold": {"hostage", "hostages", "captive", "prisoner", "prisoners", "custody", "prison", "jail", "detention", "by"},
    "round": {"up"},
    "gun": {"down"},
    "fall": {"battle", "fighting", "martyrs", "action"},
    "shoot": {"dead", "down", "killed"},
    "sentence": {"prison", "jail", "years", "life"},
}
# Adjectives, and participles where they are read as such, beside the noun or said of it.
_STATES = _table({
    "killed": "dead killed slain murdered executed beheaded massacred deceased",
    "injured": "wounded injured hurt unwell",
    "abducted": "kidnapped abducted hostage captive",
    "detained": "detained arrested imprisoned jailed",
    "displaced": "displaced homeless uprooted",
    "missing": "missing unaccounted",
    "released": "released freed",
})  # fmt: skip
# Nouns that are counted themselves: "12 deaths", "the bodies of six men", "30 hostages".
_NOUNS = _table({
    "killed": """death fatality body corpse dead killing murder toll remains massacre slaying assassination execution
        beheading slaughter""",
    "injured": "injury wounded injured",
    "abducted": "hostage captive abduction kidnapping kidnap abductee",
    "detained": "prisoner detainee inmate arrest detention captivity",
    "displaced": "refugee idp evacuee displacement",
    "missing": "missing disappearance",
    "surrendered": "surrender defection defector deserter",
    "released": "release rescue",
})  # fmt: skip
# Nouns that only gather what is counted: in "a group of seven pirates" the group suffers what the pirates suffer.
_HOLDERS = set(
    """group total number body life lives crew cargo rest half majority most dozen family gang band team unit convoy
    toll some all population rate figure estimate capture""".split()
)
# Through these the noun stands for what is above it, and suffers what that suffers.
_PASSED_UP = {"conj", "appos", "nummod", "compound", "flat", "nmod:desc"}
_NOMINAL = {"NOUN", "PROPN", "ADJ", "NUM", "PRON"}
_HIGHEST = 6  # arcs from a noun to what governs it, at most


# What was done to hostages and prisoners says more than that they are: "all six hostages were killed".
_LASTING = {"abducted", "detained"}
_TAKES_LIVES = {"claim", "cost", "take", "lose"}
_IRREGULAR = {
    "slay": "slew slain", "fall": "fell fallen", "flee": "fled fleeing", "lose": "lost", "die": "dying",
    "burn": "burnt", "cost": "cost",
}  # fmt: skip
# The forms are told here, so that what is said of people does not hang on the reader's lemmas.
_LEMMAS = {
    form: lemma
    for lemma in (*_DONE_TO, *_SUFFERED, *_TAKES_LIVES, "suffer", "sustain", "receive", "include", "comprise")
    for form in (*verb_forms(lemma), *_IRREGULAR.get(lemma, "").split())
}
_NOUN_LEMMAS = {form: lemma for lemma in (*_NOUNS, *_HOLDERS) for form in noun_forms(lemma)} | {"lives": "life"}


def fate_of(reading: Reading, at: int, *, people: bool = True) -> Fate | None:
    """What became of what the word `at` stands for (a noun, or a number in place of one), or None where nothing says.

    people: False where things are meant; then only words that are never said of things count.
    """
    found = [*_in_noun(reading, at), *_beside(reading, at), *_governing(reading, at, people)]
    return min(
        found, key=lambda fate: fate.outcome in _LASTING and reading.words[fate.word].upos == "NOUN", default=None
    )


def fates_of(reading: Reading, counts: Sequence[Count], nouns: Sequence[int | None]) -> list[Fate | None]:
    """What became of those whom each count counts, in the order of the counts. nouns: what each of them counts.

    A count that goes on from the one before ("nine soldiers, four rebels and two guards") shares what became of it.
    """
    fates: list[Fate | None] = []
    for at, (count, noun) in enumerate(zip(counts, nouns, strict=True)):
        fate = None if count.money else _of_count(reading, count, noun)
        before = nouns[at - 1] if at else None
        if fate is None and before is not None and noun is not None and not is_thing(reading.words[noun]):
            fate = fates[at - 1] if _goes_on(reading, before, count, noun) else None
        fates.append(fate)
    return fates


def shared_fates(reading: Reading, at: int, fate: Fate) -> Iterator[Fate]:
    """What else was done to somebody by verbs that share their object: "abducted and killed a hiker"."""
    words, verb = reading.words, reading.words[fate.word]
    if words[at].head != verb.index or words[at].relation not in {"obj", "nsubj:pass"}:
        return
    beside = [(c, {"obj", "nsubj", "nsubj:pass"}) for c in reading.children[verb.index] if words[c].relation == "conj"]
    if verb.relation == "conj" and words[at].relation == "obj":
        beside.append((verb.head, {"obj", "nsubj:pass"}))
    for other, own in beside:
        alone = not any(words[c].relation in own for c in reading.children[other])
        outcome = _DONE_TO.get(lemma_of(words[other])) if alone else None
        if outcome and outcome != fate.outcome and _said_with(reading, words[other]):
            yield Fate(outcome, other)


def _of_count(reading: Reading, count: Count, noun: int | None) -> Fate | None:
    """A place or a thing may be seized too, but that is no toll."""
    at = count.head if noun is None else noun
    if noun is not None and is_thing(reading.words[noun]):
        return None
    people = noun is None or are_people(reading, noun)
    fate = fate_of(reading, at, people=people)
    return fate_of(reading, count.head, people=people) if fate is None and at != count.head else fate


def _goes_on(reading: Reading, before: int, count: Count, noun: int) -> bool:
    """Whether only a comma or "and" parts a count from the noun before it, and no verb of its own follows."""
    between = {word.text for word in reading.words[before + 1 : count.first]}
    return bool(between) and between <= {",", "and", "or"} and reading.words[noun].head < noun


def lemma_of(word: Word) -> str:
    """The lemma of a verb that these tables know, by its form; of any other word the reader's."""
    return _LEMMAS.get(word.text.lower(), word.lemma.lower())


def is_part(reading: Reading, at: int) -> bool:
    """Whether it is told as a part of a number before it: "12 people, including 3 soldiers"."""
    words = reading.words
    cases = {words[child].text.lower() for child in reading.children[at] if words[child].relation in {"case", "mark"}}
    if "including" in cases or "among" in cases:
        return True
    if words[at].relation == "conj" and words[at].head >= 0 and words[words[at].head].upos in _NOMINAL:
        return is_part(reading, words[at].head)
    near = [word.text.lower() for word in words[max(at - 4, 0) : at + 1]]
    near = near[max((i for i, word in enumerate(near[:-1]) if word in {".", ";"}), default=-1) + 1 :]
    follows = [word.text.lower() for word in words[at + 1 : at + 3]]
    pairs = {*pairwise(near), tuple(follows)}
    return bool(pairs & {("among", "them"), ("of", "whom"), ("of", "which"), ("of", "them")})


def _in_noun(reading: Reading, at: int) -> Iterator[Fate]:
    word = reading.words[at]
    name = _NOUN_LEMMAS.get(word.text.lower(), word.lemma.lower())
    if name == "life":
        verb = reading.words[word.head] if word.head >= 0 else word
        if lemma_of(verb) in _TAKES_LIVES:
            yield Fate("killed", verb.index)
    elif (word.upos in {"NOUN", "ADJ", "PROPN"} or word.xpos == "VBN") and name in _NOUNS:
        yield Fate(_NOUNS[name], at)
    elif word.text.lower() in {"dead", "wounded", "injured", "missing", "displaced"}:
        yield Fate(_STATES[word.text.lower()], at)


def _beside(reading: Reading, at: int) -> Iterator[Fate]:
    """In "34 killed", "12 wounded soldiers", "seven men abducted in May", "40 people dead"."""
    words = reading.words
    for child in reading.children[at]:
        if words[child].relation in {"amod", "acl", "acl:relcl", "xcomp", "advcl", "conj", "dep"}:
            if words[child].relation == "acl:relcl" and not is_passive(reading, child):
                continue
            if words[child].relation in {"conj", "advcl"} and child - at > 3:
                continue
            if fate := _of_participle(reading, words[child]):
                yield fate
    after = at + 1
    while after < len(words) and words[after].text.lower() in {
        "more",
        "others",
        "people",
        "were",
        "was",
        "been",
        "being",
        "have",
        "are",
        "forcibly",
        "reported",
        "feared",
        "left",
    }:
        after += 1
    if after < len(words) and (fate := _of_participle(reading, words[after])):
        yield fate


def _of_participle(reading: Reading, word: Word) -> Fate | None:
    """What a participle or an adjective says of its noun."""
    if word.text.lower() in _STATES and (word.xpos in {"VBN", "JJ", "VBD", "NN"} or word.upos == "ADJ"):
        return Fate(_STATES[word.text.lower()], word.index) if _objectless(reading, word) else None
    if word.xpos == "VBN" and lemma_of(word) in _DONE_TO and _said_with(reading, word):
        return Fate(_DONE_TO[lemma_of(word)], word.index)
    return None


def _objectless(reading: Reading, word: Word) -> bool:
    """In "militants killed two soldiers" the militants were not killed."""
    return all(reading.words[child].relation != "obj" for child in reading.children[word.index])


def _said_with(reading: Reading, verb: Word) -> bool:
    """Whether beside the verb stands what it needs to say this: "hostage" after "took"."""
    needed = _WITH.get(lemma_of(verb))
    if needed is None:
        return True
    near = reading.words[verb.index + 1 : verb.index + 12]
    below = [reading.words[i] for i in reading.subtree(verb.index)]
    return any(word.text.lower() in needed for word in (*near, *below))


def _governing(reading: Reading, at: int, people: bool) -> Iterator[Fate]:
    """What is above: the verb that does it, or the noun that names it ("the killing of six men")."""
    words = reading.words
    for _ in range(_HIGHEST):
        word = words[at]
        yield from _of_subject(reading, word)
        if word.head < 0:
            return
        above = words[word.head]
        relation = word.relation
        if relation in _PASSED_UP:
            if relation != "compound":
                yield from _in_noun(reading, above.index)
        elif relation.startswith(("nmod", "obl")) and above.upos in _NOMINAL:
            yield from _in_noun(reading, above.index)
            if above.lemma not in _HOLDERS and above.upos not in {"NUM", "PRON"} and not _includes(reading, word):
                return
        else:
            yield from _from_verb(reading, word, above, people)
            if not (relation in {"obl", "obl:agent"} and _includes(reading, word)):
                return
        at = above.index


def _from_verb(reading: Reading, word: Word, verb: Word, people: bool) -> Iterator[Fate]:
    """Yield what the verb above says, or the one above that: "were reported killed"."""
    fate = _of_verb(reading, word, verb, people) or _of_raised(reading, word, verb) or _of_toll(reading, word, verb)
    if not fate and word.relation in {"obj", "nsubj"} and verb.relation == "xcomp":
        fate = _of_verb(reading, word, reading.words[verb.head], people)
    if fate:
        yield fate


_SAID = set("think believe fear report say know presume assume suspect understand estimate count consider".split())


def _of_raised(reading: Reading, word: Word, verb: Word) -> Fate | None:
    """In "23 are thought to have died" and "14 were counted dead" what stands under the verb says it."""
    if verb.lemma.lower() not in _SAID or word.relation != "nsubj:pass":
        return None
    for child in reading.children[verb.index]:
        other = reading.words[child]
        if other.relation != "xcomp":
            continue
        table = _DONE_TO if is_passive(reading, child) else _SUFFERED
        if lemma_of(other) in table and _said_with(reading, other):
            return Fate(table[lemma_of(other)], child)
        if fate := _of_participle(reading, other):
            return fate
    return None


def _of_subject(reading: Reading, word: Word) -> Iterator[Fate]:
    """In "the death toll was 12 soldiers" the subject says it of the predicate."""
    below = [reading.words[child] for child in reading.children[word.index]]
    if any(child.relation == "cop" for child in below):
        for child in below:
            if child.relation == "nsubj" and child.upos in {"NOUN", "ADJ"}:
                yield from _in_noun(reading, child.index)


def _of_toll(reading: Reading, word: Word, verb: Word) -> Fate | None:
    """In "the toll rose to 60", "brought the number of dead to 60" and "the dead included six soldiers"."""
    included = word.relation == "obj" and lemma_of(verb) in {"include", "comprise"}
    to = word.relation.startswith("obl") and any(
        reading.words[child].text.lower() in {"to", "at", "from"} for child in reading.children[word.index]
    )
    for child in reading.children[verb.index]:
        other = reading.words[child]
        if (included and other.relation == "nsubj") or (to and other.relation in {"obj", "nsubj", "nsubj:pass"}):
            below = reading.children[child]
            after = (at for noun in (child, *below) for at in reading.children[noun] if at > noun)
            told = (_of_participle(reading, reading.words[at]) for at in after)
            nouns = (fate for at in (child, *below) for fate in _in_noun(reading, at))
            if fate := next(filter(None, chain(told, nouns)), None):
                return fate  # "the number of hostages killed rose to 37"
    return None


def _includes(reading: Reading, word: Word) -> bool:
    """Whether it stands after "including", "along with" or "among", and so shares what the others suffer."""
    return any(
        reading.words[child].relation == "case" and reading.words[child].text.lower() in {"including", "along", "among"}
        for child in reading.children[word.index]
    )


def _of_verb(reading: Reading, word: Word, verb: Word, people: bool) -> Fate | None:
    """What the verb does to its argument `word`."""
    lemma = lemma_of(verb)
    passive = is_passive(reading, verb.index) or word.relation == "nsubj:pass"
    suffers = word.relation in {"obj", "nsubj:pass"} or (word.relation == "nsubj" and passive)
    if word.relation.startswith("obl") and _includes(reading, word):
        suffers = passive or lemma in _SUFFERED
    if lemma in _DONE_TO and suffers and (people or lemma not in _PEOPLE_ONLY) and _said_with(reading, verb):
        return Fate(_DONE_TO[lemma], verb.index)
    of_it = word.relation.startswith("nsubj") or _is_bare(reading, word)
    if lemma in _SUFFERED and of_it and _said_with(reading, verb):
        return Fate(_SUFFERED[lemma], verb.index)
    if word.relation.startswith("nsubj") and verb.text.lower() in _STATES and verb.xpos != "VBG":
        return Fate(_STATES[verb.text.lower()], verb.index) if _objectless(reading, verb) else None
    return _of_object(reading, word, verb)


def _is_bare(reading: Reading, word: Word) -> bool:
    """Whether it hangs on its verb without a preposition: "24 died: 21 tourists and ...", or a subject set apart."""
    cases = any(reading.words[child].relation == "case" for child in reading.children[word.index])
    return word.relation == "obl" and not cases


def _of_object(reading: Reading, word: Word, verb: Word) -> Fate | None:
    """In "five suffered injuries" and "hundreds were taken hostage" a noun beside the verb says it."""
    for child in reading.children[verb.index]:
        other = reading.words[child]
        suffered = lemma_of(verb) in {"suffer", "sustain", "receive"} and word.relation == "nsubj"
        if suffered and other.relation == "obj" and other.lemma in {"injury", "wound", "burn"}:
            return Fate("injured", child)
        lives = other.relation == "obj" and _NOUN_LEMMAS.get(other.text.lower()) == "life"
        if lives and word.relation == "nsubj" and lemma_of(verb) == "lose":
            return Fate("killed", verb.index)
        if other.relation == "xcomp" and word.relation == "obj" and (fate := _of_participle(reading, other)):
            return fate  # "left 115 people dead"
    return None
