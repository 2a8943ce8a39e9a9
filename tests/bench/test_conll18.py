"""The CoNLL 2018 measure, on analyses small enough to count by hand."""

import pytest

from bench.conll18 import Analysis, align, common, score
from bench.raw import document_of

WHOLE = """\
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	fled	flee	VERB	VBD	_	0	root	_	_
3	Gao	Gao	PROPN	NNP	_	2	obj:place	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_
"""
FUSED = """\
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	know	know	VERB	VB	_	0	root	_	_
"""


def analysis(conllu: str) -> Analysis:
    return document_of(conllu.splitlines()).analysis


def scored(gold: str, system: str) -> dict[str, float]:
    return {name: round(figure, 2) for name, figure in score([(analysis(gold), analysis(system))]).items()}


def forms(gold: str, system: str) -> list[tuple[str, str]]:
    ours, theirs = analysis(gold).words, analysis(system).words
    return [(ours[g].form, theirs[s].form) for g, s in align(ours, theirs)]


@pytest.mark.parametrize("text", [WHOLE, FUSED, WHOLE + "\n" + FUSED])
def test_an_analysis_agrees_with_itself(text):
    assert set(scored(text, text).values()) == {100.0}


def test_each_wrong_column_costs_its_own_measure_only():
    for right, wrong, measure in [
        ("NOUN", "VERB", "upos"),
        ("NNS", "NN", "xpos"),
        ("rebel", "rebels", "lemmas"),
        ("nsubj", "obl", "las"),
    ]:
        figures = scored(WHOLE, WHOLE.replace(right, wrong))
        assert figures.pop(measure) == 75.0
        assert set(figures.values()) == {100.0}


def test_a_subtype_costs_nothing_and_a_wrong_head_costs_both_attachments():
    assert scored(WHOLE, WHOLE.replace("obj:place", "obj"))["las"] == 100.0
    figures = scored(WHOLE, WHOLE.replace("2	punct", "3	punct"))
    assert (figures["uas"], figures["las"], figures["words"]) == (75.0, 75.0, 100.0)


def test_a_gold_lemma_that_is_left_open_takes_any():
    assert scored(WHOLE.replace("	rebel	", "	_	"), WHOLE)["lemmas"] == 100.0
    assert scored(WHOLE, WHOLE.replace("	rebel	", "	_	"))["lemmas"] == 75.0


def test_a_word_cut_in_two_is_aligned_with_nothing_and_takes_its_dependents_along():
    system = """\
1	Rebels	rebel	NOUN	NNS	_	3	nsubj	_	_
2	fl	fl	X	FW	_	3	dep	_	SpaceAfter=No
3	ed	ed	VERB	VBD	_	0	root	_	_
4	Gao	Gao	PROPN	NNP	_	3	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	3	punct	_	_
"""
    figures = scored(WHOLE, system)
    assert figures["words"] == figures["upos"] == figures["tokens"] == round(200 * 3 / 9, 2)
    assert figures["uas"] == 0.0
    assert figures["sentences"] == 100.0


def test_two_gold_words_run_together_are_both_lost():
    system = WHOLE.replace(
        "fled	flee	VERB	VBD	_	0	root	_	_",
        "fledGao	flee	VERB	VBD	_	0	root	_	SpaceAfter=No",
    )
    system = "".join(line for line in system.splitlines(keepends=True) if "PROPN" not in line).replace(
        "4	.", "3	."
    )
    assert forms(WHOLE, system) == [("Rebels", "Rebels"), (".", ".")]


def test_a_sentence_cut_in_two_is_lost_and_its_words_are_not():
    system = """\
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	fled	flee	VERB	VBD	_	0	root	_	_

1	Gao	Gao	PROPN	NNP	_	0	root	_	SpaceAfter=No
2	.	.	PUNCT	.	_	1	punct	_	_
"""
    figures = scored(WHOLE, system)
    assert (figures["sentences"], figures["words"]) == (0.0, 100.0)
    assert (figures["uas"], figures["las"]) == (50.0, 50.0)


def test_the_words_of_a_multiword_token_are_found_where_the_system_has_tokens():
    system = FUSED.replace("2-3	don't	_	_	_	_	_	_	_	_\n", "").replace(
        "aux	_	_", "aux	_	SpaceAfter=No"
    )
    figures = scored(FUSED, system)
    assert figures.pop("tokens") == round(200 * 2 / 7, 2)
    assert set(figures.values()) == {100.0}


def test_in_a_multiword_token_forms_are_compared_without_case_and_in_order():
    system = FUSED.replace("2	do	", "2	DO	").replace("3	n't	", "3	not	")
    assert forms(FUSED, system) == [("They", "They"), ("do", "DO"), ("know", "know")]


def test_a_word_across_the_end_of_a_multiword_token_is_aligned_with_nothing():
    system = """\
1	They	they	PRON	PRP	_	2	nsubj	_	_
2	do	do	AUX	VBP	_	0	root	_	SpaceAfter=No
3	n'tknow	know	VERB	VB	_	2	dep	_	_
"""
    assert forms(FUSED, system) == [("They", "They"), ("do", "do")]


def test_the_longest_common_subsequence_is_found():
    assert common("a b c d".split(), "b x d".split()) == [(1, 0), (3, 2)]
    assert common([], ["a"]) == common(["a"], ["b"]) == []


def test_analyses_of_two_texts_are_refused():
    with pytest.raises(ValueError, match="different texts, from non-space character 10 on"):
        scored(WHOLE, WHOLE.replace("Gao", "Kao"))


def test_nothing_scores_nothing():
    assert set(score([]).values()) == {0.0}
