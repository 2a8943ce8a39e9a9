"""A watch hands on what is new, once; tells edits and copies from it; and says what each source gave."""

import gzip
from itertools import pairwise

import pytest

from tests.intake.test_copies import story
from tests.intake.worlds import Clock, Pages
from vedette.intake.manners import Manners
from vedette.intake.polling import MOST
from vedette.intake.seen import SeenFile
from vedette.intake.watch_list import Watched
from vedette.intake.watching import TRIES, News, Round
from vedette.intake.web import Missed
from vedette.records import Coded, Document, document_id

A, B = "https://a.example", "https://b.example"
FEED = Watched(kind="feed", address=f"{A}/rss", name="Desk")
OTHER = Watched(kind="feed", address=f"{B}/rss", name="Other")


def rss(*items):
    """A feed of (title, link) or (title, link, body)."""
    parts = [
        f"<item><title>{title}</title><link>{link}</link><description>{''.join(body)}</description></item>"
        for title, link, *body in items
    ]
    return f'<rss version="2.0"><channel><title>Desk</title>{"".join(parts)}</channel></rss>'


def tagged(tag, content):
    """A page that says "not changed" to whoever has it."""
    return lambda sent: (304, {}) if sent.get("If-None-Match") == tag else (200, {"etag": tag}, content)


def code(page):
    """What stands in a page is its text."""
    text = page.content if isinstance(page.content, str) else page.content.decode()
    url, outlet, published = page.url, page.outlet, page.published
    precision = "day" if published else None
    return Coded(
        document=Document(
            id=document_id(text), text=text, url=url, outlet=outlet, published=published, published_precision=precision
        )
    )


class Watch:
    """A watch over pages that a test writes down."""

    def __init__(self, pages):
        self.web, self.clock, self.seen = Pages(pages), Clock(), SeenFile()

    def __call__(self, *sources):
        """Go over the sources once: the news as (turn, address), and the line of each report."""
        around = self.clock.around()
        self.web.asked.clear()
        self.clock.now += 3600
        manners = Manners(self.web, self.seen, around)
        found = list(Round(manners, self.seen, code, around, self.clock.stop).run(sources))
        self.coded = [each.coded for each in found if isinstance(each, News)]
        self.reports = [each for each in found if not isinstance(each, News)]
        news = [(each.turn, each.coded.document.url) for each in found if isinstance(each, News)]
        return news, [report.line for report in self.reports]

    @property
    def asked(self):
        return [address for address in self.web.asked if not address.endswith("/robots.txt")]


def test_what_is_new_comes_once():
    watch = Watch({FEED.address: rss(("One", f"{A}/1"), ("Two", f"{A}/2")), f"{A}/1": story(1), f"{A}/2": story(2)})
    assert watch(FEED) == ([("new", f"{A}/1"), ("new", f"{A}/2")], ["Desk: 2 new"])
    assert watch.asked == [FEED.address, f"{A}/1", f"{A}/2"]
    assert watch(FEED) == ([], ["Desk: unchanged"])
    watch.web.pages[FEED.address] = rss(("Three", f"{A}/3"), ("One", f"{A}/1"), ("Two", f"{A}/2"))
    watch.web.pages[f"{A}/3"] = story(3)
    assert watch(FEED) == ([("new", f"{A}/3")], ["Desk: 1 new (2 seen before)"])
    assert watch.asked == [FEED.address, f"{A}/3"]


def test_a_feed_is_asked_for_changes_only():
    watch = Watch({FEED.address: tagged('"1"', rss(("One", f"{A}/1"))), f"{A}/1": story(1)})
    watch(FEED)
    assert watch(FEED) == ([], ["Desk: unchanged"])
    assert watch.asked == [FEED.address]


def test_a_date_of_last_change_will_do_as_well():
    def page(sent):
        return (
            (304, {}) if sent.get("If-Modified-Since") == "Mon" else (200, {"last-modified": "Mon"}, rss(("One", "x")))
        )

    watch = Watch({FEED.address: page})
    watch(FEED)
    assert watch(FEED) == ([], ["Desk: unchanged"])


def test_an_edited_article_is_a_new_version_that_names_the_earlier_one():
    watch = Watch({FEED.address: rss(("One", f"{A}/1?utm_source=rss")), f"{A}/1?utm_source=rss": story(1)})
    watch(FEED)
    (first,) = watch.coded
    watch.web.pages[FEED.address] = rss(("One, again", f"{A}/1?utm_source=front"))
    watch.web.pages[f"{A}/1?utm_source=front"] = f"{story(1)} Two more died."
    news, lines = watch(FEED)
    assert ([turn for turn, _ in news], lines) == (["edited"], ["Desk: 1 edited"])
    (note,) = watch.coded[0].notes
    assert note.text == f"a new version of {A}/1: the text seen there on 2024-05-06 was {first.document.id}"


def test_an_entry_that_was_edited_while_its_article_was_not_is_no_news():
    watch = Watch({FEED.address: rss(("One", f"{A}/1", "Short.")), f"{A}/1": story(1)})
    watch(FEED)
    watch.web.pages[FEED.address] = rss(("One", f"{A}/1", "Longer."))
    assert watch(FEED) == ([], ["Desk: nothing new (1 seen before)"])
    assert f"{A}/1" in watch.asked
    watch.web.pages[FEED.address] = rss(("One", f"{A}/1", "<b>Longer.</b><img src='x'>"))
    watch(FEED)
    assert f"{A}/1" not in watch.asked, "the words of the entry are the same"


def test_a_copy_names_the_first():
    watch = Watch({FEED.address: rss(("One", f"{A}/1")), f"{A}/1": story(1)})
    watch.web.pages |= {OTHER.address: rss(("Uno", f"{B}/9"), ("Due", f"{B}/8"))}
    watch.web.pages |= {f"{B}/9": f"(Agency) {story(1)}", f"{B}/8": story(1)}
    watch(FEED)
    (first,) = watch.coded
    news, lines = watch(OTHER)
    assert (news, lines) == ([("copy", f"{B}/9"), ("copy", f"{B}/8")], ["Other: 2 copies"])
    nearly, same = (coded.notes[0].text for coded in watch.coded)
    assert nearly == f"a copy: {A}/1 had nearly the same text before, seen on 2024-05-06, {first.document.id}"
    assert "had the same text" in same


def test_a_story_that_two_feeds_tell_of_is_fetched_once_and_neither_fetches_it_again():
    watch = Watch({FEED.address: rss(("One", f"{A}/1")), OTHER.address: rss(("Uno", f"{A}/1")), f"{A}/1": story(1)})
    news, lines = watch(FEED, OTHER)
    assert news == [("new", f"{A}/1")]
    assert sorted(line.partition(": ")[2] for line in lines) == ["1 new", "nothing new (1 seen before)"]
    watch.web.pages[FEED.address] += "<!-- -->"
    watch.web.pages[OTHER.address] += "<!-- -->"
    assert watch(FEED, OTHER)[0] == []
    assert f"{A}/1" not in watch.asked


def test_what_fails_is_asked_for_again_and_not_for_ever():
    watch = Watch({FEED.address: tagged('"1"', rss(("One", f"{A}/1"))), f"{A}/1": (500, {})})
    for _ in range(TRIES):
        news, (line,) = watch(FEED)
        assert (news, line) == ([], "Desk: 1 not read")
        assert f"{A}/1" in watch.asked
        assert "500" in watch.reports[0].missed[0].text
    watch(FEED)
    assert f"{A}/1" not in watch.asked


def test_what_failed_comes_when_it_can_be_had_though_the_feed_has_not_changed():
    watch = Watch({FEED.address: tagged('"1"', rss(("One", f"{A}/1"))), f"{A}/1": [(500, {}), story(1)]})
    watch(FEED)
    assert watch(FEED)[0] == [("new", f"{A}/1")]
    assert watch(FEED) == ([], ["Desk: unchanged"])


@pytest.mark.parametrize("answer", [(403, {}), (404, {}), "", "...", Missed(f"{A}/1", "too large", "it is too large")])
def test_what_is_no_report_or_is_refused_is_told_once(answer):
    watch = Watch({FEED.address: rss(("One", f"{A}/1")), f"{A}/1": answer})
    assert watch(FEED) == ([], ["Desk: 1 not read"])
    assert len(watch.reports[0].missed) == 1
    watch.web.pages[FEED.address] += "<!-- -->"
    assert watch(FEED) == ([], ["Desk: nothing new (1 seen before)"])


def test_a_source_that_refuses_is_left_in_peace_for_a_day():
    watch = Watch({FEED.address: (403, {})})
    assert watch(FEED)[1] == [
        "Desk: refuses: a.example refuses (403 Forbidden): it was not read, and refusals are not evaded"
    ]
    (line,) = watch(FEED)[1]
    assert line.startswith("Desk: refuses: it turned us away, and is asked again after 2024-05-07")
    assert watch.asked == []
    watch.clock.now += 86_400
    watch(FEED)
    assert watch.asked == [FEED.address]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((500, {}), "failed: a.example answered 500"),
        ((404, {}), "failed: there is no such page"),
        ((429, {"retry-after": "7200"}), "deferred: a.example wants to be left alone for 2 h"),
        (Missed(FEED.address, "refused", "it leads inside"), "refused: it leads inside"),
    ],
)
def test_a_source_that_cannot_be_asked_says_why_and_the_others_go_on(answer, says):
    watch = Watch({FEED.address: answer, OTHER.address: rss(("One", f"{B}/1")), f"{B}/1": story(1)})
    news, lines = watch(FEED, OTHER)
    assert news == [("new", f"{B}/1")]
    assert any(line.startswith(f"Desk: {says}") for line in lines)


def test_a_page_in_place_of_a_feed_says_where_its_feeds_are():
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><p>Front</p></html>'
    watch = Watch({FEED.address: page})
    assert watch(FEED) == ([], [f"Desk: nothing new; it is a page and no feed: put {A}/feed.xml in its place"])


def test_a_feed_s_own_words_are_taken_where_the_list_says_so():
    source = Watched(kind="feed", address=FEED.address, name="Desk", takes_pages=False, outlet="Daily Desk")
    watch = Watch({FEED.address: rss(("One", f"{A}/1", "Gunmen attacked Gao."))})
    assert watch(source) == ([("new", f"{A}/1")], ["Desk: 1 new"])
    assert watch.asked == [FEED.address]
    (coded,) = watch.coded
    assert "Gunmen attacked Gao." in coded.document.text
    assert coded.document.outlet == "Daily Desk"


def test_a_watched_page_gives_each_of_its_versions():
    source = Watched(kind="page", address=f"{A}/live", name="Live")
    watch = Watch({f"{A}/live": story(1)})
    assert watch(source) == ([("new", f"{A}/live")], ["Live: 1 new"])
    assert watch(source) == ([], ["Live: unchanged"])
    watch.web.pages[f"{A}/live"] = story(2)
    assert watch(source) == ([("edited", f"{A}/live")], ["Live: 1 edited"])
    watch.web.pages[f"{A}/live"] = story(1)
    assert watch(source) == ([("edited", f"{A}/live")], ["Live: 1 edited"])
    watch.web.pages[f"{A}/live"] = story(1) + "\n"
    assert watch(source)[0] == [("edited", f"{A}/live")]


SITEMAP = Watched(kind="sitemap", address=f"{A}/sitemap.xml", name="Map", days=3)


def sitemap(*entries, root="urlset"):
    """A sitemap of (address, date of change or "")."""
    inner = "sitemap" if root == "sitemapindex" else "url"
    parts = [
        f"<{inner}><loc>{loc}</loc>{f'<lastmod>{date}</lastmod>' if date else ''}</{inner}>" for loc, date in entries
    ]
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(parts)}</{root}>'


@pytest.mark.parametrize("pack", [str.encode, lambda text: gzip.compress(text.encode())])
def test_of_a_sitemap_what_is_recent_or_undated_is_fetched(pack):
    entries = [(f"{A}/old", "2024-04-01"), (f"{A}/new", "2024-05-06"), (f"{A}/undated", "")]
    pages = {f"{A}/{name}": story(seed) for seed, name in enumerate(("old", "new", "undated"))}
    watch = Watch({SITEMAP.address: pack(sitemap(*entries)), **pages})
    assert watch(SITEMAP)[0] == [("new", f"{A}/new"), ("new", f"{A}/undated")]
    assert watch(SITEMAP) == ([], ["Map: unchanged"])


def test_an_index_of_sitemaps_is_followed_to_those_that_changed_last():
    watch = Watch(
        {
            SITEMAP.address: sitemap((f"{A}/s1.xml", "2024-05-01"), (f"{A}/s2.xml", "2024-05-06"), root="sitemapindex"),
            f"{A}/s1.xml": sitemap((f"{A}/1", "2024-05-05")),
            f"{A}/s2.xml": tagged('"1"', sitemap((f"{A}/2", "2024-05-06"))),
            f"{A}/1": story(1),
            f"{A}/2": story(2),
        }
    )
    assert watch(SITEMAP)[0] == [("new", f"{A}/2"), ("new", f"{A}/1")]
    assert watch(SITEMAP) == ([], ["Map: unchanged"])
    watch.web.pages |= {f"{A}/s1.xml": sitemap((f"{A}/3", "2024-05-06")), f"{A}/3": story(3)}
    assert watch(SITEMAP)[0] == [("new", f"{A}/3")], "though the index says that nothing has changed"
    watch.web.pages[f"{A}/s2.xml"] = (500, {})
    (line,) = watch(SITEMAP)[1]
    assert line == f"Map: nothing new; {A}/s2.xml not read (a.example answered 500 Internal Server Error)"


def test_a_source_that_is_larger_than_a_page_may_be_is_read_too():
    asked = []

    class Large(Pages):
        def fetch(self, text, *, largest=0, **options):
            asked.append(largest)
            answer = super().fetch(text, **options)
            is_too_large = "sitemap" in text and largest < 20_000_000
            return Missed(text, "too large", "it is too large") if is_too_large else answer

    watch = Watch({})
    watch.web = Large({SITEMAP.address: sitemap()})
    assert watch(SITEMAP)[1] == ["Map: nothing new; Map is a sitemap without addresses"]
    assert asked[-1] > 20_000_000


def test_an_archive_is_not_crawled():
    many = sitemap(*((f"{A}/{number}", "") for number in range(MOST + 50)))
    watch = Watch({SITEMAP.address: many} | {f"{A}/{number}": story(number, 45) for number in range(MOST + 50)})
    news, (line,) = watch(SITEMAP)
    assert len(news) == MOST
    assert "50 addresses beyond the newest 200 passed over" in line
    watch.web.pages[SITEMAP.address] = many.replace("</urlset>", f"<url><loc>{A}/fresh</loc></url></urlset>")
    watch.web.pages[f"{A}/fresh"] = story(999)
    watch(SITEMAP)
    assert not any(address == f"{A}/{MOST + 10}" for address in watch.asked)


def test_what_was_handed_on_counts_as_seen_only_when_the_next_is_asked_for():
    watch = Watch({FEED.address: rss(("One", f"{A}/1"), ("Two", f"{A}/2")), f"{A}/1": story(1), f"{A}/2": story(2)})
    around = watch.clock.around()
    going = Round(Manners(watch.web, watch.seen, around), watch.seen, code, around, watch.clock.stop).run([FEED])
    next(going)
    next(going)  # the first is seen now, the second was handed on and nothing more
    going.close()
    assert watch(FEED) == ([("new", f"{A}/2")], ["Desk: 1 new (1 seen before)"])


def test_a_round_that_is_stopped_goes_on_the_next_time():
    watch = Watch({FEED.address: rss(("One", f"{A}/1"), ("Two", f"{A}/2")), f"{A}/1": story(1), f"{A}/2": story(2)})
    around = watch.clock.around()
    going = Round(Manners(watch.web, watch.seen, around), watch.seen, code, around, watch.clock.stop).run([FEED])
    next(going)
    watch.clock.stop.set()
    assert list(going) == []
    watch.clock.stop.clear()
    assert watch(FEED)[0] == [("new", f"{A}/2")]


def test_the_same_pages_in_the_same_order_give_the_same_news():
    pages = {FEED.address: rss(*((str(n), f"{A}/{n}") for n in range(6)))} | {f"{A}/{n}": story(n) for n in range(6)}
    runs = [Watch(dict(pages))(FEED) for _ in range(3)]
    assert all(one == other for one, other in pairwise(runs))
