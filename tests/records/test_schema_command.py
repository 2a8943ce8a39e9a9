import json

import pytest
from click.testing import CliRunner

from vedette.cli.schema import schema
from vedette.records import KINDS, wire


def test_the_schema_of_a_whole_document_is_printed():
    result = CliRunner().invoke(schema)
    assert (result.exit_code, json.loads(result.output)) == (0, wire.schema())


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_one_kind_is_printed(kind):
    result = CliRunner().invoke(schema, ["--kind", kind])
    assert (result.exit_code, json.loads(result.output)) == (0, wire.schema(kind))


def test_a_kind_that_is_not_there_is_told_with_those_that_are():
    result = CliRunner().invoke(schema, ["--kind", "rumour"])
    assert result.exit_code == 2
    assert "'rumour'" in result.output
    assert "'outlook'" in result.output
