"""Checks the registry: python -m tools.registry [REGION ...] says what is wrong with each row."""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from vedette.actors.name_keys import name_key
from vedette.actors.spelling import spelling_key
from vedette.assets.registry import written_rows

FOLDER = Path("resources") / "registry"
PEOPLE = "people"
TIES = {"branch_of", "split_from", "merged_into", "succeeded", "pledged_allegiance", "media_arm_of", "allied_with"}
_LINEAGE = ("branch_of", "split_from", "merged_into", "succeeded")  # in each of these nobody is his own ancestor
KINDS = {"armed_group", "militia", "party", "state_force", "igo", "ngo", "media", "company", "state"}
_FIELDS = {"id", "name", "short", "names", "former", "native", "kind", "countries", "code", "from", "until", "ties",
           "leaders", "organ", "shared", "note", "sources"}  # fmt: skip
_PART_FIELDS = {"name", "names", "role", "from", "until"}
_PERSON_FIELDS = {"id", "name", "names", "last", "country", "code", "female", "offices", "sources"}
_SOURCED = ("from", "until", "ties", "leaders", "former")
_NEEDED = ("id", "name", "kind", "sources")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_CODE = re.compile(r"[A-Z]{3}([A-Z]{3})*")

Row = Mapping[str, Any]
Rows = Mapping[str, tuple[str, Row]]


def rows_in(folder: Path) -> Rows:
    """The rows by id, each with the name of its file. A second row of one id has "#2" behind it."""
    found: dict[str, tuple[str, Row]] = {}
    for file, row in written_rows(folder):
        key = str(row.get("id"))
        found[key if key not in found else f"{key}#2"] = (file, row)
    return found


def faults(rows: Rows, whole: bool = True) -> Iterator[tuple[str, str]]:
    """Give what is wrong, as the file and a sentence. whole: all files are there, so that every `of` must be."""
    for key, (file, row) in rows.items():
        for fault in _of_person(row) if file == PEOPLE else _of_row(row, rows, whole):
            yield file, f"{key}: {fault}"
        if key.endswith("#2"):
            yield file, f"{key}: a second row of this id"
        if not _ID.fullmatch(str(row.get("id"))):
            yield file, f"{key}: the id wants lower-case letters, digits and single hyphens"
    bodies = {key: told for key, told in rows.items() if told[0] != PEOPLE}
    yield from _claimed_twice(bodies)
    yield from _last_names_twice(rows)
    for kind in _LINEAGE:
        yield from _cycles(rows, kind)


def _of_row(row: Row, rows: Mapping[str, Any], whole: bool) -> Iterator[str]:
    for field in sorted(row.keys() - _FIELDS):
        yield f"no field is called {field!r} (there is: {', '.join(sorted(_FIELDS))})"
    for field in _NEEDED:
        if field not in row:
            yield f"`{field}` is missing"
    if row.get("kind") not in KINDS:
        yield f"kind is one of {', '.join(sorted(KINDS))}, not {row.get('kind')!r}"
    for country in row.get("countries", []):
        if not re.fullmatch("[A-Z]{3}", country):
            yield f"a country is three capital letters (ISO 3166-1 alpha-3), not {country!r}"
    if "code" in row and not _CODE.fullmatch(row["code"]):
        yield f"a CAMEO code is triples of capital letters, not {row['code']!r}"
    if not row.get("sources") and (told := [field for field in _SOURCED if row.get(field)]):
        yield f"without a source a row carries names only, but it has {', '.join(told)}"
    for source in row.get("sources", []):
        if not re.match(r"https?://\S+$", source):
            yield f"a source is an address, not {source!r}"
    yield from _term(row, "the row")
    for tie in row.get("ties", []):
        yield from _of_tie(tie, row, rows, whole)
    for part in (*row.get("leaders", []), *row.get("former", [])):
        for field in sorted(part.keys() - _PART_FIELDS):
            yield f"a leader or a former name has no field {field!r} (there is: {', '.join(sorted(_PART_FIELDS))})"
        if not part.get("name"):
            yield f"a leader or a former name wants a `name`: {part}"
        yield from _term(part, part.get("name", "?"))
    unknown = set(row.get("shared", [])) - set(_names(row))
    if unknown:
        yield f"`shared` has what is no name of the row: {', '.join(sorted(unknown))}"
    if row.get("shared") and not row.get("note"):
        yield "names are shared, but no note says with whom"


def _of_person(row: Row) -> Iterator[str]:
    for field in sorted(row.keys() - _PERSON_FIELDS):
        yield f"no field is called {field!r} (there is: {', '.join(sorted(_PERSON_FIELDS))})"
    for field in ("id", "name", "sources"):
        if field not in row:
            yield f"`{field}` is missing"
    for office in row.get("offices", ()):
        if not {"office", "of"} <= office.keys():
            yield f"an office wants `office` and `of`: {office}"
        if not row.get("sources") and {"from", "until"} & office.keys():
            yield f"without a source an office has no dates: {office}"
        yield from _term(office, str(office.get("office")))


def _last_names_twice(rows: Rows) -> Iterator[tuple[str, str]]:
    """Last names that would mean two people."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for key, (_, row) in rows.items():
        if "last" in row:
            bearers[row["last"]].append(key)
    for last, keys in bearers.items():
        if len(keys) > 1:
            yield PEOPLE, f"the last name {last!r} alone would mean {' and '.join(keys)}"


def _of_tie(tie: Row, row: Row, rows: Mapping[str, Any], whole: bool) -> Iterator[str]:
    if tie.get("is") not in TIES:
        yield f"`is` is one of {', '.join(sorted(TIES))}, not {tie.get('is')!r}"
    if tie.get("of") == row.get("id"):
        yield "a tie to itself"
    elif whole and tie.get("of") not in rows:
        yield f"a tie to {tie.get('of')!r}, which is no row"
    yield from _term(tie, f"the tie to {tie.get('of')}")


def _term(part: Row, name: str) -> Iterator[str]:
    told = [str(part[end]) for end in ("from", "until") if end in part]
    for date in told:
        if not _DATE.fullmatch(date):
            yield f"{name}: a date is YYYY, YYYY-MM or YYYY-MM-DD, not {date!r}"
    if len(told) == 2:
        shortest = min(map(len, told))
        if told[0][:shortest] > told[1][:shortest]:
            yield f"{name}: from {told[0]} is after until {told[1]}"


def _names(row: Row) -> list[str]:
    former = [part.get("name", "") for part in row.get("former", [])]
    return [row.get("name", ""), *row.get("names", []), *row.get("short", []), *former, *row.get("native", [])]


def _claimed_twice(rows: Rows) -> Iterator[tuple[str, str]]:
    """Names of two rows, by key or by spelling, unless both say that they are shared."""
    claims: dict[str, dict[str, str]] = defaultdict(dict)
    for key, (_, row) in rows.items():
        for name in _names(row):
            for form in filter(None, {name_key(name), spelling_key(name)}):
                claims[form].setdefault(key, name)
    told = set()
    for claimants in claims.values():
        for key, name in claimants.items():
            file, row = rows[key]
            others = [other for other in claimants if other != key]
            if others and name not in row.get("shared", []) and (key, name) not in told:
                told.add((key, name))
                yield file, f"{key}: {name!r} is a name of {', '.join(others)}, too, and not in `shared`"


def _cycles(rows: Rows, kind: str) -> Iterator[tuple[str, str]]:
    """Rows that are their own ancestors by ties of one kind."""
    parents = {
        key: [tie.get("of") for tie in row.get("ties", []) if tie.get("is") == kind] for key, (_, row) in rows.items()
    }
    for key in parents:
        seen, todo = set(), list(parents[key])
        while todo:
            at = todo.pop()
            if at == key:
                yield rows[key][0], f"{key}: is its own ancestor by {kind}"
                break
            if at not in seen:
                seen.add(at)
                todo += parents.get(at, [])


def main(arguments: Iterable[str] | None = None) -> int:
    """Print each fault in a line; 1 if there is one."""
    parser = argparse.ArgumentParser(prog="python -m tools.registry", description=__doc__)
    parser.add_argument("regions", nargs="*", help="files whose faults to tell; others may still be missing")
    wanted = parser.parse_args(None if arguments is None else list(arguments)).regions
    rows = rows_in(FOLDER)
    told = [f"{file}: {fault}" for file, fault in faults(rows, whole=not wanted) if not wanted or file in wanted]
    for line in told:
        print(line)
    print(f"{sum(not wanted or file in wanted for file, _ in rows.values())} rows, {len(told)} faults", file=sys.stderr)
    return bool(told)


if __name__ == "__main__":
    sys.exit(main())
