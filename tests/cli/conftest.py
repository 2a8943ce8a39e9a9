"""What the tests of the commands share."""

import pytest

from tests.cli.fakes import FakeCoder


@pytest.fixture
def fake_coder(monkeypatch):
    """Let every command code with the fake."""
    monkeypatch.setattr("vedette.assets.coder.Coder", FakeCoder)
