"""Sitemaps hold addresses, and say so."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.archives import NOW
from vedette.intake import sitemaps
from vedette.intake.sitemaps import Address, read_sitemap
from vedette.intake.sources import read_stream
from vedette.records import Note

SPACE = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)
NEWS = """<news:news><news:publication><news:name>Desk</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-05-14T10:02:00Z</news:publication_date>
<news:title>Post &amp; mine</news:title></news:news>"""


def urlset(*entries):
    body = "".join(f"<url>{entry}</url>" for entry in entries)
    return f"<?xml version='1.0'?><urlset {SPACE}>{body}</urlset>".encode()


def read(data):
    return read_sitemap(data, "x.xml", NOW)


def test_addresses_come_with_titles_and_dates():
    entry = f"<loc> https://desk.invalid/1?a=1&amp;b=2 </loc><lastmod>2024-05-15</lastmod>{NEWS}"
    assert read(urlset(entry)).addresses == (
        Address(
            link="https://desk.invalid/1?a=1&b=2",
            title="Post & mine",
            outlet="Desk",
            language="en",
            published="2024-05-14T10:02:00+00:00",
            changed="2024-05-15",
        ),
    )


def test_an_index_holds_sitemaps():
    data = f"<sitemapindex {SPACE}><sitemap><loc>https://desk.invalid/news.xml</loc></sitemap></sitemapindex>".encode()
    sitemap = read(data)
    assert sitemap.is_index
    assert [address.link for address in sitemap.addresses] == ["https://desk.invalid/news.xml"]


def test_the_title_of_a_picture_is_not_that_of_the_page():
    picture = """<image:image xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <image:loc>https://desk.invalid/a.jpg</image:loc><image:title>A man</image:title></image:image>"""
    (address,) = read(urlset(f"{picture}<loc>https://desk.invalid/1</loc>")).addresses
    assert (address.link, address.title) == ("https://desk.invalid/1", None)


@pytest.mark.parametrize("link", ["", "javascript:x()", "/a", "file:///etc/hostname", "http://[x"])
def test_what_leads_nowhere_is_counted(link):
    sitemap = read(urlset(f"<loc>{link}</loc>", "<loc>https://desk.invalid/1</loc>"))
    assert len(sitemap.addresses) == 1
    assert "1 of its 2 entries" in sitemap.problems[0]


def test_dates_that_cannot_be_believed_are_none():
    (address,) = read(urlset("<loc>https://desk.invalid/1</loc><lastmod>2124-01-01</lastmod>")).addresses
    assert address.changed is None


def test_a_sitemap_says_that_it_holds_addresses_and_how_to_get_them():
    for name in ("sitemap.xml", "-"):
        (note,) = read_stream(name, BytesIO(urlset("<loc>https://desk.invalid/1</loc>")), name)
        assert isinstance(note, Note)
        assert "vedette code https://desk.invalid/1" in note.text


@pytest.mark.parametrize(
    "data",
    [b"", b"words", b"<rss/>", urlset(), b"<!DOCTYPE a [<!ENTITY x 'y'>]><urlset/>", b"<urlset><url><loc>", b"<urlset"],
)
def test_what_is_no_sitemap_says_so(data):
    sitemap = read(data)
    assert sitemap.addresses == ()
    assert "x.xml" in sitemap.problems[0]


def test_caps_hold(monkeypatch):
    monkeypatch.setattr(sitemaps, "ADDRESSES", 2)
    sitemap = read(urlset(*["<loc>https://desk.invalid/1</loc>"] * 5))
    assert (len(sitemap.addresses), "first 2 were read" in sitemap.problems[0]) == (2, True)
    monkeypatch.setattr(sitemaps, "LARGEST", 20)
    assert "too large" in read(urlset()).problems[0]


PIECES = [
    "<urlset>",
    "<url>",
    "</url>",
    "<loc>",
    "https://desk.invalid/1",
    "</loc>",
    "&x;",
    "<!--",
    "\x00",
    "<![CDATA[",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_anything_gives_addresses_or_problems(text):
    sitemap = read(text.encode())
    assert sitemap.addresses or sitemap.problems
