"""When claims were made: "the army said on Thursday", "in an audio message on 3 May the emir announced"."""

from collections.abc import Sequence
from dataclasses import replace

from vedette.coding.claims import Claims
from vedette.coding.times import TimeMention
from vedette.reading.reading import Reading
from vedette.records import Claim, Span


def dated(reading: Reading, claims: Claims, times: Sequence[TimeMention]) -> Claims:
    """Return the claims with the times that hang on their cues; a time inside the content is of what is claimed."""
    by_governor = {reading.words[time.head].head: time for time in reversed(times) if not time.head < 0}
    starts = {word.start: word.index for word in reading.words}
    records = tuple(_dated(reading, claim, by_governor.get(_word(starts, claim.cue))) for claim in claims.records)
    return replace(claims, records=records)


def _word(starts: dict[int, int], cue: Span | None) -> int:
    return starts.get(cue.start, -2) if cue else -2


def _dated(reading: Reading, claim: Claim, time: TimeMention | None) -> Claim:
    if time is None:
        return claim
    words = reading.span(time.first, time.last)
    if any(part.start < words.end and words.start < part.end for part in claim.content):
        return claim
    inferred = {**claim.inferred, **({"time": time.rule} if time.rule else {})}
    return replace(claim, time=time.time, support={**claim.support, "time": (words,)}, inferred=inferred)
