"""The lexicon of reporting (`resources/lexicons/reporting.toml`), and the words of a text that hand over words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, cast

from vedette.coding.inflections import all_forms
from vedette.errors import AssetDamaged
from vedette.reading.reading import Reading, Word
from vedette.records import SourceKind

Content: TypeAlias = Literal["clause", "object", "predicate", "infinitive", "figure", "quotation"]


@dataclass(frozen=True, slots=True)
class Reporting:
    """What a reporting verb does: the kind of saying, and where its content may stand."""

    kind: str
    content: frozenset[Content]


@dataclass(frozen=True, kw_only=True)
class ReportingLexicon:
    """What `reporting.toml` says, with words by their forms."""

    verbs: Mapping[str, Reporting]
    nouns: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    channels: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    publishes: frozenset[str] = frozenset()
    source_kinds: Mapping[str, SourceKind] = field(default_factory=dict)
    authenticity: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def from_table(table: Mapping[str, Any]) -> "ReportingLexicon":
        """Read the parsed file. Raises AssetDamaged where a table is missing."""
        try:
            channels = table["channels"]
            return ReportingLexicon(
                verbs=_verbs(table["verbs"]),
                nouns=all_forms(table["nouns"]["lemmas"].split(), "noun"),
                according=tuple(tuple(phrase.split()) for phrase in table["frames"]["according"]),
                channels=all_forms(channels["nouns"].split(), "noun"),
                issued=all_forms(channels["issued"].split(), "verb"),
                publishes=all_forms(channels["publishes"].split(), "verb"),
                source_kinds={
                    form: cast(SourceKind, kind)
                    for kind, words in table["source_kinds"].items()
                    for form in all_forms(words.split(), "noun")
                },
                authenticity={word: kind for kind, words in table["authenticity"].items() for word in words.split()},
            )
        except (KeyError, TypeError) as error:
            raise AssetDamaged(f"the lexicon of reporting lacks {error}") from error

    def verb(self, word: Word) -> Reporting | None:
        """What the word does as a reporting verb, or None where it is none."""
        if word.upos not in {"VERB", "AUX"}:
            return None
        return self.verbs.get(word.text.lower())


def _verbs(groups: list[Mapping[str, Any]]) -> dict[str, Reporting]:
    """The verbs by form; a verb of two groups has the first one's kind, and the contents of both."""
    verbs: dict[str, Reporting] = {}
    for group in groups:
        content = frozenset(cast(list[Content], group["content"]))
        for form in all_forms(group["lemmas"].split(), "verb"):
            known = verbs.get(form)
            verbs[form] = Reporting(
                known.kind if known else group["kind"], content | (known.content if known else content)
            )
    return verbs


def find_verbs(reading: Reading, lexicon: ReportingLexicon) -> Iterator[tuple[int, Reporting]]:
    """Yield the reporting verbs, in text order."""
    for word in reading.words:
        particle = next((c for c in reading.children[word.index] if reading.words[c].relation == "compound:prt"), None)
        if (reporting := lexicon.verb(word)) and (particle is None or word.text.lower().startswith("point")):
            yield word.index, reporting


def find_nouns(reading: Reading, lexicon: ReportingLexicon) -> Iterator[int]:
    """Yield the reporting nouns, in text order."""
    for word in reading.words:
        if word.upos == "NOUN" and word.text.lower() in lexicon.nouns:
            yield word.index


def find_according(reading: Reading, lexicon: ReportingLexicon) -> Iterator[tuple[int, int]]:
    """Yield the first and the last word of each "according to", in text order."""
    words = [word.text.lower() for word in reading.words]
    openings = {phrase[0] for phrase in lexicon.according}
    for i in (i for i, word in enumerate(words) if word in openings):
        for phrase in lexicon.according:
            if words[i : i + len(phrase)] == list(phrase):
                yield i, i + len(phrase) - 1
