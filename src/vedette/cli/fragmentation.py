"""`vedette fragmentation`: which indicators of a coming split are lit for which group, since when, on what words."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.pages import allow_option, ledger_option
from vedette.cli.tally import Tally
from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.network.fragmentation import Indicator, Watched
    from vedette.network.signals import Evidence

_MOST = 4  # pieces of evidence of one indicator that are shown; JSON has them all


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", type=click.Path(allow_dash=True))
@click.option("--about", metavar="GROUP", help="This group alone: its name, an alias, or its id in the registry.")
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    default=6,
    show_default=True,
    help="Indicators lit within so many months count together.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    help="Tables for people, or one JSON object.",
)
@ledger_option
@allow_option
def fragmentation(
    sources: tuple[str, ...],
    about: str | None,
    months: int,
    format_: str,
    ledger: Path | None,
    allow: tuple[str, ...],
) -> None:
    """Show which indicators of a coming split are lit for which group, since when, on what words.

    A SOURCE is what `vedette code` takes, or a file of the JSON lines that it printed. A month's indicators rest on
    what was published until its end. Nothing here is a probability: two or more different indicators within the months
    are an alarm, and most alarms are false. docs/fragmentation.md says what each indicator is, and how often they were
    wrong.

    \b
    Examples:
      vedette fragmentation reports/
      vedette fragmentation records.jsonl --about AQIM
      vedette code reports/ | vedette fragmentation - --format json

    \b
    Exit codes, beside those of `vedette --help`:
      2  nothing of what was given could be read
      4  some of what was given could not be read; the rest was used
    """
    from vedette.cli.coded import coded_of, exit_code_of, judgements_of
    from vedette.network.fragmentation import watch
    from vedette.network.signals import hear

    judgements, tally = judgements_of(sources, ledger), Tally(sys.stderr)
    heard = hear(coded_of(sources, allow, tally), judgements, past_after=months)
    if tally.failed and not tally.read:
        click.get_current_context().exit(exit_code_of(tally))
    if heard.undated:
        many = len(heard.undated)
        told = "1 document has" if many == 1 else f"{many:,} documents have"
        click.echo(
            f"{told} no date of publication: of no month can one say that it was known then, so it is left out",
            err=True,
        )
    watched = watch(heard, within=months)
    if about is not None:
        watched = _about(about, watched)
    if format_ == "json":
        _write_json(watched, months)
    else:
        for line in _lines(watched, months):
            click.echo(line)
    if tally.failed:
        click.get_current_context().exit(exit_code_of(tally))


def _about(asked: str, watched: Sequence["Watched"]) -> tuple["Watched", ...]:
    """The groups of that id or name, by what the reports call them or by the registry."""
    from vedette.actors.asking import who_is
    from vedette.actors.name_keys import name_key
    from vedette.assets.actors import open_actors

    called = [w for w in watched if asked == w.group.id or name_key(asked) == name_key(w.group.name)]
    if not called:
        match = who_is(asked, open_actors()).match
        called = [w for w in watched if match and w.group.id == match.entry.id]
    if not called:
        here = ", ".join(sorted(w.group.name for w in watched)) or "none"
        raise InputError(f"the reports name no group {asked!r} (there is: {here})")
    return tuple(called)


def _lines(watched: Sequence["Watched"], months: int) -> Iterator[str]:
    from vedette.cli.table import terminal_width, visible
    from vedette.network.fragmentation_signs import INDICATORS

    many = sum(1 for each in watched for _ in each.months())
    lit = [each for each in watched if each.indicators]
    yield f"groups watched: {len(watched)}, over {many:,} months in all; with something lit: {len(lit)}"
    if not lit:
        yield "Nothing is lit: these reports hold no indicator of a coming split."
    for each in lit:
        yield ""
        yield visible(f"{each.group.name} ({each.group.id}), watched {each.first} to {each.last}")
        yield from _rows(each, terminal_width())
        for first, last in _stretches(each.alarms()):
            names = ", ".join(name.replace("_", " ") for name in each.lit_by(first))
            until = "" if first == last else f" to {last}"
            yield f"  alarm {first}{until}: begun by {names}, within {months} months"
    if lit:
        yield ""
        for name in sorted({indicator.name for each in lit for indicator in each.indicators}):
            yield f"{name.replace('_', ' ')}: {INDICATORS[name].definition} ({INDICATORS[name].source})"


def _rows(each: "Watched", width: int) -> Iterator[str]:
    from vedette.cli.table import table

    rows = [
        (
            f"  {indicator.month}",
            indicator.name.replace("_", " "),
            each.since(indicator),
            f"{indicator.value:g}",
            "\n".join([indicator.words, *_told(indicator)]),
        )
        for indicator in each.indicators
    ]
    yield from table(rows, ("  month", "indicator", "since", "value", "what, and the words it rests on"), width=width)


def _told(indicator: "Indicator") -> Iterator[str]:
    """The evidence, the newest first: it is what lit the indicator."""
    from vedette.cli.table import quoted

    newest = indicator.evidence[::-1]
    for evidence in newest[:_MOST]:
        yield f"{quoted(evidence.words)} {_where(evidence)}"
    if len(newest) > _MOST:
        yield f"and {len(newest) - _MOST} more"


def _where(evidence: "Evidence") -> str:
    outlet = evidence.outlet or "an unnamed outlet"
    return f"[{outlet}, {evidence.published}, {evidence.document.removeprefix('sha256:')[:8]} {evidence.record}]"


def _stretches(months: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Put months that follow each other together: the first and the last of each row."""
    from vedette.network.signals import month_of

    first = last = None
    for month in months:
        if first is None or last is None or month_of(month) != month_of(last) + 1:
            if first is not None and last is not None:
                yield first, last
            first = month
        last = month
    if first is not None and last is not None:
        yield first, last


def _write_json(watched: Sequence["Watched"], months: int) -> None:
    import json
    from dataclasses import asdict

    groups = [
        {
            "group": asdict(each.group),
            "first": each.first,
            "last": each.last,
            "indicators": [{**asdict(i), "since": each.since(i)} for i in each.indicators],
            "alarms": each.alarms(),
        }
        for each in watched
    ]
    sys.stdout.write(json.dumps({"months": months, "groups": groups}, ensure_ascii=False) + "\n")
