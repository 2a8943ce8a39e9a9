"""How rightly names resolve to the registry on the 34 hand-coded dev articles, and what a look-up costs.

`registry_labels.json` says which entry each gold actor is, by article and its number there: labelled twice, without
looking at the program's answers, with a question mark where either annotator was not sure; actors that it does not list
are in no row. A gold actor is held against the coded one whose forms are likest to its own, by the measure of the
articles' scorer (../shared/tools/score.py); where none is alike, it was not found.
"""

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from bench.coding import articles, coder_of, pages_of, tools_of
from bench.given import Figures, Given
from vedette.actors.lexicon import ActorLexicon
from vedette.actors.name_keys import name_key
from vedette.actors.registry import Context
from vedette.actors.spelling import spelling_key
from vedette.assets.actors import open_actors
from vedette.records import Actor, Coded

LABELS = Path(__file__).with_name("registry_labels.json")
_ROUNDS = 5
_DOUBTED = "?"  # behind a label of which either annotator was not sure
_INSIDE = ("right", "wrong", "unresolved", "unfound")


def measure(given: Given) -> Figures:
    """Give the shares of gold actors that resolve rightly and wrongly, and the speed of loading and looking up."""
    counts, _ = judged(given)
    inside = [sum(counts[sure + how] for how in _INSIDE) for sure in ("", _DOUBTED)]
    outside = counts["silent"] + counts["invented"]
    lexicon = open_actors()
    return {
        "actors.registry": {
            "labelled": inside[0],
            "right": 100 * counts["right"] / inside[0],
            "wrong": 100 * counts["wrong"] / inside[0],
            "found_right": 100 * counts["right"] / (inside[0] - counts["unfound"]),
            "right_doubted_too": 100 * (counts["right"] + counts[f"{_DOUBTED}right"]) / sum(inside),
            "wrong_doubted_too": 100 * (counts["wrong"] + counts[f"{_DOUBTED}wrong"]) / sum(inside),
            "invented": 100 * counts["invented"] / outside,
            "load_s": _seconds_to_load(),
            "names_per_s": _names_per_second(lexicon),
        }
    }


def judged(given: Given) -> tuple[Counter[str], list[tuple[str, str, str, str | None, str | None]]]:
    """Count what became of the gold actors; also each that went wrong: how, article, name, wanted, found."""
    lines = [json.loads(line) for line in articles(given.shared).read_text(encoding="utf-8").splitlines()]
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    coder, lexicon, score = coder_of(tools_of(given)), open_actors(), _scorer(given.shared)
    counts: Counter[str] = Counter()
    told = []
    for line, page in zip(lines, pages_of(articles(given.shared)), strict=True):
        coded = coder(page)
        twins = _twins(line["gold"]["actors"], coded, score)
        for number, gold in enumerate(line["gold"]["actors"]):
            label = labels[line["id"]].get(str(number), "")
            wanted = _canonical(label.removesuffix(_DOUBTED), lexicon)
            actor = twins.get(number)
            found = _canonical(actor.registry if actor else None, lexicon)
            how = "unfound" if wanted and actor is None else _judgement(wanted, found)
            counts[_DOUBTED + how if label.endswith(_DOUBTED) else how] += 1
            if how not in {"right", "silent"}:
                told.append((how, line["id"], gold["name"], wanted, found))
    return counts, told


def _judgement(wanted: str | None, found: str | None) -> str:
    if wanted is None:
        return "silent" if found is None else "invented"
    return "right" if found == wanted else "unresolved" if found is None else "wrong"


def _canonical(id_: str | None, lexicon: ActorLexicon) -> str | None:
    """One id for an organ under the name that its state has for it and under the rule's."""
    entry = lexicon.organs.entry(id_) if id_ else None
    return entry.id if entry else id_ or None


def _twins(gold: Sequence[Mapping[str, Any]], coded: Coded, score: Any) -> dict[int, Actor]:
    """The coded actor that is likest to each gold one, by its number: alike as the scorer has it, then in name."""
    found = {}
    for i, one in enumerate(gold):
        same = score.same_person if one["kind"] == "person" else score.same_name
        wanted = [one["name"], *one["mentions"]]
        alike = []
        for actor in coded.actors:
            forms = [actor.name, *(m.span.of(coded.document.text) for m in actor.mentions if m.form != "pronoun")]
            shared = sum(any(same(want, form) for form in forms) for want in wanted)
            different = len({tuple(score.plain(form)) for form in forms})
            named = score.plain(one["name"]) == score.plain(actor.name)
            alike.append((shared / (len(wanted) + different - min(shared, len(forms)) + 1), named))
        best = max(range(len(alike)), key=alike.__getitem__, default=None)
        if best is not None and alike[best][0]:
            found[i] = coded.actors[best]
    return found


def _scorer(shared: Path) -> Any:
    """The scorer of the hand-coded articles, as a module."""
    spec = spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _seconds_to_load() -> float:
    from vedette.assets.registry import open_registry

    open_registry()  # makes the quicker form where there is none
    started = time.process_time()
    for _ in range(_ROUNDS):
        open_registry()
    return (time.process_time() - started) / _ROUNDS


def _names_per_second(lexicon: ActorLexicon) -> float:
    """Names of the registry and as many that it lacks, in a context; keys are not remembered from before."""
    names = [alias.text for entry in lexicon.registry for alias in entry.aliases][::3]
    names += [f"{name} Xu" for name in names]
    context = Context(date="2013-05-05", countries=frozenset({"MLI", "IRQ"}), strict=True)
    name_key.cache_clear()
    spelling_key.cache_clear()
    started = time.process_time()
    for name in names:
        lexicon.registry.resolve(name, context)
    return len(names) / (time.process_time() - started)
