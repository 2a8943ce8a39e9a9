"""A coder whose records are made by one expression, so that the command line is tested without the pipeline."""

import re
from pathlib import Path
from types import SimpleNamespace

from vedette.assets.coder import Coder
from vedette.records import Actor, Casualty, Coded, Document, Event, How, Mention, Quantity, Span

_KILLED = re.compile(r"(?P<who>\w+) (?P<act>killed) (?P<count>\d+) (?P<whom>\w+)")
_HOW = How(by="frame", name="ASSAULT.kill")


class FakeCoder(Coder):
    """Finds "Gunmen killed 12 soldiers", and nothing else."""

    def __init__(self, ontology: Path | None = None) -> None:
        super().__init__(ontology)
        self.coded = 0

    @property
    def tools(self):
        """The model alone."""
        from vedette.assets.model import open_model

        return SimpleNamespace(model=open_model())

    def records_of(self, document: Document) -> Coded:
        """Make the records of one document."""
        self.coded += 1
        match = _KILLED.search(document.text)
        if match is None:
            return Coded(document=document)
        actors = tuple(_actor(id_, match, group) for id_, group in (("a1", "who"), ("a2", "whom")))
        return Coded(document=document, actors=actors, events=(_event(match),))


def _actor(id_: str, match: re.Match[str], group: str) -> Actor:
    start, end = match.span(group)
    return Actor(
        id=id_,
        evidence=(Span(start, end),),
        support={"name": (Span(start, end),), "kind": (Span(start, end),)},
        confidence=0.9,
        how=How(by="head", name="mentions"),
        name=match[group],
        kind="unidentified",
        mentions=(Mention(start=start, end=end, form="nominal"),),
    )


def _event(match: re.Match[str]) -> Event:
    who, act, count, whom = (Span(*match.span(group)) for group in ("who", "act", "count", "whom"))
    number = int(match["count"])
    quantity = Quantity(
        low=number, high=number, best=number, qualifier="exact", text=match["count"], start=count.start, end=count.end
    )
    return Event(
        id="e1",
        evidence=(Span(*match.span()),),
        support={"type": (act,), "sources": (who,), "targets": (whom,)},
        confidence=0.8,
        how=_HOW,
        type="ASSAULT",
        sources=("a1",),
        targets=("a2",),
        casualties=(Casualty(outcome="killed", who="a2", side="target", quantity=quantity, evidence=(count, whom)),),
        trigger=act,
    )
