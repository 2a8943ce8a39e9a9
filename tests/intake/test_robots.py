"""robots.txt is read as RFC 9309 has it, and what cannot be read allows nothing for now."""

import pytest

from vedette.intake.addresses import read_address
from vedette.intake.manners import MemoryLedger
from vedette.intake.robots import DAY_S, RETRY_S, Robots, read_answer
from vedette.intake.web import Answer, Missed

ORIGIN = "https://desk.example"


def said(status, text=""):
    content = text if isinstance(text, bytes) else text.encode()
    return Answer(read_address(f"{ORIGIN}/robots.txt"), status, {}, content, (f"{ORIGIN}/robots.txt",))


def missed(kind, hops=1):
    return Missed(f"{ORIGIN}/robots.txt", kind, "so it went", (f"{ORIGIN}/robots.txt",) * hops)


def robots(answer, ledger=None, clock=lambda: 0.0, asked=None):
    def fetch(address):
        (asked if asked is not None else []).append(address)
        return answer

    return Robots(fetch, ledger or MemoryLedger(), clock)


def kinds(rules, *paths):
    return [(found.kind if (found := rules.why_not(read_address(ORIGIN + path))) else None) for path in paths]


@pytest.mark.shared
def test_our_own_group_wins_over_the_one_for_all(shared):  # S33
    rules = robots(said(200, (shared / "data/hostile/s33-robots.txt").read_bytes()))
    assert kinds(rules, "/private/a", "/private/open", "/a?print=1", "/live/", "/live/x") == [None] * 3 + ["closed"] * 2
    assert rules.delay_s(read_address(ORIGIN)) == 0.0


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_does_not_hide_the_first_group(mark):
    rules = robots(said(200, f"{mark}User-agent: *\nDisallow: /a\nCrawl-delay: 7\n"))
    assert kinds(rules, "/a", "/b") == ["closed", None]
    assert rules.delay_s(read_address(ORIGIN)) == 7.0


@pytest.mark.parametrize(
    "name", ["vedette", "Vedette", "vedette/0.1", "vedette (news reader)", " VEDETTE \t", "vedette # us"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_our_name_is_known_however_it_is_written(name, end):
    lines = ["User-agent: *", "Disallow: /", "", f"User-agent:{name}", "Disallow: /live/", ""]
    assert kinds(robots(said(200, end.join(lines))), "/a", "/live/a") == [None, "closed"]


@pytest.mark.parametrize("name", ["vedettes", "my-vedette-bot", "googlebot"])
def test_another_s_name_is_not_ours(name):
    rules = robots(said(200, f"User-agent: {name}\nDisallow: /\n"))
    assert kinds(rules, "/a") == [None]


def test_the_longest_rule_counts_and_patterns_are_read():
    text = "User-agent: *\nDisallow: /a/\nAllow: /a/open$\nDisallow: /*?print=\nAllow: /\n"
    paths = ("/a/x", "/a/open", "/a/open2", "/b?print=1", "/b")
    assert kinds(robots(said(200, text)), *paths) == ["closed", None, "closed", "closed", None]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (said(200, "User-agent: *\nDisallow: /"), "closed"),
        (said(200, "<html>Disallow: /</html>"), None),
        (said(200, b"\xff\xfe\x00\x01"), None),
        (said(404), None),
        (said(403), None),
        (said(401), None),
        (said(429), "deferred"),
        (said(500), "deferred"),
        (said(503), "deferred"),
        (missed("failed"), "deferred"),
        (missed("slow"), "deferred"),
        (missed("refused"), "refused"),
        (missed("refused", hops=2), "deferred"),
    ],
)
def test_no_such_file_allows_all_and_a_server_in_trouble_allows_nothing_for_now(answer, kind):
    assert kinds(robots(answer), "/a") == [kind]


def test_it_is_asked_for_once_a_day_and_kept_from_run_to_run():
    now, asked, ledger = [1000.0], [], MemoryLedger()
    rules = robots(said(200, "User-agent: *\nDisallow: /a"), ledger, lambda: now[0], asked)
    kinds(rules, "/a", "/b", "/c")
    kinds(robots(said(404), ledger, lambda: now[0], asked), "/a")
    assert asked == [f"{ORIGIN}/robots.txt"]
    now[0] += DAY_S
    kinds(rules, "/a")
    assert len(asked) == 2


def test_one_that_could_not_be_had_is_asked_for_again_before_long():
    now, asked = [0.0], []
    rules = robots(said(503), clock=lambda: now[0], asked=asked)
    kinds(rules, "/a", "/b")
    assert len(asked) == 1
    now[0] += RETRY_S
    kinds(rules, "/a")
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("line", "delay_s"),
    [("Crawl-delay: 2.5", 2.5), ("Crawl-delay: 3600", 3600), ("Crawl-delay: soon", 0), ("Request-rate: 1/10s", 10)],
)
def test_the_delay_is_what_the_site_asks_for(line, delay_s):
    assert robots(said(200, f"User-agent: *\n{line}\n")).delay_s(read_address(ORIGIN)) == delay_s


def test_a_reason_is_in_words():
    assert read_answer(said(503), 0).reason == "its robots.txt cannot be read now (503 Service Unavailable)"
    assert read_answer(missed("slow"), 0).reason == "its robots.txt cannot be read now (so it went)"
