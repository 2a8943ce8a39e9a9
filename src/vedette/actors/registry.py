"""The registry: who there is, by what names, when and where; and whom a name means in a text of a date about a country.

An entry is never taken on an alias alone where others bear it, too, or where date and country speak against it: then
the answer is left open, with the candidates.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, cast

from vedette.actors.name_keys import name_key
from vedette.actors.spelling import spelling_key
from vedette.records import ActorKind

Row = Mapping[str, Any]
TieKind = Literal[
    "branch_of", "split_from", "merged_into", "succeeded", "pledged_allegiance", "media_arm_of", "allied_with"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """From when until when: ISO dates of any precision ("2013", "2013-04"), None where open or unknown."""

    since: str | None = None
    until: str | None = None

    def holds(self, date: str) -> bool:
        """Whether a date lies in it, as far as the coarser of the dates says."""
        return not (self.since and _before(date, self.since)) and not (self.until and _before(self.until, date))

    @property
    def stretch(self) -> str:
        """It in words: "from 2013-04 until 2019"; an empty text where neither end is known."""
        return " ".join(f"{word} {date}" for word, date in (("from", self.since), ("until", self.until)) if date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias(Term):
    """A name of an entry. sort: short is an abbreviation, former a name that it gave up, last a last name alone."""

    text: str
    sort: Literal["name", "other", "short", "former", "native", "last"] = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Term):
    """What an entry is, or was, to another one."""

    kind: TieKind
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Term):
    """An office that a person holds or held. of: the id of an entry, or a state's."""

    office: str
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor of the registry. countries: ISO 3166-1 alpha-3, the main one first; code: CAMEO's actor code.

    organ: which organ of which state it is ("ISR:army"), where its state has it under a name of its own.
    """

    id: str
    name: str
    kind: ActorKind
    countries: tuple[str, ...] = ()
    code: str | None = None
    organ: str | None = None
    aliases: tuple[Alias, ...] = ()
    active: Term = field(default_factory=Term)
    ties: tuple[Tie, ...] = ()
    offices: tuple[Office, ...] = ()
    female: bool = False
    note: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """Where it is at home."""
        return self.countries[0] if self.countries else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a text says beside a name. date: ISO; countries: those that it names; ids: entries that are sure in it.

    strict: the name stands in a text, where an abbreviation may well mean another body than the one we know.
    own: the words beside the name give the countries: "the Red Front of Mali".
    """

    date: str | None = None
    countries: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    strict: bool = False
    own: bool = False


OUT_OF_CONTEXT = Context()


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that a name may mean. score: 0 to 1, not calibrated; reasons: what spoke for it and against it."""

    entry: Entry
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Whom a name means: `match`, or None where nobody of the registry does, or where it is open among `candidates`."""

    match: Match | None = None
    candidates: tuple[Match, ...] = ()


NOBODY = Resolution()

# What speaks for an entry and against it. Chosen by hand: one doubt leaves a plain name standing, two do not.
_EXACT, _SPELT, _TRIMMED = 0.85, 0.8, 0.8
_HERE, _ELSEWHERE = 0.15, -0.3  # it acts in a country that the text names; in none of them
_OF_ANOTHER = -0.6  # the words beside the name say of which country it is, and it does not act there
_TOO_EARLY, _LONG_OVER = -0.8, -0.15  # the text is from before it was founded; from years after it ended
_NAME_OUT_OF_TIME = -0.1
_LITTLE_SAID = -0.25  # an abbreviation, a last name or common words in a text that names none of its countries
_KIN = 0.1  # the text names another entry that it is tied to
_NAMESAKE = -0.45  # a leader's name in a text that names neither the group nor a country of it
_SHARED_BY_FEW = 4  # words of a person's name from which on it hardly has a namesake
_LEAST = 0.5  # under it nobody is meant
_APART = 0.15  # how far the best has to stand before the second
_UNKNOWN_BEFORE = 3  # years before an office in which its later holder seldom goes by the last name alone
_AFTERLIFE = 3  # years after its end in which news still speaks of a group
_EVERYWHERE = frozenset({"media", "igo"})  # are spoken of in news from anywhere
_TRANSNATIONAL = "IMG"  # CAMEO's code of international militant groups
_SHORTEST_SURE = 6  # letters of an abbreviation that hardly anybody else has


class Registry:
    """The entries, found by id or by name. Made by `vedette.assets.registry` of rows and their index.

    generic: keys of names that are made of common words alone ("National Liberation Front"), as others may be called.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        index: Mapping[str, Sequence[int]],
        spellings: Mapping[str, Sequence[int]],
        generic: Sequence[str] = (),
    ) -> None:
        self._rows, self._index, self._spellings, self._generic = rows, index, spellings, frozenset(generic)
        self._made: dict[int, Entry] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Entry]:
        return (self._entry(number) for number in range(len(self._rows)))

    def entry(self, id_: str) -> Entry | None:
        """The entry of that id; None where there is none."""
        number = self._by_id.get(id_)
        return None if number is None else self._entry(number)

    def organ(self, id_: str) -> Entry | None:
        """The entry that is that organ of a state ("ISR:army"); None where it has no name of its own."""
        number = self._by_organ.get(id_)
        return None if number is None else self._entry(number)

    def named(self, key: str) -> tuple[Entry, ...]:
        """The entries of which the name with that key (`name_key`) is one."""
        return tuple(self._entry(number) for number in self._index.get(key, ()))

    @property
    def keys(self) -> Iterable[str]:
        """The keys of all names."""
        return self._index.keys()

    @cached_property
    def offices(self) -> frozenset[str]:
        """The names of all offices, in lower case, as British English spells them."""
        return frozenset(office_key(o["office"]) for row in self._rows for o in row.get("offices", ()))

    def leaders(self, id_: str, date: str | None = None) -> tuple[tuple[Entry, Office], ...]:
        """Who holds an office of that entry, with the office: at a date, or ever; in order of their terms."""
        found = [
            (self._entry(number), office)
            for number in self._holders.get(id_, ())
            for office in self._entry(number).offices
            if office.of == id_ and (date is None or office.holds(date))
        ]
        return tuple(sorted(found, key=lambda pair: pair[1].since or ""))

    def resolve(self, name: str, context: Context = OUT_OF_CONTEXT) -> Resolution:
        """Whom a name means in a context. Its words are looked up as they stand, by spelling, and without "group"."""
        found = self._matches(name, context)
        if not found:
            return NOBODY
        best, *others = found
        rival = others[0].score if others else 0.0
        if best.score < _LEAST or round(best.score - rival, 3) < _APART:
            return Resolution(None, tuple(match for match in found if match.score > 0))
        return Resolution(best, tuple(others))

    def _matches(self, name: str, context: Context) -> list[Match]:
        for numbers, base, key in self._looked_up(name):
            matches = (self._match(self._entry(number), name, key, base, context) for number in numbers)
            return sorted(matches, key=lambda match: (-match.score, match.entry.id))
        return []

    def _looked_up(self, name: str) -> Iterator[tuple[Sequence[int], float, str]]:
        key = name_key(name)
        if numbers := self._index.get(key):
            yield numbers, _EXACT, key
        spelling = spelling_key(name)
        if spelling and (numbers := self._spellings.get(spelling)):
            yield numbers, _SPELT, spelling
        first, _, last = key.rpartition(" ")
        if last in _TRAILING and (numbers := self._index.get(first)):
            yield numbers, _TRIMMED, first
        words = name.split()
        if len(words) > 2 and (outer := spelling_key(f"{words[0]} {words[-1]}")):  # of people, without the middle names
            people = [n for n in self._spellings.get(outer, ()) if self._rows[n]["kind"] == "person"]
            if people:
                yield people, _TRIMMED, outer

    def _match(self, entry: Entry, name: str, key: str, base: float, context: Context) -> Match:
        alias = _alias(entry, key)
        weighed = [(base, _how_named(name, alias)), *_by_date(entry, alias, context)]
        little = alias is not None and (_says_little(alias) or key in self._generic)
        weighed += _by_place(entry, little, context)
        kin = {tie.of for tie in entry.ties} | {office.of for office in entry.offices}
        if kin & context.ids:
            weighed.append((_KIN, f"tied to {', '.join(sorted(kin & context.ids))}, which the text names"))
        elif (
            context.strict
            and len(name.split()) < _SHARED_BY_FEW
            and _only_leads(entry)
            and not context.countries.intersection(entry.countries)
        ):
            weighed.append((_NAMESAKE, "the text names neither the group nor a country of it"))
        score = sum(weight for weight, _ in weighed)
        return Match(entry, round(min(1.0, max(0.0, score)), 3), tuple(reason for _, reason in weighed))

    def _entry(self, number: int) -> Entry:
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = entry_of(self._rows[number])
        return made

    @cached_property
    def _by_id(self) -> Mapping[str, int]:
        return {row["id"]: number for number, row in enumerate(self._rows)}

    @cached_property
    def _by_organ(self) -> Mapping[str, int]:
        rows = ((number, entry_of(row).organ) for number, row in enumerate(self._rows) if "organ" in row)
        return {organ: number for number, organ in rows if organ}

    @cached_property
    def _holders(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self._rows):
            for of in {office["of"] for office in row.get("offices", ())}:
                found.setdefault(of, []).append(number)
        return found


def _only_leads(entry: Entry) -> bool:
    """Whether a person is known for leading groups alone: news has many bearers of such names."""
    return entry.kind == "person" and bool(entry.offices) and all(o.office == LEADER for o in entry.offices)


LEADER = "leader"


def office_key(office: str) -> str:
    """An office in lower case, as British English spells it."""
    return office.lower().replace("defense", "defence").replace("-", " ")


_TRAILING = frozenset("group movement militants fighters rebels organization organisation militia party".split())


def _alias(entry: Entry, key: str) -> Alias | None:
    """The name of an entry that has a key, by letters or by spelling."""
    return next((a for a in entry.aliases if key in (name_key(a.text), spelling_key(a.text))), None)


def _how_named(name: str, alias: Alias | None) -> str:
    sorts = {"name": "its name", "short": "its abbreviation", "former": "a former name of it", "last": "a last name"}
    if alias is None:
        return f"{name!r} is a name of it"
    told = f"{name!r} is {sorts.get(alias.sort, 'a name of it')}"
    return told if name_key(alias.text) == name_key(name) else f"{name!r} stands for {alias.text!r}"


def _by_date(entry: Entry, alias: Alias | None, context: Context) -> Iterator[tuple[float, str]]:
    date, active = context.date, entry.active
    if not date:
        return
    if active.since and _before(date, active.since):
        yield _TOO_EARLY, f"not there before {active.since}"
    elif active.until and int(date[:4]) > int(active.until[:4]) + _AFTERLIFE:
        yield _LONG_OVER, f"ended in {active.until}"
    elif active.since:
        yield 0.0, f"active {active.stretch}"
    if alias is not None and alias.sort == "former" and not alias.holds(date):
        yield _NAME_OUT_OF_TIME, f"called so {alias.stretch}"
    begun = min((office.since for office in entry.offices if office.since), default=None)
    if alias is not None and alias.sort == "last" and begun and int(date[:4]) < int(begun[:4]) - _UNKNOWN_BEFORE:
        yield _TOO_EARLY, f"in no office before {begun}"


def _by_place(entry: Entry, little: bool, context: Context) -> Iterator[tuple[float, str]]:
    """Weigh where it acts against the countries of the text; a text without any says nothing.

    little: the name says so little of whose it is that others may well have it.
    """
    anywhere = context.strict and (entry.kind in _EVERYWHERE or (entry.code or "").startswith(_TRANSNATIONAL))
    if not entry.countries or not context.countries or anywhere:
        return
    shared = [country for country in entry.countries if country in context.countries]
    if shared:
        yield _HERE, f"acts in {', '.join(shared)}"
        return
    told = f"acts in {', '.join(entry.countries[:4])}, not in {', '.join(sorted(context.countries)[:4])}"
    yield _OF_ANOTHER if context.own else _ELSEWHERE, told
    if context.strict and little:
        yield _LITTLE_SAID, "a name that others may have"


def _says_little(alias: Alias) -> bool:
    """Whether a name is an abbreviation, by how it is written, or a last name."""
    letters = alias.text.isupper() and len(alias.text) < _SHORTEST_SURE
    return letters or alias.sort in {"short", "last"}


def _before(one: str, other: str) -> bool:
    """Whether a date is before another, as far as the coarser of the two says."""
    shortest = min(len(one), len(other))
    return one[:shortest] < other[:shortest]


# --- rows


def entry_of(row: Row) -> Entry:
    """The entry that a row of the registry's files tells of."""
    return Entry(
        id=row["id"],
        name=row["name"],
        kind=cast(ActorKind, row["kind"]),
        countries=tuple(row.get("countries", ())),
        code=row.get("code"),
        organ=f"{row['countries'][0]}:{row['organ']}" if "organ" in row else None,
        aliases=tuple(_aliases(row)),
        active=_term(row),
        ties=tuple(Tie(kind=tie["is"], of=tie["of"], **_ends(tie)) for tie in row.get("ties", ())),
        offices=tuple(Office(office=o["office"], of=o["of"], **_ends(o)) for o in row.get("offices", ())),
        female=row.get("female", False),
        note=row.get("note"),
        sources=tuple(row.get("sources", ())),
    )


def _aliases(row: Row) -> Iterator[Alias]:
    yield Alias(text=row["name"], sort="name")
    for field_, sort in (("short", "short"), ("names", "other"), ("native", "native")):
        yield from (Alias(text=text, sort=cast(Any, sort)) for text in row.get(field_, ()))
    for former in row.get("former", ()):
        yield from (Alias(text=t, sort="former", **_ends(former)) for t in (former["name"], *former.get("names", ())))
    if row.get("last"):
        yield Alias(text=row["last"], sort="last")


def _term(row: Row) -> Term:
    return Term(**_ends(row))


def _ends(row: Row) -> dict[str, str | None]:
    return {"since": row.get("from"), "until": row.get("until")}


def names_in(row: Row) -> Iterable[str]:
    """All names of a row."""
    return (alias.text for alias in _aliases(row))
