"""Opens the embedded model: one zip with the network (ONNX), its word pieces, labels and small weights."""

import json
import os
import zipfile
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np
from tokenizers import Tokenizer

from vedette.assets.digests import read_checked
from vedette.reading.model import Labels, Model, Scores, Weights
from vedette.reading.trees import Ints

# ONNX Runtime 1.32 for Linux tells its makers of its use over the net, and keeps files in the home folder for that, as
# soon as it is imported. vedette works offline.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime as ort

FOLDER = Path(__file__).parent / "files" / "reader"


class OnnxNetwork:
    """The network in an ONNX Runtime session on one thread: documents, not matrices, are what runs in parallel."""

    def __init__(self, graph: bytes, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        self._outputs = [output.name for output in self._session.get_outputs()]

    def __call__(self, ids: Ints, shapes: Ints, mask: Ints, firsts: Ints) -> Scores:
        """Run one batch; shapes as in `Network`."""
        given = {"ids": ids, "shapes": shapes, "mask": mask, "firsts": firsts}
        return Scores(**dict(zip(self._outputs, self._session.run(None, given), strict=True)))


class WordPieces:
    """The tokenizer file's pieces of one word."""

    def __init__(self, description: str) -> None:
        self._tokenizer = Tokenizer.from_str(description)

    def __call__(self, word: str) -> list[int]:
        """Give the word's piece ids, without special pieces."""
        ids: list[int] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return ids

    def knows(self, word: str) -> bool:
        """Say whether a lower-case word is a piece of its own."""
        return self._tokenizer.token_to_id(word) is not None


def open_model(folder: Path = FOLDER) -> Model:
    """Open the model in `folder` (reader.zip and reader.toml with its digest); raises AssetMissing, AssetDamaged."""
    return read_model(read_checked(folder / "reader.zip"))


def read_model(archive: bytes) -> Model:
    """Make the model from the bytes of its zip."""
    with zipfile.ZipFile(BytesIO(archive)) as files:
        labels = json.loads(files.read("labels.json"))
        arrays = np.load(BytesIO(files.read("weights.npz")))
        network = OnnxNetwork(files.read("network.onnx"))
        pieces = WordPieces(files.read("pieces.json").decode())
    return Model(network, pieces, msgspec.convert(labels, Labels), Weights(**dict(arrays)))
