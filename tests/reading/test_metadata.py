"""What pages say about themselves, and what is not believed."""

import pytest
import trafilatura

from vedette.reading.metadata import Metadata, date_in_address, read_metadata


def metadata(head, body=""):
    return read_metadata(trafilatura.load_html(f"<html><head>{head}</head><body>{body}<p>Text.</p></body></html>"))


def test_open_graph_and_other_meta_elements_are_read():
    found = metadata(
        '<title>Dahra falls | Daily Desk</title><meta property="og:site_name" content="Daily Desk">'
        '<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="A. Name">'
        '<link rel="canonical" href="https://desk.example/dahra">'
    )
    assert found == Metadata(
        title="Dahra falls",
        outlet="Daily Desk",
        url="https://desk.example/dahra",
        byline=("A. Name",),
        published=("2024-05-03T10:00:00Z",),
    )


@pytest.mark.parametrize(
    "script",
    [
        '{"headline": "Dahra falls",}',
        "[" * 100_000,
        '"NewsArticle"',
        "null",
        '{"@type": 7}',
        '{"@type": "WebSite"}',
        "",
    ],
)
def test_broken_or_foreign_json_ld_is_passed_over(script):
    found = metadata(f'<title>Dahra</title><script type="application/ld+json">{script}</script>')
    assert found == Metadata(title="Dahra")


def test_an_address_that_is_a_script_is_none():
    assert metadata('<meta property="og:url" content="javascript:alert(1)">').url is None


def test_the_line_under_the_headline_tells_outlet_and_date():
    found = metadata("", "<h1>Dahra falls</h1><div>Daily Desk | Friday, 3 May 2024</div>")
    assert (found.outlet, found.published) == ("Daily Desk", ("2024-05-03",))


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://desk.example/world/2013/01/13/gao", "2013-01-13"),
        ("https://desk.example/2013-01-13/gao", "2013-01-13"),
        ("https://desk.example/2013/gao", None),
        ("https://desk.example/gao?d=/2013/01/13/", None),
    ],
)
def test_a_date_in_an_address(url, day):
    assert date_in_address(url) == day
