"""Reads assets that are held against a digest: a file, and beside it a card of the same name with `sha256`."""

import hashlib
import tomllib
from pathlib import Path

from vedette.errors import AssetDamaged, AssetMissing


def read_checked(path: Path) -> bytes:
    """Read an asset, or say why it cannot be used: AssetMissing, AssetDamaged."""
    for needed in (path, path.with_suffix(".toml")):
        if not needed.exists():
            here = ", ".join(sorted(p.name for p in path.parent.glob("*"))) or "nothing"
            raise AssetMissing(f"no {needed.name!r} in {path.parent} (there is: {here}); install vedette again")
    wanted = _digest(path.with_suffix(".toml"))
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != wanted:
        raise AssetDamaged(
            f"{path} has the digest {found[:12]}…, and should have {wanted[:12]}…: "
            "the file is damaged or of another version; install vedette again"
        )
    return data


def _digest(card: Path) -> str:
    """The digest that an asset's card gives."""
    try:
        return str(tomllib.loads(card.read_text(encoding="utf-8"))["sha256"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise AssetDamaged(f"{card} gives no digest (sha256): {error}; install vedette again") from error
