"""A server that lets somebody in and then says nothing: the connection is shut after a moment."""

import socket
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

from dongling.store.database.engines.hurried_connection import HurriedConnection

_LET_IN = b"R\0\0\0\x08\0\0\0\0" + b"Z\0\0\0\x05I"
"""What a server says that asks for no password and is ready."""


@pytest.fixture
def port() -> Iterator[int]:
    """Return the port of a server that lets in whoever comes, and answers nothing to any question."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        held: list[socket.socket] = []

        def let_in() -> None:
            one, _ = listening.accept()
            held.append(one)
            one.recv(4096)
            one.sendall(_LET_IN)

        thread = threading.Thread(target=let_in)
        thread.start()
        yield int(listening.getsockname()[1])
        thread.join()
        for one in held:
            one.close()


def test_a_question_that_is_not_answered_ends_with_the_connection(port: int) -> None:
    with HurriedConnection.connect(
        host="127.0.0.1", port=port, user="x", sslmode="disable", gssencmode="disable"
    ) as one:
        one.silent_most = 0.3
        begun = time.monotonic()
        with pytest.raises(psycopg.OperationalError, match="no answer for"):
            one.execute("SELECT 1")
        assert time.monotonic() - begun < 10
        assert one.closed
