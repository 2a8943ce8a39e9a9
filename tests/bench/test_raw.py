"""Raw text put together from a treebank's rows, and a reading as an analysis."""

import gzip

import numpy as np

from bench.raw import analysis_of, document_of, read_documents
from vedette.reading.reading import Reading, Sentence, Word

DOCUMENT = """\
# newdoc id = one
# sent_id = 1
1	Gao	Gao	PROPN	NNP	_	2	nsubj	_	_
2-3	wasn't	_	_	_	_	_	_	_	_
2	was	be	AUX	VBD	_	0	root	_	_
3	n't	not	PART	RB	_	2	advmod	_	_
4	safe	safe	ADJ	JJ	_	2	xcomp	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = 2
1	Who	who	PRON	WP	_	0	root	_	_
1.1	knew	know	VERB	VBD	_	_	_	_	_
2	?	?	PUNCT	.	_	1	punct	_	_
""".splitlines()


def test_the_text_is_that_of_the_surface_with_one_space_between_sentences():
    assert document_of(DOCUMENT).text == "Gao wasn't safe. Who ?"


def test_the_analysis_counts_characters_without_spaces_and_heads_over_the_document():
    analysis = document_of(DOCUMENT).analysis
    assert analysis.characters == "Gaowasn'tsafe.Who?"
    assert analysis.tokens == ((0, 3), (3, 9), (9, 13), (13, 14), (14, 17), (17, 18))
    assert analysis.sentences == ((0, 14), (14, 18))
    assert [(w.form, w.start, w.end, w.head, w.fused) for w in analysis.words] == [
        ("Gao", 0, 3, 1, False),
        ("was", 3, 9, -1, True),
        ("n't", 3, 9, 1, True),
        ("safe", 9, 13, 1, False),
        (".", 13, 14, 1, False),
        ("Who", 14, 17, -1, False),
        ("?", 17, 18, 5, False),
    ]


def test_a_file_is_parted_into_its_documents(tmp_path):
    path = tmp_path / "two.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join([*DOCUMENT, "", *DOCUMENT, ""]))
    assert [gold.text for gold in read_documents(path)] == ["Gao wasn't safe. Who ?"] * 2


def test_a_reading_becomes_an_analysis_by_its_offsets():
    text = "Gao\u00a0 fell .\n"
    words = (
        Word(0, 0, 3, "Gao", "Gao", "PROPN", "NNP", 1, "nsubj", "place", 0.0),
        Word(1, 5, 9, "fell", "fall", "VERB", "VBD", -1, "root", "none", 3.0),
        Word(2, 10, 11, ".", ".", "PUNCT", ".", 1, "punct", "none", 0.0),
    )
    vector = np.zeros(384, np.float32)
    reading = Reading(text, words, (Sentence(0, 3, vector),), (), (), np.zeros((3, 384), np.float16))
    analysis = analysis_of(reading)
    assert analysis.characters == "Gaofell."
    assert analysis.tokens == ((0, 3), (3, 7), (7, 8))
    assert analysis.sentences == ((0, 8),)
    assert [word.head for word in analysis.words] == [1, -1, 1]
