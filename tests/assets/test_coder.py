"""From a page to records, and what is not coded."""

from datetime import date

import pytest

import vedette
from tests.cli.fakes import FakeCoder
from vedette.assets import coder
from vedette.assets.languages import language_of
from vedette.errors import InputError
from vedette.reading.pages import Page


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les forces armées ont tué douze hommes près de la ville de Gao.", "fr"),
        ("At least 12 men died in Gao on Sunday, the army said.", "en"),
        ("قالت القوات المسلحة إن اثني عشر شخصا على الأقل قتلوا في المدينة", "ar"),
        ("Gunmen attack Gao", None),
        ("12 300 — 7", None),
        ("", None),
    ],
)
def test_a_language_is_named_where_it_is_sure(text, language):
    assert language_of(text) == language


def test_tools_are_not_opened_for_what_is_not_coded():
    coder = FakeCoder()
    assert coder(Page(name="x", content="…")).notes[0].text.startswith("the page has no text")
    assert coder.coded == 0


def test_a_short_text_of_no_sure_language_is_coded():
    assert len(FakeCoder()(Page(name="x", content="Gunmen killed 12 soldiers")).events) == 1


@pytest.mark.parametrize("published", ["2024-05-03", date(2024, 5, 3)])
def test_code_from_python_takes_what_is_known_beside_the_text(monkeypatch, published):
    coder._coder.cache_clear()
    monkeypatch.setattr(coder, "Coder", FakeCoder)
    coded = vedette.code("Gunmen killed 12 soldiers.", published=published, title="T", outlet="Daily Desk")
    assert (coded.document.published, coded.document.title, coded.document.outlet) == ("2024-05-03", "T", "Daily Desk")
    assert coded.events[0].trigger.of(coded.document.text) == "killed"
    coder._coder.cache_clear()


@pytest.mark.parametrize("published", ["3/5/24", "", 20.24])
def test_code_from_python_refuses_what_is_no_date(published):
    with pytest.raises(InputError, match=f"not {published!r}"):
        vedette.code("Gunmen killed 12 soldiers.", published=published)


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="decode"):
        _ = vedette.decode
