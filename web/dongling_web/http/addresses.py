"""Whom an address stands for: people, for a limit that counts them and not the numbers they come with, or this machine.

A proxy on the same machine asks from a loopback address, too, whoever it asks for. One that says so is known by its
headers; one that was told nothing more than `proxy_pass` by speaking HTTP/1.0, as nginx then does and no browser.
"""

from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from flask import request

_FORWARDED = ("Forwarded", "X-Real-IP", "Via")


def place(address: str) -> str:
    """Return whom an address stands for: with IPv6 the network, since one machine has as many addresses as it likes."""
    try:
        known = ip_address(address)
    except ValueError:
        return address[:64]
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address


def forwarded(told: str) -> str:
    """Return for whom a proxy asks, by its `X-Forwarded-For`: the last is the one that it has seen itself."""
    return told.rpartition(",")[2].strip()


def is_asked_at_hand() -> bool:
    """Tell whether this request comes from this machine, by one of its own names, and nothing tells of a proxy.

    It can't be known for sure: where somebody is told more than everybody, this alone is not enough.
    """
    handed_on = any(name in _FORWARDED or name.startswith("X-Forwarded-") for name, _ in request.headers)
    if handed_on or request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":
        return False
    return is_loopback(request.remote_addr or "") and is_loopback(urlsplit(request.host_url).hostname or "")


def is_loopback(name: str) -> bool:
    """Tell whether an address or a name is that of this machine alone."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
