"""Opens the registry: rows in TOML files that people edit, read once and kept in the user's cache in a quicker form."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from vedette.actors.name_keys import name_key
from vedette.actors.registry import LEADER, Registry, Row, names_in
from vedette.actors.spelling import spelling_key
from vedette.assets.cache import cache_folder, whole
from vedette.assets.resources import read_table, resource_folder
from vedette.errors import AssetDamaged

_FORM: Final = 4  # of the kept file: who changes it, `name_key` or `spelling_key` raises it
_MANY: Final = 10  # entries whose names have a word, from which on it is a common one


def open_registry(resources: Path | None = None, cache: Path | None = None) -> Registry:
    """Open the registry; its quicker form is made where there is none, and kept where that can be written."""
    resources = resources or resource_folder() / "registry"
    path = (cache or cache_folder()) / f"registry-{_version(resources)}.json"
    try:
        kept = json.loads(path.read_bytes())
    except (OSError, ValueError):
        kept = indexed(rows_in(resources))
        _keep(path, kept)
    return Registry(**kept)


def rows_in(resources: Path) -> list[dict[str, Any]]:
    """The rows of all files as the registry has them: people last, and leaders of groups among them."""
    people: dict[str, dict[str, Any]] = {}
    rows = []
    for file, row in written_rows(resources):
        if file == "people":
            people[row["id"]] = {"kind": "person", "countries": [row["country"]] if "country" in row else [], **row}
            continue
        for leader in row.get("leaders", ()):
            _lead(people, row, leader)
        rows.append(row)
    return [*rows, *people.values()]


def written_rows(resources: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row as it is written, with the name of its file: people, bodies, then groups by region."""
    groups = sorted(path.stem for path in (resources / "groups").glob("*.toml"))
    for table, *parts in (("people", "people"), ("bodies", "bodies"), *(("groups", "groups", name) for name in groups)):
        for row in read_table(*parts, folder=resources)[table]:
            yield parts[-1], row


def _lead(people: dict[str, dict[str, Any]], row: Row, leader: Mapping[str, Any]) -> None:
    """Note that somebody leads or led a group; the same name in another row is the same person."""
    id_ = "-".join(name_key(leader["name"]).replace("'", "").split())
    person = people.setdefault(
        id_, {"id": id_, "name": leader["name"], "kind": "person", "countries": [], "code": row.get("code")}
    )
    ends = {end: leader[end] for end in ("from", "until") if end in leader}
    person["names"] = list(dict.fromkeys([*person.get("names", ()), *leader.get("names", ())]))
    person["countries"] = list(dict.fromkeys([*person["countries"], *row.get("countries", ())]))
    person["offices"] = [*person.get("offices", ()), {"office": leader.get("role", LEADER), "of": row["id"], **ends}]
    person["sources"] = list(dict.fromkeys([*person.get("sources", ()), *row.get("sources", ())]))


def indexed(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The rows with the numbers of those that bear each name, by `name_key` and by `spelling_key`."""
    index: dict[str, list[int]] = defaultdict(list)
    spellings: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name in names_in(row):
            for keys, key in ((index, name_key(name)), (spellings, spelling_key(name))):
                if key and number not in keys[key]:
                    keys[key].append(number)
    return {"rows": rows, "index": index, "spellings": spellings, "generic": _generic(index)}


def _generic(index: Mapping[str, list[int]]) -> list[str]:
    """The names all of whose words stand in the names of many entries."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for key, numbers in index.items():
        for word in key.split():
            bearers[word].update(numbers)
    common = {word for word, numbers in bearers.items() if len(numbers) >= _MANY}
    return [key for key in index if " " in key and common.issuperset(key.split())]


def _keep(path: Path, kept: Mapping[str, Any]) -> None:
    """Keep the quicker form for the next time; where nothing can be written, the next time takes as long."""
    try:
        with whole(path) as part:
            part.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    except OSError:
        pass


def _version(resources: Path) -> str:
    """What the kept form was made from."""
    paths = sorted(resources.rglob("*.toml"))
    if not paths:
        raise AssetDamaged(f"no registry in {resources}: install vedette again")
    digest = hashlib.sha256(str(_FORM).encode())
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
