"""Fetching one address safely: hops, time and size are bounded, and every hop is judged before it is gone to."""

import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from http import HTTPStatus
from mmap import mmap
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from vedette import __version__
from vedette.intake.addresses import Address, Allowed, Refused, check_port, read_address
from vedette.records import Note

if TYPE_CHECKING:
    import httpcore

    from vedette.intake.connections import Resolve

USER_AGENT = "vedette"
LARGEST = 10_000_000  # bytes of a page, when unpacked
DEADLINE_S = 30.0
MOST_HOPS = 8
_PIECE = 65_536
_LARGE = 2_000_000  # bytes beyond which a content waits for room
_ROOMS = BoundedSemaphore(4)
_GZIP = b"\x1f\x8b"
_MOVED = {301, 302, 303, 307, 308}

Kind: TypeAlias = Literal["refused", "closed", "refuses", "deferred", "absent", "too large", "slow", "failed"]


class Missed(NamedTuple):
    """Why an address gave nothing.

    refused: we do not go there. closed: robots.txt asks us not to. refuses: the site turns us away. deferred: not now;
    until says when (seconds since 1970). hops: the addresses gone to, the last one being where it ended.
    """

    address: str
    kind: Kind
    reason: str
    hops: tuple[str, ...] = ()
    until: float | None = None

    @property
    def note(self) -> Note:
        """The same in a sentence, with the way that led there."""
        after = f" (after {' -> '.join(self.hops)})" if len(self.hops) > 1 else ""
        return Note(room="intake", text=f"{self.address}: {self.reason}{after}")


class Answer(NamedTuple):
    """What a server said. content is empty unless the status is 200 to 299; problem: a sentence where it is cut."""

    address: Address
    status: int
    headers: Mapping[str, str]
    content: bytes
    hops: tuple[str, ...]
    problem: str | None = None

    @property
    def said(self) -> str:
        """The status in words: "404 Not Found"."""
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:
            return str(self.status)


Before: TypeAlias = Callable[[Address], Missed | None]
"""Asked before each hop, as whether robots.txt allows it; what it answers ends the fetch."""


class _Limits(NamedTuple):
    largest: int
    cut: bool  # keep what came before the limit, instead of nothing
    ends: float


class Web:
    """The web as we go to it: no cookies, no proxies, no addresses inside but those that the user allowed.

    agent: what stands behind our name in the header User-Agent, such as a way to reach whoever runs this.
    kept: how many connections wait for another request; they want to be closed in the end.
    """

    def __init__(
        self,
        allowed: Allowed | None = None,
        *,
        agent: str | None = None,
        resolve: "Resolve | None" = None,
        deadline_s: float = DEADLINE_S,
        kept: int = 32,
    ) -> None:
        self.allowed = allowed or Allowed()
        self._agent = f"{USER_AGENT}/{__version__}" + (f" ({agent})" if agent else "")
        self._resolve, self._deadline_s, self._kept, self._lock = resolve, deadline_s, kept, Lock()

    @cached_property
    def _pool(self) -> "httpcore.ConnectionPool":
        from vedette.intake.connections import open_pool, resolve

        return open_pool(self.allowed, self._resolve or resolve, self._kept)

    def close(self) -> None:
        """Let go of the connections that were kept."""
        if "_pool" in self.__dict__:
            self._pool.close()

    def fetch(
        self,
        text: str,
        *,
        headers: Mapping[str, str] | None = None,
        before: Before | None = None,
        largest: int = LARGEST,
        cut: bool = False,
        deadline_s: float | None = None,
    ) -> Answer | Missed:
        """Get an address, following redirects. Never raises for what a server or an address does.

        largest: bytes, when unpacked, beyond which the answer is given up or, with cut, kept as far as it came. What
        `before` takes does not count against the deadline.
        """
        import httpcore

        hops: list[str] = []
        lasts_s = min(self._deadline_s, deadline_s or self._deadline_s)
        ends = time.monotonic() + lasts_s
        try:
            address = read_address(text)
            while True:
                hops.append(str(address))
                check_port(address, self.allowed)
                began = time.monotonic()
                if missed := before(address) if before else None:
                    return missed._replace(address=text.strip(), hops=tuple(hops))
                ends += time.monotonic() - began
                answer, moved = self._hop(address, headers or {}, _Limits(largest, cut, ends))
                if moved is None:
                    return answer._replace(hops=tuple(hops))
                if len(hops) > MOST_HOPS:
                    return Missed(text, "refused", f"it redirects more than {MOST_HOPS} times", tuple(hops))
                try:
                    address = read_address(moved, address)
                except Refused:
                    hops.append(moved[:200])
                    raise
        except Refused as error:
            kind, reason = "refused", str(error)
        except _TooLarge:
            kind, reason = "too large", f"it has more than {largest / 1e6:g} MB when unpacked"
        except httpcore.ConnectTimeout:
            kind, reason = "failed", "no connection could be made in time"
        except httpcore.TimeoutException:
            kind, reason = "slow", f"it was not all there after {lasts_s:g} s"
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            kind, reason = "failed", f"the connection failed: {str(error) or type(error).__name__}"
        return Missed(text.strip(), kind, reason, tuple(hops))  # type: ignore[arg-type]

    def _hop(self, address: Address, headers: Mapping[str, str], limits: _Limits) -> tuple[Answer, str | None]:
        """Go to one address: what it answers, and where it sends us on to, if anywhere."""
        import httpcore

        from vedette.intake.connections import deadline

        with deadline(limits.ends):
            try:
                return self._ask(address, headers, limits)
            except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
                # A server may close a connection that was kept at the moment when it is used again.
                return self._ask(address, {**headers, "Connection": "close"}, limits)

    def _ask(self, address: Address, headers: Mapping[str, str], limits: _Limits) -> tuple[Answer, str | None]:
        import httpcore

        sent = {
            "Host": address.authority,
            "User-Agent": self._agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "en, *;q=0.5",
            "Accept-Encoding": "gzip",
            **headers,
        }
        url = httpcore.URL(
            scheme=address.scheme.encode(),
            host=address.host.encode(),
            port=address.port,
            target=address.target.encode(),
        )
        with self._lock:  # opened once, whichever thread is first
            pool = self._pool
        with pool.stream("GET", url, headers=[(k.encode(), v.encode("latin-1")) for k, v in sent.items()]) as response:
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            answer = Answer(address, response.status, told, b"", ())
            if response.status in _MOVED and told.get("location"):
                return answer, _as_utf8(told["location"])
            if not HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES:
                return answer, None
            content, problem = _read(response.iter_stream(), told, limits)
            return answer._replace(content=content, problem=problem), None


class _TooLarge(Exception):
    """More bytes came, when unpacked, than are taken."""


@contextmanager
def _room(ends: float) -> Iterator[None]:
    """Room for a large content, of which few are held at a time: threads that are all served bombs stay small."""
    import httpcore

    if not _ROOMS.acquire(timeout=max(0.0, ends - time.monotonic())):
        raise httpcore.ReadTimeout
    try:
        yield
    finally:
        _ROOMS.release()


def _read(pieces: Iterable[bytes], headers: Mapping[str, str], limits: _Limits) -> tuple[bytes, str | None]:
    """All that comes, unpacked, and a sentence where the connection ended before it was all there."""
    import httpcore

    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise Refused(f"it came packed as {encoding[:40]!r}, and only gzip was asked for")
    size, problem = 0, None
    # Memory of its own, which goes back at once: what threads free of their heaps stays with the process.
    with ExitStack() as held, mmap(-1, limits.largest + _PIECE) as content:
        try:
            for piece in unpack(pieces) if "gzip" in encoding else pieces:
                fits = piece[: limits.largest + 1 - size]
                size += content.write(fits)
                if size > limits.largest:
                    if limits.cut:
                        return content[: limits.largest], None
                    raise _TooLarge
                if size - len(fits) <= _LARGE < size:
                    held.enter_context(_room(limits.ends))
        except (httpcore.RemoteProtocolError, httpcore.ReadError, EOFError):
            if not size:
                raise
            told = headers.get("content-length", "")
            of = f" of {int(told):,}" if told.isdecimal() and not encoding else ""
            problem = f"the connection ended before the page did: {size:,} bytes{of} came"
        except zlib.error as error:
            if not size:
                raise OSError(f"it says that it is packed as gzip, and cannot be unpacked: {error}") from error
            problem = f"the page is damaged: only its first {size:,} bytes could be unpacked"
        return content[:size], problem


def unpack(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip as it comes, in pieces of at most 64 kB, so that a bomb is met before it has gone off.

    Members that follow one another are one content; what follows the last and is no gzip is left. Raises zlib.error
    for what is no gzip, EOFError where the last member is cut.
    """
    member, left, some = zlib.decompressobj(31), b"", False
    for packed in pieces:
        left += packed
        while left:
            if member.eof:
                if len(left) < len(_GZIP) and _GZIP.startswith(left):
                    break  # the next piece tells whether it is another member
                if not left.startswith(_GZIP):
                    return
                member = zlib.decompressobj(31)
            if piece := member.decompress(left, _PIECE):
                yield piece
            some = True
            left = member.unused_data if member.eof else member.unconsumed_tail
    if some and not member.eof:
        if rest := member.flush():
            yield rest
        raise EOFError("the packed content is cut")


def _as_utf8(location: str) -> str:
    """A Location header may hold UTF-8, which headers cannot say."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location


def unpack_all(packed: bytes, largest: int) -> bytes:
    """What is in a gzip file, up to one byte more than the largest that is taken, and as far as it is sound."""
    content = bytearray()
    try:
        for piece in unpack([packed]):
            content += piece
            if len(content) > largest:
                return bytes(content[: largest + 1])
    except (EOFError, zlib.error):
        pass
    return bytes(content)
