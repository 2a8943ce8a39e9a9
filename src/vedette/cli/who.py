"""`vedette who`: who bears a name, by the registry."""

import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.actors.lexicon import ActorLexicon
    from vedette.actors.registry import Match, Resolution, Term

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LONGEST = 200  # characters of a name
_MOST = 12  # names, ties or leaders of one entry that are shown in a line each


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--date", metavar="DATE", help="When the name was used: 2014, 2014-06 or 2014-06-29.")
@click.option("--country", "countries", multiple=True, help="Where: a country's name or ISO code. May be repeated.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people, or one JSON object.",
)
def who(name: tuple[str, ...], date: str | None, countries: tuple[str, ...], format_: str) -> None:
    """Say who bears a name, by the registry, with the reasons.

    Where several bear it, each is told with what speaks for it; a country or a date may decide.

    The name may be one of an armed group, a party, a body of states, an office holder or a leader, in any usual
    spelling; a state's army or ministry ("Malian army"); or an office ("the leader of al-Shabaab").

    \b
    Examples:
      vedette who AQIM
      vedette who "Ansar al-Sharia" --country Libya
      vedette who ISIL --date 2013-06
      vedette who "leader of al-Shabaab" --date 2012
      vedette who "Kenya's interior ministry" --format json
    """
    from vedette.actors.asking import nearest, who_is
    from vedette.actors.registry import Context
    from vedette.assets.actors import open_actors

    if date is not None and not _DATE.fullmatch(date):
        raise InputError(f"--date wants 2014, 2014-06 or 2014-06-29, not {date!r}")
    asked = " ".join(" ".join(name).split())
    if not 0 < len(asked) <= _LONGEST:
        raise InputError(f"a name has 1 to {_LONGEST} characters, not {len(asked):,}")
    lexicon = open_actors()
    found = who_is(asked, lexicon, Context(date=date, countries=frozenset(_codes(countries, lexicon))))
    if found.match is None and not found.candidates:
        near = ", ".join(nearest(asked, lexicon))
        when = f" or held that office in {date}" if date else ""
        raise InputError(
            f"nobody in the registry is called {asked!r}{when} ({len(lexicon.registry):,} entries were searched)"
            + (f"; names like it: {near}" if near else "; try another spelling, or the full name")
        )
    if format_ == "json":
        _write_json(asked, found)
        return
    for line in _lines(asked, found, lexicon, date, bool(date or countries)):
        click.echo(line)


def _codes(countries: tuple[str, ...], lexicon: "ActorLexicon") -> Iterator[str]:
    """The codes of the countries; InputError for what is none."""
    from vedette.actors.name_keys import name_key

    known = {state.id for state in lexicon.states.values()}
    for country in countries:
        state = lexicon.states.get(name_key(country)) or lexicon.adjectives.get(name_key(country))
        if state is None and country.upper() not in known:
            raise InputError(f"--country wants a state's name or its ISO code (Mali, MLI), not {country!r}")
        yield state.id if state else country.upper()


_HINT = " A --country or a --date may decide."


def _lines(asked: str, found: "Resolution", lexicon: "ActorLexicon", date: str | None, decided: bool) -> Iterator[str]:
    from vedette.cli.table import table, terminal_width

    if found.match is None:
        many = len(found.candidates)
        bear = "bear" if many > 1 else "bears"
        yield f"{asked}: open, {many} {bear} this name or office.{'' if decided else _HINT}"
        rows = [(m.entry.name, m.entry.id, f"{m.score:.2f}", "; ".join(m.reasons)) for m in found.candidates]
        yield from table(rows, ("name", "id", "score", "why"), width=terminal_width())
        return
    entry = found.match.entry
    yield f"{entry.name} ({entry.id})"
    yield from table(list(_facts(found.match, lexicon, date)), width=terminal_width())
    if found.candidates:
        others = ", ".join(f"{match.entry.name} ({match.score:.2f})" for match in found.candidates)
        yield f"Less likely: {others}"


def _facts(match: "Match", lexicon: "ActorLexicon", date: str | None) -> Iterator[tuple[str, str]]:
    entry, registry = match.entry, lexicon.registry
    yield "  why", f"{'; '.join(match.reasons)} (score {match.score:.2f})"
    yield "  kind", entry.kind.replace("_", " ")
    if entry.countries:
        yield "  countries", ", ".join(entry.countries)
    if entry.code:
        yield "  CAMEO", entry.code
    if entry.active.stretch:
        yield "  active", entry.active.stretch
    others = [alias for alias in entry.aliases if alias.sort != "name"]
    if others:
        yield "  also", "; ".join(a.text + (f" ({a.stretch})" if a.stretch else "") for a in others)
    yield from _listed("ties", [(f"{t.kind.replace('_', ' ')} {_name(t.of, lexicon)}", t) for t in entry.ties])
    yield from _listed("offices", [(f"{o.office} of {_name(o.of, lexicon)}", o) for o in entry.offices])
    led = registry.leaders(entry.id, date)
    title = f"leaders in {date}" if date else "leaders"
    yield from _listed(title, [(person.name, office) for person, office in led])
    if entry.note:
        yield "  note", entry.note
    if entry.sources:
        yield "  sources", "\n".join(entry.sources)
    elif registry.entry(entry.id):
        yield "  sources", "none: the names alone"


def _listed(title: str, rows: Sequence[tuple[str, "Term"]]) -> Iterator[tuple[str, str]]:
    told = [name + (f", {term.stretch}" if term.stretch else "") for name, term in rows]
    if told:
        more = [f"and {len(told) - _MOST} more"] if len(told) > _MOST else []
        yield f"  {title}", "\n".join([*told[:_MOST], *more])


def _name(id_: str, lexicon: "ActorLexicon") -> str:
    entry = lexicon.registry.entry(id_) or next((s for s in lexicon.states.values() if s.id == id_), None)
    return entry.name if entry else id_


def _write_json(asked: str, found: "Resolution") -> None:
    import json
    from dataclasses import asdict

    def told(match: "Match") -> dict[str, object]:
        return {"score": match.score, "reasons": match.reasons, **asdict(match.entry)}

    answer = {
        "asked": asked,
        "match": told(found.match) if found.match else None,
        "candidates": [told(match) for match in found.candidates],
    }
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
