"""How a history is said in words: for tips, stubs and the lists under a chart, and as a table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from vedette.charts.scale import MONTHS, Moment, read_moment
from vedette.network.histories import History, Lane, Stretch, Turn, TurnKind

# Of each turn: what the origin does, and what is said at the goal where the origin has no lane.
ACTIVE: dict[TurnKind, str] = {
    "splits": "splits into",
    "merges": "merges into",
    "renamed": "is renamed",
    "pledges": "pledges to",
    "joins": "joins",
    "leaves": "is left by",
    "revives": "revives as",
}
PASSIVE: dict[TurnKind, str] = {
    "splits": "splits from",
    "merges": "takes in",
    "renamed": "formerly",
    "pledges": "pledge of",
    "joins": "joined by",
    "leaves": "leaves",
    "revives": "revives",
}
_STRETCHES = {"names": "is called", "parents": "belongs to", "leaders": "is led by"}

HEAD = ("When", "Who", "What", "Whom", "How told", "Reports")


@dataclass(frozen=True)
class Names:
    """What nodes are called in a history."""

    history: History

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {**self.history.names, **{lane.node.id: lane.node.name for lane in self.history.lanes}}

    def of(self, node: str) -> str:
        """Return the name of a node; one that the history has no name for is called after its id."""
        if node in self._known:
            return self._known[node]
        if "#" in node:
            return "somebody unnamed"
        words = node.removeprefix("name:").replace("-", " ").split()
        return " ".join(word[:1].upper() + word[1:] for word in words) or node


def when(since: str | None, until: str | None) -> str:
    """Say a span of time whose end is exclusive: "2014-09 to 2016", "since 2014", "until 2016", "undated"."""
    if since and until:
        return f"{since} to {until}"
    if since:
        return f"since {since}"
    return f"until {until}" if until else "undated"


def readable(iso: str | None) -> str:
    """Write a date for reading: 14 Sep 2014; "at an unknown time" for None."""
    if not iso:
        return "at an unknown time"
    year, *rest = iso.split("-")
    words = [year, *(MONTHS[int(month) - 1] for month in rest[:1]), *(str(int(day)) for day in rest[1:])]
    return " ".join(reversed(words))


def _how_sure(*, sure: bool, reports: tuple[str, ...]) -> str:
    counted = f"{len(reports)} report{'s' * (len(reports) != 1)}"
    return counted if sure else f"disputed or hedged, {counted}"


def say_turn(turn: Turn, names: Names) -> str:
    """Say a turn in one sentence, its date first where it has one."""
    who, whom = names.of(turn.origin), names.of(turn.goal)
    said = f"{who} {ACTIVE[turn.kind]} {whom}" if turn.origin != turn.goal else f"{who} {turn.kind}"
    date = f"{readable(turn.at)}: " if turn.at else ""
    return f"{date}{said} ({_how_sure(sure=turn.sure, reports=turn.reports)})"


def say_stretch(stretch: Stretch, what: str = "") -> str:
    """Say what a stretch under a bar means, with its dates."""
    span = when(stretch.since, stretch.until)
    return f"{what} {stretch.label}, {span} ({_how_sure(sure=stretch.sure, reports=stretch.reports)})".strip()


def say_lane(lane: Lane) -> str:
    """Say when a group was there."""
    if lane.since and lane.until:
        return f"{lane.node.name}: {readable(lane.since)} to {readable(lane.until)}"
    if lane.since:
        return f"{lane.node.name}: since {readable(lane.since)}, no end reported"
    if lane.until:
        return f"{lane.node.name}: until {readable(lane.until)}, beginning not known"
    return f"{lane.node.name}: neither beginning nor end known"


def undated_of(lane: Lane) -> Iterator[str]:
    """Yield what is known of a lane without any date, but for the name that stands at it."""
    for kind, what in _STRETCHES.items():
        for stretch in getattr(lane, kind):
            if not (stretch.since or stretch.until) and stretch.label != lane.node.name:
                yield f"{lane.node.name} {what} {stretch.label}{'' if stretch.sure else ' (disputed or hedged)'}"


def table(history: History) -> list[tuple[str, ...]]:
    """Return the history as rows under a head, by date, undated ones last."""
    names = Names(history)
    body = [row for lane in history.lanes for row in _lane_rows(lane)]
    body += [(_day(turn.at), 2, _turn_row(turn, names)) for turn in history.turns]
    return [HEAD, *(row for *_, row in sorted(body, key=lambda item: item[:2]))]


def _lane_rows(lane: Lane) -> Iterator[tuple[tuple[bool, int, int], int, tuple[str, ...]]]:
    """Yield the rows of a lane, each with what it is sorted by: its date, then beginnings before ends."""
    who = lane.node.name
    if lane.since or not lane.until:
        yield _day(lane.since), 0, (lane.since or "undated", who, "begins" if lane.since else "is there", "", "", "")
    for kind, what in _STRETCHES.items():
        for s in getattr(lane, kind):
            row = (when(s.since, s.until), who, what, s.label, _told(s.sure), str(len(s.reports)))
            yield _day(s.since or s.until), 1, row
    if lane.until:
        yield _day(lane.until), 3, (lane.until, who, "ends", "", "", "")


def _told(sure: bool) -> str:
    """How the reports agree: that none speaks against a thing does not make it so."""
    return "undisputed" if sure else "disputed or hedged"


def _turn_row(turn: Turn, names: Names) -> tuple[str, ...]:
    sure, reports = _told(turn.sure), str(len(turn.reports))
    whom = names.of(turn.goal) if turn.goal != turn.origin else ""
    what = ACTIVE[turn.kind] if whom else turn.kind
    return turn.at or "undated", names.of(turn.origin), what, whom, sure, reports


def _day(iso: str | None) -> tuple[bool, int, int]:
    moment = read_moment(iso) if iso else Moment(0, 0)
    return iso is None, moment.first, moment.after


def summary(history: History) -> str:
    """Describe a chart to those who cannot see it."""
    dates = [d for lane in history.lanes for d in (lane.since, lane.until) if d]
    dates += [turn.at for turn in history.turns if turn.at]
    years = sorted({date.split("-")[0].zfill(4) for date in dates})
    span = f" from {years[0]} to {years[-1]}" if years else ""
    counted = f"{_count(history.lanes, 'group')} and {_count(history.turns, 'turn')}"
    return f"One lane a group{span}: {counted}. The same as a table is in the rows of this chart."


def _count(things: Iterable[object], word: str) -> str:
    number = len(list(things))
    return f"{number} {word}{'s' * (number != 1)}"
