"""Ties that stand in how somebody is called: offices, parts, compound modifiers, former names."""

from collections.abc import Iterator

from vedette.coding.acts import Surroundings
from vedette.coding.listings import Listed, pairs
from vedette.coding.modifiers import find_modified
from vedette.coding.offices import OfficeLexicon, find_members, find_offices, find_parts
from vedette.coding.ontology import Ontology
from vedette.coding.renaming import find_renamed
from vedette.coding.status import Said, status_at
from vedette.coding.tellings import Telling, between
from vedette.reading.reading import Reading
from vedette.records import How

# How often a tie of each make is right: priors, to be calibrated on hand-coded text.
_OFFICE, _NAME, _MODIFIER = 0.75, 0.6, 0.75
_ALSO = {"spokesperson_of": "member_of"}  # who speaks for a body is one of it


def told_by_words(
    reading: Reading, around: Surroundings, ties: Ontology, offices: OfficeLexicon, listed: Listed
) -> Iterator[Telling]:
    """Yield the ties that names and descriptions tell."""
    yield from _offices(reading, around, offices)
    yield from _names(reading, around, listed)
    yield from _modifiers(reading, around, ties, listed)
    yield from _renamings(reading, around)


def _offices(reading: Reading, around: Surroundings, lexicon: OfficeLexicon) -> Iterator[Telling]:
    for office in find_offices(reading, around.cast, lexicon):
        planned = Said(modality="planned", support={"modality": (office.span,)})
        for kind in filter(None, (office.kind, _ALSO.get(office.kind))):
            yield Telling(
                kind=kind, subject=office.holder_word, object=office.body_word, word=office.office,
                change=office.change, evidence=office.span, why="words beside the office", sure=_OFFICE,
                said=planned if office.change == "begins" else Said(),
                how=How(by="frame", name=f"office: {reading.words[office.office].lemma.lower()}"),
            )  # fmt: skip


def _names(reading: Reading, around: Surroundings, listed: Listed) -> Iterator[Telling]:
    """Parts that are named by their whole, and people that are named with their body."""
    parts = ((*pair, "branch_of", "named by it") for pair in find_parts(reading, around.cast))
    members = ((*pair, "member_of", "named with it") for pair in find_members(reading, around.cast))
    for part, whole, kind, how in (*parts, *members):
        if around.cast.by_word[part] in listed:  # frames tell whose "branches such as A" are
            continue
        yield Telling(
            kind=kind, subject=part, object=whole, word=whole, change="holds", evidence=between(reading, part, whole),
            why=how, sure=_NAME, how=How(by="frame", name=f"{kind}: {how}"),
        )  # fmt: skip


def _modifiers(reading: Reading, around: Surroundings, ties: Ontology, listed: Listed) -> Iterator[Telling]:
    for told in find_modified(reading, around.cast, ties.modifiers):
        prefix, hyphen, _ = reading.words[told.word].text.lower().partition("-")
        name = f"{prefix}-X" if hyphen else f"X-{prefix}"
        for subject, object_ in pairs(around.cast, listed, (told.subject,), (told.object,)):
            yield Telling(
                kind=told.kind, subject=subject, object=object_, word=told.word, change="holds",
                evidence=between(reading, told.subject, told.object), why="what a modifier tells holds",
                said=status_at(reading, told.word, around.hedges), sure=_MODIFIER,
                how=How(by="frame", name=f"{told.kind}: {name}"),
            )  # fmt: skip


def _renamings(reading: Reading, around: Surroundings) -> Iterator[Telling]:
    for told in find_renamed(reading, around.cast):
        yield Telling(
            kind="renamed_to", subject=told.old, object=told.new, word=told.word, change="begins",
            evidence=between(reading, told.old, told.new), why="what the type brings", sure=_MODIFIER,
            how=How(by="frame", name=f"renamed_to: {reading.words[told.word].text.lower()}"),
        )  # fmt: skip
