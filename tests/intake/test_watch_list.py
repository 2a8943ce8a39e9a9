"""The list of a watch is read strictly, and what is wrong with it is said."""

import pytest

from vedette.errors import InputError
from vedette.intake.watch_list import Watched, read_watch_list


def read(text):
    return read_watch_list(text.encode(), "feeds.toml")


def test_each_entry_says_what_it_is():
    feed, sitemap, page = read("""
        [[feed]]
        address = "https://desk.example/rss"
        name = "Desk, world"
        outlet = "Daily Desk"
        every-minutes = 5
        content = "feed"

        [[sitemap]]
        address = "https://desk.example/news.xml"
        days = 1.5

        [[page]]
        address = "https://Board.example"
    """)
    assert feed == Watched(
        kind="feed",
        address="https://desk.example/rss",
        name="Desk, world",
        outlet="Daily Desk",
        every_minutes=5,
        takes_pages=False,
    )
    assert (sitemap.kind, sitemap.name, sitemap.days) == ("sitemap", "desk.example/news.xml", 1.5)
    assert (page.kind, page.address, page.takes_pages) == ("page", "https://board.example/", True)


def test_plain_addresses_will_do():
    assert [each.kind for each in read('feeds = ["https://a.example/rss", "https://b.example/rss"]')] == ["feed"] * 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[feed", "no TOML"),
        ("\x00", "no TOML"),
        ("", "lists nothing"),
        ("feeds = []", "lists nothing"),
        ('[[feeed]]\naddress = "https://a.example"', "did you mean 'feed'"),
        ('[[feed]]\nname = "Desk"', "feed 1 has no address"),
        ('[[feed]]\naddress = "https://a.example"\n[[feed]]\nadress = "x"', "feed 2 has 'adress'"),
        ('[[feed]]\naddress = "https://a.example"\nevery_minutes = 3', "did you mean 'every-minutes'"),
        ('[[feed]]\naddress = "https://a.example"\nevery-minutes = "3"', "wants a number for every-minutes"),
        ('[[feed]]\naddress = "https://a.example"\nevery-minutes = 0', "above 0"),
        ('[[feed]]\naddress = "https://a.example"\nevery-minutes = nan', "above 0"),
        ('[[feed]]\naddress = "https://a.example"\ndays = true', "wants a number for days"),
        ('[[feed]]\naddress = "https://a.example"\ncontent = "all"', "'page' or 'feed' for content"),
        ("[[feed]]\naddress = 7", "wants text for address"),
        ('[[feed]]\naddress = "a.example/rss"', "cannot be watched"),
        ('[[feed]]\naddress = "file:///etc/passwd"', "cannot be watched"),
        ("feeds = [7]", "not 7"),
        ("feed = 7", "not 7"),
        ('feeds = ["https://a.example", "https://a.example/"]', "more than once"),
    ],
)
def test_what_is_wrong_with_a_list_is_said(text, says):
    with pytest.raises(InputError, match=says) as error:
        read(text)
    assert str(error.value).startswith("feeds.toml")
