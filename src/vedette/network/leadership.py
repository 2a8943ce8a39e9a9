"""Who led a group when: the line of its leaders, with its gaps, and the accounts of it that contradict each other."""

from dataclasses import dataclass
from itertools import combinations

from vedette.network.days import NEVER, Day, first_day
from vedette.network.histories import Stretch
from vedette.network.network import Network
from vedette.network.stretches import stretches


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The leaders of a group. leaders: by date, undated ones last.

    gaps: from when until when no report has a leader, between two that are dated. overlaps: pairs of stretches of
    different leaders who led at once, by what is told of them.
    """

    leaders: tuple[Stretch, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()
    overlaps: tuple[tuple[Stretch, Stretch], ...] = ()


def line_of(network: Network, node: str, known_on: str | None = None) -> Line:
    """The line of leaders of a node, by what was known on a date."""
    leaders = leaders_of(network, node, known_on)
    dated = [stretch for stretch in leaders if stretch.since]
    return Line(
        leaders=leaders,
        gaps=tuple(_gaps(dated)),
        overlaps=tuple(
            (one, other) for one, other in combinations(dated, 2) if one.label != other.label and _meet(one, other)
        ),
    )


def leaders_of(network: Network, node: str, known_on: str | None = None) -> tuple[Stretch, ...]:
    """When somebody is told to have led a node; who is only described ("its chief") is passed over."""
    told = [
        report
        for report in network.told_of("leads", object_=node, known_on=known_on)
        if not network.nodes[report.subject].described
    ]
    found = [
        stretch
        for leader in sorted({report.subject for report in told})
        for stretch in stretches(network.nodes[leader].name, [r for r in told if r.subject == leader])
    ]
    return tuple(sorted(found, key=lambda one: (not (one.since or one.until), one.since or one.until or "", one.label)))


def _gaps(dated: list[Stretch]) -> list[tuple[str, str]]:
    gaps, last = [], ""
    for number, stretch in enumerate(dated):
        assert stretch.since is not None
        if number and last and first_day(last) < first_day(stretch.since) and not stretch.since.startswith(last):
            gaps.append((last, stretch.since))
        if _end(stretch) == NEVER:
            break
        last = max(last, stretch.until or "")
    return gaps


def _meet(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches have a day in common; who follows on the day on which another ends does not."""
    return _begin(one) < _end(other) and _begin(other) < _end(one)


def _begin(stretch: Stretch) -> Day:
    return first_day(stretch.since) if stretch.since else NEVER


def _end(stretch: Stretch) -> Day:
    return first_day(stretch.until) if stretch.until else NEVER
