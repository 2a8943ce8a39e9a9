"""How the model turns words into what a network takes, and what it says into parses; the network here is a fake."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading import model as module
from vedette.reading.model import BATCH, MOST_PIECES, PIECES_IN_WORD, Labels, Model, Scores, Weights
from vedette.reading.shapes import SHAPES

LABELS = Labels(
    upos=("NOUN", "VERB"), xpos=("NNS", "VBD"), lemma=("=|0|",), kind=("none", "person"), names=("O", "B-PER", "I-PER"),
    mentions=("O", "B-Person", "I-Person"), relations=("root", "nsubj", "obj"), cls=101, sep=102, unknown=100,
)  # fmt: skip
CLS, SEP = LABELS.cls, LABELS.sep


class FakePieces:
    """Each letter is a piece; control characters have none."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, word):
        self.asked.append(word)
        return [ord(letter) for letter in word if letter.isprintable()]

    def knows(self, word):
        return word.isalpha()


class FakeNetwork:
    """Says that each word hangs on the first one of what it reads, which is a verb and a root; sees "Z" as a name."""

    def __init__(self) -> None:
        self.batches: list[tuple[np.ndarray, ...]] = []

    def __call__(self, ids, shapes, mask, firsts):
        self.batches.append((ids, shapes, mask, firsts))
        rows, width = firsts.shape
        arcs = np.zeros((rows, width, width + 1), np.float32)
        arcs[:, 0, 0] = 9
        arcs[:, 1:, 1] = 9
        upos = np.zeros((rows, width), np.int64)
        upos[:, 0] = 1
        names = np.zeros((rows, width, 3), np.float32)
        is_z = np.take_along_axis(ids, firsts, 1) == ord("Z")
        names[..., 0], names[..., 1] = ~is_z, is_z
        begins = np.zeros((rows, width), np.float32)
        words = np.ones((rows, width, 384), np.float32)
        return Scores(
            words=words, upos=upos, xpos=upos, lemma=np.zeros_like(upos), kind=np.zeros_like(upos), names=names,
            mentions=np.zeros_like(names), begins=begins, factuality=begins, arcs=arcs,
            dependents=np.ones((rows, width, 2), np.float32), heads=np.ones((rows, width + 1, 2), np.float32),
        )  # fmt: skip


@pytest.fixture
def model():
    return fake_model()


def fake_model() -> Model:
    label = np.array([[9, 1, 2], [9, 1, 2]], np.float32)
    weights = Weights(
        label=label, label_bias=np.zeros(3, np.float32), vector=np.eye(384, dtype=np.float32),
        vector_bias=np.zeros(384, np.float32),
    )  # fmt: skip
    return Model(FakeNetwork(), FakePieces(), LABELS, weights)


def test_a_segment_becomes_pieces_between_the_special_ones(model):
    (((ids, shapes, mask, firsts), numbers),) = model.batches([["Ab", "c"]])
    assert ids.tolist() == [[CLS, ord("A"), ord("b"), ord("c"), SEP]]
    assert [SHAPES[i] for i in shapes[0]] == ["other", "title", "title", "lower", "other"]
    assert mask.tolist() == [[1, 1, 1, 1, 1]]
    assert firsts.tolist() == [[1, 3]]
    assert numbers == [0]


def test_a_shorter_segment_is_filled_up(model):
    (((ids, _, mask, firsts), numbers),) = model.batches([["ab", "c"], ["d"]])
    assert numbers == [1, 0]  # the shorter first
    assert ids.tolist()[0] == [CLS, ord("d"), SEP, 0, 0]
    assert mask.tolist()[0] == [1, 1, 1, 0, 0]
    assert firsts.tolist()[0] == [1, 0]


def test_a_word_without_pieces_is_unknown_and_a_long_one_is_cut(model):
    (((ids, _, _, firsts), _),) = model.batches([["\x00", "x" * 50, "y"]])
    assert ids[0, 1] == LABELS.unknown
    assert firsts.tolist() == [[1, 2, 2 + PIECES_IN_WORD]]


def test_a_segment_of_long_codes_still_fits_the_encoder(model):
    words = ["x" * 50] * 120
    ((batch, _),) = model.batches([words])
    assert batch[0].shape[1] <= MOST_PIECES + 2
    assert batch[3].shape[1] == len(words)


def test_the_pieces_of_a_word_are_asked_for_once(model):
    list(model.batches([["ab", "ab"], ["ab"]]))
    assert model.pieces.asked == ["ab"]


def test_what_is_remembered_does_not_grow_without_end(model, monkeypatch):
    monkeypatch.setattr(module, "_CACHE", 3)
    model.parse([[f"w{letter}" for letter in "abcdefgh"]])
    assert len(model._ids) <= 3
    assert len(model._lemmas) <= 3


def test_a_sentence_is_read_with_its_tree_and_tags(model):
    ((parse,),) = model.parse([["fled", "men"]])
    assert parse.words == ("fled", "men")
    assert parse.upos == ("VERB", "NOUN")
    assert parse.heads == (-1, 0)
    assert parse.relations == ("root", "obj")  # only the word that the sentence hangs on is `root`, however it scores
    assert parse.lemmas[0] == "flee"
    assert parse.names == ()
    assert np.linalg.norm(parse.vector) == pytest.approx(1)
    assert parse.vectors.shape == (2, 384)
    assert parse.vectors.dtype == np.float16


def test_a_name_is_a_range_of_words(model):
    ((parse,),) = model.parse([["fled", "Z"]])
    assert parse.names == ((1, 2, "PER"),)


def test_a_segment_is_cut_into_sentences_that_have_each_a_tree_of_its_own(model):
    ((one, two),) = model.parse([["a", "b", "c", "d", "e"]], lambda _number, _begins: (0, 3))
    assert (one.words, two.words) == (("a", "b", "c"), ("d", "e"))
    assert one.heads == (-1, 0, 0)
    assert sorted(two.heads) == [-1, 0] or sorted(two.heads) == [-1, 1]


def test_whoever_cuts_is_told_the_segment_and_the_probabilities_of_its_words(model):
    asked = []
    model.parse([["a"], [], ["b", "c"]], lambda number, begins: asked.append((number, len(begins))) or (0,))
    assert sorted(asked) == [(0, 1), (2, 2)]


def test_nothing_is_read_of_nothing(model):
    assert model.parse([]) == []
    assert model.parse([[], []]) == [[], []]
    assert model.network.batches == []


segments = st.lists(st.lists(st.sampled_from(["Gao", "fled", "\x00", "x" * 30, "."]), max_size=6), max_size=20)


@given(segments)
def test_parses_come_back_in_the_order_of_their_segments(texts):
    model = fake_model()
    parses = model.parse(texts)
    assert [[word for parse in some for word in parse.words] for some in parses] == texts
    sizes = [len(numbers) for _, numbers in model.batches(texts)]
    assert all(size <= BATCH for size in sizes)
    assert sum(sizes) == sum(map(bool, texts))


@given(segments)
def test_like_lengths_are_read_together(texts):
    widths = [batch[2].sum(1).max() for batch, _ in fake_model().batches(texts)]
    assert all(one <= other for one, other in pairwise(widths))
