"""Opens the classifier of lines: a table of weights in JSON, with a card that has its digest."""

import json
from functools import cache
from pathlib import Path

from vedette.assets.digests import read_checked
from vedette.errors import AssetDamaged
from vedette.reading.lines import LineWeights, SortLines, sort_by_rule

FOLDER = Path(__file__).parent / "files" / "lines"


@cache
def open_lines(folder: Path = FOLDER) -> SortLines:
    """Open what sorts the lines of a page's text: the classifier, or the simple rule where no weights are installed."""
    path = folder / "lines.json"
    if not path.exists():
        return sort_by_rule
    data = read_checked(path)
    try:
        return LineWeights.from_table(json.loads(data))
    except ValueError as error:
        raise AssetDamaged(f"{path} is no table of weights: {error}; install vedette again") from error
