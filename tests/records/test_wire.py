import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.records import examples
from tests.records.strategies import records
from vedette.errors import InputError
from vedette.records import KINDS, Coded, Event, wire

ALL = [Coded, *KINDS.values()]
slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def changed(change):
    """The example's JSON with a change made to it."""
    given = json.loads(wire.encode(examples.coded()))
    change(given)
    return json.dumps(given).encode()


def test_a_document_is_one_line_in_the_order_of_the_contract():
    line = wire.encode(examples.coded())
    assert line.startswith(b'{"vedette":1,"document":{"id":"sha256:')
    assert b"\n" not in line
    assert list(json.loads(line)) == [
        *("vedette", "document", "actors", "places", "events", "affiliations", "presence"),
        *("claims", "estimates", "outlooks", "notes"),
    ]


def test_what_is_derived_is_printed():
    (event,) = json.loads(wire.encode(examples.coded()))["events"]
    assert (event["status"], event["killed"]["low"], event["injured"]) == ("reported", 12, None)


def test_the_same_records_give_the_same_bytes_however_their_maps_were_filled():
    coded = examples.coded()
    turned = examples.coded()
    support = turned.events[0].support
    for name in sorted(support, reverse=True):
        support[name] = support.pop(name)
    assert list(support) != list(coded.events[0].support)
    assert wire.encode(turned) == wire.encode(coded)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
@given(data=st.data())
@slow
def test_what_is_written_is_read_back(kind, data):
    record = data.draw(records(kind))
    line = wire.encode(record)
    assert wire.decode_as(kind, line) == record
    assert wire.encode(wire.decode_as(kind, line)) == line


@pytest.mark.parametrize("kind", [None, *KINDS])
@given(data=st.data())
@slow
def test_what_is_written_is_what_the_schema_promises(kind, data):
    schema = wire.schema(kind)
    Draft202012Validator.check_schema(schema)
    record = data.draw(records(Coded if kind is None else KINDS[kind]))
    Draft202012Validator(schema).validate(json.loads(wire.encode(record)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda c: c.pop("vedette"), 'wanted "vedette": 1'),
        (lambda c: c.update(vedette=2), r"2 - at `\$.vedette`"),
        (lambda c: c.pop("document"), "missing required field `document`"),
        (lambda c: c.update(rumours=[]), r"no field 'rumours' is known at \$ \(there is: vedette, document"),
        (lambda c: c["events"][0].update(kiled=3), r"no field 'kiled' is known at \$\.events\[0\]"),
        (lambda c: c["events"][0]["evidence"][0].update(end=0), r"0 <= start < end, .* `\$.events\[0\].evidence\[0\]`"),
        (lambda c: c["events"][0].update(type="FIGHT"), "'FIGHT'"),
        (lambda c: c["events"][0].update(confidence=7), "0..1"),
        (
            lambda c: c["events"][0].update(status="denied"),
            r"events\[0\].status is derived .* 'reported', and not 'denied'",
        ),
        (lambda c: c["events"][0].update(killed=None), r"events\[0\].killed is derived"),
        (lambda c: c["events"][0]["killed"].update(low=0), r"events\[0\].killed.low is derived .* 12, and not 0"),
    ],
)
def test_an_unknown_shape_is_refused_with_what_was_wanted_and_found(change, said):
    with pytest.raises(InputError, match=said):
        wire.decode(changed(change))


@pytest.mark.parametrize(
    "junk", [b"", b"[]", b"null", b'{"vedette":1', b'"\xff"', b'{"vedette":1,"x":' + b"[" * 100_000]
)
def test_junk_is_refused(junk):
    with pytest.raises(InputError):
        wire.decode(junk)


def test_what_has_a_default_may_be_left_out():
    def thin(given):
        given["events"][0] = {name: value for name, value in given["events"][0].items() if value not in (None, [], {})}
        for name in ("status", "killed"):
            del given["events"][0][name]

    assert wire.decode(changed(thin)) == examples.coded()


def test_the_schema_carries_the_meaning_of_each_field_and_marks_what_is_derived():
    event = wire.schema("event")["$defs"]["Event"]["properties"]
    assert event["sources"]["description"].startswith("ids of those who did it")
    assert [name for name, field in event.items() if field.get("readOnly")] == ["status", "killed", "injured"]


def test_the_schema_asks_for_every_field_that_is_printed():
    given = json.loads(wire.encode(examples.raid()))
    validator = Draft202012Validator(wire.schema("event"))
    assert validator.is_valid(given)
    for name in given:
        assert not validator.is_valid({other: value for other, value in given.items() if other != name})


def test_a_kind_is_read_by_its_type():
    assert wire.decode_as(Event, wire.encode(examples.raid())) == examples.raid()
