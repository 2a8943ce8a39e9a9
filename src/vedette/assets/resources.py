"""Finds and reads the hand-edited truth in `resources/`: lexicons, ontology, registry."""

import tomllib
from pathlib import Path
from typing import Any

import vedette
from vedette.errors import AssetDamaged, AssetMissing


def resource_folder() -> Path:
    """Return the folder of resources: in the installed package, or beside `src` in a checkout."""
    package = Path(vedette.__file__).parent
    for folder in (package / "resources", package.parent.parent / "resources"):
        if folder.is_dir():
            return folder
    raise AssetMissing(f"no folder `resources` in {package}; install vedette again")


def read_table(*parts: str, folder: Path | None = None) -> dict[str, Any]:
    """Read one TOML file of the resources: read_table("lexicons", "hedges"). Raises AssetMissing, AssetDamaged."""
    path = (folder or resource_folder()).joinpath(*parts).with_suffix(".toml")
    if not path.exists():
        here = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml"))) or "nothing"
        raise AssetMissing(f"no {path.name!r} in {path.parent} (there is: {here})")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AssetDamaged(f"{path} is not TOML: {error}") from error
