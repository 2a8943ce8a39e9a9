import pytest

import vedette
from vedette.assets.tools import open_tools
from vedette.errors import AssetError, AssetMissing

TOY = """# SOURCE: a test. LICENCE: none.
type = "CONSULT"
definition = "Somebody goes to see somebody."

[[frames]]
name = "see"
verbs = "see"
source = "subject"
target = "object"
"""


@pytest.fixture
def toy(tmp_path):
    (tmp_path / "consult.toml").write_text(TOY, encoding="utf-8")
    return tmp_path


def test_the_tools_are_plovers_by_default():
    tools = open_tools()
    assert len(tools.events.kinds) == 16
    assert tools.ties.kinds
    assert tools.presence.kinds


def test_another_ontology_changes_only_the_event_types(toy):
    tools = open_tools(toy)
    assert list(tools.events.kinds) == ["CONSULT"]
    assert set(tools.ties.kinds) == set(open_tools().ties.kinds)


def test_a_toy_ontology_works_from_end_to_end(toy):
    found = vedette.code("The rebels saw the army in Gao. Gunmen killed four soldiers.", ontology=toy)
    (event,) = found.events
    names = {actor.id: actor.name for actor in found.actors}
    assert (event.type, event.how.name) == ("CONSULT", "consult: see")
    assert [names[i] for i in (*event.sources, *event.targets)] == ["rebels", "army"]


def test_a_missing_ontology_is_an_error_that_names_it(tmp_path):
    with pytest.raises(AssetMissing, match="no ontology in"):
        open_tools(tmp_path)
    with pytest.raises(AssetError):
        vedette.code("Gunmen fled.", ontology=tmp_path / "none")
