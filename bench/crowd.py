"""Coded documents in any number, made from some real ones: for measuring what a workspace costs.

Each is one of the sample reports or hand-coded dev articles, coded, with words, names, numbers, actors, places and
dates changed to others of the same length, so that all offsets still hold. The texts mean nothing; their sizes, their
vocabulary, and how often an actor, a place or a type occurs are like those of the real thing.
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec

from vedette.assets.coder import Coder
from vedette.cli.demo import SAMPLES
from vedette.intake.sources import read_file
from vedette.reading.pages import Page
from vedette.records import Coded, Note, document_id

SEED = 20150601
ACTORS, PLACES, OUTLETS = 4_000, 20_000, 300
FIRST, DAYS = date(2008, 1, 1), 6_500

_WORD = re.compile(r"[A-Za-z]{4,}|\d")


def originals(shared: Path) -> list[Coded]:
    """The documents that others are made from: the long ones twice, so that one has about 50 records."""
    coder = Coder()
    rows = [json.loads(line) for line in (shared / "gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    articles = [
        coder(Page(name=row["id"], content=row["text"], title=row["title"], published=row["published"])) for row in rows
    ]
    return [*samples(coder), *articles, *articles]


def samples(coder: Coder) -> list[Coded]:
    """The sample reports that come with the program, coded."""
    return [
        coder(page)
        for path in sorted(SAMPLES.iterdir())
        if path.suffix in (".txt", ".html", ".jsonl")
        for page in read_file(path)
        if not isinstance(page, Note)
    ]


def crowd(given: Sequence[Coded], count: int, seed: int = SEED) -> Iterator[Coded]:
    """Yield so many documents, the same for the same seed."""
    chance = random.Random(seed)
    words: dict[int, list[str]] = {}
    for word in sorted({w.lower() for coded in given for w in _WORD.findall(coded.document.text) if len(w) > 3}):
        words.setdefault(len(word), []).append(word)
    shapes = [msgspec.json.decode(msgspec.json.encode(coded)) for coded in given]
    countries = "MLI NER BFA NGA TCD SDN SSD ETH SOM KEN LBY DZA TUN EGY SYR IRQ YEM AFG PAK COL".split()
    actors = [(f"group-{n}", countries[n % len(countries)]) for n in range(ACTORS)]
    rarely = list(accumulate(1 / (n + 5) for n in range(ACTORS)))
    spots = [
        (1_000_000 + n, round(chance.uniform(-20, 35), 3), round(chance.uniform(-15, 45), 3), chance.choice(countries))
        for n in range(PLACES)
    ]
    rare = list(accumulate(1 / (n + 20) for n in range(PLACES)))
    for number in range(count):
        shape = shapes[number % len(shapes)] if number < len(shapes) else chance.choice(shapes)
        yield _varied(shape, number, chance, words, actors, rarely, spots, rare)


def _varied(shape: dict[str, Any], number: int, chance: random.Random, words: dict[int, list[str]],
            actors: Sequence[tuple[str, str]], rarely: Sequence[float], spots: Sequence[tuple[Any, ...]],
            rare: Sequence[float]) -> Coded:  # fmt: skip
    made: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word not in made:
            if word.isdigit():
                made[word] = str(chance.randrange(1, 10))
            elif chance.random() < 0.5:
                made[word] = word
            else:
                new = chance.choice(words[len(word)])
                made[word] = new.capitalize() if word[0].isupper() else new
        return made[word]

    text = _WORD.sub(other, shape["document"]["text"])
    published = FIRST + timedelta(days=int(DAYS * number / (number + 1) * chance.random()))
    moved = published.toordinal() - date(2015, 1, 1).toordinal()
    document = {
        **shape["document"], "id": document_id(text), "text": text, "title": text[:60],
        "url": f"https://desk{number % OUTLETS}.example/{number}", "outlet": f"Desk {number % OUTLETS}",
        "published": published.isoformat(), "published_precision": "day",
    }  # fmt: skip
    document["blocks"] = [{**block, "time": None} for block in document["blocks"]]
    coded = {**_moved(shape, moved), "document": document}
    coded["actors"] = [
        {**actor, "name": key.replace("-", " ").title(), "registry": key, "country": country, "candidates": []}
        if actor["registry"] or actor["kind"] in ("armed_group", "militia", "party", "ngo", "person")
        else actor
        for actor in shape["actors"]
        for key, country in chance.choices(actors, cum_weights=rarely)
    ]
    coded["places"] = [
        {**place, "geonameid": id_, "lat": lat, "lon": lon, "country": country, "name": f"Town {id_}", "candidates": []}
        for place in shape["places"]
        for id_, lat, lon, country in chance.choices(spots, cum_weights=rare)
    ]
    return msgspec.convert(_given(coded), Coded)


def _given(value: Any) -> Any:
    """Without what is derived, which is worked out anew."""
    if isinstance(value, dict):
        return {k: _given(v) for k, v in value.items() if k not in ("vedette", "status", "killed", "injured")}
    return [_given(each) for each in value] if isinstance(value, list) else value


_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(.*)")


def _moved(value: Any, days: int) -> Any:
    """All times inside a record, some days later."""
    if isinstance(value, dict):
        if "anchor" in value and "precision" in value:
            return {**value, "start": _later(value["start"], days), "end": _later(value["end"], days)}
        return {name: _moved(each, days) for name, each in value.items()}
    return [_moved(each, days) for each in value] if isinstance(value, list) else value


def _later(iso: str | None, days: int) -> str | None:
    if iso is None or not (match := _DAY.match(iso)):
        return iso
    return (date.fromisoformat(match[1]) + timedelta(days=days)).isoformat() + match[2]


if __name__ == "__main__":  # python -m bench.crowd SHARED COUNT > lines
    from vedette.records import wire

    for coded in crowd(originals(Path(sys.argv[1])), int(sys.argv[2])):
        sys.stdout.buffer.write(wire.encode(coded) + b"\n")
