"""What pages say about themselves, and what is not believed."""

import pytest
import trafilatura

from vedette.reading.metadata import Candidate, Metadata, date_in_address, read_metadata, same_site


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
        published=(Candidate("2024-05-03T10:00:00Z", "meta article:published_time"),),
        is_article=True,
    )


@pytest.mark.parametrize(
    "script",
    [
        '{"headline": "Dahra falls"; }',
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
    assert (found.outlet, [each.written for each in found.published]) == ("Daily Desk", ["2024-05-03"])


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


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Dahra falls | Daily Desk</title>",
            "<h1>Daily Desk</h1><h1>Dahra falls to rebels</h1>",
            "Dahra falls to rebels",
        ),
        ("<title>Dahra falls to rebels - Daily Desk</title>", "<h1>Related</h1>", "Dahra falls to rebels"),
        (
            "<meta property='og:title' content='BUDGET 3.0 | Army gets more'>",
            "<h1>BUDGET 3.0 | Army gets more</h1>",
            "BUDGET 3.0 | Army gets more",
        ),
        (
            "<meta property='og:site_name' content='Desk'><meta property='og:title' content='Dahra falls | Desk'>",
            "",
            "Dahra falls",
        ),
        ("", "<h1>Dahra falls</h1>", "Dahra falls"),
        ("", "", None),
    ],
)
def test_the_title_is_the_heading_that_the_page_calls_itself_by(head, body, title):
    assert metadata(head, body).title == title


def test_every_date_that_the_page_gives_is_kept_in_the_order_of_trust():
    script = '{"@type": "NewsArticle", "datePublished": "2024-05-03T10:00:00Z",}'
    found = metadata(
        f'<script type="application/ld+json">{script}</script><meta name="date" content="2024-05-02">',
        "<h1>Dahra</h1><p>3 May 2024</p>",
    )
    assert [(each.written, each.guess) for each in found.published] == [
        ("2024-05-03T10:00:00Z", False),
        ("2024-05-02", False),
        ("2024-05-03", False),
    ]


def test_the_first_time_element_is_a_guess():
    (only,) = metadata("", "<h1>Dahra</h1><time datetime='2024-05-03T10:00Z'>today</time>").published
    assert only.guess


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.desk.example/a", "https://m.desk.example/b", True),
        ("https://desk.co.uk/a", "https://other.co.uk/a", False),
        ("https://blog.example/a", "https://www.bigwire.example/a", False),
        ("http://10.0.0.1/", "http://10.0.0.2/", False),
        ("http://[::1", "https://desk.example", False),
    ],
)
def test_two_hosts_of_one_site(one, other, same):
    assert same_site(one, other) is same
