"""The list that a watch goes by: a TOML file of feeds, sitemaps and pages."""

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, TypeAlias

from vedette.errors import InputError
from vedette.intake.addresses import Refused, read_address

Kind: TypeAlias = Literal["feed", "sitemap", "page"]

KINDS: tuple[Kind, ...] = ("feed", "sitemap", "page")
EVERY_MINUTES = 15.0
DAYS = 3.0
_SETTINGS: dict[str, type | tuple[type, ...]] = {
    "address": str,
    "name": str,
    "outlet": str,
    "every-minutes": (int, float),
    "content": str,
    "days": (int, float),
}
_CONTENTS = ("page", "feed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One line of the list.

    outlet: who publishes what is found there, where the pages do not say it rightly. takes_pages: each story's page is
    fetched; else its words in the feed are taken. days: how old an address of a sitemap may be.
    """

    kind: Kind
    address: str
    name: str
    outlet: str | None = None
    every_minutes: float = EVERY_MINUTES
    takes_pages: bool = True
    days: float = DAYS


def read_watch_list(data: bytes, where: str) -> tuple[Watched, ...]:
    """Read a list, or raise InputError that says what is wrong with it. where: what to call it."""
    try:
        given = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{where} is no TOML that can be read: {error}") from error
    found = [each for key, value in given.items() for each in _entries(key, value, where)]
    if not found:
        raise InputError(f"{where} lists nothing: it wants [[feed]], [[sitemap]] or [[page]], each with an address")
    addresses = [each.address for each in found]
    if again := next((each for each in addresses if addresses.count(each) > 1), None):
        raise InputError(f"{where} lists {again} more than once")
    return tuple(found)


def _entries(key: str, value: object, where: str) -> list[Watched]:
    """The entries under one key: tables ([[feed]]), or plain addresses (feeds = [...])."""
    kind = next((kind for kind in KINDS if key in (kind, f"{kind}s")), None)
    if kind is None:
        raise InputError(
            f"{where}: {key!r} is not known{_meant(key, KINDS)}; it wants [[feed]], [[sitemap]] or [[page]]"
        )
    entries = value if isinstance(value, list) else [value]
    tables = [{"address": each} if isinstance(each, str) else each for each in entries]
    return [_watched(kind, each, f"{where}: {kind} {n}") for n, each in enumerate(tables, 1)]


def _watched(kind: Kind, given: Any, where: str) -> Watched:
    if not isinstance(given, dict):
        raise InputError(f"{where} wants an address or a table, not {given!r}")
    for key, value in given.items():
        if key not in _SETTINGS:
            raise InputError(f"{where} has {key!r}, which is not known{_meant(key, _SETTINGS)}")
        if not isinstance(value, _SETTINGS[key]) or isinstance(value, bool):
            raise InputError(
                f"{where} wants {'text' if _SETTINGS[key] is str else 'a number'} for {key}, not {value!r}"
            )
    if "address" not in given:
        raise InputError(f"{where} has no address (there is: {', '.join(given) or 'nothing'})")
    try:
        address = str(read_address(given["address"]))
    except Refused as error:
        raise InputError(f"{where}: the address {given['address']!r} cannot be watched: {error}") from error
    for number in ("every-minutes", "days"):
        if not 0 < given.get(number, 1) < 1e6:
            raise InputError(f"{where} wants a number above 0 for {number}, not {given[number]!r}")
    if (content := given.get("content", "page")) not in _CONTENTS:
        raise InputError(f"{where} wants {' or '.join(map(repr, _CONTENTS))} for content, not {content!r}")
    return Watched(
        kind=kind,
        address=address,
        name=given.get("name") or address.partition("://")[2],
        outlet=given.get("outlet"),
        every_minutes=given.get("every-minutes", EVERY_MINUTES),
        takes_pages=content == "page",
        days=given.get("days", DAYS),
    )


def _meant(key: str, known: Any) -> str:
    near = get_close_matches(key, known, 1)
    return f" (did you mean {near[0]!r}?)" if near else f" (there is: {', '.join(known)})"
