from pathlib import Path

import pytest

from vedette.records import page

PAGE = Path(__file__).parents[2] / "docs" / "records.md"


@pytest.mark.parametrize("kind", page.record_types(), ids=lambda kind: kind.__name__)
def test_every_record_and_every_field_says_what_it_means(kind):
    assert kind.__doc__
    assert not kind.__doc__.startswith(f"{kind.__name__}(")  # what dataclass writes where nobody did
    assert [name for name, meaning in page.meanings(kind).items() if not meaning] == []


def test_the_published_page_is_up_to_date():
    assert PAGE.read_text("utf-8") == page.page(), "run: python -m vedette.records.page > docs/records.md"
