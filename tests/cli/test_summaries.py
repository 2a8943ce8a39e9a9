"""Records in a line."""

import pytest
from click.testing import CliRunner

from vedette.cli.main import main
from vedette.cli.summaries import Names
from vedette.records import Coded, Document, How, Place, Relation, Span, document_id

_TEXT = "A raid near Gao, in northern Mali."


def _place(id_, words, *relations):
    start = _TEXT.index(words)
    return Place(
        id=id_, evidence=(Span(start, start + len(words)),), confidence=0.5, how=How(by="frame", name="toponym"),
        name=words, precision="unresolved", relations=relations,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "shown"), [("p1", "near Gao"), ("p2", "in Gao"), ("p3", "in northern Mali"), (None, "")]
)
def test_a_place_beside_another_says_itself_how_it_lies(place, shown):
    places = (
        _place("p1", "near Gao", Relation(kind="near", reference="p2")),
        _place("p2", "Gao"),
        _place("p3", "northern Mali", Relation(kind="in", reference="p4")),
        _place("p4", "Mali"),
    )
    document = Document(id=document_id(_TEXT), text=_TEXT)
    assert Names(Coded(document=document, places=places)).where(place) == shown


def test_an_outlook_whose_words_no_scale_has_is_told_by_its_words():
    text = "Residents fear that more attacks could follow.\n"
    result = CliRunner().invoke(main, ["code", "-", "--date", "2024-05-03", "--format", "table"], input=text)
    assert result.exit_code == 0, result.output
    assert "could" in result.output
