"""What was fetched becomes pages that know where they were and when."""

from datetime import UTC, datetime

import pytest

from vedette.intake.addresses import read_address
from vedette.intake.fetched import links_in, pages_of
from vedette.intake.web import Answer
from vedette.reading.pages import Page

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
FEED = b"""<rss version="2.0"><channel><title>Desk</title>
<item><title>Gao fell</title><link>https://desk.example/1</link></item>
<item><title>Dahra held</title><link>https://desk.example/2</link></item></channel></rss>"""


def answer(content, content_type="text/html", problem=None):
    address = read_address("https://desk.example/b")
    return Answer(address, 200, {"content-type": content_type}, content, (), problem)


def pages(*args, **kwargs):
    return [
        page for page in pages_of(answer(*args, **kwargs), "https://a.example/typed", NOW) if isinstance(page, Page)
    ]


def test_a_page_has_the_name_that_was_typed_and_the_address_where_it_was_found():
    (page,) = pages(b"<p>Gao fell.</p>")
    assert (page.name, page.url) == ("https://a.example/typed", "https://desk.example/b")
    assert (page.form, page.fetched) == ("html", "2024-05-06T12:00:00+00:00")


def test_what_is_wrong_with_the_fetching_is_a_note():
    (page,) = pages(b"<p>Gao fell", problem="the connection ended before the page did")
    assert [note.text for note in page.notes] == ["the connection ended before the page did"]


@pytest.mark.parametrize(
    ("content", "content_type", "form"),
    [
        (b"Gao fell.", "text/html; charset=utf-8", "html"),
        (b"Gao fell.", "text/plain", "text"),
        (b"<!doctype html><p>Gao fell.</p>", "text/plain", "html"),
        (b"<html><p>Gao fell.</p></html>", "", "html"),
        (b"<html><p>Gao fell.</p></html>", "application/octet-stream", "html"),
    ],
)
def test_the_form_is_what_the_server_says_and_else_what_it_begins_like(content, content_type, form):
    assert [page.form for page in pages(content, content_type)] == [form]


@pytest.mark.parametrize("content_type", ["application/rss+xml", "text/xml", "", "application/octet-stream"])
def test_a_feed_gives_its_stories_with_their_own_addresses(content_type):
    assert [page.url for page in pages(FEED, content_type)] == ["https://desk.example/1", "https://desk.example/2"]


def test_a_picture_is_no_page():
    (note,) = pages_of(answer(b"\x89PNG\r\n\x1a\n", "image/png"), "https://a.example/x.png", NOW)
    assert "a picture" in note.text


@pytest.mark.parametrize(
    ("content", "content_type", "read"),
    [
        ("<p>Гао пал</p>".encode("cp1251"), "text/html; charset=windows-1251", "<p>Гао пал</p>"),
        ("<p>Гао</p>".encode("koi8-r"), "text/html;Charset='KOI8-R'", "<p>Гао</p>"),
        ("<p>Gaó</p>".encode(), "text/html; charset=windows-1251", None),  # UTF-8 is never so by chance
        ("<meta charset=koi8-r><p>Гао</p>".encode("koi8-r"), "text/html; charset=windows-1251", None),
        ("<p>Гао</p>".encode("cp1251"), "text/html; charset=no-such", None),
        (b"<p>Gao</p>", "text/html", None),
    ],
)
def test_only_where_nothing_else_tells_the_server_s_word_on_the_encoding_counts(content, content_type, read):
    (page,) = pages(content, content_type)
    assert page.content == (content if read is None else read)


def test_a_page_s_head_tells_where_its_feeds_are():
    page = b"""<head><link rel="stylesheet" href="/a.css">
    <link rel=alternate type="application/rss+xml" href="/rss"><LINK href='/atom' TYPE='application/atom+xml'></head>"""
    assert list(links_in(page)) == ["/rss", "/atom"]
    assert list(links_in(b"<link " * 50_000)) == []
