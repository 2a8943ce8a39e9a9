"""Passages of the corpus in the form of the hand-coded articles (../shared/gold/GUIDE.md), for the scorer of those.

Places have no coordinates in the corpus, so that the scorer finds none of them.
"""

import re
from typing import Any

from training.annotations import Annotated, Event, Toll
from training.corpus import Passage
from vedette.records import Span

_PRONOUNS = frozenset("""he him his she her hers they them their theirs it its we us our ours i me my who whom whose
    which that himself herself itself themselves themself you your both others these those""".split())  # fmt: skip

_FOLLOWS = re.compile(r"(?<=[a-z]) (?:of|in|from|at|under|on|for|to) ")


def hand_coded(passage: Passage) -> dict[str, Any]:
    """Give a passage as a line of a gold file: id, published, text, gold."""
    around = Annotated(passage)
    text = passage.text
    forms = {a.id: _forms(text, a.mentions) for a in around.actors.values()}
    names = {id_: max(own, key=len) for id_, own in forms.items()}
    places = {p.id: p.mentions[0].of(text) for p in around.places.values()}

    def quote(span: Span) -> str:
        """The sentence around some words."""
        return next((s for s in around.sentences if s.start <= span.start < s.end), span).of(text)

    def event(record: Event) -> dict[str, Any]:
        at = next((where.place for where in record.places if where.role == "at"), None)
        time = around.times[record.time] if record.time else None
        return {
            "type": record.type,
            "sources": [names[a] for a in record.sources],
            "targets": [names[a] for a in record.targets],
            "place": places[at] if at else None,
            "date": time.start if time and time.start and _is_day(time.start, time.end) else None,
            "killed": _toll(record.tolls, "killed"),
            "injured": _toll(record.tolls, "injured"),
            "status": record.said.status,
            "evidence": quote(record.triggers[0]),
        }

    return {
        "id": passage.id,
        "title": None,
        "published": str(passage.published),
        "text": text,
        "gold": {
            "actors": [
                {"name": names[a.id], "kind": a.kind, "mentions": forms[a.id]} for a in around.actors.values()
            ],
            "places": [],
            "events": [event(e) for e in around.events.values()],
            "affiliations": [
                {"type": tie.type, "subject": names[tie.subject], "object": (names | places)[tie.object],
                 "status": tie.said.status, "change": tie.change, "evidence": quote(tie.triggers[0])}
                for tie in around.ties.values()
            ],
            "claims": [
                {"source": names[c.source], "named": c.named, "quotation": c.quotation, "content": span.of(text)}
                for c in around.claims.values() for span in c.content[:1]
            ],
            "estimates": [
                {"what": q.what, "low": q.low, "high": q.high, "evidence": quote(q.spans[0])}
                for q in around.quantities.values() if q.spans
            ],
            "outlooks": [
                {"evidence": o.spans[0].of(text), "phrase": o.likelihood.of(text) if o.likelihood else None}
                for o in around.outlooks.values() if o.spans
            ],
        },
    }  # fmt: skip


def _forms(text: str, mentions: tuple[Span, ...]) -> list[str]:
    """The words of the mentions, pronouns left out, each description also without what follows its noun.

    Of an actor that only pronouns mention, those.
    """
    words = [m.of(text) for m in mentions]
    forms = [form for w in words if w.lower() not in _PRONOUNS for form in (w, _FOLLOWS.split(w)[0])]
    return list(dict.fromkeys(forms)) or words


def _is_day(start: str, end: str | None) -> bool:
    return end is not None and start[:8] == end[:8] and int(end[8:]) - int(start[8:]) == 1


def _toll(tolls: tuple[Toll, ...], outcome: str) -> list[Any] | None:
    """The bounds of a toll that stands alone; several are not summed here."""
    own = [t for t in tolls if t.outcome == outcome]
    return [own[0].low, own[0].high] if len(own) == 1 else None
