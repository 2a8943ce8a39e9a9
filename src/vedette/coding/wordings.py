"""From the words of a content to its place in the text, with the quotations in it or beside its cue."""

from collections.abc import Iterable, Iterator

from vedette.coding.clauses import sentence_of
from vedette.coding.cues import Reporting
from vedette.coding.quotations import Quotation, Quotations
from vedette.reading.reading import Reading
from vedette.records import Span

_VERBAL = frozenset({"VERB", "AUX"})

# Words that are no content, however many stand together.
_EMPTY = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADV", "PART", "AUX", "DET", "PRON", "ADP"})
_LEFT_OUT = frozenset({"that", "and", "but", "which", "who", "whom", "while", "as", "because"})


def content_spans(reading: Reading, quotations: Quotations, words: Iterable[int], cue: int) -> tuple[Span, ...]:
    """The content as spans: runs of words without the cue, widened to the quotations that they begin or end in."""
    own = reading.words[cue].span
    inside = quotations.at(own.start)
    found: list[Span] = []
    for run in _runs(reading, words):
        span = _trimmed(reading, run)
        if span is None:
            continue
        if inside is not None:  # said inside a quotation: its content is there too
            start, end = max(span.start, inside.inner.start), min(span.end, inside.inner.end)
            span = Span(start, end) if start < end else None
        else:
            span = _widened(span, quotations)
        if span:
            found.append(span)
    return tuple(polished(reading.text, quotations, span) for span in merged(found))


def _runs(reading: Reading, words: Iterable[int]) -> Iterator[list[int]]:
    """Words that stand together; what separates two runs is at least one word that is no punctuation."""
    run: list[int] = []
    for i in sorted(words):
        if run and any(reading.words[k].upos != "PUNCT" for k in range(run[-1] + 1, i)):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _trimmed(reading: Reading, run: list[int]) -> Span | None:
    """A run without what opens and closes it but says nothing; None where nothing is left."""
    first, last = 0, len(run)
    while first < last and (
        reading.words[run[first]].upos == "PUNCT"
        or (reading.words[run[first]].text.lower() in _LEFT_OUT and reading.words[run[first]].upos != "DET"
            and not (reading.words[run[first]].text.lower() == "that" and reading.words[run[first]].upos == "PRON"))
    ):  # fmt: skip
        first += 1
    while last > first and reading.words[run[last - 1]].upos in {"PUNCT", "CCONJ"}:
        last -= 1
    kept = run[first:last]
    if all(reading.words[i].upos in _EMPTY for i in kept):
        return None
    return reading.span(kept[0], kept[-1] + 1)


def _widened(span: Span, quotations: Quotations) -> Span:
    """A span that begins, ends or stands in a quotation takes in all of it."""
    start, end = span.start, span.end
    for quotation in quotations.between(start, end):
        inner = quotation.inner
        if inner.start < span.end and span.start < inner.end:
            start, end = min(start, inner.start), max(end, inner.end)
    return Span(start, end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in text order, those that touch or overlap as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


_EDGE = " \t\r\n\u00a0,;:—–-"


def polished(text: str, quotations: Quotations, span: Span) -> Span:
    """Without commas and dashes at the ends; marks of a quotation that is only a part of the content stay with it."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    for quotation in quotations.between(start, end + 1):
        outer = quotation.outer
        if start < outer.start < end and outer.end - 1 <= end <= outer.end:
            end = outer.end
        elif start == quotation.inner.start and quotation.inner.end < end:
            start = outer.start
    return Span(start, end)


# --- quotations that the tree does not tie to their cue

_ENDS_SPEECH = (".", "!", "?", ",")


def speech_after(reading: Reading, quotations: Quotations, verb: int) -> tuple[Span, ...]:
    """A whole quotation right behind the verb: `said in a statement: "They left."`; a fragment in a clause is none."""
    cue = reading.words[verb].span
    if quotations.at(cue.start) is not None:
        return ()
    quotation = quotations.after(cue.end)
    if quotation is None or len(quotation.inner.of(reading.text).split()) < 3:
        return ()
    text = reading.text
    gap = text[cue.end : quotation.outer.start]
    near = reading.words[verb + 1 : verb + 1 + _GAP]
    if len(gap) > _GAP or _ends(gap) or any(w.upos in _VERBAL and w.start < quotation.outer.start for w in near):
        return ()
    inner, rest = quotation.inner.of(text), text[quotation.outer.end :].lstrip()
    whole = inner.endswith(_ENDS_SPEECH) or not rest or rest[0] in ".!?,;" or "\n\n" in text[quotation.outer.end :][:3]
    opens = gap.rstrip().endswith((",", ":")) or (not gap.strip() and inner[0].isupper()) or gap.strip() == "that"
    if not (whole and opens):
        return ()
    return (polished(text, quotations, quotation.inner),)


def with_quotations(
    reading: Reading, quotations: Quotations, verb: int, content: tuple[Span, ...], reporting: Reporting
) -> tuple[Span, ...]:
    """The content with the quotations that stand beside the cue: before it, after it, or on both sides."""
    own = reading.words[verb].span
    if quotations.at(own.start) is not None:
        return content
    if content and not any(
        q.inner.start <= s.start and s.end <= q.inner.end for s in content for q in quotations.between(s.start, s.end)
    ):
        return content
    bounds = reading.span(*sentence_of(reading, verb))
    found = list(content)
    for quotation in quotations.between(own.start - _GAP, own.end + 2 * _GAP):
        if any(s.start < quotation.outer.end and quotation.outer.start < s.end for s in found):
            continue
        if _beside(
            reading.text, quotation, own, bounds, started=bool(content), only=reporting.content == {"quotation"}
        ):
            found.append(polished(reading.text, quotations, quotation.inner))
    return tuple(merged(found))


_GAP = (
    110  # characters between a cue and its quotation: room for "the head of the mission told reporters in the capital"
)


def _beside(text: str, quotation: Quotation, cue: Span, sentence: Span, *, started: bool, only: bool) -> bool:
    """Whether a quotation belongs to a cue by where it stands. started: part of the content is known already."""
    outer = quotation.outer
    if outer.start >= cue.end:
        gap = text[cue.end : outer.start]
        if started:
            return len(gap) <= _GAP and not _ends(gap) and outer.start < sentence.end
        opens = gap.rstrip()[-1:] in {":", ","} or (not only and outer.start < sentence.end and not _ends(gap))
        return len(gap) <= 2 * _GAP and opens and not _ends(gap) and _is_speech(quotation.inner.of(text))
    gap = text[outer.end : cue.start]
    before = quotation.inner.of(text)[-1:] + gap[:1]
    return (
        not started and len(gap) <= _GAP and not _ends(gap) and not any(m in gap for m in ";:")
        and _is_speech(quotation.inner.of(text)) and ("," in before or before[:1] in "!?")
    )  # fmt: skip


def _ends(gap: str) -> bool:
    """Whether a sentence ends in the words between."""
    return any(mark in gap for mark in (". ", "! ", "? ", "\n\n")) or gap.rstrip().endswith((".", "!", "?"))


def _is_speech(words: str) -> bool:
    """Whether quoted words are more than a name or a title."""
    return len(words.split()) >= 3
