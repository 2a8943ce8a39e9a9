"""Which words are the content of a reporting verb: the clause, the object or the infinitive that it governs."""

from vedette.coding.clauses import sentence_of, up
from vedette.coding.cues import Reporting, ReportingLexicon
from vedette.coding.slots import is_passive, preposition
from vedette.reading.reading import Reading, Word

_VERBAL = frozenset({"VERB", "AUX"})
_HEADS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})


def content_words(
    reading: Reading, verb: int, source: int, told: tuple[int, ...], reporting: Reporting, lexicon: ReportingLexicon
) -> list[int]:
    """The words that the tree makes the verb's content, by the first reading that the verb allows."""
    if "object" in reporting.content and (words := _passive_subject(reading, verb, source)):
        return words
    if "clause" in reporting.content:
        words = _clause(reading, verb, (*told, source), lexicon) or _around(reading, verb, source)
        if words:
            return words
    for content, find in (("predicate", _predicate), ("infinitive", _infinitive), ("object", _object)):
        if content in reporting.content and (start := find(reading, verb)) is not None:
            return _rightwards(reading, verb, start, lexicon, clause=False)
    return _figure(reading, verb) if "figure" in reporting.content else []


def _figure(reading: Reading, verb: int) -> list[int]:
    """ "Spoke of 50 dead": what "of" brings in with a number, up to a comma."""
    for child in reading.children[verb]:
        numbers = [i for i in reading.children[child] if reading.words[i].relation == "nummod"]
        if child > verb and numbers and preposition(reading, child) == "of":
            words = [i for i in reading.subtree(child) if i > verb and reading.words[i].relation != "case"]
            stop = next((i for i in words if i > child and reading.words[i].text == ","), words[-1] + 1)
            return [i for i in words if i < stop]
    return []


def is_agent(reading: Reading, word: int, verb: int) -> bool:
    """Whether a word, or what it is coordinated with, is who does what a passive verb tells."""
    while reading.words[word].relation == "conj" and preposition(reading, word) == "by":
        word = reading.words[word].head
    agent = reading.words[word]
    by = agent.relation == "obl:agent" or (agent.relation == "obl" and preposition(reading, word) == "by")
    return by and agent.head == verb and is_passive(reading, verb)


def _passive_subject(reading: Reading, verb: int, source: int) -> list[int]:
    """ "The attack was claimed by the group": what its agent claims; a pronoun is no content."""
    if not is_agent(reading, source, verb):
        return []
    for child in reading.children[verb]:
        if reading.words[child].relation == "nsubj:pass" and reading.words[child].upos in {"NOUN", "PROPN"}:
            return list(reading.subtree(child))
    return []


def _clause(reading: Reading, verb: int, others: tuple[int, ...], lexicon: ReportingLexicon) -> list[int]:
    """The clause that the verb governs, with or without "that"; of direct speech the tree often makes a parataxis.

    others: who says it and who is told, the speaker last: they are no part of it.
    """
    source = others[-1]
    start = _that(reading, verb)
    if start is None:
        heads = [c for c in reading.children[verb] if _governs(reading, c, inverted=source > verb)]
        after = [c for c in heads if c > verb]
        told = {i for w in others for i in reading.subtree(w)}
        if not after and not heads and source < verb and _bare_clause(reading, verb):
            after = [verb + 1]
        if not after:
            return [i for i in reading.subtree(heads[0]) if i not in told] if heads else []
        start = min(
            (i for i in reading.subtree(verb) if verb < i <= after[0] and i not in told and _opens(reading, i, verb)),
            default=after[0],
        )
    return [i for i in _rightwards(reading, verb, start, lexicon, clause=True) if i != source or source < start]


def _bare_clause(reading: Reading, verb: int) -> bool:
    """Whether a subject and its verb stand right behind the verb, although the tree hangs them elsewhere."""
    behind = range(verb + 1, min(verb + 13, sentence_of(reading, verb)[1]))
    if reading.words[verb].xpos not in {"VBD", "VBZ", "VBP"} or not behind:
        return False
    if reading.words[verb + 1].upos not in {"DET", "PRON", "NOUN", "PROPN", "NUM", "ADJ"}:
        return False
    stop = next((i for i in behind if reading.words[i].upos in _VERBAL), None)
    if stop is None or any(reading.words[i].upos == "PUNCT" for i in range(verb + 1, stop)):
        return False
    return any(
        reading.words[i].relation.startswith("nsubj") and reading.words[i].head >= stop for i in range(verb + 1, stop)
    )


def _governs(reading: Reading, word: int, *, inverted: bool) -> bool:
    """Whether what hangs on a verb is a clause that it governs: "said he left", not "said Lee, head of the office"."""
    here = reading.words[word]
    if here.relation == "xcomp":
        return _is_clause(reading, word)
    if here.relation not in {"ccomp", "parataxis"} or here.upos not in _HEADS:
        return False
    if here.xpos == "VBG" and word and reading.words[word - 1].text == ",":
        return False
    return here.upos in _VERBAL or not inverted or _is_clause(reading, word)


def _is_clause(reading: Reading, word: int) -> bool:
    """Whether a word has a subject of its own."""
    return any(reading.words[c].relation.split(":")[0] in {"nsubj", "csubj", "expl"} for c in reading.children[word])


def _opens(reading: Reading, word: int, verb: int) -> bool:
    """Whether a content may open with a word: not with a stop, nor with what belongs to the saying ("on Sunday")."""
    if reading.words[word].upos == "PUNCT":
        return False
    above = word
    while reading.words[above].head != verb and reading.words[above].head >= 0:
        above = reading.words[above].head
    return not reading.words[above].relation.startswith(("obl", "advmod", "aux", "compound", "iobj"))


def _belongs_to_saying(reading: Reading, word: int, verb: int) -> bool:
    """Whether a word stands in a phrase about the saying: "that" in "said in a message that" is no relative."""
    below = [i for i in up(reading, word) if reading.words[i].head == verb]
    return bool(below) and reading.words[below[0]].relation.startswith("obl")


def _that(reading: Reading, verb: int) -> int | None:
    """The word after the "that" which the verb brings in: no other verb stands between."""
    for i in range(verb + 1, min(verb + 14, len(reading.words) - 1)):
        word = reading.words[i]
        if word.text.lower() == "that" and (word.upos == "SCONJ" or _belongs_to_saying(reading, i - 1, verb)):
            return i + 1
        if word.upos in {"VERB", "AUX"} or word.text in {".", ";"}:
            return None
    return None


def _rightwards(reading: Reading, verb: int, start: int, lexicon: ReportingLexicon, *, clause: bool) -> list[int]:
    """The words from `start` to the end of what the verb governs.

    That is the end of the sentence, unless another clause follows that is not the verb's: so that what a parser hangs
    on the wrong word late in the sentence is not lost. clause: the content is one, and a second verb without a subject
    of its own is more of it ("said they came and left"); after an object it is not ("called it a raid and left").
    """
    path = set(up(reading, verb))
    root = next(i for i in path if reading.words[i].head < 0)
    edge = (
        sentence_of(reading, verb)[1]
        if root <= verb
        else max([i for i in reading.subtree(verb) if i >= start], default=start) + 1
    )
    for i in range(start + 1, edge):
        word = reading.words[i]
        if word.head in path and i not in path and word.head < start and _leaves(reading, word, lexicon, clause=clause):
            return list(range(start, max(start + 1, _left_edge(reading, i, start))))
        if (
            word.relation == "conj"
            and _is_clause(reading, i)
            and lexicon.verb(word)
            and word.xpos in {"VBD", "VBZ", "VBP"}
        ):
            return list(range(start, max(start + 1, _left_edge(reading, i, start))))
        if reading.words[i - 1].text == "," and (word.text.lower() == "according" or _adds(word, lexicon)):
            return list(range(start, max(start + 1, i - 1)))
    return list(range(start, edge))


def _leaves(reading: Reading, word: Word, lexicon: ReportingLexicon, *, clause: bool) -> bool:
    """Whether a clause that hangs on the verb, or above it, goes its own way: "..., adding that", "but they left"."""
    if word.relation in {"conj", "parataxis"}:
        alone = word.upos in _VERBAL or any(reading.words[c].relation == "cop" for c in reading.children[word.index])
        return _is_clause(reading, word.index) or lexicon.verb(word) is not None or (alone and not clause)
    return (
        word.relation == "advcl" and (_adds(word, lexicon) or _is_as(reading, word.index)) and bool(lexicon.verb(word))
    )


def _adds(word: Word, lexicon: ReportingLexicon) -> bool:
    """Whether a participle opens a claim of its own: "..., adding that"."""
    reporting = lexicon.verb(word)
    return word.xpos == "VBG" and reporting is not None and "clause" in reporting.content


def _is_as(reading: Reading, clause: int) -> bool:
    return any(
        reading.words[c].relation == "mark" and reading.words[c].text.lower() == "as" for c in reading.children[clause]
    )


def _left_edge(reading: Reading, word: int, start: int) -> int:
    """Where the clause of a word begins, with the conjunction and the comma before it."""
    inside = [i for i in reading.subtree(word) if i > start]
    first = min(inside, default=word)
    for i in range(first, word):  # a subtree with a gap is a slip of the parser: begin after the gap
        if i not in inside:
            first = i + 1
    while first - 1 > start and reading.words[first - 1].upos in {"PUNCT", "CCONJ"}:
        first -= 1
    return first


def _around(reading: Reading, verb: int, source: int) -> list[int]:
    """The clause before the verb or around it: "The bridge fell, he said", "as residents say, the bridge fell"."""
    word = reading.words[verb]
    if any(reading.words[c].relation in {"obj", "xcomp"} and reading.words[c].upos != "PRON" and c != source
           for c in reading.children[verb]):  # fmt: skip
        return []
    first = min(verb, *reading.subtree(source)) if source < verb else verb
    begins, ends = sentence_of(reading, verb)
    if first > begins and reading.words[first - 1].upos == "PUNCT":
        segment = first - 1  # where what stands right before the saying begins
        while segment > begins and reading.words[segment - 1].upos != "PUNCT":
            segment -= 1
        rest = _goes_on(reading, verb, source, ends)
        if rest and not _has_verb(reading, segment, first):
            return [*range(segment, first), *rest]  # "many of whom, she adds, came on foot"
        if _has_verb(reading, begins, first) and reading.words[first].text.lower() not in {"who", "which", "that"}:
            return [*range(begins, first), *(rest if reading.words[verb].relation == "parataxis" else [])]
    if word.relation == "advcl" and _is_as(reading, verb) and word.head > verb:
        aside = set(reading.subtree(verb))
        return [i for i in reading.subtree(word.head) if i not in aside]
    return []


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(reading.words[i].upos in _VERBAL for i in range(first, last))


def _goes_on(reading: Reading, verb: int, source: int, last: int) -> list[int]:
    """What goes on after an aside: "The bridge, he said, fell"; a clause after "and" or "but" does not."""
    end = max([verb, *(i for i in reading.subtree(source) if source > verb)]) + 1
    if end + 1 >= last or reading.words[end].text != ",":
        return []
    rest = range(end + 1, last)
    return [] if reading.words[rest[0]].upos == "CCONJ" else list(rest)


def _predicate(reading: Reading, verb: int) -> int | None:
    """Where an object begins that something is said of: "called it a massacre", "accused X of leaving"."""
    children = [c for c in reading.children[verb] if c > verb]
    first = next(
        (c for c in children if reading.words[c].relation in {"obj", "iobj", "nsubj", "ccomp", "xcomp"}
         and reading.words[c].upos in _HEADS | {"PRON", "DET"}), None,
    )  # fmt: skip
    if first is None:
        return None
    rest = range(first + 1, max(reading.subtree(verb)) + 1)
    bridge = any(reading.words[i].text.lower() in {"as", "of", "for", "to"} for i in rest[:14])
    small = any(reading.words[c].relation in {"xcomp", "ccomp"} for c in children)
    if not (bridge or small) or reading.words[verb + 1].text.lower() in {"for", "on"}:
        return None  # "called for", "called on X to"
    return min(i for i in reading.subtree(first) if i > verb)


def _infinitive(reading: Reading, verb: int) -> int | None:
    """ "Denied attacking the convoy", "claims to have left"."""
    for child in reading.children[verb]:
        if reading.words[child].relation in {"xcomp", "advcl"} and child > verb:
            return min(i for i in reading.subtree(child) if i > verb)
    return None


def _object(reading: Reading, verb: int) -> int | None:
    """ "Announced the creation of a panel"; a pronoun is no content."""
    if is_passive(reading, verb):
        return None
    for child in reading.children[verb]:
        if reading.words[child].relation == "obj" and child > verb and reading.words[child].upos in {"NOUN", "PROPN"}:
            return min(i for i in reading.subtree(child) if i > verb)
    return None
