from dataclasses import replace

import pytest

from tests.records import examples


def test_a_claim_stands_in_its_parent():
    assert replace(examples.said(), parent="c2").claim == "c2"
    assert examples.said().claim is None


def test_a_claim_without_words_is_refused():
    with pytest.raises(ValueError, match="needs content, and 'c1' has none"):
        replace(examples.said(), content=())
