"""`vedette demo`: the sample reports, coded, as a digest."""

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

import vedette
from vedette.cli.tally import Tally

if TYPE_CHECKING:
    from vedette.records import Affiliation, Coded, Event

SAMPLES = Path(vedette.__file__).parent / "samples"
_MOST = 12  # rows of a table of the digest


class Report(NamedTuple):
    """One sample report: its id in the list of samples, the file that it stands in, and what was coded of it."""

    name: str
    path: Path
    coded: "Coded"


@click.command()
def demo() -> None:
    """Code the sample reports that come with vedette, and print a digest.

    The reports are about events on public record between 2013 and 2020, in words of our own, from outlets that do not
    exist. The digest shows the main actors, the ties that changed, and the acts with casualty figures.

    \b
    Example:
      vedette demo
    """
    from vedette.assets.coder import Coder
    from vedette.intake.sources import read_file
    from vedette.records import Note

    names, files = _listed()
    tally, coder, reports = Tally(sys.stderr), Coder(), []
    for path in files:
        for page in read_file(path):
            if not isinstance(page, Note):  # the archive says that it holds records which are no pages
                name = names.get(page.url or "", path.stem)
                tally.begin(name)
                reports.append(Report(name, path, coder(page)))
    tally.clear()
    reports.sort(key=lambda report: report.name)  # their numbers follow the date of publication
    for line in digest(reports):
        click.echo(line)


def _listed() -> tuple[dict[str, str], list[Path]]:
    """The ids of the samples by their addresses, and their files, from the list that comes with them."""
    rows = json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))
    return {row["url"]: row["id"] for row in rows}, [SAMPLES / file for file in sorted({row["file"] for row in rows})]


def digest(reports: Sequence[Report]) -> Iterator[str]:
    """Yield the lines of the digest."""
    from vedette.cli.summaries import HEADINGS

    counts = {field: sum(len(getattr(report.coded, field)) for report in reports) for field in HEADINGS}
    yield f"{len(reports)} sample reports: " + ", ".join(f"{count} {field}" for field, count in counts.items())
    yield from _section("Main actors", ("actor", "kind", "reports", "acts"), _actors(reports))
    yield from _section("Ties that changed", ("told on", "tie", "in the words of the report"), _ties(reports))
    yield from _section("Acts with figures", ("when", "act", "in the words of the report"), _acts(reports))
    yield from _next(reports)


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    from vedette.cli.table import table

    yield ""
    yield title.upper()
    yield from table(rows[:_MOST], head) if rows else ("none was found",)
    if len(rows) > _MOST:
        yield f"and {len(rows) - _MOST} more"


def _actors(reports: Sequence[Report]) -> list[tuple[str, ...]]:
    """The named actors by how many reports name them; one name, or one entry of the registry, counts as one here."""
    kinds: dict[str, str] = {}
    told: dict[str, set[str]] = defaultdict(set)
    acts: dict[str, int] = defaultdict(int)
    names: dict[str, str] = {}
    for report in reports:
        done = [id_ for event in report.coded.events for id_ in (*event.sources, *event.targets)]
        for actor in report.coded.actors:
            if actor.kind not in ("unidentified", "civilians") and any(m.form == "name" for m in actor.mentions):
                called = names.setdefault(actor.registry or actor.name, actor.name)
                kinds.setdefault(called, actor.kind.replace("_", " "))
                told[called].add(report.name)
                acts[called] += done.count(actor.id)
    order = sorted(told, key=lambda name: (-len(told[name]), -acts[name], name))
    return [(name, kinds[name], str(len(told[name])), str(acts[name])) for name in order]


def _ties(reports: Sequence[Report]) -> list[tuple[str, ...]]:
    return [
        _row(report, tie, report.coded.document.published)
        for report in reports
        for tie in report.coded.affiliations
        if tie.change != "holds"
    ]


def _acts(reports: Sequence[Report]) -> list[tuple[str, ...]]:
    return [
        _row(report, event, event.time.start if event.time else None)
        for report in reports
        for event in report.coded.events
        if event.killed or event.injured
    ]


def _row(report: Report, record: "Affiliation | Event", day: str | None) -> tuple[str, ...]:
    from vedette.cli.summaries import Names, summary
    from vedette.cli.table import quoted

    words = quoted(record.evidence[0].of(report.coded.document.text))
    return (day or "—")[:10], summary(record, Names(report.coded)), f"{words}\n{report.name} {record.id}"


def _next(reports: Sequence[Report]) -> Iterator[str]:
    alone = [report for report in reports if report.path.stem == report.name] or reports  # the only one in its file
    with_acts = next((report for report in alone if _acts([report])), alone[0])
    path = with_acts.path
    id_ = next((event.id for event in with_acts.coded.events if event.killed or event.injured), "e1")
    yield ""
    yield "TRY NEXT"
    program = _program()
    yield f"  {program} code {path}"
    yield "      all records of one report, each with its evidence"
    yield f"  {program} why {path} {id_}"
    yield "      what one record rests on: the frame, the way through the sentence, the words"
    yield f"  {program} who AQIM"
    yield "      who bears a name: kind, ties, leaders, by the registry"
    yield f"  {program} code your-article.txt --date 2024-05-03 --format jsonl"
    yield f"      your own report, as JSON ({program} schema says what is in it)"


def _program() -> str:
    """How the command is called here: by its name, or as it was started where the shell would not find it."""
    started = Path(sys.argv[0])
    return str(started) if started.name == "vedette" and shutil.which("vedette") is None else "vedette"
