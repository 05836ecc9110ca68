"""A PostgreSQL server of one's own: in a folder that goes away, for nobody but this machine, started and stopped."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg

USER = "dongling"
PASSWORD = "a b@c:d/e%f"  # noqa: S105 - of a server that ends with the test; with signs that a URL must escape
_SETTINGS = ("fsync=off", "max_connections=200", "unix_socket_directories=", "listen_addresses=127.0.0.1")


def programs() -> Path:
    """Return the folder of the newest server's programs."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).parent)
    assert folders, "PostgreSQL is needed: sh scripts/postgresql.sh"
    return max(folders, key=lambda folder: int(folder.parent.name) if folder.parent.name.isdigit() else 0)


@dataclass
class Server:
    """A server: its folder, its port, its process as long as it runs."""

    place: Path
    port: int
    process: "subprocess.Popen[Any] | None" = None

    def url(self, database: str, *, password: bool = True) -> str:
        """Return the URL of a database, as `--database` takes it."""
        secret = ":a%20b%40c%3Ad%2Fe%25f" if password else ""
        return f"postgresql+psycopg://{USER}{secret}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start, and wait until it answers."""
        program = [str(programs() / "postgres"), "-D", str(self.place / "data"), "-p", str(self.port)]
        options = [part for setting in _SETTINGS for part in ("-c", setting)]
        with (self.place / "log").open("ab") as log:
            self.process = subprocess.Popen([*program, *options], stdout=log, stderr=log, **_unprivileged())
        until = time.monotonic() + 60
        while True:
            try:
                self.connect("postgres").close()
            except psycopg.OperationalError:
                assert time.monotonic() < until, (self.place / "log").read_text(encoding="utf-8")
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        """Stop at once, in the middle of what it does; what was acknowledged is there when it is started again."""
        if self.process:
            self.process.send_signal(3)  # SIGQUIT: immediate
            self.process.wait(60)
        self.process = None

    def connect(self, database: str) -> "psycopg.Connection[tuple[object, ...]]":
        """Return a connection that commits each statement."""
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname=database, autocommit=True
        )

    def new_database(self) -> str:
        """Make an empty database that nobody else uses; return its URL."""
        name = f"test_{uuid4().hex[:12]}"
        with self.connect("postgres") as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)


@contextmanager
def server() -> Iterator[Server]:
    """Run a server."""
    place = Path(tempfile.mkdtemp(prefix="dongling-postgresql-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        one = Server(place, free.getsockname()[1])
    try:
        if user := _unprivileged().get("user"):
            shutil.chown(place, str(user))
        secret = place / "secret"
        secret.write_text(PASSWORD, encoding="utf-8")
        made = [str(programs() / "initdb"), "-D", str(place / "data"), "-U", USER, "--pwfile", str(secret)]
        made += ["-A", "scram-sha-256", "-E", "UTF8", "--locale", "C", "--no-sync"]
        secret.chmod(0o644)
        subprocess.run(made, check=True, capture_output=True, **_unprivileged())
        one.start()
        yield one
    finally:
        one.stop()
        shutil.rmtree(place)


def _unprivileged() -> dict[str, Any]:
    """Return how to run as somebody who is not root, as a server wants it."""
    if os.getuid():
        return {}
    name = next(name for name in ("postgres", "nobody") if _is_user(name))
    return {"user": name, "group": pwd.getpwnam(name).pw_gid, "extra_groups": []}


def _is_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True
