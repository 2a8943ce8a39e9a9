"""Ties that stand beside a name: offices and roles ("X, leader of Y", "Y spokesman X", "former president X")."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vedette.actors.cast import Cast
from vedette.coding.clauses import sentence_of
from vedette.coding.slots import preposition
from vedette.reading.reading import Reading
from vedette.records import Span


@dataclass(frozen=True)
class OfficeLexicon:
    """`ties`: the tie type of each office, by its lemmas, with plus signs for spaces and hyphens.

    former, coming: words beside an office that say that it is over, or not yet begun. of_states: offices that states
    have: where no body is named beside one, it is of the person's own state. outside: roles that a state's adjective
    makes nobody a member of ("a Malian analyst").
    """

    ties: Mapping[str, str]
    former: frozenset[str]
    coming: frozenset[str]
    of_states: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()

    @staticmethod
    def from_table(table: Mapping[str, Any]) -> "OfficeLexicon":
        """Read `lexicons/offices.toml`."""
        kinds = [name for name in table if name not in {"former", "coming", "of_states", "outside"}]
        return OfficeLexicon(
            ties={office.replace("-", "+"): kind for kind in kinds for office in table[kind].split()},
            former=frozenset(table["former"].split()),
            coming=frozenset(table["coming"].split()),
            of_states=frozenset(table["of_states"].split()),
            outside=frozenset(table["outside"].split()),
        )

    @cached_property
    def endings(self) -> frozenset[str]:
        """The last words of all offices."""
        return frozenset(re.split(r"[+-]", office)[-1] for office in self.ties)


@dataclass(frozen=True, slots=True)
class Office:
    """A role that an actor has in a body; holder_word, body_word and office are indices of words."""

    kind: str
    holder: str
    holder_word: int
    body: str
    body_word: int
    office: int
    change: str
    span: Span


_NO_BODIES = frozenset({"person", "civilians", "unidentified"})
# Bodies whose parts the news names by them: "the UN refugee agency", "the group's armed wing"; of states, ministries.
_EMPLOYERS = frozenset({"armed_group", "militia", "party", "igo", "ngo", "media", "company", "state_force"})
_HAVE_PARTS = frozenset({"igo", "armed_group", "party", "militia"})
_PART_NOUNS = frozenset("wing branch arm agency unit office division ministry department peacekeeper".split())
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})
_PARTS = frozenset({"state_force", "armed_group", "militia", "igo", "ngo", "media", "party", "state"})


def find_offices(reading: Reading, cast: Cast, lexicon: OfficeLexicon) -> Iterator[Office]:
    """Yield the roles that the text gives, one for each office noun with its holder and its body."""
    offices = [(word, *_office_at(reading, word.index, lexicon)) for word in reading.words if word.upos in _NOMINAL]
    longer = {i for word, kind, first in offices if kind for i in range(first, word.index)}
    for word, kind, first in offices:
        if kind is None or word.index in longer:  # the "Secretary" of "Secretary General"
            continue
        holder = _holder(reading, word.index, cast, may_be_nominal=kind in _ROLES)
        if holder is None or (kind in _OF_PARTS and _person(cast, holder)):  # "the office of Minister X"
            continue
        body = _body(reading, first, word.index, holder, cast)
        body = _own_state(cast, holder) if body is None and _of_states(reading, first, word.index, lexicon) else body
        if body is None or (word.lemma.lower() in lexicon.outside and cast.actor(cast.by_word[body]).kind == "state"):
            continue
        if kind == "leads" and _one_of_several(reading, word.index, first):
            if cast.actor(cast.by_word[body]).kind == "state":  # "a Kenyan militant leader"
                continue
            kind = "member_of"
        told = [reading.span(first, word.index + 1), _name(reading, holder, cast)]
        if sentence_of(reading, body) == sentence_of(reading, word.index):  # a state may be named far before
            told.append(_name(reading, body, cast))
        yield Office(
            kind=kind,
            holder=cast.by_word[holder],
            holder_word=holder,
            body=cast.by_word[body],
            body_word=body,
            office=word.index,
            change=_change(reading, first, word.index, lexicon),
            span=Span(min(span.start for span in told), max(span.end for span in told)),
        )


def _one_of_several(reading: Reading, office: int, first: int) -> bool:
    """Whether a leader is only one of those below the top: "a senior commander in Y", "vice chairman of Y"."""
    words = reading.words
    before = {words[first - 1].lemma.lower()} if first else set()
    beside = {words[c].lemma.lower() for c in reading.children[office]} | before
    several = words[office].lemma.lower() in _SEVERAL
    return bool(beside & _BELOW) or (several and bool(beside & {"a", "an", "senior", "top", "local", "field"}))


_NOMINAL = frozenset({"NOUN", "PROPN"})
_BELOW = frozenset({"vice", "deputy", "assistant"})
_SEVERAL = frozenset({"commander", "leader", "chief", "director", "ringleader", "emir", "boss", "warlord"})


def _name(reading: Reading, word: int, cast: Cast) -> Span:
    """The whole mention that a word heads, or stands in."""
    here = reading.words[word].span
    mentions = cast.actor(cast.by_word[word]).mentions
    return next((Span(m.start, m.end) for m in mentions if m.start <= here.start and here.end <= m.end), here)


def _office_at(reading: Reading, last: int, lexicon: OfficeLexicon) -> tuple[str | None, int]:
    """The tie type of the longest office that ends at a word, and where it begins; None where none does."""
    if reading.words[last].lemma.lower().rpartition("-")[2] not in lexicon.endings:  # most words
        return None, last
    for length in (4, 3, 2, 1):
        first = last - length + 1
        if first < 0:
            continue
        words = [w for w in reading.words[first : last + 1] if w.text != "-"]
        kind = lexicon.ties.get("+".join(w.lemma.lower() for w in words).replace("-", "+"))
        if kind:
            return kind, first
    return None, last


_OF_PARTS = frozenset({"branch_of", "media_arm_of"})
_ROLES = frozenset({"leads", "member_of", "spokesperson_of", "founded"})  # are had by people


def _holder(reading: Reading, office: int, cast: Cast, may_be_nominal: bool) -> int | None:
    """The person who holds an office: the name it stands before, is set beside, or is said to be."""
    word = reading.words[office]
    if word.relation in {"nmod:desc", "compound", "nmod:unmarked", "appos", "amod", "flat"} and _person(
        cast, word.head
    ):
        return word.head
    for child in reading.children[office]:
        other = reading.words[child]
        if other.relation in {"appos", "flat", "nmod:desc"} and _person(cast, child):
            return child
        if other.relation in {"nsubj", "nsubj:outer"} and _copula(reading, office) and _anyone(cast, child):
            return child
    if word.relation in {"obl", "xcomp"} and preposition(reading, office) == "as":  # "sworn in as president"
        subject = next(
            (c for c in reading.children[word.head] if reading.words[c].relation in {"nsubj", "nsubj:pass"}), None
        )
        if subject is not None and _person(cast, subject):
            return subject
    id_ = cast.at(office) if may_be_nominal and word.xpos in {"NN", "NNP"} else None
    return office if id_ and cast.actor(id_).kind in _MAY_SPEAK else None


# Those who may be known by their office alone: "the army's spokesman".
_MAY_SPEAK = frozenset({"person", "unidentified", "state", "armed_group", "militia", "party"})


def _copula(reading: Reading, word: int) -> bool:
    return any(reading.words[c].relation == "cop" for c in reading.children[word])


def _anyone(cast: Cast, word: int) -> bool:
    return cast.at(word) is not None


def _person(cast: Cast, word: int) -> bool:
    id_ = cast.at(word)
    return id_ is not None and cast.actor(id_).kind == "person"


def _body(reading: Reading, first: int, office: int, holder: int, cast: Cast) -> int | None:
    """The head word of the body that an office is in: "leader of Y", "Y's leader", "the Y leader", "Israel's envoy"."""
    near: list[tuple[int, int, int]] = []
    for word in (office, holder):
        for child in reading.children[word]:
            rank = _rank(reading, child, word != office, sent=reading.words[office].lemma.lower() in _SENT)
            if rank is not None:
                near += [(rank, abs(office - w), w) for w in _bodies(reading, child, holder, cast)]
    near += [
        (3, office - w, w)
        for w in range(max(0, office - 3), first)
        if _is_body(cast, w, holder) and _before(reading, w, office)
    ]
    return min(near)[2] if near else None


def _of_states(reading: Reading, first: int, last: int, lexicon: OfficeLexicon) -> bool:
    """Whether an office is one that states have, so that it is of a state where nobody is named beside it."""
    return "+".join(w.lemma.lower() for w in reading.words[first : last + 1]) in lexicon.of_states


def _own_state(cast: Cast, holder: int) -> int | None:
    """A word for the state that a person is known to be of, where none is named beside the office."""
    person = cast.actor(cast.by_word[holder])
    if person.kind != "person" or person.country is None:
        return None
    states = (w for w, id_ in cast.by_word.items() if cast.actor(id_).kind == "state")
    return next((w for w in states if cast.actor(cast.by_word[w]).country == person.country), None)


def find_parts(reading: Reading, cast: Cast) -> Iterator[tuple[int, int]]:
    """Yield (part, whole), as head words, of bodies that are named by whom they belong to: "a UN agency"."""
    for word in reading.words:
        if word.relation not in {"nmod:poss", "compound", "amod"} or word.upos not in _NAMING:
            continue
        whole, part = cast.at(word.index), cast.at(word.head) if word.head >= 0 else None
        if whole is None or part is None or whole == part:
            continue
        owner, owned, head = cast.actor(whole), cast.actor(part), reading.words[word.head]
        if owned.kind not in _PARTS or (owned.kind == "state" and word.relation != "nmod:poss"):
            continue
        if head.upos != "PROPN" and head.lemma.lower() not in _PART_NOUNS:
            continue
        forces = owned.kind == "state_force" and head.upos == "PROPN" and word.relation == "nmod:poss"
        if head.lemma.lower() in {"government", "people", "mission"} or owner.name.lower() in {"people", "peoples"}:
            continue
        if (
            owner.kind in _HAVE_PARTS
            or (owner.kind == "state" and forces)
            or (owner.kind == "state" and owned.kind == "state")
        ):
            yield word.head, word.index


def find_members(reading: Reading, cast: Cast) -> Iterator[tuple[int, int]]:
    """Yield (person, body), as head words, of people named with their body: "X of the Red Fund", "the Fund's X"."""
    for word in reading.words:
        body = cast.at(word.index)
        if body is None or word.head < 0 or word.upos != "PROPN":
            continue
        holder = cast.at(word.head)
        beside = (word.relation == "nmod" and preposition(reading, word.index) in {"of", "from", "with"}) or (
            word.relation == "nmod:poss"
        )
        if holder is None or not beside or not cast.in_name(reading.words[word.head]):
            continue
        if cast.actor(holder).kind == "person" and cast.actor(body).kind in _EMPLOYERS:
            yield word.head, word.index


_SENT = frozenset("envoy rapporteur representative ambassador coordinator mediator".split())


def _rank(reading: Reading, child: int, of_holder: bool, sent: bool) -> int | None:
    """How near a word is to an office; of whoever is sent, "for Yemen" or "to Mali" says where to, and not by whom."""
    relation = reading.words[child].relation
    if relation == "nmod:poss" or relation in {"compound", "amod", "nmod:desc", "nmod:unmarked"}:
        return 1 if not of_holder else 2
    if relation in {"nmod", "obl", "appos"} and not of_holder:
        ranks = {"of": 0, "from": 1} if sent else {"of": 0, "for": 0, "in": 1, "at": 0, "with": 1, "from": 1, "on": 2}
        return ranks.get(preposition(reading, child))
    return None


def _bodies(reading: Reading, word: int, holder: int, cast: Cast) -> Iterator[int]:
    """The body at a word or, where that is none, the nearest one inside its phrase ("the political wing of Y")."""
    inside = [w for w in reading.subtree(word) if _is_body(cast, w, holder)]
    if word in inside:
        yield word
    elif inside:
        yield inside[0]


def _is_body(cast: Cast, word: int, holder: int) -> bool:
    id_ = cast.at(word)
    return id_ is not None and id_ != cast.at(holder) and cast.actor(id_).kind not in _NO_BODIES


def _before(reading: Reading, word: int, office: int) -> bool:
    """Whether nothing but the name of the office stands between a body and an office: no comma, no verb."""
    return all(
        w.upos in {"NOUN", "PROPN", "ADJ", "PART", "ADP", "CCONJ"} or w.text in "-'" for w in reading.words[word:office]
    )


def _change(reading: Reading, first: int, office: int, lexicon: OfficeLexicon) -> str:
    beside = {w.text.lower() for w in reading.words[max(0, first - 3) : office + 3]}
    if beside & lexicon.former:
        return "ends"
    return "begins" if beside & lexicon.coming else "holds"
