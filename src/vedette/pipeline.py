"""The program's table of contents: one document in, its records out."""

from dataclasses import dataclass

from vedette.actors.finding import find_actors
from vedette.actors.found import Named
from vedette.actors.lexicon import ActorLexicon
from vedette.coding.acquainting import acquainted
from vedette.coding.acts import Surroundings
from vedette.coding.affiliations import find_affiliations
from vedette.coding.calibration import Calibration
from vedette.coding.casualties import find_tolls
from vedette.coding.claims import find_claims
from vedette.coding.cues import ReportingLexicon
from vedette.coding.estimates import estimates_of
from vedette.coding.events import find_events
from vedette.coding.heads import Heads
from vedette.coding.hedges import Hedges
from vedette.coding.offices import OfficeLexicon
from vedette.coding.ontology import Ontology
from vedette.coding.outlooks import find_outlooks
from vedette.coding.presence import find_presence
from vedette.coding.quantities import find_counts
from vedette.coding.said_when import dated
from vedette.coding.times import find_times
from vedette.places.gazetteer import Gazetteer
from vedette.places.toponyms import find_places
from vedette.reading.documents import told
from vedette.reading.model import Model
from vedette.reading.reading import Reading, read
from vedette.records import Coded, Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """All that coding needs from outside, opened once (vedette.assets.tools)."""

    model: Model
    actors: ActorLexicon
    gazetteer: Gazetteer
    reporting: ReportingLexicon
    hedges: Hedges
    events: Ontology
    ties: Ontology
    presence: Ontology
    heads: Heads
    calibration: Calibration
    offices: OfficeLexicon


def code(document: Document, tools: Tools) -> Coded:
    """Turn one document into records. Same document and tools in, same records out."""
    reading = read(document.text, tools.model, told(document))
    around = survey(reading, document, tools)
    sure = tools.calibration.apply
    events, ties = acquainted(
        find_events(reading, around, tools.events, tools.heads),
        find_affiliations(reading, around, tools.ties, tools.offices, tools.heads),
    )
    return Coded(
        document=document,
        actors=sure("actors", around.cast.actors),
        places=sure("places", around.scene.places),
        events=sure("events", events),
        affiliations=sure("affiliations", ties),
        presence=sure("presence", find_presence(reading, around, tools.presence)),
        claims=sure("claims", around.claims.records),
        estimates=sure("estimates", estimates_of(reading, around)),
        outlooks=sure("outlooks", find_outlooks(reading, around, tools.heads.outlooks)),
    )


def survey(reading: Reading, document: Document, tools: Tools) -> Surroundings:
    """Find who, where, when, how many and who says so: what acts, ties and figures are then made of."""
    heads, links = tools.heads, tools.heads.links
    scene = find_places(reading, tools.gazetteer, document.dateline)
    names = Named(reading, tools.actors, document.published, [p.country for p in scene.places for _ in p.mentions])
    cast = find_actors(names, heads.mentions, links.weighed if links else None)
    counts, times = find_counts(reading), find_times(reading, document)
    claims = find_claims(reading, cast, tools.reporting, tools.hedges, heads.cues, heads.contents, heads.speakers)
    return Surroundings(
        cast=cast,
        scene=scene,
        times=times,
        counts=counts,
        tolls=find_tolls(reading, counts, cast),
        claims=dated(reading, claims, times),
        hedges=tools.hedges,
    )
