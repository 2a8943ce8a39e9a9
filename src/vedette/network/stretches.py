"""Reports of one tie as stretches of time: what held from when until when, contradictions side by side."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vedette.network.days import LONG_AGO, Day, coarse_of, day_of, first_day
from vedette.network.histories import Stretch
from vedette.network.moments import Moment, ending_of, moments_of
from vedette.network.reports import Report
from vedette.network.rows import SURE, level_of


@dataclass
class _Spell:
    """A stretch as it is put together: every date that is told for its ends, finer ones in place of coarser ones."""

    since: list[str] = field(default_factory=list)
    until: list[str] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    doubted: bool = False

    def take(self, dates: list[str], told: str, report: Report) -> None:
        """Note a date that a report gives for one end."""
        same = next((at for at, date in enumerate(dates) if agree(date, told)), None)
        if same is None:
            dates.append(told)
        else:
            dates[same] = max(dates[same], told, key=len)
        self.reports.append(report)

    def holds_on(self, day: Day) -> bool:
        """Whether a day may lie in it."""
        begun = not self.since or day >= min(map(first_day, self.since))
        return begun and not (self.until and day > max(map(first_day, self.until)))

    def stretches(self, label: str) -> Iterable[Stretch]:
        """It as a stretch; where its ends are told differently, as one for each account, none of them sure."""
        accounts = max(len(self.since), len(self.until), 1)
        told = any(level_of(report) == SURE and report.polarity == "affirmed" for report in self.reports)
        since: list[str | None] = [*sorted(self.since)] or [None]
        until: list[str | None] = [*sorted(self.until)] or [None]
        for number in range(accounts):
            yield Stretch(
                label=label,
                since=since[min(number, len(since) - 1)],
                until=until[min(number, len(until) - 1)],
                sure=told and accounts == 1 and not self.doubted,
                reports=tuple(sorted({report.id for report in self.reports})),
            )


def agree(one: str, other: str) -> bool:
    """Whether two dates may be the same, as far as the coarser one says: 2014 and 2014-09."""
    return one.startswith(other) or other.startswith(one)


def stretches(label: str, reports: Sequence[Report], ended_by: Sequence[Report] = ()) -> tuple[Stretch, ...]:
    """The stretches on which a tie held, by their dates, undated ones last.

    ended_by: reports of other ties that end this one. No date of publication becomes one of a stretch: an end that is
    told without a date leaves the stretch open, and not sure.
    """
    told = [(moment, report, coarse_of(report.time)) for report in reports for moment in moments_of(report)]
    told += [(ending_of(report), report, coarse_of(report.time)) for report in ended_by]
    dated = [item for item in told if item[0].change and item[2] is not None]
    spells: list[_Spell] = []
    for moment, report, date in sorted(dated, key=lambda item: (item[0].since, item[0].sense, item[1].id)):
        assert date is not None
        _take(spells, moment, report, date)
    for moment, report, _ in (item for item in told if item not in dated):
        _add(spells, moment, report)
    found = [stretch for spell in spells for stretch in spell.stretches(label)]
    return tuple(sorted(found, key=lambda one: (not (one.since or one.until), one.since or one.until or "")))


def _take(spells: list[_Spell], moment: Moment, report: Report, date: str) -> None:
    """A dated change: a beginning after an end begins anew, an end ends what is there."""
    begins = moment.sense == "affirms"
    if not spells or (begins and spells[-1].until):
        spells.append(_Spell())
    spells[-1].take(spells[-1].since if begins else spells[-1].until, date, report)


def _add(spells: list[_Spell], moment: Moment, report: Report) -> None:
    """What dates no change: a tie seen to hold, denied, or told to be over."""
    day = day_of(report.time.start) if report.time and report.time.start else max(moment.since, LONG_AGO)
    fitting = [spell for spell in spells if day == LONG_AGO or spell.holds_on(day)]
    if moment.sense == "affirms" and not fitting:
        fitting = [_Spell(doubted=bool(spells))]  # told of a day on which, by the others, it did not hold
        spells += fitting
    for spell in fitting[-1:]:
        spell.reports.append(report)
        spell.doubted |= moment.sense != "affirms" and not spell.until
