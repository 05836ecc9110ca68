"""The service manager that started a site, such as systemd: it is told when pages are answered."""

import os
import socket
from contextlib import suppress


def tell_service_manager(state: str) -> None:
    """Tell a state such as `READY=1`, where there is a manager that wants to know (`NOTIFY_SOCKET`)."""
    where = os.environ.get("NOTIFY_SOCKET", "")
    if where:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as one:
            one.sendto(state.encode(), where.replace("@", "\0", 1) if where.startswith("@") else where)
