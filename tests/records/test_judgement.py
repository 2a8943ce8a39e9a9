import pytest

from vedette.records import Judgement


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"on": ()}, "on some record"),
        ({"when": "today"}, "YYYY-MM-DD"),
        ({"kind": "undo"}, "names what it undoes"),
        ({"undoes": "j0"}, "names what it undoes"),
    ],
)
def test_a_judgement_says_what_it_is_about(wrong, said):
    given = {"id": "j1", "kind": "accept", "on": ("sha256:1#e1",), "who": "mb", "when": "2014-09-16T08:00Z"}
    assert Judgement(**given).why is None
    with pytest.raises(ValueError, match=said):
        Judgement(**(given | wrong))
