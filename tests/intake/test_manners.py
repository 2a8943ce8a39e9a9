"""Sites are asked as a guest asks: in turn, not too often, and not again where they say no."""

import time
from threading import Thread

import pytest

from tests.intake.servers import serving
from tests.intake.worlds import Clock, Pages
from vedette.intake.addresses import Allowed
from vedette.intake.manners import LONGEST_HOLD_S, PATIENCE_S, Manners, MemoryLedger, is_bot_wall, read_retry_after
from vedette.intake.web import Answer, Web

A, B = "https://a.example", "https://b.example"


def manners(pages, clock=None, chance=0.0, ledger=None, **options):
    web = Pages(pages, **options)
    return web, Manners(web, ledger, (clock or Clock()).around(chance))


def robots(text):
    return f"User-agent: *\n{text}\n"


def test_a_host_is_asked_once_a_second_and_others_need_not_wait():
    clock = Clock()
    web, polite = manners({f"{A}/1": "one", f"{A}/2": "two", f"{B}/1": "other"}, clock)
    assert [polite.get(address).content for address in (f"{A}/1", f"{B}/1", f"{A}/2")] == [b"one", b"other", b"two"]
    assert clock.waited == [1.0]
    assert web.asked.count(f"{A}/robots.txt") == 1


def test_chance_makes_the_time_between_two_requests_longer_and_never_shorter():
    clock = Clock()
    _, polite = manners({f"{A}/1": "one"}, clock, chance=0.5)
    for _ in range(3):
        polite.get(f"{A}/1")
    assert clock.waited == [1.25, 1.25]


def test_a_host_that_the_user_named_is_not_spaced_unless_it_asks():
    clock = Clock()
    pages = {"http://a.desk/1": "one", "http://b.desk/robots.txt": robots("Crawl-delay: 3")}
    _, polite = manners(pages, clock, allowed=Allowed(["a.desk", "b.desk"]))
    for address in ("http://a.desk/1", "http://a.desk/1", "http://b.desk/1", "http://b.desk/1"):
        polite.get(address)
    assert clock.waited == [3.0]


def test_a_crawl_delay_is_kept():
    clock = Clock()
    _, polite = manners({f"{A}/robots.txt": robots("Crawl-delay: 12"), f"{A}/1": "one"}, clock)
    for _ in range(3):
        polite.get(f"{A}/1")
    assert clock.waited == [12.0, 12.0]


def test_a_wild_crawl_delay_is_not_slept_through():
    clock = Clock()
    _, polite = manners({f"{A}/robots.txt": robots("Crawl-delay: 3600"), f"{A}/1": "one", f"{B}/1": "other"}, clock)
    assert polite.get(f"{A}/1").content == b"one"
    missed = polite.get(f"{A}/1")
    assert (missed.kind, missed.until) == ("deferred", clock.now + 3600)
    assert missed.note.text == f"{A}/1: a.example wants to be left alone for 60 min, which is not waited for"
    assert polite.get(f"{B}/1").content == b"other"
    assert clock.waited == []
    clock.now += 3600
    assert polite.get(f"{A}/1").content == b"one"


def test_a_page_that_robots_txt_closes_is_not_asked_for():
    web, polite = manners({f"{A}/robots.txt": robots("Disallow: /live/"), f"{A}/live/1": "one"})
    missed = polite.get(f"{A}/live/1")
    assert (missed.kind, missed.reason) == ("closed", "a.example asks us in its robots.txt not to read it")
    assert web.asked == [f"{A}/robots.txt"]


def refused_until(text):
    return [(429, {"retry-after": text}), "one"]


@pytest.mark.parametrize("text", ["7", "Mon, 06 May 2024 12:53:27 GMT", " 7 "])
def test_too_many_requests_are_waited_out_and_tried_once_more(text):  # S34
    clock = Clock()
    _, polite = manners({f"{A}/1": refused_until(text)}, clock)
    assert polite.get(f"{A}/1").content == b"one"
    assert clock.waited == [7.0]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("600", 600),
        ("Mon, 06 May 2024 13:03:20 GMT", 600),
        ("99999999999999", LONGEST_HOLD_S),
        (None, 60),
        ("soon", 60),
    ],
)
def test_a_long_wait_is_kept_for_the_host_and_other_hosts_go_on(text, seconds):  # S34
    clock, ledger = Clock(), MemoryLedger()
    began = clock.now
    pages = {f"{A}/1": (429, {"retry-after": text} if text else {}), f"{A}/2": "two", f"{B}/1": "other"}
    web, polite = manners(pages, clock, ledger=ledger)
    missed = polite.get(f"{A}/1")
    assert (missed.kind, missed.until) == ("deferred", began + seconds)
    assert polite.get(f"{A}/2").kind == "deferred"
    assert polite.get(f"{B}/1").content == b"other"
    assert clock.waited == []
    assert f"{A}/2" not in web.asked
    later = Manners(web, ledger, clock.around())  # another run, with what the first one kept
    assert later.get(f"{A}/2").kind == "deferred"
    clock.now = began + seconds
    assert later.get(f"{A}/2").content == b"two"


def test_one_that_says_so_again_and_again_is_not_tried_for_ever():
    clock = Clock()
    web, polite = manners({f"{A}/1": (429, {"retry-after": "2"})}, clock)
    assert polite.get(f"{A}/1").kind == "deferred"
    assert web.asked.count(f"{A}/1") == 2


def test_a_server_in_trouble_is_waited_for_only_where_it_asks():
    clock = Clock()
    _, polite = manners({f"{A}/1": [(503, {"retry-after": "3"}), "one"], f"{B}/1": (503, {})}, clock)
    assert polite.get(f"{A}/1").content == b"one"
    assert polite.get(f"{B}/1").kind == "failed"
    assert clock.waited == [3.0]


@pytest.mark.parametrize(
    ("answer", "kind", "says"),
    [
        ((401, {}), "refuses", "401 Unauthorized"),
        ((402, {}), "refuses", "402 Payment Required"),
        ((403, {}), "refuses", "a.example refuses (403 Forbidden): it was not read, and refusals are not evaded"),
        ((451, {}), "refuses", "451"),
        ((503, {"cf-mitigated": "challenge"}), "refuses", "503"),
        ((202, {"x-amzn-waf-action": "challenge"}), "refuses", "202"),
        ((404, {}), "absent", "404 Not Found"),
        ((410, {}), "absent", "410 Gone"),
        ((500, {}), "failed", "500"),
        ((302, {}), "failed", "302"),
        ((999, {}), "failed", "999"),
    ],
)
def test_what_a_site_says_is_told_for_what_it_is(answer, kind, says):
    web, polite = manners({f"{A}/1": answer})
    missed = polite.get(f"{A}/1")
    assert missed.kind == kind
    assert says in missed.note.text
    assert web.asked.count(f"{A}/1") == 1


def test_a_page_that_has_not_changed_is_an_answer():
    _, polite = manners({f"{A}/1": (304, {})})
    assert polite.get(f"{A}/1", headers={"If-None-Match": "1"}).status == 304


def test_who_is_told_to_stop_stops_waiting():
    clock = Clock()
    clock.stop.set()
    web, polite = manners({f"{A}/1": "one"}, clock)
    polite.get(f"{A}/1")
    assert polite.get(f"{A}/1").reason == "it was interrupted"
    assert web.asked.count(f"{A}/1") == 1


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0), ("120", 120), ("Thu, 01 Jan 1970 00:01:00 GMT", 60), ("Wed, 31 Dec 1969 00:00:00 GMT", 0)]
    + [(text, None) for text in (None, "", "-5", "1.5", "soon", "Thu, 99 Jan 1970", "٣")],
)
def test_a_wait_is_seconds_or_a_date(text, seconds):
    assert read_retry_after(text, 0.0) == seconds


def test_a_wall_against_robots_is_known_by_what_its_makers_say_of_it():
    assert is_bot_wall({"cf-mitigated": "Challenge"})
    assert is_bot_wall({"x-amzn-waf-action": "captcha"})
    assert not is_bot_wall({"server": "cloudflare"})


def test_a_redirect_to_another_site_asks_that_site_too():
    with serving() as one, serving() as other:
        one.pages["/a"] = (302, {"Location": f"http://localhost:{other.port}/private/a"}, b"")
        other.pages |= {"/robots.txt": robots("Disallow: /private/"), "/private/a": "here"}
        web = Web(Allowed(["127.0.0.1", "localhost"]))
        missed = Manners(web).get(f"{one.base}/a")
        web.close()
    assert missed.kind == "closed"
    assert missed.hops == (f"{one.base}/a", f"http://localhost:{other.port}/private/a")
    assert [path for path, _ in other.asked] == ["/robots.txt"]


def test_waiting_for_a_turn_does_not_count_against_the_deadline():
    with serving() as server:
        server.pages |= {"/robots.txt": robots("Crawl-delay: 0.6"), "/a": "here"}
        web = Web(Allowed(["127.0.0.1"]), deadline_s=0.5)
        polite = Manners(web)
        answers = [polite.get(f"{server.base}/a") for _ in range(2)]
        web.close()
    assert [type(answer) for answer in answers] == [Answer, Answer]


def test_a_host_that_holds_us_off_does_not_hold_up_another():
    with serving() as slow, serving() as quick:
        slow.pages["/a"] = (429, {"Retry-After": "1"}, b"")
        quick.pages["/a"] = "here"
        web = Web(Allowed(["127.0.0.1", "localhost"]))
        polite = Manners(web)
        waiting = Thread(target=lambda: polite.get(f"http://localhost:{slow.port}/a"))
        waiting.start()
        began = time.monotonic()
        assert polite.get(f"{quick.base}/a").content == b"here"
        took = time.monotonic() - began
        waiting.join()
        web.close()
    assert took < 0.9 < PATIENCE_S
    assert slow.paths == ["/a", "/a"]
