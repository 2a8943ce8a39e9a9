"""Noun phrases and pronouns that may mean an actor."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from vedette.actors.found import JOINING, Found, Named
from vedette.actors.kinds import kind_of
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.names import kind_of_name
from vedette.actors.registry import Entry
from vedette.records import ActorKind

_PRONOUNS: Mapping[str, str] = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
    **dict.fromkeys("they them their theirs themselves".split(), "they"),
    **dict.fromkeys("it its itself".split(), "it"),
    **dict.fromkeys("i me my mine myself we us our ours ourselves".split(), "we"),
    **dict.fromkeys("who whom whose which that".split(), "who"),
}
_DEFINITE = {"the", "this", "that", "these", "those", "both"}
_INDEFINITE = {"a", "an", "another"}
_PARTS = {"ADJ", "NOUN", "PROPN", "NUM", "X"}
_BEFORE = {"compound", "amod", "nmod:desc", "flat"}
_LINKS = {"and", "the", "-"}
_GROUPS = {"armed_group", "militia", "party", "state_force"}  # whose fighters and members are mentions of them
_LONGEST = 8  # words after "of"


def pronoun_at(text: Named, i: int) -> Found | None:
    """The pronoun at a word, unless it means nothing ("it rained") or is no relative ("that")."""
    word = text.words[i]
    sort = _PRONOUNS.get(word.text.lower())
    if sort is None or word.relation == "expl" or word.upos not in {"PRON", "DET"}:
        return None
    if word.text.lower() == "that" and not (word.upos == "PRON" and word.relation.startswith(("nsubj", "obj"))):
        return None
    return Found(
        first=i, last=i + 1, head=i, form="pronoun", sort=sort, kind="unidentified", words=(i,), full=(i, i + 1),
        number="many" if sort == "they" else "one",
    )  # fmt: skip


def phrase_at(text: Named, i: int) -> Found | None:
    """The noun phrase that a word heads, if it may mean an actor."""
    return described_at(text, i) if _may_head(text, i) else None


def described_at(text: Named, i: int) -> Found:
    """The noun phrase that a word heads, taken for an actor."""
    start = _phrase_start(text, i)
    definite, indefinite = definiteness(text, i, start)
    first = _without_numbers(text, start, i)
    last, full = _name_end(text, i), full_end(text, i)
    country, at = _whose(text, i, first, full)
    modifiers = [w for w in text.words[first:i] if w.upos in {"ADJ", "NOUN", "PROPN", "VERB"}]
    lemma = text.lemma(i)
    telling = frozenset(w.text for w in modifiers if w.index != at and not _names_country(text, w.index))
    kind = kind_of(text, i, range(first, i), range(i + 1, full), country)
    return Found(
        first=first, last=last, head=i, form="nominal", sort="nominal", words=(i,), full=(first, max(last, full)),
        kind=kind, lemma=lemma, organ=_organ(text, lemma, telling, kind, country),
        number="many" if text.words[i].xpos in {"NNS", "NNPS"} or lemma in {"police", "people"} else "one",
        definite=definite, indefinite=indefinite, country=country, country_at=at, same_as=_group_meant(text, i, first),
        modifiers=frozenset(w.text for w in modifiers),
        telling=telling,
        private=lemma in text.lexicon.people["private"], by_guide=text.has("guided", i),
    )  # fmt: skip


def _whose(text: Named, head: int, first: int, full: int) -> tuple[Entry | None, int | None]:
    """The state that a description's words name, the nearest before its noun first; of a government, its ruler's."""
    before = [i for i in reversed(range(first, head)) if not (i + 1 < head and text.words[i + 1].text in _HYPHENS)]
    country, at = text.country_in([*before, *range(head + 1, full)])
    if country is None and text.has("government", head):
        for i in (*before, *range(head + 1, full)):
            ruler = _ruler(text, i)
            if ruler is not None and (state := text.lexicon.state(ruler.country)):
                return state, i
    if country is None and (text.lemma(head) in _AT_HOME or {text.lemma(i) for i in before} & _TELLS_LITTLE):
        return _where(text, head)
    return country, at


def _ruler(text: Named, i: int) -> Entry | None:
    """The person of the registry whom a word names: "the Assad government"."""
    name = text.name_at.get(i)
    if name is not None:
        return name.known if name.kind == "person" else None
    word = text.words[i].text
    match = text.lexicon.registry.resolve(word).match if word[0].isupper() else None
    return match.entry if match is not None and match.entry.kind == "person" else None


def _where(text: Named, head: int) -> tuple[Entry | None, int | None]:
    """The state in which an organ of a state is: "the police in Haiti", "government forces in Libya"."""
    words, end = text.words, text.ends[head]
    at = head + 2 + (head + 2 < end and words[head + 2].text.lower() == "the")
    if at < end and words[head + 1].text == "in" and (name := text.name_at.get(at)) and name.kind == "state":
        return name.known, at
    return None, None


_AT_HOME = frozenset({"police", "parliament", "authority"})


def _organ(text: Named, lemma: str, telling: AbstractSet[str], kind: ActorKind, state: Entry | None) -> Entry | None:
    """The organ of a state that a description means; its soldiers, under any word for them, are its army."""
    if state is None:
        return None
    organ = organ_called(text.lexicon, state, lemma, telling)
    within = (text.lexicon.organs.of_state(state, word) for word in sorted(telling))  # "navy sailors"
    organ = organ or next((part for part in within if part is not None and part.id != state.id), None)
    soldiers = text.lexicon.roles.get(lemma) == "MIL" and kind == "state_force"
    if organ is None and soldiers and not {word.lower() for word in telling} & _NO_SOLDIERS:
        return text.lexicon.organs.of_state(state, "army")
    return organ


def organ_called(lexicon: ActorLexicon, state: Entry, lemma: str, telling: AbstractSet[str]) -> Entry | None:
    """The organ of a state by its noun and the telling words before it; by the noun alone where these say little."""
    words = [word.lower() for word in telling]
    found = lexicon.organs.of_state(state, " ".join([*sorted(words), lemma]))
    return found or (lexicon.organs.of_state(state, lemma) if set(words) <= _TELLS_LITTLE else None)


_NO_SOLDIERS = frozenset({"police", "security", "former"})
_TELLS_LITTLE = frozenset({"armed", "federal", "government", "national", "local", "regular", "state"})
_HYPHENS = frozenset({"-", "–"})  # "US-backed Syrian rebels" are of Syria


def _may_head(text: Named, i: int) -> bool:
    """A noun that a list has, or that the model takes for people or an organisation; at the end of its phrase."""
    word, lemma = text.words[i], text.lemma(i)
    if word.text.lower() == "one" and i and text.words[i - 1].text.lower() == "into":
        return True  # "four groups merged into one"
    if word.upos not in {"NOUN", "PROPN"} or i in text.name_at or text.lexicon.has("never", lemma):
        return False
    guessed = word.upos == "NOUN" and word.kind in {"person", "organization"}
    return (lemma in text.lexicon.nouns or guessed) and not _before_its_head(text, i)


def _before_its_head(text: Named, i: int) -> bool:
    """Whether a noun only describes the noun or name right after it: "rebel" in "rebel commanders"."""
    if i + 1 >= text.ends[i]:
        return False
    word, after = text.words[i], text.words[i + 1]
    if text.has("collective", i) and text.is_person_noun(i + 1):
        return False  # "the army spokesman" speaks of the army, too
    if after.text in {"-", "–"}:
        return word.relation in {"compound", "amod"}
    if after.upos == "NOUN" and word.head == i + 1 and word.relation not in {"conj", "appos"}:
        return True
    return word.relation in _BEFORE and word.head > i and after.upos in {"NOUN", "PROPN", "ADJ"}


def _phrase_start(text: Named, head: int) -> int:
    """The first word of the adjectives, nouns and possessors before a head."""
    first = head
    while first > text.starts[head] and _belongs(text, first - 1, first, head):
        first -= 1
    while first < head and (text.words[first].text in JOINING or text.words[first].upos == "DET"):
        if first in text.name_at:
            break
        first += 1
    return first


def _belongs(text: Named, i: int, first: int, head: int) -> bool:
    """Whether word `i` belongs to the phrase that begins right after it, so far."""
    word = text.words[i]
    if word.text in JOINING or (i in text.name_at and i < word.head <= head):
        return True
    if word.upos == "DET":  # a possessor's: "the group's leader"
        return any(text.words[j].text in {"'s", "’s"} for j in range(first, head))
    inside = i < word.head <= head or word.relation in {"flat", "goeswith"} or word.upos == "ADJ"
    fits = word.upos in _PARTS or (word.upos == "VERB" and word.relation == "amod")
    return inside and fits and word.kind != "time"


def _without_numbers(text: Named, first: int, head: int) -> int:
    """Where the phrase begins without what counts it: "rebels" in "several dozen rebels"."""
    while (
        first < head
        and first not in text.name_at
        and (
            text.words[first].upos in {"NUM", "DET", "PUNCT", "ADV"}
            or text.words[first].text in JOINING
            or text.lexicon.has("unnaming", text.words[first].text.lower())
        )
    ):
        first += 1
    return first


def definiteness(text: Named, head: int, first: int) -> tuple[bool, bool]:
    """Whether the phrase is definite, and whether its words single it out as new."""
    before = text.words[max(text.starts[head], first - 3) : head]
    articles = {
        w.text.lower() for w in before if w.upos in {"DET", "PRON"} and (w.head == head or w.index == first - 1)
    }
    if articles & _DEFINITE or any(w.relation == "nmod:poss" and w.upos == "PRON" for w in before):
        return True, False
    counted = text.words[head].xpos == "NN" and any(w.upos == "NUM" for w in before)
    return False, counted or bool(articles & _INDEFINITE)


def full_end(text: Named, head: int) -> int:
    """The end of the phrase with what follows it after "of" or "for", where the head is named by that."""
    words, end = text.words, min(text.ends[head], head + 2 + _LONGEST)
    if head + 2 >= end or words[head + 1].text not in {"of", "for"} or not text.has("relational", head):
        return head + 1
    last = head + 2
    while last < end and (
        words[last].upos in {"DET", "ADJ", "NOUN", "PROPN"}
        or words[last].text in JOINING
        or (words[last].text == "of" and words[last - 1].text[0].isupper())
    ):
        last += 1
    while words[last - 1].text in JOINING or words[last - 1].upos == "DET" or words[last - 1].text == "of":
        last -= 1
    return last if last > head + 2 else head + 1


def _name_end(text: Named, head: int) -> int:
    """The end of the phrase, after "of" too where that goes on with an organisation's name: "Ministry of Defence"."""
    words, end = text.words, text.ends[head]
    if not words[head].text[0].isupper() or head + 2 >= end or words[head + 1].text not in {"of", "for"}:
        return head + 1
    opens = text.starts[head] == head and text.lemma(head) not in text.lexicon.names
    if text.is_person_noun(head) or opens:
        return head + 1
    last = head + 2
    while last < end and (words[last].text[0].isupper() or words[last].text in _LINKS):
        last += 1
    while words[last - 1].text in _LINKS:
        last -= 1
    return last if last > head + 2 else head + 1


def _names_country(text: Named, i: int) -> bool:
    return i in text.name_at and text.name_at[i].kind in {"state", "people"}


def _group_meant(text: Named, head: int, first: int) -> int | None:
    """The head of the group's name that the phrase stands for: "Taliban fighters", "members of the brigade"."""
    if not text.has("members", head) and text.lemma(head) != "peacekeeper":
        return None
    at = head - 1
    while at >= first and at not in text.name_at and text.lemma(at) in text.lexicon.nouns:
        at -= 1
    places = [at] if at >= first else []
    if head + 2 < text.ends[head] and text.words[head + 1].text == "of":
        places += [head + 2, head + 3]
    for name in (text.name_at.get(i) for i in places):
        if name and name.kind == "body" and kind_of_name(text.reading, text.lexicon, name) in _GROUPS:
            return text.head_of(name.first, name.last)
    return None
