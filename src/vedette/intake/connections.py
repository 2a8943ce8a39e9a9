"""Connections to judged addresses only, none of which outlives its deadline."""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from queue import Empty, SimpleQueue
from socket import IPPROTO_TCP, getaddrinfo
from threading import Thread
from typing import Any

import certifi
import httpcore

from vedette.intake.addresses import Allowed, choose

_CONNECT_S = 10.0  # for one of a host's addresses
_ends: ContextVar[float] = ContextVar("ends")  # when the fetch that runs in this thread must have ended, monotonic

Resolve = Callable[[str, int], list[str]]
"""The IP addresses that a host's name leads to. Raises OSError where there are none."""


def resolve(host: str, port: int) -> list[str]:
    """Ask the system's resolver, and wait no longer than the fetch may last: it has no time limit of its own."""
    answer: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put([str(found[4][0]) for found in getaddrinfo(host, port, proto=IPPROTO_TCP)])
        except (OSError, UnicodeError) as error:
            answer.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=_left())
    except Empty as error:
        raise httpcore.ConnectTimeout from error
    if isinstance(found, list):
        return found
    raise httpcore.ConnectError(f"no address is known for {host}") from found


def open_pool(allowed: Allowed, resolver: Resolve = resolve, kept: int = 32) -> httpcore.ConnectionPool:
    """A pool whose connections are judged and pinned. It knows no proxies and reads nothing of the environment.

    kept: how many connections wait for another request to their host.
    """
    trusted = ssl.create_default_context()
    trusted.load_verify_locations(certifi.where())  # beside the system's own: a bare container has none
    return httpcore.ConnectionPool(
        ssl_context=trusted,
        max_connections=64,
        max_keepalive_connections=kept,
        keepalive_expiry=20.0,
        network_backend=_Judged(allowed, resolver),
    )


@contextmanager
def deadline(ends: float) -> Iterator[None]:
    """Let every connection of this thread end at a point of `time.monotonic`, whatever it does meanwhile."""
    before = _ends.set(ends)
    try:
        yield
    finally:
        _ends.reset(before)


class _Judged(httpcore.NetworkBackend):
    """Resolves a name, judges what came back, and connects to the very address that was judged."""

    def __init__(self, allowed: Allowed, resolver: Resolve) -> None:
        self._allowed, self._resolver, self._inner = allowed, resolver, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002, the deadline says
        local_address: str | None = None,  # noqa: ARG002, never asked for
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        found = list(dict.fromkeys(self._resolver(host, port)))
        failed: Exception = httpcore.ConnectError(f"no address is known for {host}")
        for ip in found if self._allowed(host, port) else choose(host, found):
            try:
                within = min(_CONNECT_S, _left())
                return _Timed(self._inner.connect_tcp(ip, port, timeout=within, socket_options=socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class _Timed(httpcore.NetworkStream):
    """A stream of which each step may take what is left of the deadline, so that all of them keep it."""

    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, _left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, _left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, _left()))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left() -> float:
    """Seconds until the deadline of the fetch in this thread."""
    left = _ends.get() - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout
    return left
