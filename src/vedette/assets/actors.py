"""Opens the words and the registry that actors are found with."""

from vedette.actors.lexicon import ActorLexicon
from vedette.assets.resources import read_table


def open_actors() -> ActorLexicon:
    """Read `lexicons/actors.toml` and the registry's tables."""
    registry = [read_table("registry", name) for name in ("states", "organisations", "people")]
    return ActorLexicon.from_tables(read_table("lexicons", "actors"), *registry)
