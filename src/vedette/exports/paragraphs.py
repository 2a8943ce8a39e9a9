"""The paragraphs of a document: which records each holds, from which day its times count, and where it may be cut."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from vedette.exports.stated import Stated, reach, touch
from vedette.reading.sentences import find_sentences
from vedette.reading.words import find_words
from vedette.records import Document, Event, Outlook, Span, Time, moment

SENTENCES = 8
"""How many sentences a passage has at most: SENTENCES in training/corpus_check.py."""

_GAP = re.compile(r"\n\s*\n")
_FAR = frozenset({"named", "source_kind"})  # fields that rest on words anywhere in the document


def paragraphs_of(document: Document) -> Iterator[tuple[Span, date | None]]:
    """The blocks of a document, else what stands between its empty lines; each with the day that its times count from.

    The day is the block's own, else the document's, as in `vedette.coding.times`; None where neither is known.
    """
    known = document.published if document.published_precision in {"minute", "day"} else None
    day = moment(known).date() if known else None
    if document.blocks:
        yield from ((block.span, _own_day(block.time) or day) for block in document.blocks)
        return
    start = 0
    for end, following in [*(gap.span() for gap in _GAP.finditer(document.text)), (len(document.text),) * 2]:
        if document.text[start:end].strip():
            yield Span(start, end), day
        start = following


def _own_day(time: Time | None) -> date | None:
    return moment(time.start).date() if time and time.start and time.precision in {"minute", "day"} else None


def by_paragraph(paragraphs: Sequence[Span], stated: Iterable[Stated]) -> list[list[Stated]]:
    """What is stated in each paragraph, for the first time or again."""
    found: list[list[Stated]] = [[] for _ in paragraphs]
    starts = [paragraph.start for paragraph in paragraphs]
    for record in stated:
        near = {
            number
            for span in reach(record)
            for number in range(max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end))
            if touch(paragraphs[number], span)
        }
        for number in near:
            found[number].append(record)
    return found


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, as `training.corpus_check` counts them."""
    words = find_words(text)
    return [(words[first][0], words[last - 1][1]) for first, last in find_sentences(text, words)]


def cut(text: str, paragraph: Span, here: Sequence[Stated]) -> list[Span]:
    """A paragraph in parts of at most eight sentences, or of more where its records (`here`) hold them together."""
    starts = [paragraph.start + start for start, _ in sentences_of(paragraph.of(text))]
    if len(starts) <= SENTENCES:
        return [paragraph]
    extents = [_extent(record, here, paragraph) for record in here]
    together: list[list[int]] = []
    for start in starts:
        if together and any(extent.start < start < extent.end for extent in extents):
            together[-1].append(start)
        else:
            together.append([start])
    cuts, held = [paragraph.start], 0
    for group in together:
        if held and held + len(group) > SENTENCES:
            cuts.append(group[0])
            held = 0
        held += len(group)
    return [Span(start, end) for start, end in zip(cuts, [*cuts[1:], paragraph.end], strict=True)]


def _extent(record: Stated, here: Iterable[Stated], paragraph: Span) -> Span:
    """From the first to the last word in a paragraph of a record, and of the records there that it points at."""
    pointed = _pointed_at(record)
    told = (record, *(other for other in here if other.id in pointed))
    spans = [span for each in told for span in _words(each) if touch(span, paragraph)]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _words(record: Stated) -> Iterator[Span]:
    """All words that a record needs near each other."""
    yield from reach(record)
    yield from (span for name, spans in record.support.items() if name not in _FAR for span in spans)
    if isinstance(record, Event):
        yield from (span for toll in record.casualties for span in toll.evidence)
        yield from (record.purpose,) if record.purpose else ()
    if isinstance(record, Outlook):
        yield from (span for span in (record.condition, record.because) if span)


def _pointed_at(record: Stated) -> set[str | None]:
    same = record.same_as if isinstance(record, Event) else record.proposes if isinstance(record, Outlook) else ()
    return {record.claim, getattr(record, "event", None), *same}
