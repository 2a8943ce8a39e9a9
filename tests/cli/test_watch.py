"""`vedette watch` as people and cron meet it: what is written, what is told, how it ends and goes on."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

from tests.intake.servers import serving
from vedette.cli import watch as watching
from vedette.cli.main import main
from vedette.intake.seen import SeenFile
from vedette.records import wire
from vedette.records.checks import problems

pytestmark = pytest.mark.usefixtures("fake_coder")


def article(title, count=12, where="Dahra"):
    """A page of news, long enough to be told from others."""
    told = (
        f"Gunmen killed {count} soldiers near the town of {where} on Friday, the army said. Men on motorcycles came to "
        f"the post at dawn and fired at its guards, residents of {where} told reporters by telephone. No group has "
        f"claimed the attack, and the governor said that an inquiry would be opened within days."
    )
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{told}</p><p>The market of {where} was closed after the attack. Traders said that they had heard shots "
        f"from the road to the north, and that several families had left for the capital.</p></article></body></html>"
    )


def rss(base, *items):
    stories = "".join(f"<item><title>{title}</title><link>{base}{path}</link></item>" for title, path in items)
    return f'<rss version="2.0"><channel><title>Desk</title>{stories}</channel></rss>'


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A site with a feed of two stories, and a list that names it."""
    monkeypatch.chdir(tmp_path)
    with serving() as server:
        stories = [("Army buries twelve", "/1"), ("Post attacked", "/2")]
        server.pages |= {"/1": article("Army buries twelve"), "/2": article("Post attacked", 3, "Kesh and Tamra")}
        server.pages["/rss"] = rss(server.base, *stories)
        (tmp_path / "feeds.toml").write_text(f'[[feed]]\naddress = "{server.base}/rss"\nname = "Desk"\n')
        yield server


def run(desk, *arguments, code=0):
    result = CliRunner().invoke(
        main, ["watch", "feeds.toml", "--once", "--allow", f"127.0.0.1:{desk.port}", *arguments]
    )
    assert result.exit_code == code, result.output
    return result


def urls(text):
    return [json.loads(line).get("document", json.loads(line))["url"].rpartition("/")[2] for line in text.splitlines()]


def test_what_is_new_is_written_once_as_records(desk, tmp_path):
    result = run(desk, "--output", "news.jsonl")
    assert result.stdout == ""
    assert result.stderr == "Desk: 2 new\n2 new from 1 source\n"
    lines = (tmp_path / "news.jsonl").read_bytes().splitlines()
    assert [problem for line in lines for problem in problems(wire.decode(line))] == []
    first = json.loads(lines[0])
    assert (first["document"]["url"], len(first["events"])) == (f"{desk.base}/1", 1)
    assert first["document"]["fetched"].startswith("20")
    assert run(desk, "--output", "news.jsonl").stderr == "Desk: unchanged\nNothing new from 1 source\n"
    assert (tmp_path / "news.jsonl").read_bytes().splitlines() == lines


def test_an_edited_article_and_a_copy_are_added_with_notes(desk, tmp_path):
    run(desk, "--output", "news.jsonl")
    desk.pages["/1"] = article("Army buries fourteen", 14)
    desk.pages["/3"] = article("Elsewhere too", 3, "Kesh and Tamra")
    desk.pages["/rss"] = rss(desk.base, ("Army buries fourteen", "/1"), ("Elsewhere too", "/3"))
    assert run(desk, "--output", "news.jsonl").stderr.startswith("Desk: 1 edited, 1 copy\n")
    edited, copy = map(json.loads, (tmp_path / "news.jsonl").read_text().splitlines()[2:])
    assert edited["notes"][0]["text"].startswith(f"a new version of {desk.base}/1: ")
    assert copy["notes"][0]["text"].startswith(f"a copy: {desk.base}/2 had nearly the same text before")


def test_documents_are_lines_that_code_takes(desk, tmp_path):
    run(desk, "--output", "pages.jsonl", "--documents")
    coded = CliRunner().invoke(main, ["code", "pages.jsonl"])
    assert coded.exit_code == 0
    before = [json.loads(line) for line in (tmp_path / "pages.jsonl").read_text().splitlines()]
    after = [json.loads(line)["document"] for line in coded.stdout.splitlines()]
    same = ("id", "text", "url", "title", "published", "fetched")
    assert [[each[key] for key in same] for each in after] == [[each[key] for key in same] for each in before]


def test_without_an_output_lines_go_to_standard_output_and_the_state_beside_the_list(desk, tmp_path):
    assert urls(run(desk, "--documents").stdout) == ["1", "2"]
    assert (tmp_path / "feeds.toml.seen").exists()
    assert run(desk, "--documents").stdout == ""
    assert urls(run(desk, "--documents", "--state", "other.seen").stdout) == ["1", "2"]


@pytest.mark.parametrize(
    ("paths", "code", "says"),
    [
        (["/rss", "/no"], 4, "refuses: 127.0.0.1 refuses (403 Forbidden)"),
        (["/no"], 2, "Nothing new from 1 source; 1 could not be asked"),
        (["/rss", "/loop"], 4, "refused: it redirects more than 8 times (after "),
    ],
)
def test_a_source_that_cannot_be_asked_is_told_and_the_rest_is_done(desk, tmp_path, paths, code, says):
    desk.pages |= {"/no": (403, {}, b""), "/loop": (302, {"Location": "/loop"}, b"")}
    (tmp_path / "feeds.toml").write_text(f"feeds = {json.dumps([desk.base + path for path in paths])}")
    result = run(desk, "--documents", code=code)
    assert says in result.stderr
    assert urls(result.stdout) == (["1", "2"] if "/rss" in paths else [])


def test_a_page_that_cannot_be_read_is_named(desk):
    desk.pages["/2"] = (404, {}, b"")
    said = run(desk, "--documents").stderr
    assert f"Desk: 1 new, 1 not read\n  not read: {desk.base}/2: there is no such page (404 Not Found)\n" in said


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.toml"], "missing.toml cannot be read: No such file"),
        (["feeds.toml", "--allow", "a b"], "--allow wants HOST"),
        (["feeds.toml", "--contact", "désk"], "--contact wants plain ASCII"),
        (["feeds.toml", "--output", "nowhere/news.jsonl"], "nowhere"),
        (["feeds.toml", "--state", "feeds.toml"], "holds no state of vedette watch"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(desk, arguments, says):
    result = CliRunner().invoke(main, ["watch", *arguments, "--once"])
    assert result.exit_code == 2
    assert says in result.stderr
    assert desk.asked == []


def test_a_host_inside_is_not_asked_unless_it_is_named(desk):
    result = CliRunner().invoke(main, ["watch", "feeds.toml", "--once"])
    assert result.exit_code == 2
    assert "name it with --allow 127.0.0.1" in result.stderr
    assert desk.asked == []


def test_code_and_read_take_an_address(desk):
    allow = ("--allow", f"127.0.0.1:{desk.port}")
    coded = CliRunner().invoke(main, ["code", f"{desk.base}/1", f"{desk.base}/nothing", *allow])
    assert coded.exit_code == 4
    (line,) = map(json.loads, coded.stdout.splitlines())
    assert (line["document"]["url"], len(line["events"])) == (f"{desk.base}/1", 1)
    assert f"Not read: {desk.base}/nothing: there is no such page (404 Not Found)" in coded.stderr
    assert "Gunmen" in CliRunner().invoke(main, ["read", f"{desk.base}/1", *allow]).stdout
    inside = CliRunner().invoke(main, ["code", "http://127.0.0.1/", "file:///etc/hostname"])
    assert (inside.exit_code, inside.stdout) == (2, "")
    assert inside.stderr.count("Not read: ") == 2


def start(desk, *arguments):
    """A watch in a process of its own, which writes documents to news.jsonl."""
    allow = ("--allow", f"127.0.0.1:{desk.port}")
    command = [sys.executable, "-m", "vedette", "watch", "feeds.toml", "--documents", "--output", "news.jsonl", *allow]
    command[1:3] = ["-c", "from vedette.cli.main import main; main()"]
    return subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True)


def wait_for(told, seconds=30):
    ends = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < ends, "it never came"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_between_documents_and_the_next_run_goes_on(desk, tmp_path, number):
    desk.pages["/2"] = lambda _: time.sleep(20)
    with start(desk) as process:
        wait_for(lambda: "/2" in desk.paths)
        wait_for(lambda: (tmp_path / "news.jsonl").read_text().count("\n"))
        process.send_signal(number)
        _, said = process.communicate(timeout=10)
    assert process.returncode == 130
    assert said.endswith("Ended: what was written is whole, and the next run goes on from here.\n")
    desk.pages["/2"] = article("Post attacked", 3, "Kesh and Tamra")
    run(desk, "--output", "news.jsonl", "--documents")
    assert urls((tmp_path / "news.jsonl").read_text()) == ["1", "2"]


def test_it_goes_round_until_it_is_ended(desk, tmp_path):
    (tmp_path / "feeds.toml").write_text(f'[[feed]]\naddress = "{desk.base}/rss"\nevery-minutes = 0.001\n')
    with start(desk) as process:
        wait_for(lambda: desk.paths.count("/rss") >= 2)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
    assert process.returncode == 130
    assert urls((tmp_path / "news.jsonl").read_text()) == ["1", "2"]


@pytest.mark.parametrize("lines", [0, 1, 2])
def test_after_a_kill_every_document_is_there_once(desk, tmp_path, lines):
    """Killed when so many lines were written: what was half written is cut, what was whole is not written again."""
    waits = {0: "/1", 1: "/2", 2: "/3"}[lines]
    desk.pages["/rss"] = rss(desk.base, ("One", "/1"), ("Two", "/2"), ("Three", "/3"))
    desk.pages["/3"] = article("Three", 7, "Orvan")
    kept, desk.pages[waits] = desk.pages[waits], lambda _: time.sleep(20)
    with start(desk, "--once") as process:
        wait_for(lambda: waits in desk.paths)
        wait_for(lambda: (tmp_path / "news.jsonl").read_text().count("\n") == lines)
        os.kill(process.pid, signal.SIGKILL)
    with (tmp_path / "news.jsonl").open("a") as file:
        file.write('{"id": "sha256:half a li')
    desk.pages[waits] = kept
    run(desk, "--output", "news.jsonl", "--documents")
    assert urls((tmp_path / "news.jsonl").read_text()) == ["1", "2", "3"]


def test_a_line_that_was_written_and_not_kept_as_seen_is_not_written_again(desk, tmp_path):
    """As a kill leaves it that comes just between the two."""
    run(desk, "--output", "news.jsonl", "--documents")
    (tmp_path / "news.jsonl.seen").unlink()
    for beside in ("news.jsonl.seen-wal", "news.jsonl.seen-shm"):
        (tmp_path / beside).unlink(missing_ok=True)
    written = (tmp_path / "news.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "news.jsonl").write_text(written[0])
    run(desk, "--output", "news.jsonl", "--documents")
    assert urls((tmp_path / "news.jsonl").read_text()) == ["1", "2"]


@pytest.mark.parametrize(
    ("before", "after", "last"),
    [
        (b"", b"", b""),
        (b"half", b"", b""),
        (b"one\n", b"one\n", b"one"),
        (b"one\ntwo\nhalf", b"one\ntwo\n", b"two"),
        (b"\n", b"\n", b""),
        (b"a" * 30 + b"\n" + b"b" * 30 + b"\n" + b"c" * 30, b"a" * 30 + b"\n" + b"b" * 30 + b"\n", b"b" * 30),
    ],
)
@pytest.mark.parametrize("step", [1, 7, 1_000_000])
def test_an_output_is_made_whole(tmp_path, monkeypatch, before, after, last, step):
    monkeypatch.setattr(watching, "_STEP", step)
    (tmp_path / "x").write_bytes(before)
    with (tmp_path / "x").open("ab+") as file:
        assert watching.make_whole(file) == last
        file.write(b"more\n")
    assert (tmp_path / "x").read_bytes() == after + b"more\n"


@pytest.mark.parametrize("line", [b"", b"no JSON", b"[]", b"7", b'{"document": 7}', b'{"id": 1, "url": 2, "text": 3}'])
def test_a_last_line_of_somebody_else_is_left_alone(line):
    watching.catch_up(line, SeenFile())
