"""The training loop: one run that always ends annealed, kept in a folder from which it resumes."""

import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from training.batches import IGNORE, Batch, Numbering, Vocabulary, collate, epoch
from training.network import Network, Output, Teacher
from training.treebank import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A run's settings. `passes` over the data, or `minutes`, whichever ends first; the rate falls to zero with it."""

    passes: float = 12
    minutes: float = 100
    pieces: int = 1000  # in a batch, padding included
    rate: float = 1.5e-4  # of the encoder
    head_rate: float = 1.5e-3
    warmup: float = 0.05
    decay: float = 0.01
    distil_every: int = 3  # batches between two that teach the sentence vector
    average: float = 0.998  # of the weights that are kept, per step
    mentions_repeat: int = 3  # re3d is small
    first: Path | None = None  # weights to go on from, instead of MiniLM's
    seed: int = 13
    threads: int = 2


WEIGHTS = {"upos": 1.0, "xpos": 0.5, "lemma": 0.5, "names": 2.0, "mentions": 2.0, "kind": 0.5, "begins": 1.0}


def loss_of(network: Network, output: Output, batch: Batch) -> Tensor:
    """The sum of the heads' losses, each a mean over the words that its source labels."""
    total = output.arcs.new_zeros(())
    for name, weight in WEIGHTS.items():
        target = batch.targets[name].flatten()
        if (target != IGNORE).any():
            total = total + weight * F.cross_entropy(
                output.tags[name].flatten(0, 1).float(), target, ignore_index=IGNORE
            )
    known = batch.targets["factuality"] != IGNORE
    if known.any():
        value = output.tags["factuality"][..., 0].float()
        total = total + 0.5 * F.smooth_l1_loss(value[known], batch.targets["factuality"][known])
    heads = batch.targets["head"]
    if (heads != IGNORE).any():
        nodes = torch.cat([torch.ones_like(batch.firsts[:, :1]), (batch.firsts > 0).long()], 1)
        arcs = output.arcs.float().masked_fill(nodes[:, None, :] == 0, -1e4)
        total = total + F.cross_entropy(arcs.flatten(0, 1), heads.flatten(), ignore_index=IGNORE)
        labels = network.labels(output, heads.clamp(min=0)).float()
        total = total + F.cross_entropy(labels.flatten(0, 1), batch.targets["relation"].flatten(), ignore_index=IGNORE)
    return total


def optimiser_of(network: Network, options: Options) -> torch.optim.Optimizer:
    """AdamW; the heads and the new shape embedding learn faster than the encoder."""
    groups: dict[str, list[Tensor]] = {"encoder": [], "heads": []}
    for name, weight in network.named_parameters():
        if weight.requires_grad:
            fast = not name.startswith("encoder.") or name.startswith("encoder.shapes")
            groups["heads" if fast else "encoder"].append(weight)
    return torch.optim.AdamW(
        [{"params": groups["encoder"], "lr": options.rate, "top": options.rate},
         {"params": groups["heads"], "lr": options.head_rate, "top": options.head_rate}],
        weight_decay=options.decay, betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


class Run:
    """A training run in a folder: `checkpoint.pt` to resume from, `log.jsonl` to read, `weights.pt` at its end."""

    def __init__(self, folder: Path, parts: dict[str, list[Sentence]], words: Vocabulary, tokenizer: Tokenizer,
                 minilm: Path, options: Options) -> None:  # fmt: skip
        torch.set_num_threads(options.threads)
        torch.manual_seed(options.seed)
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.parts, self.options = folder, parts, options
        self.numbering = Numbering(tokenizer, words)
        sizes = {name: len(labels) for name, labels in words.tags.items()}
        self.network = Network(tokenizer.get_vocab_size(), sizes, len(words.relations))
        self.network.encoder.load_minilm(minilm)
        if options.first:
            self.network.load_state_dict(torch.load(options.first))
        self.teacher = Teacher(tokenizer.get_vocab_size(), minilm)
        self.optimiser = optimiser_of(self.network, options)
        self.trained = {n: p for n, p in self.network.named_parameters() if p.requires_grad}
        self.average = {n: p.detach().clone() for n, p in self.trained.items()}
        self.step, self.spent = 0, 0.0
        self.checkpoint = folder / "checkpoint.pt"
        if self.checkpoint.exists():
            self._resume()

    def train(self) -> Network:
        """Train to the end and give the network with its averaged weights."""
        per_pass = len(self._batches(0))
        total = int(self.options.passes * per_pass)
        started, saved, lately = time.monotonic() - self.spent, time.monotonic(), []
        while self.step < total and self.spent < 60 * self.options.minutes:
            number, position = divmod(self.step, per_pass)
            if position == 0 or not lately:
                batches = self._batches(number)
            progress = max(self.step / total, self.spent / (60 * self.options.minutes))
            lately.append(self._learn(collate(batches[min(position, len(batches) - 1)]), progress))
            self.spent = time.monotonic() - started
            if self.step % 200 == 0:
                self._log(sum(lately[-200:]) / len(lately[-200:]), total)
            if time.monotonic() - saved > 180:
                self._save()
                saved = time.monotonic()
        self._save()
        with torch.no_grad():
            for name, weight in self.trained.items():
                weight.copy_(self.average[name])
        torch.save(self.network.state_dict(), self.folder / "weights.pt")
        return self.network.eval()

    def _batches(self, number: int) -> list[list]:
        repeat = {"re3d": self.options.mentions_repeat}
        return epoch(self.parts, self.numbering, self.options.seed * 1000 + number, self.options.pieces, repeat)

    def _learn(self, batch: Batch, progress: float) -> float:
        self.network.train()
        slope = min(progress / self.options.warmup, 1.0) * (1.0 - progress)
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * slope
        # bfloat16 pays where the processor multiplies it natively (AMX); elsewhere it is slower than float32
        with torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported()):
            output = self.network(batch.ids, batch.shapes, batch.mask, batch.firsts)
            loss = loss_of(self.network, output, batch)
            if self.step % self.options.distil_every == 0:
                taught = self.teacher(batch.ids, batch.mask)
                loss = loss + 3.0 * (1.0 - (output.vector.float() * taught.float()).sum(-1)).mean()
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.trained.values(), 2.0)
        self.optimiser.step()
        self.step += 1
        if self.step % 4 == 0:
            keep = min(self.options.average**4, self.step / (self.step + 40))
            with torch.no_grad():
                torch._foreach_lerp_(list(self.average.values()), [p.detach() for p in self.trained.values()], 1 - keep)
        return loss.item()

    def _log(self, loss: float, total: int) -> None:
        row = {"step": self.step, "of": total, "minutes": round(self.spent / 60, 2), "loss": round(loss, 4)}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")

    def _save(self) -> None:
        state = {"network": self.network.state_dict(), "optimiser": self.optimiser.state_dict(),
                 "average": self.average, "step": self.step, "spent": self.spent, "options": asdict(self.options),
                 "random": (torch.get_rng_state(), random.getstate())}  # fmt: skip
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def _resume(self) -> None:
        state = torch.load(self.checkpoint, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average, self.step, self.spent = state["average"], state["step"], state["spent"]
        torch.set_rng_state(state["random"][0])
        random.setstate(state["random"][1])
