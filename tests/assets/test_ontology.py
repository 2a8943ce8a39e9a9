from typing import get_args

import pytest

from vedette.assets.ontology import open_events, open_presence, open_ties
from vedette.coding.ontology import read_kind
from vedette.errors import AssetDamaged, AssetMissing
from vedette.records import AffiliationType, EventType

MINE = 'type = "ASSAULT"\ndefinition = "A fight."\n'


def folder_of(tmp_path, *contents: str):
    for number, content in enumerate(contents):
        (tmp_path / f"type{number}.toml").write_text(content, encoding="utf-8")
    return tmp_path


def test_ours_has_the_types_of_the_contract():
    assert set(open_events().kinds) == set(get_args(EventType))
    assert set(open_ties().kinds) == set(get_args(AffiliationType))
    assert set(open_presence().kinds) == {"seen", "operates", "controls", "lost_control", "moves"}


@pytest.mark.parametrize("name", ["events", "ties", "presence"])
def test_every_type_has_a_definition_frames_and_an_example(name):
    ontology = {"events": open_events, "ties": open_ties, "presence": open_presence}[name]()
    for kind in ontology.kinds.values():
        assert kind.definition, kind.name
        assert kind.frames, kind.name


@pytest.mark.parametrize("open_", [open_events, open_ties, open_presence])
def test_a_folder_of_ones_own_is_used_instead(tmp_path, open_):
    folder = folder_of(tmp_path, MINE + '[[frames]]\nname = "fight"\nverbs = "fight"\n')
    ontology = open_(folder)
    assert list(ontology.kinds) == ["ASSAULT"]
    assert ontology.frames.frames[0].verbs == {"fight"}


def test_an_empty_folder_says_what_is_wanted(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(AssetMissing, match=r"no \.toml file.* point --ontology at one"):
            open_events(folder)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("type = ", "is not TOML"),
        (MINE + 'colour = "red"\n', r"type 'ASSAULT' has \['colour'\]; a type has"),
        ('definition = "A fight."\n', "needs `type` and `definition`"),
        ('type = "ASSAULT"\n', "needs `type` and `definition`"),
        (MINE + '[[frames]]\nname = "x"\nverb = "fight"\n', r"frame 'x' of ASSAULT has \['verb'\]"),
        (MINE + '[[frames]]\nverbs = "fight"\n', "a frame of ASSAULT needs a name"),
        (MINE + '[[frames]]\nname = "x"\nverbs = "fight"\nmode = "air"\n', "has the mode 'air'; ASSAULT has"),
        (MINE + '[[frames]]\nname = "x"\nverbs = "fight"\nchange = "begins"\n', "'change'"),  # a tie's, no event's
        (MINE + '[[examples]]\nkilled = "four"\n', "an example of ASSAULT needs a text"),
        (MINE + '[[frames]]\nname = "x"\nverbs = 5\n', "frame 'x' of ASSAULT"),
    ],
)
def test_a_damaged_file_is_refused_with_its_fault(tmp_path, content, complaint):
    with pytest.raises(AssetDamaged, match=complaint):
        open_events(folder_of(tmp_path, content))


def test_a_type_that_is_told_twice_is_refused(tmp_path):
    with pytest.raises(AssetDamaged, match=r"two tables .* 'ASSAULT'"):
        open_events(folder_of(tmp_path, MINE, MINE))


def test_what_is_not_said_has_its_default():
    kind = read_kind({"type": "X", "definition": "y"}, (), ())
    assert (kind.frames, kind.examples, kind.silent, kind.cameo, kind.swallows) == ((), (), (), None, False)
