"""The training code from end to end: a short run lowers the loss, resumes, exports; the product reads the result."""

import json
from dataclasses import replace

import pytest

pytestmark = pytest.mark.training


@pytest.fixture(scope="module")
def parts():
    """A handful of invented sentences with every kind of label."""
    from training.treebank import Sentence

    words = ("Gunmen", "attacked", "a", "post", "near", "Gao", ".")
    one = Sentence(
        document="invented", words=words, spaced=(True, True, True, True, True, False, True),
        upos=("NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"),
        xpos=("NNS", "VBD", "DT", "NN", "IN", "NNP", "."),
        lemmas=("gunman", "attack", "a", "post", "near", "Gao", "."), heads=(2, 0, 4, 2, 6, 2, 2),
        deprels=("nsubj", "root", "det", "obj", "case", "obl", "punct"), names=("O",) * 5 + ("B-LOC", "O"),
        kinds=("person", "none", "none", "place", "none", "place", "none"), factuality={1: 3.0},
    )  # fmt: skip
    told = replace(one, document="told", names=None, mentions=("B-Organisation",) + ("O",) * 4 + ("B-Location", "O"))
    return {"ewt": [one] * 24, "gum": [one] * 8, "re3d": [told] * 8}


@pytest.fixture(scope="module")
def made(parts, tmp_path_factory):
    """A network trained for a few seconds in two runs, the second of which resumes the first."""
    from training.__main__ import MINILM, word_pieces
    from training.batches import vocabulary
    from training.train import Options, Run

    folder, tokenizer, words = tmp_path_factory.mktemp("run"), word_pieces(), vocabulary(parts, min_rule=1)
    options = Options(passes=4, pieces=64, threads=1, minutes=5)
    first = Run(folder, parts, words, tokenizer, MINILM, replace(options, passes=2))
    first.train()
    (folder / "weights.pt").unlink()
    again = Run(folder, parts, words, tokenizer, MINILM, options)
    assert again.step == first.step > 0
    return folder, again.train(), words, tokenizer


def test_the_loss_falls(parts, made):
    from training.__main__ import MINILM
    from training.batches import Numbering, collate
    from training.network import Network
    from training.train import loss_of

    _, network, words, tokenizer = made
    batch = collate([Numbering(tokenizer, words).encode([parts["ewt"][0]])])
    fresh = Network(tokenizer.get_vocab_size(), network.tag_sizes, len(words.relations)).eval()
    fresh.encoder.load_minilm(MINILM)
    losses = [
        loss_of(n, n(batch.ids, batch.shapes, batch.mask, batch.firsts), batch).item() for n in (fresh, network.eval())
    ]
    assert losses[1] < losses[0] / 2


def test_the_product_reads_what_was_trained(parts, made):
    from training.__main__ import exported
    from training.evaluate import torch_model
    from vedette.assets.model import read_model

    folder, network, words, tokenizer = made
    sentence = parts["ewt"][0].words
    archive = exported(folder, network, words, tokenizer)
    ((theirs,),) = torch_model(network, words, tokenizer).parse([sentence])
    ((ours,),) = read_model(archive.read_bytes()).parse([sentence])
    assert (ours.upos, ours.heads, ours.relations) == (theirs.upos, theirs.heads, theirs.relations)
    assert json.dumps(ours.names) == json.dumps(theirs.names)
