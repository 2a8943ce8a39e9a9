"""What a watch costs: 200 feeds of 20 stories each, on a server of this machine that says "not changed" (304).

quiet_round_s   `vedette watch FEEDS --once` in a fresh process, all feeds unchanged, each on a host of its own
one_host_s      the same with all of them on one host, which is asked one request after the other
first_round_s   the round before: every feed and robots.txt is read; the stories are the same in all, and cannot be had
memory_mb       most resident memory (VmHWM) of the quiet round

Seconds are the clock's, and each a median of several. The server runs in the process that measures, and answers from
127.0.1.1 to 127.0.1.200: each is a host with a robots.txt of its own. MB are 10^6 bytes.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from bench.given import Figures, Given

FEEDS, STORIES, ROUNDS = 200, 20, 3

_WATCH = """
import sys
from vedette.cli.main import main
try:
    main(sys.argv[1:])
finally:
    path = "/proc/self/status"
    try:
        print(next(line.split()[1] for line in open(path) if line.startswith("VmHWM")))
    except OSError:
        print(0)
"""


def measure(_: Given) -> Figures:
    """Give the figures of a watch."""
    return {"intake.watching": figures()}


def figures(feeds: int = FEEDS, rounds: int = ROUNDS) -> dict[str, float]:
    """Time rounds over so many feeds."""
    with _serving() as port, tempfile.TemporaryDirectory() as folder:
        many = [f"127.0.1.{number + 1}" for number in range(feeds)]
        apart = [_Run(Path(folder) / f"apart{n}", many, port) for n in range(rounds)]
        firsts = [run.go() for run in apart]
        quiet = [run.go() for run in apart]
        together = _Run(Path(folder) / "together", ["127.0.0.1"] * feeds, port)
        together.go()
        one_host = [together.go() for _ in range(rounds)]
    return {
        "quiet_round_s": median(seconds for seconds, _ in quiet),
        "one_host_s": median(seconds for seconds, _ in one_host),
        "first_round_s": median(seconds for seconds, _ in firsts),
        "memory_mb": max(memory for _, memory in quiet),
    }


class _Run:
    """A list of feeds in a folder, over which a watch goes again and again."""

    def __init__(self, folder: Path, hosts: list[str], port: int) -> None:
        folder.mkdir()
        self._list, self._hosts = folder / "feeds.toml", sorted(set(hosts))
        urls = [f"http://{host}:{port}/feed{number}" for number, host in enumerate(hosts)]
        self._list.write_text(f"feeds = {json.dumps(urls)}\n", encoding="utf-8")
        self._output = folder / "news.jsonl"

    def go(self) -> tuple[float, float]:
        """Seconds and MB of a round."""
        allow = [word for host in self._hosts for word in ("--allow", host)]
        arguments = ["watch", str(self._list), "--once", "--documents", "--output", str(self._output), *allow]
        began = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", _WATCH, *arguments], capture_output=True, text=True, check=True)
        return time.perf_counter() - began, int(done.stdout.split()[-1]) * 1024 / 1e6


class _Feeds(BaseHTTPRequestHandler):
    """Feeds that never change. Their stories are the same everywhere, and there are no pages behind them."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._say(200, "User-agent: *\nDisallow: /private/\n")
        elif not self.path.startswith("/feed"):
            self._say(404, "")
        elif self.headers.get("If-None-Match") == '"1"':
            self._say(304, "")
        else:
            items = "".join(
                f"<item><title>Story {n}</title><link>http://127.0.0.1:{self.server.server_port}/{n}</link></item>"  # type: ignore[attr-defined]
                for n in range(STORIES)
            )
            self._say(200, f'<rss version="2.0"><channel><title>Desk</title>{items}</channel></rss>')

    def _say(self, status: int, text: str) -> None:
        body = text.encode()
        head = f'HTTP/1.1 {status} Said\r\nETag: "1"\r\nContent-Length: {len(body)}\r\n\r\n'.encode()
        self.wfile.write(head + body)

    def log_message(self, *_: object) -> None:
        """Nothing: a request is not worth a line."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def verify_request(self, request: object, client_address: tuple[str, int]) -> bool:  # noqa: ARG002
        """Of this machine only: a server that is to answer from 200 addresses listens on all of them."""
        return client_address[0].startswith("127.")


@contextmanager
def _serving() -> Iterator[int]:
    server = _Server(("0.0.0.0", 0), _Feeds)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
