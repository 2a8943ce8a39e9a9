"""Servers on loopback whose answers a test writes down."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Event, Thread

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Server:
    """What a server says at each path, and what it was asked, in order."""

    port: int = 0
    pages: dict[str, object] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        page = self.pages.get(path, (404, {}, b""))
        if callable(page):
            page = page(headers)
        return (200, {"Content-Type": "text/html"}, page.encode()) if isinstance(page, str) else page


@contextmanager
def serving() -> Iterator[Server]:
    """Serve until the block ends. A page is text, (status, headers, body), or a function of the request's headers."""
    said = Server()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            status, headers, body = said.answer(self.path, asked)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if status != 304:
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = _Quiet(("127.0.0.1", 0), Handler)
    said.port = server.server_port
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield said
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away early is what some tests are about."""


@contextmanager
def speaking(speak: Callable[[socket, Event], None]) -> Iterator[int]:
    """A server that says whatever `speak` writes to the socket, whatever it is asked; gives its port."""
    listening, over = socket(), Event()
    listening.bind(("127.0.0.1", 0))
    listening.listen(16)
    threads: list[Thread] = []

    def talk(client: socket) -> None:
        with client:
            try:
                client.recv(65536)
                speak(client, over)
            except OSError:
                pass

    def accept() -> None:
        while not over.is_set():
            try:
                client, _ = listening.accept()
            except OSError:
                return
            threads.append(Thread(target=talk, args=(client,), daemon=True))
            threads[-1].start()

    accepting = Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield listening.getsockname()[1]
    finally:
        over.set()
        with socket() as last:  # the one that lets `accept` look up
            last.connect(listening.getsockname())
        listening.close()
        for thread in (accepting, *threads):
            thread.join(5)
