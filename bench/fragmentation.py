"""The fragmentation watch over all groups and months of the sample reports: what it said ahead, and its false alarms.

A group is watched from the month of the first report that names it to the month of the last of all reports, silent
months included: each is a group month. Groups are what the coder takes for armed groups, militias or parties by name,
its mistakes included. A split belongs to the group that loses a part, in the month in which it was declared (`SPLITS`).
Something is lit in a group month if an indicator is, or the alarm is on (two or more different indicators within six
months). All rests on reports published until the end of that month. Of what is lit:

hits            splits in the six months before whose month it was lit: foretold
at_once         splits that were not foretold and in whose own month it was lit: told as they came, which is no forecast
missed          the other splits
false_months    group months with it lit, and no split of the group in the six months after, nor in that month
echo_months     those of them that lie less than six months after a split, and may be its echo

python -m bench.fragmentation prints the table of docs/fragmentation.md.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import NamedTuple

from bench.given import Figures, Given
from vedette.assets.coder import Coder
from vedette.cli.demo import SAMPLES
from vedette.intake.sources import read_file
from vedette.network.fragmentation import WITHIN, Watched, watch
from vedette.network.fragmentation_signs import INDICATORS
from vedette.network.signals import Month, hear, month_of
from vedette.records import Coded, Note

SECTION = "network.fragmentation"
COLUMNS = {
    "lit_months": "months lit",
    "hits": "splits foretold",
    "at_once": "told in their month",
    "false_months": "false months",
}


class Split(NamedTuple):
    """A group (its id in the registry) that lost a part, and the month in which that was declared."""

    group: str
    month: str
    what: str


# Public record, by the table of facts that the sample reports were written from. What is no split of a group: a pledge
# of the whole of it (Boko Haram 2015, Ansar Bayt al-Maqdis 2014), a merger (al-Mourabitoun 2013, JNIM 2017), a new
# leader whom nobody contests (AQIM 2020), an acknowledgement of a split that had come before (Sahraoui 2016).
SPLITS = (
    Split("aqim", "2014-09", "Jund al-Khilafah leaves for the Islamic State"),
    Split("al-mourabitoun", "2015-05", "Sahraoui pledges a part to the Islamic State, Belmokhtar stays"),
    Split("boko-haram", "2016-08", "the Islamic State replaces Shekau by Barnawi, Shekau refuses"),
)
# Public record too, of groups that were watched by then; but no sample report tells of them, before or after.
UNTOLD = (
    Split("ansar-dine", "2013-01", "the Islamic Movement of Azawad leaves"),
    Split("al-qaeda", "2014-02", "al-Qaeda disowns ISIS"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the months in which something was lit; the module says what each figure is."""

    lit_months: int
    hits: int
    at_once: int
    missed: int
    false_months: int
    echo_months: int


def measure(_: Given) -> Figures:
    """Give the figures of the watch."""
    return {SECTION: figures()}


def figures() -> dict[str, float]:
    """Give them by name; those of the alarm, and of each indicator alone, begin with its name."""
    watched = watch(hear(samples()))
    months = sum(1 for each in watched for _ in each.months())
    found: dict[str, float] = {
        "groups": len(watched),
        "group_months": months,
        "splits": len(SPLITS),
        "months_before_a_split": sum(_before(each, month, SPLITS) for each in watched for month in _months(each)),
        "untold_hits": outcome(alarms(watched), UNTOLD).hits,
    }
    found |= {f"alarm_{name}": value for name, value in asdict(outcome(alarms(watched), SPLITS)).items()}
    for indicator in INDICATORS:
        of_it = asdict(outcome(lit(watched, indicator), SPLITS))
        found |= {f"{indicator}_{name}": of_it[name] for name in COLUMNS}
    return found


def samples() -> Iterator[Coded]:
    """Code the sample reports."""
    coder = Coder()
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in (".txt", ".html", ".xml", ".warc"):
            for page in read_file(path):
                if not isinstance(page, Note):
                    yield coder(page)


def alarms(watched: Iterable[Watched]) -> dict[str, list[Month]]:
    """For each group the months in which the alarm is on."""
    return {each.group.id: [month_of(month) for month in each.alarms()] for each in watched}


def lit(watched: Iterable[Watched], indicator: str) -> dict[str, list[Month]]:
    """For each group the months in which one indicator is lit."""
    return {each.group.id: [month_of(i.month) for i in each.indicators if i.name == indicator] for each in watched}


def outcome(months: Mapping[str, Sequence[Month]], splits: Sequence[Split]) -> Outcome:
    """Hold the months in which something was lit against the splits."""
    ahead = [_any_in(months.get(s.group, ()), month_of(s.month) - WITHIN, month_of(s.month) - 1) for s in splits]
    in_month = [month_of(s.month) in months.get(s.group, ()) for s in splits]
    at_once = sum(told and not foretold for foretold, told in zip(ahead, in_month, strict=True))
    wrong = [(group, m) for group, lit in months.items() for m in lit if not _any_in(_of(group, splits), m, m + WITHIN)]
    return Outcome(
        lit_months=sum(map(len, months.values())),
        hits=sum(ahead),
        at_once=at_once,
        missed=len(splits) - sum(ahead) - at_once,
        false_months=len(wrong),
        echo_months=sum(_any_in(_of(group, splits), month - WITHIN + 1, month - 1) for group, month in wrong),
    )


def _of(group: str, splits: Iterable[Split]) -> list[Month]:
    return [month_of(split.month) for split in splits if split.group == group]


def _any_in(months: Iterable[Month], first: Month, last: Month) -> bool:
    return any(first <= month <= last for month in months)


def _months(each: Watched) -> Iterator[Month]:
    return map(month_of, each.months())


def _before(each: Watched, month: Month, splits: Iterable[Split]) -> bool:
    """Whether a split of the group comes in the six months after a month: what chance alone would hit."""
    return _any_in(_of(each.group.id, splits), month + 1, month + WITHIN)


def table(figures: Mapping[str, float]) -> Iterator[str]:
    """Yield the lines of the table of docs/fragmentation.md."""
    yield f"| | {' | '.join(COLUMNS.values())} |"
    yield "| --- | --- | --- | --- | --- |"
    for name in ("alarm", *INDICATORS):
        told = (figures[f"{name}_{what}"] for what in COLUMNS)
        yield f"| `{name}` | " + " | ".join(f"{value:,.0f}" for value in told) + " |"


if __name__ == "__main__":
    measured = figures()
    print("\n".join(f"{name} = {value:g}" for name, value in measured.items()))
    print("\n".join(table(measured)))
