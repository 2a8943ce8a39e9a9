"""The classifier of lines, as it is installed."""

import json

import pytest

from vedette.assets.lines import FOLDER, open_lines
from vedette.errors import AssetDamaged
from vedette.reading.lines import LineWeights, sort_by_rule


def test_the_installed_weights_are_opened_and_are_few():
    assert isinstance(open_lines(), LineWeights)
    assert (FOLDER / "lines.json").stat().st_size < 150_000


def test_without_weights_the_simple_rule_sorts(tmp_path):
    assert open_lines(tmp_path) is sort_by_rule


def test_weights_that_were_changed_are_refused(tmp_path):
    for name in ("lines.json", "lines.toml"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    with (tmp_path / "lines.json").open("ab") as file:
        file.write(b" ")
    with pytest.raises(AssetDamaged, match="install vedette again"):
        open_lines(tmp_path)


def test_a_table_of_something_else_is_refused(tmp_path):
    from hashlib import sha256

    data = json.dumps({"labels": {}}).encode()
    (tmp_path / "lines.json").write_bytes(data)
    (tmp_path / "lines.toml").write_text(f'sha256 = "{sha256(data).hexdigest()}"\n')
    with pytest.raises(AssetDamaged, match="no table of weights"):
        open_lines(tmp_path)
