"""Opens the learned heads: small matrices beside the model, each a file of its own beside a card with its digest."""

from io import BytesIO
from pathlib import Path

import numpy as np

from vedette.actors.link_head import LinkHead
from vedette.actors.mention_head import MentionHead
from vedette.assets.digests import read_checked
from vedette.coding.heads import Heads
from vedette.coding.triggers import TriggerHead
from vedette.reading.pairs import PairHead

FOLDER = Path(__file__).parent / "files" / "heads"


def open_heads(folder: Path = FOLDER) -> Heads:
    """Open the heads that are installed."""
    mentions, links, triggers = (open_head(name, folder) for name in ("mentions", "links", "triggers"))
    return Heads(
        cues=open_head("cues", folder),
        contents=open_head("contents", folder),
        mentions=MentionHead(mentions) if mentions else None,
        links=LinkHead(links) if links else None,
        speakers=open_head("speakers", folder),
        triggers=TriggerHead(triggers) if triggers else None,
        sides=open_head("sides", folder),
        ties=open_head("ties", folder),
        outlooks=open_head("outlooks", folder),
    )


def open_head(name: str, folder: Path = FOLDER) -> PairHead | None:
    """Open a head that judges two words; None where none is installed."""
    if not (folder / f"{name}.npz").exists():
        return None
    with np.load(BytesIO(read_checked(folder / f"{name}.npz"))) as arrays:
        rows = {feature: row for row, feature in enumerate(arrays["features"].tolist())}
        weights = {key: arrays[key].astype(np.float32) for key in ("one", "other", "table", "bias", "out", "out_bias")}
        return PairHead(labels=tuple(arrays["labels"].tolist()), rows=rows, **weights)
