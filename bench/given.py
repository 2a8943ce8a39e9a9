"""What every bench is given: the shipped model, its file, and the data sets beside the checkout."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from vedette.assets.model import FOLDER, open_model, read_model
from vedette.reading.model import Model

Figures = dict[str, dict[str, float]]
"""Figures by section of floors.toml ("model.ewt_gold") and name."""


@dataclass(frozen=True, slots=True)
class Given:
    """The model, its file (`reader.zip`, with its card `reader.toml` beside it) and the folder `shared`."""

    model: Model
    archive: Path
    shared: Path

    def card(self) -> dict:
        """Read the model's card; empty where a model under test has none."""
        path = self.archive.with_suffix(".toml")
        return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def given(archive: Path | None = None) -> Given:
    """Open the shipped model, or another file; the data sets lie where VEDETTE_SHARED says, or beside the checkout."""
    shared = Path(os.environ.get("VEDETTE_SHARED") or Path(__file__).parents[2] / "shared")
    if not shared.is_dir():
        raise SystemExit(f"the data sets are not in {shared}; say where with VEDETTE_SHARED")
    if archive is None:
        return Given(open_model(), FOLDER / "reader.zip", shared)
    return Given(read_model(archive.read_bytes()), archive, shared)
