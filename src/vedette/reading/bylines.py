"""Who signed a report: names of people, apart from those of sites, agencies and desks."""

import re
from collections.abc import Iterable

_PREFIX = re.compile(
    r"\A\W*(?:(?:written|reported|story|text|words)\s+)?(?:by|von|par|por|autor(?:in)?:|authors?:)[:\s]+", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*(?:;|\||·|•|/|\band\b|&|\bund\b|\bet\b|\by\b)\s*|,\s+")
_TITLE = re.compile(
    r"\s*(?:,|-|–|—|\bin\b|\|)\s*(?:(?:senior|chief|staff|special|foreign|defen[cs]e|political|our)\s+)*"
    r"(?:reporter|correspondent|editor|writer|columnist|bureau chief|contributor|journalist)\b.*\Z",
    re.IGNORECASE,
)
_AGENCIES = frozenset(
    """ap|the associated press|associated press|reuters|thomson reuters|afp|agence france-presse
    |agence france presse|dpa    |deutsche presse-agentur|efe|ansa|tass|xinhua|anadolu
    |anadolu agency|upi|pa media|press association|bloomberg
    |bloomberg news|pti|press trust of india|ani|ians|kyodo|kyodo news|interfax|apa|ritzau|ntb|tt|belga|bernama|agencies
    |news agencies|wire services|wires""".replace("\n", "")
    .replace(" " * 4, "")
    .split("|")
)
_DESKS = re.compile(
    r"\b(?:staff|desk|newsroom|news team|admin(?:istrator)?|webmaster|editors?|editorial (?:team|board)"
    r"|redaktion|redacción|rédaction|web team|online|correspondents|monitoring|guest|unknown|anonymous)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|://|\bwww\.|\w\.(?:com|org|net|de|fr|uk|info|co|io|news|tv|in|au|ca)\b", re.IGNORECASE)
_LONGEST = 60  # characters of one name
_INVERTED = re.compile(r"[^\W\d_][\w'’-]+, [^\W\d_][\w'’.-]+(?: \w\.)?")  # "Surname, Given"


def read_names(written: Iterable[str], others: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The names of people in lines that should name authors, each once, in order.

    others: what is no person here (site, section, headline). Agencies, desks and what holds an address are left out.
    """
    foreign = {_plain(other) for other in others if other}
    names = (name for line in written if not _ADDRESS.search(line) for name in _apart(line))
    return tuple(dict.fromkeys(name for name in names if _is_person(name, foreign)))


def _apart(line: str) -> list[str]:
    line = _TITLE.sub("", _PREFIX.sub("", line))
    if _INVERTED.fullmatch(line):
        surname, _, given = line.partition(", ")
        return [f"{given} {surname}"]
    return [name.strip(" .,:-–—") for name in _BETWEEN.split(line) if name]


def _is_person(name: str, foreign: set[str]) -> bool:
    plain = _plain(name)
    if not plain or len(name) > _LONGEST or len(name.split()) > 6 or any(map(str.isdigit, name)):
        return False
    if plain in foreign or plain in _PLAIN_AGENCIES:
        return False
    return not (_ADDRESS.search(name) or _DESKS.search(name)) and name[0].isalpha()


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum()).removeprefix("the")


_PLAIN_AGENCIES = frozenset(map(_plain, _AGENCIES))
