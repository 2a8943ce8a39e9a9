"""A link in the docs leads to a file, and the index of the docs names every page."""

import pytest

from tools.links import dead_links, unlisted


@pytest.fixture
def root(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("Read the [docs](docs/README.md).")
    (tmp_path / "docs" / "README.md").write_text("[Places](places.md)")
    (tmp_path / "docs" / "places.md").write_text("Where things happen.")
    return tmp_path


def test_docs_in_order_raise_nothing(root):
    assert [*dead_links(root), *unlisted(root)] == []


@pytest.mark.parametrize("link", ["[Gao](gao.md)", "![map](gao.svg)", "[Gao](gao.md#the-north)", "[Gao](../gao.md)"])
def test_a_link_to_nothing_is_named_with_its_page(root, link):
    (root / "docs" / "places.md").write_text(f"See {link}.")
    (problem,) = dead_links(root)
    assert problem.startswith("docs/places.md links to ")


@pytest.mark.parametrize(
    "text",
    [
        "[a site](https://example.org/gao.md)",
        "[mail](mailto:desk@example.org)",
        "[above](#gao)",
        "```\n[Gao](gao.md)\n```",
    ],
)
def test_what_leads_elsewhere_is_left_alone(root, text):
    (root / "docs" / "places.md").write_text(text)
    assert list(dead_links(root)) == []


def test_a_page_that_the_index_forgot_is_named(root):
    (root / "docs" / "actors.md").write_text("Who did it.")
    assert list(unlisted(root)) == ["docs/actors.md is not in docs/README.md"]
