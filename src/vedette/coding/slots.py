"""Slots: who and what stands around a word of the tree, named as a reader thinks of it, whatever the construction.

subject     who does it: the subject of the active verb, the agent of the passive one, what a participle or an
            infinitive takes over from above; of a noun, the subject of its light verb ("carried out an attack"),
            "by X", "X's", "the X attack"
object      to whom: the object of the active verb, the subject of the passive one, what a participle modifies
indirect    to whom something is given
complement  the clause or infinitive that the word governs
aux         the auxiliaries of a verb, the copula of an adjective: "must", "will"
not         what negates a verb
above       what the word hangs on
possessive, modifier   of a noun: "X's attack", "the X attack"
prep        of a noun: the preposition that brings it in itself ("in support of")
is, appos, self   of a noun: who is said to be it ("X is a branch"), beside whom it is set ("X, a branch"), itself
on, against, with, ... what that preposition brings in
X clause    the adverbial clause that the word X opens: "after clause"
"""

from collections.abc import Iterator, Mapping

from vedette.reading.reading import Reading, Word

Slots = Mapping[str, tuple[int, ...]]
"""Head words by slot, in text order."""

# Verbs that lend a noun their subject: "carried out an attack", "held talks". Particles are joined by a plus sign.
LIGHT_VERBS = frozenset(
    """call claim organise organize spearhead carry+out conduct launch stage mount make hold commit give take do
    perform execute wage undertake order begin continue start resume step+up intensify deliver issue have
    face suffer sustain open lead renew repeat escalate halt stop end suspend plan prepare impose grant
    tender submit lodge file pledge reiterate convene attend host broker announce declare reach sign offer
    express voice provide send pay lose win""".split()
)
_SUFFERED = frozenset("face suffer sustain survive repel".split())  # their subject is the noun's object
# What an act does that has no doer: "fighting broke out between A and B".
_HAPPENS = frozenset(
    """break+out erupt occur happen take resume continue flare flare+up rage begin start follow ensue intensify
    escalate""".split()
)
_CONTROLLED_BY_OBJECT = frozenset(
    """force order urge ask tell allow enable help cause lead persuade convince invite encourage press pressure call
    compel want expect accuse suspect charge blame authorise authorize instruct command warn permit let make see
    require request""".split()
)
# What stands before the real thing: "dozens of rebels", "a group of soldiers", "the bodies of civilians".
PARTITIVE = frozenset(
    """dozen hundred thousand score ten number group band member lot majority handful pair couple team body series
    life half third quarter part rest contingent batch some many most all several both one two three four
    five other""".split()
)


_VERBS = frozenset({"VERB", "AUX"})


def lemma_of(reading: Reading, word: Word) -> tuple[str, int | None]:
    """The lemma with its particle ("blow+up"), and the particle's index."""
    lemma = word.lemma.lower()
    for child in reading.children[word.index]:
        if reading.words[child].relation == "compound:prt":
            return f"{lemma}+{reading.words[child].text.lower()}", child
    return lemma, None


def slots_of(reading: Reading, trigger: int) -> Slots:
    """Who and what stands around a trigger, by slot. Asked for often, worked out once."""
    known: Slots | None = reading.memory.get(("slots", trigger))
    if known is None:
        known = reading.memory["slots", trigger] = _slots_of(reading, trigger)
    return known


def _slots_of(reading: Reading, trigger: int) -> Slots:
    slots: dict[str, list[int]] = {}
    if reading.words[trigger].upos in _VERBS or reading.words[trigger].upos == "ADJ":
        _verb_slots(reading, trigger, slots)
    else:
        _noun_slots(reading, trigger, slots)
    if reading.words[trigger].head >= 0:
        slots["above"] = [reading.words[trigger].head]
    return {name: tuple(dict.fromkeys(sorted(words))) for name, words in slots.items()}


def _add(slots: dict[str, list[int]], name: str, reading: Reading, word: int) -> None:
    """Put a word in a slot, and what is coordinated with it."""
    slots.setdefault(name, []).append(word)
    slots[name] += [c for c in reading.children[word] if reading.words[c].relation == "conj"]


def preposition(reading: Reading, word: int) -> str:
    """The preposition that brings a phrase in ("on", "because of", "out of"), or an empty string."""
    openers = {"case", "mark"} if reading.words[word].upos in {"NOUN", "PROPN"} else {"case"}
    for child in reading.children[word]:
        if reading.words[child].relation in openers and reading.words[child].lemma not in {"'s", "’s", "'", "’"}:
            rest = [reading.words[c].text for c in reading.children[child] if reading.words[c].relation == "fixed"]
            second = reading.words[child + 1] if child + 1 < word else None
            if second and second.head == word and second.relation == "case":
                rest.append(second.text)
            return " ".join([reading.words[child].text, *rest]).lower()
    return ""


def mark_of(reading: Reading, clause: int) -> str:
    """The word that opens a clause ("to", "after", "if"), in lower case, or an empty string."""
    marks = [c for c in reading.children[clause] if reading.words[c].relation == "mark"]
    return reading.words[marks[-1] if reading.words[clause].xpos == "VB" else marks[0]].text.lower() if marks else ""


# Verbs that have an object or are passive: in headlines the auxiliary is left out ("Hiker abducted in Algeria").
_NEVER_ALONE = frozenset(
    """abduct kidnap kill arrest detain wound injure behead jail sentence deport evict hospitalise hospitalize
    assassinate ambush sack oust elect appoint name""".split()
)


def is_passive(reading: Reading, verb: int) -> bool:
    """Whether a verb stands in the passive, or is a past participle after a noun ("soldiers killed in Gao")."""
    relations = {reading.words[c].relation for c in reading.children[verb]}
    if relations & {"aux:pass", "nsubj:pass", "csubj:pass"}:
        return True
    word = reading.words[verb]
    if word.relation == "conj" and word.xpos == "VBN" and "aux" not in relations and not relations & {"nsubj", "obj"}:
        return is_passive(reading, word.head)
    if relations & {"aux", "obj"}:
        return False
    if word.xpos in {"VBD", "VBN"} and word.lemma in _NEVER_ALONE and not relations & {"ccomp", "xcomp"}:
        return True
    if word.lemma == "say" and "xcomp" in relations:  # in headlines: "army said to have withdrawn"
        return True
    if word.xpos == "VBD":  # the tagger takes the one for the other
        return word.relation == "acl" and "nsubj" not in relations
    return word.xpos == "VBN" and word.relation.split(":")[0] in {"acl", "amod", "advcl", "root"}  # "Hostages freed"


def _verb_slots(reading: Reading, verb: int, slots: dict[str, list[int]]) -> None:
    passive = is_passive(reading, verb)
    for child in reading.children[verb]:
        relation = reading.words[child].relation
        child = _antecedent(reading, verb, child)
        if relation in {"nsubj", "nsubj:outer"}:
            _add(slots, "object" if passive else "subject", reading, child)
        elif relation == "nsubj:pass" or relation == "obj":
            _add(slots, "object", reading, child)
        elif relation == "iobj":
            _add(slots, "indirect", reading, child)
        elif relation == "obl:agent":
            _add(slots, "subject", reading, child)
        elif relation.startswith(("obl", "nmod")):
            name = preposition(reading, child)
            _add(slots, "subject" if passive and name == "by" else name or "bare", reading, child)
        elif relation == "compound":  # "the Gao-based group"
            _add(slots, "bare", reading, child)
        elif relation in {"ccomp", "xcomp"}:
            _add(slots, "complement", reading, child)
            if relation == "xcomp" and _is_bare_noun(reading, child) and "object" not in slots:
                slots["object"] = [child]  # "held talks": the parser takes one for the other
        elif relation in {"aux", "aux:pass", "cop"}:
            _add(slots, "aux", reading, child)
        elif relation == "advmod" and reading.words[child].lemma.lower() in {"not", "never", "n't"}:
            slots.setdefault("not", []).append(child)
        elif relation == "advcl":
            mark = mark_of(reading, child)
            slots.setdefault(f"{mark} clause", []).append(child)
            if mark == "to":  # the parser tells "urged them to leave" from "came to help" by a hair
                _add(slots, "complement", reading, child)
    if "object" not in slots and "indirect" in slots:  # "urged the parties to talk"
        slots["object"] = list(slots["indirect"])
    wanting = "object" if passive else "subject"
    if wanting not in slots:
        for word in _from_above(reading, verb):
            _add(slots, wanting, reading, word)
    if not passive and "object" not in slots and reading.words[verb].relation == "acl:relcl" and "subject" in slots:
        slots["object"] = [reading.words[verb].head]  # "the town that they took", "the town they took"


def _is_bare_noun(reading: Reading, word: int) -> bool:
    """Whether a complement is a noun phrase without a preposition or a copula."""
    relations = {reading.words[c].relation for c in reading.children[word]}
    return reading.words[word].upos in {"NOUN", "PROPN"} and not relations & {"case", "mark", "cop"}


def _antecedent(reading: Reading, verb: int, child: int) -> int:
    """What a relative pronoun stands for ("the men who fled"); any other word stands for itself."""
    clause = reading.words[verb]
    while clause.relation == "conj" and clause.head >= 0:
        clause = reading.words[clause.head]
    relative = reading.words[child].xpos in {"WDT", "WP"} and clause.relation.startswith("acl")
    return clause.head if relative else child


def _from_above(reading: Reading, verb: int) -> Iterator[int]:
    """Who a verb without a subject of its own takes it from."""
    word = reading.words[verb]
    relation = word.relation
    if word.head < 0:
        return
    if relation.startswith("acl") or relation == "amod":
        yield word.head
    elif word.upos == "ADJ" and (said := _said_to_be(reading, verb)):
        yield from said
    elif relation in {"conj", "xcomp", "advcl", "parataxis", "ccomp"}:
        above = slots_of(reading, word.head)
        governor = reading.words[word.head].lemma.lower()
        if relation in {"xcomp", "advcl"} and governor in _CONTROLLED_BY_OBJECT and "object" in above:
            yield from above["object"]
        elif relation == "conj" and is_passive(reading, word.head):
            yield from above.get("object", ())  # "was placed under X, then came under Y"
        elif relation != "ccomp" or word.xpos == "VBG":
            yield from above.get("subject", above.get("object", ()) if is_passive(reading, word.head) else ())


def _noun_slots(reading: Reading, noun: int, slots: dict[str, list[int]]) -> None:
    for child in reading.children[noun]:
        relation = reading.words[child].relation
        if relation == "case":
            slots.setdefault("prep", []).append(child)
        elif relation == "nmod:poss":
            _add(slots, "possessive", reading, child)
        elif relation in {"compound", "amod", "nmod:desc", "nmod:unmarked"}:
            _add(slots, "modifier", reading, child)
        elif relation.startswith(("nmod", "obl")):
            _add(slots, preposition(reading, child) or "bare", reading, child)
        elif relation in {"acl", "ccomp"}:
            slots.setdefault("complement", []).append(child)
        elif relation in {"nsubj", "nsubj:outer"}:
            _add(slots, "is", reading, child)
        elif relation in {"appos", "flat"}:
            _add(slots, "appos", reading, child)
    if "is" not in slots:
        slots["is"] = _said_to_be(reading, noun)
    slots["self"] = [noun]
    if reading.words[noun].relation in {"appos", "nmod:desc", "compound"}:
        beside = reading.words[noun].head
        slots.setdefault("appos", []).append(beside)
        if reading.words[noun].xpos == "NNS":  # "A and B, affiliates of C"
            slots["appos"] += _joined_with(reading, beside)
    lent = _lent(reading, noun, slots)
    doers = slots.get("by", []) + lent or _by_beyond(reading, slots)
    if not doers and preposition(reading, noun):  # "on a visit to Kenya", "behind the attack"
        doers = slots.get("is", [])
    doers = doers or slots.get("possessive", []) or slots.get("modifier", [])
    if doers:
        slots["subject"] = doers


_LIKE_BE = frozenset("remain become stay emerge act serve function operate appear".split())  # "remains a branch of"
_SEEN_AS = frozenset(
    "view see regard describe recognise recognize consider designate list know name label deploy use".split()
)


def _said_to_be(reading: Reading, noun: int) -> list[int]:
    """Who is said to be so by another verb than "be": "it remains X's branch", "seen as an arm of X"."""
    word = reading.words[noun]
    if word.head < 0 or word.relation not in {"xcomp", "obl"}:
        return []
    verb = reading.words[word.head]
    as_ = word.relation == "obl" and "as" in {preposition(reading, noun), mark_of(reading, noun)}
    if verb.upos != "VERB" or not (as_ or (word.relation == "xcomp" and verb.lemma.lower() in _LIKE_BE)):
        return []
    around = slots_of(reading, verb.index)
    return list(around.get("object" if verb.lemma.lower() in _SEEN_AS else "subject", ()))


def _joined_with(reading: Reading, word: int) -> list[int]:
    """The other words that are coordinated with one."""
    first = reading.words[word].head if reading.words[word].relation == "conj" else word
    joined = [first, *(c for c in reading.children[first] if reading.words[c].relation == "conj")]
    return [w for w in joined if w != word] if len(joined) > 1 else []


def _by_beyond(reading: Reading, slots: dict[str, list[int]]) -> list[int]:
    """What "by" brings in that the parser hangs on the noun before it: "criticism of the army by lawyers"."""
    below = (c for noun in slots.get("of", ()) for c in reading.children[noun])
    return [c for c in below if reading.words[c].relation == "nmod" and preposition(reading, c) == "by"]


def _lent(reading: Reading, noun: int, slots: dict[str, list[int]]) -> list[int]:
    """The subject that a noun's light verb lends it; what hangs on the verb is put among the noun's slots."""
    word = reading.words[noun]
    while word.head >= 0 and (word.relation == "conj" or _counted_by(reading, word)):
        word = reading.words[word.head]
    if word.head < 0:
        return []
    verb = reading.words[word.head]
    if word.relation in {"nmod", "obl"} and preposition(reading, word.index) == "for":
        return _claimants(reading, verb)
    if verb.upos not in _VERBS or word.relation not in {"obj", "xcomp", "nsubj", "nsubj:pass", "obl"}:
        return []
    lemma, _ = lemma_of(reading, verb)
    if word.relation == "nsubj":
        if lemma in _HAPPENS:
            _take_over(slots, _beside(reading, verb.index), noun)
        return []
    around = slots_of(reading, verb.index)
    if word.relation == "obl" and preposition(reading, word.index) == "under" and lemma == "come":
        slots.setdefault("on", []).extend(around.get("subject", ()))
        return []
    if word.relation == "obl" and not (
        preposition(reading, word.index) == "in" and lemma in {"engage", "take", "join"}
    ):
        return []
    if lemma in LIGHT_VERBS or lemma in _SUFFERED or lemma in {"engage", "join"}:
        _take_over(slots, around, noun)
        if lemma in _SUFFERED:
            slots.setdefault("on", []).extend(around.get("subject", ()))
            return list(around.get("by", ()))
        return [w for w in around.get("subject", ()) if not nobody(reading, w)]
    return []


def nobody(reading: Reading, word: int) -> bool:
    """Whether a phrase names nobody: "no group", "nobody"."""
    below = (reading.words[c].lemma.lower() for c in reading.children[word])
    return reading.words[word].lemma.lower() in {"nobody", "none"} or "no" in below


def _counted_by(reading: Reading, word: Word) -> bool:
    """Whether a noun is only counted out by the one it hangs on: "dozens of arrests", "a series of attacks"."""
    above = reading.words[word.head]
    return word.relation == "nmod" and above.lemma.lower() in PARTITIVE and preposition(reading, word.index) == "of"


def _take_over(slots: dict[str, list[int]], around: Slots, noun: int) -> None:
    """Put what hangs on a noun's verb among the noun's own slots."""
    for name in ("on", "against", "with", "between", "to", "from", "at", "by", "for", "over", "about", "complement"):
        if name in around and not (name == "complement" and name in slots):
            slots.setdefault(name, []).extend(w for w in around[name] if w != noun)


def _beside(reading: Reading, verb: int) -> Slots:
    """What prepositions bring in beside a verb; its subject is not asked for, since it may be who asks."""
    slots: dict[str, list[int]] = {}
    for child in reading.children[verb]:
        if reading.words[child].relation.startswith(("obl", "nmod")):
            _add(slots, preposition(reading, child), reading, child)
    return {name: tuple(words) for name, words in slots.items()}


def _claimants(reading: Reading, above: Word) -> list[int]:
    """Who claims responsibility, where `above` is what "for the attack" hangs on: the verb or the noun."""
    verb = above if above.upos in _VERBS else reading.words[above.head] if above.head >= 0 else None
    if verb is None or verb.lemma not in {"claim", "take", "accept", "admit", "deny"}:
        return []
    slots = slots_of(reading, verb.index)
    if not any(reading.words[i].lemma == "responsibility" for i in slots.get("object", ())):
        return []
    return [w for w in slots.get("subject", ()) if not nobody(reading, w)]
