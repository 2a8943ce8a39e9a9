"""The sorting of lines: by weights, and by the simple rule."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.line_cues import is_correction, is_menu
from vedette.reading.line_features import OWN, features_of, names
from vedette.reading.lines import BODY, LABELS, LineWeights, sort_by_rule

TABLE = {"threshold": 0.5, "labels": {label: {"bias": -1.0, "weights": {}} for label in LABELS}}


def table(**weights):
    """A table in which each named label has one weight."""
    labels = {label: {"bias": -2.0, "weights": {}} for label in LABELS}
    for label, (feature, weight) in weights.items():
        labels[label] = {"bias": -2.0, "weights": {feature: weight}}
    return {"threshold": 0.5, "labels": labels}


def column(lines, name):
    return features_of(lines)[:, names().index(name)].tolist()


def test_each_feature_has_a_name_and_a_column():
    assert features_of(["Rebels left."]).shape == (1, len(names()))
    assert features_of([]).shape == (0, len(names()))
    assert len(set(names())) == len(names())


def test_a_line_knows_its_neighbours():
    lines = [
        "Home",
        "The rebels left the dam on Wednesday after they had talked for two weeks, the minister said.",
        "Sport",
    ]
    assert column(lines, "prose") == [0, 1, 0]
    assert column(lines, "prose+1") == [1, 0, 0]
    assert column(lines, "prose-1") == [0, 0, 1]
    assert column(lines, "prose-3") == [0, 0, 0]


def test_a_line_that_stands_there_twice_is_seen():
    lines = ["Share", "Rebels left.", "SHARE"]
    assert column(lines, "repeated") == [1, 0, 1]
    assert column(lines, "seen_above") == [0, 0, 1]


@pytest.mark.parametrize("line", ["About us", "> Sport", "SIGN IN", "Impressum", "Mentions légales"])
def test_entries_of_menus_are_known(line):
    assert is_menu(line)


@pytest.mark.parametrize("line", ["Rebels about to leave", "The sport of kings", "", "Gao"])
def test_other_short_lines_are_no_menu(line):
    assert not is_menu(line)


@pytest.mark.parametrize(
    "line",
    [
        "Correction: the trucks left at dawn, not at noon.",
        "• This article was amended on 3 May 2024 to correct the name of the dam.",
        "An earlier version of this story misstated the number of trucks.",
        "Editor's note: the governor's age has been changed.",
        "Clarification, 4 May: the dam is the Orvil dam.",
    ],
)
def test_a_correction_is_known(line):
    assert is_correction(line)


@pytest.mark.parametrize(
    "line",
    [
        "Corrections",
        "The minister corrected himself on Monday.",
        "Rebels were wrong about the dam.",
        "Correctional officers",
    ],
)
def test_what_only_speaks_of_correcting_is_none(line):
    assert not is_correction(line)


def test_a_line_is_of_the_body_from_the_threshold_on():
    sort = LineWeights.from_table(table(body=("final", 4.0), navigation=("menu", 4.0)))
    assert [v.label for v in sort(["Sport", "Rebels left the dam."])] == ["navigation", BODY]


def test_one_line_is_the_headline():
    sort = LineWeights.from_table(table(headline=("words", 9.0), navigation=("menu", 4.0)))
    labels = [v.label for v in sort(["Sport", "Rebels leave the Orvil dam", "News"])]
    assert labels == ["navigation", "headline", "navigation"]


def test_an_attributed_sentence_needs_less_to_be_kept():
    lines = ["The rebels left the dam on Wednesday after two weeks of talks with elders, the minister {} at noon."]
    sort = LineWeights.from_table(table(body=("final", 1.4)))  # 0.35
    assert sort([lines[0].format("said")])[0].label == BODY
    assert sort([lines[0].format("rose")])[0].label != BODY


def test_no_lines_no_verdicts():
    assert LineWeights.from_table(TABLE)([]) == sort_by_rule([]) == []


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({}, "labels"),
        ({**TABLE, "labels": {}}, "body"),
        (table(body=("shoe size", 1.0)), "shoe size"),
        ({**TABLE, "threshold": None}, "NoneType"),
    ],
)
def test_weights_for_something_else_are_refused(broken, says):
    with pytest.raises(ValueError, match=says):
        LineWeights.from_table(broken)


def test_the_rule_keeps_long_lines_that_end_a_sentence_and_sell_nothing():
    lines = [
        "Rebels leave the Orvil dam",
        "6 March 2024",
        "The rebels left the dam on Wednesday after two weeks of talks, the minister said.",
        "Subscribe today to read all that our reporters saw in the valley this week.",
        "Most read",
    ]
    labels = [verdict.label for verdict in sort_by_rule(lines)]
    assert labels == ["headline", "imprint", BODY, "navigation", "navigation"]


@given(st.lists(st.text(min_size=1, max_size=80), max_size=12))
def test_features_are_finite_and_of_one_shape_whatever_the_lines_hold(lines):
    features = features_of(lines)
    assert features.shape == (len(lines), len(names()))
    assert np.isfinite(features).all()
    assert set(OWN) <= set(names())
