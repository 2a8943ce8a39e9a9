"""Opens the learned heads: small matrices beside the model, each in a file of its own."""

from io import BytesIO
from pathlib import Path

import numpy as np

from vedette.assets.digests import read_checked
from vedette.coding.triggers import TriggerHead

FOLDER = Path(__file__).parent / "files" / "heads"


def open_triggers(folder: Path = FOLDER) -> TriggerHead | None:
    """Open the head for acts (triggers.npz, and triggers.toml with its digest); None where none is installed."""
    if not (folder / "triggers.npz").exists():
        return None
    with np.load(BytesIO(read_checked(folder / "triggers.npz"))) as arrays:
        return TriggerHead(tuple(arrays["types"].tolist()), arrays["weights"], arrays["bias"])
