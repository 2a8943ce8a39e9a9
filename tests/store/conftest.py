"""A workspace on each database: a file of SQLite, and a database of its own on the server that the tests are lent."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

from vedette.store.workspace import Workspace, make_workspace

SERVER = os.environ.get("VEDETTE_TEST_POSTGRESQL")


@contextmanager
def database() -> Iterator[str]:
    """The address of an empty database of PostgreSQL, which is dropped afterwards; skips where there is no server."""
    if not SERVER:
        pytest.skip("VEDETTE_TEST_POSTGRESQL names no server: tools/postgres.sh start .runs/postgres prints one")
    url, name = make_url(SERVER).set(drivername="postgresql+psycopg"), f"vedette_test_{uuid.uuid4().hex}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield url.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
        with server.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where a workspace may be made: on each database in turn."""
    if request.param == "sqlite":
        yield str(request.getfixturevalue("tmp_path") / "desk.db")
    else:
        with database() as url:
            yield url


@pytest.fixture
def workspace(where: str) -> Iterator[Workspace]:
    """An empty workspace on each database in turn."""
    with make_workspace(where) as made:
        yield made


@pytest.fixture
def on_server() -> Iterator[str]:
    """Where a workspace may be made on PostgreSQL."""
    with database() as url:
        yield url
