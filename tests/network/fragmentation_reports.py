"""Reports of the fragmentation watch's tests, each sentence a record: `report("2014-05-01", "Gouri criticises AQIM")`.

A sentence is a subject, a type of tie (or of act, in capitals) and an object. "Gouri says: " before it makes a claim;
"denied", "possible" or the name of a change stand before the type. Who is in PEOPLE is a person, who is in STATES a
state, and everybody else a group; a name in small letters ("fighters") is a description and not a name.
"""

import re

from vedette.records import Actor, Affiliation, Claim, Coded, Document, Event, How, Mention, Span, document_id

PEOPLE = ["Gouri", "Droukdel", "Sahraoui", "Belmokhtar", "Zawahiri", "Shekau"]
STATES = ["Algeria"]

_SENTENCE = re.compile(
    r"(?:(?P<speaker>[\w-]+) says: )?(?P<subject>[\w-]+) (?:(?P<denied>denied) |(?P<possible>possible) "
    r"|(?P<change>begins|ends|accepts|refuses) )*(?P<type>\w+) (?P<object>[\w-]+)"
)
_HOW = How(by="frame", name="example")


def report(published: str | None, *sentences: str, confidence: float = 0.9) -> Coded:
    """One coded document of these sentences."""
    text = ". ".join(sentences) + f". ({published})"
    given = [match for sentence in sentences if (match := _SENTENCE.fullmatch(sentence))]
    assert len(given) == len(sentences)
    names = sorted({match[role] for match in given for role in ("speaker", "subject", "object") if match[role]})
    claims = [match for match in given if match["speaker"]]
    ties, acts, start = [], [], 0
    for match in given:
        span = Span(start, start + len(match.string))
        start = span.end + 2
        claim = f"c{claims.index(match) + 1}" if match["speaker"] else None
        (acts if match["type"].isupper() else ties).append(_record(match, span, claim, names, confidence))
    return Coded(
        document=Document(
            id=document_id(text),
            outlet="Sample Wire",
            published=published,
            published_precision=published and "day",
            text=text,
        ),
        actors=tuple(_actor(number, name, text) for number, name in enumerate(names)),
        events=tuple(acts),
        affiliations=tuple(ties),
        claims=tuple(_claim(number, match, text, names) for number, match in enumerate(claims, 1)),
    )


def _record(match: re.Match[str], span: Span, claim: str | None, names: list[str], confidence: float):
    subject, object_ = (f"a{names.index(match[role])}" for role in ("subject", "object"))
    shared = {
        "id": f"r{span.start}",
        "claim": claim,
        "type": match["type"],
        "polarity": "denied" if match["denied"] else "affirmed",
        "modality": "possible" if match["possible"] else "actual",
        "evidence": (span,),
        "confidence": confidence,
        "how": _HOW,
    }
    if match["type"].isupper():
        return Event(sources=(subject,), targets=(object_,), trigger=span, **shared)
    return Affiliation(subject=subject, object=object_, change=match["change"] or "holds", **shared)


def _actor(number: int, name: str, text: str) -> Actor:
    at = text.index(name)
    proper = name[0].isupper()
    kind = "person" if name in PEOPLE else "state" if name in STATES else "armed_group"
    return Actor(
        id=f"a{number}",
        name=name,
        kind=kind,
        registry=name.lower() if proper else None,
        mentions=(Mention(start=at, end=at + len(name), form="name" if proper else "nominal"),),
        evidence=(Span(at, at + len(name)),),
        confidence=0.9,
        how=_HOW,
    )


def _claim(number: int, match: re.Match[str], text: str, names: list[str]) -> Claim:
    at = text.index(match.string)
    return Claim(
        id=f"c{number}",
        source=f"a{names.index(match['speaker'])}",
        named=True,
        source_kind="armed_group",
        content=(Span(at, at + len(match.string)),),
        quotation="indirect",
        evidence=(Span(at, at + len(match.string)),),
        confidence=0.9,
        how=_HOW,
    )
