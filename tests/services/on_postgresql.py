"""A plugin of pytest: the same tests on a real PostgreSQL. Whatever folder a test opens a store in is a schema there.

DONGLING_TEST_DATABASE=URL pytest -p tests.services.on_postgresql -m "not of_sqlite" tests/dongling/store
"""

import hashlib
import os
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from sqlalchemy import make_url

from dongling.store.database import database
from dongling.store.database.engine import is_url, open_engine

URL = os.environ["DONGLING_TEST_DATABASE"]


def on_server(where: Path | str, patience: float) -> object:
    """Open the schema that stands for a folder; make it first."""
    if is_url(where):
        return open_engine(where, patience)
    folder = Path(where)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"t_{hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:20]}"
    url = make_url(URL)
    with psycopg.connect(
        host=url.host, port=url.port, user=url.username, password=url.password, dbname=url.database, autocommit=True
    ) as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {name}".encode())
    return open_engine(f"{URL}?options={quote(f'-csearch_path={name}')}", patience)


def install() -> None:
    """Have stores opened on the server from now on."""
    database.__dict__["open_engine"] = on_server


@pytest.fixture(autouse=True, scope="session")
def _on_postgresql() -> None:
    install()
