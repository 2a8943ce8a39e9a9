"""Reviewed paragraphs in the notation of our own training corpus, for the learned heads to be trained on.

A passage is a paragraph in which every record was reviewed. What nobody marked in a passage is taught as nothing: a
paragraph that was half reviewed would teach the heads to overlook the other half.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from vedette.exports.notation import CannotTell, Plain
from vedette.exports.paragraphs import SENTENCES, by_paragraph, cut, paragraphs_of, sentences_of
from vedette.exports.passages import Modes, passage
from vedette.exports.stated import Stated, reach, statements, touch
from vedette.records import Coded, Note, Span

_HEAD = (
    "# Reviewed paragraphs of a workspace, written by vedette. Their words are the reports' own, and so are the rights."
)
_SHOWN = 3  # passages that a note names


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A document that people reviewed, or a part of it.

    coded: what stands, corrected, without what was rejected. reviewed: the ids of the statements in it that a person
    accepted, corrected or added. rejected: the evidence of each statement that was rejected. unsettled: the evidence of
    each that nobody judged, and that is gone because it needed something rejected.
    """

    coded: Coded
    reviewed: frozenset[str]
    rejected: tuple[Span, ...] = ()
    unsettled: tuple[Span, ...] = ()


def write(judged: Iterable[Judged], modes: Modes | None = None) -> tuple[str, tuple[Note, ...]]:
    """Return a file of passages, and what was left out and why: a note for each reason, with how many paragraphs.

    A paragraph is a block, or where a document has none what stands between empty lines. It is written where all that
    is stated in it was reviewed, or all was rejected: then it is an example of words that tell nothing. One of more
    than eight sentences is cut at sentence ends that no record crosses.

    A passage is called after its document's digest and the paragraph's number, so that it keeps its name in every
    export. Its register is agency and its region World, as no record says these; no head reads them. It says nothing of
    a second reading (`read N`): the program wrote it and a person read it once, which is no second person's reading.

    modes: those of each event type that training knows; an act of another mode is not written. Without them, all are.
    """
    writer = _Writer(modes)
    passages = [text for each in judged for text in writer.passages(each)]
    return "\n".join([f"{_HEAD}\n", *passages]), tuple(writer.notes())


@dataclass
class _Writer:
    modes: Modes | None
    left_out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def passages(self, judged: Judged) -> Iterator[str]:
        """The passages of a document; why others are none is kept for the notes."""
        document = judged.coded.document
        digest = document.id.removeprefix("sha256:")[:12]
        paragraphs = tuple(paragraphs_of(document))
        stated = by_paragraph([paragraph for paragraph, _ in paragraphs], statements(judged.coded))
        for number, ((paragraph, day), here) in enumerate(zip(paragraphs, stated, strict=True), 1):
            name = f"{digest}-{number:03}"
            if why := _why_not(judged, paragraph, here):
                self.left_out[why].append(name)
            elif day is None:
                self.left_out["the day of its publication is not known"].append(name)
            else:
                yield from self._parts(judged, paragraph, here, name, day)

    def _parts(self, judged: Judged, paragraph: Span, here: Sequence[Stated], name: str, day: date) -> Iterator[str]:
        """The passage of a paragraph, or several where it is long."""
        text = judged.coded.document.text
        parts = cut(text, paragraph, here)
        for number, part in enumerate(parts, 1):
            id_ = name if len(parts) == 1 else f"{name}-{number}"
            within = [record for record in here if any(touch(part, span) for span in reach(record))]
            try:
                if why := _why_not(judged, part, within):
                    raise CannotTell(why)
                if not 1 <= len(sentences_of(Plain(text, part).text)) <= SENTENCES:
                    raise CannotTell(f"more than {SENTENCES} sentences hang together there")
                yield passage(judged.coded, part, within, f"{id_} | agency | World", day, self.modes)
            except CannotTell as error:
                self.left_out[str(error)].append(id_)

    def notes(self) -> Iterator[Note]:
        """A note for each reason."""
        for why, names in self.left_out.items():
            many = "1 paragraph was" if len(names) == 1 else f"{len(names)} paragraphs were"
            shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
            yield Note(room="exports", text=f"{many} left out because {why} ({shown})")


def _why_not(judged: Judged, part: Span, here: Sequence[Stated]) -> str | None:
    """Why a paragraph is no example, or None."""
    if any(touch(part, span) for span in judged.unsettled):
        return "a record there is gone with a rejected one, and nobody judged it"
    reviewed = sum(record.id in judged.reviewed for record in here)
    if not reviewed and not any(touch(part, span) for span in judged.rejected):
        return "no record there was reviewed"
    return "not every record there was reviewed" if reviewed < len(here) else None
