"""The training of the classifier of lines."""

import json

import numpy as np
import pytest

from training.lines import LabelledPage, f1, fit, meant, read_corpus, read_pages, train
from vedette.assets.lines import FOLDER
from vedette.errors import InputError
from vedette.reading.lines import BODY, LABELS, LineWeights, Verdict

PAGE = """# a comment
== one-01 | article | en
navigation\tHome

headline\tRebels leave dam
paragraph\tThey left at dawn.
byline\tLena Marsh
"""


def test_a_page_is_its_lines_and_their_labels():
    (page,) = read_pages(PAGE)
    assert (page.name, page.kind) == ("one-01", "article")
    assert page.lines == ("Home", "Rebels leave dam", "They left at dawn.", "Lena Marsh")
    assert meant(page) == ["navigation", "headline", BODY, "imprint"]


@pytest.mark.parametrize("line", ["menu\tHome", "navigation Home", "navigation\t", "\tHome"])
def test_a_line_that_is_none_of_the_notation_is_named(line):
    with pytest.raises(InputError, match="one-01: a line wants a label"):
        list(read_pages(f"{PAGE}{line}\n"))


def test_the_corpus_can_be_read_and_holds_what_its_readme_says():
    pages = read_corpus()
    assert len({page.name for page in pages}) == len(pages) >= 80
    assert {label for page in pages for label in meant(page)} <= {*LABELS, "repeated"}


def test_the_fit_finds_what_tells_two_kinds_apart():
    x = np.array([[0.0, 1.0, 3.0], [0.0, 0.0, 3.0], [1.0, 1.0, 3.0], [1.0, 0.0, 3.0]] * 5)
    weights, bias = fit(x, x[:, 0], penalty=1.0)
    assert weights[0] > 1 > abs(weights[1])
    assert weights[2] == 0  # the same everywhere: it tells nothing
    assert bias < 0 < bias + weights[0]


def test_a_table_that_was_trained_can_be_opened_and_written():
    table = train(list(read_pages(PAGE)))
    assert isinstance(LineWeights.from_table(json.loads(json.dumps(table))), LineWeights)


def test_the_installed_weights_are_those_that_the_corpus_gives():
    installed = json.loads((FOLDER / "lines.json").read_text(encoding="utf-8"))
    again = train(read_corpus(), threshold=installed["threshold"])
    for label in LABELS:
        assert again["labels"][label]["bias"] == pytest.approx(installed["labels"][label]["bias"], abs=0.02)


def test_f1_is_of_the_means_over_pages():
    page = LabelledPage("p", "article", ("paragraph", "related"), ("a b c d e", "f g h i"))

    def keep_all(lines):
        return [Verdict(BODY, 1.0) for _ in lines]

    assert f1([(page, keep_all)]) == pytest.approx(2 * (2 / 6) / (1 + 2 / 6))
