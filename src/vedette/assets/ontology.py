"""Opens an ontology: a folder of TOML files, one for each type."""

from pathlib import Path

from vedette.assets.resources import read_table, resource_folder
from vedette.coding.ontology import (
    EVENT_FACTS,
    EVENT_ROLES,
    PRESENCE_ROLES,
    TIE_FACTS,
    TIE_ROLES,
    Ontology,
    read_ontology,
)
from vedette.errors import AssetMissing


def open_events(folder: Path | None = None) -> Ontology:
    """Open the event types of `folder`, PLOVER's by default."""
    return _open(folder or resource_folder() / "ontology" / "plover", EVENT_ROLES, EVENT_FACTS)


def open_ties(folder: Path | None = None) -> Ontology:
    """Open the tie types of `folder`, ours by default."""
    return _open(folder or resource_folder() / "ontology" / "ties", TIE_ROLES, TIE_FACTS)


def open_presence(folder: Path | None = None) -> Ontology:
    """Open the kinds of presence of `folder`, ours by default."""
    return _open(folder or resource_folder() / "ontology" / "presence", PRESENCE_ROLES, ())


def _open(folder: Path, roles: tuple[str, ...], facts: tuple[str, ...]) -> Ontology:
    names = sorted(path.stem for path in folder.glob("*.toml"))
    if not names:
        raise AssetMissing(
            f"no ontology in {folder}: it has no .toml file, and each type is one; point --ontology at one"
        )
    return read_ontology((read_table(name, folder=folder) for name in names), roles, facts)
