"""One coded document, small and whole, that the tests of this room share. The report and its outlet are made up."""

from vedette.records import (
    Actor,
    Affiliation,
    Block,
    Candidate,
    Casualty,
    Claim,
    Coded,
    Document,
    Estimate,
    Event,
    How,
    Mention,
    Note,
    Outlook,
    Place,
    PlaceRole,
    Presence,
    Quantity,
    Span,
    Time,
    document_id,
)

TEXT = (
    "🔴 Raid near Gao\n\n"
    "Gunmen reportedly killed at least 12 soldiers near Gao on Monday, the army said. "
    "The gunmen hold the road. The army fears a new raid.\n"
)
BODY = TEXT.index("Gunmen")
FRAME = How(by="frame", name="kill")


def span(words: str) -> Span:
    """Where these words stand in the body of the report."""
    start = TEXT.index(words, BODY)
    return Span(start, start + len(words))


def mention(words: str, form: str = "nominal") -> Mention:
    at = span(words)
    return Mention(start=at.start, end=at.end, form=form)


def twelve() -> Quantity:
    at = span("at least 12")
    return Quantity(low=12, qualifier="at_least", text="at least 12", start=at.start, end=at.end)


def document() -> Document:
    headline = TEXT.index("\n")
    return Document(
        id=document_id(TEXT),
        url="https://sample.example/1",
        outlet="Sample Wire",
        title="Raid near Gao",
        published="2014-09-16",
        published_precision="day",
        language="en",
        text=TEXT,
        blocks=(
            Block(kind="headline", start=0, end=headline),
            Block(kind="paragraph", start=BODY, end=len(TEXT) - 1),
        ),
    )


def actors() -> tuple[Actor, ...]:
    def actor(id_: str, words: str, kind: str, mentions: tuple[Mention, ...]) -> Actor:
        at = (span(words),)
        support = {"name": at, "kind": at}
        return Actor(
            id=id_, name=words, kind=kind, mentions=mentions, evidence=at, support=support, confidence=0.9, how=FRAME
        )

    return (
        actor("a1", "Gunmen", "unidentified", (mention("Gunmen"), mention("The gunmen"))),
        actor("a2", "soldiers", "state_force", (mention("soldiers"),)),
        actor("a3", "the army", "state_force", (mention("the army"), mention("The army"))),
    )


def gao() -> Place:
    table = "gazetteer"
    return Place(
        id="p1",
        name="Gao",
        kind="P.PPLA",
        lat=16.27,
        lon=-0.04,
        radius_km=5.0,
        geonameid=1,
        country="MLI",
        precision="town",
        candidates=(Candidate(geonameid=2, name="Gao", country="BFA", lat=11.6, lon=-3.3, score=0.1),),
        mentions=(mention("Gao", "name"),),
        evidence=(span("Gao"),),
        support={"name": (span("Gao"),)},
        inferred=dict.fromkeys(["kind", "lat", "lon", "radius_km", "geonameid", "country", "precision"], table),
        confidence=0.8,
        how=FRAME,
    )


def raid() -> Event:
    killed = span("killed")
    return Event(
        id="e1",
        claim="c1",
        hearsay=True,
        type="ASSAULT",
        sources=("a1",),
        targets=("a2",),
        place="p1",
        places=(PlaceRole(place="p1", role="at"),),
        time=Time(start="2014-09-15", end="2014-09-16", precision="day", text="Monday", anchor="published"),
        casualties=(
            Casualty(outcome="killed", who="a2", side="target", quantity=twelve(), claim="c1", evidence=(killed,)),
        ),
        trigger=killed,
        evidence=(span("Gunmen reportedly killed at least 12 soldiers near Gao on Monday"),),
        support={
            "hearsay": (span("reportedly"),),
            "type": (killed,),
            "sources": (span("Gunmen"),),
            "targets": (span("soldiers"),),
            "place": (span("near Gao"),),
            "places": (span("near Gao"),),
            "time": (span("on Monday"),),
        },
        inferred={"time": "published + weekday"},
        confidence=0.7,
        how=How(by="both", name="kill + trigger head"),
    )


def said() -> Claim:
    army = (span("the army"),)
    return Claim(
        id="c1",
        source="a3",
        named=True,
        source_kind="official",
        cue=span("said"),
        content=(span("Gunmen reportedly killed at least 12 soldiers near Gao on Monday"),),
        quotation="indirect",
        evidence=(span("the army said"),),
        support={"source": army, "named": army, "source_kind": army, "quotation": (span("said"),)},
        confidence=0.9,
        how=FRAME,
    )


def coded() -> Coded:
    hold, fear = (span("hold"),), (span("fears"),)
    return Coded(
        document=document(),
        actors=actors(),
        places=(gao(),),
        events=(raid(),),
        affiliations=(
            Affiliation(
                id="f1",
                type="fights",
                subject="a1",
                object="a3",
                change="holds",
                event="e1",
                evidence=(span("killed"),),
                inferred=dict.fromkeys(
                    ["type", "subject", "object", "change"], "the doer and the victim of an assault"
                ),
                confidence=0.5,
                how=FRAME,
            ),
        ),
        presence=(
            Presence(
                id="r1",
                who=("a1",),
                kind="controls",
                places=(),
                evidence=(span("The gunmen hold the road"),),
                support={"who": (span("The gunmen"),), "kind": hold},
                confidence=0.6,
                how=FRAME,
            ),
        ),
        claims=(said(),),
        estimates=(
            Estimate(
                id="q1",
                claim="c1",
                what="killed",
                subject="a2",
                quantity=twelve(),
                evidence=(span("at least 12 soldiers"),),
                support={"what": (span("killed"),), "subject": (span("soldiers"),)},
                confidence=0.9,
                how=FRAME,
            ),
        ),
        outlooks=(
            Outlook(
                id="o1",
                kind="fear",
                about=("a3",),
                evidence=(span("The army fears a new raid"),),
                support={"kind": fear, "about": (span("The army"),)},
                confidence=0.8,
                how=FRAME,
            ),
        ),
        notes=(Note(room="places", text="No position was found for a road.", evidence=(span("the road"),)),),
    )
