"""What a large network costs: 50,000 made-up ties of 4,000 groups, half of them told of twice, the same each time.

snapshot_ms     the ties as true on a date and as known on another one: state, weight and sources of every tie
standings_ms    the same, and a `Standing` with its reports made of every tie
ego_ms          who is around one group, two steps away, as standings
history_ms      the lanes and turns of one group and its kin
build_s         the network made from its reports

Milliseconds are the processor's, of one thread; each is the median of several rounds over other dates or groups.
"""

import json
import random
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from statistics import median
from typing import get_args

from bench.given import Figures, Given
from vedette.network.days import time_of
from vedette.network.lanes import history, kin_of
from vedette.network.network import Network
from vedette.network.reports import Node, Report
from vedette.records.affiliation import AffiliationType, Change
from vedette.records.record import Modality

TIES, GROUPS, ROUNDS, SEED = 50_000, 4_000, 15, 20150601
_FIRST = date(2000, 1, 1)
_DAYS = 9_000
_CHANGES: tuple[Change, ...] = ("begins", "holds", "holds", "holds", "ends", "renews")
_MODALITIES: tuple[Modality, ...] = ("actual",) * 8 + ("possible", "planned")


def measure(_: Given) -> Figures:
    """Give the figures of a network."""
    return {"network.speed": figures()}


def figures(ties: int = TIES, groups: int = GROUPS, rounds: int = ROUNDS) -> dict[str, float]:
    """Build a network of so many ties, and ask it."""
    nodes, reports = made_up(ties, groups)
    began = time.process_time()
    network = Network(nodes, reports)
    build_s = time.process_time() - began
    chance = random.Random(SEED)
    dates = [(_day(chance), _day(chance)) for _ in range(rounds)]
    some = chance.sample(sorted(nodes), rounds)
    snapshot = network.snapshot("2015-06-01")
    snapshot.about(some[0])  # whose ties are whose is found once
    return {
        "ties": float(len(network)),
        "snapshot_ms": _median([lambda pair=pair: network.snapshot(*pair) for pair in dates]),
        "standings_ms": _median([lambda pair=pair: network.snapshot(*pair).standings for pair in dates[:3]]),
        "ego_ms": _median([lambda node=node: snapshot.about(node, steps=2).standings for node in some]),
        "history_ms": _median([lambda node=node: history(network, kin_of(network, node)) for node in some]),
        "build_s": build_s,
    }


def made_up(ties: int, groups: int) -> tuple[dict[str, Node], list[Report]]:
    """Groups and reports of ties between them; each second tie is told of twice."""
    chance = random.Random(SEED)
    types = get_args(AffiliationType)
    ids = [f"group-{number}" for number in range(groups)]
    found: dict[tuple[AffiliationType, str, str], None] = {}
    while len(found) < ties:
        found[chance.choice(types), *sorted(chance.sample(ids, 2))] = None
    reports = [
        _made_up(chance, number, again, key) for number, key in enumerate(found) for again in range(1 + number % 2)
    ]
    return {id_: Node(id=id_, name=id_, kind="armed_group") for id_ in ids}, reports


def _made_up(chance: random.Random, number: int, again: int, key: tuple[AffiliationType, str, str]) -> Report:
    type_, subject, object_ = key
    return Report(
        id=f"sha256:{number % 20_000}-{again}#t{number}",
        type=type_,
        subject=subject,
        object=object_,
        change=chance.choice(_CHANGES),
        polarity="denied" if chance.random() < 0.05 else "affirmed",
        modality=chance.choice(_MODALITIES),
        time=time_of(_day(chance)) if chance.random() < 0.4 else None,
        known=_day(chance),
        outlet=f"Desk {number % 50}",
        words=f"words of tie {number}",
        confidence=chance.uniform(0.2, 0.95),
    )


def _day(chance: random.Random) -> str:
    return (_FIRST + timedelta(days=chance.randrange(_DAYS))).isoformat()


def _median(tasks: Sequence[Callable[[], object]]) -> float:
    """The median of what each task takes, in milliseconds of the processor."""
    taken = []
    for task in tasks:
        began = time.process_time()
        task()
        taken.append(1000 * (time.process_time() - began))
    return median(taken)


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
