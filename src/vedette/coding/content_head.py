"""The learned head for the content of claims: which stretches of a cue's sentence are the words of the source.

A sentence is cut where punctuation, conjunctions and relatives cut it; the head judges each piece by what the rules
made of it, where it stands to the cue in the text and in the tree, and by the encoder's vectors. Trained by
training/heads.py.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from vedette.coding.attributions import Attribution
from vedette.coding.clauses import sentence_of
from vedette.coding.paths import path
from vedette.coding.quotations import Quotations
from vedette.coding.wordings import content_spans, merged
from vedette.reading.pairs import Pair, PairHead, bucket, sigmoid
from vedette.reading.reading import Reading
from vedette.records import Span

# Set on the corpus, across folds (training/heads.py), then held back so far that the dev articles lose little.
TAKES = 0.7  # from this probability on a piece is content though no rule says so
KEEPS = 0.2  # from this one on where a rule does
_RELATIVES = frozenset({"who", "which", "whom", "whose", "that"})
_VERBAL = frozenset({"VERB", "AUX"})
_INSIDE = frozenset({"-", "–", ".", "'", "’", "/"})  # punctuation that cuts no words apart: "a 36-year-old man"


@dataclass(frozen=True, slots=True)
class Piece:
    """The words from `first` up to and without `last`; top: the one that they hang on; share of it that is content."""

    first: int
    last: int
    top: int
    told: float


def with_contents(
    reading: Reading, quotations: Quotations, found: Sequence[Attribution], head: PairHead
) -> tuple[Attribution, ...]:
    """The attributions with the contents that the head makes likelier than those of the rules."""
    cues = {attribution.words[0] for attribution in found}
    asked = [(attribution, pieces_of(reading, attribution)) for attribution in found]
    pairs = [pair for attribution, pieces in asked for pair in pairs_of(reading, quotations, attribution, pieces, cues)]
    likely = iter(sigmoid(head.logits(reading, pairs))[:, 0].tolist())
    return tuple(
        _with_pieces(reading, quotations, each, pieces, [next(likely) for _ in pieces]) for each, pieces in asked
    )


def pieces_of(reading: Reading, attribution: Attribution) -> list[Piece]:
    """The sentence of a cue in pieces, without the cue and the word that heads its source."""
    first, last = sentence_of(reading, attribution.words[0])
    pieces: list[list[int]] = []
    run: list[int] = []
    for i in range(first, last):
        word = reading.words[i]
        own = attribution.words[0] <= i <= attribution.words[1] or i == attribution.source
        stops = word.upos == "PUNCT" and word.text not in _INSIDE
        if own or stops or word.upos in {"CCONJ", "SCONJ"} or _is_relative(reading, i):
            pieces.append(run)
            run = [] if own or stops else [i]
        else:
            run.append(i)
    pieces.append(run)
    return [_piece(reading, words, attribution.content) for words in pieces if words]


def pairs_of(
    reading: Reading, quotations: Quotations, attribution: Attribution, pieces: Sequence[Piece], cues: Collection[int]
) -> list[Pair]:
    """Give the cue with the top word of each piece, and what is known of both."""
    whole = tuple(_about_cue(reading, attribution))
    return [
        Pair(
            attribution.words[0], piece.top, (*whole, *_about_piece(reading, quotations, attribution, pieces, n, cues))
        )
        for n, piece in enumerate(pieces)
    ]


def share(reading: Reading, first: int, last: int, content: Sequence[Span]) -> float:
    """Which share of some words a content has."""
    inside = [any(span.start <= w.start and w.end <= span.end for span in content) for w in reading.words[first:last]]
    return sum(inside) / len(inside)


def _is_relative(reading: Reading, i: int) -> bool:
    return reading.words[i].upos == "PRON" and reading.words[i].text.lower() in _RELATIVES


def _piece(reading: Reading, words: Sequence[int], content: Sequence[Span]) -> Piece:
    first, last = words[0], words[-1] + 1
    top = next((i for i in words if not first <= reading.words[i].head < last), first)
    return Piece(first, last, top, share(reading, first, last, content))


def _about_cue(reading: Reading, attribution: Attribution) -> Iterator[str]:
    cue = reading.words[attribution.words[0]]
    yield f"cue {cue.lemma.lower()}"
    yield f"pattern {attribution.pattern}"
    yield f"cue {cue.upos} {cue.relation}"
    yield f"inverted {attribution.source > cue.index}"
    yield f"any {bool(attribution.content)}"


def _about_piece(
    reading: Reading,
    quotations: Quotations,
    attribution: Attribution,
    pieces: Sequence[Piece],
    n: int,
    cues: Collection[int],
) -> Iterator[str]:
    words, piece, cue = reading.words, pieces[n], attribution.words[0]
    side = "after" if piece.first > cue else "before"
    told = "all" if piece.told > 0.9 else "some" if piece.told > 0 else "none"
    between = sum(1 for other in pieces if min(cue, piece.first) <= other.first < max(cue, piece.first)) - (
        side == "before"
    )
    opens, mark = words[piece.first], words[piece.first - 1].text if piece.first else "start"
    closes = words[piece.last].text if piece.last < len(words) else "end"
    verb = _has_verb(reading, piece)
    way, steps = path(reading, cue, piece.top)
    quoted = quotations.at(words[piece.top].start) is not None
    neighbours = (pieces[n - 1].told if n else -1, pieces[n + 1].told if n + 1 < len(pieces) else -1)
    yield f"told {told}"
    yield f"told {told} {attribution.pattern}"
    yield f"told {told} {side} {min(between, 4)}"
    yield f"told {told} by {neighbours[0] > 0.5} {neighbours[1] > 0.5} {bool(attribution.content)}"
    yield f"{side} {min(between, 4)} {attribution.pattern}"
    yield f"{side} {min(between, 4)} {verb} {bool(attribution.content)}"
    yield f"opens {opens.text.lower() if opens.upos in {'CCONJ', 'SCONJ', 'PRON', 'ADV'} else opens.xpos} {side} {told}"
    yield f"mark {mark if not mark.isalnum() else 'word'} {side} {told}"
    yield f"closes {closes if not closes.isalnum() else 'word'} {side} {told}"
    yield f"verb {verb} {side} {told}"
    yield f"quoted {quoted} {side} {told}"
    yield f"cue inside {any(piece.first <= other < piece.last for other in cues)} {side} {told}"
    yield f"source {piece.first - 1 == attribution.source or piece.last == attribution.source} {side}"
    yield f"long {bucket(piece.last - piece.first)} {side}"
    yield f"steps {bucket(steps)} {told}"
    yield f"hangs {words[piece.top].relation} {told}"
    if way:
        yield f"path {way}"
        yield f"path {way} {side} {told}"


def _with_pieces(
    reading: Reading, quotations: Quotations, each: Attribution, pieces: Sequence[Piece], likely: Sequence[float]
) -> Attribution:
    """An attribution with the pieces that the head takes; just as it was where that is what the rules have.

    Whole speech between quotation marks stays as it is. Where the rules have nothing, a piece has to have a verb.
    """
    if each.content and all(_is_speech(reading, quotations, span) for span in each.content):
        return each
    taken = [
        sure >= (KEEPS if piece.told > 0.5 else TAKES) and (bool(each.content) or _has_verb(reading, piece))
        for piece, sure in zip(pieces, likely, strict=True)
    ]
    taken = _without_holes(each, pieces, taken)
    if all(take == (piece.told > 0.5) for piece, take in zip(pieces, taken, strict=True)):
        return each
    inside = range(*sentence_of(reading, each.words[0]))
    begins, ends = reading.words[inside[0]].start, reading.words[inside[-1]].end
    words = [i for piece, take in zip(pieces, taken, strict=True) if take for i in range(piece.first, piece.last)]
    elsewhere = [span for span in each.content if span.end <= begins or ends <= span.start]
    here = content_spans(reading, quotations, words, each.words[0])
    return replace(each, content=tuple(merged([*here, *elsewhere])), by="head" if each.by == "head" else "both")


def _is_speech(reading: Reading, quotations: Quotations, span: Span) -> bool:
    """Whether a span is all between quotation marks, and more than a phrase."""
    quotation = quotations.at(span.start)
    inside = quotation is not None and quotation.inner.start <= span.start and span.end <= quotation.outer.end
    return inside and len(span.of(reading.text).split()) > _PHRASE


_PHRASE = 5  # words at most of what is quoted as a phrase inside a clause


def _has_verb(reading: Reading, piece: Piece) -> bool:
    return any(word.upos in _VERBAL for word in reading.words[piece.first : piece.last])


def _without_holes(each: Attribution, pieces: Sequence[Piece], taken: Sequence[bool]) -> list[bool]:
    """The same, with what stands between two taken pieces on one side of the cue: its only hole is the cue."""
    filled = list(taken)
    for side in (True, False):
        at = [n for n, piece in enumerate(pieces) if (piece.first > each.words[0]) is side]
        chosen = [n for n in at if taken[n]]
        for n in range(min(chosen, default=0), max(chosen, default=-1) + 1):
            filled[n] = True
    return filled
