"""Which words of a text are handed to whom, by the sentence's tree: the grammar under `claims`, before names.

Every pattern is a function from a cue to an `Attribution`: who says it is still a word here, not an actor.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from vedette.coding.clauses import sentence_of, up
from vedette.coding.contents import content_words, is_agent
from vedette.coding.cue_head import DENIES, PROPOSES, likely_cues
from vedette.coding.cues import Reporting, ReportingLexicon, find_according, find_nouns, find_verbs
from vedette.coding.inflections import all_forms
from vedette.coding.quotations import Quotations
from vedette.coding.slots import is_passive, preposition, slots_of
from vedette.coding.wordings import content_spans, speech_after, with_quotations
from vedette.reading.pairs import PairHead
from vedette.reading.reading import Reading
from vedette.records import Span

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Content, and the word that heads its source. content: in text order; empty where a speaker only gets the floor.

    pattern: the kind of reporting verb, `noun` or `according`. words: the cue's first and last word. told: the heads of
    those who are told. by: what gave the cue, the content and the source: rules, learned heads, or both.
    """

    pattern: str
    words: tuple[int, int]
    source: int
    content: tuple[Span, ...]
    told: tuple[int, ...] = ()
    by: Literal["frame", "head", "both"] = "frame"


def attributions_of(
    reading: Reading, quotations: Quotations, lexicon: ReportingLexicon, head: PairHead | None
) -> tuple[Attribution, ...]:
    """What the text hands to somebody, in text order of cues; head: the learned one for cues, or None for rules alone.

    What the head alone sees may still have no content.
    """
    found = find_attributions(reading, quotations, lexicon)
    return found if head is None else weighed(reading, quotations, found, lexicon, head)


def find_attributions(reading: Reading, quotations: Quotations, lexicon: ReportingLexicon) -> tuple[Attribution, ...]:
    """Return what the text hands to somebody, in text order of cues."""
    found = chain(
        (_by_verb(reading, quotations, verb, kind, lexicon) for verb, kind in find_verbs(reading, lexicon)),
        (_by_noun(reading, quotations, noun) for noun in find_nouns(reading, lexicon)),
        (_according(reading, quotations, first, last) for first, last in find_according(reading, lexicon)),
    )
    each = tuple(filter(None, found))
    joint = (rival for attribution in each for rival in _rivals(reading, attribution))
    return tuple(sorted((*each, *joint), key=lambda a: a.words))


_ANY_WAY = Reporting("say", frozenset({"clause", "predicate", "infinitive", "object", "quotation"}))


def weighed(
    reading: Reading,
    quotations: Quotations,
    found: Sequence[Attribution],
    lexicon: ReportingLexicon,
    head: PairHead,
) -> tuple[Attribution, ...]:
    """The attributions without those whose cue the head takes for none, and with those of verbs that it alone sees."""
    told = {attribution.words[0] for attribution in found}
    likely = likely_cues(reading, told, quotations, lexicon, head)
    kept = [a for a in found if likely.get(a.words[0], 1.0) >= DENIES or is_claimed_by(reading, a)]
    new = [word for word, sure in likely.items() if sure >= PROPOSES and word not in told]
    verbs = (word for word in new if reading.words[word].upos == "VERB")
    seen = (_by_verb(reading, quotations, verb, _ANY_WAY, lexicon) for verb in verbs)
    kept += [replace(each, pattern="seen", by="head") for each in seen if each]
    return tuple(sorted(kept, key=lambda a: a.words))


def is_claimed_by(reading: Reading, attribution: Attribution) -> bool:
    """Whether somebody claims what a passive tells ("was claimed by"): the heads were trained before rules saw it."""
    return attribution.pattern == "claim" and is_agent(reading, attribution.source, attribution.words[0])


def _rivals(reading: Reading, found: Attribution) -> Iterator[Attribution]:
    """Yield the claims of those who claim the same each for themselves: "was claimed by A and by B"."""
    if is_claimed_by(reading, found):
        for child in reading.children[found.source]:
            if reading.words[child].relation == "conj" and preposition(reading, child) == "by":
                yield replace(found, source=child)


# --- verbs


def _by_verb(
    reading: Reading, quotations: Quotations, verb: int, reporting: Reporting, lexicon: ReportingLexicon
) -> Attribution | None:
    source = speaker(reading, verb, lexicon)
    if source is None or _is_first_person_inside(reading, quotations, source, verb):
        return None
    told = _told(reading, verb, source)
    content = speech_after(reading, quotations, verb)
    if not content:
        words = content_words(reading, verb, source, told, reporting, lexicon)
        content = with_quotations(reading, quotations, verb, content_spans(reading, quotations, words, verb), reporting)
    return Attribution(pattern=reporting.kind, words=(verb, verb), source=source, content=content, told=told)


def speaker(reading: Reading, verb: int, lexicon: ReportingLexicon) -> int | None:
    """The word that heads whoever does the saying; of a passive, its agent; None where nobody does."""
    if reading.words[verb].xpos == "VBG" and verb and reading.words[verb - 1].text == ",":
        for above in list(up(reading, verb))[1:]:  # "..., adding that": whoever spoke before it
            if above < verb and lexicon.verb(reading.words[above]):
                return speaker(reading, above, lexicon)
    subjects = [w for w in slots_of(reading, verb).get("subject", ()) if reading.words[w].lemma.lower() != "there"]
    inverted = _inverted(reading, verb)
    if inverted is not None and not any(w < verb and reading.words[w].head == verb for w in subjects):
        return inverted
    if subjects:
        return antecedent(reading, subjects[0])
    word = reading.words[verb]
    if word.xpos in _FINITE and (near := _just_before(reading, verb)) is not None:
        return near
    if word.xpos == "VBG" and word.head >= 0 and is_passive(reading, word.head):
        passive = slots_of(reading, word.head).get("object", ())  # "he was quoted as saying"
        return antecedent(reading, passive[0]) if passive else None
    return None


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _just_before(reading: Reading, verb: int) -> int | None:
    """The noun phrase that stands right before a verb which the tree leaves without a subject: `," the mayor said`."""
    i = verb - 1
    if i < 0 or reading.words[i].upos not in _NOMINAL or is_passive(reading, verb):
        return None
    while i < reading.words[i].head < verb or (
        reading.words[i].relation in {"flat", "appos", "conj"} and 0 <= reading.words[i].head < verb
    ):
        i = reading.words[i].head
    return i if reading.words[i].upos in _NOMINAL else verb - 1


def _inverted(reading: Reading, verb: int) -> int | None:
    """Who stands behind the verb where a comma or a quotation mark stands before it: `, said the mayor`."""
    if not verb or reading.words[verb - 1].upos != "PUNCT" or reading.words[verb - 1].text in {".", ":"}:
        return None
    word = reading.words[verb]
    if word.xpos not in _FINITE or word.text.lower() in _TELLS or verb + 1 >= len(reading.words):
        return None
    if reading.words[verb + 1].upos in {"SCONJ", "VERB", "PUNCT", "ADP"}:
        return None
    return _after(reading, verb)


def _is_first_person_inside(reading: Reading, quotations: Quotations, source: int, verb: int) -> bool:
    """ "We say ..." inside a quotation adds nothing to who is quoted."""
    first_person = reading.words[source].text.lower() in {"i", "we"}
    return first_person and quotations.at(reading.words[verb].start) is not None


def antecedent(reading: Reading, word: int) -> int:
    """What a relative pronoun stands for; any other word is itself."""
    pronoun = reading.words[word]
    if pronoun.text.lower() not in {"who", "which", "that", "whom"} or pronoun.head < 0:
        return word
    clause = reading.words[pronoun.head]
    for _ in range(4):
        if clause.relation == "acl:relcl":
            return clause.head
        if clause.head < 0 or clause.relation not in {"conj", "ccomp", "xcomp"}:
            return word
        clause = reading.words[clause.head]
    return word


_TELLS = all_forms("tell warn inform brief assure remind notify promise ask".split(), "verb")


def _told(reading: Reading, verb: int, source: int) -> tuple[int, ...]:
    """Who is told: "told the agency", "said to reporters"."""
    slots = slots_of(reading, verb)
    given = slots.get("indirect", ())
    if reading.words[verb].text.lower() in _TELLS:
        given += slots.get("object", ())
    return tuple(w for w in given + slots.get("to", ()) if w != source and reading.words[w].upos in _NOMINAL)


# --- nouns, and "according to"


def _by_noun(reading: Reading, quotations: Quotations, noun: int) -> Attribution | None:
    """ "The group's claim that ...", "expressed fears that ..."; "reports of looting" are their own source."""
    after = [c for c in reading.children[noun] if c > noun]
    clause = next((c for c in after if reading.words[c].relation in {"acl", "ccomp"} and _is_that(reading, c)), None)
    doers = [w for w in slots_of(reading, noun).get("subject", ()) if reading.words[w].relation != "amod"]
    if clause is None and reading.words[noun].text.lower() == "reports":
        clause, doers = next((c for c in after if preposition(reading, c) == "of"), None), []
    if clause is None:
        return None
    words = [
        i for i in reading.subtree(clause) if reading.words[i].head != clause or reading.words[i].relation != "case"
    ]
    content = content_spans(reading, quotations, words, noun)
    source = antecedent(reading, doers[0]) if doers else noun
    return Attribution(pattern="noun", words=(noun, noun), source=source, content=content) if content else None


def _is_that(reading: Reading, clause: int) -> bool:
    words = [reading.words[c] for c in reading.children[clause]]
    return any(word.relation == "mark" and word.text.lower() == "that" for word in words)


def _according(reading: Reading, quotations: Quotations, first: int, last: int) -> Attribution | None:
    """ "According to the mayor, the bridge fell": at an end of its sentence the phrase speaks for all of it."""
    source = _after(reading, last)
    if source is None:
        return None
    phrase = {*reading.subtree(source), *range(first, last + 1)}
    head = next((i for i in up(reading, source) if i not in phrase), None)
    rest = [i for i in range(*sentence_of(reading, first)) if reading.words[i].upos != "PUNCT"]
    if head is None or not rest:
        return None
    if min(phrase) <= rest[0] + 1 or max(phrase) >= rest[-1] - 1:
        head = next((i for i in rest if reading.words[i].head < 0), head)
    others = _of_others(reading, head, phrase)
    words = [i for i in reading.subtree(head) if i not in phrase and i not in others]
    content = content_spans(reading, quotations, words, first)
    return Attribution(pattern="according", words=(first, last), source=source, content=content) if content else None


def _of_others(reading: Reading, head: int, phrase: Set[int]) -> set[int]:
    """The clauses that somebody else answers for: "according to A, it fell; according to B, it stood"."""
    beside = (c for c in reading.children[head] if reading.words[c].relation in {"parataxis", "conj"})
    clauses = [reading.subtree(clause) for clause in beside]
    own = [words for words in clauses if any(reading.words[i].text.lower() == "according" for i in words)]
    return {i for words in own if not phrase & set(words) for i in words}


_IN_PHRASE = frozenset("compound amod nmod nmod:poss nmod:desc nmod:unmarked nummod det flat advmod".split())


def _after(reading: Reading, last: int) -> int | None:
    """The head of the noun phrase that follows a word."""
    words = reading.words
    for i in range(last + 1, min(last + 12, len(words))):
        if words[i].upos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"} and words[i].upos != "PUNCT":
            head = i
            while words[head].head > last and words[head].relation in _IN_PHRASE and not _parted(reading, head):
                head = words[head].head
            return head
        if words[i].upos == "VERB":
            return None
    return None


def _parted(reading: Reading, word: int) -> bool:
    """Whether a comma parts a word from a later one that it hangs on: it is no part of that one's phrase."""
    return any(w.text == "," for w in reading.words[word + 1 : reading.words[word].head])
