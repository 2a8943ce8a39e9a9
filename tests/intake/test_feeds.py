"""Feeds give their stories, each once, with dates that are believed only where they can be."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.archives import NOW, rss
from vedette.intake import feeds
from vedette.intake.feeds import page_of, read_feed
from vedette.intake.found import Remark
from vedette.intake.sources import read_stream
from vedette.reading.pages import Page
from vedette.records import Note

STORY = "<title>Post attacked</title><link>https://desk.invalid/1</link><description>Gunmen attacked.</description>"


def read(data, address=None):
    return read_feed(data, "x.xml", address, NOW)


def test_an_item_becomes_a_page_with_its_title_and_text():
    (page,) = read_stream("x.rss", BytesIO(rss(STORY)), ".rss")
    assert (page.title, page.url, page.outlet, page.form) == ("Post attacked", "https://desk.invalid/1", "Desk", "html")
    assert "<h1>Post attacked</h1>\n<p>Gunmen attacked.</p>" in page.content


def test_the_whole_content_goes_before_the_summary():
    content = "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>{}</content:encoded>"
    (item,) = read(rss(STORY + content.format("&lt;p&gt;Gunmen attacked a post near Gao.&lt;/p&gt;"))).items
    assert (item.body, item.whole) == ("<p>Gunmen attacked a post near Gao.</p>", True)
    (item,) = read(rss(STORY)).items
    assert (item.body, item.whole) == ("Gunmen attacked.", False)


@pytest.mark.parametrize(
    "prolog",
    [
        "<!DOCTYPE rss [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>",
        "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>",
        "<!-- note --><!doctype rss [ <!ENTITY % p SYSTEM 'https://desk.invalid/x'> %p; ]>",
        "<!DOCTYPE rss SYSTEM 'x' [<!ATTLIST rss a CDATA 'b'>]>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_feed_that_defines_entities_is_refused(prolog, encoding):
    text = f"{prolog}<rss><channel><title>&x;</title><item>{STORY}</item></channel></rss>"
    feed = read(text.encode(encoding))
    assert feed.items == ()
    assert "entities" in feed.problems[0]


@pytest.mark.parametrize(
    "prolog",
    [
        "", "\n <?xml version='1.0'?>", "<!DOCTYPE rss>", "<!-- a --><?b c?>",
        '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n/r.dtd">',
    ],
)  # fmt: skip
def test_other_prologs_are_no_matter(prolog):
    assert [item.title for item in read(prolog.encode() + rss(STORY)[21:]).items] == ["Post attacked"]


def test_entities_of_html_and_bare_ampersands_are_read():
    item = "<title>Army &ndash; and rebels &nbsp;meet & talk</title><link>https://desk.invalid/a?b=1&c=2</link>"
    (item,) = read(rss(item)).items
    assert (item.title, item.link) == ("Army – and rebels meet & talk", "https://desk.invalid/a?b=1&c=2")


@pytest.mark.parametrize("title", ["Army &amp; rebels", "Army &amp;amp; rebels", "<![CDATA[Army &amp; rebels]]>"])
def test_a_title_that_was_escaped_too_often_is_plain(title):
    assert read(rss(f"<title>{title}</title>")).items[0].title == "Army & rebels"


def test_text_that_was_escaped_too_often_is_html_and_scripts_go():
    body = "&amp;lt;p&amp;gt;Gunmen attacked.&amp;lt;/p&amp;gt;"
    assert read(rss(f"<title>A</title><description>{body}</description>")).items[0].body == "<p>Gunmen attacked.</p>"
    body = "&lt;p onclick='x()'&gt;Gunmen attacked.&lt;/p&gt;&lt;script&gt;steal()&lt;/script&gt;"
    (item,) = read(rss(f"<title>A</title><description>{body}</description>")).items
    assert item.body == "<p>Gunmen attacked.</p>"


@pytest.mark.parametrize(
    ("link", "address", "wanted"),
    [
        ("javascript:alert(1)", None, None),
        ("file:///etc/hostname", None, None),
        ("data:text/html,x", "https://desk.invalid/feed", None),
        ("/a/1", None, None),
        ("/a/1", "https://desk.invalid/feed", "https://desk.invalid/a/1"),
        ("//desk.invalid/a", "https://desk.invalid/feed", "https://desk.invalid/a"),
        ("http://[broken", None, None),
        ("https://desk.invalid/a", None, "https://desk.invalid/a"),
    ],
)
def test_links_lead_to_the_web_or_nowhere(link, address, wanted):
    assert read(rss(f"<title>A</title><link>{link}</link>"), address).items[0].link == wanted


def test_a_story_that_comes_twice_is_one_in_its_latest_version():
    old = (
        "<title>Five killed</title><link>https://desk.invalid/1</link><pubDate>Tue, 14 May 2024 10:02:00 GMT</pubDate>"
    )
    new = (
        "<title>Seven killed</title><link>https://desk.invalid/1?utm_source=rss&amp;fbclid=x#top</link>"
        "<pubDate>Tue, 14 May 2024 12:40:00 GMT</pubDate>"
    )
    for items in ((old, new), (new, old)):
        (item,) = read(rss(*items)).items
        assert item.title == "Seven killed"
        assert item.identity == "https://desk.invalid/1"
        assert "'Five killed', published 2024-05-14T10:02:00+00:00" in item.problems[0]


def test_the_same_item_twice_is_no_version_and_another_address_is_another_story():
    other = STORY.replace("/1", "/2?id=7")
    first, second = read(rss(STORY, other, STORY)).items
    assert (first.problems, second.link) == ((), "https://desk.invalid/2?id=7")


def test_dates_that_cannot_be_believed_are_said_and_not_made_up():
    dates = ["Mon, 32 Jan 2024 10:00:00 GMT", "Tue, 14 May 2124 10:02:00 GMT", "2024-05-14 10:02", ""]
    items = read(rss(*(f"<title>{n}</title><pubDate>{date}</pubDate>" for n, date in enumerate(dates)))).items
    assert [item.published for item in items] == [None, None, "2024-05-14T10:02:00", None]
    assert [len(item.problems) for item in items] == [1, 1, 1, 0]


def test_a_large_feed_is_cut_to_its_newest_items(monkeypatch):
    monkeypatch.setattr(feeds, "ITEMS", 3)
    items = [f"<title>{day}</title><pubDate>{day} May 2024 10:00:00 GMT</pubDate>" for day in (4, 9, 2, 8, 7, 1)]
    feed = read(rss(*items))
    assert [item.title for item in feed.items] == ["9", "8", "7"]
    assert "6 items: the 3 newest" in feed.remarks[0]
    stories = [{"id": item, "title": item, "date_published": f"2024-05-0{item}"} for item in "492871"]
    feed = read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": stories}).encode())
    assert [item.title for item in feed.items] == ["9", "8", "7"]
    assert feed.remarks


def test_a_large_feed_is_no_failure():
    found = list(read_stream("x.rss", BytesIO(rss(*[STORY.replace("/1", f"/{n}") for n in range(1100)])), ".rss"))
    assert len([each for each in found if isinstance(each, Page)]) == 1000
    assert isinstance(found[-1], Remark)


def test_a_feed_of_fifty_thousand_items_is_cut_before_it_is_parsed():
    text = "<title>Post {0} attacked</title><link>https://desk.invalid/{0}</link><guid>{0}</guid>"
    feed = read(rss(*(text.format(number) for number in range(50_000))))
    assert (len(feed.items), feed.items[0].title) == (1000, "Post 0 attacked")
    assert "50,000 items" in feed.remarks[0]


def test_a_feed_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(feeds, "LARGEST", 100)
    assert "too large" in read(rss(STORY)).problems[0]


def test_json_feed_is_read():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Desk",
        "items": [
            {"id": "1", "url": "https://desk.invalid/1", "title": "Post attacked", "content_html": "<p>Gunmen.</p>",
             "date_published": "2024-05-14T10:02:00Z", "authors": [{"name": "A. Writer"}, {}, 7]},
            {"id": 2, "content_text": "Gunmen <attacked>.\n\nNobody was hurt.", "title": 7, "date_published": 7},
            "no item",
        ],
    }  # fmt: skip
    read_ = read(b"\xef\xbb\xbf" + json.dumps(feed).encode())
    first, second = read_.items
    assert (first.title, first.published, first.byline) == (
        "Post attacked",
        "2024-05-14T10:02:00+00:00",
        ("A. Writer",),
    )
    assert second.body == "<p>Gunmen &lt;attacked&gt;.</p>\n<p>Nobody was hurt.</p>"
    assert (second.identity, second.title, second.published) == ("2", None, None)
    assert len(read_.problems) == 1


@pytest.mark.parametrize(
    "data", [b"{", b'{"items": 7}', b"[" * 100_000, b"<rss>", b"<rss><channel/></rss>", b"", b"words", b"<a/>"]
)
def test_what_is_no_feed_says_so(data):
    feed = read(data)
    assert feed.items == ()
    assert "x.xml" in feed.problems[0]


def test_a_title_alone_is_a_page_of_text():
    (item,) = read(rss("<title>Post attacked &lt;b&gt;</title><link>https://desk.invalid/1</link>")).items
    page = page_of(item, "x", None)
    assert (page.form, page.content) == ("text", item.title)


PIECES = [
    "<item>", "</item>", "<entry>", "<title>", "</title>", "<![CDATA[", "]]>", "&amp;", "&x;", "<!--", "é", "Gao", "{",
    "<feed xmlns='http://www.w3.org/2005/Atom'>", "<!DOCTYPE a", "[", ">", "<?xml version='1.0'?>", "\x00", "<rss>",
    "https://desk.invalid/1", "<link>", "</link>", "<link href='x'/>", "<pubDate>1 May 2024</pubDate>", '"items": [',
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_anything_gives_items_or_problems(text):
    feed = read(text.encode(), "https://desk.invalid/feed")
    assert feed.items or feed.problems
    for item in feed.items:
        assert isinstance(page_of(item, "x", feed.title), Page)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["s20-entity-bomb.rss", "s21-xxe.rss"])
def test_hostile_feeds_are_refused(shared, name):
    (note,) = read_stream(name, BytesIO((shared / "data/hostile" / name).read_bytes()), name)
    assert isinstance(note, Note)
    assert "entities" in note.text


@pytest.mark.shared
def test_hostile_feeds_are_read_with_care(shared):
    s22, s23, s24, s25 = (
        read_feed((shared / "data/hostile" / name).read_bytes(), name, None, NOW).items
        for name in ("s22-html-entities.rss", "s23-dates.rss", "s24-revision.rss", "s25-double-escaped.atom")
    )
    assert (s22[0].link, s22[0].title[:6]) == ("https://desk.example/a?x=1&y=2", "Troops")
    assert [item.published for item in s23] == [
        "2024-05-14T10:02:00-05:00", None, "2024-05-14T10:02:00", None, None,
    ]  # fmt: skip
    assert [item.title for item in s24] == ["Seven killed in Dahra, hospital says"]
    assert s25[0].title == "Troops & rebels clash"
    assert "alert" not in s25[0].body


def test_a_feed_that_the_reader_trips_over_is_named():
    feed = read_feed(b"<rss><channel<item<link</item></link>", "desk.xml", None, NOW)
    assert feed.items == ()
    assert "desk.xml is a feed that is damaged" in feed.problems[0]
