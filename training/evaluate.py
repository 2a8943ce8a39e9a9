"""A torch network behind the runtime's own decoding, so that training and product are scored by the same code."""

import numpy as np
import torch
from tokenizers import Tokenizer

from training.batches import Vocabulary
from training.network import Network
from vedette.assets.model import WordPieces
from vedette.reading.model import Labels, Model, Scores, Weights
from vedette.reading.trees import Ints


class TorchNetwork:
    """A trained torch network as the runtime calls one."""

    def __init__(self, network: Network) -> None:
        self.network = network.eval()

    @torch.no_grad()
    def __call__(self, ids: Ints, shapes: Ints, mask: Ints, firsts: Ints) -> Scores:
        out = self.network(*map(torch.from_numpy, (ids, shapes, mask, firsts)))
        return scores_of(out, lambda t: t.float().numpy())


def scores_of(out, give) -> Scores:
    """Arrange the network's output as the runtime's scores; `give` finishes each tensor."""
    tags = out.tags
    return Scores(
        words=give(out.words),
        **{name: give(tags[name].argmax(-1)).astype(np.int64) for name in ("upos", "xpos", "lemma", "kind")},
        names=give(tags["names"]), mentions=give(tags["mentions"]),
        begins=give(torch.softmax(tags["begins"], -1)[..., 1]), factuality=give(tags["factuality"][..., 0]),
        arcs=give(out.arcs), dependents=give(out.dependents), heads=give(out.heads),
    )  # fmt: skip


def labels_of(words: Vocabulary, tokenizer: Tokenizer) -> Labels:
    """The runtime's label table."""
    named = {n: words.tags[n] for n in ("upos", "xpos", "lemma", "kind", "names", "mentions")}
    cls, sep, unknown = (tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
    return Labels(**named, relations=words.relations, cls=cls, sep=sep, unknown=unknown)


def weights_of(network: Network) -> Weights:
    """The small matrices that run outside the network."""
    return Weights(
        label=network.label.weight.detach().numpy().T.copy(), label_bias=network.label.bias.detach().numpy(),
        vector=network.vector.weight.detach().numpy().T.copy(), vector_bias=network.vector.bias.detach().numpy(),
    )  # fmt: skip


def torch_model(network: Network, words: Vocabulary, tokenizer: Tokenizer) -> Model:
    """The runtime's model over a torch network."""

    return Model(
        TorchNetwork(network), WordPieces(tokenizer.to_str()), labels_of(words, tokenizer), weights_of(network)
    )
