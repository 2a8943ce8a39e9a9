"""The lines of turns from lane to lane: which lanes they join and cross, and where on the page they run."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vedette.charts.bars import Bar
from vedette.charts.scale import Moment, Scale, read_moment
from vedette.network.histories import Turn

BEND = 5.0  # how far a line that leaves or enters a bar runs along it first, in points
_BESIDE = 3.4  # between lines of one date
_TRIES = (0, 1, -1, 2, -2, 3, -3, 4, -4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A turn on the page. x: where its line runs. origin, goal: numbers of lanes, None of who has no drawn one."""

    turn: Turn
    moment: Moment
    x: float
    origin: int | None
    goal: int | None

    @property
    def ends(self) -> tuple[int, ...]:
        """The lanes that it touches, the upper one first."""
        return tuple(sorted({lane for lane in (self.origin, self.goal) if lane is not None}))

    @property
    def across(self) -> bool:
        """Whether it leads from one lane to another."""
        return len(self.ends) == 2

    @property
    def rooms(self) -> frozenset[int]:
        """The rooms that its line runs through; 3 is the one over lane 3. A line to somebody without a lane goes up."""
        return frozenset(range(self.ends[0] + self.across, self.ends[-1] + 1))

    def below(self, lane: int) -> bool:
        """Tell whether its line runs through the room under a lane's bar."""
        return self.across and self.ends[0] <= lane < self.ends[1]

    def above(self, lane: int) -> bool:
        """Tell whether its line runs through the room over a lane's bar."""
        return self.across and self.ends[0] < lane <= self.ends[1]


def find_links(turns: Iterable[Turn], lanes: Mapping[str, int], bars: Sequence[Bar], scale: Scale) -> list[Link]:
    """Return the dated turns that touch a drawn lane, lines of one date side by side.

    lanes: the numbers of the drawn lanes by their node's id.
    """
    links: list[Link] = []
    for link in sorted(_links(turns, lanes, scale), key=lambda link: (link.x, link.ends)):
        stays = link.turn.origin == link.turn.goal
        tries = [link] if stays else [link, *(_moved(link, n * _BESIDE) for n in _TRIES[1:])]
        links.append(next((t for t in tries if _clear(t, links) and (t is link or _lands(t, bars))), link))
    return links


def _links(turns: Iterable[Turn], lanes: Mapping[str, int], scale: Scale) -> Iterator[Link]:
    for turn in turns:
        origin, goal = lanes.get(turn.origin), lanes.get(turn.goal)
        if turn.at and (origin is not None or goal is not None):
            moment = read_moment(turn.at)
            yield Link(turn=turn, moment=moment, x=scale.x(moment.middle), origin=origin, goal=goal)


def _moved(link: Link, aside: float) -> Link:
    return Link(turn=link.turn, moment=link.moment, x=link.x + aside, origin=link.origin, goal=link.goal)


def _clear(link: Link, others: Iterable[Link]) -> bool:
    """Tell whether a line runs along no other one."""
    near = (other for other in others if abs(other.x - link.x) < _BESIDE - 0.4)
    return not any(link.rooms & other.rooms for other in near)


def _lands(link: Link, bars: Sequence[Bar]) -> bool:
    """Tell whether a line that was moved still meets its bars."""
    return all(bars[lane].outer[0] <= link.x <= bars[lane].outer[1] for lane in link.ends)
