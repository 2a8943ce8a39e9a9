"""Reports of ties in a line each, `told("A begins branch_of B", at="2014-09")`; and documents that tell of ties."""

from dataclasses import replace

from vedette.network.days import time_of
from vedette.network.network import Network
from vedette.network.reports import REGISTRY, Node, Report
from vedette.records import Actor, Affiliation, Coded, Document, How, Mention, Span, Time, document_id

_HOW = How(by="frame", name="example")
PEOPLE = frozenset({"Paul", "Peter"})


def told(sentence: str, at: str | None = None, known: str | None = "2015-01-01", source: str = "", **more) -> Report:
    """A report: who, change, type, whom. at: its time; source: the id of its document, made from `known` by default."""
    subject, change, type_, object_ = sentence.split()
    return Report(
        id=f"{source or f'doc-{known}'}#{sentence}, {at}, {known}, {sorted(more.items())}",
        type=type_,
        subject=subject,
        object=object_,
        change=change,
        time=time_of(at) if at else None,
        known=known,
        **{"words": sentence, "confidence": 0.5, **more},
    )


def listed(words: str, at: str | None = None) -> Report:
    """A fact of the registry."""
    return told(words, at, known=None, source=f"{REGISTRY}{words.split()[0]}")


def since(start: str) -> Time:
    """A time that is open: "since 2014"."""
    return replace(time_of(start), end=None)


def network_of(*reports: Report, **more) -> Network:
    """A network of some reports, whose nodes are groups, but for a few people."""
    ends = sorted({end for r in reports for end in (r.subject, r.object, r.on_behalf_of) if end})
    nodes = {id_: Node(id=id_, name=id_, kind="person" if id_ in PEOPLE else "armed_group") for id_ in ends}
    return Network(nodes, reports, **more)


def states(network: Network, on: str, known_on: str | None = None) -> dict[str, str]:
    """The state of each tie that was known: {"A branch_of B": "holds"}."""
    return {f"{t.subject} {t.type} {t.object}": t.state for t in network.snapshot(on, known_on)}


def document(published: str | None, *sentences: str, **actors) -> Coded:
    """A coded document whose sentences are ties: "Red Army begins fights: Blue Front".

    actors: by their name without blanks, fields of theirs that differ: `RedArmy={"country": "MLI"}`.
    """
    text = f"{' '.join(f'{sentence}.' for sentence in sentences)} ({published})"
    ties = [_parts(sentence) for sentence in sentences]
    names = dict.fromkeys(name for who, _, _, whom in ties for name in (who, whom))
    ids = {name: f"a{number}" for number, name in enumerate(names, 1)}
    return Coded(
        document=Document(
            id=document_id(text),
            outlet="Sample Wire",
            title=f"{sentences[0]} told",
            published=published,
            published_precision="day" if published else None,
            text=text,
        ),
        actors=tuple(_actor(id_, name, text, actors.get(name.replace(" ", ""), {})) for name, id_ in ids.items()),
        affiliations=tuple(
            Affiliation(
                id=f"t{number}",
                type=type_,
                subject=ids[who],
                object=ids[whom],
                change=change,
                evidence=(_span(text, sentence),),
                support={"type": (_span(text, type_),)},
                confidence=0.6,
                how=_HOW,
            )
            for number, (sentence, (who, change, type_, whom)) in enumerate(zip(sentences, ties, strict=True), 1)
        ),
    )


def _parts(sentence: str) -> tuple[str, str, str, str]:
    left, whom = sentence.split(": ")
    who, change, type_ = left.rsplit(" ", 2)
    return who, change, type_, whom


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _actor(id_: str, name: str, text: str, fields: dict) -> Actor:
    at = _span(text, name)
    form = "name" if name[0].isupper() else "nominal"
    return Actor(
        **{
            "id": id_,
            "name": name,
            "kind": "armed_group",
            "mentions": (Mention(start=at.start, end=at.end, form=form),),
            "evidence": (at,),
            "support": {"name": (at,), "kind": (at,)},
            "confidence": 0.9,
            "how": _HOW,
            **fields,
        }
    )
