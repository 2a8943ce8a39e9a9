"""Makes the dictionary by which packed records are compressed: what coded reports have in common.

python -m tools.dictionary 1     write src/vedette/store/dictionaries/1.zdict

It is learned from the sample reports and the corpus (corpus/train), both in words of our own. Run once for each form
(vedette.store.packing): workspaces out there need the dictionary that they were packed with.
"""

import sys
from pathlib import Path

from backports.zstd import train_dict

from training.corpus import read_passages
from vedette.assets.coder import Coder
from vedette.cli.demo import SAMPLES
from vedette.intake.sources import read_file
from vedette.reading.pages import Page
from vedette.records import Coded, Note
from vedette.store.packing import FOLDER, bare, plain

_SIZE = 112_640  # bytes, as zstd's own tool makes them


def main(form: str) -> int:
    """Write one; an older one is never written over."""
    path = FOLDER / f"{form}.zdict"
    if path.exists():
        print(f"{path} is there already, and may never change: name a new form")
        return 1
    samples = [plain(part) for coded in _coded() for part in (bare(coded), coded.document)]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(train_dict(samples, _SIZE).dict_content)
    return 0


def _coded() -> list[Coded]:
    coder = Coder()
    pages = [page for file in sorted(SAMPLES.glob("[0-9]*")) for page in read_file(file) if not isinstance(page, Note)]
    for file in sorted(Path("corpus/train").glob("*.txt")):
        passages = read_passages(file.read_text(encoding="utf-8"))
        pages += [Page(name=p.id, content=p.text, published=str(p.published)) for p in passages if p.text.strip()]
    return [coder(page) for page in pages]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
