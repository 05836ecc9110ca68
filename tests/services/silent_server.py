"""A way to a server on which it goes silent when told: what is sent is taken, and nothing is answered."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """A port of this machine that leads to another one, as long as it is not silent."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.heard = threading.Event()
        self.heard.set()
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def silence(self) -> None:
        """Pass nothing on from now on; connections stay open, and new ones are taken."""
        self.heard.clear()

    def speak(self) -> None:
        """Pass on what waited, and all that comes."""
        self.heard.set()

    def end(self) -> None:
        """Shut everything."""
        self.speak()
        for one in (self._listening, *self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._to))
                self._open += [client, server]
                for ends in ((client, server), (server, client)):
                    threading.Thread(target=self._pass, args=ends, daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while sent := one.recv(65536):
                self.heard.wait()
                other.sendall(sent)
            other.shutdown(socket.SHUT_WR)


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    """Lead a port of its own to another."""
    line = Line(port)
    try:
        yield line
    finally:
        line.end()
