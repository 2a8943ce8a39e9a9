"""Opens everything that coding needs."""

from pathlib import Path

from vedette.assets.actors import open_actors
from vedette.assets.gazetteer import open_gazetteer
from vedette.assets.heads import open_heads
from vedette.assets.model import open_model
from vedette.assets.ontology import open_events, open_presence, open_ties
from vedette.assets.resources import read_table
from vedette.coding.calibration import Calibration
from vedette.coding.cues import ReportingLexicon
from vedette.coding.hedges import Hedges
from vedette.coding.offices import OfficeLexicon
from vedette.pipeline import Tools


def open_tools(ontology: Path | None = None) -> Tools:
    """Open the tools; `ontology` is a folder of event types instead of PLOVER's. Raises AssetMissing, AssetDamaged."""
    return Tools(
        model=open_model(),
        actors=open_actors(),
        gazetteer=open_gazetteer(),
        reporting=ReportingLexicon.from_table(read_table("lexicons", "reporting")),
        hedges=Hedges.from_table(read_table("lexicons", "hedges")),
        offices=OfficeLexicon.from_table(read_table("lexicons", "offices")),
        events=open_events(ontology),
        ties=open_ties(),
        presence=open_presence(),
        heads=open_heads(),
        calibration=Calibration.from_table(read_table("calibration")),
    )
