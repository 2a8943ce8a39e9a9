"""One address is fetched safely, whatever the server does."""

import gzip
import time
import tracemalloc
import zlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.servers import serving, speaking
from vedette.intake.addresses import Allowed
from vedette.intake.web import MOST_HOPS, Web, unpack, unpack_all


@pytest.fixture
def server():
    with serving() as started:
        yield started


@pytest.fixture
def opened():
    """Open a web that may go to this machine, as another test's may not."""
    webs = []

    def open_(*named, **options):
        webs.append(Web(Allowed(named), **options))
        return webs[-1]

    yield open_
    for web in webs:
        web.close()


@pytest.fixture
def web(server, opened):
    return opened(f"127.0.0.1:{server.port}", deadline_s=5)


def packed(body, **headers):
    return 200, {"Content-Encoding": "gzip", **headers}, body


def test_a_page_comes_with_its_address_and_what_was_said(server, web):
    server.pages["/a?b=1"] = "<p>Gao fell.</p>"
    answer = web.fetch(f"{server.base}/a?b=1#part")
    assert (answer.status, answer.content, answer.problem) == (200, b"<p>Gao fell.</p>", None)
    assert str(answer.address) == f"{server.base}/a?b=1"
    assert answer.headers["content-type"] == "text/html"
    ((_, asked),) = server.asked
    assert asked["host"] == f"127.0.0.1:{server.port}"
    assert asked["user-agent"].startswith("vedette/")
    assert asked["accept-encoding"] == "gzip"


def test_who_runs_it_can_be_told_to_the_site(server, opened):
    opened("127.0.0.1", agent="desk@example.org").fetch(f"{server.base}/")
    assert server.asked[0][1]["user-agent"].endswith(" (desk@example.org)")


def test_the_environment_s_proxy_is_not_asked(server, web, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.pages["/"] = "here"
    assert web.fetch(f"{server.base}/").content == b"here"


@pytest.mark.shared
def test_no_address_of_the_table_that_leads_inside_is_connected_to(shared, monkeypatch):  # S30
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", lambda *_, **__: pytest.fail("it was connected to"))
    web = Web()
    lines = (shared / "data/hostile/s30-urls.txt").read_text().split()
    missed = [web.fetch(line) for line in lines]
    assert len(missed) > 20
    assert [each.kind for each in missed] == ["refused"] * len(lines)
    assert all(each.reason and len(each.hops) <= 1 for each in missed)


@pytest.mark.parametrize(
    "address",
    """
    http://127.0.0.1/ http://0177.0.0.1/ http://0x7f.1/ http://2130706433/ http://017700000001/ http://127.1:8080/
    http://localhost/ http://LOCALHOST./ http://[::1]/ http://[::ffff:7f00:1]/ http://[0:0:0:0:0:ffff:127.0.0.1]/
    http://１２７.０.０.１/ http://127。0。0。1/ http://0/ http://[64:ff9b::a9fe:a9fe]/ http://[2002:a9fe:a9fe::]/
    http://169.254.169.254.:80/latest http://[fd00:ec2::254]/ https://user@169.254.169.254/ http://169.254.169.254:6379/
    dict://127.0.0.1:11211/ unix:///var/run/x.sock data:text/html,hello
    """.split(),
)
def test_odd_forms_of_addresses_inside_are_refused_before_any_connection(address, monkeypatch):
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", lambda *_, **__: pytest.fail("it was connected to"))
    assert Web().fetch(address).kind == "refused"


def test_a_name_that_leads_inside_is_refused_whoever_answers_for_it(monkeypatch):
    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", lambda *_, **__: pytest.fail("it was connected to"))
    missed = Web(resolve=lambda _host, _port: ["10.0.0.7"]).fetch("http://desk.example/")
    assert missed.kind == "refused"
    assert "desk.example leads to 10.0.0.7, a private address" in missed.note.text


def test_the_address_that_was_judged_is_the_one_that_is_connected_to(monkeypatch):
    """A name that leads elsewhere when it is asked for again (DNS rebinding) gains nothing: it is asked for once."""
    import httpcore

    answers, connected = iter([["8.8.8.8"], ["127.0.0.1"]]), []

    def connect(_self, host, port, **_):
        connected.append((host, port))
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr("httpcore.SyncBackend.connect_tcp", connect)
    missed = Web(resolve=lambda _host, _port: next(answers)).fetch("http://desk.example/")
    assert missed.kind == "failed"
    assert connected == [("8.8.8.8", 80)]


def test_a_name_without_an_address_is_told():
    def nobody(host, _port):
        raise OSError(f"no address is known for {host}")

    assert "no address is known for desk.example" in Web(resolve=nobody).fetch("https://desk.example/a").note.text


@pytest.mark.parametrize(
    "inside",
    [
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/hostname",
        "http://localhost/",
        "http://[::ffff:10.0.0.1]/",
        "//0x7f000001/",
        "http://127.0.0.1:22/",
        "gopher://127.0.0.1:70/_x",
    ],
)
def test_every_hop_is_judged_and_the_way_is_told(server, web, inside):  # S32
    server.pages["/a"] = (302, {"Location": "/b"}, b"")
    server.pages["/b"] = (301, {"Location": inside}, b"")
    missed = web.fetch(f"{server.base}/a")
    assert missed.kind == "refused"
    assert missed.hops[:2] == (f"{server.base}/a", f"{server.base}/b")
    assert " -> " in missed.note.text
    assert inside.strip("/") in missed.note.text or "127.0.0.1" in missed.note.text or "0x7f000001" in missed.note.text
    assert server.paths == ["/a", "/b"]


def test_redirects_are_followed_and_kept(server, web):
    server.pages |= {"/a": (308, {"Location": "/b"}, b"moved"), "/b": (303, {"Location": "c?x"}, b""), "/c?x": "here"}
    answer = web.fetch(f"{server.base}/a")
    assert answer.content == b"here"
    assert answer.hops == tuple(f"{server.base}/{path}" for path in ("a", "b", "c?x"))


def test_redirects_without_end_are_ended(server, web):
    server.pages["/a"] = (302, {"Location": "/a"}, b"")
    missed = web.fetch(f"{server.base}/a")
    assert missed.kind == "refused"
    assert len(server.paths) == MOST_HOPS + 1


@pytest.mark.parametrize("status", [404, 500, 302])
def test_a_page_that_is_none_has_a_status_and_no_content(server, web, status):
    server.pages["/a"] = (status, {}, b"sorry")
    answer = web.fetch(f"{server.base}/a")
    assert (answer.status, answer.content) == (status, b"")


@pytest.mark.shared
def test_a_bomb_is_met_before_it_has_gone_off(shared, server, web):  # S29
    server.pages["/bomb"] = packed((shared / "data/hostile/s29-bomb.html.gz").read_bytes())
    tracemalloc.start()
    missed = web.fetch(f"{server.base}/bomb")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (missed.kind, missed.reason) == ("too large", "it has more than 10 MB when unpacked")
    assert most < 30_000_000


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_of_our_own_is_met_in_small_pieces(server, web, times):
    body = gzip.compress(b"\0" * 30_000_000)
    for _ in range(times - 1):
        body = gzip.compress(body)
    server.pages["/bomb"] = packed(body, **{"Content-Encoding": ", ".join(["gzip"] * times)})
    assert web.fetch(f"{server.base}/bomb").kind == ("too large" if times == 1 else "refused")


def test_a_page_without_an_end_is_given_up(opened):
    def speak(client, over):
        client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while not over.is_set():
            client.sendall(b"news " * 20_000)

    with speaking(speak) as port:
        missed = opened("127.0.0.1").fetch(f"http://127.0.0.1:{port}/")
    assert missed.kind == "too large"


def test_where_it_is_asked_for_a_page_is_kept_up_to_the_limit(server, web):
    server.pages["/a"] = "x" * 500
    assert web.fetch(f"{server.base}/a", largest=100, cut=True).content == b"x" * 100
    assert web.fetch(f"{server.base}/a", largest=500).content == b"x" * 500


def drip(piece, pause_s=0.05):
    def speak(client, over):
        while not over.wait(pause_s):
            client.sendall(piece)

    return speak


@pytest.mark.parametrize(
    "begin",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
def test_the_deadline_holds_though_every_read_is_in_time(begin, opened):  # S31
    def speak(client, over):
        client.sendall(begin)
        drip(b"1\r\na\r\n" if b"chunked" in begin else b"a")(client, over)

    with speaking(speak) as port:
        began = time.monotonic()
        missed = opened("127.0.0.1", deadline_s=0.6).fetch(f"http://127.0.0.1:{port}/")
        took = time.monotonic() - began
    assert (missed.kind, missed.reason) == ("slow", "it was not all there after 0.6 s")
    assert 0.5 < took < 2


def test_the_deadline_is_for_all_hops_together(server, opened):
    def late(_headers):
        time.sleep(0.3)
        return 302, {"Location": "/a"}, b""

    server.pages["/a"] = late
    began = time.monotonic()
    missed = opened("127.0.0.1", deadline_s=0.8).fetch(f"{server.base}/a")
    assert missed.kind == "slow"
    assert time.monotonic() - began < 2


def test_a_silent_server_and_a_silent_resolver_end_at_the_deadline(monkeypatch, opened):
    with speaking(lambda _client, over: over.wait(5)) as port:
        assert opened("127.0.0.1", deadline_s=0.3).fetch(f"http://127.0.0.1:{port}/").kind == "slow"
    monkeypatch.setattr("vedette.intake.connections.getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    assert Web(deadline_s=0.2).fetch("http://desk.example/").kind == "failed"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (b"", "failed"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "failed"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nContent-Length: 20\r\n\r\n", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\n", "failed"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc", "refused"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<p>not packed</p>", "failed"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n", "refused"),
        (b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\n\r\n", "refused"),
    ],
)
def test_bad_answers_are_told_in_words(said, kind, opened):
    with speaking(lambda client, _: client.sendall(said)) as port:
        missed = opened("127.0.0.1", deadline_s=2).fetch(f"http://127.0.0.1:{port}/")
    assert missed.kind == kind
    assert missed.note.text.startswith("http://127.0.0.1:")


def test_a_page_that_is_cut_is_kept_and_said_to_be_cut(opened):
    said = b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n<p>Gunmen attacked"
    with speaking(lambda client, _: client.sendall(said)) as port:
        answer = opened("127.0.0.1").fetch(f"http://127.0.0.1:{port}/")
    assert answer.content == b"<p>Gunmen attacked"
    assert answer.problem == "the connection ended before the page did: 18 bytes of 4,000 came"


def test_a_connection_that_was_closed_meanwhile_is_made_again(server, web):
    server.pages["/a"] = (200, {"Connection": "close"}, b"here")
    assert [web.fetch(f"{server.base}/a").content for _ in range(3)] == [b"here"] * 3


members = st.lists(st.binary(max_size=300), min_size=1, max_size=4)


@given(members, st.lists(st.integers(0, 400), max_size=5))
def test_gzip_is_unpacked_wherever_it_is_cut_into_pieces(contents, cuts):
    data = b"".join(gzip.compress(content) for content in contents)
    at = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    pieces = [data[start:end] for start, end in pairwise(at)]
    assert b"".join(unpack(pieces)) == b"".join(contents)


@given(st.binary(min_size=50, max_size=500), st.integers(1, 40))
def test_gzip_that_is_cut_gives_what_came_and_says_so(content, lost):
    got = []
    with pytest.raises(EOFError):
        got.extend(unpack([gzip.compress(content)[:-lost]]))
    assert content.startswith(b"".join(got))


def test_what_follows_the_gzip_is_left_and_what_is_none_is_an_error():
    assert b"".join(unpack([gzip.compress(b"news") + b"\0\0\0"])) == b"news"
    with pytest.raises(zlib.error):
        list(unpack([b"<html>"]))
    assert unpack_all(gzip.compress(b"a" * 1000), 10) == b"a" * 11
    assert unpack_all(b"no gzip", 10) == b""
