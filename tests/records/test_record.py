from dataclasses import FrozenInstanceError, replace

import pytest

from tests.records import examples
from vedette.records import status_of


@pytest.mark.parametrize(
    ("polarity", "modality", "hearsay", "status"),
    [
        ("affirmed", "actual", False, "asserted"),
        ("affirmed", "actual", True, "reported"),
        ("affirmed", "planned", True, "planned"),
        ("affirmed", "called_for", False, "called_for"),
        ("denied", "possible", True, "denied"),
    ],
)
def test_status_is_one_word_for_how_something_is_said(polarity, modality, hearsay, status):
    assert status_of(polarity, modality, hearsay) == status
    assert replace(examples.raid(), polarity=polarity, modality=modality, hearsay=hearsay).status == status


def test_status_cannot_be_given():
    with pytest.raises((TypeError, ValueError), match="status"):
        replace(examples.raid(), status="asserted")


def test_a_record_never_changes():
    with pytest.raises(FrozenInstanceError):
        examples.raid().confidence = 1.0
    assert hash(examples.raid()) == hash(examples.raid())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"evidence": ()}, "'e1' has none"),
        ({"confidence": 1.2}, r"0\.\.1, and that of 'e1' is 1\.2"),
        ({"confidence": float("nan")}, "is nan"),
        ({"support": {"kiled": examples.raid().evidence}}, "'kiled', which is no field of Event"),
        ({"inferred": {"date": "published"}}, "'date', which is no field of Event"),
    ],
)
def test_a_record_that_cannot_be_checked_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        replace(examples.raid(), **wrong)
