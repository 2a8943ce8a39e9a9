"""What all tests share: where the data sets lie, what may be absent, and a server on which nothing may be."""

import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

# On the server a skipped test has failed: all that tests need is there (.ci/run), or the server is what needs mending.
CI = os.environ.get("CI", "").lower() in {"1", "true"}

SHARED = Path(os.environ.get("VEDETTE_SHARED") or Path(__file__).parents[2] / "shared")

# No deadline: a busy machine is no bug. On the server the same examples each time, so that red means a change did it.
settings.register_profile("here", deadline=None)
settings.register_profile("server", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("server" if CI else "here")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of data sets beside the checkout (or VEDETTE_SHARED); without it the test is skipped."""
    _need_shared()
    return SHARED


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what a marker says it needs, where that is absent."""
    if item.get_closest_marker("shared"):
        _need_shared()
    if item.get_closest_marker("training") and not find_spec("torch"):
        pytest.skip("torch is not installed: pip install -e '.[train]'")


def _need_shared() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"the data sets are not in {SHARED}; say where with VEDETTE_SHARED")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport():  # type: ignore[no-untyped-def]
    """Report a skipped test as failed on the server."""
    report = yield
    return _nothing_absent(report) if CI else report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report():  # type: ignore[no-untyped-def]
    """Report a module that skips itself as failed on the server."""
    report = yield
    return _nothing_absent(report) if CI else report


def _nothing_absent(report: pytest.TestReport | pytest.CollectReport) -> pytest.TestReport | pytest.CollectReport:
    """Turn a skip into a failure that tells what was absent; a test expected to fail (xfail) is left as it is."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} may not be skipped where CI is set.\n{reason}"
    return report
