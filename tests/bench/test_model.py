"""The measures from gold words, and that the shipped model meets its floors on a part of EWT dev."""

import pytest

from bench.conll18 import score
from bench.floors import FLOORS, read_floors
from bench.lemmas import shares
from bench.model import f1, read_gold, span_f1, spans_of, tree_scores
from bench.raw import analysis_of, read_documents
from training.treebank import Sentence, read_treebank
from vedette.assets.model import open_model
from vedette.reading.reading import read

# Of a tenth of dev two standard errors are about 1.3 points of LAS: what this test finds has broken, not worsened.
TOLERANCE = {"upos": 1.0, "uas": 2.0, "las": 2.0}


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", set()),
        ("B-LOC O B-PER I-PER", {(0, 1, "LOC"), (2, 4, "PER")}),
        ("B-LOC B-LOC", {(0, 1, "LOC"), (1, 2, "LOC")}),
        ("B-LOC I-PER", {(0, 1, "LOC"), (1, 2, "PER")}),
        ("O I-ORG I-ORG", {(1, 3, "ORG")}),
    ],
)
def test_spans_are_read_off_tags(tags, spans):
    assert spans_of(tags.split()) == spans


def test_f1_of_spans_is_over_all_sentences_together():
    gao, mali = (0, 1, "LOC"), (2, 3, "LOC")
    assert span_f1([({gao, mali}, {gao}), (set(), {mali})]) == pytest.approx(50.0)
    assert f1(0, 0, 0) == span_f1([]) == 0.0


def test_trees_are_scored_with_and_without_subtypes():
    words = ("Gao", "fell")
    gold = Sentence("d", words, (True, False), ("PROPN", "VERB"), ("NNP", "VBD"), ("Gao", "fall"), (2, 0),
                    ("nsubj:pass", "root"))  # fmt: skip
    parse = FakeParse(("PROPN", "NOUN"), ("NNP", "VBD"), ("Gao", "fell"), (1, -1), ("nsubj", "root"))
    assert tree_scores([gold], [parse]) == {
        "upos": 50.0,
        "xpos": 100.0,
        "lemma": 50.0,
        "uas": 100.0,
        "las": 50.0,
        "las_main": 100.0,
    }
    assert shares([gold], [("gao", "fall")]) == {"": 50.0, "_any_case": 100.0}


class FakeParse:
    """What tree_scores looks at of a parse."""

    def __init__(self, upos, xpos, lemmas, heads, relations):
        self.upos, self.xpos, self.lemmas, self.heads, self.relations = upos, xpos, lemmas, heads, relations


def floors_of(section, names):
    floors = read_floors(FLOORS.read_text(encoding="utf-8"))
    return {name: floors[f"{section}.{name}"].floor - TOLERANCE[name] for name in names}


@pytest.mark.shared
def test_the_shipped_model_meets_its_floors_on_a_tenth_of_ewt_dev(shared):
    sentences = read_treebank(shared / "data" / "ud" / "en_ewt-dev.conllu.gz")[1::10]
    figures = tree_scores(sentences, read_gold(open_model(), sentences))
    floors = floors_of("model.ewt_gold", TOLERANCE)
    assert {name: figure for name, figure in figures.items() if figure < floors.get(name, 0)} == {}


@pytest.mark.shared
def test_the_shipped_model_meets_its_floor_on_the_raw_text_of_some_documents(shared):
    model = open_model()
    documents = list(read_documents(shared / "data" / "ud" / "en_ewt-dev.conllu.gz"))[::8]
    figures = score((gold.analysis, analysis_of(read(gold.text, model))) for gold in documents)
    assert figures["las"] >= floors_of("model.ewt_raw", ["las"])["las"]
