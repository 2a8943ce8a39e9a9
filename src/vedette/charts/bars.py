"""Where a lane's bar, bands and brackets begin and end: what is known of it, what is known roughly, what is not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from vedette.charts.scale import Moment, Scale, read_moment
from vedette.network.histories import Lane, Stretch, Turn

# known: it was there. rough: it came or went at some time of these. open: no report says that it still was there.
# faint: it was there before, nobody knows since when.
How: TypeAlias = Literal["known", "rough", "open", "faint"]

FAINT = 15.0  # how far an unknown beginning reaches to the left, in points: a sign, not a length of time
_LEAST = 2.5  # a bar that began and ended on one day can still be seen


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, from `left` to `right` in points."""

    left: float
    right: float
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One lane across the page."""

    pieces: tuple[Piece, ...]

    @property
    def left(self) -> float:
        """Where it begins, so far as that is known."""
        return next(piece.left for piece in self.pieces if piece.how != "faint")

    @property
    def outer(self) -> tuple[float, float]:
        """From where to where there is anything to see."""
        return self.pieces[0].left, self.pieces[-1].right


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch under the bar. step: 0 next to the bar, further ones below, where two held at one time."""

    stretch: Stretch
    pieces: tuple[Piece, ...]
    step: int


def moments_of(lane: Lane, turns: Iterable[Turn]) -> tuple[Moment, ...]:
    """Return every moment that is known of a lane, its turns among them."""
    stretches = (*lane.names, *lane.parents, *lane.leaders)
    dates = [lane.since, lane.until, *(d for s in stretches for d in (s.since, s.until))]
    dates += [turn.at for turn in turns if lane.node.id in (turn.origin, turn.goal)]
    return tuple(read_moment(date) for date in dates if date)


def bar(lane: Lane, moments: Sequence[Moment], scale: Scale) -> Bar:
    """Return the bar of a lane of which `moments` are known; they are not empty."""
    since = read_moment(lane.since) if lane.since else min(moments, key=lambda m: (m.first, m.after))
    until = read_moment(lane.until) if lane.until else max(moments, key=lambda m: (m.after, m.first))
    begin, end = scale.x(since.first), scale.x(max(until.after, since.after))
    pieces = [] if lane.since else [Piece(begin - FAINT, begin, "faint")]
    pieces += _whole(since, until, scale, end=max(end, begin + _LEAST))
    if not lane.until:
        pieces.append(Piece(pieces[-1].right, scale.right + FAINT, "open"))
    return Bar(pieces=tuple(pieces))


def _whole(since: Moment, until: Moment, scale: Scale, *, end: float) -> Iterator[Piece]:
    """Yield the pieces between two moments, from the first day of one to the last of the other."""
    begin = scale.x(since.first)
    sure, unsure = scale.x(since.after), scale.x(until.first)
    if unsure < sure:
        yield Piece(begin, end, "rough" if end - begin > _LEAST else "known")
        return
    if sure > begin:
        yield Piece(begin, sure, "rough")
    if unsure > sure or not sure > begin:
        yield Piece(sure, end if until.first == until.after else unsure, "known")
    if until.after > until.first:
        yield Piece(unsure, end, "rough")


def strokes(stretches: Iterable[Stretch], within: Bar, scale: Scale) -> list[Stroke]:
    """Lay stretches that have a date under their bar, those of one time below each other."""
    found: list[Stroke] = []
    ends: list[float] = []
    dated = sorted((s for s in stretches if s.since or s.until), key=lambda s: _reach(s, within, scale))
    for stretch in dated:
        pieces = tuple(_pieces(stretch, within, scale))
        step = next((n for n, end in enumerate(ends) if end <= pieces[0].left + 0.5), len(ends))
        ends[step : step + 1] = [_least_end(stretch, pieces, scale)]
        found.append(Stroke(stretch, pieces, step))
    return found


def _least_end(stretch: Stretch, pieces: Sequence[Piece], scale: Scale) -> float:
    """Return when a stretch ended at the earliest: who came in the month in which another one went comes after them."""
    return scale.x(read_moment(stretch.until).first) if stretch.until else pieces[-1].right


def _reach(stretch: Stretch, within: Bar, scale: Scale) -> tuple[float, float, str]:
    pieces = list(_pieces(stretch, within, scale))
    return pieces[0].left, pieces[-1].right, stretch.label


def _pieces(stretch: Stretch, within: Bar, scale: Scale) -> Iterator[Piece]:
    """Yield the pieces of a stretch: solid where dates bound it, else open to the ends of its bar."""
    outer_left, outer_right = within.outer
    since = read_moment(stretch.since) if stretch.since else None
    until = read_moment(stretch.until) if stretch.until else None
    if since and until:
        yield from _whole(since, until, scale, end=scale.x(max(until.after, since.after)))
    elif since:
        begin, sure = scale.x(since.first), scale.x(since.after)
        yield from [Piece(begin, sure, "rough")] if sure > begin else []
        yield Piece(sure, max(outer_right, sure + _LEAST), "open")
    elif until:
        end, sure = scale.x(until.after), scale.x(until.first)
        yield Piece(min(outer_left, sure - _LEAST), sure, "faint")
        yield from [Piece(sure, end, "rough")] if end > sure else []
