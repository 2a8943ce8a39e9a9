"""Opens the words and the registry that actors are found with."""

from vedette.actors.lexicon import ActorLexicon
from vedette.assets.registry import open_registry
from vedette.assets.resources import read_table


def open_actors() -> ActorLexicon:
    """Read `lexicons/actors.toml` and the registry."""
    states, organs = (read_table("registry", name) for name in ("states", "organs"))
    return ActorLexicon.from_tables(read_table("lexicons", "actors"), states, organs, open_registry())
