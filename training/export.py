"""A trained network becomes the asset: one zip with the int8 ONNX graph, word pieces, labels and small weights."""

import json
import warnings
import zipfile
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.batches import Vocabulary
from training.evaluate import labels_of, weights_of
from training.network import Network

INPUTS = ("ids", "shapes", "mask", "firsts")
OUTPUTS = ("words", "upos", "xpos", "lemma", "kind", "names", "mentions", "begins", "factuality",
           "arcs", "dependents", "heads")  # fmt: skip


class Graph(nn.Module):
    """The network with its outputs in the order of `OUTPUTS`: label numbers where only the best label is asked for."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        out = self.network(ids, shapes, mask, firsts)
        best = [out.tags[name].argmax(-1) for name in ("upos", "xpos", "lemma", "kind")]
        begins = torch.softmax(out.tags["begins"], -1)[..., 1]
        return (out.words.half(), *best, out.tags["names"], out.tags["mentions"], begins,
                out.tags["factuality"][..., 0], out.arcs, out.dependents, out.heads)  # fmt: skip


def to_onnx(network: Network, path: Path) -> None:
    """Write the float32 graph; batch, pieces and words are free."""
    ids = torch.randint(5, 1000, (2, 9))
    firsts = torch.tensor([[1, 2, 4, 7], [1, 3, 0, 0]])
    inputs = (ids, torch.zeros_like(ids), torch.ones_like(ids), firsts)
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:3]} | {"firsts": {0: "batch", 1: "words"}}
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS}
    axes["heads"] = {0: "batch", 1: "nodes"}
    axes["arcs"] = {0: "batch", 1: "words", 2: "nodes"}
    with warnings.catch_warnings():
        # the newer exporter fixes some axes that must stay free, and needs one package more
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(Graph(network).eval(), inputs, path, input_names=list(INPUTS), output_names=list(OUTPUTS),
                          dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip


def to_int8(source: Path, target: Path) -> None:
    """Quantise every weight matrix and embedding, one scale per channel (per tensor costs over a point of LAS)."""
    quantize_dynamic(source, target, per_channel=True, weight_type=QuantType.QInt8,
                     extra_options={"MatMulConstBOnly": True})  # fmt: skip
    onnx.checker.check_model(str(target))


def pack(graph: Path, network: Network, words: Vocabulary, tokenizer: Tokenizer, target: Path) -> None:
    """Write the asset. Same parts in, same bytes out (fixed times in the zip)."""
    arrays = BytesIO()
    np.savez(arrays, **{name: a.astype(np.float32) for name, a in asdict(weights_of(network)).items()})
    files = {
        "network.onnx": graph.read_bytes(),
        "pieces.json": tokenizer.to_str().encode(),
        "labels.json": json.dumps(asdict(labels_of(words, tokenizer)), ensure_ascii=False).encode(),
        "weights.npz": arrays.getvalue(),
    }
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            method = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), data, method)
