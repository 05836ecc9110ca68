"""The sockets that a site listens on: made once, before anything is loaded, and handed to whoever answers."""

import ctypes
import errno
import socket
import struct
import sys
from contextlib import ExitStack, suppress
from typing import Any, cast

from waitress.adjustments import Adjustments

from dongling import DonglingError, Said

_SO_ATTACH_FILTER, _RETURN = 26, 0x06
"""Of socket(7) and linux/filter.h: a filter of one instruction, which keeps nothing of what comes."""
BACKLOG = 1024
"""So many connections wait in the system while nobody takes them, as when a worker is replaced."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Return a listening socket for each address that `host` stands for; DonglingError when one can't be had."""
    try:
        with ExitStack() as opened:
            places = cast("list[tuple[int, int, int, Any]]", Adjustments(host=host, port=port).listen)
            listening = [opened.enter_context(_bound(*where)) for where in places]
            opened.pop_all()
            return listening
    except (OSError, ValueError) as error:
        raise _no_port(host, port, error) from None


def turn_away(one: socket.socket) -> None:
    """Let no further connection into a socket that listens: whoever asks waits, and is refused once it closes.

    A connection that comes in between the last that is taken and the closing would be reset, though it was there: and
    that takes as long as other threads hold the interpreter. Every process that shares the socket turns away with it:
    only who ends a whole site does this, no worker that goes alone. Where the system has no filters nothing is done.
    """
    if sys.platform == "linux":
        drop = ctypes.create_string_buffer(struct.pack("HBBI", _RETURN, 0, 0, 0), 8)
        with suppress(OSError):
            one.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("HP", 1, ctypes.addressof(drop)))


def _bound(family: int, kind: int, protocol: int, address: Any) -> socket.socket:
    one = socket.socket(family, kind, protocol)
    try:
        if family == socket.AF_INET6:
            one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(address)
        one.listen(BACKLOG)
    except BaseException:
        one.close()
        raise
    return one


def _no_port(host: str, port: int, error: Exception) -> DonglingError:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return DonglingError(
            Said(
                f"端口 {port} 已被占用。换一个：--port {port + 1}（或 make serve PORT={port + 1}）",
                f"port {port} is in use. Take another: --port {port + 1} (or make serve PORT={port + 1})",
            )
        )
    why = error.strerror if isinstance(error, OSError) else str(error)
    return DonglingError(Said(f"不能在 {host}:{port} 监听：{why}", f"can't listen on {host}:{port}: {why}"))
