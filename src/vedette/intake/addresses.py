"""Addresses in the web: read strictly, brought to one form, and judged by where they lead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import quote, urljoin, urlsplit

from vedette.errors import InputError

Ip: TypeAlias = IPv4Address | IPv6Address

USUAL_PORTS = {80, 443, 8080, 8443}
LONGEST = 4000  # characters of an address that is followed
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_.-]{1,253}")
_KEPT = "/%:@!$&'()*+,;=~-._[]|"  # of a path; what is percent-encoded already stays so

# Ways into other networks that `ipaddress` calls global, or does not name. 168.63.129.16 answers inside Azure only.
_TUNNELS = {
    ip_network("64:ff9b::/96"): "an address of a translator into IPv4 (NAT64)",
    ip_network("64:ff9b:1::/48"): "an address of a translator into IPv4 (NAT64)",
    ip_network("2002::/16"): "an address of a tunnel through IPv4 (6to4)",
    ip_network("192.88.99.0/24"): "an address of a tunnel through IPv4 (6to4)",
    ip_network("2001::/32"): "an address of a tunnel through IPv4 (Teredo)",
    ip_network("168.63.129.16/32"): "the address of a cloud's own service",
}
_INSIDE = {
    "is_unspecified": "the unspecified address",
    "is_loopback": "an address of this machine",
    "is_link_local": "a link-local address, where clouds keep their secrets",
    "is_multicast": "a multicast address",
    "is_site_local": "a site-local address",
    "is_reserved": "a reserved address",
    "is_private": "a private address",
}


class Refused(Exception):
    """An address that is not followed; the message says why, and is shown to people."""


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address, checked: its host in ASCII and lower case (or an IP address without brackets)."""

    scheme: str
    host: str
    port: int
    target: str  # path and query, percent-encoded

    @property
    def authority(self) -> str:
        """Host and port as the header Host has them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """What one robots.txt is about."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


class Allowed:
    """Hosts that the user named (`--allow HOST` or `--allow HOST:PORT`), which may lie inside and use any port.

    Raises InputError for what is no host.
    """

    def __init__(self, named: Iterable[str] = ()) -> None:
        self._named = {_named(each) for each in named}

    def __call__(self, host: str, port: int) -> bool:
        return bool({(host, None), (host, port)} & self._named)


def is_web(text: str) -> bool:
    """Tell whether what a person typed is meant as an address in the web, or at least as an address."""
    return re.match(r"\s*[a-z][a-z0-9+.-]+://", text, re.IGNORECASE) is not None


def read_address(text: str, base: "Address | None" = None) -> Address:
    """Read an address, relative to another one if that is given. Raises Refused for what is never followed."""
    text = text.strip()
    if len(text) > LONGEST:
        raise Refused(f"it has {len(text):,} characters, more than {LONGEST:,}")
    try:
        parts = urlsplit(urljoin(str(base), text) if base else text)
        port, host, credentials = parts.port, parts.hostname, parts.username or parts.password
    except ValueError as error:
        raise Refused(f"it cannot be read: {error}") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise Refused(f"{parts.scheme or 'no scheme'!r} is not followed, only http and https are")
    if credentials is not None or "@" in parts.netloc:
        raise Refused("it holds a name or password, which are never sent")
    if not host:
        raise Refused("it names no host")
    target = quote(parts.path or "/", _KEPT) + (f"?{quote(parts.query, _KEPT + '?')}" if parts.query else "")
    return Address(parts.scheme, read_host(host), _DEFAULT_PORTS[parts.scheme] if port is None else port, target)


def read_host(host: str) -> str:
    """The one form of a host's name: ASCII, lower case, no stop at the end. Raises Refused where it is none."""
    if ":" in host:
        try:
            return str(ip_address(host if "%" not in host else ""))
        except ValueError as error:
            raise Refused(f"{host!r} is no IP address") from error
    try:
        named = host.encode("idna").decode().lower().rstrip(".")  # circled digits and wide letters become plain ones
    except UnicodeError as error:
        raise Refused(f"{host!r} is no host's name") from error
    if not _HOST.fullmatch(named):
        raise Refused(f"{host!r} is no host's name")
    return named


def check_port(address: Address, allowed: Allowed) -> None:
    """Raise Refused for a port on which no pages are served, unless the user named it."""
    if address.port not in USUAL_PORTS and not allowed(address.host, address.port):
        usual = ", ".join(map(str, sorted(USUAL_PORTS)))
        named = f"{address.host}:{address.port}"
        raise Refused(
            f"port {address.port} is not followed, only {usual} are; name it with --allow {named} if it is meant"
        )


def why_inside(ip: Ip) -> str | None:
    """Say what kind of place an IP address is where pages are never fetched from; None for a public one."""
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        return why_inside(ip.ipv4_mapped)
    if tunnel := next((what for network, what in _TUNNELS.items() if ip in network), None):
        return tunnel
    found = next((what for attribute, what in _INSIDE.items() if getattr(ip, attribute, False)), None)
    return found or (None if ip.is_global else "an address that is not public")


def choose(host: str, found: list[str]) -> list[str]:
    """The public ones of the IP addresses that a host's name leads to; raises Refused where there is none."""
    judged = {each: why_inside(ip_address(each)) for each in found}
    public = [each for each, why in judged.items() if why is None]
    if not public:
        each, why = next(iter(judged.items()))
        leads = "is" if each == host else f"leads to {each},"
        raise Refused(f"{host} {leads} {why}; name it with --allow {host} if it is meant")
    return public


def _named(text: str) -> tuple[str, int | None]:
    """What stands behind --allow: a host, and its port or None for every one."""
    bare = text.strip().partition("://")[2].partition("/")[0] or text.strip()
    try:
        if bare.count(":") > 1 and not bare.startswith("["):
            return read_host(bare), None
        parts = urlsplit(f"//{bare}")
        return read_host(parts.hostname or ""), parts.port
    except (ValueError, Refused) as error:
        raise InputError(f"--allow wants HOST or HOST:PORT, not {text!r}: {error}") from error
